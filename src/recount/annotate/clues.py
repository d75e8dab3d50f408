"""What a report that prints no date says of its date: clues from its page, its dateline and its expressions of time.

A clue says only what its words say: "in January 2029", told as past, is not after the report; "Tuesday (March 17th)"
leaves the years in which 17 March is a Tuesday. `model.dating` puts them together.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

from recount.annotate.time_checks import tense
from recount.annotate.time_names import calendar_values, calendar_words, counted, number_value, role_pattern
from recount.model import dating
from recount.model.annotation import AnnotatedReport, Sentence, head_of, tokens_in
from recount.model.base import Span
from recount.model.dating import Clue, ClueKind, Days
from recount.model.edtf import Edtf, parse_or_none
from recount.model.time import Time

_WEEK = 6
_LEAD, _LEAD_REACH = 3, 21
"""A date printed with its weekday in the first three sentences is the news: 95 % of reports came within 18 days."""
_YEARLONG = 400
"""A date without its year may be that of a year ago: 4 of 41 that were printed with their weekday were."""
_ASIDE, _AHEAD = 60, 200
_ZONE = 1
"""Days by which an address or an imprint may be ahead or behind: of 700 addresses with a day, 691 were within one."""
_DIGITS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/_.-]?)(?P<month>0?[1-9]|1[0-2])(?P=mark)"
                     r"(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")  # fmt: skip
_FOLDERS = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>\w{1,9})/(?:(?P<day>\d{1,2})/)?")
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[cC]opyright|COPYRIGHT)[^\d\n]{0,12}(?:\d{4}\s*[-–,]\s*)?(?P<year>(?:19|20)\d\d)\b"
)
_BESIDE = re.compile(r"[\s,(–—-]*(?:(?:on|in|of)\s+)?$")
_SHORT_YEAR = re.compile(r"\s*,?\s*['’]?(?P<year>\d\d)(?![\d:.,])")
_GOES_ON = re.compile(r",?\s+[a-z]")
_POINTS = re.compile(r"(?:day|week|month|year)[+-]\d+$")
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30}


def clues(doc: AnnotatedReport) -> list[Clue]:
    """Return all clues to the day on which the report appeared, each kind in the order of the text."""
    return [clue for read in _READERS for clue in read(doc)]


def _address(doc: AnnotatedReport) -> Iterator[Clue]:
    """Yield the day or month that the address of the page names."""
    try:
        path = urlsplit(doc.report.url or "").path
    except ValueError:
        return
    match = _DIGITS.search(path) or _FOLDERS.search(path)
    when = _folder_date(match) if match else None
    if when is not None:
        reach = _ZONE if when.is_day else 0
        yield Clue(kind="page", days=dating.around(dating.of_dates(when), reach, reach))


def _folder_date(match: re.Match[str]) -> Edtf | None:
    """Return the day or the month: "2031/05/07", "2031/may/07", "2031/05"."""
    word = match["month"].lower()
    month = word if word.isdigit() else calendar_values("month").get(word)
    if month is None:
        return None
    return parse_or_none("-".join(part.zfill(2) for part in (match["year"], month, match["day"]) if part))


def _kept(doc: AnnotatedReport) -> Iterator[Clue]:
    """Yield the days on which the page was changed or fetched: it had appeared by then."""
    for when in (doc.report.modified, doc.report.retrieved):
        if (found := parse_or_none(when)) and found.last < date.max:
            yield Clue(kind="page", days=dating.span(date.min, found.last + timedelta(days=_ZONE)))


def _copyright(doc: AnnotatedReport) -> Iterator[Clue]:
    """Yield the latest year of copyright that the page prints: it had appeared by its end."""
    text = doc.report.text
    boilerplate = [block for block in doc.report.blocks if block.kind == "boilerplate"]
    years = [m for block in boilerplate for m in _COPYRIGHT.finditer(text, block.start, block.end)]
    if years:
        match = max(years, key=lambda m: m["year"])
        days = dating.span(date.min, date(int(match["year"]), 12, 31))
        yield _clue(doc, "owned", days, Span(start=match.start(), end=match.end()))


def _imprinted(doc: AnnotatedReport) -> Iterator[Clue]:
    """Yield the day with which the text opens or on which it says that it was posted; that by which it was changed."""
    for time in doc.times:
        when = parse_or_none(time.when) if time.offset is None else None
        if when is None or not when.is_day:
            continue
        if _opens(doc, time) or _follows(doc, time, "posted", ":") or _follows(doc, time, "imprint"):
            yield _clue(doc, "sent", dating.around(dating.of_dates(when), _ZONE, _ZONE), time)
        elif _follows(doc, time, "revised"):
            yield _clue(doc, "sent", dating.span(date.min, when.last), time)


def _opens(doc: AnnotatedReport, time: Time) -> bool:
    """Tell whether the text begins with the date, and that is not the beginning of a sentence about it."""
    first = min((block.start for block in doc.report.blocks if block.is_evidence), default=None)
    return time.start == first and not _GOES_ON.match(doc.report.text, time.end)


def _follows(doc: AnnotatedReport, time: Time, role: str, mark: str = ":?") -> bool:
    """Tell whether a word of the role stands right before the expression."""
    before = doc.report.text[max(0, time.start - 40) : time.start]
    return re.search(rf"\b(?:{role_pattern(role)})\s*{mark}\s*(?:on\s+)?$", before, re.IGNORECASE) is not None


def _sent(doc: AnnotatedReport) -> Iterator[Clue]:
    """Yield the day that stands in the dateline: "BEIRUT, March 18 (Reuters)"; the year may have two digits."""
    for time in doc.times:
        if not _stands_in(doc, time, "dateline") or (parts := _month_day(time)) is None:
            continue
        days = dating.yearly(*parts, weekday_of(time))
        if year := _SHORT_YEAR.match(doc.report.text, time.end):
            days &= dating.short_year(int(year["year"]))
        yield _clue(doc, "sent", dating.around(days, 0, 1), time)


def _dated_weekday(doc: AnnotatedReport) -> Iterator[Clue]:
    """Yield the years in which a date printed with its weekday falls on it; the report lies on the side that is told.

    One in brackets, "Tuesday (March 17th)", explains a weekday, and that is one of the last seven days; one in the lead
    is the news. What is planned is believed in the lead only.
    """
    for time in doc.times:
        weekday, parts = weekday_of(time), _month_day(time)
        if weekday is None or parts is None or _stands_in(doc, time, "dateline"):
            continue
        days, way, leads = dating.yearly(*parts, weekday), (time.offset or "").rpartition(":")[2], _is_lead(doc, time)
        if way == "future":
            if leads:
                yield _clue(doc, "calendar", dating.around(days, _AHEAD, _ZONE), time)
            continue
        yield _clue(doc, "calendar", dating.around(days, _ZONE if way == "past" else _ASIDE, _YEARLONG), time)
        if way == "past" and (leads or "(" in time.text):
            yield _clue(doc, "near", dating.around(days, 0, _WEEK if "(" in time.text else _LEAD_REACH), time)


def _told(doc: AnnotatedReport) -> Iterator[Clue]:
    """Yield the days from a past date on, the latest first; those near it where it is the news of a weekday."""
    dated = [
        (when, time) for time in doc.times if time.offset is None and time.kind in ("date", "time")
        and (when := parse_or_none(time.when)) and when.first > date.min and _is_over(doc, time, when)
    ]  # fmt: skip
    for when, time in sorted(dated, key=lambda pair: pair[0].first, reverse=True):
        yield _clue(doc, "told", dating.span(when.first), time)


def _is_over(doc: AnnotatedReport, time: Time, when: Edtf) -> bool:
    """Tell a date on which something was done from one that is planned, expected, a deadline or part of a name."""
    if when.last == date.max:
        return True
    inside = tokens_in(doc, time)
    if not inside or tense(doc, time) != "past" or _follows(doc, time, "deadline") or _follows(doc, time, "revised"):
        return False
    governor = doc.tokens[doc.tokens[head_of(doc, inside)].head]
    if governor.pos in ("ADP", "SCONJ"):
        governor = doc.tokens[governor.head]
    return governor.tag in ("VBD", "VBN")


def _pointed(doc: AnnotatedReport) -> Iterator[Clue]:
    """Yield the days from which one time is called so as the words beside it do: "yesterday, 3 May"."""
    times = [time for time in doc.times if time.kind in ("date", "time")]
    for left, right in pairwise(times):
        between = doc.report.text[left.end : right.start]
        if len(between) > len(", (on ") or not _BESIDE.fullmatch(between):
            continue
        for pointing, named in ((left, right), (right, left)):
            offset = pointing.offset or ""
            if pointing.anchor == "report" and _POINTS.match(offset) and (told := _days_named(named)):
                span = Span(start=left.start, end=right.end)
                yield _clue(doc, "calendar", dating.tellers(offset, told), span)


def _days_named(time: Time) -> Days:
    """Return the days that an expression names whatever the report's day; in every year where it tells none."""
    if time.offset is None:
        when = parse_or_none(time.when)
        return dating.of_dates(when) if when and not when.is_open else 0
    if parts := _month_day(time):
        return dating.yearly(*parts, weekday_of(time))
    month = re.match(r"month:(\d\d):", time.offset or "")
    return dating.monthly(int(month[1])) if month else 0


