"""What a dossier shows, in the order a desk reads it: the same for the terminal and for the page.

The matrix comes first: a row for each thing that reports tell, a column for each report, each cell with the words.
"""

from collections.abc import Iterable, Sequence

from recount.export.wording import amount, date_words, kind_words, money
from recount.model.base import Record, Span
from recount.model.dossier import Dossier
from recount.model.fact import Fact, Figure, Statement
from recount.model.reading import Reading
from recount.model.report import Evidence
from recount.model.story import (
    Cluster,
    EventCluster,
    Field,
    FigureCluster,
    Finding,
    FindingKind,
    Member,
    Story,
)  # fmt: skip

_PEOPLE = ("killed", "injured", "missing", "detained", "abducted", "displaced", "refugees", "troops", "money", "count")


class Entry(Record, frozen=True, kw_only=True):
    """Some words in a cell, with the stretch of the report that they rest on."""

    text: str
    spot: Evidence


class Row(Record, frozen=True, kw_only=True):
    """One thing told: its label, how the reports agree on it, and each report's entries in the order of columns."""

    label: str
    agreement: FindingKind | None
    cells: tuple[tuple[Entry, ...], ...]


class Section(Record, frozen=True, kw_only=True):
    """One event (or the quotations) with its rows."""

    title: str
    note: str
    rows: tuple[Row, ...]


class Column(Record, frozen=True, kw_only=True):
    """One report: its number in the story, outlet, headline, day, and the number of its lineage."""

    report: str
    number: int
    outlet: str
    headline: str
    published: str
    lineage: int


class Line(Record, frozen=True, kw_only=True):
    """One line of a list: a mark in front (a date, a kind), the text, and where it stands."""

    mark: str
    text: str
    kind: str = ""
    spots: tuple[Evidence, ...] = ()


class View(Record, frozen=True, kw_only=True):
    """One story as it is shown."""

    title: str
    summary: str
    columns: tuple[Column, ...]
    matrix: tuple[Section, ...]
    timeline: tuple[Line, ...]
    figures: tuple[Line, ...]
    positions: tuple[Line, ...]
    findings: tuple[Line, ...]
    rewordings: tuple[Line, ...]


class Desk:
    """Readings, facts and names of one story at hand."""

    def __init__(self, story: Story, readings: Iterable[Reading]) -> None:
        self.story = story
        self.readings = {r.report.id: r for r in readings if r.report.id in story.reports}
        self.facts: dict[tuple[str, str], Fact] = {
            (report, fact.id): fact for report, reading in self.readings.items() for fact in reading.facts
        }
        self.names = {entity.id: entity.name for entity in story.entities}

    def entry(self, member: Member, text: str | None = None) -> Entry:
        """Return the fact's words, or the given ones, with the stretch they rest on."""
        fact = self.facts[member.report, member.fact]
        return Entry(text=text or fact.text, spot=self.spot(member.report, fact))

    def spot(self, report: str, span: Span) -> Evidence:
        """Return a stretch of one of the story's reports."""
        return self.readings[report].report.evidence(span)

    def name(self, identifier: str | None) -> str:
        """Return the name of an entity, or the words that stand for one; the report itself for null."""
        return "the report itself" if identifier is None else self.names.get(identifier, identifier)


def views(dossier: Dossier) -> list[View]:
    """Return each story of a dossier as it is shown."""
    return [view(Desk(story, dossier.readings)) for story in dossier.stories]


def view(desk: Desk) -> View:
    """Return one story as it is shown."""
    story, columns = desk.story, _columns(desk)
    order = [column.report for column in columns]
    place = story.where.name if story.where else ""
    facts = [date_words(story.when) if story.when else "", place, _count(len(order), "report"),
             _count(len(story.lineages), "independent origin")]  # fmt: skip
    return View(
        title=story.title, summary=" · ".join(part for part in facts if part), columns=columns,
        matrix=tuple(_matrix(desk, order)), timeline=tuple(_timeline(desk)), figures=tuple(_figures(desk)),
        positions=tuple(_positions(desk)), findings=tuple(_findings(story, reworded=False)),
        rewordings=tuple(_findings(story, reworded=True)),
    )  # fmt: skip


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _columns(desk: Desk) -> tuple[Column, ...]:
    voice = {report: n for n, lineage in enumerate(desk.story.lineages, 1) for report in lineage.reports}
    return tuple(
        Column(
            report=identifier, number=number, outlet=outlet_of(desk.readings[identifier]),
            headline=desk.readings[identifier].report.headline or "", lineage=voice.get(identifier, 0),
            published=date_words(desk.readings[identifier].report.published.when),
        )
        for number, identifier in enumerate(desk.story.reports, 1)
    )  # fmt: skip


