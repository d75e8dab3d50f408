"""What one matched expression of time means: an offset from an anchor, a date, a duration or a set."""

import re
from collections.abc import Callable

from recount.annotate.time_grammar import calendar_values, deictics, number_value, role_words, unit_of
from recount.model.base import Record
from recount.model.edtf import parse_or_none
from recount.model.time import TimeKind

_DATE_UNITS = {"day", "week", "month", "year", "decade"}
_ADVERBS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
            "annual": "P1Y", "hourly": "PT1H"}  # fmt: skip
_NOON = 12


class Meaning(Record, frozen=True, kw_only=True):
    """What an expression means: `when` where that is absolute, else `offset`, from the report or `narrative`."""

    kind: TimeKind = "date"
    when: str | None = None
    offset: str | None = None
    narrative: bool = False


Groups = dict[str, str | None]


def meaning(shape: str, groups: Groups, *, future: bool) -> Meaning | None:
    """Return what a match of the shape means; null where it is none after all. `future`: its verb looks ahead."""
    return _READERS[shape](groups, future)


def _day(groups: Groups, future: bool) -> Meaning | None:
    del future
    number = groups.get("number") or calendar_values("month")[_plain(groups["month"])]
    day = f"{number}-{int(groups['day'] or 0):02d}"
    if year := groups.get("year"):
        return _absolute(f"{year}-{day}")
    return Meaning(offset=f"monthday:{day}") if parse_or_none(f"2000-{day}") else None


def _month_year(groups: Groups, future: bool) -> Meaning | None:
    del future
    return _absolute(f"{groups['year']}-{calendar_values('month')[_plain(groups['month'])]}")


def _season_year(groups: Groups, future: bool) -> Meaning | None:
    del future
    value = calendar_values("season").get(_plain(groups["season"]), "09-11")
    year, (first, last) = int(groups["year"] or 0), (int(part) for part in value.split("-"))
    return _absolute(f"{year}-{first:02d}/{year + (last > 12)}-{(last - 1) % 12 + 1:02d}")


def _directed_name(groups: Groups, future: bool) -> Meaning | None:
    name, way = _plain(groups["name"]), _way(groups)
    if name in calendar_values("weekday"):
        way = ("future" if future else "past") if way == "same" else way
        return Meaning(offset=f"weekday:{calendar_values('weekday')[name]}:{way}")
    if name in calendar_values("season"):
        return Meaning(offset=f"season:{calendar_values('season')[name]}:{way}")
    return Meaning(offset=f"month:{calendar_values('month')[name]}:{way}")


def _way(groups: Groups) -> str:
    direction = _plain(groups["direction"])
    if direction in role_words("back"):
        return "last"
    return "next" if direction in role_words("ahead") else "same"


def _directed_unit(groups: Groups, future: bool) -> Meaning | None:
    del future
    direction, unit = _plain(groups["direction"]), unit_of(_plain(groups["unit"])).unit
    steps = -1 if direction in role_words("back") else 1 if direction in role_words("ahead") else 0
    if unit == "weekend":
        return Meaning(offset=f"weekday:5:{'past' if steps <= 0 else 'next'}")
    return Meaning(offset=f"{unit}{steps:+d}") if unit in _DATE_UNITS else Meaning()


def _directed_span(groups: Groups, future: bool) -> Meaning | None:
    return _duration(groups, future)


def _away(groups: Groups, future: bool) -> Meaning | None:
    del future
    amount, unit = number_value(_plain(groups["number"])), unit_of(_plain(groups["unit"])).unit
    way = _plain(groups["way"])
    if not amount.is_integer() or unit not in _DATE_UNITS:
        return Meaning()
    steps = int(amount) if way in role_words("later") else -int(amount)
    return Meaning(offset=f"{unit}{steps:+d}", narrative=way not in role_words("ago"))


def _deictic(groups: Groups, future: bool) -> Meaning | None:
    del future
    entry = deictics()[_plain(groups["words"])]
    return Meaning(offset=entry.offset, narrative=entry.narrative)


def _feast(groups: Groups, future: bool) -> Meaning | None:
    del future
    value = calendar_values("feast")[_plain(groups["feast"])]
    return _absolute(f"{groups['year']}-{value}") if groups.get("year") else Meaning(offset=f"monthday:{value}")


def _set(groups: Groups, future: bool) -> Meaning | None:
    del future
    if adverb := groups.get("adverb"):
        return Meaning(kind="set", when=f"R/{_ADVERBS[adverb.lower()]}")
    word = _plain(groups["unit"])
    if word in calendar_values("weekday"):
        return Meaning(kind="set", when="R/P1W")
    amount = groups.get("number")
    return Meaning(kind="set", when=f"R/{_iso(int(number_value(amount)) if amount else 1, word)}")


def _clock(groups: Groups, future: bool) -> Meaning | None:
    del future
    hour, minute, half = int(groups["hour"] or 0), groups.get("minute"), (groups["half"] or "").lower()
    if not minute and not half.startswith(("a", "p")):
        return None
    hour = hour % _NOON + _NOON if half.startswith("p") else hour % _NOON if half.startswith("a") else hour
    return Meaning(kind="time", offset=f"clock:{hour:02d}:{minute or '00'} day+0", narrative=True)


def _duration(groups: Groups, future: bool) -> Meaning | None:
    del future
    word, amount = _plain(groups["unit"]), number_value(_plain(groups["number"]))
    vague = _plain(groups["number"]) in ("several", "few", "many", "couple of")
    if vague:
        return Meaning(kind="duration", when=_iso(None, word))
    return Meaning(kind="duration", when=_iso(int(amount), word)) if amount >= 1 else Meaning(kind="duration")


def _iso(amount: int | None, word: str) -> str | None:
    unit = unit_of(word)
    number = "X" if amount is None else str(amount)
    if unit.unit in ("second", "minute", "hour"):
        return f"PT{number}{unit.designator}"
    if unit.unit in ("decade", "century") and amount is not None:
        return f"P{amount * (10 if unit.unit == 'decade' else 100)}Y"
    return f"P{number}{unit.designator}"


def _weekday(groups: Groups, future: bool) -> Meaning | None:
    value = calendar_values("weekday")[_plain(groups["weekday"])]
    return Meaning(offset=f"weekday:{value}:{'future' if future else 'past'}")


def _month(groups: Groups, future: bool) -> Meaning | None:
    value = calendar_values("month")[_plain(groups["month"])]
    return Meaning(offset=f"month:{value}:{'future' if future else 'past'}")


def _decade(groups: Groups, future: bool) -> Meaning | None:
    del future
    return _absolute(f"{groups['decade']}X")


def _year(groups: Groups, future: bool) -> Meaning | None:
    del future
    return _absolute(str(groups["year"]))


def _absolute(text: str) -> Meaning | None:
    return Meaning(when=text) if parse_or_none(text) else None


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", " ", (text or "").lower().replace("’", "'")).strip(" .")


_READERS: dict[str, Callable[[Groups, bool], Meaning | None]] = {
    "day_of_month": _day, "month_of_day": _day, "month_year": _month_year, "iso": _day, "dotted": _day,
    "season_year": _season_year, "directed_name": _directed_name, "directed_unit": _directed_unit,
    "directed_span": _directed_span, "away": _away, "deictic": _deictic, "feast": _feast, "set": _set,
    "clock": _clock, "duration": _duration, "weekday": _weekday, "month": _month, "decade": _decade, "year": _year,
}  # fmt: skip
