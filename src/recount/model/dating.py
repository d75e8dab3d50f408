"""Which days a report may have appeared on: a grid of years and days, and the clues that cut it.

The grid holds every day from 1950 to 2049: a hundred years, so that two digits name one of them. Each day is a bit, so
that what a clue allows is one number, two clues together are an `&`, and "so many days around" is a shift. A clue is
hard or soft by its kind alone: `solve` takes the kinds in a fixed order, the surest first, and sets aside what would
leave no day.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from recount.model import edtf
from recount.model.base import Record
from recount.model.edtf import Edtf
from recount.model.report import Evidence, Published
from recount.model.time import resolve

Days = int
"""A set of days: bit n is the n-th day after `FIRST`."""
FIRST, LAST = date(1950, 1, 1), date(2049, 12, 31)
EVERY: Days = (1 << (LAST - FIRST).days + 1) - 1

ClueKind = Literal["page", "sent", "calendar", "owned", "told", "shared", "cited", "near", "habit"]
ORDER: tuple[ClueKind, ...] = ("page", "sent", "calendar", "owned", "told", "shared", "cited", "near", "habit")
"""From the surest to the loosest.

`page` is what the page was found with (its address, when it was fetched), `sent` the day that heads a dispatch or that
it says it was posted on, `calendar` a date that fits some years only, `owned` the year of the copyright, `told` what is
over and so not later than the report, `shared` and `cited` what other reports of the story say, `near` and `habit` how
reports mostly are: they only choose among days that the surer clues leave.
"""
_CYCLE = 12
"""Years within which a weekday falls on any given date again: days so near the grid's end may go on beyond it."""
_GAP = 31
"""Days that may lie between two of one stretch: more, and they are two candidates."""
_SAID = 2
"""Stretches that are said one by one; where more remain, only the first and the last day are known."""
_BACK = {"past": (0, 6), "last": (1, 7), "future": (-6, 0), "next": (-7, -1)}


class Clue(Record, frozen=True, kw_only=True):
    """Days that one piece of a text, or of the page, leaves; `evidence` is empty where it is not in a text."""

    kind: ClueKind
    days: Days
    evidence: tuple[Evidence, ...] = ()


class Solved(Record, frozen=True, kw_only=True):
    """The days that remain, the clues that cut the grid down to them in their order, and those that do not fit."""

    days: Days
    used: tuple[Clue, ...]
    unused: tuple[Clue, ...]


def solve(clues: Sequence[Clue], days: Days = EVERY) -> Solved:
    """Cut the grid by the clues, the surest kind first, in the given order within a kind."""
    used: list[Clue] = []
    unused: list[Clue] = []
    for clue in sorted(clues, key=lambda clue: ORDER.index(clue.kind)):
        left = days & clue.days
        if not left:
            unused.append(clue)
        elif left != days:
            used.append(clue)
            days = left
    return Solved(days=days, used=tuple(used), unused=tuple(unused))


def inferred(solved: Solved) -> Published | None:
    """Return when the report appeared; null where nothing says that it is not older than the grid.

    Where two stretches remain, `when` reaches from the first to the last, and both are `candidates`; where more remain,
    only the first day is known.
    """
    parts = stretches(solved.days)
    if not parts or solved.days & span(FIRST, _years_in(_CYCLE)):
        return None
    few = len(parts) <= _SAID
    whole = edtf.between(parts[0].first, parts[-1].last if few else date.max)
    return Published(
        when=whole.text, basis="inferred", candidates=tuple(part.text for part in parts) if few and parts[1:] else (),
        evidence=_evidence(solved.used), set_aside=_evidence(solved.unused),
    )  # fmt: skip


def _evidence(clues: Sequence[Clue]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence for clue in clues for evidence in clue.evidence))


def span(first: date, last: date = LAST) -> Days:
    """Return the days from the first through the last, both included, as far as the grid goes."""
    start, end = max(first, FIRST), min(last, LAST)
    return ((1 << (end - start).days + 1) - 1) << (start - FIRST).days if start <= end else 0


def _years_in(count: int) -> date:
    return FIRST.replace(year=FIRST.year + count)


def short_year(digits: int) -> Days:
    """Return the year of the grid that ends in these two digits."""
    year = FIRST.year + (digits - FIRST.year) % 100
    return span(date(year, 1, 1), date(year, 12, 31))


def of_dates(when: Edtf) -> Days:
    """Return the days of a date."""
    return span(when.first, when.last)


def yearly(number: int, of_month: int, weekday: int | None = None) -> Days:
    """Return that day of the month in every year; of the years in which it is that weekday where one is given."""
    days = 0
    for year in range(FIRST.year, LAST.year + 1):
        try:
            day = date(year, number, of_month)
        except ValueError:
            continue
        if weekday in (None, day.weekday()):
            days |= 1 << (day - FIRST).days
    return days


def monthly(number: int) -> Days:
    """Return that month in every year."""
    return sum(of_dates(edtf.month(year, number)) for year in range(FIRST.year, LAST.year + 1))


def weekdays(*numbers: int) -> Days:
    """Return all days of these weekdays; 0 is Monday, as `date.weekday` has it."""
    week = sum(1 << (number - FIRST.weekday()) % 7 for number in set(numbers))
    return sum(week << start for start in range(0, EVERY.bit_length(), 7)) & EVERY


def around(days: Days, before: int, after: int) -> Days:
    """Return the days with so many before and after each; a negative number leaves the nearest out."""
    shifted = _shift(days, -before)
    reach, done = before + after, 0
    while done < reach:
        step = min(done + 1, reach - done)
        shifted |= _shift(shifted, step)
        done += step
    return shifted


def _shift(days: Days, by: int) -> Days:
    return (days << by if by > 0 else days >> -by) & EVERY


def tellers(offset: str, told: Days) -> Days:
    """Return the days on which a report calls one of the told days so: `weekday:1:past` is said within a week of it."""
    head, *rest = offset.split(":")
    if head == "weekday":
        after, last = _BACK[rest[1]]
        return around(told & weekdays(int(rest[0])), -after, last)
    if head.startswith("monthday"):
        return 0
    found = 0
    for day in each(told):
        found |= of_dates(value) if (value := resolve(_reversed(offset), edtf.day(day))) else 0
    return found


def _reversed(offset: str) -> str:
    return offset.translate(str.maketrans("+-", "-+"))


def each(days: Days) -> Iterator[date]:
    """Yield the days, the first before."""
    while days:
        low = days & -days
        yield FIRST + timedelta(days=low.bit_length() - 1)
        days ^= low


def stretches(days: Days) -> tuple[Edtf, ...]:
    """Return the days as stretches; days a month apart or less are one, and one that runs off the grid is open."""
    if not days:
        return ()
    filled = around(days, 0, _GAP)
    starts, ends = filled & ~(filled << 1), filled & ~(filled >> 1)
    bounds = [*each(starts)]
    found = []
    for start, end in zip(bounds, each(ends), strict=True):
        inside = days & span(start, end)
        last = FIRST + timedelta(days=inside.bit_length() - 1)
        found.append(_open(start, last))
    return tuple(found)


def _open(first: date, last: date) -> Edtf:
    return edtf.between(date.min if first == FIRST else first, date.max if last == LAST else last)
