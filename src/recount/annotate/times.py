"""Expressions of time, each with what it means and what it is reckoned from.

A grammar of shapes finds them (`time_grammar`), a reader per shape says what they mean (`time_values`); here they are
bounded ("since …", "from … until …"), anchored and dated.
"""

import re
from functools import cache

import msgspec

from recount.annotate.dating import date_report
from recount.annotate.time_checks import deadline, is_time, tense
from recount.annotate.time_grammar import any_word, patterns
from recount.annotate.time_names import ordinal_value, ordinal_words, role_words
from recount.annotate.time_values import Meaning, Tense, meaning
from recount.model import edtf
from recount.model.annotation import AnnotatedReport, Sentence
from recount.model.base import Record, Span, content_id
from recount.model.edtf import Edtf, parse_or_none
from recount.model.time import Time, resolve

_WIDE = re.compile(r"(?:year|decade|century|month|quarter)[-0]|clock:")
"""What may be reckoned from the report where nothing is told before: "a year earlier", "at 9 a.m."."""
_TIE = re.compile(r"\s*,?\s*(?:on\s+)?$")


class Found(Record, frozen=True, kw_only=True):
    """One matched expression with its meaning."""

    span: Span
    shape: str
    meaning: Meaning


def mark_times(doc: AnnotatedReport) -> AnnotatedReport:
    """Mark the expressions of time of a report, date them, and date the report where it can be."""
    found = [item for sentence in doc.sentences for item in _bounded(doc, sentence, _matches(doc, sentence))]
    times = _anchored(doc, found)
    dates = [time for time in times if time.kind != "duration"]
    counts = tuple(q for q in doc.quantities if not any(time.contains(q) for time in dates))
    return date_report(msgspec.structs.replace(doc, times=times, quantities=counts))


def _matches(doc: AnnotatedReport, sentence: Sentence) -> list[Found]:
    """Return the longest expressions of a sentence that do not overlap, in order."""
    text, candidates = doc.text(sentence), []
    if not any_word().search(text):
        return []
    for rank, (shape, pattern) in enumerate(patterns()):
        for match in pattern.finditer(text):
            end = match.end() - (match.group().endswith(")") and "(" not in match.group())
            candidates.append((match.start(), -end, rank, shape, match))
    taken, found = 0, []
    for start, minus_end, _, shape, match in sorted(candidates, key=lambda c: c[:3]):
        span = Span(start=sentence.start + start, end=sentence.start - minus_end)
        if start < taken or not is_time(doc, shape, span):
            continue
        if read := _meaning(doc, sentence, span, shape, match):
            found.append(Found(span=span, shape=shape, meaning=read))
            taken = -minus_end
    found += [item for item in _nth_days(doc, sentence) if not any(item.span.overlap(f.span) for f in found)]
    return sorted(found, key=lambda item: item.span)


def _meaning(doc: AnnotatedReport, sentence: Sentence, span: Span, shape: str, match: re.Match[str]) -> Meaning | None:
    if _lead(doc, sentence, span, "since"):
        return meaning(shape, match.groupdict(), "past")
    looks: Tense = tense(doc, span)
    if deadline(doc, span):
        looks = "future" if shape in ("weekday", "directed_name") or looks != "past" else ""
    return meaning(shape, match.groupdict(), looks)


@cache
def _nth_day() -> re.Pattern[str]:
    nth = ordinal_words(10)
    return re.compile(
        rf"\bthe (?:(?P<owner>\w+)['’]s (?P<of_owner>{nth}) day|(?P<nth>{nth}) day of (?:the|an?) (?P<noun>\w+))\b",
        re.IGNORECASE,
    )


def _nth_days(doc: AnnotatedReport, sentence: Sentence) -> list[Found]:
    """Return "the truce's first day": so many days from the date told with the same noun before."""
    return [
        Found(
            span=Span(start=sentence.start + match.start(), end=sentence.start + match.end()),
            shape=f"nth_day:{(match['owner'] or match['noun']).lower()}",
            meaning=Meaning(offset=f"day+{ordinal_value(match['of_owner'] or match['nth']) - 1}", narrative=True),
        )
        for match in _nth_day().finditer(doc.text(sentence))
    ]


