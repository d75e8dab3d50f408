import pytest

from factory import report
from recount.annotate import annotate
from recount.model.own import Own, OwnOffice, OwnPlace

MINE = Own(
    places=(OwnPlace(name="Tarsk Hill", country="CYP"), OwnPlace(name="al-Hasun", names=("Peru Crossing",))),
    offices=(OwnOffice(name="Jonas Vale", names=("Abu Orr",)),),
)


@pytest.fixture
def with_tables():
    """Return `kind name` of every entity, read with the user's tables."""

    def run(text):
        doc = next(iter(annotate([report(text)], own=MINE)))
        return {f"{e.kind} {e.name}": [m.text for m in e.mentions] for e in doc.entities}

    return run


def test_a_person_of_the_users_table_is_one_by_every_name(with_tables):
    assert with_tables("Abu Orr fell back. Jonas Vale is ill.")["person Jonas Vale"] == ["Abu Orr", "Jonas Vale"]


def test_a_surname_is_the_person_of_the_table_once_named_in_full(with_tables):
    assert with_tables("Jonas Vale spoke. Vale said no.")["person Jonas Vale"] == ["Jonas Vale", "Vale"]


def test_a_place_of_the_users_table_is_one_with_its_country(with_tables):
    assert with_tables("Shells fell on Tarsk Hill and on al-Hasun.") == {
        "place Tarsk Hill": ["Tarsk Hill"], "place al-Hasun": ["al-Hasun"],
    }  # fmt: skip


def test_the_users_name_goes_before_the_lexicons_inside_it(with_tables):
    found = with_tables("Guards closed Peru Crossing at noon.")
    assert found["place al-Hasun"] == ["Peru Crossing"]
    assert "state Peru" not in found


def test_words_of_a_users_name_in_small_letters_name_nobody(with_tables):
    assert not any("Tarsk" in name for name in with_tables("The wind on tarsk hill is cold."))


def test_without_tables_the_same_words_are_read_as_ever(annotated):
    kinds = {e.name: e.kind for e in annotated("Peru closed its border.").entities}
    assert kinds == {"Peru": "state"}
