import pytest


@pytest.fixture
def forms(annotated):
    """Return the words that are mentions of the entity of this name."""
    return lambda text, name: [m.text for e in annotated(text).entities for m in e.mentions if e.name == name]


def test_a_surname_tagged_as_a_noun_is_who_it_was_before(forms):
    text = "Paul Doors was elected in 2014. Doors told the crowd that he was glad."
    assert forms(text, "Paul Doors") == ["Paul Doors", "Doors", "he"]


def test_a_surname_that_is_a_word_elsewhere_is_none(forms):
    text = "Paul Doors was elected in 2014. The doors were shut. Doors opened at six."
    assert forms(text, "Paul Doors") == ["Paul Doors"]


def test_a_surname_in_capitals_is_who_it_was_before(forms):
    text = "Rosa Quispe rejected the plan on Monday. QUISPE said that the harbour was closed."
    assert forms(text, "Rosa Quispe") == ["Rosa Quispe", "QUISPE"]


def test_an_acronym_behind_its_name_is_that_body(forms):
    text = "The Harbour Workers' Union of Lesk (HWUL) closed the port. HWUL said so."
    assert forms(text, "Harbour Workers' Union of Lesk") == ["Harbour Workers' Union of Lesk", "HWUL", "HWUL"]


def test_letters_that_the_name_has_not_are_no_acronym_of_it(forms):
    text = "The Harbour Workers' Union of Lesk (UK) closed the port on Monday."
    assert forms(text, "Harbour Workers' Union of Lesk") == ["Harbour Workers' Union of Lesk"]
