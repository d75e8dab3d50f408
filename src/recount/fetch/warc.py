"""WARC 1.1 files (ISO 28500): one gzip member a record, written so that what is whole stays readable.

Chunks of the transfer are taken out, as they belong to the connection and not to the page; the header that told of
them is kept under another name, in the manner of Common Crawl.
"""

import gzip
import hashlib
import os
import zlib
from datetime import datetime
from io import FileIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from recount.errors import UsageError
from recount.fetch.exchange import agent
from recount.fetch.records import Answer

LARGEST_FILE = 1_000_000_000
"""Bytes above which a new file is begun, as the standard advises."""
_STEP = 1 << 20
_HEAD = 16_384


def digest_of(content: bytes) -> str:
    """Return the hash that stands in the file and in our output: `sha256:` and 64 hexadecimal digits."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def instant(moment: datetime) -> str:
    """Return a UTC moment to the second, as WARC writes it."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def page_records(answer: Answer) -> bytes:
    """Return the response and the request of a page, each in a gzip member of its own."""
    at = instant(answer.at)
    body = answer.body
    response = _http_head(f"{answer.version} {answer.status} {answer.reason}", _stored_headers(answer)) + body
    response_id = _record_id("response", answer.url, at, digest_of(response))
    target = answer.url.partition("://")[2].partition("/")[2]
    request = _http_head(f"GET /{target} HTTP/1.1", answer.asked)
    peer = [("WARC-IP-Address", answer.address)] if answer.address else []
    common = [("WARC-Target-URI", answer.url), ("WARC-Date", at), *peer]
    return _record(
        "response", response_id, [*common, ("WARC-Payload-Digest", digest_of(body))],
        "application/http; msgtype=response", response,
    ) + _record(
        "request", _record_id("request", answer.url, at, digest_of(request)),
        [*common, ("WARC-Concurrent-To", response_id)], "application/http; msgtype=request", request,
    )  # fmt: skip


def file_record(name: str, at: datetime) -> bytes:
    """Return the record that stands first in a file and says who wrote it."""
    block = f"software: {agent()}\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n".encode()
    fields = [("WARC-Date", instant(at)), ("WARC-Filename", name)]
    return _record("warcinfo", _record_id("warcinfo", name, instant(at), ""), fields, "application/warc-fields", block)


def _stored_headers(answer: Answer) -> tuple[tuple[str, str], ...]:
    chunked = any(key.lower() == "transfer-encoding" for key, _ in answer.headers)
    kept = tuple(
        (f"X-Crawler-{key}" if key.lower() == "transfer-encoding" else key, value)
        for key, value in answer.headers
        if not (chunked and key.lower() == "content-length")
    )
    return (*kept, ("Content-Length", str(len(answer.body)))) if chunked else kept


def _http_head(first: str, headers: tuple[tuple[str, str], ...]) -> bytes:
    lines = [first.rstrip(), *(f"{key}: {value}" for key, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", errors="replace")


def _record_id(kind: str, url: str, at: str, digest: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {url} {at} {digest}')}>"


def _record(kind: str, identifier: str, fields: list[tuple[str, str]], media: str, block: bytes) -> bytes:
    head = [
        ("WARC-Type", kind), ("WARC-Record-ID", identifier), *fields, ("WARC-Block-Digest", digest_of(block)),
        ("Content-Type", media), ("Content-Length", str(len(block))),
    ]  # fmt: skip
    lines = ["WARC/1.1", *(f"{key}: {value}" for key, value in head)]
    return gzip.compress("\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n", mtime=0)


class Archive:
    """The WARC files of a folder, `pages-00001.warc.gz` and on; pages go to the end of the last one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None

    def append(self, answer: Answer) -> tuple[str, int]:
        """Write a page at the end and return the file's name and where in it the response begins.

        Raises:
            UsageError: the file cannot be written; it is left as it was.
        """
        path = self._path = self._writable(answer.at)
        offset = path.stat().st_size
        _append(path, page_records(answer))
        return path.name, offset

    def _writable(self, at: datetime) -> Path:
        path = self._path or _last(self._folder)
        mended = path is not None and (self._path is not None or _mended(path))
        if path is None or not mended or path.stat().st_size >= LARGEST_FILE:
            path = self._folder / f"pages-{_number(path) + 1:05}.warc.gz"
            _append(path, file_record(path.name, at))
        return path


def _last(folder: Path) -> Path | None:
    return max(folder.glob("pages-[0-9][0-9][0-9][0-9][0-9].warc.gz"), default=None)


def _number(path: Path | None) -> int:
    return int(path.name[6:11]) if path else 0


def _append(path: Path, content: bytes) -> None:
    try:
        with path.open("ab", buffering=0) as stream:
            start = stream.seek(0, os.SEEK_END)
            whole = False
            try:
                write_whole(stream, content)
                whole = True
            finally:  # also when a person stops the program
                if not whole:
                    stream.truncate(start)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; pages must be kept in a folder that can be written to") from error


def write_whole(stream: FileIO, content: bytes) -> None:
    """Write all of it, and wait until the disk has it."""
    rest = memoryview(content)
    while rest:
        rest = rest[stream.write(rest) :]
    os.fsync(stream.fileno())


def _mended(path: Path) -> bool:
    """Cut off a record that was being written when the program was stopped; tell whether the rest is sound.

    A file that is damaged elsewhere is left alone, for what lies behind the damage may be good.
    """
    end, sound = whole_length(path)
    if sound and end < path.stat().st_size:
        os.truncate(path, end)
    return sound


def whole_length(path: Path) -> tuple[int, bool]:
    """Return where the last whole gzip member of a file ends, and whether nothing but its end is missing after that."""
    end = place = 0
    unpacker = zlib.decompressobj(31)
    with path.open("rb") as stream:
        while chunk := stream.read(_STEP):
            place += len(chunk)
            try:
                while chunk:
                    unpacker.decompress(chunk)
                    chunk = unpacker.unused_data
                    if unpacker.eof:
                        end = place - len(chunk)
                        unpacker = zlib.decompressobj(31)
            except zlib.error:
                return end, False
    return end, True


def holds(path: Path, offset: int, digest: str) -> bool:
    """Tell whether a page of this digest begins there."""
    try:
        with path.open("rb") as stream:
            stream.seek(offset)
            head = zlib.decompressobj(31).decompress(stream.read(_HEAD), _HEAD)
    except (OSError, zlib.error):
        return False
    return f"\r\nWARC-Payload-Digest: {digest}\r\n".encode() in head.partition(b"\r\n\r\n")[0]


def stored_record(path: Path, offset: int) -> bytes:
    """Return the record that begins there, unpacked.

    Raises:
        OSError: there is none.
    """
    unpacker = zlib.decompressobj(31)
    parts = []
    try:
        with path.open("rb") as stream:
            stream.seek(offset)
            while not unpacker.eof and (chunk := stream.read(_STEP)):
                parts.append(unpacker.decompress(chunk))
    except zlib.error as error:
        raise OSError(f"no record begins at byte {offset} ({error})") from error
    return b"".join(parts)
