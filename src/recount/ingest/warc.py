"""WARC archives: the pages and plain texts in them, one record at a time."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recount.ingest.decode import Decoded, read_as_is
from recount.ingest.gate import refuse
from recount.ingest.kinds import Kind, foreign_format, is_binary, is_markup, looks_like
from recount.ingest.limits import HEAD, LARGEST, ContainerError, too_large
from recount.ingest.payload import unwrap
from recount.ingest.resync import next_start
from recount.model.page import Page, Rejection

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TAKEN = _HTML | {"text/plain", ""}
"""Media types that are read; the kind of a record that names none is told from its content."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_URN = re.compile(r"<?(?:urn:uuid:)?(.*?)>?")


def read_archive(archive: Path | Any, origin: str) -> Iterator[Page | Rejection]:
    """Yield the pages of an archive, a file or a stream; other media types and answers than 2xx are passed over.

    `origin` of a page is the id of its record, without `urn:uuid:` (failing that its address, then path and offset).
    A damaged record is one refusal, and so is an archive with nothing to read in it. What follows the damage is read
    where the archive is a file and its records can be found again: each compressed alone, or none.
    """
    place: int | None = 0
    known = False  # whether what is damaged here has been refused already
    is_empty = True
    while place is not None:
        broken = False
        try:
            for record in _records(archive, place):
                place = record.stream_pos
                item = _item(record, f"{origin}#{place}")
                known = broken = isinstance(item, Rejection) and item.code == "damaged"
                if item:
                    is_empty = False
                    yield item
        except OSError as error:
            if not known:
                is_empty = False
                yield _broken(error, f"{origin}#{place}")
            known = broken = True
        place = _next(archive, place) if broken else None
    if is_empty:
        message = "no page or text in the archive; expected answers of servers with HTML or plain text; leave it out"
        yield refuse(origin, "empty", message)


def _records(archive: Path | Any, place: int) -> Iterator[Any]:
    """Yield the records of an archive that may hold a page, from a place on."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - for archives only

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    if not isinstance(archive, Path):
        yield from ArchiveIterator(archive, record_types=kinds, parse_http=False)
        return
    with archive.open("rb") as file:
        file.seek(place)
        yield from ArchiveIterator(file, record_types=kinds, parse_http=False)


def _next(archive: Path | Any, place: int) -> int | None:
    """Return where to go on behind what could not be read; a record that is passed over may stand before it."""
    if not isinstance(archive, Path):
        return None
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - for archives only

    with archive.open("rb") as file:
        file.seek(place)
        try:
            for record in ArchiveIterator(file, parse_http=False):
                place = record.stream_pos
        except OSError:
            pass
    return next_start(archive, place)


def _broken(error: OSError, place: str) -> Rejection:
    if isinstance(error, ContainerError):
        return refuse(place, error.code, error.message)
    message = f"the archive is damaged behind this record ({error}); expected another record; fetch or copy it again"
    return refuse(place, "damaged", message)


def _item(record: Any, place: str) -> Page | Rejection | None:
    """Return the page of a record, or null where it holds none."""
    if not record.content_length and "Content-Length" not in record.headers:
        return refuse(place, "damaged", "the record breaks off in its header; expected its length; copy it again")
    record.parse_http()
    answer = record.http_headers if record.is_http else None
    if record.is_http and (answer is None or answer.status_code is None):
        return refuse(place, "damaged", "no answer of a server in it; expected HTTP headers; fetch the page again")
    if answer is not None and not 200 <= answer.status_code < 300:
        return None
    media, _, rest = ((record.headers if answer is None else answer).get("Content-Type") or "").partition(";")
    if media.strip().casefold() not in _TAKEN:
        return None
    body = _body(record, answer, place)
    if isinstance(body, Rejection):
        return body
    charset = _CHARSET.search(rest)
    return _page(record, body, charset[1] if charset else None, place, is_html=media.strip().casefold() in _HTML)


def _body(record: Any, answer: Any, place: str) -> bytes | Rejection:
    size = record.content_length
    if size > LARGEST:
        return too_large(place)
    body = record.reader.read(size)
    if len(body) < size:
        found = f"only {len(body):,} of the {size:,} bytes of the record are there; expected all of them"
        return refuse(place, "damaged", f"{found}; fetch or copy it again")
    return bytes(body) if answer is None else _payload(record, answer, body, place)


def _payload(record: Any, answer: Any, body: bytes, place: str) -> bytes | Rejection:
    transfer, encoding = answer.get("Transfer-Encoding"), answer.get("Content-Encoding")
    if not transfer and not encoding:
        return body
    try:
        return unwrap(body, transfer, encoding, cut=bool(record.headers.get("WARC-Truncated")))
    except ContainerError as error:
        # a payload that cannot be opened says nothing of the archive around it
        code = "payload" if error.code == "damaged" else error.code
        return refuse(place, code, f"{_address(record)}: {error.message}")


def _page(record: Any, payload: bytes, charset: str | None, place: str, *, is_html: bool) -> Page | Rejection | None:
    head = payload[:HEAD]
    if not head.strip():
        return refuse(place, "empty", f"{_address(record)}: no content; expected a page; fetch it again")
    kind = "html" if is_html and is_markup(head) else _kind(head, is_html=is_html)
    if kind not in ("html", "text"):
        return None
    decoded = read_as_is(payload, charset)
    if decoded is None:
        found = f"{_address(record)}: its encoding cannot be told"
        return refuse(place, "encoding", f"{found}; expected UTF-8 or what it declares; convert it first")
    return _made(record, decoded, payload, _origin(record, place), is_html=kind == "html")


def _kind(head: bytes, *, is_html: bool) -> Kind | None:
    """Return the kind of what does not begin as the page that it is said to be; null where it is no text."""
    if foreign_format(head) or is_binary(head):
        return None
    return "html" if is_html else looks_like(head, "")


def _made(record: Any, decoded: Decoded, payload: bytes, origin: str, *, is_html: bool) -> Page:
    return Page(
        origin=origin, html=decoded.text if is_html else None, text=None if is_html else decoded.text,
        url=_address(record), retrieved=record.headers.get("WARC-Date"), raw=payload, encoding=decoded.encoding,
        repairs=decoded.repairs,
    )  # fmt: skip


def _address(record: Any) -> str | None:
    """Return where a page came from; WARC 1.0 writes it between angle brackets at times."""
    return (record.headers.get("WARC-Target-URI") or "").strip().strip("<>") or None


def _origin(record: Any, place: str) -> str:
    identifier = _URN.fullmatch((record.record_id or "").strip())
    return (identifier[1] if identifier else "") or _address(record) or place
