"""Everything Recount raises on misuse. Bad input is never raised: it becomes a `Rejection`.

RecountError
├── LexiconError      a rule file is not as its schema wants it, or two entries claim the same words
├── DateError         a string is not an EDTF date
├── ModelError        the language model is missing, or not the one that was asked for
├── GazetteerError    the place index can be neither read nor built
├── TableError        a table of the user's, of places or people, cannot be read or holds what cannot be meant
├── StoreError        a store cannot be opened, is newer than the program, or holds no such thing
└── UsageError        a call or a command line that cannot be meant
"""


class RecountError(Exception):
    """Root of the tree; its message says what, where, what was expected and what to do."""


class LexiconError(RecountError):
    """A rule file breaks its schema, or two entries collide."""


class DateError(RecountError, ValueError):
    """A string that should be an EDTF date is none."""


class ModelError(RecountError):
    """The language model cannot be loaded."""


class GazetteerError(RecountError):
    """The place index can be neither read nor built."""


class TableError(RecountError):
    """A table of the user's cannot be read."""


class StoreError(RecountError):
    """A store cannot be opened, or what was asked of it is not there."""


class UsageError(RecountError):
    """A call or a command line that cannot be meant."""
