"""The headings that databases of the press set over and under an article: `BYLINE: Mira Castell`, `LOAD-DATE: …`."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from recount.ingest.lines import Line
from recount.ingest.phrases import block_words, either
from recount.lexicon.schema.blocks import WordUse
from recount.model.base import Record
from recount.model.report import BlockKind
from recount.text import fold

FEWEST = 2
"""Kinds of heading from which they are an export's: a single `LENGTH:` may stand in any text."""
_KINDS: tuple[tuple[WordUse, BlockKind], ...] = (
    ("title field", "headline"), ("author field", "byline"), ("place field", "dateline"),
    ("section field", "section_label"), ("head field", "boilerplate"), ("foot field", "boilerplate"),
)  # fmt: skip
_COUNT = re.compile(r"(?:document )?0 of 0(?: documents?)?")
Kinds = Sequence[BlockKind | None]
Named = dict[int, BlockKind]


class Field(Record, frozen=True, kw_only=True):
    """A heading of an export and what stands behind it; `use` tells what it is for."""

    name: str
    use: WordUse
    value: str


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(
        "(?P<name>" + "|".join(either(use) for use, _ in _KINDS) + r")\s?:\s*(?P<value>.*)", re.IGNORECASE
    )


@cache
def _uses() -> dict[str, WordUse]:
    return {fold(word): use for use, _ in _KINDS for word in block_words(use)}


def field_of(words: str) -> Field | None:
    """Return the heading that a line begins with, in capitals or each word with one; or null."""
    match = _fields().match(words[:200])
    if not match or not all(part[:1].isupper() for part in match["name"].replace("-", " ").split()):
        return None
    name = fold(match["name"])
    return Field(name=name, use=_uses()[name], value=words[match.start("value") :].strip())


def is_count(line: Line) -> bool:
    """Tell whether the line counts the articles of an export: `3 of 50 DOCUMENTS`."""
    return "document" in line.key and _COUNT.fullmatch(line.key) is not None


def name_fields(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find an export's headings, two at least, and the outlet behind its count; what they head may be the report's."""
    found: Named = {n: "boilerplate" for n, line in enumerate(lines) if is_count(line)}
    outlets: Named = {n + 1: "section_label" for n in found if n + 1 < len(lines) and kinds[n + 1] is None}
    fields = {n: field for n, line in enumerate(lines) if (field := field_of(line.text))}
    if not _is_export(fields.values()):
        return found | outlets
    mail = any(field.name == "from" for field in fields.values())
    named = dict(_KINDS)
    for n, field in fields.items():
        kind = "headline" if mail and field.name == "subject" else named[field.use]
        # Running text behind a heading ("BODY: The ferry …") is the report's.
        if not field.value or not (lines[n].is_prose and lines[n].stopped):
            found[n] = kind if field.value else "boilerplate"
    return found | outlets


def _is_export(fields: Collection[Field]) -> bool:
    """Tell whether the headings are those of articles: a list of incidents has places, dates and notes too."""
    uses, names = {field.use for field in fields}, {field.name for field in fields}
    own = (
        bool(uses & {"title field", "author field"} or names & {"length", "load-date"}) or {"from", "subject"} <= names
    )
    return own and (len(uses) >= FEWEST or len(names) >= FEWEST + 1)
