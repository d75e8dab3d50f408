"""Expressions reckoned from an event: "two days after the vote", "the day of the attack"."""

import re

import msgspec

from recount.annotate.time_matches import Found
from recount.annotate.time_names import unit_of, unit_words
from recount.annotate.time_values import Meaning
from recount.model.annotation import AnnotatedReport, Sentence, Token, ancestors, children, tokens_in
from recount.model.base import Span
from recount.model.edtf import parse_or_none
from recount.model.time import Time, resolve

_STEPS = {"before": -1, "after": 1, "following": 1, "of": 0}
_LENGTH = re.compile(r"P(\d+)[DWMY]$")
_DATED_UNITS = ("day", "week", "month", "year")
_STEM = 5
"""So many letters that a verb and its noun share: "explosion" and "exploded", "killing" and "killed"."""


def reckoned(doc: AnnotatedReport, sentence: Sentence, found: list[Found]) -> list[Found]:
    """Return the expressions with those that name their event reckoned from it, "two days" now "two days after"."""
    kept = list(found)
    for way in doc.tokens[sentence.first + 2 : sentence.last]:
        follows = way.text.lower() in _STEPS and doc.tokens[way.index - 1].text.lower() in unit_words()
        if follows and (event := _event(doc, way)) and (item := _from_event(doc, way, event, kept)):
            kept = [other for other in kept if not other.span.overlap(item.span)] + [item]
    return sorted(kept, key=lambda item: item.span)


def told_of(doc: AnnotatedReport, item: Found, before: list[Time]) -> Time | None:
    """Return the last expression before that dates the event: it stands under it, or beside it under one verb."""
    event = item.shape.removeprefix("event:")
    sentence = next(s for s in doc.sentences if s.contains(item.span))
    fit = (time for time in reversed(before) if time.end <= sentence.start and time.kind in ("date", "time"))
    return next((time for time in fit if _dates(doc, time, event)), None)


def _dates(doc: AnnotatedReport, time: Time, event: str) -> bool:
    first = tokens_in(doc, time)[0]
    above = list(ancestors(doc, first))
    verb = next((i for i in above if doc.tokens[i].pos in ("VERB", "AUX")), None)
    near = {*above, *(doc.children[verb] if verb is not None else ()), *doc.children[first]}
    named = (doc.tokens[i] for i in near)
    return any(token.pos in ("NOUN", "VERB") and _akin(token.lemma.lower(), event) for token in named)


def _akin(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _STEM - 1 and one[:_STEM] == other[:_STEM])


def _event(doc: AnnotatedReport, way: Token) -> Token | None:
    """Return the noun or verb after "after", "before", "of"; null where that is a date or a number."""
    if way.dep == "mark":
        return doc.tokens[way.head]
    named = children(doc, way.index, "pobj", "pcomp")
    event = doc.tokens[named[0]] if named else None
    return event if event is not None and event.pos in ("NOUN", "VERB") else None


def _from_event(doc: AnnotatedReport, way: Token, event: Token, found: list[Found]) -> Found | None:
    unit = doc.tokens[way.index - 1]
    before = next((item for item in found if item.span.start <= unit.start < item.span.end), None)
    lone = unit.text.lower() == unit_of(unit.text).words[0] and doc.tokens[way.index - 2].text.lower() == "the"
    if before and before.meaning.kind != "duration":
        return None
    length = _LENGTH.match(before.meaning.when or "") if before else None
    name, steps = unit_of(unit.text).unit, _STEPS[way.text.lower()]
    if name not in _DATED_UNITS or not (lone or (length and steps)):
        return None
    first = before.span.start if length and before else doc.tokens[way.index - 2].start
    offset = f"{name}{steps * (int(length[1]) if length else 1):+d}"
    span = Span(start=first, end=way.end if steps else unit.end)
    item = Found(
        span=span, shape=f"event:{event.lemma.lower()}", meaning=Meaning(offset=offset, narrative=True),
        instead=before if length else None,
    )  # fmt: skip
    return _from_date(doc, item, event, found)


def _from_date(doc: AnnotatedReport, item: Found, event: Token, found: list[Found]) -> Found:
    """Return "two days after Tuesday's vote" as two days from Tuesday."""
    inside = {*doc.children[event.index], event.index}
    dated = (f for f in found if f.meaning.kind == "date" and f.span.start >= item.span.end)
    inner = next((f for f in dated if any(i in inside for i in tokens_in(doc, f.span)) or _hangs(doc, f, event)), None)
    own = item.meaning.offset or ""
    if inner is None or inner.meaning.narrative or (own.startswith(("day", "week")) and not _is_day(inner.meaning)):
        return item
    if inner.meaning.offset and " " not in inner.meaning.offset:
        return msgspec.structs.replace(item, shape="event", meaning=Meaning(offset=f"{own} {inner.meaning.offset}"))
    value = resolve(own, parse_or_none(inner.meaning.when))
    return msgspec.structs.replace(item, shape="event", meaning=Meaning(when=value.text)) if value else item


def _is_day(read: Meaning) -> bool:
    value = parse_or_none(read.when)
    return value.is_day if value else (read.offset or "").startswith(("day", "weekday:", "monthday:"))


def _hangs(doc: AnnotatedReport, dated: Found, event: Token) -> bool:
    """Tell "the vote on 3 March": the date under a preposition under the event."""
    head = doc.tokens[doc.tokens[tokens_in(doc, dated.span)[0]].head]
    return (head.head == event.index and head.pos == "ADP") or doc.tokens[head.head].head == event.index
