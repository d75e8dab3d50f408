"""An account written down: the story's row, its clusters, findings, entities and facets, in place of what was there."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from recount.model.judgement import Judgement
from recount.model.reading import Reading
from recount.store import tables as t
from recount.store.account import (
    Person,
    Told,
    cluster_rows,
    facets,
    finding_rows,
    parties,
    persons,
    role_rows,
    story_row,
)
from recount.store.judging import judgements_about
from recount.store.opening import Store
from recount.store.packing import pack, unpack
from recount.store.rows import Row

Numbers = dict[str, int]


def stale_stories(store: Store) -> list[str]:
    """Return the ids of the stories whose account is behind, in the order in which they were opened."""
    query = select(t.story.c.id).where(t.story.c.stale.is_(True)).order_by(t.story.c.n)
    with store.reading() as connection:
        return list(connection.execute(query).scalars())


def to_tell(store: Store, story: str) -> tuple[int, tuple[Reading, ...], tuple[Judgement, ...]]:
    """Return the version of a story, its readings as they were made, and what is judged of them."""
    version = select(t.story.c.version).where(t.story.c.id == story)
    readings = (
        select(t.reading.c.body)
        .join(t.story_report, t.story_report.c.report == t.reading.c.report)
        .join(t.story, t.story.c.n == t.story_report.c.story)
        .where(t.story.c.id == story)
        .order_by(t.reading.c.report)
    )
    with store.reading() as connection:
        known = connection.execute(version).scalar()
        found = tuple(unpack(body, Reading) for body in connection.execute(readings).scalars())
        return known or 0, found, judgements_about(connection, [reading.report.id for reading in found])


def tell(store: Store, told: Told, version: int) -> bool:
    """Write down an account; false, and nothing written, where the story has changed since that version."""
    with store.writing() as connection:
        key = select(t.story.c.n).where(t.story.c.id == told.story.id, t.story.c.version == version)
        story: int | None = connection.execute(key).scalar()
        if story is None:
            return False
        _forget(connection, story)
        row = story_row(told) | {"stale": False, "version": version + 1, "body": pack(told.story)}
        connection.execute(update(t.story).where(t.story.c.n == story).values(row))
        _write(connection, story, told)
        return True


def forget_story(connection: Connection, story: int) -> None:
    """Take a story that has no reports any more out of the store."""
    _forget(connection, story)
    connection.execute(delete(t.story).where(t.story.c.n == story))


def _forget(connection: Connection, story: int) -> None:
    for table, link, of in ((t.facet, t.story_facet, "facet"), (t.entity, t.story_entity, "entity")):
        mine = select(link.c[of]).where(link.c.story == story)
        connection.execute(update(table).where(table.c.n.in_(mine)).values(stories=table.c.stories - 1))
    for table in (t.finding, t.cluster, t.story_facet, t.story_entity, t.role):
        connection.execute(delete(table).where(table.c.story == story))


def _write(connection: Connection, story: int, told: Told) -> None:
    reports = _reports(connection, story, told)
    known = persons(told)
    entities = _write_entities(connection, story, known)
    _write_facets(connection, story, told, known)
    rows = [
        row | {"story": story, "entity": entities[who], "report": reports[report]}
        for who, report, row in role_rows(told, known)
    ]
    _insert(connection, t.role, rows)
    clusters = _write_clusters(connection, story, told, reports, entities)
    _insert(
        connection, t.finding,
        [row | {"story": story, "cluster": clusters.get(of)} for of, row in finding_rows(told.story.findings)],
    )  # fmt: skip


def _reports(connection: Connection, story: int, told: Told) -> Numbers:
    """Return the numbers of the story's reports; note their lineages, and their readings where it dates them."""
    query = select(t.report.c.id, t.report.c.n, t.reading.c.body).join(t.story_report).join(t.reading)
    before = {row.id: row for row in connection.execute(query.where(t.story_report.c.story == story))}
    lineage = {report: one.id for one in told.story.lineages for report in one.reports}
    for reading in told.readings:
        row, body = before[reading.report.id], pack(reading)
        values = {"lineage": lineage.get(reading.report.id), "dated": None if body == row.body else body}
        connection.execute(update(t.story_report).where(t.story_report.c.report == row.n).values(values))
    return {identifier: row.n for identifier, row in before.items()}


