"""What each command does, once it is known which."""

import sys
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

import msgspec
from rich.console import Console

from recount.annotate import DEFAULT_MODEL
from recount.cli.progress import counted
from recount.errors import UsageError
from recount.export import print_dossier, render_page
from recount.ingest import open_pages
from recount.model.dossier import Dossier
from recount.model.page import Page, Rejection
from recount.model.reading import Reading
from recount.pipeline import read, recount

TEXT_WIDTH = 110
"""Columns of a text dossier that goes to a file."""


def read_command(paths: list[str], model: str | None) -> int:
    """Print a Reading a line as soon as it is there; return 1 where something was rejected."""
    status = 0
    for item in read(_pages(paths), model or DEFAULT_MODEL):
        if isinstance(item, Rejection):
            status = 1
            _complain(item)
        else:
            sys.stdout.buffer.write(msgspec.json.encode(item) + b"\n")
            sys.stdout.buffer.flush()
    return status


def dossier_command(paths: list[str], model: str | None, shape: str, output: str | None) -> int:
    """Print the dossier of all paths in the shape asked for; return 1 where something was rejected.

    Raises:
        UsageError: the output cannot be written; a missing folder is told before anything is read.
    """
    if output and not Path(output).absolute().parent.is_dir():
        raise UsageError(f"--output {output}: there is no folder {Path(output).parent}; make it first")
    dossier = recount(_pages(paths), model or DEFAULT_MODEL)
    for rejection in dossier.rejections:
        _complain(rejection)
    if shape == "text" and output is None:
        print_dossier(dossier)
    else:
        _write(_rendered(dossier, shape), output)
    return 1 if dossier.rejections else 0


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


def _write(content: bytes, output: str | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise UsageError(
            f"--output {output}: {error.strerror}; name a file in a folder that can be written to"
        ) from error


def _pages(paths: Iterable[str]) -> Iterator[Page | Rejection]:
    return counted(open_pages(paths))


def _complain(rejection: Rejection) -> None:
    sys.stderr.write(f"recount: rejected {rejection.origin} ({rejection.code}): {rejection.message}\n")
