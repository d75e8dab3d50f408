"""Rules for standing relations."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry
from recount.model.fact import RelationKind


class RelationTerm(Entry, frozen=True, kw_only=True):
    """Words that state a relation between two actors.

    `way`: a `verb` whose subject stands in the relation to its object; a `noun` for the one who does ("an ally of Y",
    "Y's backer"); a participle behind a name and a hyphen (`hyphen`: "X-backed Y"). `kinds`: kinds of entity that the
    object must be; any where empty.
    """

    file: ClassVar[str] = "en/relation_terms"

    relation: RelationKind
    way: Literal["verb", "noun", "hyphen"]
    words: tuple[str, ...]
    kinds: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the words with their way."""
        return tuple(f"{self.way} {word}" for word in self.words)
