"""Every entry's examples through the real stage, all in one read."""

import pytest

import factory
from recount.annotate import annotate
from recount.lexicon.load import entries
from recount.lexicon.schema.speech import (
    CertaintyWord,
    Hearsay,
    NamingWord,
    Occasion,
    SpeechNoun,
    SpeechVerb,
    StanceWord,
    WrittenWord,
)

VERBS = entries(SpeechVerb)
NOUNS = entries(SpeechNoun)


@pytest.fixture(scope="module")
def read():
    """Return the annotated report of each sentence of the lexicons, read together."""
    kinds = (SpeechVerb, SpeechNoun, WrittenWord, Hearsay, NamingWord, StanceWord, CertaintyWord, Occasion)
    told = [s for kind in kinds for entry in entries(kind) for s in (*entry.examples, *entry.counterexamples)]
    sentences = list(dict.fromkeys(told))
    docs = annotate(factory.report(s, origin=str(n)) for n, s in enumerate(sentences))
    return dict(zip(sentences, docs, strict=True))


def is_found(entry, doc):
    rules = {s.rule.rsplit(":", 1)[-1] for s in doc.statements}
    return any(verb in rules for verb in entry.verbs)


@pytest.mark.parametrize("entry", VERBS, ids=lambda entry: f"{entry.verbs[0]}-{'-'.join(entry.objects[:1])}")
def test_each_verb_is_found_in_its_examples_and_nowhere_else(entry, read):
    assert entry.examples
    for sentence in entry.examples:
        assert is_found(entry, read[sentence]), sentence
    for sentence in entry.counterexamples:
        assert not is_found(entry, read[sentence]), sentence


@pytest.mark.parametrize("entry", NOUNS, ids=lambda entry: entry.nouns[0])
def test_each_noun_is_found_in_its_examples_and_nowhere_else(entry, read):
    for sentence in entry.examples:
        assert any(s.stance == entry.stance and "speech_noun" in s.rule for s in read[sentence].statements), sentence
    for sentence in entry.counterexamples:
        assert not any("speech_noun" in s.rule for s in read[sentence].statements), sentence


@pytest.mark.parametrize("entry", entries(Hearsay), ids=lambda entry: entry.words[0])
def test_hearsay_is_found_in_its_examples(entry, read):
    for sentence in entry.examples:
        assert any(s.rule.startswith("statements/hearsay") for s in read[sentence].statements), sentence


@pytest.mark.parametrize("entry", entries(NamingWord), ids=lambda entry: entry.words[0])
def test_a_name_between_marks_is_no_quotation(entry, read):
    for sentence in entry.examples:
        assert not [s for s in read[sentence].statements if s.mode != "indirect"], sentence


@pytest.mark.parametrize("entry", entries(StanceWord), ids=lambda entry: f"{entry.stance}-{entry.lemmas[0]}")
def test_the_words_decide_the_stance_of_a_plain_verb(entry, read):
    for sentence in entry.examples:
        assert entry.stance in {s.stance for s in read[sentence].statements}, sentence


@pytest.mark.parametrize("entry", entries(WrittenWord), ids=lambda entry: entry.voice)
def test_what_speaks_on_paper_speaks(entry, read):
    for sentence in entry.examples:
        assert read[sentence].statements, sentence


@pytest.mark.parametrize("entry", entries(CertaintyWord), ids=lambda entry: f"{entry.kind}-{entry.words[0]}")
def test_a_word_of_doubt_makes_the_speaker_less_certain(entry, read):
    for sentence in entry.examples:
        assert [s.certainty for s in read[sentence].statements] == [entry.certainty], sentence


@pytest.mark.parametrize("entry", entries(Occasion), ids=lambda entry: entry.nouns[0])
def test_an_occasion_belongs_to_the_cue_and_a_place_does_not(entry, read):
    for sentences, told in ((entry.examples, True), (entry.counterexamples, False)):
        for sentence in sentences:
            doc = read[sentence]
            cue = doc.text(doc.statements[0].cue_span).split()
            assert (len(cue) > 1) is told, sentence
