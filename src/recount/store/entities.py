"""Entities across stories: which stories they are in, their offices, what they did and what they said."""

from typing import Any

from sqlalchemy import Connection, Row, literal, or_, select

from recount.errors import StoreError
from recount.store import tables as t
from recount.store.asking import listing
from recount.store.opening import Store
from recount.store.records import DeedRow, EntityQuery, EntityRow, KeptEntity, Listing, OfficeRow, StoryRow
from recount.store.stories import story_rows
from recount.text import fold

MOST = 500
"""Stories, offices and deeds that are shown of one entity: states have part in nearly everything."""


def list_entities(store: Store, query: EntityQuery) -> Listing[EntityRow]:
    """Return the entities that the query describes, those of most stories first."""
    found = select(t.entity).where(t.entity.c.stories > 0)
    if query.kind:
        found = found.where(t.entity.c.kind == query.kind)
    if query.country:
        found = found.where(t.entity.c.country == query.country)
    if query.text:
        begun = (literal(" ") + t.entity.c.folded).contains(f" {fold(query.text)}", autoescape=True)
        found = found.where(or_(begun, t.entity.c.wikidata == query.text))
    with store.reading() as connection:
        return listing(connection, found, (t.entity.c.stories, t.entity.c.n), query, _entity_row)


def get_entity(store: Store, identifier: str) -> KeptEntity:
    """Return an entity by its id across stories, or by the id that it has in one story.

    Raises:
        StoreError: there is none of this id.
    """
    with store.reading() as connection:
        row = connection.execute(select(t.entity).where(t.entity.c.id == identifier)).first()
        if row is None:
            within = select(t.story_entity.c.entity).where(t.story_entity.c.id == identifier).limit(1)
            row = connection.execute(select(t.entity).where(t.entity.c.n == within.scalar_subquery())).first()
        if row is None:
            raise StoreError(f"{identifier}: there is no entity of this id in the store")
        return KeptEntity(
            row=_entity_row(row), stories=_stories(connection, row.n), offices=_offices(connection, row.n),
            deeds=_deeds(connection, row.n),
        )  # fmt: skip


def _stories(connection: Connection, entity: int) -> tuple[StoryRow, ...]:
    stories = select(t.story_entity.c.story).where(t.story_entity.c.entity == entity)
    query = select(t.story).where(t.story.c.n.in_(stories)).order_by(t.story.c.last_day.desc(), t.story.c.n.desc())
    return tuple(story_rows(connection, connection.execute(query.limit(MOST))))


def _offices(connection: Connection, entity: int) -> tuple[OfficeRow, ...]:
    query = (
        select(t.role, t.report.c.id.label("report_id"), t.report.c.outlet, t.report.c.published)
        .join(t.report, t.report.c.n == t.role.c.report)
        .where(t.role.c.entity == entity)
        .order_by(t.role.c.first_day, t.report.c.first_day, t.role.c.n)
        .limit(MOST)
    )
    return tuple(
        OfficeRow(
            title=row.title, of=row.of, when=row.when, report=row.report_id, outlet=row.outlet,
            published=row.published, start=row.start, end=row.end,
        )
        for row in connection.execute(query)
    )  # fmt: skip


def _deeds(connection: Connection, entity: int) -> tuple[DeedRow, ...]:
    query = (
        select(t.cluster, t.cluster_actor.c.part, t.story.c.id.label("story_id"), t.story.c.title.label("story_title"))
        .join(t.cluster_actor, t.cluster_actor.c.cluster == t.cluster.c.n)
        .join(t.story, t.story.c.n == t.cluster.c.story)
        .where(t.cluster_actor.c.entity == entity)
        .order_by(t.cluster.c.last_seen.desc(), t.cluster.c.n.desc())
        .limit(MOST)
    )
    return tuple(
        DeedRow(
            part=row.part, story=row.story_id, story_title=row.story_title, cluster=row.id, kind=row.kind,
            type=row.type, text=row.text, when=row.when, first_seen=row.first_seen, last_seen=row.last_seen,
            reports=row.reports, lineages=row.lineages,
        )
        for row in connection.execute(query)
    )  # fmt: skip


def _entity_row(row: Row[Any]) -> EntityRow:
    return EntityRow(
        id=row.id, kind=row.kind, name=row.name, country=row.country, wikidata=row.wikidata, stories=row.stories
    )
