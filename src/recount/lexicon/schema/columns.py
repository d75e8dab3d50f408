"""What the columns of tables of reports are called."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry


class Column(Entry, frozen=True, kw_only=True):
    """The names under which tables keep one field of a record, the likeliest first.

    Names are in small letters with `_` between words; a table's own are brought to that form. The examples are names
    as tables print them.
    """

    file: ClassVar[str] = "columns"

    field: Literal[
        "id", "url", "outlet", "headline", "authors", "published", "modified", "retrieved", "language", "text", "html"
    ]
    names: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the names."""
        return self.names
