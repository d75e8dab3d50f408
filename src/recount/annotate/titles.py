"""Finds titles ("Secretary of State", "defence minister") and words of courtesy: no names, but they stand with them."""

from collections.abc import Container
from functools import cache
from typing import Literal

from recount.annotate.phrases import Book, find_phrases, make_book, surface
from recount.lexicon.load import entries
from recount.lexicon.schema.titles import Honorific, StandingWord, Title
from recount.model.annotation import AnnotatedReport
from recount.model.base import Record
from recount.model.entity import Standing

RANKS = {"deputy", "senior", "chief", "assistant", "associate", "vice", "first", "joint"}
"""Words before a title that belong to it."""
OFFICERS = {
    "attorney",
    "secretary",
    "secretarie",
    "consul",
    "governor",
    "inspector",
    "prosecutor",
    "solicitor",
    "auditor",
}
"""Officers who are called "general" behind their noun: "attorneys general"."""
ENDINGS = (("man", "men"), ("ney", "neys"), ("ry", "ries"), ("ty", "ties"), ("ss", "sses"), ("ch", "ches"), ("", "s"))
"""How nouns end in the singular and the plural."""
HYPHENS = {"-", "–", "—", "--"}


class TitleSpan(Record, frozen=True, kw_only=True):
    """A title in tokens `first` to `last` (excluded), in the report's words; `courtesy` is no role ("Mr").

    `text` is without the words that only say whether the office is held ("former", "-elect"): `standing` has those.
    `plural`: of several people who are named behind it.
    """

    first: int
    last: int
    text: str
    of: Literal["state", "body", "any"]
    courtesy: bool = False
    sex: Literal["female", "male"] | None = None
    standing: Standing | None = None
    plural: bool = False


def find_titles(doc: AnnotatedReport) -> list[TitleSpan]:
    """Return the titles in the report, in order, none overlapping."""
    found = []
    for begin, stop, sense in find_phrases(doc, _book(), lambda first, words, sense: _fits(doc, first, words, sense)):
        if sense.courtesy:
            words = surface(doc, begin, stop)
            found.append(TitleSpan(first=begin, last=stop, text=words, of=sense.of, courtesy=True, sex=sense.sex))
            continue
        end = stop - (doc.tokens[stop - 1].text in HYPHENS)
        rank = _back_over(doc, begin, RANKS)
        first, standing = standing_before(doc, rank)
        last, behind = _standing_behind(doc, end)
        text = _changed(surface(doc, rank, end), -1) if sense.plural else surface(doc, rank, end)
        found.append(
            TitleSpan(first=first, last=last, text=text, of=sense.of, standing=standing or behind, plural=sense.plural)
        )
    return found


def _fits(doc: AnnotatedReport, first: int, words: str, sense: "_Sense") -> bool:
    """Tell whether the words are a title here: not a verb, and several people's only right before their names."""
    if doc.tokens[first].pos == "VERB":
        return False
    if not sense.plural:
        return True
    after = first + len(words.split())
    if after + 1 < len(doc.tokens) and doc.tokens[after].text == ",":
        after += 1
    following = doc.tokens[after] if after < len(doc.tokens) else None
    named = following is not None and following.pos == "PROPN" and following.text[0].isupper()
    return named or (following is not None and following.text == "of")


def standing_before(doc: AnnotatedReport, first: int) -> tuple[int, Standing | None]:
    """Return where "former", "then" and the like before the token begin, and what they say; else the token."""
    standing = None
    begin = _back_over(doc, first, _standings().keys())
    for index in range(begin, first):
        standing = _standings().get(doc.tokens[index].text.lower(), standing)
    return begin, standing


def _back_over(doc: AnnotatedReport, first: int, words: Container[str]) -> int:
    """Return the first token of those among the words that stand right before, a hyphen between or not."""
    sentence = doc.tokens[first].sentence
    while first > 0:
        before = first - 1
        if before and doc.tokens[before].text in HYPHENS:
            before -= 1
        token = doc.tokens[before]
        if token.sentence != sentence or token.text.lower().removesuffix("-") not in words:
            break
        first = before
    return first


def _standing_behind(doc: AnnotatedReport, last: int) -> tuple[int, Standing | None]:
    """Return where a title with "-elect" or "-designate" ends, and what that says."""
    if last + 1 < len(doc.tokens) and doc.tokens[last].text in HYPHENS:
        standing = _endings().get(doc.tokens[last + 1].text.lower())
        if standing:
            return last + 2, standing
    return last, None


class _Sense(Record, frozen=True, kw_only=True):
    of: Literal["state", "body", "any"] = "any"
    courtesy: bool = False
    sex: Literal["female", "male"] | None = None
    plural: bool = False


@cache
def _standings() -> dict[str, Standing | None]:
    return {word: entry.standing for entry in entries(StandingWord) for word in entry.words}


@cache
def _endings() -> dict[str, Standing | None]:
    return {word: entry.standing for entry in entries(StandingWord) for word in entry.endings}


@cache
def _book() -> Book[_Sense]:
    titles = [(title, _Sense(of=entry.of)) for entry in entries(Title) for title in entry.titles]
    known = {title for title, _ in titles}
    many = [
        (plural, _Sense(of=sense.of, plural=True)) for title, sense in titles if (plural := _plural(title)) not in known
    ]
    courtesies = [(word, _Sense(courtesy=True, sex=entry.sex)) for entry in entries(Honorific) for word in entry.words]
    return make_book([*titles, *courtesies, *many])


def _plural(title: str) -> str:
    return _changed(title, 1)


def _changed(title: str, number: int) -> str:
    """Return the title with its noun, the one before "of" and the like, in the plural (1) or singular (-1)."""
    words = title.split()
    noun = next((n - 1 for n, word in enumerate(words) if n and word in {"of", "for", "to"}), len(words) - 1)
    if words[noun] == "general" and words[0].lower().removesuffix("s") in OFFICERS:
        noun = 0
    one, many = 0 if number > 0 else 1, 1 if number > 0 else 0
    ending = next((pair for pair in ENDINGS if words[noun].lower().endswith(pair[one])), ("", ""))
    words[noun] = words[noun][: len(words[noun]) - len(ending[one])] + ending[many]
    return " ".join(words)
