"""What a watch has found to tell: each notice is kept once, each receiver is told all that came since it last was."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import delete, func, insert, select

from recount.model.notice import Notice
from recount.store import tables as t
from recount.store.opening import Store

AT_ONCE = 500
"""Notices that a receiver is given in one go."""


def add_notices(store: Store, notices: Sequence[Notice], at: str, *, quiet: bool = False) -> tuple[Notice, ...]:
    """Keep the notices that are new, and return them. Quiet ones are known from now on, and told to nobody.

    Of a story that was not known, its reports and disputes are part of the news that it is there, and are quiet too.
    """
    with store.writing() as connection:
        keys = [one.key for one in notices]
        found = connection.execute(select(t.notice.c.key).where(t.notice.c.key.in_(keys))).scalars()
        known = set(found)
        fresh = [one for one in notices if one.key not in known]
        opened = {one.story for one in fresh if one.kind == "story"}
        rows = [
            {
                "key": one.key, "story": one.story, "at": at, "body": msgspec.json.encode(one).decode(),
                "quiet": quiet or (one.story in opened and one.kind in ("report", "finding")),
            }
            for one in fresh
        ]  # fmt: skip
        if rows:
            connection.execute(insert(t.notice), rows)
    return tuple(one for one, row in zip(fresh, rows, strict=True) if not row["quiet"])


def has_notices(store: Store) -> bool:
    """Tell whether a watch has ever looked at this store."""
    with store.reading() as connection:
        return connection.execute(select(t.notice.c.n).limit(1)).first() is not None


def untold(store: Store, receiver: str) -> tuple[tuple[int, str, Notice], ...]:
    """Return what a receiver has not been told: each notice with its number and when it was found, in order."""
    with store.reading() as connection:
        since = connection.execute(select(t.receiver.c.told).where(t.receiver.c.name == receiver)).scalar() or 0
        query = (
            select(t.notice.c.n, t.notice.c.at, t.notice.c.body)
            .where(t.notice.c.n > since, t.notice.c.quiet.is_(False))
            .order_by(t.notice.c.n)
            .limit(AT_ONCE)
        )
        rows = connection.execute(query).all()
    return tuple((row.n, row.at, msgspec.json.decode(row.body, type=Notice)) for row in rows)


def was_told(store: Store, receiver: str, number: int) -> None:
    """Note that a receiver has been told everything up to a notice."""
    with store.writing() as connection:
        connection.execute(delete(t.receiver).where(t.receiver.c.name == receiver))
        connection.execute(insert(t.receiver).values(name=receiver, told=number))


def welcome(store: Store, receivers: Iterable[str]) -> None:
    """Let receivers that were never told anything begin with what comes from now on."""
    with store.writing() as connection:
        last = connection.execute(select(func.coalesce(func.max(t.notice.c.n), 0))).scalar_one()
        known = set(connection.execute(select(t.receiver.c.name)).scalars())
        fresh = [{"name": name, "told": last} for name in dict.fromkeys(receivers) if name not in known]
        if fresh:
            connection.execute(insert(t.receiver), fresh)


def told_of(store: Store, story: str) -> tuple[tuple[str, Notice], ...]:
    """Return all notices of a story that are not quiet, with when they were found, the newest first."""
    with store.reading() as connection:
        query = select(t.notice.c.at, t.notice.c.body).where(t.notice.c.story == story, t.notice.c.quiet.is_(False))
        rows = connection.execute(query.order_by(t.notice.c.n.desc())).all()
    return tuple((row.at, msgspec.json.decode(row.body, type=Notice)) for row in rows)
