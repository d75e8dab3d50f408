"""Stories: lists with facets, and one story with all that belongs to it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from recount.errors import StoreError
from recount.model.reading import Reading
from recount.model.story import Story
from recount.store import tables as t
from recount.store.asking import listing, named, reports_with, within
from recount.store.judging import judgements_about
from recount.store.opening import Store
from recount.store.packing import unpack
from recount.store.records import FacetKind, Facets, KeptStory, Listing, StoryQuery, StoryRow, Tally

SAMPLE = 1000
"""Facets of a search are counted over its newest stories, so many: more would cost more than the search itself."""
SHOWN = 20
"""Values of a facet that are shown."""
KINDS: tuple[tuple[str, FacetKind], ...] = (
    ("types", "type"), ("actors", "actor"), ("places", "place"), ("countries", "country"), ("findings", "finding"),
    ("lineages", "lineage"), ("outlets", "outlet"),
)  # fmt: skip
_ROW = (
    t.story.c.n, t.story.c.id, t.story.c.title, t.story.c.when, t.story.c.place, t.story.c.country, t.story.c.latitude,
    t.story.c.longitude, t.story.c.reports, t.story.c.lineages, t.story.c.corrected, t.story.c.stale,
    t.story.c.version, t.story.c.last_day,
)  # fmt: skip


def list_stories(store: Store, query: StoryQuery) -> Listing[StoryRow]:
    """Return the stories that the query describes, the newest first."""
    with store.reading() as connection:
        found = listing(
            connection, matching(connection, query), (t.story.c.last_day, t.story.c.n), query, lambda row: row
        )
        rows = story_rows(connection, found.items)
    return Listing(items=tuple(rows), next=found.next, total=found.total)


def count_facets(store: Store, query: StoryQuery) -> Facets:
    """Return by what the stories can be narrowed; over its newest 1,000 where it narrows them."""
    narrowed = any(getattr(query, name) for name in query.__struct_fields__ if name not in ("limit", "cursor"))
    with store.reading() as connection:
        if not narrowed:
            return Facets(**{name: tuple(_commonest(connection, kind)) for name, kind in KINDS})
        tallies = _counted(connection, query)
    return Facets(**{name: tuple(tallies.get(kind, ())) for name, kind in KINDS})


def get_story(store: Store, identifier: str) -> KeptStory:
    """Return a story by its id, or by one that it had before.

    Raises:
        StoreError: there is none of this id.
    """
    with store.reading() as connection:
        row = _found(connection, identifier)
        stored = connection.execute(select(t.story.c.body).where(t.story.c.n == row.n)).scalar()
        story = unpack(stored, Story) if stored else None
        readings = readings_of(connection, row.n)
        judged = judgements_about(connection, [reading.report.id for reading in readings])
        return KeptStory(row=story_rows(connection, [row])[0], story=story, readings=readings, judgements=judged)


def story_version(store: Store, identifier: str) -> str:
    """Return what changes whenever the story does: for an ETag.

    Raises:
        StoreError: there is none of this id.
    """
    with store.reading() as connection:
        row = _found(connection, identifier)
        return f"{row.id}-{row.version}"


def _found(connection: Connection, identifier: str) -> Row[Any]:
    query: Select[Any] = select(*_ROW)
    row = connection.execute(query.where(t.story.c.id == identifier)).first()
    if row is None:
        current = select(t.former_story.c.story).where(t.former_story.c.id == identifier).scalar_subquery()
        row = connection.execute(query.where(t.story.c.id == current)).first()
    if row is None:
        raise StoreError(f"{identifier}: there is no story of this id in the store")
    return row


def readings_of(connection: Connection, story: int) -> tuple[Reading, ...]:
    """Return the readings of a story, as it dates them, in the order of its reports."""
    query = (
        select(func.coalesce(t.story_report.c.dated, t.reading.c.body))
        .join(t.reading, t.reading.c.report == t.story_report.c.report)
        .where(t.story_report.c.story == story)
        .order_by(t.story_report.c.report)
    )
    return tuple(unpack(body, Reading) for body in connection.execute(query).scalars())


def story_rows(connection: Connection, rows: Iterable[Row[Any]]) -> list[StoryRow]:
    """Return rows of stories with the tallies of their findings."""
    rows = list(rows)
    query = (
        select(t.story_facet.c.story, t.facet.c.key, t.facet.c.label, t.story_facet.c.count)
        .join(t.facet)
        .where(t.facet.c.kind == "finding", t.story_facet.c.story.in_([row.n for row in rows]))
        .order_by(t.facet.c.key)
    )
    tallies: dict[int, list[Tally]] = {}
    for story, key, label, count in connection.execute(query) if rows else ():
        tallies.setdefault(story, []).append(Tally(key=key, label=label, count=count))
    return [
        StoryRow(
            id=row.id, title=row.title, when=row.when, place=row.place, country=row.country, latitude=row.latitude,
            longitude=row.longitude, reports=row.reports, lineages=row.lineages,
            findings=tuple(tallies.get(row.n, ())), corrected=row.corrected, stale=row.stale, version=row.version,
        )
        for row in rows
    ]  # fmt: skip


def matching(connection: Connection, query: StoryQuery) -> Select[Any]:
    """Return the question for the stories that a query describes."""
    found = select(*_ROW).where(*within(t.story.c.first_day, t.story.c.last_day, query.since, query.until))
    for kind in ("type", "actor", "place", "country", "finding", "lineage", "outlet"):
        if wanted := getattr(query, kind):
            found = found.where(t.story.c.n.in_(_with_facet(connection, kind, wanted)))
    if query.text:
        reports = reports_with(connection, query.text)
        told = select(t.story_report.c.story).where(t.story_report.c.report.in_(reports))
        found = found.where(t.story.c.n.in_(told))
    return found


def _with_facet(connection: Connection, kind: str, wanted: str) -> Select[tuple[int]]:
    """Return the numbers of the stories that have a facet; its key goes before words of its name."""
    of_kind = select(t.facet.c.n).where(t.facet.c.kind == kind)
    exact = connection.execute(of_kind.where(t.facet.c.key == wanted)).scalars().all()
    numbers = exact or connection.execute(of_kind.where(named(t.facet.c.key, wanted))).scalars().all()
    return select(t.story_facet.c.story).where(t.story_facet.c.facet.in_(numbers))


def _commonest(connection: Connection, kind: FacetKind) -> Iterable[Tally]:
    query = (
        select(t.facet.c.key, t.facet.c.label, t.facet.c.stories)
        .where(t.facet.c.kind == kind, t.facet.c.stories > 0)
        .order_by(t.facet.c.stories.desc(), t.facet.c.n)
        .limit(SHOWN)
    )
    return (Tally(key=key, label=label, count=stories) for key, label, stories in connection.execute(query))


def _counted(connection: Connection, query: StoryQuery) -> dict[str, list[Tally]]:
    newest = matching(connection, query).order_by(t.story.c.last_day.desc(), t.story.c.n.desc()).limit(SAMPLE)
    chosen = connection.execute(newest.with_only_columns(t.story.c.n)).scalars().all()
    stories = func.count()
    counts = (
        select(t.facet.c.kind, t.facet.c.key, t.facet.c.label, stories)
        .join(t.story_facet, t.story_facet.c.facet == t.facet.c.n)
        .where(t.story_facet.c.story.in_(chosen))
        .group_by(t.facet.c.n)
        .order_by(stories.desc(), t.facet.c.n)
    )
    made: dict[str, list[Tally]] = {}
    for kind, key, label, count in connection.execute(counts):
        shown = made.setdefault(kind, [])
        if len(shown) < SHOWN:
            shown.append(Tally(key=key, label=label, count=count))
    return made
