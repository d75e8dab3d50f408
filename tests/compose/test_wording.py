import pytest

from factory import Draft
from recount.compose.account import account
from recount.compose.wording import edited, rewordings
from recount.link import link
from recount.model.shelf import Shelf
from recount.model.story import Edit

VOW = "we will hold the bridge at Orlen until the last of our people has crossed"


def found(full, other, *, mode="direct"):
    """Return the findings on a quotation in two reports."""
    drafts = []
    for n, (words, how) in enumerate(((full, "direct"), (other, mode))):
        draft = Draft(f"Ana Belk spoke at Orlen on the bridge: {words}", origin=str(n), outlet=f"Paper {n}")
        draft.statement(words, speaker=draft.entity("person", "Ana Belk"), mode=how)
        drafts.append(draft.reading())
    readings, (story,) = link(drafts)
    return [finding.text for finding in rewordings(account(story, Shelf(readings)))]


@pytest.mark.parametrize(
    ("before", "after", "shown", "marker"),
    [
        ("will hold", "will never hold", "will [-never] hold", "negation"),
        ("will hold", "might hold", "[will → might]", "modality"),
        ("our people", "their people", "[our → their]", "agent"),
        ("the last of our people", "the last of our 34 people", "[-34]", "number"),
        ("we will hold", "we held", "[will hold → held]", "tense"),
    ],
)
def test_the_edit_and_what_it_does_to_the_sense_are_said(before, after, shown, marker):
    (text,) = found(VOW, VOW.replace(before, after))
    assert shown in text
    assert text.endswith(f"; the sense markers differ: {marker}.")


def test_an_edit_that_touches_no_marker_is_only_shown():
    (text,) = found(VOW, VOW.replace("has crossed", "has passed"))
    assert text.endswith("[crossed → passed]”.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("we will hold the bridge at Orlen until", "hold the bridge at Orlen until"),
        ("we will hold", "We will hold,"),
        ("at Orlen until the last of", "at Orlen until … of"),
        ("the last of our people", "the last of [our] people"),
        ("we will", "we'll"),
    ],
    ids=["a part", "case and marks", "left out", "put in brackets", "contracted"],
)
def test_what_is_no_rewording(before, after):
    assert found(VOW, VOW.replace(before, after)) == []


def test_a_quotation_told_indirectly_is_no_rewording_unless_the_sense_is_another():
    told = VOW.replace("we will", "they would").replace("our", "their")
    assert found(VOW, told, mode="indirect") == []
    (text,) = found(VOW, told.replace("would", "would not"), mode="indirect")
    assert text.endswith("; the sense markers differ: negation.")


def test_long_stretches_without_an_edit_are_cut():
    kept = Edit(op="kept", before=" ".join(f"w{n}" for n in range(30)))
    assert edited([kept, Edit(op="changed", before="one", after="two")]) == "w0 w1 w2 w3 … w26 w27 w28 w29 [one → two]"
