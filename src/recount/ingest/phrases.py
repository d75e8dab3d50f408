"""The word lists of the lexicon, made ready for the rules about lines."""

import re
from collections.abc import Mapping
from functools import cache

from recount.ingest.lines import Line, normal
from recount.lexicon.load import entries
from recount.lexicon.schema.blocks import Agency, BlockLine, BlockWord, WordUse
from recount.model.base import Record
from recount.text import fold

SENTENCE = 12
"""Longest line, in words, that a phrase at its end tells whatever stands before."""
_SENTENCES = re.compile(r"[a-z\d)][.!?][\"”’')]*\s+[A-Z\"“(]")
OWNED = 60
"""How far into a line, in characters, it says whose it is if all of it is about that."""
_OWNED = re.compile(r"©|\b[Cc]opyright")
FEW = 2
"""Most words in lower case beside those of bylines that a list of names has."""
_LOWER = re.compile(r"(?<![\w@.'’-])[a-z][a-z'’-]+(?![\w@.])")
GAP = 8
"""Most words that `…` stands for."""
_END = re.compile(r"[.;](?=\s+[A-Z])|;")


class Phrase(Record, frozen=True, kw_only=True):
    """One entry of the list of lines, ready to match."""

    entry: BlockLine
    whole: re.Pattern[str] | None
    start: re.Pattern[str] | None
    end: re.Pattern[str] | None


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the entries of the list of lines."""
    return tuple(
        Phrase(
            entry=entry, whole=_pattern("{}$", entry.whole), start=_pattern(r"(?:{})(?:\s|$)", entry.start),
            end=_pattern(r"(?:.*\s)?(?:{})$", entry.end),
        )
        for entry in entries(BlockLine)
    )  # fmt: skip


def _pattern(frame: str, listed: tuple[str, ...]) -> re.Pattern[str] | None:
    if not listed:
        return None
    return re.compile(frame.replace("{}", f"(?:{'|'.join(sorted(map(_expression, listed), key=len, reverse=True))})"))


def _expression(phrase: str) -> str:
    """Return the expression for a phrase of a list: `#` any number, `…` some words."""
    left, *right = (re.escape(normal(part.replace("#", "0"))) for part in phrase.split("…"))
    expression = left
    for part in right:
        expression += rf"(?:\ \S+){{1,{GAP}}}" + (rf"\ {part}" if part else "")
    return expression


@cache
def _edges() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words that phrases begin with, where the line does, end with, where it does, and have before a gap."""
    begun = [normal(part) for entry in entries(BlockLine) for part in _openings((*entry.whole, *entry.start))]
    ended = [phrase.replace("#", "0") for entry in entries(BlockLine) for phrase in entry.end]
    closed = [normal(phrase.rpartition("…")[2]) for phrase in ended if not phrase.endswith("…")]
    gapped = [normal(phrase.removesuffix("…")) for phrase in ended if phrase.endswith("…")]
    return (
        frozenset(part.partition(" ")[0] for part in begun), frozenset(part.rpartition(" ")[2] for part in closed),
        frozenset(part.rpartition(" ")[2] for part in gapped),
    )  # fmt: skip


def _openings(listed: tuple[str, ...]) -> list[str]:
    return [phrase.partition("…")[0].replace("#", "0") for phrase in listed]


def _may_be_known(line: Line) -> bool:
    """Tell whether a phrase of the list begins or ends as the line does: few lines do, and the rest costs nothing."""
    first, last, gapped = _edges()
    words = line.key.split()
    return bool(words) and (words[0] in first or words[-1] in last or not gapped.isdisjoint(words[-GAP - 1 :]))


def known_line(line: Line) -> BlockLine | None:
    """Return the entry whose phrase the line is, begins or ends with: wholes first, then in the order of the list."""
    if not _may_be_known(line):
        return None
    key = line.key.removesuffix(" :")
    whole = next((p.entry for p in phrases() if p.whole and p.whole.match(key)), None)
    return whole or next((p.entry for p in phrases() if line.size <= p.entry.limit and _marks(p, line)), None)


def _marks(phrase: Phrase, line: Line) -> bool:
    # A link to another story is a headline: with a full stop it is a sentence that happens to begin so.
    link = phrase.entry.kind == "related" and line.text.rstrip().endswith(".")
    begins = phrase.start is not None and phrase.start.match(line.key) is not None and not link
    begins = begins and not (phrase.entry.names and is_sentence(line.text))
    if begins or phrase.end is None or phrase.end.match(line.key) is None:
        return begins
    # Behind other sentences it is the last one alone, which is split off where paragraphs are.
    owned = phrase.entry.final and _OWNED.search(line.text[:OWNED]) is not None
    return owned or line.size <= SENTENCE or _SENTENCES.search(line.text) is None


def is_sentence(words: str) -> bool:
    """Tell whether more is said than names: lower case beyond the words of bylines up to the first full stop."""
    joining = folded_words("small") | folded_words("occupation") | folded_words("staff") | folded_words("byline")
    plain = _LOWER.findall(_END.split(words, maxsplit=1)[0])
    return sum(word not in joining for word in plain) > FEW


@cache
def block_words(use: WordUse) -> tuple[str, ...]:
    """Return the words for one use, as listed, longest first."""
    found = [word for entry in entries(BlockWord) if entry.use == use for word in entry.words]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def folded_words(use: WordUse) -> frozenset[str]:
    """Return the words for one use, folded."""
    return frozenset(fold(word) for word in block_words(use))


@cache
def either(use: WordUse) -> str:
    """Return the alternatives of an expression for one use."""
    return "|".join(re.escape(word) for word in block_words(use))


@cache
def months() -> Mapping[str, int]:
    """Return the number of each name of a month, folded."""
    return {fold(w): e.number for e in entries(BlockWord) if e.use == "month" and e.number for w in e.words}


@cache
def agencies() -> Mapping[str, Agency]:
    """Return the agencies by the forms that texts credit them by."""
    return {form: entry for entry in entries(Agency) for form in entry.forms}


@cache
def senders() -> Mapping[str, Agency]:
    """Return the agencies by the forms that credit them in the brackets of a dateline; some are words elsewhere."""
    return {form: entry for entry in entries(Agency) for form in (*entry.forms, *entry.bracketed)}


@cache
def agency_names() -> str:
    """Return the alternatives of an expression for any agency's form, longest first."""
    return "|".join(re.escape(form) for form in sorted(agencies(), key=lambda form: (-len(form), form)))
