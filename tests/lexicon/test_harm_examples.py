"""The words for harm and for hedges, through the real stage."""

import pytest

import factory
from recount.annotate import annotate
from recount.lexicon.load import entries
from recount.lexicon.schema.speech import HarmWord, Hedge

ACCUSING = ("act", "perform", "deed", "role", "people")


@pytest.fixture(scope="module")
def read():
    told = [s for kind in (HarmWord, Hedge) for e in entries(kind) for s in (*e.examples, *e.counterexamples)]
    sentences = list(dict.fromkeys(told))
    docs = annotate(factory.report(s, origin=str(n)) for n, s in enumerate(sentences))
    return {
        s: [f.stance for f in d.statements if f.act == "speech"] for s, d in zip(sentences, docs, strict=True)
    }  # fmt: skip


@pytest.mark.parametrize("entry", [e for e in entries(HarmWord) if e.kind in ACCUSING], ids=lambda entry: entry.kind)
def test_harm_by_a_named_party_accuses(entry, read):
    for sentence in entry.examples:
        assert "accuse" in read[sentence], sentence
    for sentence in entry.counterexamples:
        assert "accuse" not in read[sentence], sentence


@pytest.mark.parametrize("entry", [e for e in entries(HarmWord) if e.kind == "anonymous"], ids=lambda e: e.kind)
def test_harm_by_nobody_in_particular_accuses_no_one(entry, read):
    for sentence in entry.examples:
        assert read[sentence] == ["say"], sentence


@pytest.mark.parametrize("entry", [e for e in entries(HarmWord) if e.kind == "weapon"], ids=lambda e: e.kind)
def test_a_denial_speaks_of_arms_and_faults(entry, read):
    for sentence in entry.examples:
        assert read[sentence] == ["deny"], sentence


@pytest.mark.parametrize("entry", entries(Hedge), ids=lambda entry: entry.kind)
def test_what_is_hedged_is_not_said(entry, read):
    for sentence in entry.examples:
        assert read[sentence] == [], sentence
