"""The lines of a text as a reader sees them: hard-wrapped lines joined, with the features that tell their kind."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recount.model.base import Span
from recount.text import fold

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|:(?=\s|$)|©")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_NUMBER = re.compile(r"\d+[km]?")
_BULLET = re.compile(r"(?:[•‣▪●◦·∙■□►▶➤*–—-]|\d{1,2}[.)])\s+\S")
_MARK = re.compile(r"(?P<mark>#{1,6}|>)\s+(?=\S)")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{1,500}(?:\s\"[^\"]{0,200}\")?\)")
_LINKED = re.compile(r"\W{0,4}\[[^\[\]]{2,300}\]\([^()\s]{1,500}\)\W{0,4}")
_BOLD = re.compile(r"(?<![\w*])(\*\*|__|\*|_)(?=[^\s*_])([^*_\n]{0,300}[^\s*_])\1(?![\w*])")
_CLOSERS = "\"”“„’‘'`»«›‹)]} \t\u00a0"
_STOPS = (".", "!", "?", "…", "。", "؟", ":", ";", ",", "-", "–", "—", "_")
_FULL_STOPS = (".", "!", "?", "…")
WRAP = (40, 100)
"""Measures, in characters, that text is set to by hard breaks; wire copy and e-mail break at 70 to 80."""
WRAPPED_SHARE = 0.75
PROSE = 12
"""Words from which a line with a full stop is taken for running text."""
LONG = 25
"""Words from which a line is running text even without one."""


class Line(Span, frozen=True, kw_only=True):
    """One line, white space at its ends left out. `spaced`: a blank line or an indent sets it apart.

    `raw` is as it stands, `text` without the marks of Markdown, `mark` the one it begins with: "#" a title, "##" a
    heading below, ">" a quotation, "[]" if all of it is a link.
    `key` is its words folded, without punctuation but for a colon at the end of a word, every number as 0.
    `closed`: it ends in a mark that ends or continues a sentence; `stopped`: in one that ends it.
    """

    raw: str
    text: str
    mark: str
    key: str
    size: int
    spaced: bool
    bullet: bool
    closed: bool
    stopped: bool

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text."""
        return (self.closed and self.size >= PROSE) or self.size >= LONG


def normal(text: str) -> str:
    """Return the words of the text as line rules compare them; an address is one word."""
    plain = fold(_URL.sub(" url ", text))
    return " ".join("0" if _NUMBER.fullmatch(word) else word for word in _WORD.findall(plain))


def split_lines(text: str) -> list[Line]:
    """Return the lines of the text; every character that is not white space lies in exactly one."""
    raw = list(_raw_lines(text))
    width = _width(raw)
    wrapped = WRAP[0] <= width <= WRAP[1] and _is_wrapped(text, raw, width)
    found: list[tuple[int, int, bool]] = []
    for start, end, spaced in raw:
        if wrapped and found and not spaced and _continues(text, found[-1], start, width):
            found[-1] = (found[-1][0], end, found[-1][2])
        else:
            found.append((start, end, spaced))
    return [make_line(text, start, end, spaced=spaced) for start, end, spaced in found]


def make_line(text: str, start: int, end: int, *, spaced: bool = False) -> Line:
    """Return a stretch of the text as a line."""
    raw = text[start:end]
    mark, words = _unmarked(raw)
    bare = words.rstrip(_CLOSERS)
    key = normal(words)
    return Line(
        start=start, end=end, raw=raw, text=words, mark=mark, key=key,
        size=len(key.replace(" :", "").split()), spaced=spaced,
        bullet=_BULLET.match(words) is not None, closed=bare.endswith(_STOPS), stopped=bare.endswith(_FULL_STOPS),
    )  # fmt: skip


def plain(words: str) -> str:
    """Return the words without the marks that Markdown sets around them."""
    return _unmarked(words)[1]


def _unmarked(raw: str) -> tuple[str, str]:
    """Return the mark that a line of Markdown begins with, and the line without marks; as it is where none are left."""
    match = _MARK.match(raw)
    mark = "" if not match else "##" if match["mark"].startswith("##") else match["mark"][0]
    words = raw[match.end() :] if match else raw
    if not mark and _LINKED.fullmatch(words):
        mark = "[]"
    if "](" in words:
        words = _LINK.sub(r"\1", words)
    if "*" in words or "_" in words:
        words = _BOLD.sub(r"\2", words)
    return (mark, words) if words.strip() else ("", raw)


def _raw_lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of each printed line without the white space around, and whether it is set apart."""
    behind = 0
    for match in _LINE.finditer(text):
        words = match.group()
        if not (bare := words.strip()):
            continue
        start = match.start() + words.index(bare[0])
        breaks = text.count("\n", behind, start) or text.count("\r", behind, start)
        indent = start - match.start() > 1
        yield start, start + len(bare), breaks != 1 or indent
        behind = start + len(bare)


def _width(raw: Sequence[tuple[int, int, bool]]) -> int:
    """Return the measure the lines are set to: three in four of those that another follows are shorter."""
    inner = sorted(before[1] - before[0] for before, after in pairwise(raw) if not after[2])
    return inner[len(inner) * 3 // 4] if inner else 0


def _is_wrapped(text: str, raw: Sequence[tuple[int, int, bool]], width: int) -> bool:
    """Tell whether lines end because they are full, not because a paragraph ends."""
    inner = [_is_full(text, before, after[0], width) for before, after in pairwise(raw) if not after[2]]
    return len(inner) > 1 and sum(inner) >= WRAPPED_SHARE * len(inner)


def _is_full(text: str, before: tuple[int, int, bool], start: int, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted on the line; typists break up to a word early."""
    word = re.match(r"\S+", text[start : start + WRAP[1]])
    line_start = max(text.rfind("\n", 0, before[1]), before[0] - 1) + 1
    return before[1] - line_start + 1 + len(word.group() if word else "") > width - 4


def _continues(text: str, before: tuple[int, int, bool], start: int, width: int) -> bool:
    return _is_full(text, before, start, width) or text[start].islower()
