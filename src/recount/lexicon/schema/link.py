"""What the linking of reports knows of words: which are common, which events are alike, which words tie events."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry


class CommonWords(Entry, frozen=True, kw_only=True):
    """Words that two reports share whatever they are about: they say nothing of a common story."""

    file: ClassVar[str] = "en/link_common_words"

    name: str
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class EventFamily(Entry, frozen=True, kw_only=True):
    """Types by which reporters call the same event; `near` are families that may be confused with it.

    Of a `deed` it is asked who did it, when and where, and how many it hurt; of the rest that they happened is enough.
    """

    file: ClassVar[str] = "link_event_families"

    name: str
    types: tuple[str, ...]
    near: tuple[str, ...] = ()
    deed: bool = False
    harm: bool = False
    """Whether it may be answered in kind: a raid, not a crash."""
    two_sided: bool = False
    """Whether both sides do it: that one fired is no denial that the other did."""
    personal: bool = False
    """Whether it is done to one person at a time: the arrest of another person is another arrest."""
    far: bool = False
    """Whether it spans places: one report tells whence the missile flew, another where it fell."""

    def keys(self) -> tuple[str, ...]:
        """Return the types."""
        return self.types


class EventTie(Entry, frozen=True, kw_only=True):
    """Words that tie the event told beside them to an earlier one: "in retaliation for", "in violation of"."""

    file: ClassVar[str] = "en/link_ties"

    relation: Literal["after", "retaliates", "violates", "causes"]
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class PeopleWords(Entry, frozen=True, kw_only=True):
    """Words for one kind of people, who are counted or who speak; `name` is what a finding calls them.

    `general` words may stand for any kind: a report's 34 people are another's 34 soldiers. Kinds that are `part` of a
    toll ("among them eleven children") are not held against the whole.
    """

    file: ClassVar[str] = "en/link_people"

    name: str
    words: tuple[str, ...]
    general: bool = False
    part: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class StateVoice(Entry, frozen=True, kw_only=True):
    """Words by which one speaks for another: a `title` in a state, a state's `body`, the `head` of an organization."""

    file: ClassVar[str] = "en/link_state_voices"

    holds: Literal["title", "body", "head"]
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with what it stands in: a word may be both."""
        return tuple(f"{self.holds} {word}" for word in self.words)


class UpdateCue(Entry, frozen=True, kw_only=True):
    """Words by which a report says that its count replaces an earlier one: "rises to", "previously"."""

    file: ClassVar[str] = "en/link_updates"

    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class NameLetters(Entry, frozen=True, kw_only=True):
    """Letters that transliterations write for one sound; the first entry that fits is applied first.

    `pairs` are names that the entry makes one, `apart` such as must stay two in spite of it.
    """

    file: ClassVar[str] = "link_name_letters"

    write: str
    letters: tuple[str, ...]
    at: Literal["start", "end", "any"] = "any"
    pairs: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the letters, each with its place in the word."""
        return tuple(f"{self.at} {letters}" for letters in self.letters)


class NameWords(Entry, frozen=True, kw_only=True):
    """Words inside names: forms of one name (`same`), articles, and words that say who bears it.

    `article` and `nobiliary` may be left out; `son` comes before the father's name, `parent` before the child's;
    `suffix` tells father from son; `man` and `woman` stand before or beside names; a `vague` title goes with any other.
    """

    file: ClassVar[str] = "link_name_words"

    role: Literal["same", "article", "nobiliary", "son", "parent", "suffix", "servant", "man", "woman", "vague"]
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with what it does."""
        return tuple(f"{self.role} {word}" for word in self.words)
