"""`recount export`: an account in one of the field's forms, from pages, from a dossier, or from a store."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from recount.cli.output import write_output
from recount.errors import UsageError

if TYPE_CHECKING:
    from recount.cli.commands import Reader
    from recount.model.dossier import Dossier

Make = Callable[[argparse.Namespace], "Reader"]


def add_export(parser: argparse.ArgumentParser, reader: Make) -> None:
    """Add what `recount export` takes beside the paths and how to read them."""
    parser.add_argument("--dossier", metavar="FILE", help="what `recount dossier --format json` has printed")
    parser.add_argument("--store", metavar="FILE", help="a store, with --story")
    parser.add_argument("--story", metavar="ID", help="the story of the store")
    parser.add_argument("--output", metavar="PATH", help="a file; a folder where the form has several files")
    parser.set_defaults(run=lambda options: _export(options, reader(options)))


def _export(options: argparse.Namespace, reader: "Reader") -> int:
    from recount.export.formats import FORMATS, format_named  # noqa: PLC0415 - see the head of main.py

    if options.form == "forms":
        sys.stdout.writelines(f"{form.name:12} {form.told}\n" for form in FORMATS)
        return 0
    form = format_named(options.form)
    if form is None:
        names = ", ".join(one.name for one in FORMATS)
        raise UsageError(f"{options.form}: there is no such form; there are {names}")
    dossier = _dossier(options, reader)
    _put(form.write(dossier), options.output)
    return 1 if dossier.rejections else 0


def _dossier(options: argparse.Namespace, reader: "Reader") -> "Dossier":
    given = [name for name in ("paths", "dossier", "store") if getattr(options, name)]
    if len(given) != 1:
        raise UsageError("name either paths of reports, or --dossier FILE, or --store FILE with --story ID")
    if options.dossier:
        return _read_dossier(options.dossier)
    if options.store:
        from recount.store import get_story, open_store  # noqa: PLC0415
        from recount.store.dossiers import dossier_of  # noqa: PLC0415

        if not options.story:
            raise UsageError("--store: name a story with --story ID, as `recount stories` prints it")
        return dossier_of(get_story(open_store(options.store), options.story))
    from recount.cli.commands import dossier_from  # noqa: PLC0415

    return dossier_from(options.paths, reader)


def _read_dossier(path: str) -> "Dossier":
    import msgspec  # noqa: PLC0415

    from recount.model.dossier import Dossier  # noqa: PLC0415

    try:
        return msgspec.json.decode(Path(path).read_bytes(), type=Dossier)
    except OSError as error:
        raise UsageError(f"--dossier {path}: {error.strerror}; name a file that can be read") from error
    except msgspec.DecodeError as error:
        raise UsageError(
            f"--dossier {path}: no dossier ({error}); `recount dossier --format json` prints one"
        ) from error


def _put(files: dict[str, bytes], output: str | None) -> None:
    """Write to standard output, to one file, or several into a folder.

    Raises:
        UsageError: several files and no folder, or it cannot be written to.
    """
    if len(files) == 1 and not (output and Path(output).is_dir()):
        write_output(next(iter(files.values())), output)
        return
    if output is None:
        raise UsageError(f"this form has {len(files)} files ({', '.join(files)}); name a folder with --output")
    try:
        Path(output).mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}; name a folder that can be written to") from error
    for name, content in files.items():
        write_output(content, str(Path(output) / name))
