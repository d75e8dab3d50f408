"""Sentences told by full stops and line breaks alone."""

import pytest

from recount.text import sentence_bounds

TEXT = "Jets struck Keth. Vorna denied it.\nNobody knew why."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("struck", "Jets struck Keth."),
        ("Vorna", "Vorna denied it."),
        ("denied it", "Vorna denied it."),
        ("Nobody", "Nobody knew why."),
    ],
)
def test_a_sentence_begins_behind_the_stop_even_for_its_first_word(words, sentence):
    start = TEXT.index(words)
    first, last = sentence_bounds(TEXT, start, start + len(words))
    assert TEXT[first:last].strip() == sentence
