"""Rules for standing relations."""

from typing import ClassVar

from recount.lexicon.schema.base import Entry
from recount.model.fact import RelationKind


class RelationTerm(Entry, frozen=True, kw_only=True):
    """Verbs whose subject stands in the relation to their object, and nouns that name one who does."""

    file: ClassVar[str] = "en/relation_terms"

    relation: RelationKind
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return verbs and nouns."""
        return (*(f"verb:{w}" for w in self.verbs), *(f"noun:{w}" for w in self.nouns))
