import pytest

from recount.lexicon.load import entries
from recount.lexicon.schema.positions import CauseWord, ChargeWord, ClaimCue, DoerTie, ReasonCue, UnclearCue
from recount.text import words

KINDS = (CauseWord, ChargeWord, ClaimCue, DoerTie, ReasonCue, UnclearCue)
WORDED = [entry for kind in KINDS for entry in entries(kind)]


def found(entry, sentence):
    told = f" {' '.join(words(sentence))} "
    return any(f" {' '.join(words(phrase))} " in told for phrase in entry.words)


@pytest.mark.parametrize("entry", WORDED, ids=lambda entry: entry.words[0])
def test_every_example_holds_the_entrys_words_and_no_counterexample_does(entry):
    assert entry.examples
    assert all(found(entry, sentence) for sentence in entry.examples)
    assert not any(found(entry, sentence) for sentence in entry.counterexamples)


@pytest.mark.parametrize("kind", KINDS)
def test_phrases_are_lower_case_as_they_are_looked_up(kind):
    assert [word for entry in entries(kind) for word in entry.words if word != word.lower()] == []
