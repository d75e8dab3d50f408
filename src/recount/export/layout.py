"""A story laid out: every list that the page and the screen show, in the order in which they show it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from string import ascii_uppercase

from recount.export.atlas import atlas
from recount.export.chart import chart
from recount.export.desk import Desk, desk
from recount.export.edits import collated, edit, is_edited
from recount.export.matrix import AMOUNT, matrix, position_members, quoted, wordings
from recount.export.people import people
from recount.export.prose import MEASURES, appeared, event_kind, event_label, held, numbers, spelled
from recount.export.sheet import Column, Count, Given, Held, Moment, Quotation, Remark, Sheet, Turn, Wording
from recount.export.voices import voices
from recount.lexicon.families import is_deed
from recount.model.judgement import Judgement
from recount.model.reading import Reading
from recount.model.story import EventCluster, FigureCluster, Lineage, Member, StatementCluster, Story, Version


def sheet(story: Story, readings: Sequence[Reading], judgements: Iterable[Judgement] = ()) -> Sheet:
    """Return the story laid out; of the readings only its own are looked at. `judgements` are those that stand."""
    told = desk(story, readings, judgements)
    return Sheet(
        title=story.title, when=spelled(story.when), where=story.where.text if story.where else "",
        columns=tuple(_columns(told)), matrix=matrix(told), timeline=tuple(_timeline(told)),
        counts=tuple(_counts(told)), positions=tuple(_positions(told)), quotations=tuple(_quotations(told)),
        findings=tuple(
            Remark(kind=found.kind, why=found.why, text=found.text, evidence=found.evidence) for found in story.findings
        ),
        voices=tuple(voices(told)), people=tuple(people(told)), spots=atlas(told),
        chart=chart(told), life=tuple(_life(told)),
    )  # fmt: skip


def _columns(desk: Desk) -> Iterator[Column]:
    """Yield the reports; letters run A to Z, then AA."""
    letters = dict(zip((lineage.id for lineage in desk.story.lineages), _letters(), strict=False))
    for report in desk.story.reports:
        lineage = next(found for found in desk.story.lineages if report in found.reports)
        known = desk.shelf[report].report
        yield Column(
            report=report, label=desk.labels[report], headline=known.headline, when=appeared(known.published),
            basis=known.published.basis, voice=letters[lineage.id], voice_basis=_part(lineage, report),
            shared=tuple(desk.labels[other] for other in lineage.reports if other != report), url=known.url,
        )  # fmt: skip


def _part(lineage: Lineage, report: str) -> str:
    """Return in words what part a report has in its lineage: first of it, a copy, an agency's text with its own."""
    if report == lineage.first:
        return "first"
    mixed = any(part.mixed for part in lineage.parts if part.report == report)
    return f"{lineage.basis} and its own" if mixed else lineage.basis


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    yield from (first + second for first in ascii_uppercase for second in ascii_uppercase)


def _timeline(desk: Desk) -> Iterator[Moment]:
    clusters: dict[str, EventCluster | StatementCluster] = {event.id: event for event in desk.story.events}
    clusters.update({said.id: said for said in desk.story.statements})
    for entry in desk.story.timeline:
        cluster = clusters[entry.cluster]
        label = event_kind(cluster) if isinstance(cluster, EventCluster) else desk.name(cluster.speaker)
        spots = desk.evidence(cluster.members)
        yield Moment(when=spelled(entry.when), text=entry.text, label=label, evidence=spots)


def _life(desk: Desk) -> Iterator[Turn]:
    """Yield the days of a story of several days: what was first told then, deeds alone, and which counts changed."""
    events = {event.id: event for event in desk.story.events}
    for day in desk.story.life if len(desk.story.life) > 1 else ():
        deeds = [events[told] for told in day.told if is_deed(events[told].type)]
        first = [f"first told: {event_label(event)}" for event in deeds]
        revised = [
            f"{event_label(events[r.event])}, {MEASURES[r.measure]}: {r.before} → {r.after}" for r in day.revised
        ]
        members = [m for event in deeds for m in event.members if m.report in day.reports]
        members += [m for one in day.revised for m in one.members]
        yield Turn(
            when=spelled(day.on), reports=desk.outlets(day.reports), news=(*revised, *first),
            evidence=desk.evidence(members),
        )  # fmt: skip


