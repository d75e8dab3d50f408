"""What each command does, once it is known which."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console

from recount.annotate import DEFAULT_MODEL
from recount.cli.network import FOLDER
from recount.cli.output import write_output
from recount.cli.progress import complain, counted
from recount.errors import UsageError
from recount.export import print_dossier, render_page
from recount.ingest import open_pages
from recount.lexicon.judgements import read_judgements
from recount.lexicon.tables import read_own
from recount.model.base import Record
from recount.model.dossier import Dossier
from recount.model.page import Page, Rejection
from recount.model.reading import Reading
from recount.pipeline import read, recount

if TYPE_CHECKING:
    from recount.fetch import Settings

TEXT_WIDTH = 110
"""Columns of a text dossier that goes to a file."""


class Reader(Record, frozen=True, kw_only=True):
    """How pages are read: the language model (null: the default), HTML fast or whole, addresses fetched or not.

    `places` and `people` are paths of the user's tables.
    """

    model: str | None = None
    fast: bool = False
    fetch: bool = False
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def read_command(paths: list[str], reader: Reader) -> int:
    """Print a Reading a line as soon as it is there; return 1 where something was rejected."""
    return print_readings(open_paths(paths, reader), reader)


def print_readings(pages: Iterable[Page | Rejection], reader: Reader) -> int:
    """Print what is read of pages, a Reading a line; return 1 where something was rejected.

    Raises:
        TableError: one of the user's tables cannot be read; nothing has been printed then.
    """
    status, own = 0, read_own(reader.places, reader.people)
    for item in read(pages, reader.model or DEFAULT_MODEL, fast=reader.fast, own=own):
        if isinstance(item, Rejection):
            status = 1
            complain(item)
        else:
            sys.stdout.buffer.write(msgspec.json.encode(item) + b"\n")
            sys.stdout.buffer.flush()
    return status


def dossier_command(
    paths: list[str], reader: Reader, shape: str, output: str | None, judgements: str | None = None
) -> int:
    """Print the dossier of all paths in the shape asked for; return 1 where something was rejected.

    `judgements` is the path of a file of a person's judgements.

    Raises:
        UsageError: the output cannot be written; a missing folder is told before anything is read.
        TableError: one of the user's tables, or the file of judgements, cannot be read.
    """
    if output and not Path(output).absolute().parent.is_dir():
        raise UsageError(f"--output {output}: there is no folder {Path(output).parent}; make it first")
    dossier = dossier_from(paths, reader, judgements)
    if shape == "text" and output is None:
        print_dossier(dossier)
    else:
        write_output(_rendered(dossier, shape), output)
    return 1 if dossier.rejections else 0


def dossier_from(paths: list[str], reader: Reader, judgements: str | None = None) -> Dossier:
    """Return the dossier of all paths; what is rejected is told to standard error.

    Raises:
        TableError: one of the user's tables, or the file of judgements, cannot be read.
    """
    own = read_own(reader.places, reader.people)
    told = read_judgements(judgements) if judgements else ()
    model = reader.model or DEFAULT_MODEL
    dossier = recount(open_paths(paths, reader), model, fast=reader.fast, own=own, judgements=told)
    for rejection in dossier.rejections:
        complain(rejection)
    return dossier


def schema_command(record: str) -> int:
    """Print the JSON Schema of a Reading or a Dossier."""
    schema = msgspec.json.schema(Dossier if record == "dossier" else Reading)
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n")
    return 0


def _rendered(dossier: Dossier, shape: str) -> bytes:
    if shape == "json":
        return msgspec.json.encode(dossier) + b"\n"
    if shape == "html":
        return render_page(dossier).encode()
    page = StringIO()
    print_dossier(dossier, Console(highlight=False, width=TEXT_WIDTH, file=page))
    return page.getvalue().encode()


def open_paths(
    paths: list[str],
    reader: Reader,
    feeds: Sequence[str] = (),
    settings: "Callable[[], Settings | None]" = lambda: None,
) -> Iterator[Page | Rejection]:
    """Open files, folders and standard input, addresses where fetching is asked for, and what is new in feeds.

    `settings` is asked how to fetch, and only where something is fetched.

    Raises:
        UsageError: an address is given, and fetching was not asked for.
    """
    address = next((path for path in paths if _is_address(path)), None)
    if address and not reader.fetch:
        raise UsageError(f"{address}: nothing is fetched unless asked for; give --fetch, which keeps it in {FOLDER}/")
    return counted(_opened(paths, feeds, settings))


def _opened(
    paths: list[str], feeds: Sequence[str], settings: "Callable[[], Settings | None]"
) -> Iterator[Page | Rejection]:
    for fetched, group in groupby(paths, key=_is_address):
        if fetched:
            from recount.fetch import open_urls  # noqa: PLC0415 - the network only where it is asked for

            yield from open_urls(group, settings())
        else:
            yield from open_pages(group)
    if feeds:
        from recount.fetch import open_feeds  # noqa: PLC0415 - the same

        yield from open_feeds(feeds, settings())


def _is_address(path: str) -> bool:
    return path.startswith(("http://", "https://"))
