"""The shapes of English expressions of time, as patterns built from the lexicons; built once a process."""

import re
from functools import cache

from recount.annotate.time_names import (
    calendar_words,
    counted,
    decade_words,
    either,
    number_pattern,
    ordinal_words,
    plural_units,
    role_pattern,
    singular_units,
    units,
)
from recount.lexicon.load import entries
from recount.lexicon.schema.times import Deictic, SetWord

_YEAR = r"(?P<year>(?:1[789]|20)\d\d)"
_ZONE = r"(?-i:\s(?:[A-Z]{1,4}T|GMT|UTC)\b|\slocal\stime\b)"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:(?P<colon>[:.])(?P<minute>[0-5]\d))?"
    r"\s?(?P<half>[ap]\.?m\.?|a\.\s?m\.|p\.\s?m\.|(?:hours )?(?:GMT|UTC))" + rf"{_ZONE}?|"
    r"(?P<hour_figures>[01]\d|2[0-3])(?P<minute_figures>[0-5]\d)\s(?:GMT|UTC|hours|local\s+time)"
)
_HALF = r"(?P<half>\s+and\s+a\s+half|\s+1/2)?"


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the named shapes, the more telling first; at one spot the longest match is taken, then the first."""
    shapes = {**_calendar_shapes(), **_directed_shapes(), **_counted_shapes(), **_loose_shapes()}
    return tuple(
        (name, re.compile(rf"(?<![\w$€£])(?<!\d[.,])(?:{shape})", re.IGNORECASE)) for name, shape in shapes.items()
    )


def _calendar_shapes() -> dict[str, str]:
    """Return dates with a day, a month with its year, and dates in figures."""
    weekday = rf"(?:(?P<weekday>{calendar_words('weekday')})\.?[\s,(]+)?"
    month, day = rf"(?P<month>{calendar_words('month')})", _day("day")
    of_year = rf"\s+(?:of\s+)?{_direction()}\s+year\b"
    tied = r"(?:\s?[-–]\s?|\s+(?:to|and)\s+)"
    return {
        "day_of_month": rf"{weekday}{month}\.?\s+{day}(?:{tied}{_day('to_day')})?(?:(?:,\s*|\s+){_YEAR})?\)?",
        "month_of_day": (rf"{weekday}(?:{_day('from_day')}{tied})?{day}\s+(?:of\s+)?{month}\b\.?(?:,?\s+{_YEAR})?\)?"),
        "month_year": rf"{_part()}{month}\.?(?:,?\s+of)?,?\s+(?:{_YEAR}|{_spoken_year()})",
        "month_of_year": rf"{_part()}{month}\.?(?:\s+{day})?{of_year}",
        "day_of_year": rf"(?:the\s+)?{day}\s+(?:of\s+)?{month}\b\.?{of_year}",
        "iso": r"(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:T[\d:]+Z?)?",
        "dotted": r"(?P<day>0[1-9]|[12]\d|3[01])[./-](?P<number>0[1-9]|1[0-2])[./-](?P<year>(?:19|20)\d\d)",
        "season_year": (
            rf"{_part()}(?:the\s+)?(?P<season>{calendar_words('season')})(?:\s+of)?\s+(?:{_YEAR}|{_spoken_year()})"
        ),
        "week_of": rf"the\s+week\s+of\s+{month}\.?\s+{day}(?:,?\s+{_YEAR})?",
        "quarter": (
            rf"(?:(?:the|a)\s+)?(?:{_direction('lead')}\s+year['’]s\s+|(?P<lead_year>(?:19|20)\d\d)(?:['’]s)?\s+)?"
            rf"(?P<nth>{ordinal_words(4)}|last)[\s-]+(?P<piece>quarter|half)\b"
            rf"(?:,?\s+(?:of\s+)?(?:fiscal\s+)?{_YEAR}|\s+(?:of\s+)?{_direction()}\s+year\b)?"
        ),
    }


def _directed_shapes() -> dict[str, str]:
    """Return names and units with a word that points: "last Tuesday", "next month", "the past three days"."""
    name = rf"(?P<name>{'|'.join(calendar_words(kind) for kind in ('weekday', 'month', 'season'))})"
    pointing = either(word for entry in entries(Deictic) for word in entry.words)
    dated = rf"\.?,?\s+(?:(?:{calendar_words('month')})\.?\s+)?\d"
    part_in, past, coming = role_pattern("part_in"), role_pattern("within_past"), role_pattern("within")
    return {
        **_business_shapes(),
        "deictic": rf"(?P<words>{pointing})\b",
        "directed_name": rf"{_part()}{_direction()}\s+{name}\b(?!{dated})(?:\s+(?:{role_pattern('daypart')})\b)?",
        "directed_unit": rf"{_part()}{_direction()}\s+(?:fiscal\s+)?(?P<unit>{singular_units()})\b",
        "whole_unit": rf"the\s+(?:{past}|{coming})\s+(?P<unit>(?!day\b)(?:{singular_units()}))\b",
        "part_of_unit": rf"(?:{part_in})\s+the\s+(?P<unit>{singular_units()})\b",
        "weekend": r"the\s+weekend\b",
        "directed_span": (
            rf"(?:the\s+)?(?P<direction>{past}|{coming})\s+"
            rf"(?:(?P<number>{counted()}|few|several|couple\s+of)\s+)?(?P<unit>{plural_units()})\b"
        ),
    }


def _business_shapes() -> dict[str, str]:
    """Return quarters and years as accounts name them: "the year-ago quarter", "the latest period", "the full year"."""
    compared, nth = role_pattern("compared"), ordinal_words(4)
    ago = r"(?:\s+(?:of\s+)?(?:last\s+year|a\s+year\s+(?:ago|earlier)))"
    return {
        "term": (
            rf"(?:(?:the|a|its)\s+)?(?:(?:same|comparable|corresponding)\s+)?(?P<compared>{compared})\s+(?:fiscal\s+)?"
            rf"(?:(?:{nth})[\s-]+)?(?:quarter|period)\b{ago}?|the\s+(?P<same>same\s+)(?:quarter|period){ago}|"
            rf"(?:the|its)\s+(?:{role_pattern('latest')})\s+(?:fiscal\s+)?(?:quarter|period)\b|"
            rf"the\s+quarter\b(?!-|\s+(?:of|final)\b)(?P<ago>{ago})?"
        ),
        "full_year": (
            r"(?:the\s+)?(?:full|fiscal)\s+year\b|(?:(?<=for\s)|(?<=of\s)|(?<=in\s)|(?<=during\s))the\s+year\b"
            r"(?!-|\s+(?:before|after|earlier|later|ago)\b)(?P<ended>(?=,?\s+end(?:ed|ing)\b))?"
        ),
    }


def _counted_shapes() -> dict[str, str]:
    """Return numbers of units: away from somewhere, as a duration, as a set."""
    number, unit = counted(), rf"(?P<unit>{units()})"
    vague = r"several|many|a\s+few|few|a\s+couple\s+of|couple\s+of"
    about = r"(?:(?:about|around|nearly|almost|over|more\s+than|just|some|at\s+least)\s+)?"
    low = rf"(?:(?P<low>{number})\s+(?:or|to)\s+)?"
    way = rf"(?P<way>{role_pattern('ago')}|{role_pattern('later')}|{role_pattern('earlier')}|after)"
    return {
        "away": (
            rf"{about}(?:{low}(?P<number>{number}|an?|{vague}){_HALF}[\s-]+)?{unit}(?:\s+or\s+so)?(?:\s+|(?P<tie>-)){way}\b"
        ),
        "set": (
            rf"(?:{role_pattern('each')})\s+(?:(?P<number>{number})\s+)?"
            rf"(?P<each>{units()}|{calendar_words('weekday')}|{calendar_words('month', alone=True)}|"
            rf"{calendar_words('season')}|{role_pattern('daypart')})\b|"
            rf"(?:once|twice|(?:{number})\s+times)\s+an?\s+(?P<rate>{singular_units()})\b|"
            rf"(?P<adverb>{either(entry.word for entry in entries(SetWord))})\b"
        ),
        "duration": (
            rf"{low}(?P<number>{number}|another|an?|{vague}|half\s+an?){_HALF}[\s-]+"
            rf"(?:(?:more|additional|straight|consecutive|full|whole|long)\s+)?{unit}(?P<tail>\s+and\s+a\s+half)?"
            r"(?:-long)?\b(?!-old|\s+old|-\w*old)"
        ),
        "bare_duration": rf"(?P<unit>{plural_units()})\b(?:\s+or\s+(?:{plural_units()})\b)?",
    }


def _loose_shapes() -> dict[str, str]:
    """Return what stands alone: feasts, hours, weekdays, months, decades, years."""
    weekday, daypart = calendar_words("weekday", alone=True), role_pattern("daypart")
    return {
        "feast": (
            rf"(?:(?P<lead_year>(?:19|20)\d\d)\s+|{_direction()}\s+)?(?P<feast>{calendar_words('feast')})\b"
            rf"(?:,?\s+(?:of\s+|in\s+)?{_YEAR})?"
        ),
        "nth_of": (
            rf"the\s+(?:(?P<nth>{ordinal_words(20)}|\d\d?(?:st|nd|rd|th)|last)\s+)?(?P<piece>day|week|weekend)\s+of\s+"
            rf"(?:the\s+(?:\w+\s+){{1,3}}(?:of\s+)?)?(?:(?P<feast>{calendar_words('feast')})|"
            rf"(?P<month>{calendar_words('month')}))\b(?:,?\s+(?:of\s+|in\s+)?{_YEAR})?"
        ),
        "daypart": r"(?:(?<=in\s)|(?<=by\s)|(?<=during\s))(?:the|mid)[\s-]+(?:morning|afternoon|evening)\b",
        "clock": rf"(?:{_CLOCK}|(?P<noon>{role_pattern('noon')}))(?![\w])",
        "weekdays": rf"(?:{weekday})(?:s|\s+(?:{daypart})s)\b",
        "weekday": rf"{_part()}(?P<weekday>{weekday})(?:s\b(?=\s+[a-z])|\b)(?:\s+(?:{daypart})\b)?",
        "month": rf"{_part()}(?P<month>{calendar_words('month', alone=True)})\b",
        "decade": (
            rf"(?:the\s+)?{_part()}(?:(?P<decade>(?:1[89]|20)\d)0['’]?s|"
            rf"(?:(?<=the\s)|(?<=early\s)|(?<=late\s))(?:['’]?(?P<clipped>[3-9])0s|(?P<named>{decade_words()})))\b"
        ),
        "century": rf"(?:the\s+)?{_part()}(?P<nth>\d\d?(?:st|nd|rd|th)|{ordinal_words(21)})[\s-]+century\b",
        "spoken_year": _spoken_year(),
        "year_range": rf"{_YEAR}\s?[-–]\s?(?P<to_year>(?:19|20)?\d\d)(?![\d,.]?\d|-)\b",
        "named_year": (
            rf"the\s+year\s+(?:{_YEAR}|two\s+thousand(?:\s+(?:and\s+)?(?P<after>{number_pattern(1, 99)}))?)\b"
        ),
        "year": rf"{_part()}(?:fiscal\s+(?:year\s+)?)?{_YEAR}(?![\d,.]?\d|[-–]\d)\b",
    }


def _day(group: str) -> str:
    return rf"(?:the\s+)?(?P<{group}>[12]\d|3[01]|0?[1-9]|{ordinal_words(31)})(?:st|nd|rd|th)?(?![\d:,]\d)\b"


def _spoken_year() -> str:
    return rf"nineteen[\s-](?P<spoken>{number_pattern(10, 99)})"


def _part() -> str:
    return f"(?:(?:{role_pattern('part')})[\\s-]*)?"


def _direction(group: str = "direction") -> str:
    return f"(?P<{group}>{role_pattern('back')}|{role_pattern('here')}|{role_pattern('ahead')})"
