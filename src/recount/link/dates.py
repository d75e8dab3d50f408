"""Undated reports dated from the others of their story, and every date that hangs on theirs moved with them.

A report that says "on Tuesday" of what a dated report places on Tuesday 17 March appeared within a week of it. Among
the days that remain, another bare weekday is read as most of them read it. All of it is inference, and says so.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from recount.link.wordings import stems
from recount.model import edtf
from recount.model.base import Record
from recount.model.edtf import Edtf, parse_or_none
from recount.model.fact import Fact, Relation
from recount.model.reading import Reading
from recount.model.report import Evidence, Published
from recount.model.time import Time, redated, resolve
from recount.text import sentence_bounds

_REACH = 6
"""A bare weekday names one of the last seven days."""
_SHARED = 3
"""Content words that two sentences share when they tell of one thing on that day."""
_SAID, _ALIKE = 4, 0.5
"""Content words, and their share of both, that two statements have in common when they are one."""


Stems = frozenset[str]


class Told(Record, frozen=True, kw_only=True):
    """A day that a dated report names by weekday, the stems of that sentence, and of all that the report hands on."""

    day: date
    evidence: Evidence
    words: Stems
    said: tuple[Stems, ...]


def date_story(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings of one story with those that print no date dated from the rest, as far as that goes."""
    if all(reading.report.published.when for reading in readings):
        return tuple(readings)
    told = _weekdays_told(readings)
    return tuple(_dated(reading, told) for reading in readings)


def redate(reading: Reading, published: Published) -> Reading:
    """Return the reading as it reads from another publication date, with every `when` that hangs on it."""
    times = redated(reading.times, parse_or_none(published.when))
    when = {time.id: time.when for time in times}
    return msgspec.structs.replace(
        reading,
        report=msgspec.structs.replace(reading.report, published=published),
        times=times,
        facts=tuple(_moved(fact, when) for fact in reading.facts),
        entities=tuple(
            msgspec.structs.replace(
                entity,
                roles=tuple(
                    msgspec.structs.replace(role, when=when[role.when_time]) if role.when_time in when else role
                    for role in entity.roles
                ),
            )
            for entity in reading.entities
        ),
    )


def _moved(fact: Fact, when: dict[str, str | None]) -> Fact:
    if isinstance(fact, Relation) or fact.when_time not in when:
        return fact
    return msgspec.structs.replace(fact, when=when[fact.when_time])


def _weekdays_told(readings: Iterable[Reading]) -> tuple[Told, ...]:
    """Return the days that dated reports name by weekday, with the words that stand around them."""
    found: list[Told] = []
    for reading in readings:
        said = _said(reading)
        for time in reading.times:
            when = parse_or_none(time.when)
            if when is None or not when.is_day or not _names_weekday(time, when.first):
                continue
            evidence, words = reading.report.evidence(time), _around(reading, time)
            found.append(Told(day=when.first, evidence=evidence, words=words, said=said))
    return tuple(found)


def _names_weekday(time: Time, day: date) -> bool:
    return time.offset == f"weekday:{day.weekday()}:past" or day.strftime("%A").lower() in time.text.lower()


def _around(reading: Reading, time: Time) -> Stems:
    """Return the content words of the sentence."""
    start, end = sentence_bounds(reading.report.text, time.start, time.end)
    return stems(reading.report.text[start : time.start]) | stems(reading.report.text[time.end : end])


def _dated(reading: Reading, told: Sequence[Told]) -> Reading:
    """Date a reading whose publication is not known by the weekdays on which it tells what dated ones tell."""
    if reading.report.published.when is not None:
        return reading
    said = _said(reading)
    shared = [(time, other) for time in reading.times if (other := _same_day(time, _around(reading, time), said, told))]
    if not shared:
        return reading
    days = [other.day for _, other in shared]
    first, last = max(days), min(days) + timedelta(days=_REACH)
    if first > last:
        return reading
    span = _narrowed(reading, edtf.between(first, last))
    time, other = shared[0]
    evidence = (reading.report.evidence(time), other.evidence)
    return redate(reading, Published(when=span.text, basis="inferred", evidence=evidence))


def _same_day(time: Time, words: Stems, said: tuple[Stems, ...], told: Sequence[Told]) -> Told | None:
    """Return the day that a bare weekday means, where one report says the same of it, or quotes the same words.

    Null where the dated reports mean several days by that name.
    """
    if dated := next((other for other in told if _is_dated(time, other.day)), None):
        return dated
    named = [other for other in told if time.offset == f"weekday:{other.day.weekday()}:past"]
    if len({other.day for other in named}) != 1:
        return None
    return next((other for other in named if _is_same(words, other.words) or _share_words(said, other.said)), None)


def _is_dated(time: Time, day: date) -> bool:
    """Tell whether the words give the day's weekday and date, all but the year: "Tuesday (March 17th)"."""
    return (time.offset or "").startswith(f"monthday:{day:%m-%d}") and _names_weekday(time, day)


def _is_same(left: Stems, right: Stems) -> bool:
    return len(left & right) >= max(2, min(_SHARED, len(left), len(right)))


def _share_words(left: Iterable[Stems], right: Sequence[Stems]) -> bool:
    """Tell whether both reports hand on the same words of somebody: then they tell of the same day."""
    return any(len(mine & other) >= max(_SAID, _ALIKE * len(mine | other)) for mine in left for other in right)


def _said(reading: Reading) -> tuple[Stems, ...]:
    return tuple(stems(statement.text) for statement in reading.statements)


def _narrowed(reading: Reading, span: Edtf) -> Edtf:
    """Narrow the stretch by the other bare weekdays, each read as most of the days that remain read it."""
    for time in reading.times:
        if not (time.offset or "").startswith("weekday:") or not (time.offset or "").endswith(":past"):
            continue
        days = [span.first + timedelta(days=n) for n in range(span.days)]
        read = {day: resolve(time.offset or "", edtf.day(day)) for day in days}
        votes = Counter(value.text for value in read.values() if value is not None)
        (best, count), *_ = votes.most_common(1) or [("", 0)]
        if count * 2 > len(days):
            kept = [day for day in days if (value := read[day]) is not None and value.text == best]
            span = edtf.between(min(kept), max(kept))
    return span
