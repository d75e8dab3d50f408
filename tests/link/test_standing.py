import random

from factory import Draft
from recount.link import MemoryShelf, known, place, profile
from recount.link.standing import story_id
from recount.model.bonds import Bonds

BRIDGE = [
    "A bridge over the Tamva collapsed at Orlen, and four lorries fell into the river.\nDivers sought the drivers.",
    "Four lorries plunged into the Tamva when the bridge at Orlen gave way.\nDivers are searching for their drivers.",
    "Divers found the drivers of two lorries in the Tamva, where the bridge at Orlen collapsed.\nThe river is high.",
]
RAID = [
    "Jets bombed a fuel depot at Keth, the Vornan army said.\nThe depot held fuel for tanks, a general in Vorna said.",
    "Vornan jets bombed the depot at Keth.\nFuel for tanks burned all night, the general said.",
]
LATE = "2031-05-09"


def fed(*texts, bonds=None, shelf=None):
    """Put the texts on a shelf one by one; return it with the changes."""
    shelf, changes = shelf or MemoryShelf(), []
    for n, text in enumerate(texts, shelf.count()):
        new = known(profile(Draft(text, origin=f"{n}").reading()), shelf)
        made = place(new, shelf, bonds) if bonds else place(new, shelf)
        shelf.put(new, made)
        changes += made
    return shelf, changes


def stories(shelf):
    return sorted(sorted(reports) for reports in shelf.all.values())


def test_the_first_report_opens_a_story_and_the_next_of_it_joins():
    shelf, changes = fed(*BRIDGE[:2])
    assert [change.kind for change in changes] == ["opened", "joined"]
    assert len(stories(shelf)) == 1


def test_a_report_of_something_else_opens_a_story_of_its_own():
    shelf, _ = fed(*BRIDGE[:2], RAID[0])
    assert len(stories(shelf)) == 2


def test_a_story_keeps_its_id_while_it_grows():
    shelf, changes = fed(*BRIDGE)
    first = changes[0].reports[0]
    assert list(shelf.all) == [story_id(first)]


def bond(*numbers, apart=False):
    """Judge the reports of these origins, whatever order they are asked about in."""
    told = {Draft((*BRIDGE, *RAID)[n], origin=str(n)).report.id for n in numbers}

    def bonds(reports):
        mine = tuple(n for n, report in enumerate(reports) if report in told)
        pairs = frozenset((i, j) for i in mine for j in mine if i < j)
        return Bonds(apart=pairs) if apart else Bonds(same=(mine,) if len(mine) > 1 else ())

    return bonds


def test_reports_judged_apart_do_not_come_together_by_a_third():
    shelf, _ = fed(*BRIDGE, bonds=bond(0, 1, apart=True))
    first, second = (Draft(text, origin=str(n)).report.id for n, text in enumerate(BRIDGE[:2]))
    assert shelf.stories([first])[first] != shelf.stories([second])[second]


def test_two_stories_become_one_when_a_report_is_like_both():
    apart = MemoryShelf()
    for n, text in enumerate(BRIDGE[:2]):
        new = known(profile(Draft(text, origin=str(n)).reading()), apart)
        opened = place(new, MemoryShelf())
        apart.put(new, opened)
    shelf, changes = fed(BRIDGE[2], shelf=apart)
    assert [change.kind for change in changes] == ["joined", "merged"]
    assert len(stories(shelf)) == 1
    assert shelf.former[changes[1].former[0]] == changes[1].story


def test_a_story_that_has_doubled_and_falls_apart_is_parted():
    shelf = MemoryShelf()
    first, *rest = [known(profile(Draft(t, origin=f"{n}").reading()), shelf) for n, t in enumerate((*RAID, BRIDGE[0]))]
    home = story_id(first.report)
    shelf.put(first, place(first, shelf))
    for one in rest:
        shelf.put(one, [place(one, MemoryShelf())[0].__class__(kind="joined", story=home, reports=(one.report,))])
    shelf, changes = fed(
        "Jets bombed a depot of fuel at Keth.\nThe Vornan general said fuel for tanks burned.", shelf=shelf
    )
    assert [change.kind for change in changes] == ["joined", "split"]
    assert len(stories(shelf)) == 2


class Counting(MemoryShelf):
    """Counts the profiles that are looked at."""

    looked_at = 0

    def profiles(self, reports):
        self.looked_at += len(reports)
        return super().profiles(reports)


def test_a_report_is_compared_with_no_more_others_however_many_are_kept():
    rng, looked = random.Random(1), []
    shelf, _ = fed(BRIDGE[0], shelf=Counting())
    letters = "bdfgklmnprst"

    def name():
        return "".join(rng.choice(letters) + rng.choice("aeiou") for _ in range(4)).title()

    for size in (100, 400):
        while shelf.count() < size:
            a, b, c = name(), name(), name()
            fed(f"A ferry from {a} sank off {b}.\n{c} and crews from {b} searched the water near {a}.", shelf=shelf)
        shelf.looked_at = 0
        place(known(profile(Draft(BRIDGE[1], origin="late").reading()), shelf), shelf)
        looked.append(shelf.looked_at)
    assert looked == [1, 1]
