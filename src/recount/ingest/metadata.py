"""What a report says of how it was made: headline, authors, place, agency, outlet, day; what it does not is null."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from email.utils import parsedate_to_datetime

from recount.ingest.authors import employer
from recount.ingest.dispatch import Dateline, dateline_at
from recount.ingest.exports import field_of
from recount.ingest.lines import plain
from recount.ingest.outlets import outlet_named
from recount.ingest.phrases import agencies, agency_names, folded_words
from recount.ingest.printed import date_in, printed_dates
from recount.model.base import Record, Span
from recount.model.edtf import parse_or_none
from recount.model.report import Block, BlockKind
from recount.text import fold, squeeze

_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}(?::?\d{2})?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?$")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_BY = re.compile(r"^(?:(?:written|reported|posted|story|text|report|words)\s+)?by\s*:?\s+", re.IGNORECASE)
_CONTACT = re.compile(r"\S+@\S+|@\w+|\(.*?\)|https?:\S+")
_BETWEEN = re.compile(r"\s*(?:,|;|\||·|•|&|\band\b|\bin\b|\bfor\b|\bat\b)\s*")
_NAMED = re.compile(r"[A-Z][\w.'’-]*(?:\s+[\w.'’-]+){0,5}$")
_TAKEN_FROM = re.compile(r"\b(?:credit|source|via)\b", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:[Cc]opyright|©|\([Cc]\))[^A-Za-z]*(?P<owner>(?:[Tt]he )?[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,4})"
)
_IMPRINTS: tuple[BlockKind, ...] = ("dateline", "boilerplate", "byline", "section_label")


class Made(Record, frozen=True, kw_only=True):
    """How a report was made, as far as it says."""

    headline: str | None
    authors: tuple[str, ...]
    dateline: str | None
    agency: str | None
    outlet: str | None


class Printed(Record, frozen=True, kw_only=True):
    """The day of publication and where it is printed."""

    when: str
    span: Span


def read_made(text: str, blocks: Sequence[Block]) -> Made:
    """Read from the blocks what the report says of how it was made."""
    lines = [_sent(text, b) for b in blocks if b.kind == "dateline"]
    bylines = [_value(text, b) for b in blocks if b.kind == "byline"]
    return Made(
        headline=next((squeeze(_value(text, b)) for b in blocks if b.kind == "headline"), None),
        authors=tuple(dict.fromkeys(name for line in bylines for name in author_names(line))),
        dateline=next((line.place for line in lines if line and line.place), None),
        agency=next((line.agency for line in lines if line and line.agency), None) or _agency(text, blocks),
        outlet=_printed_outlet(text, blocks),
    )  # fmt: skip


def _value(text: str, block: Block) -> str:
    """Return the words of a block without marks of Markdown and without the heading an export has before them."""
    words = plain(text[block.start : block.end])
    field = field_of(words)
    return field.value if field and field.use != "foot field" else words


def _sent(text: str, block: Block) -> Dateline | None:
    """Return the dateline that begins here: at the head of a dispatch, or behind the heading an export has for it."""
    field = field_of(text[block.start : block.end])
    if field is None:
        return dateline_at(text, block.start, len(text))
    return dateline_at(f"{field.value} —", 0, len(field.value) + 2)


def author_names(line: str) -> Iterator[str]:
    """Yield the people that a byline names, as printed; agencies and offices are none."""
    plain = _CONTACT.sub(" ", _BY.sub("", squeeze(line)))
    offices = folded_words("occupation") | folded_words("tie") | folded_words("staff")
    for part in _BETWEEN.split(plain):
        name = part.strip(" ,;|-–—•")
        known = name.strip("-–— .") in agencies() or (name.isupper() and len(name) < 4)
        office = any(fold(word).rstrip(".") in offices for word in name.split())
        if not known and not office and len(name.split()) > 1 and _NAMED.match(name):
            yield name


def _agency(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the agency that a byline, an imprint or a copyright line credits; credits of pictures are none."""
    pattern = re.compile(rf"(?<![\w'’])(?:{agency_names()})(?![\w'’])")
    for kinds in (("byline",), ("dateline",), ("boilerplate",)):
        for block in blocks:
            words = text[block.start : block.end]
            credited = block.kind != "boilerplate" or _OWNER.search(words) or _TAKEN_FROM.search(words)
            for match in pattern.finditer(words) if block.kind in kinds and credited else ():
                agency = agencies()[match.group()]
                if agency.wire:
                    return agency.name
    return None


def _printed_outlet(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the outlet that a note on the author or a heading names, or the copyright's owner that is no agency."""
    notes = (employer(text[b.start : b.end]) for b in blocks if b.kind == "author_bio")
    owners = (m["owner"] for b in blocks if b.kind == "boilerplate" if (m := _OWNER.search(text[b.start : b.end])))
    known = {fold(form) for form in agencies()}
    named = next((n for n in notes if n), None) or next((o for o in owners if fold(o) not in known), None)
    return named or _headed_outlet(text, blocks)


def _headed_outlet(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the outlet whose name stands by itself above the report, or behind the count of an export."""
    for n, block in enumerate(blocks):
        words = text[block.start : block.end]
        counted = n > 0 and "DOCUMENT" in text[blocks[n - 1].start : blocks[n - 1].end].upper()
        if block.kind == "section_label" and (counted or outlet_named(words)):
            return words
    return None


def given_date(words: str | None) -> str | None:
    """Return a date that a container gives as EDTF, instants cut to their day; null where it is no date."""
    text = squeeze(words or "")
    if match := _INSTANT.match(text) or _COMPACT.match(text) or _SLASHED.match(text):
        day = "-".join(part.zfill(2) for part in match.groups())
        return day if parse_or_none(day) else None
    if parse_or_none(text):
        return text
    found = date_in(text) or _mail_date(text)
    return found.isoformat() if found else None


def _mail_date(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def printed_day(text: str, blocks: Sequence[Block]) -> Printed | None:
    """Return the day that the page prints as its own, the first that is not an update's; null if it prints none."""
    dates = [d for b in blocks if b.kind in _IMPRINTS for d in printed_dates(text, b.start, b.end)]
    first = next((d for d in dates if not d.revised), next(iter(dates), None))
    return Printed(when=first.when.isoformat(), span=Span(start=first.start, end=first.end)) if first else None
