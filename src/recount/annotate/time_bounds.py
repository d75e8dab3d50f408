"""Expressions of time joined and widened: "from March until May", "since March", "9 a.m. on Tuesday"."""

import re

import msgspec

from recount.annotate.time_checks import deadline, is_turn, lead
from recount.annotate.time_matches import Found
from recount.annotate.time_names import role_words
from recount.annotate.time_values import Meaning
from recount.model import edtf
from recount.model.annotation import AnnotatedReport, Sentence
from recount.model.base import Span
from recount.model.edtf import parse_or_none

_TIE = re.compile(r"\s*,?\s*(?:on\s+)?$")


def bounded(doc: AnnotatedReport, sentence: Sentence, found: list[Found]) -> list[Found]:
    """Join "from A until B" into one and widen by "since", "until"."""
    widened: list[Found] = []
    for item in found:
        before = widened[-1] if widened else None
        if before is not None and (joined := _joined(doc, sentence, before, item)):
            widened[-1] = joined
        else:
            widened.append(_opened(doc, sentence, item))
    return widened


def _joined(doc: AnnotatedReport, sentence: Sentence, left: Found, right: Found) -> Found | None:
    """Return "from January 2017 until April 2018" as one interval, "9 a.m. on Tuesday" as one hour."""
    between = doc.report.text[left.span.end : right.span.start]
    if left.shape == "clock" and right.meaning.kind == "date" and _TIE.match(between):
        return _timed(left, right, ahead=deadline(doc, left.span))
    opener = lead(doc, sentence, left.span, "from")
    tied = opener and between.strip().lower() in role_words("to")
    whole = _hull(left.meaning, right.meaning)
    if whole is None or not (tied or (between.strip() in ("-", "–") and whole.when)):
        return None
    first = left.span.start - (len(opener) + 1 if opener else 0)
    return Found(span=Span(start=first, end=right.span.end), shape="interval", meaning=whole)


def _hull(left: Meaning, right: Meaning) -> Meaning | None:
    """Return one stretch of two absolute dates, or of two that hang on the report."""
    start, end = parse_or_none(left.when), parse_or_none(right.when)
    if start is not None and end is not None and start.first <= end.last:
        return Meaning(when=edtf.hull(start, end).text)
    named = ("weekday:", "monthday:", "month:")
    if not (left.offset and right.offset) or " .. " in left.offset + right.offset:
        return None
    if left.offset.startswith(named) and right.offset.startswith(named):
        return Meaning(offset=f"{left.offset} .. {right.offset}")
    return None


def _timed(clock: Found, day: Found, *, ahead: bool) -> Found | None:
    """Return the hour on its day, which is to come where the hour is a deadline."""
    word, _, _ = (clock.meaning.offset or "").partition(" ")
    when, offset = day.meaning.when, day.meaning.offset
    value = parse_or_none(when)
    span = Span(start=clock.span.start, end=day.span.end)
    if value is not None and value.is_day:
        read = Meaning(kind="time", when=f"{value.text}T{word.removeprefix('clock:')}")
    elif offset and offset.endswith(":past") and ahead:
        read = Meaning(kind="time", offset=f"{word} {offset.removesuffix(':past')}:future")
    elif offset and offset.startswith(("weekday:", "monthday:", "day")) and " " not in offset:
        read = Meaning(kind="time", offset=f"{word} {offset}", narrative=day.meaning.narrative)
    else:
        return None
    return Found(span=span, shape=day.shape, meaning=read)


def _opened(doc: AnnotatedReport, sentence: Sentence, item: Found) -> Found:
    """Widen an expression by the word that opens it at one end."""
    if item.meaning.kind != "date" or (item.meaning.when is None and item.meaning.offset is None):
        return item
    for role in ("since", "until"):
        if (word := lead(doc, sentence, item.span, role)) and not (role == "until" and is_turn(doc, item.span)):
            return _open(item, role, len(word) + 1)
    return item


def _open(item: Found, word: str, width: int) -> Found:
    value = parse_or_none(item.meaning.when)
    opener = edtf.since if word == "since" else edtf.until
    changed = msgspec.structs.replace(
        item.meaning,
        when=opener(value).text if value else item.meaning.when,
        offset=f"{word} {item.meaning.offset}" if item.meaning.offset else None,
    )
    span = Span(start=item.span.start - width, end=item.span.end)
    return Found(span=span, shape=item.shape, meaning=changed, instead=item.instead)
