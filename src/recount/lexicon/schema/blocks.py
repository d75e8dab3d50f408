"""Words by which the parts of a page are told apart, and the agencies that pages credit."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry
from recount.model.report import BlockKind

Opens = Literal["comments", "related"]
WordUse = Literal[
    "month", "weekday", "imprint", "zone", "occupation", "staff", "tie", "contact", "credit", "scene", "not_place",
    "sentence_start", "sentence_word", "small",
]  # fmt: skip


class BlockLine(Entry, frozen=True, kw_only=True):
    """Phrases that tell what kind of block a line is.

    Phrases are compared as folded words without punctuation but for a colon; `#` is any number, `…` up to eight
    words. The line is the phrase (`whole`), or begins (`start`) or ends (`end`) with it and has at most `limit` words.
    What follows the line may be of its kind too (`opens`). `cues` may also begin such a stretch inside a paragraph
    that has lost its line breaks, spelt with these capitals; with `rest` it then runs to the paragraph's end,
    sentences and all.
    """

    file: ClassVar[str] = "en/block_lines"

    kind: BlockKind
    whole: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    limit: int = 40
    opens: Opens | None = None
    rest: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the phrases, each with its place in the line."""
        places = (("is", self.whole), ("starts", self.start), ("ends", self.end), ("holds", self.cues))
        return tuple(f"{place} {phrase}" for place, phrases in places for phrase in phrases)


class BlockWord(Entry, frozen=True, kw_only=True):
    """Words that block rules look for, one use an entry; `kind` is the block that the examples must give.

    `month` and `weekday` with all their spellings; `imprint` before a printed date ("Published"); `zone` behind its
    time of day; `occupation` of those who write for an outlet, `staff` other words of bylines, `tie` between an
    occupation and the outlet, `contact` how to reach them; `credit` in the brackets under a picture; `scene` verbs of
    captions; `not_place` are capitals before a dash that are no place; `sentence_start` begins a sentence and hardly
    ever stands capitalised within a headline; `sentence_word` stands in sentences and not among tags; `small` words
    stay in lower case within a headline.
    """

    file: ClassVar[str] = "en/block_words"

    use: WordUse
    words: tuple[str, ...]
    kind: BlockKind
    number: int | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with its use."""
        return tuple(f"{self.use} {word.casefold()}" for word in self.words)


class Agency(Entry, frozen=True, kw_only=True):
    """A news or picture agency by the name that reports show, with the forms that texts credit it by.

    `wire`: it sends out reports, so that its credit makes copies of one text one voice; else it sells pictures only.
    """

    file: ClassVar[str] = "agencies"

    name: str
    forms: tuple[str, ...]
    wire: bool = True

    def keys(self) -> tuple[str, ...]:
        """Return the forms, as written."""
        return self.forms


class Outlet(Entry, frozen=True, kw_only=True):
    """An outlet by the name it goes by, and the hosts of its pages; a host stands for those below it too."""

    file: ClassVar[str] = "outlets"

    name: str
    hosts: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the hosts."""
        return self.hosts
