import pytest

from recount.lexicon.load import entries
from recount.lexicon.schema.actors import DemonymEnding


def kinds(doc):
    return {entity.name: entity.kind for entity in doc.entities}


def test_a_state_that_no_list_has_is_known_by_its_adjective_and_its_army(annotated):
    doc = annotated(
        "Vellaria shut its border on Monday. The Vellarian army shelled the village of Oma, residents said."
    )
    assert kinds(doc)["Vellaria"] == "state"
    state = next(e for e in doc.entities if e.name == "Vellaria")
    assert {m.form for m in state.mentions if m.text == "Vellarian"} <= {"adjective"}
    assert kinds(doc)["Vellaria armed forces"] == "armed_force"


def test_what_is_joined_to_such_a_state_is_one_too(annotated):
    doc = annotated("Vellaria and Ostmark signed a truce. The Vellarian government welcomed it.")
    assert kinds(doc)["Ostmark"] == "state"


def test_who_blames_such_a_state_is_none_by_that(annotated):
    doc = annotated("The Vellarian army shelled Oma. Minister Jon Abara blamed Vellaria. Abara left.")
    assert kinds(doc).get("Abara", "person") == "person"
    assert kinds(doc)["Vellaria"] == "state"


def test_a_town_with_no_government_of_its_own_is_no_state(annotated):
    doc = annotated("Floods cut off Vellaria. Vellarian cheese is sold at the market.")
    assert kinds(doc).get("Vellaria") != "state"


@pytest.mark.parametrize("entry", entries(DemonymEnding), ids=lambda entry: entry.endings[0])
def test_examples_have_such_a_state_and_counterexamples_none(annotated, entry):
    assert all("state" in kinds(annotated(text)).values() for text in entry.examples)
    assert not any("state" in kinds(annotated(text)).values() for text in entry.counterexamples)
