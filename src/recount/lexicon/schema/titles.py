"""Offices and functions that people hold, and the marks of courtesy before their names."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry


class Title(Entry, frozen=True, kw_only=True):
    """Titles that make a `Role`. `of` says what they are of when only a state or body is named nearby."""

    file: ClassVar[str] = "en/titles"

    titles: tuple[str, ...]
    of: Literal["state", "body", "any"] = "any"

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
