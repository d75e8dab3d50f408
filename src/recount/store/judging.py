"""Judgements: only ever added, read back as they were made, in order of time."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import CompoundSelect, Connection, insert, or_, select

from recount.errors import StoreError
from recount.model.judgement import Anchor, Judgement, standing
from recount.store import tables as t
from recount.store.asking import listing
from recount.store.opening import Store
from recount.store.records import JudgementQuery, Listing


def add_judgements(connection: Connection, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Add judgements, each once; return those that are new.

    Raises:
        StoreError: one takes back a judgement that is not there.
    """
    return tuple(one for one in judgements if _added(connection, one))


def _added(connection: Connection, one: Judgement) -> bool:
    if _is_there(connection, one.id):
        return False
    if one.undoes is not None and not _is_there(connection, one.undoes):
        raise StoreError(f"{one.undoes}: there is no such judgement to take back; `recount review log` lists them")
    row = {
        "id": one.id, "verdict": one.verdict, "field": one.field, "note": one.note, "undoes": one.undoes,
        "by": one.by, "at": one.at, "value": msgspec.json.encode(one.value).decode() if one.field else None,
        "record": msgspec.json.encode(one).decode(),
    }  # fmt: skip
    key = connection.execute(insert(t.judgement).values(row)).inserted_primary_key
    number = key[0] if key else None
    if one.about:
        connection.execute(insert(t.anchor), [_anchor_row(anchor) | {"judgement": number} for anchor in one.about])
    return True


def _is_there(connection: Connection, identifier: str) -> bool:
    return connection.execute(select(t.judgement.c.n).where(t.judgement.c.id == identifier)).first() is not None


def _anchor_row(anchor: Anchor) -> dict[str, object]:
    return {
        "report": anchor.report, "kind": anchor.kind, "item": anchor.item, "start": anchor.start, "end": anchor.end,
        "text": anchor.text,
    }  # fmt: skip


def all_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return every judgement, in the order in which they came."""
    found = connection.execute(select(t.judgement.c.record).order_by(t.judgement.c.n)).scalars()
    return tuple(map(_read, found))


def every_judgement(store: Store) -> tuple[Judgement, ...]:
    """Return every judgement of a store, in the order in which they came."""
    with store.reading() as connection:
        return all_judgements(connection)


def judgements_about(connection: Connection, reports: Sequence[str]) -> tuple[Judgement, ...]:
    """Return the judgements that hold and are about any of these reports, the ids of now in place of former ones."""
    renamed = _former_ids(connection, reports)
    wanted = [*reports, *renamed]
    about = select(t.anchor.c.judgement).where(t.anchor.c.report.in_(wanted))
    found = connection.execute(select(t.judgement.c.record, t.judgement.c.id).where(t.judgement.c.n.in_(about))).all()
    judged = {row.id: _read(row.record) for row in found}
    judged |= _taken_back(connection, list(judged))
    return tuple(_renamed(one, renamed) for one in standing(judged.values()))


def _taken_back(connection: Connection, identifiers: list[str]) -> dict[str, Judgement]:
    """Return what takes these back, and what takes that back, down to the end."""
    found: dict[str, Judgement] = {}
    while identifiers:
        query = select(t.judgement.c.record).where(t.judgement.c.undoes.in_(identifiers))
        undoing = [_read(record) for record in connection.execute(query).scalars()]
        identifiers = [one.id for one in undoing]
        found |= {one.id: one for one in undoing}
    return found


def _former_ids(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    query = (
        select(t.former_report.c.id, t.report.c.id.label("now"))
        .join(t.report, t.report.c.n == t.former_report.c.report)
        .where(t.report.c.id.in_(reports))
    )
    return {row.id: row.now for row in connection.execute(query)}


def _renamed(one: Judgement, renamed: dict[str, str]) -> Judgement:
    if not any(anchor.report in renamed for anchor in one.about):
        return one
    about = tuple(msgspec.structs.replace(a, report=renamed.get(a.report, a.report)) for a in one.about)
    return msgspec.structs.replace(one, about=about)


def judgement_in(connection: Connection, identifier: str) -> Judgement:
    """Return a judgement by its id; it must be there."""
    return _read(connection.execute(select(t.judgement.c.record).where(t.judgement.c.id == identifier)).scalar_one())


def list_judgements(store: Store, query: JudgementQuery) -> Listing[Judgement]:
    """Return judgements as they were made, the newest first."""
    found = select(t.judgement.c.n, t.judgement.c.record)
    if query.by:
        found = found.where(t.judgement.c.by == query.by)
    anchors = select(t.anchor.c.judgement)
    for column, value in (
        (t.anchor.c.report, query.report),
        (t.anchor.c.item, query.item),
        (t.anchor.c.kind, query.kind),
    ):
        anchors = anchors.where(column == value) if value else anchors
    with store.reading() as connection:
        if query.story:
            anchors = anchors.where(t.anchor.c.report.in_(_reports_of(query.story)))
        if query.standing:
            held = [one.id for one in standing(all_judgements(connection))]
            found = found.where(t.judgement.c.id.in_(held))
        if query.report or query.item or query.kind or query.story:
            undone = select(t.judgement.c.id).where(t.judgement.c.n.in_(anchors))
            found = found.where(or_(t.judgement.c.n.in_(anchors), t.judgement.c.undoes.in_(undone)))
        return listing(connection, found, (t.judgement.c.n,), query, lambda row: _read(row.record))


def _reports_of(story: str) -> CompoundSelect[Any]:
    """Return the ids, of now and before, of the reports of a story."""
    rows = select(t.story_report.c.report).join(t.story).where(t.story.c.id == story)
    now = select(t.report.c.id).where(t.report.c.n.in_(rows))
    return now.union(select(t.former_report.c.id).where(t.former_report.c.report.in_(rows)))


def get_judgement(store: Store, identifier: str) -> Judgement:
    """Return a judgement by its id, or by the only end of an id that fits.

    Raises:
        StoreError: there is none, or several.
    """
    with store.reading() as connection:
        query = select(t.judgement.c.record).where(t.judgement.c.id.endswith(identifier, autoescape=True)).limit(2)
        found = [_read(record) for record in connection.execute(query).scalars()]
    if len(found) != 1:
        raise StoreError(f"{identifier}: {'several judgements end so' if found else 'there is no such judgement'}")
    return found[0]


def _read(record: str) -> Judgement:
    return msgspec.json.decode(record, type=Judgement)
