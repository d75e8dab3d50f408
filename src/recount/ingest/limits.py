"""How much is taken in one piece, and the refusals that several containers share."""

from recount.ingest.gate import refuse
from recount.model.page import Rejection

LARGEST = 10_000_000
"""Bytes of the largest item: a page, a feed, a record. Larger ones are books or dumps, and are not loaded."""
HEAD = 8_192
"""Bytes from the start of a file that its kind is told from."""
EXPECTED = "plain text, HTML, JSON Lines, ninjs, a feed, WARC or Parquet"


class ContainerError(OSError):
    """A container cannot be read on. Never leaves the stage: it becomes a rejection with this code and message."""

    def __init__(self, code: str, message: str) -> None:
        """Keep what the rejection will say."""
        super().__init__(message)
        self.code = code
        self.message = message


def too_large(origin: str) -> Rejection:
    """Refuse an item of more than `LARGEST` bytes."""
    message = f"more than {LARGEST:,} bytes in one piece; expected one report an item; split it"
    return refuse(origin, "too_large", message)