def outlet_of(reading: Reading) -> str:
    """Return the outlet, or the last part of where the report was found."""
    return reading.report.outlet or reading.report.origin.rsplit("/", 1)[-1]


def _matrix(desk: Desk, order: Sequence[str]) -> Iterable[Section]:
    """Yield the events that several reports tell of, or that have a toll or a position, then shared quotations."""
    told = {position.event for position in desk.story.positions}
    for event in desk.story.events:
        shared = len({member.report for member in event.members}) > 1
        if shared or event.figures or event.id in told:
            rows = [_row(desk, order, "told as", event, None), *_event_rows(desk, order, event)]
            yield Section(title=event_heading(event), note=f"“{event.title}”", rows=tuple(rows))
    quotes = tuple(
        _row(
            desk, order, desk.name(quote.speaker) if quote.speaker else "not named", quote, quote.fields.get("content")
        )
        for quote in desk.story.statements
        if len({member.report for member in quote.members}) > 1
    )
    if quotes:
        yield Section(title="In whose words", note="statements that several reports give", rows=quotes)


def event_heading(event: EventCluster) -> str:
    """Return what kind of event it is, where and when: "Airstrike, Sarvan, 6 May 2031"."""
    parts = [
        kind_words(event.type).capitalize(),
        event.where.name if event.where else "",
        date_words(event.when) if event.when else "",
    ]
    return ", ".join(part for part in parts if part)


def _event_rows(desk: Desk, order: Sequence[str], event: EventCluster) -> Iterable[Row]:
    for figure in desk.story.figures:
        if figure.event == event.id:
            yield _figure_row(desk, order, figure)
    for name, label in (("when", "date"), ("where", "place")):
        if field := event.fields.get(name):
            yield _field_row(desk, order, label, field)
    positions = [p for p in desk.story.positions if p.event == event.id]
    if positions:
        cells = tuple(
            tuple(
                Entry(text=_position_words(desk, p), spot=spot)
                for p in positions
                if report in p.reports and (spot := _position_spot(desk, p.statements, report, event))
            )
            for report in order
        )
        agreement = next((f.kind for f in desk.story.findings if f.about == f"{event.id}.responsible"), None)
        yield Row(label="positions", agreement=agreement, cells=cells)


def _position_spot(desk: Desk, statements: Sequence[str], report: str, event: EventCluster) -> Evidence | None:
    clusters: list[Cluster] = [c for c in desk.story.statements if c.id in statements]
    for cluster in (*clusters, event):
        for member in cluster.members:
            if member.report == report:
                return desk.entry(member).spot
    return None


def _position_words(desk: Desk, position: object) -> str:
    holder, answer = getattr(position, "holder", None), getattr(position, "answer", None)
    stance, question = getattr(position, "stance", ""), getattr(position, "question", "")
    verb = {"asserts": "says", "denies": "denies", "doubts": "doubts"}.get(stance, stance)
    about = "" if question == "responsible" else f" ({question})"
    return f"{desk.name(holder)} {verb}: {desk.name(answer) if answer else 'nobody named'}{about}"


def _row(desk: Desk, order: Sequence[str], label: str, cluster: Cluster, field: Field | None) -> Row:
    cells = tuple(_distinct(desk.entry(m) for m in cluster.members if m.report == report)[:3] for report in order)
    return Row(label=label, agreement=field.agreement if field else None, cells=cells)


