"""Compressed input: unpacked as it is read, and given up where it is a bomb."""

import io
import zlib
from typing import Any

from recount.ingest.kinds import Packing
from recount.ingest.limits import HEAD, ContainerError

MOST = 1 << 40
"""Bytes that one compressed file may unpack to; the monthly dumps of a national archive stay below it."""
RATIO = 400
"""Times that input may grow: repetitive JSON Lines reach 100, gzip cannot pass 1,032, a zstd bomb passes 10,000."""
UNSUSPECTED = 1 << 26
"""Bytes below which growth is not asked about: a small file of blanks is no bomb."""
WIDEST = 1 << 27
"""Bytes of the largest window that zstd may claim (`zstd --long`): memory that the input decides on."""

STEP = 1_024
"""Bytes of zstd that are unpacked at a time: each four may become 128 KiB."""


class _Counted(io.RawIOBase):
    """A stream that counts what is read from it."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self.inner.read(len(buffer))
        buffer[: len(piece)] = piece
        self.count += len(piece)
        return len(piece)


class _Unpacked(io.RawIOBase):
    """What compressed bytes unpack to, within limits.

    Raises on reading:
        ContainerError: the bytes are damaged, cut short, or grow beyond the limits.
    """

    def __init__(self, inner: Any, packed: Packing) -> None:
        self.packed = _Counted(inner)
        self.unpacked = _opened(self.packed, packed)
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self.unpacked.read1(len(buffer))
        except _failures() as error:
            message = f"the compressed data end or break off after {self.count:,} bytes ({error})"
            raise ContainerError("damaged", f"{message}; expected a whole file; copy or fetch it again") from error
        self.count += len(piece)
        if self.count > MOST or (self.count > UNSUSPECTED and self.count > RATIO * self.packed.count):
            message = f"{self.packed.count:,} bytes have unpacked to more than {self.count:,}"
            expected = f"expected at most {RATIO} times as many; unpack it yourself if it is no bomb"
            raise ContainerError("bomb", f"{message}; {expected}")
        buffer[: len(piece)] = piece
        return len(piece)


def unpack(stream: Any, packed: Packing) -> Any:
    """Return a stream of what a compressed one holds; nothing is read before it is asked for."""
    return _Unpacked(stream, packed)


def unpacked_head(head: bytes, packed: Packing) -> bytes:
    """Return the first bytes that the start of compressed data unpacks to; what is damaged gives none."""
    try:
        return bytes(_opened(io.BytesIO(head), packed).read1(HEAD))
    except _failures():
        return _partly(head, packed)


def _partly(head: bytes, packed: Packing) -> bytes:
    """Return what the start of compressed data gives although the rest of it is not there."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD) if packed == "gzip" else b""
    except zlib.error:
        return b""


class _Frames:
    """What zstd frames hold; unlike the library's own reader it tells a frame that breaks off."""

    def __init__(self, inner: Any) -> None:
        import zstandard  # noqa: PLC0415 - for compressed input only

        self.inner = inner
        self.decompressor = zstandard.ZstdDecompressor(max_window_size=WIDEST)
        self.frame: Any = None
        self.packed = self.ready = b""

    def read1(self, size: int) -> bytes:
        """Return some of what comes next; nothing is the end."""
        while not self.ready:
            piece = self.packed or self.inner.read(STEP)
            if not piece and self.frame:
                raise EOFError("a frame breaks off")
            if not piece:
                return b""
            self.frame = self.frame or self.decompressor.decompressobj()
            self.ready, self.packed = self.frame.decompress(piece), b""
            if self.frame.eof:
                self.packed, self.frame = self.frame.unused_data, None
        found, self.ready = self.ready[:size], self.ready[size:]
        return found


def _opened(stream: Any, packed: Packing) -> Any:
    if packed == "zstd":
        return _Frames(stream)
    import gzip  # noqa: PLC0415 - for compressed input only

    return gzip.GzipFile(fileobj=stream, mode="rb")


def _failures() -> tuple[type[Exception], ...]:
    """Return what damaged data raise."""
    import zstandard  # noqa: PLC0415 - for compressed input only

    return (EOFError, OSError, zlib.error, zstandard.ZstdError)
