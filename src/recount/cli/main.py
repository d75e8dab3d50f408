"""The command line. Exit status: 0 all read, 1 something was rejected and the rest was done, 2 misuse.

Nothing heavy is imported before it is known what to do: help must not wait for the language model.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from recount.errors import RecountError

INTERRUPTED = 130
"""What shells expect of a command stopped by Ctrl-C: 128 and the signal's number."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="recount",
        description="Read many news reports of the same events and give one account: what happened, who says so "
        "in which words, where the reports agree and where they differ.",
    )
    parser.add_argument("--version", action="version", version=f"recount {version('recount')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_read(commands.add_parser("read", help="read reports one by one: one Reading a line"))
    _add_dossier(commands.add_parser("dossier", help="read reports against each other: one account"))
    _add_schema(commands.add_parser("schema", help="print the JSON Schema of what the other commands print"))
    return parser


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    parser.add_argument("--model", default=None, metavar="PACKAGE", help="the installed spaCy pipeline to read with")


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
    parser.set_defaults(run=_dossier)


def _add_schema(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", nargs="?", choices=["reading", "dossier"], default="dossier", help="which record")
    parser.set_defaults(run=_schema)


def _read(options: argparse.Namespace) -> int:
    from recount.cli.commands import read_command  # noqa: PLC0415 - see the head of this file

    return read_command(options.paths, options.model)


def _dossier(options: argparse.Namespace) -> int:
    from recount.cli.commands import dossier_command  # noqa: PLC0415 - see the head of this file

    return dossier_command(options.paths, options.model, options.format, options.output)


def _schema(options: argparse.Namespace) -> int:
    from recount.cli.commands import schema_command  # noqa: PLC0415 - see the head of this file

    return schema_command(options.record)


if __name__ == "__main__":
    sys.exit(main())
