"""Words by which the parts of a page are told apart, and the agencies that pages credit."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry
from recount.model.report import BlockKind

Opens = Literal["comments", "related"]
Thread = Literal["time", "answer"]
WordUse = Literal[
    "month", "weekday", "imprint", "zone", "occupation", "staff", "tie", "contact", "credit", "scene", "not_place",
    "sentence_start", "sentence_word", "small", "reach", "rewrite", "correct", "channel", "remark", "telling", "byline",
    "label", "title field", "author field", "place field", "section field", "head field", "foot field",
]  # fmt: skip


class BlockLine(Entry, frozen=True, kw_only=True):
    """Phrases that tell what kind of block a line is.

    Phrases are compared as folded words without punctuation but for a colon; `#` is any number, `…` up to eight
    words. The line is the phrase (`whole`), or begins (`start`) or ends (`end`) with it and has at most `limit` words.
    What follows the line may be of its kind too (`opens`). `thread`: it is what comments have above or below them
    though nothing says that they are comments: how long ago, or the button to answer. `cues` may also begin such a
    stretch inside a paragraph that has lost its line breaks, spelt with these capitals; with `rest` it then runs to
    the paragraph's end, sentences and all. With `names` hardly a word in lower case may follow a phrase at the start.
    `final`: it stands under the last line of an article.
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
    names: bool = False
    final: bool = False
    thread: Thread | None = None

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
    stay in lower case within a headline; `reach` begins a note on how to reach a reporter and `channel` is what stands
    before an address; `rewrite` and `correct` begin a mark of rewriting in brackets; `remark` stands behind a reader's
    name over a comment; `telling` is how reports tell who says something, and comments do not; `byline` words
    stand in credits between names; `label` before the name of who took a picture; the
    fields are headings that a database of the press sets before title, author, day and place, section, and over and
    under an article.
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

    `bracketed` forms are words or names of other things too: they credit only in the brackets of a dateline.
    `wire`: it sends out reports, so that its credit makes copies of one text one voice; else it sells pictures only.
    """

    file: ClassVar[str] = "agencies"

    name: str
    forms: tuple[str, ...] = ()
    bracketed: tuple[str, ...] = ()
    wire: bool = True

    def keys(self) -> tuple[str, ...]:
        """Return the forms, as written."""
        return self.forms + self.bracketed


class Outlet(Entry, frozen=True, kw_only=True):
    """An outlet by the name it goes by, and the hosts of its pages; a host stands for those below it too.

    `id` is a short name that stays (`nyt`), `owner` the company or state body that owns it, `forms` other names it
    prints of itself or is credited by.
    """

    file: ClassVar[str] = "outlets"

    id: str
    name: str
    hosts: tuple[str, ...]
    owner: str | None = None
    forms: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the id, the hosts and the names."""
        names = sorted({name.casefold() for name in (self.name, *self.forms)})
        return f"id {self.id}", *(f"at {host}" for host in self.hosts), *(f"called {name}" for name in names)
