"""Dates as ISO 8601-2 (EDTF) writes them: parsed, printed, compared, intersected.

The part of EDTF that reports need: `2020-02-27`, `2020-02`, `2019`, `201X`, `19XX`, `2020-02-27T14:30`, intervals of
these, open ends (`2019-12/..`, `../2020`) and `~` for about. Seasons and quarters are written as intervals of months.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

from recount.errors import DateError
from recount.model.base import Record

_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T\d{2}:\d{2}(?::\d{2})?)?)?)?$")
_CLIPPED = re.compile(r"(?:(?P<decade>\d{3})X|(?P<century>\d{2})XX)$")
_EXPECTED = "expected YYYY, YYYY-MM, YYYY-MM-DD, YYYY-MM-DDThh:mm, YYYX, YYXX, A/B, A/.., ../B, or one with ~"


class Edtf(Record, frozen=True, kw_only=True, order=True):
    """A stretch of days, first and last included; `date.min` and `date.max` stand for an open end.

    `text` is how it is printed; two dates are the same stretch when `first` and `last` are equal.
    """

    first: date
    last: date
    text: str
    approximate: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def days(self) -> int:
        """Number of days it may mean."""
        return (self.last - self.first).days + 1

    @property
    def is_day(self) -> bool:
        """Whether it is one exact day."""
        return self.first == self.last

    @property
    def is_open(self) -> bool:
        """Whether either end is open."""
        return self.first == date.min or self.last == date.max

    def contains(self, other: "Edtf") -> bool:
        """Tell whether every day of the other is one of this."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: "Edtf") -> bool:
        """Tell whether they share a day."""
        return self.first <= other.last and other.first <= self.last

    def intersect(self, other: "Edtf") -> "Edtf | None":
        """Return the days both share, or null."""
        if not self.overlaps(other):
            return None
        if other.contains(self):
            return self
        return other if self.contains(other) else between(max(self.first, other.first), min(self.last, other.last))


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Read an EDTF string.

    Raises:
        DateError: it is not one of the forms that reports need.
    """
    about = text.endswith("~")
    plain = text.removesuffix("~")
    if "/" not in plain:
        first, last = _point(plain, text)
        return Edtf(first=first, last=last, text=text, approximate=about)
    left, right = plain.split("/", 1)
    first = date.min if left in ("", "..") else _point(left, text)[0]
    last = date.max if right in ("", "..") else _point(right, text)[1]
    if first > last:
        raise DateError(f"{text!r} ends before it starts: {_EXPECTED}")
    return Edtf(first=first, last=last, text=text, approximate=about)


def parse_or_none(text: str | None) -> Edtf | None:
    """Read an EDTF string; null for null, and for what is no date (a duration, a set)."""
    if not text:
        return None
    try:
        return parse(text)
    except DateError:
        return None


def between(first: date, last: date) -> Edtf:
    """Return the stretch in its shortest form: a day, a whole month or year, or an interval."""
    text = _whole(first, last)
    if text is None:
        months = first.day == 1 and last.day == _month_end(last)
        text = f"{_bound(first, months=months)}/{_bound(last, months=months)}"
    return Edtf(first=first, last=last, text=text)


def day(value: date) -> Edtf:
    """Return one day."""
    return between(value, value)


def month(year: int, number: int) -> Edtf:
    """Return one month; numbers outside 1 to 12 run on into the neighbouring years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return parse(f"{year:04d}-{number:02d}")


def since(start: Edtf) -> Edtf:
    """Return the interval from the start on, open at its end: `2019-12/..`."""
    return Edtf(first=start.first, last=date.max, text=f"{_bare(start.text.split('/')[0])}/..")


def until(end: Edtf) -> Edtf:
    """Return the interval up to the end, open at its start: `../2020`."""
    return Edtf(first=date.min, last=end.last, text=f"../{_bare(end.text.split('/')[-1], last=True)}")


def hull(start: Edtf, end: Edtf) -> Edtf:
    """Return the interval from one through the other, each at its own precision: `2017-01/2018-04`."""
    left, right = _bare(start.text.split("/")[0]), _bare(end.text.split("/")[-1], last=True)
    return parse(f"{left}/{right}") if left != right else start


def about(value: Edtf) -> Edtf:
    """Return the same, marked approximate."""
    text = value.text if value.approximate else f"{value.text}~"
    return Edtf(first=value.first, last=value.last, text=text, approximate=True)


def _bare(text: str, *, last: bool = False) -> str:
    """Return a bound without digits left open, which intervals cannot have: the decade `195X` begins in `1950`."""
    return text.replace("X", "9" if last else "0") if _CLIPPED.match(text) else text


def _point(text: str, whole: str) -> tuple[date, date]:
    if clipped := _CLIPPED.match(text):
        years = 10 if clipped["decade"] else 100
        start = int(clipped["decade"] or clipped["century"]) * years
        return _dates(whole, start, 1, 1)[0], _dates(whole, start + years - 1, 12, 31)[0]
    match = _POINT.match(text)
    if not match:
        raise DateError(f"{whole!r} is no date: {_EXPECTED}")
    year, first_month, first_day = int(match["year"]), match["month"], match["day"]
    if first_day:
        return _dates(whole, year, int(first_month), int(first_day))
    if first_month:
        number = int(first_month)
        if not 1 <= number <= 12:
            raise DateError(f"{whole!r} has no month {number}: {_EXPECTED}")
        return date(max(year, 1), number, 1), date(max(year, 1), number, calendar.monthrange(max(year, 1), number)[1])
    return _dates(whole, year, 1, 1)[0], _dates(whole, year, 12, 31)[0]


def _dates(whole: str, year: int, number: int, day_of_month: int) -> tuple[date, date]:
    try:
        value = date(year, number, day_of_month)
    except ValueError as error:
        raise DateError(f"{whole!r} is no day of the calendar ({error}): {_EXPECTED}") from None
    return value, value


def _whole(first: date, last: date) -> str | None:
    if first == last:
        return first.isoformat()
    if (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day == _month_end(last):
        return f"{first.year:04d}-{first.month:02d}"
    is_year = first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return f"{first.year:04d}" if is_year else None


def _month_end(value: date) -> int:
    return calendar.monthrange(value.year, value.month)[1]


def _bound(value: date, *, months: bool) -> str:
    if value in (date.min, date.max):
        return ".."
    return f"{value.year:04d}-{value.month:02d}" if months else value.isoformat()
