"""Searches that are kept: what they find that was not there when somebody last looked."""

import msgspec
from sqlalchemy import Connection, delete, func, insert, literal, select, update

from recount.errors import StoreError
from recount.store import tables as t
from recount.store.opening import Store
from recount.store.records import StoryQuery, Watch
from recount.store.stories import matching

MOST = 1000
"""How far new stories are counted."""
LONGEST = 80
"""Characters of a name."""


def keep_watch(store: Store, name: str, query: StoryQuery, by: str, at: str) -> None:
    """Keep a search under a name, as looked at now; a search of that name gives way to it.

    Raises:
        StoreError: it has no name, or nothing is searched for.
    """
    plain = " ".join(name.split())[:LONGEST]
    asked = msgspec.structs.replace(query, limit=StoryQuery().limit, cursor=None)
    if not plain or asked == StoryQuery():
        raise StoreError("a search is kept with a name, and with something searched for; narrow the stories first")
    with store.writing() as connection:
        connection.execute(delete(t.watch).where(t.watch.c.name == plain))
        body = msgspec.json.encode(asked).decode()
        row = {"name": plain, "query": body, "seen": _newest(connection), "by": by, "at": at}
        connection.execute(insert(t.watch).values(row))


def list_watches(store: Store) -> tuple[Watch, ...]:
    """Return the kept searches by name, each with how many new stories it finds."""
    with store.reading() as connection:
        rows = connection.execute(select(t.watch).order_by(t.watch.c.name)).all()
        found = [(row, msgspec.json.decode(row.query, type=StoryQuery)) for row in rows]
        return tuple(
            Watch(number=row.n, name=row.name, query=query, fresh=_fresh(connection, query, row.seen), by=row.by)
            for row, query in found
        )


def look_at(store: Store, number: int) -> StoryQuery:
    """Note that what a kept search finds now was looked at, and return the search.

    Raises:
        StoreError: there is none of this number.
    """
    with store.writing() as connection:
        body = connection.execute(select(t.watch.c.query).where(t.watch.c.n == number)).scalar()
        if body is None:
            raise StoreError(f"{number}: there is no kept search of this number")
        connection.execute(update(t.watch).where(t.watch.c.n == number).values(seen=_newest(connection)))
    return msgspec.json.decode(body, type=StoryQuery)


def drop_watch(store: Store, number: int) -> None:
    """Keep a search no longer; one that is not there is no error."""
    with store.writing() as connection:
        connection.execute(delete(t.watch).where(t.watch.c.n == number))


def _newest(connection: Connection) -> int:
    found: int = connection.execute(select(func.coalesce(func.max(t.story.c.n), 0))).scalar_one()
    return found


def _fresh(connection: Connection, query: StoryQuery, seen: int) -> int:
    some = matching(connection, query).where(t.story.c.n > seen).with_only_columns(literal(1)).limit(MOST).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()
