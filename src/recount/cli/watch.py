"""`recount watch`: feeds are followed, and what changes in the account is told."""

import argparse
import math
import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from recount.cli.network import FOLDER

if TYPE_CHECKING:
    from recount.cli.commands import Reader

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
Make = Callable[[argparse.Namespace], "Reader"]


def add_watch(parser: argparse.ArgumentParser) -> None:
    """Add what `recount watch` takes."""
    parser.add_argument(
        "feeds", nargs="*", metavar="FEED", help="the address of an RSS or Atom feed, or of a news sitemap"
    )
    parser.add_argument(
        "--store", required=True, metavar="FILE", help="the store: a file, or postgresql://…; made if new"
    )
    parser.add_argument(
        "--into", default=FOLDER, metavar="FOLDER", help="where pages and feeds are kept (default: %(default)s)"
    )
    parser.add_argument(
        "--every", type=_span, default=900.0, metavar="TIME", help="between two rounds: 90s, 15m, 2h (default: 15m)"
    )
    parser.add_argument(
        "--rounds", type=int, default=None, metavar="N", help="so many rounds, then end (default: until stopped)"
    )
    parser.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="WHERE",
        help="whom to tell: - (the default), a file, a webhook's address, atom:FOLDER (may be given again)",
    )
    for name, told in (
        ("actor", "who has part in it, by name"),
        ("place", "where it was, by name"),
        ("type", "the event's type"),
        ("finding", "differs or disputed"),
        ("kind", "story, report, toll or finding"),
    ):
        parser.add_argument(
            f"--{name}", action="append", default=[], metavar=name.upper(), help=f"tell only of this: {told}"
        )
    _add_fetching(parser)
    parser.set_defaults(run=_watch)


def _add_fetching(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--delay",
        type=float,
        default=1.0,
        metavar="SECONDS",
        help="between two requests to one host (default: %(default)s)",
    )
    parser.add_argument(
        "--timeout",
        type=float,
        default=30.0,
        metavar="SECONDS",
        help="for one request altogether (default: %(default)s)",
    )
    parser.add_argument(
        "--largest", type=int, default=10_000_000, metavar="BYTES", help="of the largest page (default: %(default)s)"
    )
    parser.add_argument("--contact", metavar="ADDRESS", help="told to servers: where to reach you")
    parser.add_argument(
        "--allow-private", action="store_true", help="allow addresses that are not of the public internet"
    )


def _span(text: str) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd]?)", text.strip())
    seconds = float(match[1]) * UNITS.get(match[2], 1) if match else math.nan
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"{text}: expected a time like 90s, 15m or 2h")
    return seconds


def _watch(options: argparse.Namespace) -> int:
    from recount.cli.progress import complain  # noqa: PLC0415 - see the head of main.py
    from recount.fetch import Settings  # noqa: PLC0415
    from recount.model.notice import Rule  # noqa: PLC0415
    from recount.store import open_store  # noqa: PLC0415
    from recount.watch import watch  # noqa: PLC0415
    from recount.watch.receivers import receiver  # noqa: PLC0415
    from recount.watch.rounds import Watch  # noqa: PLC0415

    store = open_store(options.store, create=True)
    what = Watch(
        store=store,
        feeds=tuple(options.feeds),
        every=options.every,
        settings=Settings(
            folder=options.into,
            allow_private=options.allow_private,
            delay=options.delay,
            timeout=options.timeout,
            largest=options.largest,
            contact=options.contact,
        ),
        receivers=tuple(receiver(target, store) for target in dict.fromkeys(options.to or ["-"])),
        rule=Rule(
            actors=tuple(options.actor),
            places=tuple(options.place),
            types=tuple(options.type),
            findings=tuple(options.finding),
            kinds=tuple(options.kind),
        ),
    )
    status = 0
    for one in watch(what, rounds=options.rounds):
        for rejection in one.rejections:
            status = 1
            complain(rejection)
        if sys.stderr.isatty():
            sys.stderr.write(
                f"recount: {one.reports} new reports, {one.stories} stories told anew, {one.notices} notices\n"
            )
    store.close()
    return status
