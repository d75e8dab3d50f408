"""The date of a report that prints none, as far as its own words fix it, and its expressions dated by it.

The result is the widest stretch that the one text allows; a story may narrow it later.
"""

from datetime import date

import msgspec

from recount.annotate.clues import clues, weekday_of
from recount.model import dating
from recount.model.annotation import AnnotatedReport
from recount.model.dating import Clue, Solved
from recount.model.edtf import parse_or_none
from recount.model.report import Published
from recount.model.time import redated

_NEWS_REACH = 3
"""Days that reports wait: of 1,465 dated texts with a bare weekday, 93 % came within three of the last one named."""
_YEARS = 10
"""A weekday returns to its date after five, six or eleven years: two of its years span ten.

Of the texts that print a past year, four in five print one of the last ten.
"""


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
    """Return the stretch in which the report appeared; null where its words do not bound it from below."""
    found = clues(doc)
    solved = dating.solve([*found, *_habits(doc)])
    return dating.inferred(dating.solve([*found, *_habits(doc), *_two_years(solved)]))


def _habits(doc: AnnotatedReport) -> list[Clue]:
    """Return the days soon after the weekday of the news, where a report names one only and explains it by its date."""
    named = [time for time in doc.times if (time.offset or "").startswith("weekday:") and time.anchor == "report"]
    bare = {(time.offset or "").split(":")[1] for time in named if (time.offset or "").endswith(":past")}
    dated = {weekday_of(time) for time in doc.times if "(" in time.text and time.anchor == "report"} - {None}
    if len(bare) != 1 or {int(n) for n in bare} != dated:
        return []
    first = int(bare.pop())
    days = dating.weekdays(*((first + n) % 7 for n in range(_NEWS_REACH + 1)))
    return [Clue(kind="habit", days=days, evidence=(doc.report.evidence(named[0]),))]


def _two_years(solved: Solved) -> list[Clue]:
    """Return the first two stretches of many, where they are all that lie within ten years of the latest date told."""
    told, parts = [clue for clue in solved.used if clue.kind == "told"], dating.stretches(solved.days)
    if not told or len(parts) <= 2:
        return []
    first = next(dating.each(told[0].days))
    if parts[2].first < date(first.year + _YEARS, first.month, 1):
        return []
    return [Clue(kind="habit", days=dating.span(parts[0].first, parts[1].last), evidence=told[0].evidence)]
