"""Joining and parting on a page: which facts are one, which report is of another story. Works without a script."""

from collections.abc import Iterator, Sequence
from typing import Any

from litestar import Response, get, post
from litestar.exceptions import ClientException
from litestar.params import FromPath
from litestar.response import Redirect

from recount.clock import now
from recount.export.desk import Desk, desk
from recount.export.prose import MEASURES, event_label, numbers, shortened
from recount.model.base import Record
from recount.model.judgement import Judgement, Verdict, judge
from recount.model.story import EventCluster, FigureCluster, Member, StatementCluster
from recount.serve.access import check_form, desk_of, editors_only, judge_name
from recount.serve.api import Asking, add, found
from recount.serve.forms import Many
from recount.serve.shown import shown
from recount.store import Store, anchor_of, get_story
from recount.store.records import KeptStory

REPORTS = "reports"
"""What stands for a cluster's id where whole reports are chosen."""
SHORT = 140
"""Characters of a passage that are shown."""
Item = tuple[str, str | None]
"""A report and a fact of it, or the whole report."""


class Piece(Record, frozen=True, kw_only=True):
    """A member that may be chosen: the value its box sends, whose it is, its words."""

    value: str
    outlet: str
    text: str


class Choice(Record, frozen=True, kw_only=True):
    """A cluster that may be chosen whole, with its members."""

    value: str
    label: str
    pieces: tuple[Piece, ...]


@get("/stories/{identifier:str}/together", sync_to_thread=True)
def together_page(request: Asking, identifier: FromPath[str]) -> Response[Any]:
    """Show what of a story can be joined or parted."""
    kept = found(get_story, desk_of(request).store, identifier)
    if kept.row.id != identifier:
        return Redirect(f"/stories/{kept.row.id}/together", status_code=301)
    if kept.story is None:
        return shown(request, "waiting.html", row=kept.row)
    told = desk(kept.story, kept.readings)
    groups = (
        ("Events", tuple(_choices(told, kept.story.events))), ("Figures", tuple(_choices(told, kept.story.figures))),
        ("Statements", tuple(_choices(told, kept.story.statements))),
    )  # fmt: skip
    return shown(request, "together.html", row=kept.row, groups=groups, reports=_reports(told))


def _choices(
    told: Desk, clusters: Sequence[EventCluster] | Sequence[FigureCluster] | Sequence[StatementCluster]
) -> Iterator[Choice]:
    for cluster in clusters:
        pieces = tuple(_piece(told, cluster.id, member) for member in cluster.members)
        yield Choice(value=cluster.id, label=_label(told, cluster), pieces=pieces)


def _piece(told: Desk, cluster: str, member: Member) -> Piece:
    words = shortened(told.shelf.evidence(member).text, SHORT)
    return Piece(value=f"{cluster} {member.report} {member.fact}", outlet=told.labels[member.report], text=words)


def _label(told: Desk, cluster: EventCluster | FigureCluster | StatementCluster) -> str:
    if isinstance(cluster, EventCluster):
        return event_label(cluster)
    if isinstance(cluster, StatementCluster):
        return f"{told.name(cluster.speaker)}: {shortened(cluster.text, SHORT)}"
    low, best, high = numbers(cluster.low, cluster.best, cluster.high)
    amount = best if best != "–" else f"{low} to {high}"
    return " ".join(part for part in (MEASURES[cluster.measure], cluster.group, amount) if part)


def _reports(told: Desk) -> tuple[Piece, ...]:
    return tuple(
        Piece(
            value=f"{REPORTS} {report}", outlet=told.labels[report],
            text=shortened(told.shelf[report].report.headline or told.shelf[report].report.text, SHORT),
        )
        for report in told.story.reports
    )  # fmt: skip


@post("/stories/{identifier:str}/together", guards=[editors_only], sync_to_thread=True)
def together(request: Asking, identifier: FromPath[str], data: Many) -> Response[Any]:
    """Take in what was chosen: that it is one, or that it is none of what is left of its cluster."""
    check_form(request, _one(data, "key"))
    at = desk_of(request)
    by = judge_name(request, _one(data, "by"))
    add(at, _judged(at.store, found(get_story, at.store, identifier), data, by))
    return Redirect(f"/stories/{identifier}/together", status_code=303)


def _judged(store: Store, kept: KeptStory, data: dict[str, str | list[str]], by: str) -> list[Judgement]:
    members, note = _members(kept), _one(data, "note") or None
    chosen = _several(data, "chosen")
    try:
        items = [item for value in chosen for item in _items(value, members)]
        if _one(data, "verdict") == "same":
            return [_judgement(store, "same", list(dict.fromkeys(items)), by, note)]
        return [_judgement(store, "not_same", about, by, note) for about in _parted(chosen, members)]
    except (KeyError, ValueError) as error:
        raise ClientException("what was chosen is not in this story any more; load the page again") from error


def _judgement(store: Store, verdict: Verdict, about: Sequence[Item], by: str, note: str | None) -> Judgement:
    if len(about) < 2:
        raise ClientException("choose at least two things to join, or to part some of a cluster and leave some")
    anchors = [anchor_of(store, report, fact) for report, fact in about]
    return judge(verdict, anchors, by=by, at=now(), **({"note": note} if note else {}))


def _members(kept: KeptStory) -> dict[str, list[Item]]:
    """Return what every cluster of the story is made of, and the reports under a name of their own."""
    if kept.story is None:
        return {}
    clusters = (*kept.story.events, *kept.story.figures, *kept.story.statements)
    made: dict[str, list[Item]] = {c.id: [(m.report, m.fact) for m in c.members] for c in clusters}
    return made | {REPORTS: [(report, None) for report in kept.story.reports]}


def _items(value: str, members: dict[str, list[Item]]) -> list[Item]:
    """Return what the box of a cluster or of a member stands for."""
    cluster, *rest = value.split(" ")
    if not rest:
        return members[cluster]
    item = (rest[0], rest[1] if len(rest) > 1 else None)
    if item not in members[cluster]:
        raise ValueError(value)
    return [item]


def _parted(chosen: Sequence[str], members: dict[str, list[Item]]) -> Iterator[list[Item]]:
    """Yield for each chosen member that it is none of those of its cluster that were left."""
    parts = [value.split(" ", 1)[0] for value in chosen if " " in value]
    gone = {item for value in chosen if " " in value for item in _items(value, members)}
    for cluster in dict.fromkeys(parts):
        left = [item for item in members[cluster] if item not in gone]
        yield from ([item, *left] for item in members[cluster] if item in gone)


def _one(data: dict[str, str | list[str]], name: str) -> str:
    return next(iter(_several(data, name)), "")


def _several(data: dict[str, str | list[str]], name: str) -> list[str]:
    value = data.get(name, [])
    return value if isinstance(value, list) else [value]
