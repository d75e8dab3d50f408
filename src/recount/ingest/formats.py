"""Files, folders and standard input into pages. What cannot be read is refused, item by item; the rest goes on."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from recount.ingest import limits
from recount.ingest.ahead import Ahead, buffered
from recount.ingest.decode import read_as_is
from recount.ingest.feeds import read_entries
from recount.ingest.gate import refuse
from recount.ingest.kinds import Kind, foreign_format, is_binary, looks_like, packing
from recount.ingest.limits import EXPECTED, HEAD, ContainerError, too_large
from recount.ingest.packed import unpack, unpacked_head
from recount.ingest.records import read_document, read_lines
from recount.ingest.sitemaps import sitemap_refusal
from recount.ingest.tables import read_table
from recount.ingest.warc import read_archive
from recount.model.page import Page, Rejection

STDIN = "-"
_PACKED_ENDINGS = (".gz", ".zst", ".gzip", ".zstd")


def open_pages(paths: Iterable[str]) -> Iterator[Page | Rejection]:
    """Yield the pages of files, of folders (with all below them, in order of their names) and of standard input (`-`).

    The kind is told from the content, then from the name, inside gzip and zstd too. Streams: of archives, tables and
    records no more than one item is held.
    """
    for path in paths:
        if path == STDIN:
            yield from _open_stdin()
        elif Path(path).is_dir():
            yield from _open_folder(Path(path))
        else:
            yield from _open_file(Path(path))


def _open_stdin() -> Iterator[Page | Rejection]:
    yield from _guarded(lambda: _open_stream(Ahead(sys.stdin.buffer), STDIN, STDIN), STDIN)


def _open_folder(folder: Path) -> Iterator[Page | Rejection]:
    """Yield the pages of all files below; names that begin with a full stop are the system's, and passed over."""
    try:
        below = sorted(path for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        yield refuse(str(folder), "unreadable", f"cannot be listed ({error.strerror}); give a folder you may read")
        return
    files = [p for p in below if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
    if not files:
        yield refuse(str(folder), "empty", f"the folder holds no file; expected {EXPECTED}; give another")
    for path in files:
        yield from _open_file(path)


def _open_file(path: Path) -> Iterator[Page | Rejection]:
    yield from _guarded(lambda: _open_path(path), str(path))


def _open_path(path: Path) -> Iterator[Page | Rejection]:
    with path.open("rb", buffering=0) as file:
        yield from _open_stream(Ahead(file), str(path), path if path.is_file() else path.name)


def _guarded(opened: Callable[[], Iterator[Page | Rejection]], origin: str) -> Iterator[Page | Rejection]:
    """Yield what an input holds; where it cannot be read on, the reason is the last."""
    try:
        yield from opened()
    except ContainerError as error:
        yield refuse(origin, error.code, error.message)
    except FileNotFoundError:
        yield refuse(origin, "missing", "there is no such file; expected a file, a folder or `-`; check the path")
    except (OSError, ValueError) as error:
        yield refuse(origin, "unreadable", f"cannot be read ({error}); give a file that you may read")


def _open_stream(stream: Ahead, origin: str, place: Path | str) -> Iterator[Page | Rejection]:
    """Yield what a stream holds; `place` is the file that it is, or its name where it is none that can be moved in."""
    head, packed = stream.head, packing(stream.head)
    if packed is None:
        yield from _open_plain(stream, origin, place)
    elif _is_archive(unpacked_head(head, packed), str(place)):  # its own reader is faster, and finds records again
        yield from read_archive(place if isinstance(place, Path) else stream, origin)
    else:
        inner = Ahead(unpack(stream, packed))
        if packing(inner.head):
            message = "it is compressed twice; expected once at most; unpack it first"
            yield refuse(origin, "format", message)
        else:
            name = str(place)
            yield from _open_plain(inner, origin, Path(name).stem if name.endswith(_PACKED_ENDINGS) else name)


def _is_archive(head: bytes, name: str) -> bool:
    """Tell whether what was unpacked is an archive; where the first record is damaged, the name tells."""
    return head.startswith(b"WARC/") or (not head and ".warc." in name.casefold())


def _open_plain(stream: Ahead, origin: str, place: Path | str) -> Iterator[Page | Rejection]:
    head = stream.head
    if not head.strip() and len(head) < HEAD:
        yield refuse(origin, "empty", f"there is nothing in it; expected {EXPECTED}; leave it out")
        return
    if name := foreign_format(head):
        found, _, cure = name.partition("; ")
        yield refuse(origin, "format", f"it is {found}, which cannot be read; expected {EXPECTED}; {cure}")
        return
    kind = looks_like(head, str(place))
    if kind in ("warc", "parquet"):
        yield from _open_binary(stream, origin, place, kind)
    elif is_binary(head):
        yield refuse(origin, "binary", f"it holds bytes that no text has; expected {EXPECTED}; leave it out")
    elif kind == "json_lines":
        yield from read_lines(buffered(stream), origin)
    elif kind == "json":
        yield from read_document(buffered(stream), origin)
    else:
        yield from _read_whole(stream, origin, kind)


def _open_binary(stream: Ahead, origin: str, place: Path | str, kind: Kind) -> Iterator[Page | Rejection]:
    if kind == "warc":
        yield from read_archive(place if isinstance(place, Path) else stream, origin)
    elif isinstance(place, Path):
        yield from read_table(place, origin)
    else:
        with tempfile.TemporaryFile() as file:  # what a table holds is told at its end
            shutil.copyfileobj(buffered(stream), file)
            file.seek(0)
            yield from read_table(file, origin)


def _read_whole(stream: Ahead, origin: str, kind: Kind) -> Iterator[Page | Rejection]:
    content = buffered(stream).read(limits.LARGEST + 1)
    if len(content) > limits.LARGEST:
        yield too_large(origin)
    elif kind == "feed":
        yield from read_entries(content, origin)
    elif kind == "sitemap":
        yield sitemap_refusal(content, origin)
    else:
        yield _whole_page(content, origin, kind)


def _whole_page(content: bytes, origin: str, kind: Kind) -> Page | Rejection:
    decoded = read_as_is(content)
    if decoded is None:
        return refuse(origin, "encoding", "its encoding cannot be told; expected UTF-8; convert it first")
    html = decoded.text if kind == "html" else None
    return Page(
        origin=origin, html=html, text=decoded.text if html is None else None, raw=content, encoding=decoded.encoding,
        repairs=decoded.repairs,
    )  # fmt: skip
