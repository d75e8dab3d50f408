import pytest

from factory import Draft
from recount.compose import compose
from recount.link import link

TEXT = (
    "An airstrike on Keth killed 34 soldiers of Lesk.\n"
    "Foreign Minister Ana Belk of Lesk {said} {claim}.\n"
    "Analysts doubted that Ardo could strike so far. Vorna was silent."
)


class Case:
    """A report of an airstrike on Keth; who did it is what the statements say."""

    def __init__(self, claim, said="said"):
        self.draft = Draft(TEXT.format(claim=claim, said=said))
        self.lesk = self.draft.entity("state", "Lesk", country="LSK")
        self.vorna = self.draft.entity("state", "Vorna", country="VRN")
        self.ardo = self.draft.entity("state", "Ardo", country="ARD")
        self.belk = self.draft.entity("person", "Ana Belk", title="Foreign Minister", of=self.lesk)
        self.strike = self.draft.event("airstrike", "airstrike on Keth", recipients=(self.lesk,), when="2031-05-04")

    def positions(self):
        dated, (story,) = link([self.draft.reading()])
        names = {entity.id: entity.name for entity in story.entities}
        return [
            (p.question, names.get(p.holder, p.holder), p.stance, names.get(p.answer, p.answer))
            for p in compose(story, dated).positions
        ]


def test_a_ministers_blame_is_her_states_position():
    case = Case("Vorna for the raid", said="blamed")
    case.draft.statement("Vorna for the raid", speaker=case.belk, stance="blame", accused=(case.vorna,))
    assert case.positions() == [("responsible", "Lesk", "asserts", "Vorna")]


def test_who_says_that_somebody_struck_says_who_is_responsible():
    case = Case("jets of Vorna had struck Keth")
    statement = case.draft.statement("jets of Vorna had struck Keth", speaker=case.belk)
    case.draft.event(
        "airstrike", "jets of Vorna had struck Keth", agents=(case.vorna,), recipients=(case.lesk,),
        attribution=statement, when="2031-05-04",
    )  # fmt: skip
    assert case.positions() == [("responsible", "Lesk", "asserts", "Vorna")]


def test_a_denial_that_names_nobody_denies_the_denier():
    case = Case("any part in it", said="denied")
    case.draft.statement("any part in it", speaker=case.belk, stance="deny")
    assert case.positions() == [("responsible", "Lesk", "denies", "Lesk")]


def test_a_claim_of_the_deed_is_its_answer():
    case = Case("the raid for Lesk", said="claimed")
    case.draft.statement("the raid for Lesk", speaker=case.belk, stance="confirm")
    assert case.positions() == [("responsible", "Lesk", "asserts", "Lesk")]


def test_analysts_are_experts_and_doubt_whom_they_name():
    case = Case("nothing")
    words = "that Ardo could strike so far"
    case.draft.statement(words, stance="doubt", speaker_span=case.draft.span("Analysts"), accused=(case.ardo,))
    assert case.positions() == [("responsible", "experts", "doubts", "Ardo")]


def test_a_promise_is_no_position():
    case = Case("to rebuild Keth", said="promised")
    case.draft.statement("to rebuild Keth", speaker=case.belk, stance="promise")
    assert case.positions() == []


@pytest.mark.parametrize(("title", "holder"), [("governor", "Ivo Marn"), ("foreign minister", "Lesk")])
def test_a_governor_speaks_for_himself(title, holder):
    draft = Draft("Ivo Marn of Lesk blamed Vorna for the airstrike on Keth")
    lesk, vorna = draft.entity("state", "Lesk", country="LSK"), draft.entity("state", "Vorna", country="VRN")
    marn = draft.entity("person", "Ivo Marn", title=title, of=lesk)
    draft.event("airstrike", "airstrike on Keth")
    draft.statement("Vorna for the airstrike on Keth", speaker=marn, stance="blame", accused=(vorna,))
    dated, (story,) = link([draft.reading()])
    names = {entity.id: entity.name for entity in story.entities}
    assert [(names[p.holder], names[p.answer]) for p in compose(story, dated).positions] == [(holder, "Vorna")]


# -- from the text to the position ---------------------------------------------------------------------------------


@pytest.fixture
def held(reading):
    """What reports of one story hold, in names: (question, holder, stance, answer)."""

    def positions(*texts):
        readings = [reading(text, published="2031-05-07") for text in texts]
        dated, stories = link(readings)
        return [
            (p.question, names.get(p.holder, p.holder), p.stance, names.get(p.answer, p.answer))
            for story in stories
            for names in [{entity.id: entity.name for entity in story.entities}]
            for p in compose(story, dated).positions
        ]

    return positions


