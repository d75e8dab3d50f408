"""Finds phrases of a lexicon in a report: longest first, whatever stands between the words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Generic, TypeVar

from recount.lexicon.load import entries
from recount.lexicon.schema.actors import Spelling
from recount.model.annotation import AnnotatedReport
from recount.model.base import Record
from recount.text import fold

T = TypeVar("T")


class Book(Record, Generic[T], frozen=True, kw_only=True):
    """Phrases by their key, each with all that it may mean; `openers`: first word -> words of the longest phrase."""

    senses: dict[str, tuple[T, ...]]
    openers: dict[str, int]


@cache
def _spellings() -> dict[str, str]:
    return {british: entry.american for entry in entries(Spelling) for british in entry.british}


@lru_cache(maxsize=1 << 15)
def key(text: str) -> str:
    """Return the form that names are compared in: folded, one spelling, hyphens as spaces, no apostrophes."""
    words = fold(text).replace("-", " ").replace("'", "").split()
    return " ".join(_spellings().get(word, word) for word in words)


@lru_cache(maxsize=1 << 15)
def _opener(text: str) -> str:
    """Return the first word of a token's key, under which the phrases are kept that may begin with it."""
    return key(text).partition(" ")[0]


def surface(doc: AnnotatedReport, first: int, last: int) -> str:
    """Return the words of tokens `first` to `last` (excluded) as they stand, on one line."""
    return " ".join(doc.report.text[doc.tokens[first].start : doc.tokens[last - 1].end].split())


def make_book(phrases: Iterable[tuple[str, T]]) -> Book[T]:
    """Return a book of phrases with their senses, in the order given."""
    senses: dict[str, list[T]] = defaultdict(list)
    openers: dict[str, int] = {}
    for phrase, sense in phrases:
        name = key(phrase)
        senses[name].append(sense)
        words = name.split()
        # "W.Va." may be parted from its last full stop, "People's" from its "'s".
        for opener in {words[0], words[0].rstrip("."), words[0].removesuffix("s")}:
            openers[opener] = max(openers.get(opener, 0), len(words))
    return Book(senses={name: tuple(found) for name, found in senses.items()}, openers=openers)


def readings(doc: AnnotatedReport, book: Book[T], first: int) -> Iterator[tuple[int, str, tuple[T, ...]]]:
    """Yield (last, words, senses) of the phrases that begin at the token, the longest first."""
    token = doc.tokens[first]
    longest = book.openers.get(_opener(token.text), 0)
    # An abbreviation, a hyphen and an apostrophe may each be a token of its own.
    limit = min(first + 2 * longest, len(doc.tokens)) if longest else first
    for last in range(limit, first, -1):
        if doc.tokens[last - 1].sentence == token.sentence:
            words = surface(doc, first, last)
            if senses := book.senses.get(key(words)):
                yield last, words, senses


def find_phrases(
    doc: AnnotatedReport, book: Book[T], fits: Callable[[int, str, T], bool]
) -> Iterator[tuple[int, int, T]]:
    """Yield (first, last, sense) of every phrase that fits, in order, the longest first, none overlapping."""
    first = 0
    while first < len(doc.tokens):
        hit = next(_hits(doc, book, first, fits), None) if _opener(doc.tokens[first].text) in book.openers else None
        if hit:
            yield hit
        first = hit[1] if hit else first + 1


def _hits(
    doc: AnnotatedReport, book: Book[T], first: int, fits: Callable[[int, str, T], bool]
) -> Iterator[tuple[int, int, T]]:
    for last, words, senses in readings(doc, book, first):
        for sense in senses:
            if fits(first, words, sense):
                yield first, last, sense
