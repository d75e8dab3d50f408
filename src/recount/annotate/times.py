"""Expressions of time, each with what it means and what it is reckoned from.

A grammar of shapes finds them (`time_grammar`, `time_matches`), a reader per shape says what they mean (`time_values`),
`time_bounds` joins and widens them ("since …", "from … until …"); here they are anchored and dated.
"""

import re

import msgspec

from recount.annotate.dating import date_report
from recount.annotate.time_bounds import bounded
from recount.annotate.time_events import reckoned, told_of
from recount.annotate.time_gate import windows
from recount.annotate.time_matches import Found, matches
from recount.annotate.time_values import Meaning
from recount.model.annotation import AnnotatedReport, Sentence
from recount.model.base import content_id
from recount.model.edtf import Edtf, parse_or_none
from recount.model.time import Time, resolve

_WIDE = re.compile(r"(?:year|decade|century|month|quarter)[-0]|clock:")
"""What may be reckoned from the report where nothing is told before: "a year earlier", "at 9 a.m."."""

_NAMED = re.compile(r"(?P<kind>month|monthday):(?P<part>[\d-]+)(?::(?P<way>past|future|near))?$")
_QUARTER = (89, 92)
"""Days of a quarter of a year."""


def mark_times(doc: AnnotatedReport) -> AnnotatedReport:
    """Mark the expressions of time of a report, date them, and date the report where it can be."""
    found = [item for sentence in doc.sentences for item in _found(doc, sentence)]
    times = _anchored(doc, found)
    dates = [time for time in times if time.kind != "duration"]
    counts = tuple(q for q in doc.quantities if not any(time.contains(q) for time in dates))
    return date_report(msgspec.structs.replace(doc, times=times, quantities=counts))


def _found(doc: AnnotatedReport, sentence: Sentence) -> list[Found]:
    near = windows(doc, sentence)
    return bounded(doc, sentence, reckoned(doc, sentence, matches(doc, sentence, near))) if near else []


def _anchored(doc: AnnotatedReport, found: list[Found]) -> tuple[Time, ...]:
    """Give each expression its anchor and, as far as the anchor is dated, its date."""
    published = parse_or_none(doc.report.published.when)
    times: list[Time] = []
    for item in found:
        read, told = _read_on(doc, item, times)
        if read is None:
            continue
        base = parse_or_none(told.when) if told else published
        anchor = None if read.meaning.offset is None else told.id if told else "report"
        times.append(_time(doc, read, anchor, base))
    return tuple(times)


def _read_on(doc: AnnotatedReport, item: Found, before: list[Time]) -> tuple[Found | None, Time | None]:
    """Return an expression as what is told before explains it, and what it is reckoned from if not from the report."""
    item = _of_quarter(doc, _in_year_told(doc, item, before), before)
    told = _told_before(doc, item, before)
    if told is None and item.shape.startswith(("nth_day:", "event:")):
        return item.instead, None
    if told is None and item.meaning.narrative and not _WIDE.match(item.meaning.offset or ""):
        item = msgspec.structs.replace(item, meaning=_untold(item.meaning))
    return item, told


def _untold(read: Meaning) -> Meaning:
    """Return what an expression means where nothing is told before from which it could be reckoned."""
    return Meaning(kind=read.kind, offset=read.otherwise)


def _in_year_told(doc: AnnotatedReport, item: Found, before: list[Time]) -> Found:
    """Read "in March" as of the year in which its paragraph stands: "In 2019, … In March, …"."""
    named = _NAMED.match(item.meaning.offset or "")
    last = next((time for time in reversed(before) if time.kind in ("date", "time") and time.when), None)
    if not named or last is None or named["way"] == "future" or not _sets_year(doc, last, item):
        return item
    offset = "month:{part}:same" if named["kind"] == "month" else "of-day:{part} year+0"
    read = Meaning(offset=offset.format(part=named["part"]), narrative=True)
    return msgspec.structs.replace(item, shape=f"of:{last.id}", meaning=read)


