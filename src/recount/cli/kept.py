"""The commands that keep: a store is filled, asked, judged and opened in the browser."""

import argparse
import getpass
import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from recount.cli.network import add_settings, settings_of
from recount.clock import now

if TYPE_CHECKING:
    from recount.cli.commands import Reader
    from recount.model.judgement import Anchor, Judgement

VERDICTS = {
    "accept": "say that facts are right as they were read",
    "reject": "say that facts are not there, or an entity is none",
    "correct": "give a field of facts or of an entity its right value",
    "same": "say that facts, entities or reports are one",
    "not-same": "say that the first is none of the others",
    "comment": "put a note to something",
}
Make = Callable[[argparse.Namespace], "Reader"]


def _add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", required=True, metavar="FILE", help="the store: a file, or postgresql://…")


def add_ingest(parser: argparse.ArgumentParser, reader: Make) -> None:
    """Add what `recount ingest` takes beside paths and how to read them."""
    _add_store(parser)
    parser.add_argument(
        "--again", action="store_true", help="read the kept pages anew that another version or lexicon has read"
    )
    parser.add_argument(
        "--feed", action="append", default=[], metavar="ADDRESS",
        help="fetch what is new in an RSS or Atom feed or a news sitemap, and read that too (may be given again)",
    )  # fmt: skip
    add_settings(parser)
    parser.set_defaults(run=lambda options: _ingest(options, reader(options)))


def add_stories(parser: argparse.ArgumentParser) -> None:
    """Add what `recount stories` takes."""
    parser.add_argument("text", nargs="?", help="words, “whole phrases”, -words that must not stand there")
    _add_store(parser)
    for name, told in (
        ("type", "of an event"), ("actor", "by name"), ("place", "by name"), ("country", "ISO 3166-1 alpha-3"),
        ("since", "the first day, 2031-05-06"), ("until", "the last day"), ("finding", "agreed, differs, disputed …"),
        ("outlet", "by name"),
    ):  # fmt: skip
        parser.add_argument(f"--{name}", metavar=name.upper(), help=told)
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="so many at most (default: %(default)s)")
    parser.set_defaults(run=_stories)


def add_story(parser: argparse.ArgumentParser) -> None:
    """Add what `recount story` takes."""
    parser.add_argument("id", metavar="ID", help="the story's id, as `recount stories` prints it")
    _add_store(parser)
    parser.add_argument("--format", choices=["text", "json", "html"], default="text", help="(default: %(default)s)")
    parser.set_defaults(run=_story)


def add_review(parser: argparse.ArgumentParser) -> None:
    """Add what `recount review` takes: its own commands."""
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    queue = commands.add_parser("queue", help="list what to look at, the most doubtful and consequential first")
    queue.add_argument("--limit", type=int, default=20, metavar="N", help="(default: %(default)s)")
    queue.set_defaults(run=_queue)
    for verdict, told in VERDICTS.items():
        one = commands.add_parser(verdict, help=told)
        one.add_argument(
            "items", nargs="+", metavar="ITEM",
            help="a cluster's id, REPORT/FACT, REPORT/ENTITY or REPORT, by the ids that the output bears",
        )  # fmt: skip
        if verdict == "correct":
            one.add_argument("--field", required=True, help="the field, as the format has it: best, when, type …")
            one.add_argument("--value", required=True, help="the value; entities and places by name; 'null': unknown")
        one.add_argument("--note", help="why, in your own words")
        _add_by(one)
        one.set_defaults(run=_judge, verdict=verdict.replace("-", "_"))
    undo = commands.add_parser("undo", help="take back a judgement, or the taking back of one")
    undo.add_argument("id", metavar="ID", help="the judgement's id, or the end of it")
    _add_by(undo)
    undo.set_defaults(run=_undo)
    commands.add_parser("log", help="list what was judged, the newest first").set_defaults(run=_log)
    commands.add_parser("export", help="print all judgements, one a line").set_defaults(run=_export)
    taken = commands.add_parser("import", help="take in judgements that `export` has printed")
    taken.add_argument("file", metavar="FILE")
    taken.set_defaults(run=_import)
    for command in commands.choices.values():
        _add_store(command)


