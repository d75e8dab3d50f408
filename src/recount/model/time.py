"""Expressions of time in a report, and what each is reckoned from.

A relative expression keeps its `offset`, a small sentence of symbols, so that re-anchoring is a function of the
expression and a date (`resolve`), and nothing is read twice when a story dates a report.

Offsets, read from an anchor date:

    day-1  week-1  month+0  quarter-1  year-2  decade-1  century+0
                                                 so many units away, at that unit's precision
    weekday:1:past|future|last|next              Tuesday (0 is Monday); `past` may be the anchor's own day, `last` not
    weekend:past|future|last|next                Saturday and Sunday, read like a weekday
    monthday:02-27[:past|future]                 the nearest 27 February, rather one before; on the side that the verb
                                                 tells unless another is far nearer
    month:02:past|future|near|last|next|same     the nearest February before (or after), `past` may be the anchor's own;
                                                 `near` rather one before; `same` is the one of its year
    season:06-08:past|future|near|…              the nearest run of these months, read like a month
    feast:ramadan:past|future|near|last|next|same
                                                 the nearest such feast (`feasts`), read like a month
    same:year-1                                  the anchor's own stretch, a year before
    of-month:06 OFFSET  of-run:07-09 OFFSET  of-day:06-21 OFFSET
                                                 a month, a run of months, a day of that year
    clock:14:30 OFFSET                           that time on that day
    OFFSET .. OFFSET                             from the one through the other
    since OFFSET   until OFFSET                  open intervals
    about OFFSET                                 marked approximate
    nth-day:3 OFFSET  nth-week:-1 OFFSET         the third day of a stretch, its last week
    week-of OFFSET                               the week that holds it
    day+2 OFFSET                                 any of the first lines, read from there: two days after it
"""

import calendar
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Literal

import msgspec

from recount.model import edtf, feasts
from recount.model.base import Span
from recount.model.edtf import Edtf

TimeKind = Literal["date", "time", "duration", "set"]
_FARTHER = {"near": (1, 3), "past": (1, 8), "future": (8, 1)}
"""How many times farther a day before, and a day ahead, is held to be. Reports look back; a verb may be far away."""
WIDEST = 92
"""An anchor vaguer than a quarter fixes no weekday, day or week; months and years are tried up to four years."""


class Time(Span, frozen=True, kw_only=True):
    """One expression of time. `when` is EDTF, an ISO 8601 duration or set, or null where it cannot be known.

    `anchor` is `report` (relative to publication), the id of another expression, or null (absolute).
    """

    id: str
    text: str
    kind: TimeKind
    when: str | None
    anchor: str | None = None
    offset: str | None = None


def resolve(offset: str, anchor: Edtf | None) -> Edtf | None:
    """Return what an offset means from an anchor; null where the anchor is unknown, open, or too vague to tell.

    An anchor of several days gives the one value that all its days agree on, or the stretch from the first value to
    the last.
    """
    if anchor is None or anchor.is_open:
        return None
    if " .. " in offset:
        return _through(*(resolve(part, anchor) for part in offset.split(" .. ")))
    word, _, rest = offset.partition(" ")
    if rest:
        return _wrapped(word, resolve(rest, anchor))
    if word.startswith("same:"):
        return _moved(anchor, int(word.removeprefix("same:year")))
    return None if anchor.days > _reach(word) else _from_days(word, _days(anchor))


def _from_days(word: str, days: Iterable[date]) -> Edtf | None:
    try:
        values = {_from_day(word, day) for day in days}
    except (OverflowError, ValueError):  # "10,000 years ago": before the calendar's first year
        return None
    first, last = min(v.first for v in values), max(v.last for v in values)
    if len(values) == 1:
        return values.pop()
    return edtf.between(first, last) if (last - first).days < WIDEST else None


