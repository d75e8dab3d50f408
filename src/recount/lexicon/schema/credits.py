"""Words by which a report credits another for what it tells."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry

CreditSide = Literal["before", "behind", "byline"]


class CreditCue(Entry, frozen=True, kw_only=True):
    """Words that stand right behind, or right before (an article may come between), the name of an agency or outlet.

    `joint` words say that a report is the work of more than one; those of the side `byline` stand between the names of
    a byline. Examples are sentences that credit one, of `joint` words such as say so; counterexamples name one and
    credit it with nothing, or say no such thing.
    """

    file: ClassVar[str] = "en/credit_cues"

    side: CreditSide
    words: tuple[str, ...]
    joint: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with its side."""
        return tuple(f"{self.side} {word}" for word in self.words)