def _add_by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", default=None, metavar="NAME", help="who judges (default: your name on this machine)")


def add_serve(parser: argparse.ArgumentParser) -> None:
    """Add what `recount serve` takes."""
    _add_store(parser)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8731, help="(default: %(default)s)")
    parser.add_argument("--tokens", metavar="FILE", help="who may come in: a file that `recount serve-token` has made")
    parser.set_defaults(run=_serve)


def add_token(parser: argparse.ArgumentParser) -> None:
    """Add what `recount serve-token` takes."""
    parser.add_argument("name", metavar="NAME", help="whose it is: the name that judgements bear")
    parser.add_argument("--role", choices=["reader", "editor"], default="reader", help="(default: %(default)s)")
    parser.add_argument("--tokens", required=True, metavar="FILE", help="the file it is put into, as a hash")
    parser.set_defaults(run=_token)


def _ingest(options: argparse.Namespace, reader: "Reader") -> int:
    from recount import desk  # noqa: PLC0415 - see the head of main.py
    from recount.annotate import DEFAULT_MODEL  # noqa: PLC0415
    from recount.cli.commands import open_paths  # noqa: PLC0415
    from recount.cli.progress import complain  # noqa: PLC0415
    from recount.lexicon.tables import read_own  # noqa: PLC0415
    from recount.store import open_store  # noqa: PLC0415

    own = read_own(reader.places, reader.people)
    store = open_store(options.store, create=True)
    how = desk.Reader(model=reader.model or DEFAULT_MODEL, fast=reader.fast, own=own)
    counts = {"new": 0, "known": 0, "refused": 0}
    done = [desk.read_again(store, now, how)] if options.again else []
    if options.paths or options.feed:
        pages = open_paths(options.paths, reader, options.feed, partial(settings_of, options))
        done.append(desk.ingest(store, pages, now, how))
    for outcome in (one for some in done for one in some):
        counts["known"] += outcome.known
        counts["new"] += outcome.reports
        counts["refused"] += len(outcome.rejections)
        for rejection in outcome.rejections:
            complain(rejection)
    told = sum(1 for _ in desk.tell_stories(store))
    sys.stdout.write(
        f"{counts['new']} new reports, {counts['known']} pages known before, {counts['refused']} refused; "
        f"{told} stories told\n"
    )
    store.close()
    return 1 if counts["refused"] else 0


def _stories(options: argparse.Namespace) -> int:
    from recount.store import list_stories, open_store  # noqa: PLC0415
    from recount.store.records import StoryQuery  # noqa: PLC0415

    names = ("text", "type", "actor", "place", "country", "since", "until", "finding", "outlet", "limit")
    found = list_stories(open_store(options.store), StoryQuery(**{name: getattr(options, name) for name in names}))
    for row in found.items:
        where = ", ".join(part for part in (row.when, row.place) if part)
        findings = ", ".join(f"{tally.count} {tally.label}" for tally in row.findings)
        _say(f"{row.id}  {row.title}")
        _say(f"    {where or 'undated'} · {row.reports} reports, {row.lineages} voices · {findings}")
    if found.next or not found.items:
        _say(f"… {found.total} in all; narrow the search, or give --limit" if found.next else "no story")
    return 0


def _story(options: argparse.Namespace) -> int:
    import msgspec  # noqa: PLC0415

    from recount.export import print_dossier, render_page  # noqa: PLC0415
    from recount.store import get_story, open_store  # noqa: PLC0415
    from recount.store.dossiers import dossier_of  # noqa: PLC0415

    dossier = dossier_of(get_story(open_store(options.store), options.id))
    if options.format == "text":
        print_dossier(dossier)
    else:
        made = msgspec.json.encode(dossier) + b"\n" if options.format == "json" else render_page(dossier).encode()
        sys.stdout.buffer.write(made)
    return 0


