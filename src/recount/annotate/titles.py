"""Finds titles ("Secretary of State", "defence minister") and words of courtesy: no names, but they stand with them."""

from functools import cache
from typing import Literal

from recount.annotate.phrases import Book, find_phrases, make_book, surface
from recount.lexicon.load import entries
from recount.lexicon.schema.titles import Honorific, Title
from recount.model.annotation import AnnotatedReport
from recount.model.base import Record

RANKS = {
    "former", "late", "then", "interim", "acting", "incoming", "outgoing", "deputy", "senior", "chief", "assistant",
    "associate", "vice", "first",
}  # fmt: skip
"""Words before a title that belong to it."""


class TitleSpan(Record, frozen=True, kw_only=True):
    """A title in tokens `first` to `last` (excluded), in the report's words; `courtesy` is no role ("Mr")."""

    first: int
    last: int
    text: str
    of: Literal["state", "body", "any"]
    courtesy: bool = False
    sex: Literal["female", "male"] | None = None


def find_titles(doc: AnnotatedReport) -> list[TitleSpan]:
    """Return the titles in the report, in order, none overlapping."""
    found = []
    for begin, last, sense in find_phrases(doc, _book(), lambda first, _, __: doc.tokens[first].pos != "VERB"):
        first = begin if sense[1] else _with_rank(doc, begin)
        words = surface(doc, first, last)
        found.append(TitleSpan(first=first, last=last, text=words, of=sense[0], courtesy=sense[1], sex=sense[2]))
    return found


def _with_rank(doc: AnnotatedReport, first: int) -> int:
    """Return where a title begins with "former", "acting" and the like."""
    sentence = doc.tokens[first].sentence
    while first > 0 and doc.tokens[first - 1].text.lower() in RANKS and doc.tokens[first - 1].sentence == sentence:
        first -= 1
    return first


@cache
def _book() -> Book[tuple[Literal["state", "body", "any"], bool, Literal["female", "male"] | None]]:
    titles = [(title, (entry.of, False, None)) for entry in entries(Title) for title in entry.titles]
    courtesies = [(word, ("any", True, entry.sex)) for entry in entries(Honorific) for word in entry.words]
    return make_book([*titles, *courtesies])
