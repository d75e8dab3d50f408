"""Words by which a report credits another for what it tells."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry


class CreditCue(Entry, frozen=True, kw_only=True):
    """Words that stand right behind, or right before (an article may come between), the name of an agency or outlet.

    Examples are sentences that credit one; counterexamples name one and credit it with nothing.
    """

    file: ClassVar[str] = "en/credit_cues"

    side: Literal["before", "behind"]
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with its side."""
        return tuple(f"{self.side} {word}" for word in self.words)
