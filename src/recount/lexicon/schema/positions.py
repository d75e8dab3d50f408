"""What positions are told by: who did it, why and what for, whether it threatens anybody, and what is not known."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry


class ReasonCue(Entry, frozen=True, kw_only=True):
    """Words behind which stands why an event happened or what it was for: "was caused by", "in retaliation for".

    `question` is what they answer. A `tied` cue tells of the event only where it follows on its name at once ("the
    crash was due to ice", not "buses are late due to ice"). `keep` says whether the words belong to the answer.
    """

    file: ClassVar[str] = "en/position_reasons"

    question: Literal["cause", "purpose", "threat"]
    words: tuple[str, ...]
    tied: bool = False
    keep: str = ""
    """What the answer opens with in place of the words: "response to"."""

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class CauseWord(Entry, frozen=True, kw_only=True):
    """Words for the cause of an event: who doubts or does not know one takes no side on it."""

    file: ClassVar[str] = "en/position_causes"

    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class UnclearCue(Entry, frozen=True, kw_only=True):
    """Words by which a report says that it is not known who did it or why, or that nobody owns to it."""

    file: ClassVar[str] = "en/link_unclear"

    question: Literal["responsible", "cause"] = "responsible"
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class ClaimCue(Entry, frozen=True, kw_only=True):
    """Words by which one owns to a deed."""

    file: ClassVar[str] = "en/link_claims"

    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class ChargeWord(Entry, frozen=True, kw_only=True):
    """Words for what is laid on somebody, `court` before a court: who denies it clears himself, or the accused."""

    file: ClassVar[str] = "en/position_charges"

    words: tuple[str, ...]
    court: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class DoerTie(Entry, frozen=True, kw_only=True):
    """Verbs behind which stands who those were that did a deed: "the attackers APPEARED TO BE deserters"."""

    file: ClassVar[str] = "en/position_doers"

    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words
