"""Whom a report credits for what it tells: agencies, and other outlets, in its text."""

import re
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.blocks import Agency, Outlet
from recount.lexicon.schema.credits import CreditCue
from recount.link.wordings import evidence_text
from recount.model.reading import Reading
from recount.text import fold


def credited(reading: Reading) -> tuple[str, ...]:
    """Return the names of the agencies and outlets that a report credits: of its dispatch first, then as its text does.

    Its own outlet is none of them; names are those of the lexicon.
    """
    report = reading.report
    text = evidence_text(reading)
    found = sorted((m.start("name"), m["name"]) for pattern in _credits() for m in pattern.finditer(text))
    named = [*([report.agency] if report.agency else []), *(_names()[name] for _, name in found)]
    return tuple(dict.fromkeys(name for name in named if fold(name) != fold(report.outlet or "")))


@cache
def _names() -> dict[str, str]:
    """Return the names that texts credit, each with the name its bearer goes by.

    Of outlets only names of two words and more: "Time said" and "Nation said" may be anybody's.
    """
    outlets = {form: entry.name for entry in entries(Outlet) for form in (entry.name, *entry.forms) if " " in form}
    agencies = {form: entry.name for entry in entries(Agency) if entry.wire for form in entry.forms}
    return outlets | agencies


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    """Return the expressions for a name with a cue behind it, and before it."""
    name = rf"(?<![\w-])(?P<name>{_either(list(_names()))})(?![\w-])"
    return (
        re.compile(rf"{name}(?:\s(?:news\s)?agency)?,?\s(?:{_either(_cues('behind'))})\b"),
        re.compile(rf"\b(?i:{_either(_cues('before'))})\s(?:the\s|The\s)?{name}"),
    )


def _cues(side: str) -> list[str]:
    return [word for entry in entries(CreditCue) if entry.side == side for word in entry.words]


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
