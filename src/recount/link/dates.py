"""Undated reports dated from the others of their story, and every date that hangs on theirs moved with them.

A report that says "on Tuesday" of what a dated report places on Tuesday 17 March appeared within a week of it; one that
tells it at all, not before. Among the days that remain, another bare weekday is read as most of them read it, and of
two years that of the story is taken. All of it is inference, and says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from recount.link.wordings import evidence_text, stems
from recount.model import dating, edtf
from recount.model.base import Record, Span
from recount.model.dating import Clue, Days, Solved
from recount.model.edtf import Edtf, parse_or_none
from recount.model.entity import Role
from recount.model.fact import Fact, Relation
from recount.model.own import checked
from recount.model.reading import Reading
from recount.model.report import Evidence, Published
from recount.model.time import Time, redated, resolve
from recount.text import bare, sentence_bounds

_SHARED = 3
"""Content words that two sentences share when they tell of one thing on that day."""
_SAID, _ALIKE = 4, 0.5
"""Content words, and their share of both, that two statements have in common when they are one."""
_STORY = 31
"""Days around the dated reports of a story: of 295 reports in 52 stories, 284 came so near to the others."""
_LONG = 31 + 2 * _STORY
_MOST = 0.7
"""Share of the days that must read a weekday alike for the rest to be left out."""
_FORTNIGHT = 14

Stems = frozenset[str]


class Told(Record, frozen=True, kw_only=True):
    """A day that a report names, the stems of that sentence, and of all that the report hands on."""

    day: date
    evidence: Evidence
    by_weekday: bool
    words: Stems
    said: tuple[Stems, ...]


def date_story(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings of one story with those that print no date dated from the rest, as far as that goes."""
    if not any(_is_open(reading) for reading in readings):
        return tuple(readings)
    told, near = _days_told(readings), _near(readings)
    return tuple(_dated(reading, readings, told, near) if _is_open(reading) else reading for reading in readings)


def _is_open(reading: Reading) -> bool:
    """Tell whether the report prints no date of its own."""
    return reading.report.published.basis in (None, "inferred")


def redate(reading: Reading, published: Published) -> Reading:
    """Return the reading as it reads from another publication date, with every `when` that hangs on it."""
    day = parse_or_none(published.when)
    times = redated(reading.times, day)
    when = {time.id: time.when for time in times}
    return msgspec.structs.replace(
        reading,
        report=msgspec.structs.replace(reading.report, published=published),
        times=times,
        facts=tuple(_moved(fact, when) for fact in reading.facts),
        entities=tuple(
            msgspec.structs.replace(entity, roles=tuple(_moved_role(role, when, day) for role in entity.roles))
            for entity in reading.entities
        ),
    )


def _moved(fact: Fact, when: dict[str, str | None]) -> Fact:
    if isinstance(fact, Relation) or fact.when_time not in when:
        return fact
    return msgspec.structs.replace(fact, when=when[fact.when_time])


def _moved_role(role: Role, when: dict[str, str | None], day: Edtf | None) -> Role:
    if role.when_time in when:
        role = msgspec.structs.replace(role, when=when[role.when_time])
    return checked(role, day)


def _near(readings: Iterable[Reading]) -> Clue:
    """Return the days about the reports whose date is known, with what the first and the last print of it."""
    dated = [reading.report.published for reading in readings if not _is_open(reading)]
    known = [(when, published) for published in dated if (when := parse_or_none(published.when)) and not when.is_open]
    if not known:
        return Clue(kind="habit", days=dating.EVERY)
    first, last = min(known, key=lambda pair: pair[0].first), max(known, key=lambda pair: pair[0].last)
    days = dating.around(dating.span(first[0].first, last[0].last), _STORY, _STORY)
    return Clue(kind="habit", days=days, evidence=(*first[1].evidence, *last[1].evidence))


def _days_told(readings: Iterable[Reading]) -> tuple[Told, ...]:
    """Return the days that reports name, with the words that stand around them."""
    found: list[Told] = []
    for reading in readings:
        said = _said(reading)
        for time in reading.times:
            when = parse_or_none(time.when)
            if when is None or not when.is_day:
                continue
            found.append(
                Told(
                    day=when.first, evidence=reading.report.evidence(time), said=said,
                    by_weekday=_names_weekday(time, when.first), words=_around(reading, time),
                )
            )  # fmt: skip
    return tuple(found)


def _names_weekday(time: Time, day: date) -> bool:
    return time.offset == f"weekday:{day.weekday()}:past" or day.strftime("%A").lower() in time.text.lower()


def _around(reading: Reading, time: Span) -> Stems:
    """Return the content words of the sentence."""
    start, end = sentence_bounds(reading.report.text, time.start, time.end)
    return stems(reading.report.text[start : time.start]) | stems(reading.report.text[time.end : end])


