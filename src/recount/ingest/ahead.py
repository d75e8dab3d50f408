"""A stream whose first bytes are looked at before it is read, be it a file, a pipe or what was unpacked."""

import io
import re
from typing import Any

from recount.ingest.limits import HEAD

_SETTLED = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"[^\n]*\n")
"""A first line of JSON Lines: a pipe may hold back the second until the first is answered."""


class Ahead(io.RawIOBase):
    """A stream to be read from its start, with its `head` at hand: `HEAD` bytes, or fewer where there are no more.

    It can be told from where it is read (archive readers ask), not moved. Closing it leaves the inner stream open.
    """

    def __init__(self, inner: Any) -> None:
        """Read the head: only a line of JSON Lines is content with less than `HEAD` bytes."""
        self.inner = inner
        self.place = 0
        self.failure: OSError | None = None
        self.head = b""
        try:
            while len(self.head) < HEAD and not _SETTLED.match(self.head):
                piece = self._some(HEAD - len(self.head))
                if not piece:
                    break
                self.head += piece
        except OSError as error:
            if not self.head:
                raise
            self.failure = error
        self._rest = self.head

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def tell(self) -> int:
        """Return how many bytes have been read."""
        return self.place

    def readinto(self, buffer: Any) -> int:
        """Read what there is, at most as much as fits; 0 is the end."""
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        if not piece and self.failure:
            raise self.failure
        piece = piece or self._some(len(buffer))
        buffer[: len(piece)] = piece
        self.place += len(piece)
        return len(piece)

    def _some(self, size: int) -> bytes:
        """Return some bytes without waiting for all."""
        return bytes((self.inner.read1 if hasattr(self.inner, "read1") else self.inner.read)(size) or b"")


def buffered(stream: Ahead) -> "io.BufferedReader[Any]":
    """Return the stream with lines to be read from it."""
    return io.BufferedReader(stream, 1 << 16)
