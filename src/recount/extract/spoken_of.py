"""Of which event a statement speaks that accuses, blames, denies, doubts or owns up."""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from recount.lexicon.families import is_deed
from recount.lexicon.load import entries
from recount.lexicon.schema.events import EventNoun, EventReference
from recount.model.annotation import AnnotatedReport, children, tokens_in
from recount.model.fact import Event, Fact, Statement, stretches

LAYING = frozenset({"accuse", "blame", "deny", "doubt", "confirm"})
DONE = frozenset({"happened", "ongoing"})
DEFINITE = frozenset({"the", "this", "that"})


def tie_statements(doc: AnnotatedReport, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts; each such statement has the id of the first deed that its words tell of, or refer back to.

    A deed that is told only as denied or planned is none: what was done is told elsewhere, and link finds it.
    """
    events = sorted((f for f in facts if isinstance(f, Event) and is_deed(f.type)), key=lambda f: (f.start, f.id))
    return tuple(_tied(doc, fact, events) if isinstance(fact, Statement) else fact for fact in facts)


def _tied(doc: AnnotatedReport, statement: Statement, events: Sequence[Event]) -> Statement:
    if statement.stance not in LAYING or statement.event is not None:
        return statement
    inside = [event for event in events if any(part.contains(event) for part in stretches(statement.content_span))]
    told = [event for event in inside if event.coreferent or event.modality in DONE]
    found = told[0] if told else _referred(doc, statement, events)
    return msgspec.structs.replace(statement, event=found.coreferent or found.id) if found else statement


def _referred(doc: AnnotatedReport, statement: Statement, events: Sequence[Event]) -> Event | None:
    """Return the last event before the statement that a definite noun in it can mean: "blamed them for THE ATTACK"."""
    before = [event for event in reversed(events) if event.start < statement.start and event.modality in DONE]
    for index in (i for part in stretches(statement.content_span) for i in tokens_in(doc, part)):
        types = _types().get(doc.tokens[index].lemma, frozenset())
        if types and any(doc.tokens[kid].lemma in DEFINITE for kid in children(doc, index, "det")):
            return next((event for event in before if event.type in types), None)
    return None


@cache
def _types() -> Mapping[str, frozenset[str]]:
    """Return the types of event that a noun may stand for."""
    found: dict[str, set[str]] = {}
    for reference in entries(EventReference):
        for noun in reference.nouns:
            found.setdefault(noun, set()).update(reference.types)
    for event in entries(EventNoun):
        for noun in event.nouns:
            found.setdefault(noun, set()).add(event.type)
    return {noun: frozenset(types) for noun, types in found.items()}
