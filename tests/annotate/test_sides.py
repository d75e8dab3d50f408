import pytest


@pytest.fixture
def actor(annotated):
    """Return (kind, country, side, names of backers) of the entity by that name."""

    def run(text, name):
        doc = annotated(text)
        called = {e.id: e.name for e in doc.entities}
        found = next(e for e in doc.entities if e.name == name)
        return found.kind, found.country, found.side, [called[i] for i in found.backers]

    return run


def test_a_backer_is_linked_and_does_not_own(actor):
    text = "Danish-backed fighters seized the crossing."
    assert actor(text, "Danish-backed fighters") == ("armed_group", None, None, ["Denmark"])


def test_backers_may_stand_behind(actor):
    text = "Fighters backed by Denmark and Peru seized the crossing."
    assert actor(text, "fighters") == ("armed_group", None, None, ["Denmark", "Peru"])


def test_a_full_stop_before_the_hyphen_hides_no_backer(actor):
    text = "U.S.-backed fighters seized the crossing."
    assert actor(text, "U.S.-backed fighters") == ("armed_group", None, None, ["United States"])


def test_a_named_group_has_its_backers(actor):
    text = "The U.S.-backed Syrian Democratic Forces advanced."
    assert actor(text, "Syrian Democratic Forces")[3] == ["United States"]


def test_regime_forces_are_those_of_the_state_in_focus(actor):
    text = "The Peruvian regime denied it. Regime forces shelled the town."
    assert actor(text, "Peruvian armed forces") == ("armed_force", "PER", "government", [])


def test_opposition_fighters_have_their_side_and_country(actor):
    assert actor("Four opposition fighters died.", "opposition fighters") == ("armed_group", None, "opposition", [])
    assert actor("Peruvian rebels fled.", "Peruvian rebels") == ("armed_group", "PER", "opposition", [])


def test_anti_government_is_the_opposition(actor):
    assert actor("Anti-government militias fled.", "anti-government militias")[2] == "opposition"


def test_who_leaves_a_town_held_by_rebels_is_none(annotated):
    doc = annotated("Villagers left the rebel-held town.")
    assert next(e for e in doc.entities if e.name == "villagers").side is None


def test_fighters_of_a_group_are_the_group_and_its_members_are_people(annotated):
    doc = annotated("Fighters of Hamas left. Members of Hamas stayed, members of Hezbollah did not.")
    kinds = {e.name: e.kind for e in doc.entities}
    assert kinds["members of Hamas"] == kinds["members of Hezbollah"] == "group"
    assert next(m.text for e in doc.entities if e.name == "Hamas" for m in e.mentions) == "Fighters"


def test_a_group_of_things_is_nobody(annotated):
    assert not any(e.name == "group" for e in annotated("Shells hit a group of buildings.").entities)


def test_a_preposition_with_a_capital_is_no_part_of_a_name(annotated):
    assert {e.name for e in annotated("Near Mosul, two strikes hit a depot.").entities} >= {"Mosul"}


def test_operations_and_storms_act_not(annotated):
    assert annotated("Operation Far Shore began at dawn.").entities == ()


def test_who_gives_a_regime_the_name_is_a_person(annotated):
    kinds = {e.name: e.kind for e in annotated("The Velloran regime and the Karsh regime fell. Karsh fled.").entities}
    assert kinds.get("Karsh") in {"person", None}


def test_letters_before_a_noun_are_a_name_and_no_demonym(annotated):
    doc = annotated("U.S. strikes hit a depot. Danish strikes hit another.")
    assert {m.text: m.form for e in doc.entities for m in e.mentions if e.kind == "state"} == {
        "U.S.": "name", "Danish": "adjective",
    }  # fmt: skip
