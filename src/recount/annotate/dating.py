"""The date of a report that prints none, as far as its own words fix it, and its expressions dated by it.

"Tuesday (March 17th)" leaves the years in which 17 March is a Tuesday; the latest year printed elsewhere picks one. The
result is the widest stretch that the one text allows; a story may narrow it later.

A weekday told bare names one of the last seven days. Where it is the only one, it is the day of the news, and reports
hardly wait: of 244 dated news texts with a bare weekday, 236 appeared within three days of the last one named.
"""

import re
from datetime import date, timedelta

import msgspec

from recount.annotate.time_names import calendar_values
from recount.model import edtf
from recount.model.annotation import AnnotatedReport
from recount.model.edtf import Edtf, parse_or_none
from recount.model.report import Published
from recount.model.time import Time, redated

_REACH = 6
_NEWS_REACH = 3
_WEEKDAY = re.compile(r"^\W*(?P<name>[A-Za-z]+)")


def date_report(doc: AnnotatedReport) -> AnnotatedReport:
    """Date an undated report from its own words, and its expressions with it; a dated one stays as it is."""
    if doc.report.published.when is not None:
        return doc
    found = _published(doc)
    if found is None:
        return doc
    report = msgspec.structs.replace(doc.report, published=found)
    return msgspec.structs.replace(doc, report=report, times=redated(doc.times, parse_or_none(found.when)))


def _published(doc: AnnotatedReport) -> Published | None:
    """Return the stretch in which the report appeared, from a weekday printed with its date; or null."""
    latest = _latest_year(doc.times)
    for time in doc.times:
        weekday = _weekday_of(time)
        if weekday is None or latest is None or not (time.offset or "").startswith("monthday:"):
            continue
        number, day = (int(part) for part in (time.offset or "").split(":")[1].split("-"))
        years = [year for year in (latest, latest + 1) if _falls_on(year, number, day, weekday)]
        if len(years) == 1:
            start = date(years[0], number, day)
            reach = _NEWS_REACH if _bare_weekdays(doc.times) == {weekday} else _REACH
            when = edtf.between(start, start + timedelta(days=reach))
            return Published(when=when.text, basis="inferred", evidence=(doc.report.evidence(time),))
    return None


def _bare_weekdays(times: tuple[Time, ...]) -> set[int]:
    offsets = [(time.offset or "").split(":") for time in times]
    return {int(parts[1]) for parts in offsets if parts[0] == "weekday" and parts[-1] == "past"}


def _weekday_of(time: Time) -> int | None:
    match = _WEEKDAY.match(time.text)
    value = calendar_values("weekday").get(match["name"].lower()) if match else None
    return int(value) if value is not None else None


def _falls_on(year: int, number: int, day: int, weekday: int) -> bool:
    try:
        return date(year, number, day).weekday() == weekday
    except ValueError:
        return False


def _latest_year(times: tuple[Time, ...]) -> int | None:
    """Return the latest year that is printed: the report is not older."""
    dated: list[Edtf] = [when for time in times if time.offset is None and (when := parse_or_none(time.when))]
    years = [when.last.year if when.last != date.max else when.first.year for when in dated]
    return max(years, default=None)
