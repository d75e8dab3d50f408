"""Finds titles ("Secretary of State", "defence minister") and words of courtesy: no names, but they stand with them."""

from functools import cache
from typing import Literal

from recount.annotate.phrases import Book, find_phrases, make_book, surface
from recount.lexicon.load import entries
from recount.lexicon.schema.titles import Honorific, Title
from recount.model.annotation import AnnotatedReport
from recount.model.base import Record


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
    return [
        TitleSpan(first=first, last=last, text=surface(doc, first, last), of=sense[0], courtesy=sense[1], sex=sense[2])
        for first, last, sense in find_phrases(doc, _book(), lambda first, _, __: doc.tokens[first].pos != "VERB")
    ]


@cache
def _book() -> Book[tuple[Literal["state", "body", "any"], bool, Literal["female", "male"] | None]]:
    titles = [(title, (entry.of, False, None)) for entry in entries(Title) for title in entry.titles]
    courtesies = [(word, ("any", True, entry.sex)) for entry in entries(Honorific) for word in entry.words]
    return make_book([*titles, *courtesies])
