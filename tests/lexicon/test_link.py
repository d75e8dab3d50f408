import re

import pytest

from recount.lexicon.families import is_deed, kinship
from recount.lexicon.load import entries
from recount.lexicon.people import is_general, kinds_of
from recount.lexicon.schema.events import EventType
from recount.lexicon.schema.link import (
    CommonWords,
    EventFamily,
    EventTie,
    NameWords,
    PeopleWords,
    StateVoice,
    UpdateCue,
)
from recount.lexicon.schema.positions import CauseWord, ChargeWord, ClaimCue, DoerTie, ReasonCue, UnclearCue
from recount.text import words

POSITIONS = (CauseWord, ChargeWord, ClaimCue, DoerTie, ReasonCue, UnclearCue)
KINDS = (CommonWords, EventTie, NameWords, PeopleWords, StateVoice, UpdateCue, *POSITIONS)
WORDED = [entry for kind in KINDS for entry in entries(kind)]


def found(entry, sentence):
    told = f" {' '.join(words(sentence))} "
    return any(f" {' '.join(words(phrase))} " in told for phrase in entry.words)


@pytest.mark.parametrize("entry", WORDED, ids=lambda entry: entry.words[0])
def test_every_example_holds_the_entrys_words_and_no_counterexample_does(entry):
    assert entry.examples
    assert all(found(entry, sentence) for sentence in entry.examples)
    assert not any(found(entry, sentence) for sentence in entry.counterexamples)


def test_families_hold_only_types_of_event():
    types = {entry.name for entry in entries(EventType)}
    assert {kind for family in entries(EventFamily) for kind in family.types} <= types


def test_families_name_only_families():
    names = {family.name for family in entries(EventFamily)}
    assert {near for family in entries(EventFamily) for near in family.near} <= names


def test_a_raid_may_be_called_shelling_but_never_a_meeting():
    assert kinship("airstrike", "shelling") == kinship("shelling", "airstrike") > 0
    assert kinship("airstrike", "meeting") == 0


def test_a_type_that_no_family_has_is_only_itself():
    assert kinship("eclipse", "eclipse") == 1
    assert not is_deed("eclipse")


def test_people_in_general_are_of_no_kind():
    assert is_general("34 people")
    assert not is_general("34 Leskan soldiers")
    assert kinds_of("Leskan troops") == kinds_of("soldiers")


def test_common_words_are_single_words():
    assert not [word for entry in entries(CommonWords) for word in entry.words if re.search(r"\s", word)]


@pytest.mark.parametrize("kind", POSITIONS)
def test_phrases_of_positions_are_lower_case_as_they_are_looked_up(kind):
    assert [word for entry in entries(kind) for word in entry.words if word != word.lower()] == []
