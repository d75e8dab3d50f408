"""The claim × report matrix: for each event the claims about it, for each claim what every report gives."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from recount.export.desk import Desk
from recount.export.edits import edit
from recount.export.prose import MEASURES, event_label, held_in_full, sentence_case, shortened, spelled
from recount.export.sheet import Cell, Given, Group, Row
from recount.lexicon.families import is_blame, is_deed
from recount.model.base import Span
from recount.model.fact import Event
from recount.model.report import Evidence
from recount.model.story import (
    EventCluster,
    Field,
    FigureCluster,
    FindingKind,
    Member,
    Position,
    StatementCluster,
    Value,
    Version,
)

AMOUNT = ("low", "best", "high")
FIELDS_OF = {"when": ("when",), "where": ("where",), "responsible": ("agents",)}
"""The fields of a fact that a row shows, by the last part of what it is about; of all other rows the amount."""
TELLING = 110
"""Longest telling of an event in a cell, in characters."""

Shown = Callable[[Value], str]


def matrix(desk: Desk) -> tuple[Group, ...]:
    """Return the claims that a reader compares: of events, counts and quotations in several reports.

    The event that most reports tell of stands first. What one report alone tells stands among the findings.
    """
    groups = [_event_group(desk, event) for event in _compared(desk)]
    groups += [_standing(desk), _quotations(desk)]
    return tuple(group for group in groups if group.rows)


def _compared(desk: Desk) -> list[EventCluster]:
    """Return the events of several reports, those of most reports first; blame is shown with what it is about."""
    order = {event.id: n for n, event in enumerate(desk.story.events)}
    told = [event for event in desk.story.events if _reach(event.members) > 1 and not is_blame(event.type)]
    return sorted(told, key=lambda event: (-_reach(event.members), order[event.id]))


def _reach(members: Sequence[Member]) -> int:
    return len({member.report for member in members})


def _event_group(desk: Desk, event: EventCluster) -> Group:
    rows = [*_tolls(desk, event), *_fields(desk, event), *_sides(desk, event), *_tellings(desk, event)]
    return Group(title=event_label(event), rows=tuple(rows))


def _tolls(desk: Desk, event: EventCluster) -> Iterator[Row]:
    for figure in desk.story.figures:
        if figure.event == event.id and figure.measure in MEASURES:
            of = f" ({figure.group})" if figure.group else ""
            yield _count_row(desk, figure, f"{sentence_case(MEASURES[figure.measure])}{of}", event.id)


def _count_row(desk: Desk, figure: FigureCluster, topic: str, about: str) -> Row:
    return _field_row(desk, topic, f"{about}.{figure.measure}", figure.fields["amount"], str)


def _fields(desk: Desk, event: EventCluster) -> Iterator[Row]:
    when, where = event.fields.get("when"), event.fields.get("where")
    if when:
        yield _field_row(desk, "Date", f"{event.id}.when", when, lambda value: spelled(str(value)), _time_span)
    if where:
        yield _field_row(desk, "Place", f"{event.id}.where", where, str, _place_span)
    agents = event.fields.get("agents")
    if agents and not (is_deed(event.type) and _held(desk, event, "responsible")):
        topic = "Who did it" if is_deed(event.type) else "Who"
        yield _field_row(desk, topic, f"{event.id}.responsible", agents, lambda value: _names(desk, value))


def _names(desk: Desk, value: Value) -> str:
    return desk.names(value) if isinstance(value, tuple) else str(value)


def _field_row(
    desk: Desk, topic: str, about: str, field: Field, shown: Shown, where: Callable[[Desk, Member], Span] | None = None
) -> Row:
    """Return what each report gives for one field of a cluster."""
    found = desk.findings.get(about)
    fields = FIELDS_OF.get(about.rpartition(".")[2], AMOUNT)

    def given(report: str, version: Version) -> Given | None:
        members = [member for member in version.members if member.report == report]
        value = shown(version.value) + desk.corrected(members, *fields)
        return _given(desk, members, version, value, where) if members else None

    cells = tuple(
        Cell(report=report, given=tuple(one for v in field.versions if (one := given(report, v))))
        for report in desk.story.reports
    )
    kind = field.agreement if found is None or field.agreement == "differs" else found.kind
    why = found.why if found and found.kind == kind else None
    return Row(topic=topic, kind=kind, why=why, cells=cells)


def _given(
    desk: Desk, members: Sequence[Member], version: Version, value: str,
    where: Callable[[Desk, Member], Span] | None,
) -> Given:  # fmt: skip
    spans = [where(desk, member) if where else desk.shelf.fact(member) for member in members]
    return Given(
        value=value, kind="differs" if version.side else version.agreement,
        speakers=() if where else tuple(dict.fromkeys(name for m in members if (name := desk.speaker(m)))),
        evidence=_stretches(desk, members[0].report, spans),
    )  # fmt: skip


def _stretches(desk: Desk, report: str, spans: Sequence[Span]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(desk.shelf[report].report.evidence(span) for span in spans))


def _time_span(desk: Desk, member: Member) -> Span:
    """Return the words that date the event, its own where the date comes from elsewhere."""
    fact, times = desk.shelf.fact(member), desk.shelf[member.report].times
    told = fact.when_time if isinstance(fact, Event) else None
    return next((time for time in times if time.id == told), fact)


def _place_span(desk: Desk, member: Member) -> Span:
    fact = desk.shelf.fact(member)
    place = desk.shelf.place(member.report, fact) if isinstance(fact, Event) else None
    return place or fact


QUESTIONS = {"responsible": "Who is responsible", "cause": "Cause", "purpose": "Purpose", "threat": "Threat"}
"""The questions on which sides are taken that have a row of their own."""


def _sides(desk: Desk, event: EventCluster) -> Iterator[Row]:
    for question, topic in QUESTIONS.items():
        if held := _held(desk, event, question):
            yield _asked(desk, event, topic, held)


def _held(desk: Desk, event: EventCluster, question: str) -> list[Position]:
    return [p for p in desk.story.positions if p.event == event.id and p.question == question]


def _asked(desk: Desk, event: EventCluster, topic: str, held: Sequence[Position]) -> Row:
    found = desk.findings.get(f"{event.id}.{held[0].question}")
    several = len(held) > 1 and (found is None or found.kind == "single")
    kind = None if several else found.kind if found else _kind_of(held[0])
    cells = tuple(
        Cell(report=report, given=tuple(_position(desk, p, report) for p in held if report in p.reports))
        for report in desk.story.reports
    )
    return Row(topic=topic, kind=kind, why=found.why if found else None, cells=cells)


def _position(desk: Desk, position: Position, report: str) -> Given:
    return Given(
        value=held_in_full(position, desk.name), kind=_kind_of(position),
        evidence=desk.evidence(position_members(desk, position, report)),
    )  # fmt: skip


def position_members(desk: Desk, position: Position, report: str | None = None) -> list[Member]:
    """Return the statements that a position rests on, of one report or all; the event itself where there are none."""
    statements = {cluster.id: cluster for cluster in desk.story.statements}
    said = [member for identifier in position.statements for member in statements[identifier].members]
    events = [member for event in desk.story.events if event.id == position.event for member in event.members]
    told = set(position.reports) if report is None else {report}
    return [m for m in said if m.report in told] or [m for m in events if m.report in told]


def _kind_of(position: Position) -> FindingKind:
    """Return what a position amounts to: told by one report, or by several with the holder's one voice."""
    return "one_voice" if len(position.reports) > 1 else "single"


