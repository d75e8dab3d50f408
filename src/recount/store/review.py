"""What a person should look at: the review queue, findings, what changed, and how much there is."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, func, select

from recount.errors import StoreError
from recount.model.page import Rejection
from recount.model.reading import Producer
from recount.store import tables as t
from recount.store.asking import listing
from recount.store.opening import Store
from recount.store.records import (
    ChangeQuery,
    ChangeRow,
    Contents,
    FindingQuery,
    FindingRow,
    Listing,
    ReviewItem,
    ReviewQuery,
    RunRow,
)

REJECTED = 100
"""Rejections that are shown, the newest."""


def review_queue(store: Store, query: ReviewQuery) -> Listing[ReviewItem]:
    """Return the clusters that no judgement is about, the most doubtful and consequential first."""
    found = (
        select(t.cluster, t.story.c.id.label("story_id"), t.story.c.title.label("story_title"))
        .join(t.story, t.story.c.n == t.cluster.c.story)
        .where(t.cluster.c.judged.is_(False), t.cluster.c.rank > 0)
    )
    found = found.where(t.story.c.id == query.story) if query.story else found
    found = found.where(t.cluster.c.kind == query.kind) if query.kind else found
    with store.reading() as connection:
        rows = listing(connection, found, (t.cluster.c.rank, t.cluster.c.n), query, lambda row: row)
        members = _members(connection, [row.n for row in rows.items])
    items = tuple(_item(row, tuple(members.get(row.n, ()))) for row in rows.items)
    return Listing(items=items, next=rows.next, total=rows.total)


def _members(connection: Connection, clusters: list[int]) -> dict[int, list[tuple[str, str]]]:
    query = (
        select(t.cluster_member.c.cluster, t.report.c.id.label("report"), t.fact.c.id.label("fact"))
        .join(t.fact, t.fact.c.n == t.cluster_member.c.fact)
        .join(t.report, t.report.c.n == t.fact.c.report)
        .where(t.cluster_member.c.cluster.in_(clusters))
        .order_by(t.cluster_member.c.fact)
    )
    found: dict[int, list[tuple[str, str]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.cluster, []).append((row.report, row.fact))
    return found


def cluster_members(store: Store, cluster: str) -> tuple[tuple[str, str], ...]:
    """Return the facts of a cluster as pairs of report and fact.

    Raises:
        StoreError: there is no such cluster.
    """
    with store.reading() as connection:
        number = connection.execute(select(t.cluster.c.n).where(t.cluster.c.id == cluster)).scalar()
        if number is None:
            raise StoreError(f"{cluster}: there is no such cluster; `recount review queue` lists what to look at")
        return tuple(_members(connection, [number])[number])


def _item(row: Row[Any], members: tuple[tuple[str, str], ...]) -> ReviewItem:
    return ReviewItem(
        story=row.story_id, story_title=row.story_title, cluster=row.id, kind=row.kind, type=row.type, text=row.text,
        why=row.why, doubt=row.doubt, weight=row.weight, rank=row.rank, members=members,
    )  # fmt: skip


def list_findings(store: Store, query: FindingQuery) -> Listing[FindingRow]:
    """Return the findings that the query describes, the newest told first."""
    found = select(t.finding, t.story.c.id.label("story_id"), t.story.c.title.label("story_title")).join(
        t.story, t.story.c.n == t.finding.c.story
    )
    for column, wanted in ((t.finding.c.kind, query.kind), (t.finding.c.why, query.why), (t.story.c.id, query.story)):
        found = found.where(column == wanted) if wanted else found
    with store.reading() as connection:
        return listing(connection, found, (t.finding.c.n,), query, _finding_row)


def _finding_row(row: Row[Any]) -> FindingRow:
    return FindingRow(
        story=row.story_id, story_title=row.story_title, kind=row.kind, why=row.why, about=row.about, text=row.text,
        place=row.place,
    )  # fmt: skip


def list_changes(store: Store, query: ChangeQuery) -> Listing[ChangeRow]:
    """Return what became of stories, the newest first."""
    found = select(t.change)
    found = found.where(t.change.c.story == query.story) if query.story else found
    with store.reading() as connection:
        return listing(connection, found, (t.change.c.n,), query, _change_row)


def _change_row(row: Row[Any]) -> ChangeRow:
    return ChangeRow(
        at=row.at, kind=row.kind, story=row.story, judgement=row.judgement,
        reports=msgspec.json.decode(row.reports, type=tuple[str, ...]),
        former=msgspec.json.decode(row.former, type=tuple[str, ...]),
    )  # fmt: skip


def contents(store: Store) -> Contents:
    """Return how much there is, what was refused last, and which run wrote last."""
    with store.reading() as connection:
        counts = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in (
                ("pages", t.page), ("reports", t.report), ("facts", t.fact), ("stories", t.story),
                ("judgements", t.judgement), ("rejections", t.rejection),
            )
        }  # fmt: skip
        return Contents(
            **counts, stale=_count(connection, select(t.story.c.n).where(t.story.c.stale.is_(True))),
            entities=_count(connection, select(t.entity.c.n).where(t.entity.c.stories > 0)),
            last_run=_last_run(connection), rejected=_rejected(connection),
        )  # fmt: skip


def store_version(store: Store) -> str:
    """Return what changes whenever anything in the store does: for the ETag of a list."""
    with store.reading() as connection:
        newest = select(
            func.coalesce(select(func.max(t.change.c.n)).scalar_subquery(), 0),
            func.coalesce(select(func.max(t.judgement.c.n)).scalar_subquery(), 0),
            func.coalesce(select(func.max(t.run.c.n)).scalar_subquery(), 0),
            func.coalesce(select(func.max(t.page.c.n)).scalar_subquery(), 0),
            func.coalesce(select(func.sum(t.story.c.version)).scalar_subquery(), 0),
        )
        return "-".join(str(number) for number in connection.execute(newest).one())


def _count(connection: Connection, query: Select[Any]) -> int:
    return connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()


def _last_run(connection: Connection) -> RunRow | None:
    row = connection.execute(select(t.run).order_by(t.run.c.n.desc()).limit(1)).first()
    if row is None:
        return None
    producer = Producer(
        recount=row.recount, model=row.model, model_version=row.model_version, model_hash=row.model_hash,
        lexicon=row.lexicon, own=row.own,
    )  # fmt: skip
    return RunRow(command=row.command, started_at=row.started_at, ended_at=row.ended_at, producer=producer)


def _rejected(connection: Connection) -> tuple[Rejection, ...]:
    columns = (t.rejection.c.origin, t.rejection.c.stage, t.rejection.c.code, t.rejection.c.message)
    rows = connection.execute(select(*columns).order_by(t.rejection.c.n.desc()).limit(REJECTED))
    return tuple(Rejection(origin=o, stage=s, code=c, message=m) for o, s, c, m in rows)
