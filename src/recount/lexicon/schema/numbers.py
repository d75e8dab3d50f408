"""Rules for numbers in words and figures."""

from typing import ClassVar

from recount.lexicon.schema.base import Entry
from recount.model.fact import Modifier, Number


class NumberWord(Entry, frozen=True, kw_only=True):
    """A word for an exact number ("twelve"), or one that multiplies what stands before it ("million").

    `ordinal` is the word for its place in an order; it is no quantity, but it may stand in a date.
    """

    file: ClassVar[str] = "en/number_words"

    word: str
    value: Number
    scale: bool = False
    ordinal: str | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the word."""
        return (self.word,)


class VagueNumber(Entry, frozen=True, kw_only=True):
    """Words that stand for a range ("several dozen"): least and greatest number they may mean."""

    file: ClassVar[str] = "en/vague_numbers"

    words: str
    low: int
    high: int

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return (self.words,)


class NumberModifier(Entry, frozen=True, kw_only=True):
    """Words before (or `after`) a number that say how exact it is."""

    file: ClassVar[str] = "en/number_modifiers"

    words: tuple[str, ...]
    modifier: Modifier
    after: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the phrases, those after a number apart from those before it."""
        return tuple(f"… {phrase}" if self.after else phrase for phrase in self.words)


class Currency(Entry, frozen=True, kw_only=True):
    """A currency by its ISO 4217 code, with the signs before a number and the words after it."""

    file: ClassVar[str] = "currencies"

    code: str
    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return signs and words."""
        return (*self.signs, *self.words)


class UnitWord(Entry, frozen=True, kw_only=True):
    """A unit of measure and the words for it; `measure` is what it measures."""

    file: ClassVar[str] = "en/units"

    unit: str
    measure: str
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words
