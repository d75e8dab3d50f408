"""What the collation of wordings knows of words: which carry the sense, and which are one word written two ways."""

from typing import ClassVar

from recount.lexicon.schema.base import Entry
from recount.model.story import SenseMarker


class SenseWord(Entry, frozen=True, kw_only=True):
    """Words that say whether, when, how many or who. Those of one `value` say the same: "never" is another "not".

    An example is two wordings with an arrow between them, of which the second says something else; a counterexample two
    that say the same. `shifts` is the value that stands for this one in indirect speech: "will" becomes "would".
    """

    file: ClassVar[str] = "en/sense_words"

    marker: SenseMarker
    value: str
    words: tuple[str, ...]
    shifts: str | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with what it marks: "will" is a modal and a tense."""
        return tuple(f"{self.marker} {word}" for word in self.words)


class Contraction(Entry, frozen=True, kw_only=True):
    """Words written as one ("don't"), the forms of archives that have lost their apostrophes too, and what they are.

    An example is two wordings with an arrow between them that are no edit of each other.
    """

    file: ClassVar[str] = "en/contractions"

    forms: tuple[str, ...]
    full: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the forms."""
        return self.forms


class SpellingEnding(Entry, frozen=True, kw_only=True):
    """Endings of words that are written in two ways; `least` letters must stand before one.

    An example is two spellings of a word with an arrow between them, a counterexample two words.
    """

    file: ClassVar[str] = "en/spelling_endings"

    american: str
    british: str
    least: int = 3

    def keys(self) -> tuple[str, ...]:
        """Return the British ending."""
        return (self.british,)


class VerbForms(Entry, frozen=True, kw_only=True):
    """A verb whose past is not made with -ed; only such as are nothing but verbs or nearly so."""

    file: ClassVar[str] = "en/past_forms"

    present: tuple[str, ...]
    past: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the forms of the past."""
        return self.past
