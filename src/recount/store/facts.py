"""Facts: lists with facets, one fact and where it went, and what a judgement of it is anchored to."""

from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from recount.errors import StoreError
from recount.model.fact import Fact
from recount.model.judgement import Anchor
from recount.model.reading import Reading
from recount.store import tables as t
from recount.store.asking import listing, named, reports_with, within
from recount.store.judging import judgements_about
from recount.store.opening import Store
from recount.store.packing import unpack
from recount.store.records import FactQuery, FactRow, KeptFact, Listing
from recount.store.reports import get_report, report_number
from recount.store.rows import kind_of
from recount.text import fold

_ROW = (t.fact, t.report.c.id.label("report_id"), t.report.c.outlet, t.story.c.id.label("story"))


def list_facts(store: Store, query: FactQuery) -> Listing[FactRow]:
    """Return the facts that the query describes, those of the newest report first."""
    with store.reading() as connection:
        return listing(connection, _matching(connection, query), (t.fact.c.n,), query, _fact_row)


def get_fact(store: Store, report: str, identifier: str) -> KeptFact:
    """Return a fact by its report's id and its own.

    Raises:
        StoreError: there is no such report, or no such fact in it.
    """
    with store.reading() as connection:
        number = report_number(connection, report)
        row = connection.execute(_joined().where(t.fact.c.report == number, t.fact.c.id == identifier)).first()
        if row is None:
            raise StoreError(f"{identifier}: {report} has no fact of this id in the store")
        query = select(t.cluster.c.id).join(t.cluster_member).where(t.cluster_member.c.fact == row.n)
        cluster = connection.execute(query).scalar()
        fact = _reading(connection, number).fact(identifier)
        judged = judgements_about(connection, [row.report_id])
    if fact is None:
        raise StoreError(f"{identifier}: its row is there and the reading of {report} lacks it; ingest it --again")
    mine = tuple(one for one in judged if any(anchor.item == identifier for anchor in one.about))
    return KeptFact(row=_fact_row(row), fact=fact, cluster=cluster, judgements=mine)


def anchor_of(store: Store, report: str, item: str | None = None) -> Anchor:
    """Return what a judgement of a report, or of a fact or entity of it, is anchored to.

    Raises:
        StoreError: there is no such report, or no such thing in it.
    """
    reading = get_report(store, report).reading
    if item is None:
        return Anchor(report=reading.report.id, kind="report", start=0, end=0)
    if fact := reading.fact(item):
        return _fact_anchor(reading, fact)
    entity = reading.entity(item)
    if entity is None:
        raise StoreError(f"{item}: {report} has no fact or entity of this id in the store")
    if not entity.mentions:
        return Anchor(report=reading.report.id, kind="entity", item=item, start=0, end=0, text=entity.name)
    first = entity.mentions[0]
    return Anchor(report=reading.report.id, kind="entity", item=item, start=first.start, end=first.end, text=first.text)


def _fact_anchor(reading: Reading, fact: Fact) -> Anchor:
    return Anchor(
        report=reading.report.id, kind=kind_of(fact), item=fact.id, start=fact.start, end=fact.end, text=fact.text
    )


def _reading(connection: Connection, report: int) -> Reading:
    query = (
        select(func.coalesce(t.story_report.c.dated, t.reading.c.body))
        .select_from(t.reading)
        .outerjoin(t.story_report, t.story_report.c.report == t.reading.c.report)
        .where(t.reading.c.report == report)
    )
    return unpack(connection.execute(query).scalar_one(), Reading)


def _joined() -> Select[Any]:
    return (
        select(*_ROW)
        .join(t.report, t.report.c.n == t.fact.c.report)
        .outerjoin(t.story_report, t.story_report.c.report == t.report.c.n)
        .outerjoin(t.story, t.story.c.n == t.story_report.c.story)
    )


def _matching(connection: Connection, query: FactQuery) -> Select[Any]:
    found = _joined().where(*within(t.fact.c.first_day, t.fact.c.last_day, query.since, query.until))
    for column, wanted in (
        (t.fact.c.kind, query.kind), (t.fact.c.type, query.type), (t.fact.c.modality, query.modality),
        (t.fact.c.country, query.country), (t.fact.c.place, query.place), (t.report.c.id, query.report),
        (t.story.c.id, query.story), (t.story_report.c.lineage, query.lineage),
    ):  # fmt: skip
        found = found.where(column == wanted) if wanted else found
    if query.actor:
        found = found.where(t.fact.c.n.in_(_facts_of(connection, query.actor)))
    if query.text:
        found = found.where(t.fact.c.report.in_(reports_with(connection, query.text)))
        for word in fold(query.text).replace('"', " ").split():
            found = found.where(func.lower(t.fact.c.text).contains(word, autoescape=True))
    return found


def _facts_of(connection: Connection, actor: str) -> Select[tuple[int]]:
    """Return the numbers of the facts in whose clusters an entity, by id or name, has part."""
    wanted = t.entity.c.id == actor if actor.startswith("entity:") else named(t.entity.c.folded, actor)
    entities = connection.execute(select(t.entity.c.n).where(wanted)).scalars().all()
    clusters = select(t.cluster_actor.c.cluster).where(t.cluster_actor.c.entity.in_(entities))
    return select(t.cluster_member.c.fact).where(t.cluster_member.c.cluster.in_(clusters))


def _fact_row(row: Row[Any]) -> FactRow:
    return FactRow(
        report=row.report_id, id=row.id, kind=row.kind, type=row.type, start=row.start, end=row.end, text=row.text,
        modality=row.modality, rule=row.rule, actors=row.actors, place=row.place, country=row.country, low=row.low,
        best=row.best, high=row.high, first_day=row.first_day, last_day=row.last_day, outlet=row.outlet,
        story=row.story,
    )  # fmt: skip