def _moved(anchor: Edtf, years: int) -> Edtf | None:
    """Return the same stretch so many years away; its months stay whole, and 29 February is the 28th elsewhere."""
    try:
        ends = [date(end.year + years, end.month, 1) for end in (anchor.first, anchor.last)]
    except ValueError:
        return None
    lengths = [calendar.monthrange(end.year, end.month)[1] for end in ends]
    whole = anchor.last.day == calendar.monthrange(anchor.last.year, anchor.last.month)[1]
    last = lengths[1] if whole and anchor.first.day == 1 else min(anchor.last.day, lengths[1])
    return edtf.between(ends[0].replace(day=min(anchor.first.day, lengths[0])), ends[1].replace(day=last))


def _through(start: Edtf | None, end: Edtf | None) -> Edtf | None:
    return edtf.hull(start, end) if start and end and start.first <= end.last else None


def _wrapped(word: str, value: Edtf | None) -> Edtf | None:
    if value is None:
        return None
    if word in _OPENERS:
        return _OPENERS[word](value)
    if word.startswith("of-"):
        return _within_year(word, value)
    if word.startswith("nth-"):
        return nth_within(word, value)
    if not word.startswith("clock:"):
        return resolve("week+0" if word == "week-of" else word, value)
    timed = value.is_day and "T" not in value.text
    return edtf.parse(f"{value.text}T{word.removeprefix('clock:')}") if timed else value


_OPENERS: dict[str, Callable[[Edtf], Edtf]] = {"since": edtf.since, "until": edtf.until, "about": edtf.about}


def nth_within(word: str, value: Edtf) -> Edtf | None:
    """Return the nth day or week of a stretch, counted from its first day, or the last one for -1."""
    piece, nth = word.removeprefix("nth-").split(":")
    days = 1 if piece == "day" else 7
    if value.is_open or value.days < days * abs(int(nth)):
        return None
    if int(nth) < 0:
        return edtf.between(value.last - timedelta(days=days - 1), value.last)
    start = value.first + timedelta(days=days * (int(nth) - 1))
    return edtf.between(start, start + timedelta(days=days - 1))


def _within_year(word: str, value: Edtf) -> Edtf | None:
    """Return a part of the one year that is meant."""
    year, (kind, part) = value.first.year, word.split(":")
    if value.last.year != year:
        return None
    if kind == "of-day":
        return edtf.parse_or_none(f"{year:04d}-{part}")
    first, _, last = part.partition("-")
    return _run(year, int(first), int(last or first))


def _reach(word: str) -> int:
    """Return the number of days that an anchor may span for this offset to be worth trying."""
    wide = ("month", "quarter", "year", "decade", "century", "season", "feast")
    return 4 * 366 if word.startswith(wide) and not word.startswith("monthday") else WIDEST


def _days(anchor: Edtf) -> Iterable[date]:
    return (anchor.first + timedelta(days=n) for n in range(anchor.days))


def _from_day(word: str, day: date) -> Edtf:
    if ":" in word:
        return _named(word.split(":"), day)
    unit, amount = word.rstrip("+-0123456789"), int(word[len(word.rstrip("+-0123456789")) :])
    if unit == "day":
        return edtf.day(day + timedelta(days=amount))
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=amount)
        return edtf.between(monday, monday + timedelta(days=6))
    if unit == "month":
        return edtf.month(day.year, day.month + amount)
    if unit == "quarter":
        start = (day.month - 1) // 3 * 3 + 1 + amount * 3
        return _run(day.year, start, start + 2)
    return edtf.parse(_YEARS[unit](day.year, amount))


_YEARS: dict[str, Callable[[int, int], str]] = {
    "year": lambda year, amount: f"{year + amount:04d}",
    "decade": lambda year, amount: f"{year // 10 + amount:03d}X",
    "century": lambda year, amount: f"{year // 100 + amount:02d}XX",
}


