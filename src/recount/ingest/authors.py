"""Who wrote it, at the foot of a page: the notes on authors, and names that stand by themselves beside them."""

import re
from collections.abc import Sequence
from functools import cache

from recount.ingest.lines import Line
from recount.ingest.phrases import either
from recount.ingest.printed import is_stamp
from recount.model.report import BlockKind

TITLE = 4
"""Shortest line that is taken for the headline above the author's name, in words."""
NOTE = 70
"""Longest note on an author, in words."""
_NAME = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}"
_LONE = re.compile(rf"{_NAME}$")
Kinds = Sequence[BlockKind | None]
Named = dict[int, BlockKind]


@cache
def _note() -> re.Pattern[str]:
    """Return the expression for the first sentence of a note: `Mira Castell is a health writer at Harbour Post`."""
    office = rf"(?:[\w'’&,/-]+\s){{0,12}}?(?:{either('occupation')})s?\b"
    return re.compile(rf"{_NAME}\s(?:is|was|has been|works as)\s(?:an?\s|the\s|[\w'’]+[’']s\s)?{office}")


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(rf"(?:{_NAME}|[Ss]he|[Hh]e)?.{{0,40}}\b(?:{either('contact')})\b", re.IGNORECASE)


@cache
def _employer() -> re.Pattern[str]:
    tie = rf"(?:{either('occupation')})s?\s(?:{either('tie')})\s(?:the\s)?"
    return re.compile(rf"{tie}(?P<outlet>(?:The\s)?[A-Z][\w&'’-]*(?:\s(?:of\s|the\s|and\s)?[A-Z][\w&'’-]*){{0,4}})")


def employer(note: str) -> str | None:
    """Return the outlet that a note on an author names, or null."""
    match = _employer().search(note)
    return match["outlet"] if match else None


def name_authors(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find notes on authors behind the last paragraph, and a lone name next to one."""
    notes: list[int] = []
    for n in reversed(range(1, len(lines))):
        if kinds[n] is None and is_note(lines[n]):
            notes.append(n)
        elif kinds[n] is None and lines[n].is_prose:
            break
    found: Named = dict.fromkeys(notes, "author_bio")
    beside = {n + side for n in notes for side in (-1, 1)} & set(range(len(lines)))
    found |= {n: "byline" for n in sorted(beside) if kinds[n] is None and n not in found and _is_lone_name(lines[n])}
    return found


def name_lone_authors(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find a name by itself between headline and report: beside the time of publication, or with a note at the foot.

    A name there may also be what the report is about: nothing less will do.
    """
    body = next((n for n, line in enumerate(lines) if kinds[n] is None and line.is_prose), 0)
    noted = [line.text for line, kind in zip(lines, kinds, strict=True) if kind == "author_bio"]
    title = next((n for n in range(body) if kinds[n] is None and lines[n].size > TITLE), body)
    found: Named = {}
    for n in range(title + 1, body):
        stamped = any(kinds[m] == "dateline" and is_stamp(lines[m].text) for m in (n - 1, n + 1))
        known = any(note.startswith(lines[n].text + " is ") for note in noted)
        if kinds[n] is None and _is_lone_name(lines[n]) and (stamped or known):
            found[n] = "byline"
    return found


def is_note(line: Line) -> bool:
    """Tell whether the line is a note on an author, wherever it stands."""
    said = _note().match(line.text) and (employer(line.text) or re.search(r"[’']s\s|\bbased in\b", line.text))
    return line.size <= NOTE and bool(said or _contact().match(line.text))


def _is_lone_name(line: Line) -> bool:
    return line.size <= 4 and _LONE.match(line.text.rstrip(" .")) is not None
