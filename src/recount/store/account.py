"""Story → rows: what of an account is searched, browsed and reviewed. The account is kept whole beside them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from recount.model.base import Record, content_id
from recount.model.entity import Entity, is_named
from recount.model.reading import Reading
from recount.model.story import (
    Cluster,
    EventCluster,
    FigureCluster,
    Finding,
    RelationCluster,
    StatementCluster,
    Story,
    StoryEntity,
)
from recount.store.doubt import score
from recount.store.records import ActorPart, FacetKind
from recount.store.rows import ALWAYS, NEVER, Row, days, place_columns
from recount.text import fold, squeeze

Judged = frozenset[tuple[str, str | None]]
"""Report and item of what judgements that hold are about."""
Party = tuple[str | None, ActorPart]


class Told(Record, frozen=True, kw_only=True):
    """An account with the readings it rests on, dated, and what of them is judged."""

    story: Story
    readings: tuple[Reading, ...]
    judged: Judged = frozenset()


class Facet(Record, frozen=True, kw_only=True, order=True):
    """A value by which stories are found."""

    kind: FacetKind
    key: str
    label: str


class Person(Record, frozen=True, kw_only=True):
    """An entity of a story as it is known across stories."""

    id: str
    entity: StoryEntity

    def row(self) -> Row:
        """Return the columns of it, but for the number of its stories."""
        entity = self.entity
        return {
            "id": self.id, "kind": entity.kind, "name": squeeze(entity.name), "folded": fold(entity.name),
            "country": entity.country, "wikidata": entity.identifiers.get("wikidata"),
        }  # fmt: skip


def persons(told: Told) -> dict[str, Person]:
    """Return the named entities of a story by the ids that they have there."""
    shelf = _entities(told)
    return {
        entity.id: Person(id=_across(entity), entity=entity)
        for entity in told.story.entities
        if any(is_named(one) for _, one in _members(entity, shelf))
    }


def _across(entity: StoryEntity) -> str:
    """Return what is the same in all stories: the Wikidata item, else a state's country, else kind and full name."""
    wikidata = entity.identifiers.get("wikidata")
    country = entity.country if entity.kind == "state" else None
    return content_id("entity", wikidata or [entity.kind, country or fold(entity.name)])


def _entities(told: Told) -> dict[tuple[str, str], Entity]:
    return {(r.report.id, entity.id): entity for r in told.readings for entity in r.entities}


def _members(entity: StoryEntity, shelf: Mapping[tuple[str, str], Entity]) -> Iterator[tuple[str, Entity]]:
    for report, ids in sorted(entity.members.items()):
        yield from ((report, shelf[report, i]) for i in ids if (report, i) in shelf)


def story_row(told: Told) -> Row:
    """Return the columns of a story."""
    story = told.story
    first, last = days(story.when)
    spans = [days(reading.report.published.when) for reading in told.readings]
    firsts = sorted(one for one in (first, *(span[0] for span in spans)) if one and one != NEVER)
    lasts = sorted(one for one in (last, *(span[1] for span in spans)) if one and one != ALWAYS)
    ends = {"first_day": firsts[0] if firsts else NEVER, "last_day": lasts[-1] if lasts else NEVER}
    return {
        "title": squeeze(story.title), "when": story.when, "reports": len(story.reports),
        "lineages": len(story.lineages),
        "corrected": len({pair for pair in told.judged if pair[0] in story.reports}),
    } | ends | place_columns(story.where)  # fmt: skip


def facets(told: Told, known: Mapping[str, Person]) -> Counter[Facet]:
    """Return by what a story is found, each with how often it has it."""
    found: Counter[Facet] = Counter()
    for event in told.story.events:
        found[_facet("type", event.type, event.type.replace("_", " "))] += 1
        if event.where:
            found[_facet("place", fold(event.where.name), event.where.name)] += 1
            if event.where.country:
                found[_facet("country", event.where.country, event.where.country)] += 1
    for identifier, count in Counter(i for c in _clusters(told.story) for i, _ in parties(c)).items():
        if identifier is not None and identifier in known:
            name = squeeze(known[identifier].entity.name)
            found[_facet("actor", fold(name), name)] += count
    for finding in told.story.findings:
        found[_facet("finding", finding.kind, finding.kind.replace("_", " "))] += 1
    return found + _voices(told)


def _voices(told: Told) -> Counter[Facet]:
    found: Counter[Facet] = Counter()
    for lineage in told.story.lineages:
        found[_facet("lineage", lineage.basis, lineage.basis)] += 1
        if lineage.agency:
            found[_facet("lineage", fold(lineage.agency), lineage.agency)] += 1
    for outlet in (reading.report.outlet for reading in told.readings):
        if outlet:
            found[_facet("outlet", fold(outlet), squeeze(outlet))] += 1
    return found


def _facet(kind: FacetKind, key: str, label: str) -> Facet:
    return Facet(kind=kind, key=key, label=label)