def _write_entities(connection: Connection, story: int, known: Mapping[str, Person]) -> Numbers:
    """Return the numbers of the story's entities by the ids that they have in it."""
    rows = {person.id: person.row() | {"stories": 0} for person in known.values()}
    numbers = _numbers(connection, t.entity, rows)
    links = {
        identifier: {
            "story": story, "entity": numbers[person.id], "id": identifier, "reports": len(person.entity.members)
        }
        for identifier, person in known.items()
    }  # fmt: skip
    _insert(connection, t.story_entity, list(links.values()))
    _count_up(connection, t.entity, set(numbers.values()))
    return {identifier: numbers[person.id] for identifier, person in known.items()}


def _numbers(connection: Connection, table: Table, rows: Mapping[str, Row]) -> Numbers:
    """Return the numbers of rows by their ids, adding those that are not there."""
    query = select(table.c.id, table.c.n).where(table.c.id.in_(list(rows)))
    found = {row.id: row.n for row in connection.execute(query)}
    _insert(connection, table, [row for identifier, row in rows.items() if identifier not in found])
    return {row.id: row.n for row in connection.execute(query)} if len(found) < len(rows) else found


def _write_facets(connection: Connection, story: int, told: Told, known: Mapping[str, Person]) -> None:
    found = facets(told, known)
    keyed = {(facet.kind, facet.key): facet for facet in sorted(found, reverse=True)}
    query = select(t.facet.c.kind, t.facet.c.key, t.facet.c.n).where(t.facet.c.key.in_([key for _, key in keyed]))
    before = {(row.kind, row.key) for row in connection.execute(query)}
    fresh = [
        {"kind": facet.kind, "key": facet.key, "label": facet.label, "stories": 0}
        for pair, facet in sorted(keyed.items())
        if pair not in before
    ]
    _insert(connection, t.facet, fresh)
    numbers = {(row.kind, row.key): row.n for row in connection.execute(query)}
    counts: dict[int, int] = {}
    for facet, count in found.items():
        number = numbers[facet.kind, facet.key]
        counts[number] = counts.get(number, 0) + count
    _insert(
        connection, t.story_facet,
        [{"facet": number, "story": story, "count": count} for number, count in sorted(counts.items())],
    )  # fmt: skip
    _count_up(connection, t.facet, set(counts))


def _count_up(connection: Connection, table: Table, numbers: Iterable[int]) -> None:
    query = update(table).where(table.c.n.in_(sorted(numbers))).values(stories=table.c.stories + 1)
    connection.execute(query)


def _write_clusters(connection: Connection, story: int, told: Told, reports: Numbers, entities: Numbers) -> Numbers:
    """Return the numbers of the story's clusters by their ids."""
    facts = _facts(connection, reports)
    made = list(cluster_rows(told))
    first = connection.execute(select(func.coalesce(func.max(t.cluster.c.n), 0))).scalar_one() + 1
    # numbered here, so that all go in at once; writers take turns
    numbered = list(enumerate(made, first))
    _insert(connection, t.cluster, [row | {"n": n, "story": story} for n, (_, row) in numbered])
    members = {(n, facts[m.report, m.fact]) for n, (cluster, _) in numbered for m in cluster.members}
    _insert(connection, t.cluster_member, [{"cluster": n, "fact": fact} for n, fact in sorted(members)])
    actors = {
        (entities[who], n, part)
        for n, (cluster, _) in numbered
        for who, part in parties(cluster)
        if who is not None and who in entities
    }
    _insert(
        connection, t.cluster_actor, [{"entity": who, "cluster": n, "part": part} for who, n, part in sorted(actors)]
    )
    return {cluster.id: n for n, (cluster, _) in numbered}


def _facts(connection: Connection, reports: Numbers) -> dict[tuple[str, str], int]:
    names = {number: identifier for identifier, number in reports.items()}
    query = select(t.fact.c.report, t.fact.c.id, t.fact.c.n).where(t.fact.c.report.in_(list(names)))
    return {(names[row.report], row.id): row.n for row in connection.execute(query)}


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