def _sets_year(doc: AnnotatedReport, last: Time, item: Found) -> bool:
    """Tell whether the expression before, in the same block, opens its sentence with a year, or goes on from one."""
    value, sentence = parse_or_none(last.when), next((s for s in doc.sentences if s.contains(last)), None)
    here = next(s for s in doc.sentences if s.contains(item.span))
    if value is None or sentence is None or value.first.year != value.last.year or sentence.block != here.block:
        return False
    if last.anchor not in (None, "report"):
        return (last.offset or "").endswith((":same", "year+0"))
    opens = _sentence_before(doc, last).strip().lower() in ("", "in", "on", "by")
    return last.anchor is None and last.start < here.start and opens


def _of_quarter(doc: AnnotatedReport, item: Found, before: list[Time]) -> Found:
    """Read "up from $3 million a year ago" as the quarter a year before the one of which the report gives account."""
    if item.meaning.offset != "year-1" or item.shape not in ("away", "deictic"):
        return item
    spans = [time for time in before if time.offset != "same:year-1" and (_is_quarter(time) or time.kind == "duration")]
    sentence = next(s for s in doc.sentences if s.contains(item.span))
    held = any(q.currency or q.unit == "percent" for q in doc.quantities if sentence.contains(q))
    if not (held and spans and _is_quarter(spans[-1]) and _quarter_told(doc, before)):
        return item
    return msgspec.structs.replace(item, meaning=Meaning(offset="same:year-1", otherwise="year-1", narrative=True))


def _quarter_told(doc: AnnotatedReport, before: list[Time]) -> Time | None:
    """Return the quarter told last, rather one that is over: accounts are given of those."""
    quarters = [time for time in before if time.offset != "same:year-1" and _is_quarter(time)]
    published = parse_or_none(doc.report.published.when)
    over = [t for t in quarters if published and (value := parse_or_none(t.when)) and value.last <= published.last]
    return next(reversed(over or quarters), None)


def _is_quarter(time: Time) -> bool:
    value = parse_or_none(time.when)
    return value is not None and _QUARTER[0] <= value.days <= _QUARTER[1] and value.first.month % 3 == 1


def _told_before(doc: AnnotatedReport, item: Found, before: list[Time]) -> Time | None:
    """Return the expression that this one is reckoned from; null where that is the report."""
    if item.meaning.offset is None or not item.meaning.narrative:
        return None
    if item.shape.startswith("of:"):
        return next(time for time in before if item.shape == f"of:{time.id}")
    if item.shape.startswith("event:"):
        told = told_of(doc, item, before)
        return told if told and _may_anchor(item.meaning.offset, told) else None
    if item.meaning.offset.startswith("same:"):
        return _quarter_told(doc, before)
    candidates = [t for t in before if t.kind in ("date", "time") and _may_anchor(item.meaning.offset, t)]
    if item.shape.startswith("nth_day:"):
        noun = item.shape.split(":")[1]
        candidates = [t for t in candidates if re.search(rf"\b{noun}\b", _sentence_before(doc, t), re.IGNORECASE)]
    return candidates[-1] if candidates else None


def _may_anchor(offset: str, time: Time) -> bool:
    """Tell whether an expression may carry another: a day is reckoned from a day, anything else from any date."""
    by_day = offset.startswith(("day", "clock:"))
    if time.when is None:
        return time.offset is not None and (not by_day or time.offset.startswith(("weekday:", "monthday:", "day")))
    value = parse_or_none(time.when)
    return value is not None and not value.is_open and (value.is_day or not by_day)


def _sentence_before(doc: AnnotatedReport, time: Time) -> str:
    """Return the words of the expression's sentence that stand before it."""
    start = max((s.start for s in doc.sentences if s.start <= time.start), default=time.start)
    return doc.report.text[start : time.start]


def _time(doc: AnnotatedReport, item: Found, anchor: str | None, base: Edtf | None) -> Time:
    when = item.meaning.when
    if item.meaning.offset is not None:
        value = resolve(item.meaning.offset, base)
        when = value.text if value else None
    span = item.span
    return Time(
        id=content_id("time", doc.report.id, span.start, span.end), start=span.start, end=span.end,
        text=doc.text(span), kind=item.meaning.kind, when=when, anchor=anchor, offset=item.meaning.offset,
    )  # fmt: skip
