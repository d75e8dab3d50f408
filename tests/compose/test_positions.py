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
    case.draft.statement("Vorna for the raid", speaker=case.belk, stance="blame")
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
    case.draft.statement(words, stance="doubt", speaker_span=case.draft.span("Analysts"))
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
    draft.statement("Vorna for the airstrike on Keth", speaker=marn, stance="blame")
    dated, (story,) = link([draft.reading()])
    names = {entity.id: entity.name for entity in story.entities}
    assert [(names[p.holder], names[p.answer]) for p in compose(story, dated).positions] == [(holder, "Vorna")]
    assert vorna
