import pytest


@pytest.fixture
def things(annotated):
    """Return the products of a text with the words that mention them."""

    def run(text):
        return {e.name: [m.text for m in e.mentions] for e in annotated(text).entities if e.kind == "product"}

    return run


def test_two_tanks_and_a_tank_are_one_wording(things):
    assert things("Two tanks crossed the ford. A tank burned.") == {"tank": ["tanks", "tank"]}


def test_a_noun_behind_a_model_is_the_model(things):
    assert things("An S-400 missile system was moved to Oma.") == {"S-400": ["S-400", "missile system"]}


def test_a_models_plural_and_its_number_apart_are_the_model(things):
    found = things("T-72s rolled in. One T-72 burned. A MiG 29 flew off.")
    assert found == {"T-72": ["T-72s", "T-72"], "MiG-29": ["MiG 29"]}


def test_a_ship_has_its_prefix(things):
    assert list(things("The HMS Oma Bay left port.")) == ["HMS Oma Bay"]


def test_what_only_describes_another_noun_is_no_thing(things):
    assert things("A tank commander resigned after the bomb attack.") == {}


def test_a_road_is_no_rifle(things):
    assert things("Crowds blocked the M4 highway near Lima.") == {}


def test_a_visa_and_a_youth_team_are_no_aircraft(things):
    assert things("He came on an H-1B visa. The U-21 team lost.") == {}


def test_a_states_craft_are_its_forces(annotated):
    doc = annotated("Norwegian warplanes bombed the ridge.")
    assert {e.kind for e in doc.entities} == {"state", "armed_force"}


def test_things_act_for_nobody(annotated):
    doc = annotated("A drone killed two men near Lima.")
    drone = next(e for e in doc.entities if e.kind == "product")
    assert drone.id not in doc.entity_at.values()