def role_rows(told: Told, known: Mapping[str, Person]) -> Iterator[tuple[str, str, Row]]:
    """Yield the story's id of who held an office, the report's id, and the columns of the office."""
    shelf = _entities(told)
    for identifier, person in known.items():
        for report, entity in _members(person.entity, shelf):
            for role in entity.roles:
                first, last = days(role.when)
                body = shelf.get((report, role.of or ""))
                yield identifier, report, {
                    "title": squeeze(role.title), "of": squeeze(body.name) if body else None, "when": role.when,
                    "first_day": first, "last_day": last, "start": role.evidence.start, "end": role.evidence.end,
                }  # fmt: skip


def _clusters(story: Story) -> Iterator[Cluster]:
    yield from story.events
    yield from story.statements
    yield from story.figures
    yield from story.relations


def parties(cluster: Cluster) -> tuple[Party, ...]:
    """Return who has part in a cluster, by the story's ids."""
    if isinstance(cluster, EventCluster):
        parts: tuple[tuple[tuple[str, ...], Literal["agent", "recipient", "supporter"]], ...] = (
            (cluster.agents, "agent"), (cluster.recipients, "recipient"), (cluster.supporters, "supporter"),
        )  # fmt: skip
        return tuple((identifier, part) for ids, part in parts for identifier in dict.fromkeys(ids))
    if isinstance(cluster, StatementCluster):
        return ((cluster.speaker, "speaker"),)
    if isinstance(cluster, RelationCluster):
        return ((cluster.subject, "agent"), (cluster.object, "recipient"))
    return ()


def cluster_rows(told: Told) -> Iterator[tuple[Cluster, Row]]:
    """Yield every cluster of a story with its columns."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in told.story.findings:
        found[finding.about.partition(".")[0]].append(finding)
    names = {entity.id: squeeze(entity.name) for entity in told.story.entities}
    published = {reading.report.id: days(reading.report.published.when) for reading in told.readings}
    words = {(r.report.id, fact.id): squeeze(fact.text) for r in told.readings for fact in r.facts}
    for cluster in _clusters(told.story):
        scored = score(cluster, found[cluster.id])
        judged = any({(m.report, m.fact), (m.report, None)} & told.judged for m in cluster.members)
        yield cluster, {
            "id": cluster.id, "doubt": scored.doubt, "weight": scored.weight, "why": scored.why, "rank": scored.rank,
            "judged": judged, "reports": len({member.report for member in cluster.members}),
            "lineages": len({member.lineage for member in cluster.members}),
        } | _seen(cluster, published) | _columns(cluster, names, words)  # fmt: skip


def _seen(cluster: Cluster, published: Mapping[str, tuple[str | None, str | None]]) -> Row:
    """Return on which days the first and the last of the cluster's reports appeared, as far as they say so."""
    spans = [published[member.report] for member in cluster.members]
    firsts, lasts = [span[0] for span in spans if span[0]], [span[1] for span in spans if span[1]]
    return {"first_seen": min(firsts, default=None), "last_seen": max(lasts, default=None)}


def _columns(cluster: Cluster, names: Mapping[str, str], words: Mapping[tuple[str, str], str]) -> Row:
    plain: Row = dict.fromkeys(("modality", "speaker", "low", "best", "high", "when", "first_day", "last_day"))
    first = words.get((cluster.members[0].report, cluster.members[0].fact), "")
    own = _own_columns(cluster, names, first)
    dated = dict(zip(("first_day", "last_day"), days(own.get("when")), strict=True))
    return plain | place_columns(None) | own | dated


def _own_columns(cluster: Cluster, names: Mapping[str, str], words: str) -> Row:
    if isinstance(cluster, EventCluster):
        own = {"kind": "event", "type": cluster.type, "text": squeeze(cluster.title), "when": cluster.when}
        return own | {"modality": cluster.modality} | place_columns(cluster.where)
    if isinstance(cluster, StatementCluster):
        speaker = names.get(cluster.speaker or "", cluster.speaker)
        return {
            "kind": "statement", "type": cluster.stance, "text": squeeze(cluster.text), "when": cluster.when,
            "speaker": speaker,
        }  # fmt: skip
    if isinstance(cluster, FigureCluster):
        return {
            "kind": "figure", "type": cluster.measure, "text": words, "when": cluster.when, "low": cluster.low,
            "best": cluster.best, "high": cluster.high,
        }  # fmt: skip
    if isinstance(cluster, RelationCluster):
        subject, object_ = (names.get(i, i) for i in (cluster.subject, cluster.object))
        told = f"{subject} {cluster.relation.replace('_', ' ')} {object_}"
        return {"kind": "relation", "type": cluster.relation, "text": told}
    raise TypeError(f"{type(cluster).__name__} is no cluster that a store knows")


def finding_rows(findings: Sequence[Finding]) -> Iterable[tuple[str, Row]]:
    """Yield the id of the cluster that a finding is about, with its columns."""
    for place, one in enumerate(findings):
        row = {"kind": one.kind, "why": one.why, "about": one.about, "text": squeeze(one.text), "place": place}
        yield one.about.partition(".")[0], row
