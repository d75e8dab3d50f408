"""What the parts of an HTML page are, told from their tags, and the words that pages write around names."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry
from recount.model.report import BlockKind

MarkupUse = Literal["lead", "join", "no_name"]


class MarkupHint(Entry, frozen=True, kw_only=True):
    """Tags, and words in the class or id of an element, that tell what stands in it.

    `words` are compared with the attributes' words, split at every mark and at capitals ("pullQuote" is `pull quote`).
    A hint of kind `paragraph` says that an element is the report itself, whatever stands around it. Examples are
    markup whose text is of the kind.
    """

    file: ClassVar[str] = "markup_hints"

    kind: BlockKind
    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return tags and words, each with its place."""
        return (*(f"tag {tag}" for tag in self.tags), *(f"word {word}" for word in self.words))


class MarkupWord(Entry, frozen=True, kw_only=True):
    """Words of the author fields of pages: `lead` before a name, `join` between two, `no_name` instead of one.

    Examples are fields; each names at least one author, or with `no_name` none.
    """

    file: ClassVar[str] = "markup_words"

    use: MarkupUse
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with its use."""
        return tuple(f"{self.use} {word}" for word in self.words)
