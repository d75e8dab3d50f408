"""The commands that go to the network: nothing else in Recount does."""

import argparse
import math
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from recount.fetch import Fetched, Settings, Subscription
    from recount.model.page import Rejection

T = TypeVar("T")
FOLDER = "pages"


def add_fetch(parser: argparse.ArgumentParser) -> None:
    """Add what `recount fetch` takes."""
    parser.add_argument("urls", nargs="+", metavar="URL", help="the address of a page, http://… or https://…")
    _add_fetching(parser)
    parser.set_defaults(run=_fetch)


def add_feed(parser: argparse.ArgumentParser) -> None:
    """Add what `recount feed` takes: its own commands."""
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    add = _command(commands, "add", "remember feeds; nothing is asked of them yet")
    add.add_argument("urls", nargs="+", metavar="URL", help="the address of an RSS or Atom feed, or of a news sitemap")
    _add_folder(add)
    add.set_defaults(run=_feed_add)
    shown = _command(commands, "list", "print the feeds: address, title, last asked, what is wrong, resting until")
    _add_folder(shown)
    _add_format(shown)
    shown.set_defaults(run=_feed_list)
    poll = _command(commands, "poll", "ask the feeds for what is new, fetch it and keep it")
    poll.add_argument(
        "--fetch-limit", type=_whole, default=None, metavar="N", help="fetch this many pages at most (default: all)"
    )
    _add_fetching(poll)
    poll.set_defaults(run=_feed_poll)


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, told: str
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=told, description=f"{told[:1].upper()}{told[1:]}.")


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--into", default=FOLDER, metavar="FOLDER", help="where pages and feeds are kept (default: %(default)s)"
    )


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=["text", "jsonl"], default="text",
        help="the form of output: columns between tabs, or JSON Lines (default: %(default)s)",
    )  # fmt: skip


def _add_fetching(parser: argparse.ArgumentParser) -> None:
    add_settings(parser)
    _add_format(parser)
    parser.add_argument("--read", action="store_true", help="print a Reading of each page instead of where it is kept")
    parser.add_argument("--model", default=None, metavar="PACKAGE", help="the installed spaCy pipeline to read with")


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Add how pages are fetched and where they are kept; `settings_of` reads it."""
    _add_folder(parser)
    for name, kind, default, unit, told in (
        ("--delay", _seconds, 1.0, "SECONDS", "between two requests to one host, or longer if it asks for it"),
        ("--timeout", _some_seconds, 30.0, "SECONDS", "for one request altogether"),
        ("--largest", _some, 10_000_000, "BYTES", "of the largest page that is taken, packed and unpacked"),
    ):
        parser.add_argument(
            name, type=kind, default=default, metavar=unit, help=f"{unit.lower()} {told} (default: %(default)s)"
        )
    parser.add_argument("--contact", type=_contact, metavar="ADDRESS", help="told to servers: where to reach you")
    parser.add_argument(
        "--allow-private", action="store_true", help="allow addresses that are not of the public internet"
    )


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 <= number < math.inf:
        raise argparse.ArgumentTypeError(f"{text}: expected seconds, 0 or more")
    return number


def _some_seconds(text: str) -> float:
    number = _seconds(text)
    if not number:
        raise argparse.ArgumentTypeError("0: expected more than no time at all")
    return number


def _whole(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text}: expected a whole number, 0 or more")
    return number


def _some(text: str) -> int:
    number = _whole(text)
    if not number:
        raise argparse.ArgumentTypeError("0: expected 1 or more")
    return number


def _contact(text: str) -> str:
    if not (text.isascii() and text.isprintable() and text.strip() == text) or set(text) & set("()"):
        raise argparse.ArgumentTypeError(f"{text!r}: expected an address of printable ASCII characters")
    return text


def settings_of(options: argparse.Namespace) -> "Settings":
    """Return how pages are fetched, as `add_settings` has it."""
    from recount.fetch import Settings  # noqa: PLC0415 - help must not wait for what goes to the network

    return Settings(
        folder=options.into, allow_private=options.allow_private, delay=options.delay, timeout=options.timeout,
        largest=options.largest, contact=options.contact,
    )  # fmt: skip


def _fetch(options: argparse.Namespace) -> int:
    from recount.fetch import fetch_pages  # noqa: PLC0415 - the same

    return _told(fetch_pages(options.urls, settings_of(options)), options)


def _feed_poll(options: argparse.Namespace) -> int:
    from recount.fetch import poll_feeds  # noqa: PLC0415 - the same

    return _told(poll_feeds(settings_of(options), most=options.fetch_limit), options)


def _told(found: "Iterator[Fetched | Rejection]", options: argparse.Namespace) -> int:
    if not options.read:
        return _print(found, options.format, _page_columns)
    from recount.cli.commands import Reader, print_readings  # noqa: PLC0415 - it brings the language model
    from recount.fetch import read_pages  # noqa: PLC0415 - as above

    return print_readings(read_pages(found), Reader(model=options.model))


def _page_columns(page: "Fetched") -> tuple[str, ...]:
    return page.url, page.final_url, page.status, page.digest, page.warc, str(page.offset)


def _feed_add(options: argparse.Namespace) -> int:
    from recount.fetch import add_feeds  # noqa: PLC0415 - the same

    return _print(add_feeds(options.urls, options.into), "text", lambda feed: (feed.url,))


def _feed_list(options: argparse.Namespace) -> int:
    from recount.fetch import list_feeds  # noqa: PLC0415 - the same

    return _print(list_feeds(options.into), options.format, _feed_columns)


def _feed_columns(feed: "Subscription") -> tuple[str, ...]:
    wrong = f"{feed.code} ({feed.failures})" if feed.code else ""
    return feed.url, feed.title or "", feed.polled or "", wrong, feed.resting_until or ""


def _print(found: "Iterator[T | Rejection]", shape: str, columns: Callable[[T], tuple[str, ...]]) -> int:
    """Print a line for each as soon as it is there; return 1 where something was rejected."""
    import msgspec  # noqa: PLC0415 - as above

    from recount.cli.progress import complain  # noqa: PLC0415 - as above
    from recount.model.page import Rejection  # noqa: PLC0415 - as above

    status = 0
    for item in found:
        if isinstance(item, Rejection):
            status = 1
            complain(item)
            continue
        line = msgspec.json.encode(item) if shape == "jsonl" else "\t".join(map(_printable, columns(item))).encode()
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    return status


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())
