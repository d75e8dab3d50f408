"""The shapes of English expressions of time, as patterns built from the lexicons; built once a process."""

import re
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.numbers import NumberWord
from recount.lexicon.schema.times import CalendarName, Deictic, TimeUnit, TimeWord

_YEAR = r"(?P<year>(?:1[789]|20)\d\d)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:,]\d)"
_GAP = r"[\s,]+"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:(?P<colon>[:.])(?P<minute>[0-5]\d))?"
    r"\s?(?P<half>[ap]\.?m\.?|a\.\s?m\.|p\.\s?m\.|(?:hours )?(?:GMT|UTC))"
)


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the named shapes, the more telling first; at one spot the longest match is taken, then the first."""
    weekday, month, unit = _names("weekday"), _names("month"), _units()
    number, dayparts = _numbers(), _words("daypart")
    direction = f"(?P<direction>{_words('back')}|{_words('here')}|{_words('ahead')})"
    part = f"(?:(?P<part>{_words('part')})[\\s-]*)?"
    shapes = {
        "day_of_month": rf"{_weekday()}(?P<month>{month})\.?\s+{_DAY}(?:(?:,\s*|\s+){_YEAR})?\)?",
        "month_of_day": rf"{_weekday()}(?:the\s+)?{_DAY}\s+(?:of\s+)?(?P<month>{month})\b\.?(?:,?\s+{_YEAR})?\)?",
        "month_year": rf"{part}(?P<month>{month})\.?(?:,?\s+of)?,?\s+{_YEAR}",
        "iso": r"(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:T[\d:]+Z?)?",
        "dotted": r"(?P<day>0[1-9]|[12]\d|3[01])[./](?P<number>0[1-9]|1[0-2])[./](?P<year>(?:19|20)\d\d)",
        "season_year": rf"{part}(?:the\s+)?(?P<season>{_names('season')}|fall)(?:\s+of)?\s+{_YEAR}",
        "directed_name": rf"{part}{direction}\s+(?P<name>{weekday}|{month}|{_names('season')})\b(?:\s+(?:{dayparts}))?",
        "directed_unit": rf"{part}{direction}\s+(?P<unit>{unit})\b",
        "directed_span": (
            rf"(?:the\s+)?(?P<direction>{_words('within_past')}|{_words('within')})\s+"
            rf"(?P<number>{number}|few|several|couple\s+of)\s+(?P<unit>{unit})\b"
        ),
        "away": (
            rf"(?:(?:about|around|nearly|almost|over|more\s+than|just|some)\s+)?(?P<number>{number}|a|an)"
            rf"(?:\s+and\s+a\s+half)?[\s-]+(?P<unit>{unit})\s+"
            rf"(?P<way>{_words('ago')}|{_words('later')}|{_words('earlier')})\b"
        ),
        "deictic": "(?P<words>" + _either([word for entry in entries(Deictic) for word in entry.words]) + r")\b",
        "feast": rf"(?P<feast>{_names('feast')})\b(?:,?\s+{_YEAR})?",
        "set": (
            rf"(?P<each>{_words('each')})\s+(?:(?P<number>{number})\s+)?(?P<unit>{unit}|{weekday})\b|"
            r"(?P<adverb>daily|weekly|monthly|yearly|annually|annual|hourly|nightly)\b"
        ),
        "clock": rf"{_CLOCK}(?![\w])",
        "duration": (
            rf"(?P<number>{number}|a|an|several|few|many|half\s+an?)[\s-]+(?P<unit>{unit})"
            r"(?:-long)?\b(?!-old|\s+old|-\w*old)"
        ),
        "weekday": rf"{part}(?P<weekday>{_names('weekday', clear=True)})\b(?:\s+(?:{dayparts})\b)?",
        "month": rf"{part}(?P<month>{_names('month', clear=True)})\b",
        "decade": r"(?:the\s+)?(?:(?P<part>early|late|mid)[\s-]+)?(?P<decade>(?:1[89]|20)\d)0['’]?s\b",
        "year": rf"{part}{_YEAR}(?![\d,.]?\d|[-–]\d)\b",
    }
    return tuple((name, re.compile(rf"(?<![\w$€£]){shape}", re.IGNORECASE)) for name, shape in shapes.items())


@cache
def calendar_values(kind: str) -> dict[str, str]:
    """Return the value of each name of a kind: `tuesday` is `1`, `february` is `02`."""
    return {
        word: entry.value for entry in entries(CalendarName) if entry.kind == kind
        for word in (*entry.words, *entry.ambiguous)
    }  # fmt: skip


@cache
def unit_of(word: str) -> TimeUnit:
    """Return the unit that a word names."""
    return next(entry for entry in entries(TimeUnit) if word.lower() in entry.words)


@cache
def deictics() -> dict[str, Deictic]:
    """Return the pointing words by phrase."""
    return {word: entry for entry in entries(Deictic) for word in entry.words}


@cache
def role_words(role: str) -> tuple[str, ...]:
    """Return the words of a role, the longest first."""
    found = (word for entry in entries(TimeWord) if entry.role == role for word in entry.words)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def number_value(word: str) -> float:
    """Return the value of a small number in words or figures; "a" is one."""
    known = {entry.word: float(entry.value) for entry in entries(NumberWord)}
    return known.get(word.lower(), 1.0 if word.lower() in ("a", "an") else float(word) if word.isdigit() else 0.0)


def _names(kind: str, *, clear: bool = False) -> str:
    found = [
        word for entry in entries(CalendarName) if entry.kind == kind
        for word in (entry.words if clear else (*entry.words, *entry.ambiguous))
    ]  # fmt: skip
    if clear and kind == "month":
        found += ["march", "may", "august"]
    return _either(found)


def _weekday() -> str:
    """Return the weekday that may stand before a date, with a bracket between: "Tuesday (March 17th)"."""
    return rf"(?:(?P<weekday>{_names('weekday')})\.?[\s,(]+)?"


def _units() -> str:
    return _either([word for entry in entries(TimeUnit) for word in entry.words])


def _words(role: str) -> str:
    return _either(list(role_words(role)))


def _numbers() -> str:
    return r"\d{1,4}|" + _either([entry.word for entry in entries(NumberWord) if not entry.scale])


def _either(words: list[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)