def _distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries with each wording once."""
    return tuple({entry.text.lower(): entry for entry in reversed(list(entries))}.values())[::-1]


def _field_row(desk: Desk, order: Sequence[str], label: str, field: Field) -> Row:
    cells = tuple(
        tuple(
            desk.entry(member, date_words(str(version.value)) if label == "date" else str(version.value))
            for version in field.versions
            for member in version.members[:1] if member.report == report
        ) or tuple(
            desk.entry(member, date_words(str(version.value)) if label == "date" else str(version.value))
            for version in field.versions for member in version.members if member.report == report
        )[:1]
        for report in order
    )  # fmt: skip
    return Row(label=label, agreement=field.agreement, cells=cells)


def _figure_row(desk: Desk, order: Sequence[str], figure: FigureCluster) -> Row:
    cells = tuple(
        tuple(_figure_entry(desk, member) for member in figure.members if member.report == report) for report in order
    )
    label = f"{figure.measure}: {figure.group}" if figure.group else figure.measure
    amounts = figure.fields.get("amount")
    return Row(label=label, agreement=amounts.agreement if amounts else None, cells=cells)


def _figure_entry(desk: Desk, member: Member) -> Entry:
    fact = desk.facts[member.report, member.fact]
    said = desk.facts.get((member.report, fact.attribution or ""))
    reading = desk.readings[member.report]
    speaker = reading.entity(said.speaker) if isinstance(said, Statement) else None
    by = f", {speaker.name}" if speaker else ""
    return desk.entry(member, f"{_amount(fact)}{by}" if isinstance(fact, Figure) else None)


def _amount(figure: Figure | FigureCluster) -> str:
    words = amount(figure.low, figure.best, figure.high, figure.modifier)
    return money(words, figure.currency) if figure.currency else words


def _timeline(desk: Desk) -> Iterable[Line]:
    clusters: dict[str, Cluster] = {c.id: c for c in (*desk.story.events, *desk.story.statements)}
    for entry in desk.story.timeline:
        cluster = clusters.get(entry.cluster)
        spots = tuple(desk.entry(member).spot for member in cluster.members[:3]) if cluster else ()
        yield Line(mark=date_words(entry.when), text=entry.text, spots=spots)


def _figures(desk: Desk) -> Iterable[Line]:
    """Yield every figure with its range and every version of it."""
    titles = {event.id: event.title for event in desk.story.events}
    order = {measure: n for n, measure in enumerate(_PEOPLE)}
    for figure in sorted(desk.story.figures, key=lambda f: (order.get(f.measure, 99), f.event or "", f.id)):
        versions = "; ".join(
            f"{version.value} ({', '.join(sorted({outlet_of(desk.readings[m.report]) for m in version.members}))})"
            for version in (figure.fields["amount"].versions if "amount" in figure.fields else ())
        )
        about = f" — {titles[figure.event]}" if figure.event in titles else ""
        bounds = " / ".join("–" if n is None else f"{n:,}" for n in (figure.low, figure.best, figure.high))
        label = f"{figure.measure}{f', {figure.group}' if figure.group else ''}"
        yield Line(
            mark=bounds, text=f"{label}{about}: {versions or _amount(figure)}",
            kind=figure.fields["amount"].agreement if "amount" in figure.fields else "",
            spots=tuple(desk.entry(member).spot for member in figure.members),
        )  # fmt: skip


def _positions(desk: Desk) -> Iterable[Line]:
    titles = {event.id: event for event in desk.story.events}
    for position in desk.story.positions:
        event = titles[position.event]
        spots = [s for r in position.reports if (s := _position_spot(desk, position.statements, r, event))]
        outlets = ", ".join(outlet_of(desk.readings[report]) for report in position.reports)
        yield Line(
            mark=position.stance, text=f"{_position_words(desk, position)} — {event.title} ({outlets})",
            kind=position.stance, spots=tuple(spots),
        )  # fmt: skip


def _findings(story: Story, *, reworded: bool) -> Iterable[Line]:
    for finding in story.findings:
        if (finding.kind == "reworded") == reworded:
            yield Line(mark=_finding_mark(finding), text=finding.text, kind=finding.kind, spots=finding.evidence)


def _finding_mark(finding: Finding) -> str:
    return kind_words(finding.kind) + (f" ({kind_words(finding.why)})" if finding.why else "")