def _aged(doc: AnnotatedReport) -> Iterator[Clue]:
    """Yield the days on which a thing dated elsewhere is as old as it is called: "the month-old truce"."""
    for match in _age().finditer(doc.report.text):
        sentence = _sentence_at(doc, match.start())
        noun = re.compile(rf"\b{re.escape(match['noun'])}\b", re.IGNORECASE)
        dated = [t for t in doc.times if (s := _sentence_at(doc, t.start)) and noun.search(doc.text(s))]
        told = next((days for t in dated if tense(doc, t) == "past" and _is_exact(t) and (days := _days_named(t))), 0)
        if sentence is not None and told:
            unit = _UNIT_DAYS[match["unit"].lower()]
            days = int(number_value(match["number"] or "a")) * unit
            near = dating.around(told, unit // 2 - days, days + unit)
            yield _clue(doc, "near", near, Span(start=match.start(), end=match.end()))


@cache
def _age() -> re.Pattern[str]:
    number, unit, noun = rf"(?P<number>{counted()}|an?)", "|".join(_UNIT_DAYS), role_pattern("lasting")
    return re.compile(rf"\b(?:{number}[\s-])?(?P<unit>{unit})-old\s+(?P<noun>{noun})\b", re.IGNORECASE)


def _is_exact(time: Time) -> bool:
    when = parse_or_none(time.when)
    return _month_day(time) is not None or (when is not None and when.is_day)


def _since_twice(doc: AnnotatedReport) -> Iterator[Clue]:
    """Yield the year that follows a month from which on something lasts, named once with its year, once without.

    "Since December 2029" and "since December" in one report are the same December, the last one.
    """
    opened = {when.first.month: when for t in doc.times if (when := parse_or_none(t.when)) and _is_open_month(t, when)}
    for time in doc.times:
        match = re.match(r"since month:(\d\d)", time.offset or "")
        if match and (when := opened.get(int(match[1]))):
            last = when.first.replace(year=when.first.year + 1) - timedelta(days=1)
            yield _clue(doc, "near", dating.span(when.first, last), time)


def _is_open_month(time: Time, when: Edtf) -> bool:
    return time.offset is None and when.last == date.max and when.text.count("-") == 1


def weekday_of(time: Time) -> int | None:
    """Return the weekday that an expression is printed with, or null; 0 is Monday."""
    match = _weekday_name().search(time.text)
    return int(calendar_values("weekday")[match["name"].lower()]) if match else None


@cache
def _weekday_name() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?P<name>{calendar_words('weekday')})\b", re.IGNORECASE)


