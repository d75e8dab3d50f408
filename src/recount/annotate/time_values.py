"""What one matched expression of time means: an offset from an anchor, a date, a duration or a set."""

import re
from collections.abc import Callable
from typing import Literal

from recount.annotate.time_names import (
    calendar_values,
    decade_values,
    deictics,
    number_value,
    ordinal_value,
    role_words,
    set_values,
    unit_of,
)
from recount.model import feasts
from recount.model.base import Record
from recount.model.edtf import parse_or_none
from recount.model.time import TimeKind, nth_within, resolve

_DATE_UNITS = {"day", "week", "month", "quarter", "year", "decade", "century"}
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}
_NOON = 12
_PERIODS = {"weekday": "R/P1W", "month": "R/P1Y", "season": "R/P1Y"}
_WAYS = {"last": "past", "next": "future"}
_VAGUE = re.compile(r"several|few|many", re.IGNORECASE)

Tense = Literal["past", "future", ""]
"""Which way the verb of an expression looks; '' where it does not tell."""
Groups = dict[str, str | None]


class Meaning(Record, frozen=True, kw_only=True):
    """What an expression means: `when` where that is absolute, else `offset`, from the report or `narrative`."""

    kind: TimeKind = "date"
    when: str | None = None
    offset: str | None = None
    narrative: bool = False
    otherwise: str | None = None
    """The offset from the report where nothing is told before from which the narrative one is reckoned."""


def meaning(shape: str, groups: Groups, tense: Tense) -> Meaning | None:
    """Return what a match of the shape means; null where it is none after all."""
    return _READERS[shape](groups, tense)


def _day(groups: Groups, tense: Tense) -> Meaning | None:
    """Return a day, or the days from one to another."""
    number = groups.get("number") or calendar_values("month")[_plain(groups["month"])]
    days = [ordinal_value(day) for name in ("from_day", "day", "to_day") if (day := groups.get(name))]
    parts = [f"{number}-{day:02d}" for day in (days[0], days[-1])]
    if not all(parse_or_none(f"2000-{part}") for part in parts) or days[0] > days[-1]:
        return None
    if year := groups.get("year"):
        first, last = (f"{year}-{part}" for part in parts)
        return _absolute(first if first == last else f"{first}/{last}")
    first, last = (f"monthday:{part}{f':{tense}' if tense else ''}" for part in parts)
    return Meaning(offset=first if first == last else f"{first} .. {last}")


def _month_year(groups: Groups, _: Tense) -> Meaning | None:
    return _absolute(f"{_year_told(groups)}-{calendar_values('month')[_plain(groups['month'])]}")


def _year_told(groups: Groups) -> int:
    """Return the year, in figures or as spoken: "nineteen ninety-four"."""
    return int(groups["year"] or 1900 + number_value(groups["spoken"] or ""))


def _week_of(groups: Groups, tense: Tense) -> Meaning | None:
    found = _day(groups, tense)
    if found is None:
        return None
    if found.offset:
        return Meaning(offset=f"week-of {found.offset}")
    week = resolve("week+0", parse_or_none(found.when))
    return Meaning(when=week.text) if week else None


def _term(groups: Groups, _: Tense) -> Meaning | None:
    """Return a quarter as accounts name it, by the one told before."""
    before = groups["compared"] or groups["same"] or groups["ago"]
    offset, otherwise = ("same:year-1", "quarter-5") if before else ("same:year+0", "quarter-1")
    return Meaning(offset=offset, otherwise=otherwise, narrative=True)


def _full_year(groups: Groups, _: Tense) -> Meaning | None:
    return Meaning(kind="duration", when="P1Y") if groups["ended"] is not None else Meaning(offset="year+0")


def _named_year(groups: Groups, _: Tense) -> Meaning | None:
    return _absolute(groups["year"] or f"{2000 + number_value(groups['after'] or ''):.0f}")


def _daypart(_: Groups, __: Tense) -> Meaning | None:
    return Meaning(kind="time", offset="day+0", narrative=True)


