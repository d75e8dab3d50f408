"""What every kind of rule entry has."""

from typing import ClassVar

from recount.model.base import Record


class Entry(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule. `examples` are sentences in which it must be found, `counterexamples` such as it must leave alone.

    A kind of file is a subclass: `file` is its place below `lexicon/data` without `.toml`, `keys()` what it claims.
    Two entries of one kind may not claim the same words.
    """

    file: ClassVar[str]

    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    note: str | None = None
    reference: str | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the words this entry claims; none may be claimed twice in its file."""
        raise NotImplementedError
