"""Files, folders and standard input into pages. What cannot be read is refused, item by item; the rest goes on."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from recount.ingest.decode import decode, foreign_format, is_binary, looks_like
from recount.ingest.gate import refuse
from recount.model.page import Page, Rejection

LARGEST = 10_000_000
"""Bytes of the largest item: a page, or a line of JSON Lines. Larger ones are books or dumps, and are not loaded."""
HEAD = 8_192
"""Bytes from the start of a file that its kind is told from."""
STDIN = "-"
_EXPECTED = "plain text, HTML or JSON Lines"


class Row(msgspec.Struct):
    """One line of JSON Lines, as `docs/reference/format.md` has it; fields it does not know are passed over."""

    id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    authors: list[str] | str | None = None
    published: str | int | None = None
    language: str | None = None
    text: str | None = None
    html: str | None = None


_ROWS = msgspec.json.Decoder(Row)


def open_pages(paths: Iterable[str]) -> Iterator[Page | Rejection]:
    """Yield the pages of files, of folders (with all below them, in order of their names) and of standard input (`-`).

    The kind is told from the content, then from the name. Streams: JSON Lines are read line by line.
    """
    for path in paths:
        if path == STDIN:
            yield from _open_stdin()
        elif Path(path).is_dir():
            yield from _open_folder(Path(path))
        else:
            yield from _open_file(Path(path))


def _open_stdin() -> Iterator[Page | Rejection]:
    stream = io.BufferedReader(sys.stdin.buffer, HEAD)  # type: ignore[type-var]
    try:
        yield from _open_stream(stream, STDIN)
    finally:
        stream.detach()  # else it would close standard input with itself


def _open_folder(folder: Path) -> Iterator[Page | Rejection]:
    """Yield the pages of all files below; names that begin with a full stop are the system's, and passed over."""
    try:
        below = sorted(path for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        yield refuse(str(folder), "unreadable", f"cannot be listed ({error.strerror}); give a folder you may read")
        return
    files = [p for p in below if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
    if not files:
        yield refuse(str(folder), "empty", f"the folder holds no file; expected {_EXPECTED}; give another")
    for path in files:
        yield from _open_file(path)


def _open_file(path: Path) -> Iterator[Page | Rejection]:
    origin = str(path)
    try:
        with path.open("rb") as stream:
            yield from _open_stream(stream, origin)
    except FileNotFoundError:
        yield refuse(origin, "missing", "there is no such file; expected a file, a folder or `-`; check the path")
    except (OSError, ValueError) as error:
        yield refuse(origin, "unreadable", f"cannot be read ({error}); give a file that you may read")


def _open_stream(stream: "io.BufferedReader[Any]", origin: str) -> Iterator[Page | Rejection]:
    head = stream.peek(HEAD)[:HEAD]
    if not head.strip():
        yield refuse(origin, "empty", f"there is nothing in it; expected {_EXPECTED}; leave it out")
    elif name := foreign_format(head):
        message = f"it is {name}, which cannot be read; expected {_EXPECTED}; convert it first"
        yield refuse(origin, "format", message)
    elif is_binary(head):
        yield refuse(origin, "binary", f"it holds bytes that no text has; expected {_EXPECTED}; leave it out")
    elif looks_like(head, origin) == "json_lines":
        yield from _read_lines(stream, origin)
    else:
        yield _read_whole(stream, origin, html=looks_like(head, origin) == "html")


def _read_whole(stream: BinaryIO, origin: str, *, html: bool) -> Page | Rejection:
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        return _too_large(origin)
    text = decode(content)
    if text is None:
        return refuse(origin, "encoding", "its encoding cannot be told; expected UTF-8; convert it first")
    return Page(origin=origin, html=text) if html else Page(origin=origin, text=text)


def _too_large(origin: str) -> Rejection:
    message = f"more than {LARGEST:,} bytes in one piece; expected one report an item; split it"
    return refuse(origin, "too_large", message)


def _read_lines(stream: BinaryIO, origin: str) -> Iterator[Page | Rejection]:
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LARGEST)
            yield _too_large(f"{origin}:{number}")
        elif line.strip():
            yield _read_row(line.removeprefix(b"\xef\xbb\xbf"), f"{origin}:{number}")


def _read_row(line: bytes, place: str) -> Page | Rejection:
    try:
        row = _ROWS.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"not a record ({error}); expected a JSON object with `text` or `html` in one line; mend the line"
        return refuse(place, "record", message)
    if not row.text and not row.html:
        return refuse(place, "record", "neither `text` nor `html` in it; expected one of them; mend the line")
    return Page(
        origin=str(row.id) if row.id not in (None, "") else place, text=row.text or None,
        html=None if row.text else row.html, url=row.url or None, outlet=row.outlet or None,
        headline=row.headline or None, authors=_authors(row.authors),
        published=str(row.published) if row.published else None, language=row.language or None,
    )  # fmt: skip


def _authors(given: list[str] | str | None) -> tuple[str, ...]:
    listed = [given] if isinstance(given, str) else given or []
    return tuple(name.strip() for name in listed if name.strip())
