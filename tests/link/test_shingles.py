"""Shared passages of many texts, found by winnowed shingles."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.link.shingles import REACH, RUN, WINDOW, Shared, shared_shingles, winnowed


def words(rng, count):
    return [f"w{rng.randrange(5000)}" for _ in range(count)]


@given(st.integers(0, 1000), st.integers(0, 40), st.integers(0, 40))
def test_a_passage_of_ten_words_is_found_whatever_stands_around_it(seed, before, behind):
    rng = random.Random(seed)
    passage = words(rng, RUN + WINDOW - 1)
    texts = [words(rng, before) + passage + words(rng, behind), words(rng, behind) + passage + words(rng, before)]
    assert [(pair.first, pair.second) for pair in shared_shingles(texts)] == [(0, 1)]


def test_a_text_of_fewer_words_than_a_run_has_no_shingle():
    assert len(winnowed(["w"] * (RUN - 1))) == 0
    assert len(winnowed(["w"] * RUN)) == 1


def planted(count):
    """Return texts of which every seventh holds a passage of the one before it."""
    rng, texts = random.Random(3), []
    for number in range(count):
        texts.append(words(rng, rng.randrange(20, 120)))
        if number % 7 == 6:
            texts[-1][5:5] = texts[-2][:15]
    return texts


@pytest.mark.parametrize("held", [10, 300, 10_000])
def test_pairs_are_the_same_however_much_goes_to_disk(held):
    texts = planted(140)
    found = list(shared_shingles(texts, held=held))
    assert found == list(shared_shingles(texts))
    assert [(pair.first, pair.second) for pair in found] == [(n - 1, n) for n in range(6, 140, 7)]


def test_of_a_crowd_each_is_paired_with_the_next_and_with_the_first():
    found = {(pair.first, pair.second) for pair in shared_shingles([[f"w{n}" for n in range(RUN)]] * 30)}
    assert found == {(a, b) for b in range(30) for a in range(b) if b - a <= REACH or a == 0}


def test_texts_are_taken_one_by_one():
    assert list(shared_shingles(text for text in planted(7))) == list(shared_shingles(planted(7)))
    assert list(shared_shingles([])) == []


def test_pairs_of_copies_stay_linear_in_their_number():
    text = [f"w{n}" for n in range(30)]
    found = list(shared_shingles([text] * 500))
    assert len(found) <= 500 * (REACH + 1)
    assert found[0] == Shared(first=0, second=1, count=len(winnowed(text)))
