import pytest


@pytest.fixture
def referents(annotated):
    """Return the names that the pronoun is a mention of."""
    return lambda text, pronoun: [
        e.name for e in annotated(text).entities for m in e.mentions if m.form == "pronoun" and m.text == pronoun
    ]  # fmt: skip


def test_their_behind_and_is_of_what_it_is_joined_to(referents):
    assert referents("The residents fed hundreds of rebels and their families.", "their") == ["rebels"]


def test_their_windows_are_not_the_windows_of_a_body(referents):
    assert referents("Amnesty International said that it saw buses with their windows broken.", "their") == []


def test_its_is_of_the_thing_that_stands_nearer(referents):
    text = "The Harbour Rescue Service counted two boats. One overturned ferry lay on its side."
    assert referents(text, "its") == []


def test_its_stays_open_behind_another_state(referents):
    assert referents("Norway imposed sanctions on Peru after its missile test.", "its") == []
    assert referents("Norway relies on friends inside Peru for its exports.", "its") == ["Norway"]


def test_his_wife_is_not_he(referents):
    text = "A farmer and his new wife were staying with a neighbour. He said nothing."
    assert "new wife" not in referents(text, "He")


def test_he_is_not_the_one_he_likes(referents):
    assert referents("Paul Arnoult said one candidate he likes is Ola Brennevik.", "he") == ["Paul Arnoult"]


def test_those_who_are_forced_blow_themselves_up(referents):
    text = "Attackers stormed the station. Then the guards shot back, forcing them to blow themselves up."
    assert "guards" not in referents(text, "themselves")