def _of_year(groups: Groups, _: Tense) -> Meaning | None:
    """Return "June last year", "6 June of this year"."""
    month, day = calendar_values("month")[_plain(groups["month"])], groups.get("day")
    part = f"of-day:{month}-{ordinal_value(day):02d}" if day else f"of-month:{month}"
    return Meaning(offset=f"{part} year{_steps(groups['direction']):+d}")


def _season_year(groups: Groups, _: Tense) -> Meaning | None:
    value = calendar_values("season")[_plain(groups["season"])]
    year, (first, last) = _year_told(groups), (int(part) for part in value.split("-"))
    return _absolute(f"{year}-{first:02d}/{year + (last > 12)}-{(last - 1) % 12 + 1:02d}")


def _quarter(groups: Groups, tense: Tense) -> Meaning | None:
    """Return a quarter; a half only where its year is told (the first half of a match is none)."""
    months = 3 if _plain(groups["piece"]) == "quarter" else 6
    nth = 12 // months if _plain(groups["nth"]) == "last" else ordinal_value(groups["nth"] or "")
    year = groups["year"] or groups["lead_year"]
    direction = groups["direction"] or groups["lead"]
    first, last = (nth - 1) * months + 1, nth * months
    if last > 12:
        return None
    if year:
        return _absolute(f"{year}-{first:02d}/{year}-{last:02d}")
    if direction:
        return Meaning(offset=f"of-run:{first:02d}-{last:02d} year{_steps(direction):+d}")
    way = "past" if tense == "past" else "near"
    return Meaning(offset=f"season:{first:02d}-{last:02d}:{way}") if months == 3 else None


def _directed_name(groups: Groups, tense: Tense) -> Meaning | None:
    name, steps = _plain(groups["name"]), _steps(groups["direction"])
    way = {-1: "last", 0: "same", 1: "next"}[steps]
    if name in calendar_values("weekday"):
        told = _plain(groups["direction"]) == "previous"
        offset = f"weekday:{calendar_values('weekday')[name]}:{way if steps else tense or 'past'}"
        return Meaning(offset=offset, narrative=told, otherwise=offset if told else None)
    if name in calendar_values("season"):
        return Meaning(offset=f"season:{calendar_values('season')[name]}:{way}")
    return Meaning(offset=f"month:{calendar_values('month')[name]}:{way}")


def _steps(direction: str | None) -> int:
    word = _plain(direction)
    return -1 if word in role_words("back") else 1 if word in role_words("ahead") else 0


def _directed_unit(groups: Groups, tense: Tense) -> Meaning | None:
    steps, unit = _steps(groups["direction"]), unit_of(_plain(groups["unit"])).unit
    if unit == "weekend":
        return Meaning(offset=f"weekend:{ {-1: 'last', 0: tense or 'past', 1: 'next'}[steps] }")
    return Meaning(offset=f"{unit}{steps:+d}") if unit in _DATE_UNITS else None


def _whole_unit(groups: Groups, _: Tense) -> Meaning | None:
    """Return "the past year" as the twelve months that it is; "the last weekend" is a date."""
    word = _plain(groups["unit"])
    return Meaning(offset="weekend:past") if word == "weekend" else Meaning(kind="duration", when=_iso(1, word))


def _part_of_unit(groups: Groups, _: Tense) -> Meaning | None:
    unit = unit_of(_plain(groups["unit"])).unit
    return Meaning(offset=f"{unit}+0", narrative=unit == "day") if unit in _DATE_UNITS else None


def _weekend(_: Groups, tense: Tense) -> Meaning | None:
    return Meaning(offset=f"weekend:{tense or 'past'}")


def _directed_span(groups: Groups, tense: Tense) -> Meaning | None:
    if groups["number"] is None and _plain(groups["direction"]) in role_words("within"):
        return Meaning()
    return _duration(groups, tense)


