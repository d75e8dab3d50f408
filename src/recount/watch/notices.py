"""An account → what there is to tell of it. The same account gives the same notices, each with a key of its own."""

from collections.abc import Iterator
from typing import Any

from recount.export.desk import Desk, address, desk
from recount.export.prose import MEASURES, event_label
from recount.model.edtf import Edtf, parse_or_none
from recount.model.notice import Giver, Notice, NoticeKind, Rule
from recount.model.story import EventCluster, FigureCluster, Member, Version
from recount.store.records import KeptStory
from recount.text import fold

TOLLS = frozenset({"killed", "injured", "missing", "abducted", "detained", "displaced", "refugees"})
"""Measures whose change is told."""
PARTED = frozenset({"differs", "disputed"})


def notices_of(kept: KeptStory) -> tuple[Notice, ...]:
    """Return all there is to tell of a story as it stands: it, its reports, its tolls that differ, its disputes."""
    if kept.story is None:
        return ()
    told = desk(kept.story, kept.readings, kept.judgements)
    return (_story(told), *_reports(told), *_tolls(told), *_findings(told))


def wanted(notice: Notice, rule: Rule) -> bool:
    """Tell whether a rule asks for a notice."""
    return (
        _among(notice.actors, rule.actors)
        and _among(notice.places, rule.places)
        and (not rule.types or not set(rule.types).isdisjoint(notice.types))
        and (not rule.findings or notice.finding in rule.findings)
        and (not rule.kinds or notice.kind in rule.kinds)
    )


def _among(names: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    if not asked:
        return True
    plain = [f" {fold(name)} " for name in names]
    return any(f" {fold(one)} " in name for one in asked for name in plain)


def _story(told: Desk) -> Notice:
    count = len(told.story.reports)
    many = "report" if count == 1 else "reports"
    text = f"New story: {told.story.title} ({count} {many}: {told.outlets(told.story.reports)})"
    return _notice(told, "story", "story", text, told.story.events)


def _reports(told: Desk) -> Iterator[Notice]:
    for report in told.story.reports:
        giver = _giver(told, report, None)
        text = f"{giver.outlet} joins “{told.story.title}”"
        yield _notice(told, "report", f"report|{report}", text, told.story.events, gave_after=(giver,))


def _tolls(told: Desk) -> Iterator[Notice]:
    events = {event.id: event for event in told.story.events}
    for figure in told.story.figures:
        event = events.get(figure.event or "")
        if event is None or figure.measure not in TOLLS:
            continue
        versions = sorted(figure.fields["amount"].versions, key=lambda version: _first(told, version))
        for version in versions[1:]:
            if version.side != versions[0].side:
                yield _toll(told, event, figure, versions[0], version)


def _toll(told: Desk, event: EventCluster, figure: FigureCluster, before: Version, after: Version) -> Notice:
    what = MEASURES[figure.measure]
    of = f" ({figure.group})" if figure.group else ""
    alone = {m.lineage for m in after.members}.isdisjoint(m.lineage for m in before.members)
    voice = "another voice" if alone else "the same voice"
    text = (
        f"{event_label(event)}: {what}{of} differs now: {before.value} ({told.outlets_of(before.members)}) → "
        f"{after.value} ({told.outlets_of(after.members)}, {voice})"
    )
    key = f"toll|{event.type}|{event.when}|{figure.measure}|{before.value}|{after.value}"
    return _notice(
        told,
        "toll",
        key,
        text,
        (event,),
        measure=figure.measure,
        before=str(before.value),
        after=str(after.value),
        finding="differs",
        gave_before=_givers(told, before),
        gave_after=_givers(told, after),
    )


def _first(told: Desk, version: Version) -> tuple[str, int, str]:
    """Return what puts the versions in order of time: the first day of their first report, then the story's order."""
    order = {report: n for n, report in enumerate(told.story.reports)}
    days = [(str(found.first), order[m.report]) for m in version.members if (found := _day(told, m.report))]
    first = min(days, default=("9999", min(order[m.report] for m in version.members)))
    return (*first, str(version.value))


def _day(told: Desk, report: str) -> Edtf | None:
    return parse_or_none(told.shelf[report].report.published.when)


def _findings(told: Desk) -> Iterator[Notice]:
    events = {event.id: event for event in told.story.events}
    for found in told.story.findings:
        about, _, field = found.about.partition(".")
        event = events.get(about)
        if found.kind not in PARTED or event is None or field in TOLLS:
            continue
        key = f"finding|{found.kind}|{event.type}|{event.when}|{field}"
        yield _notice(told, "finding", key, found.text, (event,), finding=found.kind)


def _notice(told: Desk, kind: NoticeKind, key: str, text: str, events: tuple[EventCluster, ...], **more: Any) -> Notice:
    """Return a notice; `more` are the fields that only its kind has."""
    names = [told.name(one) for event in events for one in (*event.agents, *event.recipients, *event.supporters)]
    places = [where.name for event in events if (where := event.where)]
    return Notice(
        key=f"{told.story.id}|{key}",
        kind=kind,
        story=told.story.id,
        title=told.story.title,
        text=text,
        actors=tuple(dict.fromkeys(names)),
        places=tuple(dict.fromkeys(places)),
        types=tuple(dict.fromkeys(event.type for event in events)),
        **more,
    )


def _givers(told: Desk, version: Version) -> tuple[Giver, ...]:
    return tuple(_giver(told, member.report, member) for member in told.first_of_each(version.members))


def _giver(told: Desk, report: str, member: Member | None) -> Giver:
    known = told.shelf[report].report
    lineage = next(one.id for one in told.story.lineages if report in one.reports)
    return Giver(
        report=report,
        outlet=told.labels[report],
        address=address(known),
        lineage=lineage,
        evidence=told.shelf.evidence(member) if member else None,
    )
