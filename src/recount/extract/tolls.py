"""To which event a figure belongs, over what time it runs, and the figures of each event."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import msgspec

from recount.lexicon.event_types import event_types
from recount.lexicon.load import entries
from recount.lexicon.schema.casualties import ScopeWord
from recount.model.annotation import AnnotatedReport
from recount.model.base import Span
from recount.model.edtf import parse_or_none
from recount.model.fact import Event, Fact, Figure, Measure, Scope
from recount.text import squeeze

_HARM = frozenset({"killed", "injured", "missing"})
_OWN: dict[str, tuple[str, ...]] = {
    "displaced": ("displacement",), "detained": ("arrest", "crackdown"), "abducted": ("abduction", "hijacking"),
    "money": ("arms_transfer", "sanction", "pledge", "aid_delivery", "robbery", "seizure"),
    "troops": ("deployment", "withdrawal"), "refugees": ("displacement",),
}  # fmt: skip
_STOCKS = frozenset({"refugees", "troops"})
_REACH = 3
"""A toll in one of so many first sentences may belong to the event that the report tells of next."""


def event_of(doc: AnnotatedReport, span: Span, measure: Measure, events: Sequence[Event]) -> Event | None:
    """Return the event to which a figure belongs: that of its clause, else of its sentence, else the last one told."""
    fitting = [event for event in events if _suits(event, measure)]
    around = [event for event in fitting if event.start <= span.start and span.end <= event.end]
    if around:
        return exact(doc, min(around, key=lambda event: (event.end - event.start, event.start)), events)
    sentence = next((s for s in doc.sentences if s.start <= span.start < s.end), None)
    if sentence is None:
        return None
    near = [event for event in fitting if sentence.start <= event.start < sentence.end]
    if near:
        return exact(doc, min(near, key=lambda event: (abs(event.start - span.start), event.start)), events)
    return exact(doc, _told_before(doc, span, fitting), events) if measure in _HARM else None


def _suits(event: Event, measure: Measure) -> bool:
    if measure in _HARM:
        return event_types()[event.type].violent
    return event.type in _OWN.get(measure, ())


def _told_before(doc: AnnotatedReport, span: Span, events: Sequence[Event]) -> Event | None:
    """Return the last event before that happened; a headline's toll is of the first one told behind it."""
    real = [event for event in events if event.modality in ("happened", "ongoing")]
    before = [event for event in real if event.start < span.start]
    if before:
        return before[-1]
    return real[0] if real and span.start < doc.sentences[min(_REACH, len(doc.sentences)) - 1].end else None


def exact(doc: AnnotatedReport, event: Event | None, events: Sequence[Event]) -> Event | None:
    """Return the first telling of the event, in running text rather than a heading, that says what it was."""
    if event is None:
        return None
    root = event.coreferent or event.id
    chain = [other for other in events if root in (other.id, other.coreferent)]
    known = [other for other in chain if not event_types()[other.type].generic]
    return min(known, key=lambda other: (_is_heading(doc, other), other.start), default=event)


def _is_heading(doc: AnnotatedReport, span: Span) -> bool:
    return any(block.kind in ("headline", "subheading") and block.contains(span) for block in doc.report.blocks)


def scope_of(doc: AnnotatedReport, span: Span, measure: Measure, when: str | None, event: Event | None) -> Scope | None:
    """Return whether a count is of one incident, over a time, or at a time."""
    sentence = next((s for s in doc.sentences if s.start <= span.start < s.end), span)
    told = squeeze(doc.text(sentence)).lower()
    found = next(
        (entry.scope for entry in _scope_words() if any(f" {word} " in f" {told} " for word in entry.words)), None
    )
    date = parse_or_none(when)
    if measure in _STOCKS or measure == "count":
        return found or "stock"
    if date and (date.is_open or date.days > 31):
        return "cumulative"
    if measure in ("money", "share", "distance", "duration"):
        return None
    return "incident" if event is not None else found


def with_figures(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts, with each event's figures named in it."""
    owned: defaultdict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Figure) and fact.event:
            owned[fact.event].append(fact.id)
    return tuple(
        msgspec.structs.replace(fact, figures=tuple(owned[fact.id])) if isinstance(fact, Event) and fact.id in owned
        else fact for fact in facts
    )  # fmt: skip


@cache
def _scope_words() -> tuple[ScopeWord, ...]:
    return entries(ScopeWord)