def _tellings(desk: Desk, event: EventCluster) -> Iterator[Row]:
    """Yield each report's own words for the event: the longest of its tellings."""
    longest: dict[str, Member] = {}
    for member in event.members:
        if member.report not in longest or _length(desk, member) > _length(desk, longest[member.report]):
            longest[member.report] = member
    cells = []
    for report in desk.story.reports:
        found = longest.get(report)
        told = [_telling(desk, found, event)] if found else []
        cells.append(Cell(report=report, given=tuple(told)))
    yield Row(topic="In its words", kind=_agreement(event), cells=tuple(cells))


def _length(desk: Desk, member: Member) -> int:
    return len(desk.shelf.fact(member).text)


def _telling(desk: Desk, member: Member, event: EventCluster) -> Given:
    text = shortened(desk.content(member), TELLING)
    return Given(value=f"“{text}”", kind=_agreement(event), evidence=desk.evidence([member]))


def _agreement(event: EventCluster) -> FindingKind:
    """Return whether independent reports tell of the event; that they name its type differently is no disagreement."""
    kind = event.fields["type"].agreement if "type" in event.fields else "single"
    if kind != "differs":
        return kind
    return "agreed" if len({member.lineage for member in event.members}) > 1 else "one_voice"


def _standing(desk: Desk) -> Group:
    """Return the counts that belong to no event and stand in several reports."""
    rows = [
        _count_row(desk, figure, sentence_case(figure.group or MEASURES[figure.measure]), figure.id)
        for figure in desk.story.figures
        if figure.event is None and _reach(figure.members) > 1
    ]
    return Group(title="Counts that belong to no one event", rows=tuple(rows))


def _quotations(desk: Desk) -> Group:
    return Group(title="Quotations", rows=tuple(_quotation_row(desk, cluster) for cluster in quoted(desk)))


def quoted(desk: Desk) -> list[StatementCluster]:
    """Return the quotations that several reports print, in order."""
    quotations = (cluster for cluster in desk.story.statements if cluster.mode != "indirect")
    return [cluster for cluster in quotations if _reach(_direct(desk, cluster)) > 1]


def _direct(desk: Desk, cluster: StatementCluster) -> list[Member]:
    return [member for member in cluster.members if getattr(desk.shelf.fact(member), "mode", "") != "indirect"]


def wordings(desk: Desk, cluster: StatementCluster) -> dict[str, list[Member]]:
    """Return each wording of a quotation with the members that print it.

    The wording of most lineages stands first, the fullest on a tie: the others are shown as edits of it.
    """
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for member in _direct(desk, cluster):
        found[desk.quotation(member).strip("\"'“”‘’,. ")].append(member)
    weight = {text: (len({member.lineage for member in members}), len(text)) for text, members in found.items()}
    return dict(sorted(found.items(), key=lambda pair: weight[pair[0]], reverse=True))


def _quotation_row(desk: Desk, cluster: StatementCluster) -> Row:
    found = desk.findings.get(f"{cluster.id}.content")
    kind: FindingKind = found.kind if found else "one_voice"
    versions = wordings(desk, cluster)
    full = next(iter(versions))
    cells = tuple(
        Cell(
            report=report,
            given=tuple(
                Given(value=text, kind=kind, edit=edit(full, text), evidence=desk.evidence(mine))
                for text, members in versions.items()
                if (mine := [member for member in members if member.report == report])
            ),
        )
        for report in desk.story.reports
    )
    speaker = desk.name(cluster.speaker) if cluster.speaker else "an unnamed speaker"
    return Row(topic=sentence_case(speaker), kind=kind, cells=cells)
