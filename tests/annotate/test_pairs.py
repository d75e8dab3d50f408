import pytest


@pytest.fixture
def named(annotated):
    """Return the names of the entities that the words are a mention of."""
    return lambda text, words: sorted(
        e.name for e in annotated(text).entities for m in e.mentions if m.text == words and e.kind != "group"
    )


def test_the_two_leaders_are_the_two_named_together(named):
    text = "President Rosa Quispe spoke with Chancellor Lena Moss on Monday. The two leaders agreed to meet again."
    assert named(text, "The two leaders") == ["Lena Moss", "Rosa Quispe"]


def test_both_sides_are_the_two_states_named_together(named):
    text = "Peru and Chile closed the border on Monday. Both sides blamed the weather."
    assert named(text, "Both sides") == ["Chile", "Peru"]


def test_the_two_leaders_stay_open_where_three_are_named(named):
    text = "President Rosa Quispe spoke with Mrs Lena Moss and Mr Paul Arnoult. The two leaders agreed to meet."
    assert named(text, "The two leaders") == []


def test_no_single_one_of_two_stands_for_both(annotated):
    doc = annotated(
        "President Rosa Quispe spoke with Chancellor Lena Moss on Monday. The two leaders agreed to meet again."
    )
    people = {e.id for e in doc.entities if e.kind == "person"}
    at = next(t.index for t in doc.tokens if t.text == "leaders")
    assert doc.entity_at.get(at) not in people


def test_they_are_the_two_that_and_joins(named):
    text = "Rosa Quispe and Lena Moss met in Oslo on Monday. They agreed to meet again."
    assert named(text, "They") == ["Lena Moss", "Rosa Quispe"]


def test_they_stay_open_where_something_in_the_plural_is_the_subject(named):
    text = "The talks between Rosa Quispe and Lena Moss failed on Monday. They will be held again."
    assert named(text, "They") == []