def _dated(reading: Reading, story: Sequence[Reading], told: Sequence[Told], near: Clue) -> Reading:
    """Date a reading by the days on which it tells what others tell, and by those of its story."""
    others = [other for other in told if other.evidence.report != reading.report.id]
    known = reading.report.published
    length = near.days.bit_count() if near.days != dating.EVERY else 0
    clues = [*_shared(reading, others, length), *_cited(reading, story)]
    if not clues and known.when is None:
        return reading
    start = _possible(known, near.days)
    solved = dating.solve([*clues, near], start)
    solved = _by_weekdays(reading, solved)
    found = dating.inferred(solved) if solved.days != start else None
    if found is None:
        return reading
    evidence = tuple(dict.fromkeys((*known.evidence, *found.evidence)))
    aside = tuple(dict.fromkeys((*known.set_aside, *found.set_aside)))
    return redate(reading, msgspec.structs.replace(found, evidence=evidence, set_aside=aside))


def _possible(known: Published, story: Days) -> Days:
    """Return the days that the report's own words leave; all since, where the story refutes the years they leave."""
    parts = [when for text in known.candidates or (known.when,) if (when := parse_or_none(text))]
    days = sum(dating.of_dates(part) for part in parts) if parts else dating.EVERY
    return dating.span(parts[0].first) if known.candidates and not days & story else days


def _shared(reading: Reading, told: Sequence[Told], length: int) -> list[Clue]:
    """Return the days from which a weekday means what another report tells of it; none where two contradict.

    A story of many months (`length` is in days) has many Tuesdays on which like things are done: there only the same
    words count.
    """
    said, clues, left = _said(reading), list[Clue](), dating.EVERY
    for time in reading.times:
        words = _around(reading, time) if length <= _LONG else frozenset[str]()
        if other := _same_day(time, words, said, told):
            days = dating.tellers(f"weekday:{other.day.weekday()}:past", dating.span(other.day, other.day))
            left &= days
            clues.append(Clue(kind="shared", days=days, evidence=(reading.report.evidence(time), other.evidence)))
    return clues if left else []


def _same_day(time: Time, words: Stems, said: tuple[Stems, ...], told: Sequence[Told]) -> Told | None:
    """Return the day that a bare weekday means, where one report says the same of it, or quotes the same words.

    Null where the dated reports mean several days by that name.
    """
    by_weekday = [other for other in told if other.by_weekday]
    if dated := next((other for other in by_weekday if _is_dated(time, other.day)), None):
        return dated
    named = [other for other in by_weekday if time.offset == f"weekday:{other.day.weekday()}:past"]
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
    return any(_are_alike(mine, other) for mine in left for other in right)


def _are_alike(left: Stems, right: Stems) -> bool:
    return len(left & right) >= max(_SAID, _ALIKE * len(left | right))


def _said(reading: Reading) -> tuple[Stems, ...]:
    return tuple(stems(statement.text) for statement in reading.statements)


def _cited(reading: Reading, story: Sequence[Reading]) -> Iterator[Clue]:
    """Yield the days since another report of the story appeared whose outlet this one names as having said so."""
    for statement in reading.statements:
        speaker = reading.entity(statement.speaker)
        names = {bare(name) for name in (speaker.name, *speaker.aliases)} if speaker else set[str]()
        words = stems(statement.text)
        for other in story:
            when = None if _is_open(other) else parse_or_none(other.report.published.when)
            cites = other.report.outlet and bare(other.report.outlet) in names and other is not reading
            if cites and when and len(words & stems(evidence_text(other))) >= max(_SAID, _ALIKE * len(words)):
                yield Clue(kind="cited", days=dating.span(when.first), evidence=(reading.report.evidence(statement),))


def _by_weekdays(reading: Reading, solved: Solved) -> Solved:
    """Narrow the days by the other bare weekdays, each read as most of the days that remain read it."""
    for time in reading.times:
        days = tuple(dating.each(solved.days)) if solved.days.bit_count() <= _FORTNIGHT else ()
        offset = time.offset or ""
        if not days or not (offset.startswith("weekday:") and offset.endswith(":past")):
            continue
        read = {day: value for day in days if (value := resolve(offset, edtf.day(day)))}
        best, count = Counter(value.text for value in read.values()).most_common(1)[0]
        if _MOST * len(days) <= count < len(days):
            kept = sum(dating.span(day, day) for day, value in read.items() if value.text == best)
            clue = Clue(kind="habit", days=kept, evidence=(reading.report.evidence(time),))
            solved = msgspec.structs.replace(solved, days=kept, used=(*solved.used, clue))
    return solved