def _counts(desk: Desk) -> Iterator[Count]:
    """Yield the counts of events, event by event, then those of no event."""
    order = {event.id: n for n, event in enumerate(desk.story.events)}
    labels = {event.id: event_label(event) for event in desk.story.events}
    measures = list(MEASURES)
    counts = sorted(desk.story.figures, key=lambda f: (order.get(f.event or "", len(order)), measures.index(f.measure)))
    for figure in counts:
        unit = figure.currency or figure.unit
        low, best, high = numbers(figure.low, figure.best, figure.high)
        yield Count(
            topic=labels.get(figure.event or "", "Of no one event"), of_event=figure.event is not None,
            of=_counted(figure) + (f" [{unit}]" if unit else ""), low=low, best=best, high=high,
            kind=figure.fields["amount"].agreement, versions=tuple(_versions(desk, figure)),
        )  # fmt: skip


def _counted(figure: FigureCluster) -> str:
    measure = MEASURES[figure.measure]
    if figure.measure in ("count", "troops", "money", "share") and figure.group:
        return figure.group
    return f"{figure.group}, {measure}" if figure.group else measure


def _versions(desk: Desk, figure: FigureCluster) -> Iterator[Given]:
    for version in figure.fields["amount"].versions:
        told = f"{desk.outlets_of(version.members)}{_word(desk, version)}"
        value = f"{version.value} ({told}{desk.corrected(version.members, *AMOUNT)})"
        kind = "differs" if version.side else version.agreement
        yield Given(value=value, kind=kind, evidence=desk.evidence(version.members))


def _word(desk: Desk, version: Version) -> str:
    return f", on the word of {desk.names(version.speakers)}" if version.speakers else ""


def _positions(desk: Desk) -> Iterator[Held]:
    labels = {event.id: event_label(event) for event in desk.story.events}
    for position in desk.story.positions:
        stance, answer = held(position, desk.name)
        yield Held(
            on=labels.get(position.event, ""), holder=desk.name(position.holder),
            stance=stance, answer=answer, outlets=desk.outlets(position.reports),
            evidence=desk.evidence(position_members(desk, position)),
        )  # fmt: skip


def _quotations(desk: Desk) -> Iterator[Quotation]:
    """Yield the quotations with more than one wording."""
    for cluster in quoted(desk):
        versions = wordings(desk, cluster)
        full = next(iter(versions))
        rest = [_wording(desk, cluster, versions, text) for text in islice(versions, 1, None)]
        edited = [wording for wording in rest if is_edited(wording.edit)]
        if edited:
            first = Wording(
                outlets=desk.outlets_of(versions[full]), edit=edit(full, full), evidence=desk.evidence(versions[full])
            )
            speaker = desk.name(cluster.speaker) if cluster.speaker else "an unnamed speaker"
            yield Quotation(speaker=speaker, wordings=(first, *edited))


def _wording(desk: Desk, cluster: StatementCluster, versions: Mapping[str, Sequence[Member]], text: str) -> Wording:
    """Return a wording as an edit of the first; as it was collated, where it was set against that."""
    full, members = next(iter(versions)), versions[text]
    both = (*versions[full], *members)
    found = [one for one in cluster.collation if one.member in both and one.against in both]
    mine = next((one for one in found if one.member in members and one.against in versions[full] and one.edits), None)
    changes = dict.fromkeys(marker for one in found for marker in one.changes)
    return Wording(
        outlets=desk.outlets_of(members), edit=collated(mine) if mine else edit(full, text),
        changes=tuple(changes), evidence=desk.evidence(members),
    )  # fmt: skip
