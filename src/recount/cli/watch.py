"""`recount watch`: feeds are followed, and what changes in the account is told."""

import argparse
import math
import re
import sys

from recount.cli.network import add_settings, settings_of

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def add_watch(parser: argparse.ArgumentParser) -> None:
    """Add what `recount watch` takes."""
    parser.add_argument(
        "feeds", nargs="*", metavar="FEED", help="the address of an RSS or Atom feed, or of a news sitemap"
    )
    parser.add_argument(
        "--store", required=True, metavar="FILE", help="the store: a file, or postgresql://…; made if new"
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
    add_settings(parser)
    parser.set_defaults(run=_watch)


def _span(text: str) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd]?)", text.strip())
    seconds = float(match[1]) * UNITS.get(match[2], 1) if match else math.nan
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"{text}: expected a time like 90s, 15m or 2h")
    return seconds


def _watch(options: argparse.Namespace) -> int:
    from recount.cli.progress import complain  # noqa: PLC0415 - see the head of main.py
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
        settings=settings_of(options),
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