def _month_day(time: Time) -> tuple[int, int] | None:
    """Return month and day of a date without its year."""
    match = re.match(r"monthday:(\d\d)-(\d\d)(?!.* \.\. )", time.offset or "")
    return (int(match[1]), int(match[2])) if match else None


def _is_lead(doc: AnnotatedReport, time: Time) -> bool:
    """Tell whether it stands in one of the first sentences of the running text."""
    body = [s for s in doc.sentences if doc.report.blocks[s.block].kind in ("paragraph", "summary")]
    return any(s.contains(time) for s in body[:_LEAD])


def _stands_in(doc: AnnotatedReport, time: Time, kind: str) -> bool:
    sentence = _sentence_at(doc, time.start)
    return sentence is not None and doc.report.blocks[sentence.block].kind == kind


def _sentence_at(doc: AnnotatedReport, position: int) -> Sentence | None:
    return next((s for s in doc.sentences if s.start <= position < s.end), None)


def _clue(doc: AnnotatedReport, kind: ClueKind, days: Days, span: Span) -> Clue:
    return Clue(kind=kind, days=days, evidence=(doc.report.evidence(span),))


_READERS: tuple[Callable[[AnnotatedReport], Iterator[Clue]], ...] = (
    _address, _kept, _copyright, _imprinted, _sent, _dated_weekday, _told, _pointed, _aged, _since_twice,
)  # fmt: skip
