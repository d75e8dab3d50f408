"""Whom a report credits for what it tells: agencies, and other outlets, in its text and around it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.blocks import Agency, Outlet
from recount.lexicon.schema.credits import CreditCue, CreditSide
from recount.link.wordings import evidence_text
from recount.model.base import Record
from recount.model.reading import Reading
from recount.model.report import BlockKind, Report
from recount.text import fold, sentence_bounds

RESTS = 0.25
"""Share of its words, in sentences that credit one and the same, from which a report rests on that one."""
_AROUND: tuple[BlockKind, ...] = ("byline", "dateline", "author_bio", "boilerplate", "paragraph")
"""The kinds of block that say who worked on a report."""


class Credits(Record, frozen=True, kw_only=True):
    """Whom a report credits: the agency of its dispatch first, then as its text does; its own outlet is none of them.

    `rests_on` is the one that it has most of what it tells from, or null. `joint`: it says that it is the work of more
    than one, or that something was told to its own outlet.
    """

    names: tuple[str, ...]
    rests_on: str | None
    joint: bool


def credits_of(reading: Reading) -> Credits:
    """Return whom a report credits, by the names of the lexicon."""
    report, text = reading.report, evidence_text(reading)
    named = sorted((at, name) for pattern in _credits() for at, name in _found(pattern, text))
    beside = list(_beside(report))
    outlet = fold(voice_of(report) or "")
    first = [report.agency] if report.agency else []
    names = [name for name in (*first, *(name for _, name in named), *beside) if fold(name) != outlet]
    return Credits(
        names=tuple(dict.fromkeys(names)),
        rests_on=_rests_on(text, [(at, name) for at, name in named if name in names]),
        joint=any(name in names for name in beside) or _asked(report, text),
    )


def voice_of(report: Report) -> str | None:
    """Return the report's outlet by the name that credits give it: an agency's where it is one."""
    outlet = _outlets().get(report.outlet_id or "", report.outlet)
    return _names().get(outlet or "", outlet)


def is_agency(name: str | None) -> bool:
    """Tell whether it is the name of an agency that sends out reports."""
    return name in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(entry.name for entry in entries(Agency) if entry.wire)


def _found(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Yield where the text names an agency or outlet in this way, and which."""
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        yield match.start("name"), _names()[match["name"]]


def _rests_on(text: str, named: Sequence[tuple[int, str]]) -> str | None:
    sizes = Counter[str]()
    for name, start, end in sorted({(name, *sentence_bounds(text, at, at + 1)) for at, name in named}):
        sizes[name] += len(text[start:end].split())
    most = min(sizes, key=lambda name: (-sizes[name], name), default=None)
    return most if most and sizes[most] >= RESTS * len(text.split()) else None


def _beside(report: Report) -> Iterator[str]:
    """Yield those who worked on the report beside its writers, as its byline or a note says."""
    for block in report.blocks:
        patterns = (*_notes(), _byline()) if block.kind == "byline" else _notes() if block.kind in _AROUND else ()
        for pattern in patterns:
            yield from (name for _, name in _found(pattern, report.text, block.start, block.end))


def _asked(report: Report, text: str) -> bool:
    """Tell whether something was told to the report's own outlet: "told The Courier"."""
    own = report.outlet and re.escape(report.outlet.removeprefix("The "))
    cues = _either(_cues("before", joint=False))
    return bool(own and re.search(rf"\b(?i:{cues})\s(?:[Tt]he\s)?{own}\b", text))


@cache
def _outlets() -> dict[str, str]:
    return {entry.id: entry.name for entry in entries(Outlet)}


@cache
def _names() -> dict[str, str]:
    """Return the names that texts credit, each with the name its bearer goes by.

    Of outlets only names of two words and more: "Time said" and "Nation said" may be anybody's.
    """
    outlets = {form: entry.name for entry in entries(Outlet) for form in (entry.name, *entry.forms) if " " in form}
    agencies = {form: entry.name for entry in entries(Agency) if entry.wire for form in (entry.name, *entry.forms)}
    return outlets | agencies


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    """Return the expressions for a name with a cue behind it, and before it."""
    return (
        re.compile(rf"{_name()}(?:\s(?:news\s)?agency)?,?\s(?:{_either(_cues('behind', joint=False))})\b"),
        re.compile(rf"\b(?i:{_either(_cues('before', joint=False))})\s(?:[Tt]he\s)?{_name()}"),
    )


@cache
def _byline() -> re.Pattern[str]:
    """Return the expression for a name beside those of a byline's people."""
    return re.compile(rf"\w\s(?:{_either(_cues('byline', joint=True))})\s(?:[Tt]he\s)?{_name()}")


@cache
def _notes() -> tuple[re.Pattern[str], ...]:
    """Return the expressions for a name in a note on who worked on the report, behind the cue and before it."""
    return (
        re.compile(rf"\b(?i:{_either(_cues('before', joint=True))})\s(?:[Tt]he\s)?{_name()}"),
        re.compile(rf"{_name()}(?:,?\sand\s[A-Z][\w .'’-]{{2,40}})?\s(?:{_either(_cues('behind', joint=True))})\b"),
    )


@cache
def _name() -> str:
    initials = "".join(sorted({name[0] for name in _names()}))
    # Few places begin like a name: hundreds of names are tried there only, and not at every letter.
    return rf"(?=[{re.escape(initials)}])(?<![\w-])(?P<name>{_either(list(_names()))})(?![\w-])"


def _cues(side: CreditSide, *, joint: bool) -> list[str]:
    return [word for entry in entries(CreditCue) if entry.side == side and entry.joint == joint for word in entry.words]


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