def _away(groups: Groups, _: Tense) -> Meaning | None:
    """Return so many units before or after; null where the number is vague or the unit finer than a day."""
    number, word, way = groups["number"], _plain(groups["unit"]), _plain(groups["way"])
    unit, one = unit_of(word).unit, word == unit_of(word).words[0]
    if number is None and one and not groups["tie"]:
        return None
    amount = 1.0 if number is None and one else number_value(_plain(number))
    vague = amount < 1 or groups["half"] or groups["low"] or not amount.is_integer() or _VAGUE.search(number or "")
    if vague or unit not in _DATE_UNITS:
        return Meaning()
    if unit in ("decade", "century"):  # "a decade ago" is ten years, not a day of the decade before
        unit, amount = "year", amount * (10 if unit == "decade" else 100)
    steps = int(amount) if way in (*role_words("later"), "after") else -int(amount)
    about = "about " if unit_of(word).unit in ("decade", "century") else ""
    return Meaning(offset=f"{about}{unit}{steps:+d}", narrative=way not in role_words("ago"))


def _deictic(groups: Groups, _: Tense) -> Meaning | None:
    entry = deictics()[_plain(groups["words"])]
    if entry.duration:
        return Meaning(kind="duration", when=entry.duration)
    return Meaning(kind=entry.kind, offset=entry.offset, narrative=entry.narrative)


def _feast(groups: Groups, tense: Tense) -> Meaning | None:
    value, year = calendar_values("feast")[_plain(groups["feast"])], groups["year"] or groups["lead_year"]
    steps = _steps(groups["direction"]) if groups["direction"] else None
    return _feast_day(value, year, {-1: "last", 0: "same", 1: "next", None: tense}[steps])


def _feast_day(value: str, year: str | None, way: str) -> Meaning | None:
    """Return a feast of the year told, else the one that lies that way."""
    fixed = value[0].isdigit()
    if year and fixed:
        return _absolute(f"{year}-{value}")
    if year:
        days = feasts.of_year(value, int(year))
        return Meaning(when=days[0].text if len(days) == 1 else None)
    if not fixed:
        return Meaning(offset=f"feast:{value}:{way or 'near'}")
    if way in ("", "past", "future"):
        return Meaning(offset=f"monthday:{value}{f':{way}' if way else ''}")
    return Meaning(offset=f"of-day:{value} year+0" if way == "same" else f"monthday:{value}:{_WAYS[way]}")


def _nth_of(groups: Groups, tense: Tense) -> Meaning | None:
    """Return "the first week of Ramadan", "the second day of May": so many days or weeks into it."""
    if groups["feast"]:
        whole = _feast_day(calendar_values("feast")[_plain(groups["feast"])], groups["year"], tense)
    elif groups["year"]:
        whole = _month_year({**groups, "spoken": None}, tense)
    else:
        whole = _month(groups, tense)
    if whole is None or (piece := groups["piece"] or "") == "weekend" or not groups["nth"]:
        return None
    nth = -1 if _plain(groups["nth"]) == "last" else ordinal_value(groups["nth"])
    if whole.offset:
        return Meaning(offset=f"nth-{piece.lower()}:{nth} {whole.offset}")
    found = nth_within(f"nth-{piece.lower()}:{nth}", value) if (value := parse_or_none(whole.when)) else None
    return Meaning(when=found.text if found else None)


def _set(groups: Groups, _: Tense) -> Meaning | None:
    if adverb := groups["adverb"]:
        return Meaning(kind="set", when=set_values()[adverb.lower()])
    word = _plain(groups["each"] or groups["rate"])
    if period := next((iso for kind, iso in _PERIODS.items() if word in calendar_values(kind)), None):
        return Meaning(kind="set", when=period)
    if word in role_words("daypart"):
        return Meaning(kind="set", when="R/P1D")
    amount = groups["number"]
    return Meaning(kind="set", when=f"R/{_iso(int(number_value(amount)) if amount else 1, word)}")


def _clock(groups: Groups, _: Tense) -> Meaning | None:
    if groups["noon"]:
        return Meaning(kind="time", offset="clock:12:00 day+0", narrative=True)
    if groups["hour_figures"]:
        offset = f"clock:{groups['hour_figures']}:{groups['minute_figures']} day+0"
        return Meaning(kind="time", offset=offset, narrative=True)
    hour, minute, half = int(groups["hour"] or 0), groups["minute"], (groups["half"] or "").lower()
    if not minute and not half.startswith(("a", "p")):
        return None
    hour = hour % _NOON + _NOON if half.startswith("p") else hour % _NOON if half.startswith("a") else hour
    return Meaning(kind="time", offset=f"clock:{hour:02d}:{minute or '00'} day+0", narrative=True)


