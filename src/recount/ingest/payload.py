"""What a server sent, out of the wrappings of HTTP: chunks and compression, within the limits of one item."""

import io
import zlib
from collections.abc import Callable

from recount.ingest.limits import LARGEST, ContainerError

_BITS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
RAW_DEFLATE = -15
"""What some servers send as `deflate`, against RFC 9110, section 8.4.1.2."""
_MAGIC = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}


def unwrap(body: bytes, transfer: str | None, encoding: str | None, *, cut: bool = False) -> bytes:
    """Return the payload of a message from its `Transfer-Encoding` and `Content-Encoding`.

    Archives often keep these headers of what they have unwrapped already: what is not wrapped stays as it is. Of a
    message that is said to be `cut` short, what there is.

    Raises:
        ContainerError: the wrapping is damaged, or holds more than one item may have.
    """
    if transfer and "chunked" in transfer.casefold():
        body = _joined(body, cut=cut)
    for name in reversed((encoding or "").casefold().replace(" ", "").split(",")):
        if not body or not body.startswith(_MAGIC.get(name, b"")):
            continue
        try:
            body = _opened(name)(body, cut)
        except (zlib.error, EOFError, OSError) as error:
            raise _damaged(f"the payload is no whole {name} ({error})") from error
        if len(body) > LARGEST:
            message = f"the payload unpacks to more than {LARGEST:,} bytes; expected one page; leave it out"
            raise ContainerError("too_large", message)
    return body


def _damaged(found: str) -> ContainerError:
    return ContainerError("damaged", f"{found}; expected a whole answer; fetch the page again")


def _opened(name: str) -> Callable[[bytes, bool], bytes]:
    """Return what opens an encoding; one that is not known is taken to be none."""
    if name in _BITS:
        return lambda body, cut: _inflated(body, _BITS[name], cut=cut)
    return {"br": _unbrotlied, "zstd": _unzstd}.get(name, lambda body, _: body)


def _inflated(body: bytes, bits: int, *, cut: bool) -> bytes:
    opener = zlib.decompressobj(wbits=bits)
    try:
        found = opener.decompress(body, LARGEST + 1)
    except zlib.error:
        if bits != _BITS["deflate"]:
            raise
        return _inflated(body, RAW_DEFLATE, cut=cut)
    if not opener.eof and not cut and len(found) <= LARGEST:
        raise EOFError("it breaks off")
    return found


def _unbrotlied(body: bytes, _: bool) -> bytes:
    from fastwarc.stream_io import BrotliReader  # noqa: PLC0415 - for what is packed so

    return bytes(BrotliReader(io.BytesIO(body)).read(LARGEST + 1))


def _unzstd(body: bytes, _: bool) -> bytes:
    import zstandard  # noqa: PLC0415 - for what is packed so

    try:
        return zstandard.ZstdDecompressor().stream_reader(body, read_across_frames=True).read(LARGEST + 1)
    except zstandard.ZstdError as error:
        raise OSError(str(error)) from error


def _joined(body: bytes, *, cut: bool) -> bytes:
    """Return the chunks of a message in one; a body that does not begin with a chunk's length is none of chunks."""
    pieces: list[bytes] = []
    place = 0
    while True:
        end = body.find(b"\n", place)
        size = _size(body[place:end]) if end != -1 else None
        if size is None or end + 1 + size > len(body):
            return _unjoined(body, pieces, place, cut=cut)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[end + 1 : end + 1 + size])
        place = end + 1 + size
        place += 2 if body.startswith(b"\r\n", place) else int(body.startswith(b"\n", place))


def _unjoined(body: bytes, pieces: list[bytes], place: int, *, cut: bool) -> bytes:
    if not pieces:
        return body
    if cut:
        return b"".join(pieces)
    raise _damaged(f"the chunks of the answer break off after {place:,} bytes")


def _size(line: bytes) -> int | None:
    """Return the length of a chunk from its first line; its extensions are passed over."""
    digits = line.partition(b";")[0].strip()
    try:
        return int(digits, 16) if 0 < len(digits) <= 8 and digits.isalnum() else None
    except ValueError:
        return None
