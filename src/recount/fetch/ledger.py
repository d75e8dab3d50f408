"""What is known of each address that was asked for, between one run and the next: JSON Lines in the folder of pages.

Lines are only ever added; the last one of an address counts. The files lie in `.recount`, which reading a folder
passes over.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from recount.errors import UsageError
from recount.fetch.warc import write_whole
from recount.model.base import Record
from recount.model.page import Rejection

PLACE = ".recount"


class Remembered(Record, frozen=True, kw_only=True):
    """What is remembered by its address."""

    url: str


class Visit(Remembered, frozen=True, kw_only=True):
    """The last that was seen of an address: where its page is kept, or why there is none.

    `etag` and `modified` are the server's own words (`ETag`, `Last-Modified`) and are only ever said to `final_url`.
    `failures` counts the attempts since the last success; `code` says why the last one failed.
    """

    at: str
    final_url: str | None = None
    digest: str | None = None
    warc: str | None = None
    offset: int = 0
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    code: str | None = None


class Subscription(Remembered, frozen=True, kw_only=True):
    """A feed that is polled; instants in UTC. Nothing is asked of it before `resting_until`."""

    title: str | None = None
    final_url: str | None = None
    etag: str | None = None
    modified: str | None = None
    polled: str | None = None
    failures: int = 0
    code: str | None = None
    resting_until: str | None = None


T = TypeVar("T", bound=Remembered)


class Ledger(Generic[T]):
    """The records of one file, by address. What cannot be read of it is set aside and told in `damage`."""

    def __init__(self, path: Path, kind: type[T]) -> None:
        self._path = path
        self._records, bad, ragged = _read(path, kind)
        self.damage = _set_aside(path, bad) if bad else None
        if bad or ragged:
            self.rewrite()

    def __iter__(self) -> Iterator[T]:
        return iter(tuple(self._records.values()))

    def get(self, url: str) -> T | None:
        """Return what is known of an address."""
        return self._records.get(url)

    def note(self, record: T) -> None:
        """Add a record, or the newer state of one."""
        self._records[record.url] = record
        with _writing(self._path), self._path.open("ab", buffering=0) as stream:
            write_whole(stream, msgspec.json.encode(record) + b"\n")

    def rewrite(self) -> None:
        """Write the file anew, a line a record: whole, or not at all."""
        fresh = self._path.with_suffix(".new")
        with _writing(self._path):
            with fresh.open("wb", buffering=0) as stream:
                write_whole(stream, b"".join(msgspec.json.encode(record) + b"\n" for record in self))
            fresh.replace(self._path)


def _read(path: Path, kind: type[T]) -> tuple[dict[str, T], int, bool]:
    """Return the records, how many lines cannot be read, and whether the file is better written anew.

    A last line without its end was being written when the program was stopped, and is no damage.
    """
    decoder = msgspec.json.Decoder(kind)
    records: dict[str, T] = {}
    bad = 0
    lines = _lines(path)
    for line in lines:
        try:
            record = decoder.decode(line)
            records[record.url] = record
        except (msgspec.DecodeError, UnicodeDecodeError):
            bad += line.endswith(b"\n")
    cut = bool(lines) and not lines[-1].endswith(b"\n")
    return records, bad, cut or len(lines) > 2 * len(records)


def _lines(path: Path) -> list[bytes]:
    with _writing(path):
        return path.read_bytes().splitlines(keepends=True) if path.exists() else []


def _set_aside(path: Path, bad: int) -> Rejection:
    aside = path.with_suffix(".damaged")
    with _writing(path):
        aside.write_bytes(path.read_bytes())
    message = (
        f"{bad} of its lines cannot be read; expected what Recount wrote there; the rest is used, the pages are "
        f"untouched, some may be fetched again; the damaged file is kept as {aside.name}"
    )
    return Rejection(origin=str(path), stage="fetch", code="state", message=message)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; give a folder that can be read and written") from error


@contextmanager
def alone_in(folder: Path) -> Iterator[Path]:
    """Make the folder, keep every other run out of it until the end, and return where the ledgers lie.

    Raises:
        UsageError: the folder cannot be made, or another run has it.
    """
    place = folder / PLACE
    with _writing(folder):
        place.mkdir(parents=True, exist_ok=True)
        lock = os.open(place / "lock", os.O_CREAT | os.O_RDWR, 0o666)
    try:
        _lock(lock, folder)
        yield place
    finally:
        os.close(lock)


def _lock(lock: int, folder: Path) -> None:
    try:
        import fcntl  # noqa: PLC0415 - there is none on Windows, where nothing is locked
    except ImportError:
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise UsageError(f"{folder}: another run is fetching into it; wait for it, or give another --into") from error
