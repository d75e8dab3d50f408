"""A store at hand: one SQLite file, or a PostgreSQL database by its URL; brought up to date when it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from recount.errors import StoreError
from recount.store.tables import REVISION

WRITERS = 7_463_001
"""Number of the lock that PostgreSQL's writers take in turn; SQLite has one for the whole file."""
PRAGMAS = (
    "busy_timeout = 30000",  # milliseconds: editors wait for an ingest's short transactions, and for each other
    "journal_mode = WAL",  # readers never wait
    "synchronous = NORMAL",  # with WAL a killed program loses nothing; a power cut at most the last transactions
    "foreign_keys = ON",
    "cache_size = -65536",  # 64 MiB
    "mmap_size = 1073741824",
    "temp_store = MEMORY",
)
WRITING = {"recount_writing": True}
Writing = Connection
"""A connection within a transaction that writes."""


@dataclass(frozen=True)
class Store:
    """An open store; `place` is what it was opened by. Safe to use from several threads and processes at once."""

    place: str
    engine: Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that writes all of its work or none; writers take turns."""
        with self.engine.connect().execution_options(**WRITING) as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(select(func.pg_advisory_xact_lock(WRITERS)))
            yield connection

    def close(self) -> None:
        """Let go of the file or of the database."""
        self.engine.dispose()


def open_store(place: str, *, create: bool = False) -> Store:
    """Open the store at a path or URL (`postgresql://…`), and bring its tables up to date.

    A path where nothing is becomes a store only if it may be created.

    Raises:
        StoreError: there is none, it cannot be opened, it is no store, or a newer program made it.
    """
    url = _url(place)
    if url.drivername == "sqlite" and not create and not Path(url.database or "").exists():
        raise StoreError(f"{place}: there is no store; `recount ingest PATH… --store {place}` makes one")
    try:
        store = Store(place=place, engine=_engine(url))
        _bring_up_to_date(store, create=create)
    except ModuleNotFoundError as error:
        raise StoreError(f"{place}: {error}; install what talks to PostgreSQL: pip install pg8000") from error
    except SQLAlchemyError as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise StoreError(f"{place}: cannot be opened as a store ({reason}); give another --store") from error
    return store


def _url(place: str) -> URL:
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        url = make_url(place)
    except SQLAlchemyError as error:
        raise StoreError(f"{place}: is no address of a database; expected a path or postgresql://…") from error
    if url.get_backend_name() in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+pg8000")
    if url.get_backend_name() == "sqlite":
        return url
    raise StoreError(f"{place}: {url.get_backend_name()} cannot hold a store; expected a path or postgresql://…")


def _engine(url: URL) -> Engine:
    engine = create_engine(url, pool_pre_ping=url.get_backend_name() != "sqlite")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver begins no transactions of its own: `_begin` does
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("recount_writing")
    # a transaction that reads first and writes later can fail on a busy file; one that says so at once waits
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(store: Store, *, create: bool) -> None:
    with store.reading() as connection:
        found = _revision(connection)
    if found == REVISION:
        return
    with store.writing() as connection:
        found = _revision(connection)  # another program may have been faster
        if found is None and not _is_empty(connection):
            raise StoreError(f"{store.place}: is a database of something else; give another --store")
        if found is None and not create:
            raise StoreError(f"{store.place}: there is no store; `recount ingest PATH… --store …` makes one")
        if found != REVISION:
            _upgrade(store.place, connection, found)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _is_empty(connection: Connection) -> bool:
    return not inspect(connection).get_table_names()


def _upgrade(place: str, connection: Connection, found: str | None) -> None:
    # Alembic is slow to import, and needed once in a store's life
    from recount.store.migrations import is_known, upgrade  # noqa: PLC0415

    if found is not None and not is_known(found):
        raise StoreError(
            f"{place}: was made by a newer Recount (its tables are at {found}, this program knows {REVISION}); "
            "install the newer version"
        )
    upgrade(connection)
