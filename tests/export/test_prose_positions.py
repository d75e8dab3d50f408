"""Positions in words."""

import pytest

from recount.export.prose import held_in_full
from recount.model.story import Position


@pytest.mark.parametrize(
    ("question", "holder", "answer", "stance", "words"),
    [
        ("responsible", "Lesk", "Vorna", "asserts", "Lesk said it was Vorna"),
        ("responsible", "Vorna", "Vorna", "denies", "Vorna denied it"),
        ("responsible", None, None, "doubts", "nobody is known to have done it"),
        ("responsible", "Lesk", None, "doubts", "Lesk left open who did it"),
        ("cause", "Lesk", "excessive speed", "asserts", "Lesk said it was caused by excessive speed"),
        ("cause", "Lesk", None, "doubts", "Lesk left open what caused it"),
        ("cause", None, None, "doubts", "its cause is not known"),
        ("purpose", "Lesk", "to break the truce", "asserts", "Lesk said it was meant to break the truce"),
        ("purpose", "Lesk", "response to the raid", "denies", "Lesk denied it was in response to the raid"),
        ("threat", "Lesk", "a threat to Vorna", "denies", "Lesk denied it was a threat to Vorna"),
        ("killed", "Lesk", "34", "asserts", "Lesk gave 34 killed"),
        ("killed", "Lesk", "Leskan soldiers", "denies", "Lesk said there were no Leskan soldiers killed"),
    ],
)
def test_a_position_reads_as_a_sentence(question, holder, answer, stance, words):
    position = Position(
        event="event:1", question=question, holder=holder, answer=answer, stance=stance, statements=(), reports=()
    )
    assert held_in_full(position, lambda name: name or "the report itself") == words