def _named(parts: list[str], day: date) -> Edtf:
    kind = parts[0]
    if kind == "weekday":
        return _weekday(int(parts[1]), parts[2], day)
    if kind == "weekend":
        return _weekend(parts[1], day)
    if kind == "monthday":
        return _month_day(parts[1], parts[2] if len(parts) > 2 else "near", day)
    if kind == "feast":
        return _feast(parts[1], parts[2], day)
    first, last = (int(n) for n in (parts[1].split("-") if kind == "season" else (parts[1], parts[1])))
    return _months(first, last, parts[2], day)


def _weekday(number: int, way: str, day: date) -> Edtf:
    back = (day.weekday() - number) % 7
    if way == "past":
        return edtf.day(day - timedelta(days=back))
    if way == "last":
        return edtf.day(day - timedelta(days=back or 7))
    return edtf.day(day + timedelta(days=(-back % 7) or (7 if way == "next" else 0)))


def _weekend(way: str, day: date) -> Edtf:
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    running = day.weekday() >= 5
    steps = {"past": 0, "last": -1 if running else 0, "future": 0 if running else 1, "next": 1}
    saturday += timedelta(weeks=steps[way])
    return edtf.between(saturday, saturday + timedelta(days=1))


def _month_day(text: str, way: str, day: date) -> Edtf:
    """Return the nearest such day, those on the other side counting as farther; leap days only where there is one."""
    number, of_month = (int(part) for part in text.split("-"))
    candidates = [
        date(year, number, of_month)
        for year in (day.year - 1, day.year, day.year + 1)
        if of_month <= calendar.monthrange(year, number)[1]
    ]
    if not candidates:
        return edtf.month(day.year, number)
    back, ahead = _FARTHER[way]
    return edtf.day(
        min(candidates, key=lambda found: (day - found).days * back if found <= day else (found - day).days * ahead)
    )


def _months(first: int, last: int, way: str, day: date) -> Edtf:
    """Return a run of months; one that crosses the year's end has a last month above 12."""
    if way == "same":
        return _run(day.year, first, last)
    return _lying(way, [_run(year, first, last) for year in range(day.year - 2, day.year + 3)], day)


def _feast(name: str, way: str, day: date) -> Edtf:
    """Return the feast that lies that way; a feast of the moon may fall twice in a year, or in none."""
    runs = [run for year in range(day.year - 2, day.year + 3) for run in feasts.of_year(name, year)]
    if way == "same":
        runs = [run for run in runs if run.first.year == day.year]
    if not runs:
        raise ValueError(name)
    return min(runs, key=lambda run: run.first) if way == "same" else _lying(way, runs, day)


def _lying(way: str, runs: list[Edtf], day: date) -> Edtf:
    """Return the stretch that lies that way from a day."""
    if way == "near":
        back, ahead = _FARTHER[way]
        return min(runs, key=lambda run: max((day - run.last).days * back, (run.first - day).days * ahead, 0))
    if way == "past":
        return max((run for run in runs if run.first <= day), key=lambda run: run.first)
    if way == "last":
        return max((run for run in runs if run.last < day), key=lambda run: run.first)
    if way == "next":
        return min((run for run in runs if run.first > day), key=lambda run: run.first)
    return min((run for run in runs if run.last >= day), key=lambda run: run.first)


def _run(year: int, first: int, last: int) -> Edtf:
    start = edtf.month(year, first)
    return start if first == last else edtf.hull(start, edtf.month(year, last))


def redated(times: tuple[Time, ...], published: Edtf | None) -> tuple[Time, ...]:
    """Return the expressions as they read from another publication date; absolute ones stay as they are."""
    known: dict[str, Edtf | None] = {}
    found: list[Time] = []
    for time in times:
        if time.offset is not None:
            anchor = published if time.anchor == "report" else known.get(time.anchor or "")
            value = resolve(time.offset, anchor)
            time = msgspec.structs.replace(time, when=value.text if value else None)  # noqa: PLW2901 - as it now reads
        known[time.id] = edtf.parse_or_none(time.when)
        found.append(time)
    return tuple(found)
