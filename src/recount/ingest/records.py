"""Records of JSON: one a line, or a document of one or many. Read one by one, whatever the size of the file."""

import codecs
import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from recount.ingest.gate import refuse
from recount.ingest.limits import LARGEST, too_large
from recount.ingest.ninjs import item_page
from recount.model.page import Page, Rejection

CHUNK = 65_536
_BETWEEN = re.compile(r"[ \t\r\n,\[\]]*")
_NEITHER = "neither `text` nor `html`, nor the body of a ninjs item in it; expected one of them; mend the record"


class Row(msgspec.Struct):
    """One record, as `docs/reference/format.md` has it; fields it does not know are passed over."""

    id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    authors: list[str] | str | None = None
    published: str | int | None = None
    modified: str | int | None = None
    retrieved: str | int | None = None
    language: str | None = None
    text: str | None = None
    html: str | None = None


_ROWS = msgspec.json.Decoder(Row)


def read_lines(stream: BinaryIO, origin: str) -> Iterator[Page | Rejection]:
    """Yield the pages of JSON Lines, each as soon as its line is there."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LARGEST)
            yield too_large(f"{origin}:{number}")
        elif line.strip():
            yield read_record(line.removeprefix(b"\xef\xbb\xbf"), f"{origin}:{number}")


def read_document(stream: "io.BufferedReader[Any]", origin: str) -> Iterator[Page | Rejection]:
    """Yield the pages of an array of records, or of records one after another over any number of lines."""
    number = 0
    try:
        for record in _values(_pieces(stream)):
            number += 1
            place = f"{origin}:{number}"
            yield too_large(place) if len(record) > LARGEST else read_record(record, place)
    except (ValueError, RecursionError) as error:
        place = f"{origin}:{number + 1}"
        message = f"record {number + 1} is no JSON ({error}); expected an object, or an array of them; mend the file"
        yield refuse(place, "record", message)


def _pieces(stream: "io.BufferedReader[Any]") -> Iterator[str]:
    """Yield the characters as they come; the last piece is empty.

    Raises:
        UnicodeDecodeError: they are not in UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    while piece := stream.read1(CHUNK):
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def _values(pieces: Iterator[str]) -> Iterator[bytes]:
    """Yield JSON values one by one, as they are written; outermost brackets and commas are passed over.

    A value that is not there to its end is tried again each time the characters at hand have doubled: linear work.

    Raises:
        ValueError: what comes next is no JSON, or is larger than an item may be.
    """
    scan = json.JSONDecoder().raw_decode
    ahead, wanted = "", 1
    for piece in pieces:
        ahead += piece
        if len(ahead) < wanted and piece:
            continue
        start = _beginning(ahead, 0)
        while start < len(ahead):
            try:
                _, end = scan(ahead, start)
            except ValueError:
                if not piece or len(ahead) > 2 * LARGEST:
                    raise
                break
            yield ahead[start:end].encode()
            start = _beginning(ahead, end)
        ahead = ahead[start:]
        wanted = 2 * len(ahead)


def _beginning(text: str, place: int) -> int:
    """Return where the next value begins: behind white space, commas and outermost brackets."""
    between = _BETWEEN.match(text, place)
    return between.end() if between else place


def read_record(line: bytes, place: str) -> Page | Rejection:
    """Return the page of one record, ours or ninjs; the text in it is taken as it is given."""
    try:
        row = _ROWS.decode(line)
        if row.text or row.html:
            return row_page(row, place)
        return item_page(line, place) or refuse(place, "record", _NEITHER)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"not a record ({error}); expected a JSON object with `text` or `html`; mend the record"
        return refuse(place, "record", message)


def row_page(row: Row, place: str) -> Page:
    """Return the page of a record that has text or markup."""
    return Page(
        origin=str(row.id) if row.id not in (None, "") else place, text=row.text or None,
        html=None if row.text else row.html, url=row.url or None, outlet=row.outlet or None,
        headline=row.headline or None, authors=_authors(row.authors), published=_date(row.published),
        modified=_date(row.modified), retrieved=_date(row.retrieved), language=row.language or None,
    )  # fmt: skip


def _date(given: str | int | None) -> str | None:
    return str(given) if given else None


def _authors(given: list[str] | str | None) -> tuple[str, ...]:
    listed = [given] if isinstance(given, str) else given or []
    return tuple(name.strip() for name in listed if name.strip())
