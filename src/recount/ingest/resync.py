"""Where an archive goes on behind a damaged record."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from recount.ingest.kinds import packing
from recount.ingest.packed import unpacked_head

CHUNK = 1 << 20
_PLAIN = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n(?=WARC-|Content-)", re.IGNORECASE)
_MEMBER = re.compile(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd")
_LONGEST = 32
"""Bytes kept from one stretch to the next, so that a mark across the edge is seen."""
PEEK = 512


def next_start(path: Path, beyond: int) -> int | None:
    """Return where the first record begins that starts after a place in the file; null where none can be found.

    Records are found again where each is compressed alone, or none is. In one compressed alone its own first bytes are
    read, for the marks of compression turn up by chance.
    """
    with path.open("rb") as file:
        packed = packing(file.read(4))
        for place in _marks(file, beyond + 1, _MEMBER if packed else _PLAIN):
            file.seek(place)
            head = file.read(PEEK)
            if not packed or (packing(head) == packed and unpacked_head(head, packed).startswith(b"WARC/")):
                return place
    return None


def _marks(file: BinaryIO, place: int, mark: re.Pattern[bytes]) -> Iterator[int]:
    """Yield where a mark stands in a file from a place on."""
    seen = place - 1
    start = place
    while True:
        file.seek(start)
        stretch = file.read(CHUNK + _LONGEST)
        if not stretch:
            return
        for match in mark.finditer(stretch):
            if start + match.start() > seen:
                seen = start + match.start()
                yield seen
        start += CHUNK