RAID = "An airstrike on the town of Keth killed 34 soldiers of Norway on Tuesday.\n\n"


def test_a_charge_that_is_of_no_deed_is_no_position_on_the_raid(held):
    assert held(RAID + "A survivor accused the police of keeping her at the station for hours.") == []


def test_a_denial_is_about_what_the_blame_before_it_was_about(held):
    text = RAID + "Finland blamed Estonia for the airstrike on Keth. The Estonian government denied responsibility."
    assert held(text) == [
        ("responsible", "Finland", "asserts", "Estonia"),
        ("responsible", "Estonia", "denies", "Estonia"),
    ]


def test_a_denial_of_something_else_clears_nobody(held):
    assert held(RAID + "The mayor, Anja Brandt, denied that there had been trouble in earlier years.") == []


def test_the_dead_whom_a_speaker_denies_are_a_position_on_the_dead(held):
    found = held(RAID + "The Estonian foreign ministry said no Estonian soldiers were killed in the airstrike.")
    assert ("killed", "Estonia", "denies", "Estonian soldiers") in found
    assert not [position for position in found if position[0] == "responsible"]


def test_what_a_speaker_says_a_deed_answered_is_its_purpose(held):
    found = held(RAID + "Estonia's president, Jaan Kask, said the airstrike was in retaliation for the border closure.")
    assert [(question, stance, answer) for question, _, stance, answer in found] == [
        ("purpose", "asserts", "retaliation for the border closure")
    ]


def test_what_a_deed_was_not_for_is_denied(held):
    found = held(RAID + "Jaan Kask said the airstrike was not meant to hurt anybody.")
    assert ("purpose", "Jaan Kask", "denies", "to hurt anybody") in found


CRASH = "A tram left the rails in Keth on Tuesday and nine people died in the crash.\n\n"


def test_the_cause_that_a_speaker_names_is_a_position(held):
    found = held(CRASH + "Ivo Marn, a survivor, said the crash was caused by excessive speed.")
    assert found == [("cause", "Ivo Marn", "asserts", "excessive speed")]


def test_lateness_of_buses_has_no_part_in_the_cause_of_a_crash(held):
    assert held(CRASH + "Ivo Marn said after the crash that buses were late because of the ice.") == []


def test_who_says_that_the_cause_is_not_known_takes_no_side(held):
    found = held(CRASH + "The cause of the crash was unclear, the operator, Nordbahn, said.")
    assert [(question, stance, answer) for question, _, stance, answer in found] == [("cause", "doubts", None)]


def test_a_launch_that_threatened_nobody_is_told_so(held):
    text = "North Korea fired a ballistic missile over Japan on Tuesday.\n\n"
    found = held(text + "The United States said the missile did not pose a threat to Guam.")
    assert ("threat", "United States", "denies", "a threat to Guam") in found


def test_whoever_brings_a_charge_holds_that_the_accused_did_it(held):
    text = "Israel indicted Ivo Marn for assaulting two soldiers in the town of Keth.\n\n"
    found = held(text + "Marn's lawyer, Ana Belk, said the charges were false.")
    assert sorted(found) == [
        ("responsible", "Ana Belk", "denies", "Ivo Marn"),
        ("responsible", "Israel", "asserts", "Ivo Marn"),
    ]


def test_who_the_attackers_were_is_an_answer_and_what_they_drove_is_none(held):
    text = "Dozens of women were assaulted in the city of Keth on Tuesday.\n\n"
    assert held(text + "The suspects in most of those assaults were Norwegian deserters.") == [
        ("responsible", None, "asserts", "Norwegian deserters")
    ]
    assert held(text + "The attackers were driving a van.") == []


def test_the_reports_own_word_counts_where_others_take_a_side(held):
    text = "Estonian jets bombed the town of Keth on Tuesday and killed 34 people.\n\n"
    assert held(text) == []
    assert ("responsible", None, "asserts", "Estonia") in held(text + "Estonia denied bombing the town.")


def test_a_claim_that_names_people_of_no_name_is_the_claimants():
    case = Case("the raid by gunmen for Lesk", said="claimed")
    gunmen = case.draft.entity("group", "gunmen")
    said = case.draft.statement("the raid by gunmen for Lesk", speaker=case.belk, stance="confirm")
    case.draft.event("airstrike", "the raid by gunmen for Lesk", agents=(gunmen,), attribution=said, when="2031-05-04")
    assert ("responsible", "Lesk", "asserts", "Lesk") in case.positions()
