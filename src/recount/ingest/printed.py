"""When a page says it was published: full dates, and the imprints they stand in."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from recount.ingest.phrases import either, months
from recount.model.base import Span
from recount.text import fold

_YEAR = r"(?P<year{n}>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day{n}>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?"
_BETWEEN = r"[\s,|()•·–—:*/-]*"
_CLOCK = (
    r"(?:at\s+)?(?:\d{1,2}\s?[:.h]\s?\d{2}(?:\s?:\s?\d{2})?\s?(?:[ap]\s?\.?\s?m?\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?"
    r"|(?<=at )\d{4}\b|\b\d{3,4}(?=\s\d{1,2}\.\d{1,2}\.\d{4}))"
)

TAIL = 160
"""How far from the end of a line, in characters, an imprint behind other words may begin."""
_STAMP = re.compile(r"\d\s?[:.]\s?\d\d(?!\d)|\d\s?[ap]\.?m\b")


class PrintedDate(Span, frozen=True, kw_only=True):
    """A date with its year as a page prints it. `revised`: it is the date of an update."""

    when: date
    revised: bool


@cache
def _date() -> re.Pattern[str]:
    """Return the expression for a full date: day, month name and year in any order, or numbers whose order is sure."""
    month = "(?P<month{n}>" + either("month") + r")\.?"
    forms = (
        _DAY + r"[\s,./-]{{1,3}}" + month + r"[\s,./-]{{1,3}}" + _YEAR,
        month + r"[\s./-]{{1,3}}" + _DAY + r"\s?,?\s{{1,2}}" + _YEAR,
        _YEAR + r"\s?(?P<mark{n}>[-/.])\s?(?P<number{n}>\d{{1,2}})\s?(?P=mark{n})\s?" + _DAY + r"(?!\d)",
        r"(?P<one{n}>\d{{1,2}})\s?(?P<mark{n}>[-/.])\s?(?P<two{n}>\d{{1,2}})\s?(?P=mark{n})\s?" + _YEAR,
    )
    # The lists of words are put in after the numbers of the groups: their braces would be taken for fields.
    whole = "|".join(form.replace("{n}", str(n)).replace("{{", "{").replace("}}", "}") for n, form in enumerate(forms))
    return re.compile(rf"(?<![\d.])(?:{whole})", re.IGNORECASE)


@cache
def _imprint() -> re.Pattern[str]:
    """Return the expression for a stretch that is nothing but dates, times of day and words for being published."""
    date_form = re.sub(r"\(\?P<\w+>", "(?:", _date().pattern)
    date_form = re.sub(r"\(\?P=\w+\)", "[-/.]", date_form)
    items = (
        rf"\b(?:{either('imprint')})\b\s?:?", rf"\b(?:{either('weekday')})\b\.?", date_form, _CLOCK,
        rf"\b(?:{either('zone')})\b(?:\s?[+-]\s?\d{{2}}\s?:?\s?\d{{2}})?",
    )  # fmt: skip
    item = "|".join(f"(?:{form})" for form in items)
    return re.compile(rf"[*(]*(?:(?:{item}){_BETWEEN})+", re.IGNORECASE)


@cache
def _revision() -> re.Pattern[str]:
    return re.compile(r"(?:updated|modified|load[- ]date)[^\d]{0,12}(?:[\d:.\s]{0,12})$", re.IGNORECASE)


def printed_dates(text: str, start: int, end: int) -> Iterator[PrintedDate]:
    """Yield the full dates that stand between the offsets, in order; `03/04/2031`, which may be either, is none."""
    for match in _date().finditer(text, start, end):
        if when := _calendar(match):
            revised = _revision().search(text[max(start, match.start() - 40) : match.start()]) is not None
            yield PrintedDate(start=match.start(), end=match.end(), when=when, revised=revised)


def date_in(text: str) -> date | None:
    """Return the first full date in the text, or null."""
    return next((found.when for found in printed_dates(text, 0, len(text))), None)


def _calendar(match: re.Match[str]) -> date | None:
    groups = {name[:-1]: value for name, value in match.groupdict().items() if value}
    year = int(groups["year"])
    try:
        if "one" in groups:
            return _in_order(int(groups["one"]), int(groups["two"]), year, groups["mark"])
        number = int(groups["number"]) if "number" in groups else months()[fold(groups["month"])]
        return date(year, number, int(groups["day"]))
    except ValueError:
        return None


def _in_order(one: int, two: int, year: int, mark: str) -> date | None:
    """Return the date of two numbers: full stops put the day first everywhere, other marks only where it must be so."""
    if mark == "." or one > 12 or one == two:
        return date(year, two, one)
    return date(year, one, two) if two > 12 else None


def imprint_end(text: str, start: int, end: int) -> int | None:
    """Return where the imprint that begins at `start` ends: dates, times of day and words for publishing; or null.

    It must hold a full date, or be a word for publishing with a time or a weekday ("Updated at 9:50 p.m. Thursday").
    """
    match = _imprint().match(text, start, end)
    if not match:
        return None
    stop = start + len(match.group().rstrip(" \t\u00a0,|•·–—:*/-("))
    dated = next(printed_dates(text, start, stop), None) is not None
    return stop if dated or _is_update(text[start:stop]) else None


def _is_update(words: str) -> bool:
    said = re.match(rf"[*(]*(?:{either('imprint')})\b", words, re.IGNORECASE)
    return said is not None and re.search(r"\d\s?:\s?\d\d|\d\s?[ap]\.?m", words, re.IGNORECASE) is not None


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s(|]))(?=[A-Z])(?i:{either('imprint')})\b")


def imprint_tail(text: str, start: int, end: int) -> int | None:
    """Return where an imprint begins that ends the stretch: `Ferry sinks off Lovosk Posted: 3 May 2031`; or null."""
    for match in _tail().finditer(text, max(start, end - TAIL), end):
        stop = imprint_end(text, match.start(), end)
        if stop and not text[stop:end].strip(" \t)].|"):
            at = match.start()
            return at - 1 if at > start and text[at - 1] in "([" else at
    return None


def is_stamp(text: str) -> bool:
    """Tell whether a printed date says that it is one of publication: a word for it, or a time of day."""
    return _STAMP.search(text) is not None or _tail().match(text) is not None
