"""Runs of words that texts have in common, exactly."""

import random

from hypothesis import given
from hypothesis import strategies as st

from recount.link.copies import covered, distinct_runs, numbered_runs, repeated_runs, shared_runs
from recount.link.shingles import RUN

TEXTS = st.lists(st.lists(st.sampled_from("ab"), max_size=30), min_size=1, max_size=5)


@given(TEXTS)
def test_runs_have_one_number_if_and_only_if_they_are_the_same_words(texts):
    numbered = numbered_runs(texts)
    runs = [
        (number, tuple(text[place : place + RUN]))
        for text, numbers in zip(texts, numbered, strict=True)
        for place, number in enumerate(numbers.tolist())
    ]
    assert [len(numbers) for numbers in numbered] == [max(0, len(text) - RUN + 1) for text in texts]
    assert len({number for number, _ in runs}) == len({words for _, words in runs}) == len(set(runs))


@given(TEXTS)
def test_a_repeated_run_is_one_of_two_texts(texts):
    distinct = [distinct_runs(runs) for runs in numbered_runs(texts)]
    pairs = [shared_runs(a, b).tolist() for n, a in enumerate(distinct) for b in distinct[:n]]
    assert repeated_runs(distinct).tolist() == sorted({run for runs in pairs for run in runs})


def test_the_words_of_a_run_are_covered_and_no_others():
    rng = random.Random(4)
    text = [f"w{rng.random()}" for _ in range(20)]
    (runs,) = numbered_runs([text])
    assert covered(runs, runs[[3, 5]], 20).tolist() == [3 <= place < 5 + RUN for place in range(20)]
    assert covered(runs[:0], runs, 5).tolist() == [False] * 5