def _duration(groups: Groups, _: Tense) -> Meaning | None:
    word, number = _plain(groups["unit"]), _plain(groups.get("number"))
    amount = number_value(number)
    several = number in ("a", "an") and word != unit_of(word).words[0]
    if groups.get("low") or not number or several or _VAGUE.search(number):
        return Meaning(kind="duration", when=_iso(None, word))
    if amount >= 1000 and unit_of(word).unit in ("second", "quarter"):
        return None
    if unit_of(word).unit == "weekend":
        return None
    half = bool(groups.get("half") or groups.get("tail"))
    return Meaning(kind="duration", when=_iso(int(amount), word, half=half) if amount >= 1 else None)


def _iso(amount: int | None, word: str, *, half: bool = False) -> str | None:
    unit = unit_of(word)
    number, clock = "X" if amount is None else str(amount), "T" if unit.unit in ("second", "minute", "hour") else ""
    if half:
        return f"P{clock}{number}{unit.designator}{_HALVES[unit.unit]}" if unit.unit in _HALVES else None
    if amount is not None and unit.unit in ("decade", "century", "quarter"):
        return f"P{amount * 3}M" if unit.unit == "quarter" else f"P{amount * (10 if unit.unit == 'decade' else 100)}Y"
    return f"P{clock}{number}{unit.designator}"


def _weekday(groups: Groups, tense: Tense) -> Meaning | None:
    return Meaning(offset=f"weekday:{calendar_values('weekday')[_plain(groups['weekday'])]}:{tense or 'past'}")


def _weekdays(_: Groups, __: Tense) -> Meaning | None:
    return Meaning(kind="set", when="R/P1W")


def _month(groups: Groups, tense: Tense) -> Meaning | None:
    return Meaning(offset=f"month:{calendar_values('month')[_plain(groups['month'])]}:{tense or 'near'}")


def _decade(groups: Groups, _: Tense) -> Meaning | None:
    if clipped := groups["clipped"]:
        return _absolute(f"19{clipped}X")
    named = groups["named"]
    return _absolute(f"{decade_values()[_plain(named)] if named else groups['decade']}X")


def _century(groups: Groups, _: Tense) -> Meaning | None:
    return _absolute(f"{ordinal_value(groups['nth'] or '') - 1:02d}XX")


def _spoken_year(groups: Groups, _: Tense) -> Meaning | None:
    return _absolute(f"19{number_value(groups['spoken'] or ''):02.0f}")


def _year_range(groups: Groups, _: Tense) -> Meaning | None:
    start, end = groups["year"] or "", groups["to_year"] or ""
    end = end if len(end) == 4 else start[:2] + end
    return _absolute(f"{start}/{end}") if start < end else _absolute(start)


def _year(groups: Groups, _: Tense) -> Meaning | None:
    return _absolute(str(groups["year"]))


def _absolute(text: str) -> Meaning | None:
    return Meaning(when=text) if parse_or_none(text) else None


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", " ", (text or "").lower().replace("’", "'")).strip(" .")


_READERS: dict[str, Callable[[Groups, Tense], Meaning | None]] = {
    "day_of_month": _day, "month_of_day": _day, "iso": _day, "dotted": _day, "month_year": _month_year,
    "month_of_year": _of_year, "day_of_year": _of_year, "season_year": _season_year, "quarter": _quarter,
    "deictic": _deictic, "directed_name": _directed_name, "directed_unit": _directed_unit, "whole_unit": _whole_unit,
    "part_of_unit": _part_of_unit, "weekend": _weekend, "directed_span": _directed_span, "away": _away, "set": _set,
    "duration": _duration, "bare_duration": _duration, "feast": _feast, "clock": _clock, "weekday": _weekday,
    "weekdays": _weekdays, "month": _month, "decade": _decade, "century": _century, "spoken_year": _spoken_year,
    "year_range": _year_range, "year": _year, "term": _term, "full_year": _full_year, "week_of": _week_of,
    "nth_of": _nth_of, "named_year": _named_year, "daypart": _daypart,
}  # fmt: skip