def _queue(options: argparse.Namespace) -> int:
    from recount.store import open_store, review_queue  # noqa: PLC0415
    from recount.store.records import ReviewQuery  # noqa: PLC0415

    for item in review_queue(open_store(options.store), ReviewQuery(limit=options.limit)).items:
        _say(f"{item.rank:6.2f}  {item.cluster}  {item.type.replace('_', ' ')}: {item.text}")
        _say(f"        {item.why} – in {item.story_title}")
        for report, fact in item.members:
            _say(f"        {report}/{fact}")
    return 0


def _judge(options: argparse.Namespace) -> int:
    from recount.desk import anchors  # noqa: PLC0415
    from recount.model.judgement import typed  # noqa: PLC0415
    from recount.store import open_store  # noqa: PLC0415

    store = open_store(options.store)
    about = [anchor for item in options.items for anchor in anchors(store, item)]
    more: dict[str, Any] = {"note": options.note}
    if options.verdict == "correct":
        more |= {"field": options.field, "value": typed(options.value)}
    return _take(options, store, about, options.verdict, **more)


def _undo(options: argparse.Namespace) -> int:
    from recount.store import get_judgement, open_store  # noqa: PLC0415

    store = open_store(options.store)
    return _take(options, store, (), "undo", undoes=get_judgement(store, options.id).id)


def _take(options: argparse.Namespace, store: Any, about: "Iterable[Anchor]", verdict: Any, **more: Any) -> int:
    """Take a judgement in, tell anew what it is about, and print its id."""
    from recount.desk import judge_in, tell_stories  # noqa: PLC0415
    from recount.model.judgement import judge  # noqa: PLC0415

    one = judge(verdict, about, by=options.by or getpass.getuser(), at=now(), **more)
    judge_in(store, [one], one.at)
    told = sum(1 for _ in tell_stories(store))
    _say(f"{one.id}  {told} stories told anew")
    return 0


def _log(options: argparse.Namespace) -> int:
    from recount.store import list_judgements, open_store  # noqa: PLC0415
    from recount.store.records import JudgementQuery  # noqa: PLC0415

    for one in list_judgements(open_store(options.store), JudgementQuery(limit=500)).items:
        about = ", ".join(f"“{' '.join(a.text.split())}”" if a.text else a.report for a in one.about)
        what = f"{one.field} is {one.value}" if one.field else one.undoes or one.note or ""
        _say(f"{one.at}  {one.by}  {one.verdict.replace('_', ' ')}  {what}  {about}")
        _say(f"    {one.id}")
    return 0


def _export(options: argparse.Namespace) -> int:
    import msgspec  # noqa: PLC0415

    from recount.store import every_judgement, open_store  # noqa: PLC0415

    for one in every_judgement(open_store(options.store)):
        sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
    return 0


def _import(options: argparse.Namespace) -> int:
    from recount.desk import judge_in, tell_stories  # noqa: PLC0415
    from recount.lexicon.judgements import read_judgements  # noqa: PLC0415
    from recount.store import open_store  # noqa: PLC0415

    store = open_store(options.store)
    new: tuple[Judgement, ...] = judge_in(store, read_judgements(options.file), now())
    told = sum(1 for _ in tell_stories(store))
    _say(f"{len(new)} new judgements, {told} stories told anew")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from recount.serve import Settings, run  # noqa: PLC0415

    run(Settings(store=options.store, host=options.host, port=options.port, tokens=options.tokens))
    return 0


def _token(options: argparse.Namespace) -> int:
    from recount.serve import add_token as make  # noqa: PLC0415

    _say(make(options.tokens, options.name, options.role))
    sys.stderr.write("recount: keep it; it is not shown again, and the file holds only its hash\n")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