def _bounded(doc: AnnotatedReport, sentence: Sentence, found: list[Found]) -> list[Found]:
    """Join "from A until B" into one and widen by "since", "until"."""
    bounded: list[Found] = []
    for item in found:
        before = bounded[-1] if bounded else None
        if before is not None and (joined := _joined(doc, sentence, before, item)):
            bounded[-1] = joined
        else:
            bounded.append(_opened(doc, sentence, item))
    return bounded


def _joined(doc: AnnotatedReport, sentence: Sentence, left: Found, right: Found) -> Found | None:
    """Return "from January 2017 until April 2018" as one interval, "9 a.m. on Tuesday" as one hour."""
    between = doc.report.text[left.span.end : right.span.start]
    if left.shape == "clock" and right.meaning.kind == "date" and _TIE.match(between):
        return _timed(left, right)
    lead = _lead(doc, sentence, left.span, "from")
    tied = lead and between.strip().lower() in role_words("to")
    whole = _hull(left.meaning, right.meaning)
    if whole is None or not (tied or (between.strip() in ("-", "–") and whole.when)):
        return None
    first = left.span.start - (len(lead) + 1 if lead else 0)
    return Found(span=Span(start=first, end=right.span.end), shape="interval", meaning=whole)


def _hull(left: Meaning, right: Meaning) -> Meaning | None:
    """Return one stretch of two absolute dates, or of two that hang on the report."""
    start, end = parse_or_none(left.when), parse_or_none(right.when)
    if start is not None and end is not None and start.first <= end.last:
        return Meaning(when=edtf.hull(start, end).text)
    named = ("weekday:", "monthday:", "month:")
    if left.offset and right.offset and left.offset.startswith(named) and right.offset.startswith(named):
        return Meaning(offset=f"{left.offset} .. {right.offset}")
    return None


def _timed(clock: Found, day: Found) -> Found | None:
    """Return the hour on its day."""
    word, _, _ = (clock.meaning.offset or "").partition(" ")
    when, offset = day.meaning.when, day.meaning.offset
    value = parse_or_none(when)
    span = Span(start=clock.span.start, end=day.span.end)
    if value is not None and value.is_day:
        read = Meaning(kind="time", when=f"{value.text}T{word.removeprefix('clock:')}")
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
        if lead := _lead(doc, sentence, item.span, role):
            return _open(item, role, len(lead) + 1)
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
    return Found(span=span, shape=item.shape, meaning=changed)


def _lead(doc: AnnotatedReport, sentence: Sentence, span: Span, role: str) -> str:
    """Return the word of the role that stands right before the span, or ''."""
    before = doc.report.text[sentence.start : span.start].lower().rstrip()
    gap = doc.report.text[sentence.start : span.start][len(before) :]
    return next((w for w in role_words(role) if gap == " " and re.search(rf"(?<!\w){re.escape(w)}$", before)), "")


def _anchored(doc: AnnotatedReport, found: list[Found]) -> tuple[Time, ...]:
    """Give each expression its anchor and, as far as the anchor is dated, its date."""
    published = parse_or_none(doc.report.published.when)
    times: list[Time] = []
    for item in found:
        told = _told_before(doc, item, times)
        if item.shape.startswith("nth_day:") and told is None:
            continue
        if told is None and item.meaning.narrative and not _WIDE.match(item.meaning.offset or ""):
            item = msgspec.structs.replace(item, meaning=Meaning(kind=item.meaning.kind))  # noqa: PLW2901 - undated
        base = parse_or_none(told.when) if told else published
        anchor = None if item.meaning.offset is None else told.id if told else "report"
        times.append(_time(doc, item, anchor, base))
    return tuple(times)


def _told_before(doc: AnnotatedReport, item: Found, before: list[Time]) -> Time | None:
    """Return the expression that this one is reckoned from; null where that is the report."""
    if item.meaning.offset is None or not item.meaning.narrative:
        return None
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
