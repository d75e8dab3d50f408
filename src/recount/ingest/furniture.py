"""Furniture that a line's form tells: slugs and codes of the wire, marks of rewriting, contacts, clocks, images."""

import re
from functools import cache

from recount.ingest.lines import Line
from recount.ingest.phrases import either
from recount.model.report import BlockKind

NOTE = 30
"""Longest line that says how to reach somebody, in words."""
FROM = 7
"""Longest line that says where a text was taken from, in words."""
MARK = 25
"""Longest mark of rewriting ("Adds quotes, details"), in words."""
_SLUG = re.compile(r"(?:[a-z]{1,2}\s){0,3}[A-Z]{2,}(?P<parts>(?:-[A-Z\d]+){1,8})(?P<end>/?)$")
_CODE = re.compile(r"[\dA-Z:/.,-]*\d[\dA-Z:/.,-]*$|\([A-Z\d ,/-]+\)$")
_UPDATE = re.compile(r"(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|ADDS)(?:\s?\d{1,2})?\s?-*$")
_CLOCK = re.compile(r"\d{1,2}(?:\s?[.:]\s?\d{2})?\s?(?:[ap]\s?\.?\s?m\b\.?)|\d{1,2}[:.]\d{2}", re.IGNORECASE)
_INITIALED = re.compile(r"[A-Z]\.\s?[A-Z][\w’'-]+(?:\s?/\s?[A-Z]\.\s?[A-Z][\w’'-]+){1,3}$")
_FROM = re.compile(r"\(?(?:Source|SOURCE|Sources|Via|VIA)\s?:\s*[A-Z][^.!?]{1,50}\)?\.?$")
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()\s]{1,500}[^()]{0,100}\)$")
_REACHED = re.compile(r"@\w|https?:|www\.|\.com\b|\d{3}[-. ]\d{4}")


@cache
def _zoned() -> re.Pattern[str]:
    return re.compile(rf"[\s(]*(?:{either('zone')})?[\s).:|–—-]*$", re.IGNORECASE)


@cache
def _rewritten() -> re.Pattern[str]:
    return re.compile(rf"\((?:{either('rewrite')})\b", re.IGNORECASE)


@cache
def _corrected() -> re.Pattern[str]:
    return re.compile(rf"\((?:{either('correct')})\b", re.IGNORECASE)


@cache
def _reach() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('reach')})\b", re.IGNORECASE)


def furniture_kind(line: Line) -> BlockKind | None:
    """Return the kind of a line that its form tells apart from all that a report says, or null."""
    if _is_clock(line):
        return "dateline"
    if _is_slug(line.text) or _UPDATE.match(line.text) or _IMAGE.match(line.raw):
        return "boilerplate"
    return _kind_of_aside(line) if line.text[:1] == "(" else _kind_of_credit(line)


def _kind_of_aside(line: Line) -> BlockKind | None:
    """Return the kind of a mark of rewriting in brackets: `(Adds quotes)`, `(Corrects name of river)`."""
    if not line.text.endswith((")", ").")) or line.size > MARK:
        return _kind_of_credit(line)
    if _corrected().match(line.text):
        return "correction"
    return "boilerplate" if _rewritten().match(line.text) else _kind_of_credit(line)


def _kind_of_credit(line: Line) -> BlockKind | None:
    if _INITIALED.match(line.text):
        return "byline"
    if line.size <= FROM and _FROM.match(line.text):
        return "boilerplate"
    reached = line.size <= NOTE and _reach().match(line.text) and _REACHED.search(line.text)
    return "author_bio" if reached else None


def _is_clock(line: Line) -> bool:
    """Tell whether the line is a time of day alone, as the entries of a live page have it above them."""
    match = _CLOCK.match(line.text)
    return match is not None and _zoned().match(line.text, match.end()) is not None


def _is_slug(text: str) -> bool:
    """Tell whether the line is a keyword line of the wire: `BC-VARANIA-FLOOD 05-03 0412`."""
    if len(text) > 100:
        return False
    tokens = text.split()
    at = next((n for n, token in enumerate(tokens) if len(token) > 2), len(tokens))
    match = _SLUG.match(" ".join(tokens[: at + 1]))
    if not match or not all(_CODE.match(token) for token in tokens[at + 1 :]):
        return False
    return len(match["parts"].split("-")) > 2 or bool(match["end"]) or len(tokens) > at + 1
