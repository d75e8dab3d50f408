"""Offices and functions that people hold, and the marks of courtesy before their names."""

from typing import ClassVar, Literal

import msgspec

from recount.lexicon.schema.base import Entry
from recount.model.entity import EntityKind, Standing


class Title(Entry, frozen=True, kw_only=True):
    """Titles that make a `Role`. `of` says what they are of when only a state or body is named nearby.

    `short` gives those of the titles that are short forms what they stand for: "gov." is "governor".
    """

    file: ClassVar[str] = "en/titles"

    titles: tuple[str, ...]
    of: Literal["state", "body", "any"] = "any"
    short: dict[str, str] = msgspec.field(default_factory=dict)

    def keys(self) -> tuple[str, ...]:
        """Return the titles."""
        return self.titles


class Honorific(Entry, frozen=True, kw_only=True):
    """Words before a name that are no role; `sex` where they tell it."""

    file: ClassVar[str] = "en/honorifics"

    words: tuple[str, ...]
    sex: Literal["female", "male"] | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class SexedNoun(Entry, frozen=True, kw_only=True):
    """Nouns for one person, in the singular, that tell the sex."""

    file: ClassVar[str] = "en/sexed_nouns"

    nouns: tuple[str, ...]
    sex: Literal["female", "male"]

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class FirstName(Entry, frozen=True, kw_only=True):
    """First names that tell the sex of who bears them."""

    file: ClassVar[str] = "en/first_names"

    names: tuple[str, ...]
    sex: Literal["female", "male"]

    def keys(self) -> tuple[str, ...]:
        """Return the names."""
        return self.names


class StandingWord(Entry, frozen=True, kw_only=True):
    """Words before a title, and `endings` behind it, that say whether the office is held: null says it is.

    They are no part of the title.
    """

    file: ClassVar[str] = "en/standings"

    standing: Standing | None = None
    words: tuple[str, ...]
    endings: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the words and endings."""
        return (*self.words, *self.endings)


class OfficeVerb(Entry, frozen=True, kw_only=True):
    """Verbs that give somebody an office, by their lemma.

    With `title` the verb is the office and its object the body ("heads the agency"); without, the title follows
    ("served as director"). `phase` is the part of the term that a time beside it dates.
    """

    file: ClassVar[str] = "en/office_verbs"

    verbs: tuple[str, ...]
    phase: Literal["held", "begun", "ended"]
    title: str | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the verbs."""
        return self.verbs


class TermWord(Entry, frozen=True, kw_only=True):
    """Words before a time that make it the term of an office beside it: "director until 2029"."""

    file: ClassVar[str] = "en/term_words"

    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class PairNoun(Entry, frozen=True, kw_only=True):
    """Plural nouns that with "the two" or "both" refer to two of these kinds named together before."""

    file: ClassVar[str] = "en/pair_nouns"

    nouns: tuple[str, ...]
    kinds: tuple[EntityKind, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns
