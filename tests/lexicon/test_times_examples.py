import pytest

from recount.lexicon.load import entries
from recount.lexicon.schema.numbers import Currency, NumberModifier, NumberWord, UnitWord, VagueNumber
from recount.lexicon.schema.times import CalendarName, Deictic, SetWord, TimeUnit, TimeWord

NUMBERS = (NumberWord, VagueNumber, NumberModifier, Currency, UnitWord)
TIMES = (CalendarName, Deictic, SetWord, TimeUnit, TimeWord)


@pytest.mark.parametrize("kind", NUMBERS, ids=lambda kind: kind.__name__)
def test_every_number_rule_finds_a_quantity_in_its_examples(annotated, kind):
    found = [entry for entry in entries(kind) if not annotated("\n".join(entry.examples)).quantities]
    assert found == []


@pytest.mark.parametrize("kind", TIMES, ids=lambda kind: kind.__name__)
def test_every_time_rule_finds_a_time_in_its_examples(annotated, kind):
    missed = [entry.examples for entry in entries(kind) for text in entry.examples if not annotated(text).times]
    assert missed == []


def test_no_time_rule_finds_a_time_in_its_counterexamples(annotated):
    texts = [text for kind in TIMES for entry in entries(kind) for text in entry.counterexamples]
    assert [text for text in texts if annotated(text).times] == []


def test_a_modifier_shows_on_the_number_of_its_example(annotated):
    wrong = [
        entry.examples
        for entry in entries(NumberModifier)
        if annotated(entry.examples[0]).quantities[0].modifier != entry.modifier
    ]
    assert wrong == []
