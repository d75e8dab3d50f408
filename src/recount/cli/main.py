"""The command line. Exit status: 0 all read, 1 something was rejected and the rest was done, 2 misuse.

Nothing heavy is imported before it is known what to do: help must not wait for the language model.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from io import TextIOWrapper
from typing import TYPE_CHECKING

from recount.cli.export import add_export
from recount.cli.kept import add_ingest, add_review, add_serve, add_stories, add_story, add_token
from recount.cli.network import add_feed, add_fetch
from recount.cli.watch import add_watch
from recount.errors import RecountError

if TYPE_CHECKING:
    from recount.cli.commands import Reader

INTERRUPTED = 130
"""What shells expect of a command stopped by Ctrl-C: 128 and the signal's number."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return its exit status."""
    options = parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        # a terminal of another encoding shows a question mark rather than ending the program
        sys.stdout.reconfigure(errors="replace")
    try:
        return _run(options)
    except RecountError as error:
        sys.stderr.write(f"recount: {error}\n")
        return 2
    except BrokenPipeError:
        # the reader has gone (`| head`): point standard output at nothing, so that its closing flush is quiet
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("recount: stopped\n")
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    status = int(options.run(options))
    sys.stdout.flush()  # here, so that a reader who has gone is noticed where it is handled
    return status


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; the reference is written from it."""
    top = argparse.ArgumentParser(
        prog="recount",
        description="Read many news reports of the same events and give one account: what happened, who says so "
        "in which words, where the reports agree and where they differ.",
    )
    top.add_argument("--version", action="version", version=f"recount {version('recount')}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, add, told in (
        ("read", _add_read, "read reports one by one: one Reading a line, as soon as it is there"),
        ("dossier", _add_dossier, "read reports against each other: one account of all of them"),
        ("export", _add_export, "write an account in one of the field's forms: tables, maps, graphs, annotations"),
        ("fetch", add_fetch, "fetch pages from the network and keep each as it was served"),
        ("feed", add_feed, "follow feeds and news sitemaps: what is new in them is fetched and kept"),
        ("ingest", _add_ingest, "read reports into a store, and tell the stories they belong to"),
        ("stories", add_stories, "list the stories of a store, or search them"),
        ("story", add_story, "print one story of a store as a dossier"),
        ("review", add_review, "judge what was read: accept, correct, reject, join, part, comment, undo"),
        ("watch", add_watch, "follow feeds, and tell what changes in the account: a toll, a dispute, a new story"),
        ("serve", add_serve, "open the desk: a store's stories in the browser, and the API"),
        ("serve-token", add_token, "make a token for whoever may come to the desk from elsewhere"),
        ("show", _add_show, "print a passage of a report, or of the raw page that it stands in"),
        (
            "explain",
            _add_explain,
            "tell how a fact was made: sentence, parse, rule and lexicon entries",
        ),
        ("schema", _add_schema, "print the JSON Schema of what the other commands print"),
    ):
        add(commands.add_parser(name, help=told, description=_sentence(told)))
    return top


def _sentence(told: str) -> str:
    return f"{told[:1].upper()}{told[1:]}."


def _add_paths(parser: argparse.ArgumentParser, least: str = "+") -> None:
    parser.add_argument(
        "paths", nargs=least, metavar="PATH", help="a file, a folder, - for standard input, or an address"
    )
    parser.add_argument("--fetch", action="store_true", help="fetch the addresses given; else nothing is fetched")
    parser.add_argument(
        "--fast", action="store_true", help="read HTML by one parse alone: several times as fast, and less exact"
    )
    parser.add_argument("--model", default=None, metavar="PACKAGE", help="the installed spaCy pipeline to read with")
    parser.add_argument(
        "--places", action="append", default=[], metavar="FILE",
        help="a gazetteer of your own, CSV or GeoJSON; its places go before all others (may be given again)",
    )  # fmt: skip
    parser.add_argument(
        "--people", action="append", default=[], metavar="FILE",
        help="a CSV table of people: name, role, of, from, until, wikidata (may be given again)",
    )  # fmt: skip


def _add_ingest(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser, least="*")
    add_ingest(parser, _reader)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", metavar="FORM", help="the form to write; `recount export forms` lists them")
    _add_paths(parser, least="*")
    add_export(parser, _reader)


def _add_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="ID", help="the report's id, or its origin: the path of its file")
    parser.add_argument("start", type=int, metavar="START", help="the first character of its text, counted from 0")
    parser.add_argument("end", type=int, metavar="END", help="the character behind the last")
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="where to look for the report (default: ID's own file)"
    )
    parser.add_argument("--raw", action="store_true", help="the bytes of the page as found, markup and all")
    parser.set_defaults(run=_show)


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("fact", metavar="FACT", help="the fact's id, as `recount read` prints it, or the end of it")
    _add_paths(parser)
    parser.set_defaults(run=_explain)


def _add_read(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser)
    parser.add_argument(
        "--format", choices=["jsonl"], default="jsonl", help="the form of output (default: %(default)s)"
    )
    parser.set_defaults(run=_read)


def _add_dossier(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser)
    shapes = ["text", "json", "html"]
    parser.add_argument("--format", choices=shapes, default="text", help="the form of output (default: %(default)s)")
    parser.add_argument("--output", metavar="FILE", help="write there instead of to standard output")
    parser.add_argument(
        "--judgements", metavar="FILE", help="what a person has judged: JSON Lines, one judgement a line"
    )
    parser.set_defaults(run=_dossier)


def _add_schema(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", nargs="?", choices=["reading", "dossier"], default="dossier", help="which record")
    parser.set_defaults(run=_schema)


def _read(options: argparse.Namespace) -> int:
    from recount.cli.commands import read_command  # noqa: PLC0415 - see the head of this file

    return read_command(options.paths, _reader(options))


def _dossier(options: argparse.Namespace) -> int:
    from recount.cli.commands import dossier_command  # noqa: PLC0415 - see the head of this file

    return dossier_command(
        options.paths, _reader(options), options.format, options.output, judgements=options.judgements
    )


def _explain(options: argparse.Namespace) -> int:
    from recount.cli.explain import explain_command  # noqa: PLC0415 - see the head of this file

    return explain_command(options.fact, options.paths, _reader(options))


def _reader(options: argparse.Namespace) -> "Reader":
    from recount.cli.commands import Reader  # noqa: PLC0415 - see the head of this file

    return Reader(
        model=options.model, fast=options.fast, fetch=options.fetch, places=tuple(options.places),
        people=tuple(options.people),
    )  # fmt: skip


def _show(options: argparse.Namespace) -> int:
    from recount.cli.show import show_command  # noqa: PLC0415 - see the head of this file

    return show_command(options.report, (options.start, options.end), options.paths, raw=options.raw)


def _schema(options: argparse.Namespace) -> int:
    from recount.cli.commands import schema_command  # noqa: PLC0415 - see the head of this file

    return schema_command(options.record)


if __name__ == "__main__":
    sys.exit(main())
