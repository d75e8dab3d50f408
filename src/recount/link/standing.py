"""Stories that grow report by report: which one a new report joins, and when two become one or one becomes two.

Work is bounded by what a report shares with others, never by the number of those kept: a report is compared with the
few that share telling words with it, two stories by some reports of each, a story with itself when it has doubled.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Protocol

import msgspec

from recount.link.block import CROWD
from recount.link.cluster import average_linkage
from recount.link.stories import ALIKE, FEWEST, Weighed, fewest, likeness, telling, title_of, words_of
from recount.model.base import content_id
from recount.model.bonds import FREE, Bonds
from recount.model.edtf import parse_or_none
from recount.model.standing import Profile, StoryChange

NEAREST = 60
"""Reports that a new one is compared with: those that share most telling words with it."""
SAMPLE = 16
"""Reports of a story by which it is compared with another, spread over its life."""
LARGEST = 64
"""Reports of a story up to which it is looked at whether it is still one; a larger one is, by its latest reports."""


class Shelf(Protocol):
    """What the stories that stand answer of themselves."""

    def count(self) -> int:
        """Return how many reports are kept."""

    def spread(self, words: Collection[str]) -> Mapping[str, int]:
        """Return in how many reports each word stands; what stands in none may be left out."""

    def titled(self, stems: Collection[str]) -> Mapping[str, int]:
        """Return in how many headlines each stem stands; what stands in none may be left out."""

    def sharing(self, words: Collection[str], crowd: int, least: int, most: int) -> Mapping[str, int]:
        """Return the reports that share at least so many of their telling words with these, and how many they share.

        At most so many reports, those that share most, by their ids where several share as many. A telling word of more
        than `crowd` reports does not count.
        """

    def profiles(self, reports: Collection[str]) -> Iterable[Profile]:
        """Return the profiles of reports."""

    def stories(self, reports: Collection[str]) -> Mapping[str, str]:
        """Return the story of each report."""

    def members(self, story: str) -> Sequence[str]:
        """Return the reports of a story, in the order in which they came."""


def unbound(_: Sequence[str]) -> Bonds:
    """Return that nothing is judged of reports."""
    return FREE


def place(new: Profile, shelf: Shelf, bonds: Callable[[Sequence[str]], Bonds] = unbound) -> tuple[StoryChange, ...]:
    """Return what becomes of the stories when a report comes in; the shelf does not have it yet.

    `new` is as `known` returns it. `bonds` tells what a person has judged of reports, by their number among those
    given. Fed one by one, 300 articles make stories within 0.01 (B3) of those made at once (docs/decisions/stories.md).
    """
    alike = _likenesses(new, shelf)
    fitting = _fitting(new, alike, shelf, bonds)
    if not fitting:
        return (StoryChange(kind="opened", story=story_id(new.report), reports=(new.report,)),)
    story, members = fitting[0], [*shelf.members(fitting[0]), new.report]
    changes = [StoryChange(kind="joined", story=story, reports=(new.report,))]
    for other in fitting[1:]:
        theirs = shelf.members(other)
        if not _barred(members, theirs, bonds) and _are_one(members, theirs, shelf, new):
            story, gone = (story, other) if (-len(members), story) < (-len(theirs), other) else (other, story)
            changes.append(StoryChange(kind="merged", story=story, reports=(), former=(gone,)))
            members = [*members, *theirs]
    if len(members) & (len(members) - 1) == 0:
        changes += _parts(story, members, shelf, new, bonds)
    return tuple(changes)


def known(plain: Profile, shelf: Shelf) -> Profile:
    """Return a profile with its telling words, as rare as they are among the reports kept."""
    vector = words_of(plain, shelf.spread(plain.words), shelf.count() + 1)
    return msgspec.structs.replace(plain, telling=telling(vector))


def story_id(report: str) -> str:
    """Return the id of a story whose first report this is."""
    return content_id("story", report)


def _likenesses(new: Profile, shelf: Shelf) -> dict[str, float]:
    """Return how alike the reports are that share enough telling words with a new one."""
    shared = shelf.sharing(new.telling, CROWD, FEWEST, NEAREST)
    others = [report for report in shared if report != new.report]  # it is there where it is placed anew
    near = [one for one in shelf.profiles(others) if shared[one.report] >= _least(new, one)]
    weighed = _weighed([new, *near], shelf)
    return {one.report: likeness(weighed[0], other) for one, other in zip(near, weighed[1:], strict=True)}


def _least(a: Profile, b: Profile) -> int:
    return min(fewest(a.telling), fewest(b.telling))


def _weighed(profiles: Sequence[Profile], shelf: Shelf) -> list[Weighed]:
    count = shelf.count() + 1
    spread = shelf.spread({word for one in profiles for word in one.words})
    titled = shelf.titled({word for one in profiles for word in one.title})
    return [
        (words_of(one, spread, count), title_of(one, titled, count), parse_or_none(one.published)) for one in profiles
    ]


def _fitting(
    new: Profile, alike: Mapping[str, float], shelf: Shelf, bonds: Callable[[Sequence[str]], Bonds]
) -> list[str]:
    """Return the stories that a report is like on average, the likest first.

    Of a large story those of its reports count that were compared, and at least a sample.
    """
    found: defaultdict[str, list[float]] = defaultdict(list)
    for report, home in shelf.stories(alike.keys()).items():
        found[home].append(alike[report])
    means = {}
    for home, values in found.items():
        if sum(values) < ALIKE * len(values):
            continue  # those that were not compared can only lower the mean
        members = shelf.members(home)
        mean = sum(values) / min(len(members), max(len(values), SAMPLE))
        if mean >= ALIKE and not _barred([new.report], members, bonds):
            means[home] = mean
    return sorted(means, key=lambda home: (-means[home], home))


def _barred(a: Sequence[str], b: Sequence[str], bonds: Callable[[Sequence[str]], Bonds]) -> bool:
    return bonds([*a, *b]).part(range(len(a)), range(len(a), len(a) + len(b)))


def _are_one(a: Sequence[str], b: Sequence[str], shelf: Shelf, new: Profile) -> bool:
    """Tell whether two stories are alike on average, by a sample of each."""
    mine, theirs = _profiles(_spread_over(a), shelf, new), _profiles(_spread_over(b), shelf, new)
    scores = _scores([*mine, *theirs], shelf, product(range(len(mine)), range(len(mine), len(mine) + len(theirs))))
    return sum(scores.values()) / (len(mine) * len(theirs)) >= ALIKE


def _spread_over(members: Sequence[str]) -> list[str]:
    step = max(1, len(members) / SAMPLE)
    return [members[int(n * step)] for n in range(min(len(members), SAMPLE))]


def _profiles(reports: Sequence[str], shelf: Shelf, new: Profile) -> list[Profile]:
    kept = {one.report: one for one in shelf.profiles([report for report in reports if report != new.report])}
    return [new if report == new.report else kept[report] for report in reports]


def _scores(
    profiles: Sequence[Profile], shelf: Shelf, pairs: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """Return how alike the pairs are that share enough telling words."""
    weighed, words = _weighed(profiles, shelf), [frozenset(one.telling) for one in profiles]
    return {
        (i, j): likeness(weighed[i], weighed[j])
        for i, j in pairs
        if len(words[i] & words[j]) >= _least(profiles[i], profiles[j])
    }


def _parts(
    story: str, members: Sequence[str], shelf: Shelf, new: Profile, bonds: Callable[[Sequence[str]], Bonds]
) -> list[StoryChange]:
    """Return the parts into which a story falls that has doubled; the part with its oldest report stays the story."""
    latest = members[-LARGEST:]
    if len(latest) < 4 or len(latest) < len(members):
        return []
    scores = _scores(_profiles(latest, shelf, new), shelf, combinations(range(len(latest)), 2))
    groups = average_linkage(len(latest), scores.items(), ALIKE, bonds(latest))
    leaving = [[latest[n] for n in group] for group in groups[1:]]
    return [
        StoryChange(kind="split", story=story_id(part[0]), reports=tuple(part), former=(story,)) for part in leaving
    ]
