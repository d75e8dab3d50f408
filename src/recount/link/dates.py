"""Undated reports dated from the others of their story, and every date that hangs on theirs moved with them.

A report that says "on Tuesday" of what a dated report places on Tuesday 17 March appeared within a week of it. Among
the days that remain, another bare weekday is read as most of them read it. All of it is inference, and says so.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from recount.model import edtf
from recount.model.edtf import Edtf, parse_or_none
from recount.model.fact import Fact, Relation
from recount.model.reading import Reading
from recount.model.report import Evidence, Published
from recount.model.time import Time, redated, resolve

_REACH = 6
"""A bare weekday names one of the last seven days."""


def date_story(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings of one story with those that print no date dated from the rest, as far as that goes."""
    anchors = _weekdays_told(readings)
    return tuple(_dated(reading, anchors) for reading in readings)


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


def _weekdays_told(readings: Iterable[Reading]) -> dict[str, tuple[date, Evidence]]:
    """Return the one day that the dated reports mean by each bare weekday's offset; none where they mean several."""
    told: dict[str, dict[date, Evidence]] = {}
    for reading in readings:
        for time in reading.times:
            when = parse_or_none(time.when)
            if when is not None and when.is_day:
                offset = f"weekday:{when.first.weekday()}:past"
                if (time.offset or "") == offset or _names_weekday(time, when.first):
                    told.setdefault(offset, {}).setdefault(when.first, reading.report.evidence(time))
    return {offset: next(iter(days.items())) for offset, days in told.items() if len(days) == 1}


def _names_weekday(time: Time, day: date) -> bool:
    return day.strftime("%A").lower() in time.text.lower()


def _dated(reading: Reading, anchors: dict[str, tuple[date, Evidence]]) -> Reading:
    """Date a reading whose publication is not known by the weekdays that it shares with dated ones."""
    if reading.report.published.when is not None:
        return reading
    shared = [(time, *anchors[time.offset]) for time in reading.times if time.offset in anchors]
    if not shared:
        return reading
    days = [day for _, day, _ in shared]
    first, last = max(days), min(days) + timedelta(days=_REACH)
    if first > last:
        return reading
    span = _narrowed(reading, edtf.between(first, last))
    evidence = tuple(e for time, _, other in shared[:1] for e in (reading.report.evidence(time), other))
    return redate(reading, Published(when=span.text, basis="inferred", evidence=evidence))


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
