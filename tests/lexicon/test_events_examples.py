"""Every example of the rules for events, figures and relations through the real stage, all in one read."""

import pytest

import factory
from recount.annotate import annotate
from recount.extract import extract
from recount.lexicon.load import entries
from recount.lexicon.schema import casualties, events, relations

KINDS = (
    events.EventType, events.EventWords, events.EventVerb, events.EventNoun, events.EventReference, events.LightVerb,
    events.ModalWord, events.CauseWord, casualties.CasualtyTerm, casualties.ScopeWord, casualties.SanctionTerm,
    relations.RelationTerm,
)  # fmt: skip


def label(entry):
    return entry.keys()[0][:40]


def each(kind):
    return pytest.mark.parametrize("entry", entries(kind), ids=label)


@pytest.fixture(scope="module")
def read():
    """Return the reading of each sentence of the lexicons, all read together."""
    told = [s for kind in KINDS for entry in entries(kind) for s in (*entry.examples, *entry.counterexamples)]
    sentences = list(dict.fromkeys(told))
    docs = annotate(factory.report(sentence, origin=str(n)) for n, sentence in enumerate(sentences))
    return {sentence: extract(doc) for sentence, doc in zip(sentences, docs, strict=True)}


def types(reading):
    return {event.type for event in reading.events}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_entry_has_an_example(kind):
    assert [entry.keys()[0] for entry in entries(kind) if not entry.examples] == []


@each(events.EventType)
def test_every_type_is_found_in_its_examples_with_its_codes(entry, read):
    for sentence in entry.examples:
        found = [event for event in read[sentence].events if event.type == entry.name]
        assert found, sentence
        assert found[0].codes.cameo == entry.cameo


@pytest.mark.parametrize("kind", [events.EventVerb, events.EventNoun])
def test_every_type_that_a_word_tells_of_is_defined(kind):
    known = {entry.name for entry in entries(events.EventType)}
    assert {entry.type for entry in entries(kind)} - known == set()
    assert {other for entry in entries(kind) for other in entry.vague} - known == set()


@each(events.EventVerb)
def test_each_verb_tells_of_its_event_in_its_examples_and_not_elsewhere(entry, read):
    for sentence in entry.examples:
        assert entry.type in types(read[sentence]), sentence
    for sentence in entry.counterexamples:
        assert entry.type not in types(read[sentence]), sentence


@each(events.EventNoun)
def test_each_noun_tells_of_its_event_in_its_examples_and_not_elsewhere(entry, read):
    for sentence in entry.examples:
        assert entry.type in types(read[sentence]), sentence
    for sentence in entry.counterexamples:
        assert entry.type not in types(read[sentence]), sentence


@each(events.EventReference)
def test_each_reference_takes_up_the_event_before_it(entry, read):
    for sentence in entry.examples:
        first, second = read[sentence].events[0], read[sentence].events[-1]
        assert (second.coreferent, second.type) == (first.id, first.type), sentence


@each(events.LightVerb)
def test_each_light_verb_lends_its_subject_to_the_event(entry, read):
    for sentence in entry.examples:
        event = read[sentence].events[0]
        assert {"agent": event.agents, "recipient": event.recipients, "none": "none"}[entry.subject], sentence


@each(events.ModalWord)
def test_each_modal_word_takes_the_event_out_of_fact(entry, read):
    for sentence in entry.examples:
        found = [e.modality for e in read[sentence].events if e.type in ("shelling", "assault", "release")]
        assert found == ([entry.modality] if entry.modality else []), sentence


@each(events.CauseWord)
def test_each_cause_word_ties_the_dead_to_the_attack(entry, read):
    for sentence in entry.examples:
        assert types(read[sentence]) == {"airstrike"}, sentence


@each(casualties.CasualtyTerm)
def test_each_term_gives_its_measure_to_the_number(entry, read):
    for sentence in entry.examples:
        assert entry.measure in {figure.measure for figure in read[sentence].figures}, sentence
    for sentence in entry.counterexamples:
        assert entry.measure not in {figure.measure for figure in read[sentence].figures}, sentence


@each(casualties.ScopeWord)
def test_each_scope_word_sets_the_scope_of_the_count(entry, read):
    for sentence in entry.examples:
        assert {figure.scope for figure in read[sentence].figures} == {entry.scope}, sentence
    for sentence in entry.counterexamples:
        assert entry.scope not in {figure.scope for figure in read[sentence].figures}, sentence


@each(casualties.SanctionTerm)
def test_each_sanction_term_names_a_provision(entry, read):
    for sentence in entry.examples:
        found = [event.details.provisions for event in read[sentence].events if event.type == "sanction"]
        assert any(entry.provision in provisions for provisions in found), sentence


@each(relations.RelationTerm)
def test_each_relation_is_found_in_its_examples_and_not_elsewhere(entry, read):
    for sentence in entry.examples:
        assert entry.relation in {relation.relation for relation in read[sentence].relations}, sentence
    for sentence in entry.counterexamples:
        assert entry.relation not in {relation.relation for relation in read[sentence].relations}, sentence


def test_every_class_of_words_is_used_and_shown():
    conditions = {c for e in entries(events.EventVerb) for c in (*e.objects, *e.subjects, *e.unless, *e.behind)}
    named = {word.removeprefix("@") for condition in conditions for word in condition.split() if "@" in word}
    in_code = {
        "another",
        "body",
        "buying",
        "leading",
        "partitive",
        "supporting",
        "people",
        "standing_in",
        "town",
        "truce",
        "unharmed",
    }
    assert {entry.name for entry in entries(events.EventWords)} - named - in_code == set()
