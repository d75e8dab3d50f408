"""Looks up place names. The index is built on first use in the user's cache folder, and only read afterwards."""

import os
import sqlite3
import sys
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from recount.annotate.gazetteer_index import build_index, key, versions
from recount.errors import GazetteerError
from recount.model.base import Record

COLUMNS = "name, kind, country, admin1, admin2, latitude, longitude, population, geonames"
QUERY = f"select {COLUMNS} from called join place on place.id = called.place where called.key = ? order by place.id"  # noqa: S608 - no user's text in it


class Candidate(Record, frozen=True, kw_only=True):
    """One place that a name may mean. `kind` is capital, settlement, province, district, country or region."""

    name: str
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: int | None


def look_up(name: str) -> tuple[Candidate, ...]:
    """Return every place in the gazetteer that goes by this name, in the gazetteer's order.

    Raises:
        GazetteerError: the index can be neither read nor built.
    """
    return _look_up(key(name))


def country_of(iso3: str) -> tuple[Candidate, ...]:
    """Return the country with this ISO 3166-1 alpha-3 code, alone, or nothing.

    Raises:
        GazetteerError: as `look_up`.
    """
    return _look_up(f"iso3 {iso3.lower()}") if iso3 else ()


def country_of_domain(domain: str) -> str | None:
    """Return the country (ISO 3166-1 alpha-3) whose top-level domain this is ("ge"), or null.

    Raises:
        GazetteerError: as `look_up`.
    """
    found = _look_up(f"domain {domain.lower()}") if domain else ()
    return found[0].country if found else None


@lru_cache(maxsize=512)
def neighbours(iso3: str) -> tuple[str, ...]:
    """Return the countries that border on this one by land, in the order of their codes (ISO 3166-1 alpha-3).

    Raises:
        GazetteerError: as `look_up`.
    """
    return tuple(row[0] for row in _rows("select neighbour from border where country = ? order by 1", iso3))


@lru_cache(maxsize=8192)
def _look_up(name: str) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            name=row[0], kind=row[1], country=row[2], admin1=row[3], admin2=row[4], latitude=row[5], longitude=row[6],
            population=row[7], geonames_id=row[8],
        )
        for row in _rows(QUERY, name)
    )  # fmt: skip


def _rows(query: str, value: str) -> list[tuple[Any, ...]]:
    try:
        return _connection().execute(query, (value,)).fetchall()
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"place index {index_path()} is damaged ({error}); delete it and run again") from error


def index_path() -> Path:
    """Return where the index lies: below `RECOUNT_CACHE`, or else `XDG_CACHE_HOME`, or else `~/.cache`."""
    own = os.environ.get("RECOUNT_CACHE")
    folder = Path(own) if own else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "recount"
    return folder / f"places-{versions()}.sqlite"


@cache
def _connection() -> sqlite3.Connection:
    path = index_path()
    return _open(path) or _rebuild(path)


def _open(path: Path) -> sqlite3.Connection | None:
    """Open the index read-only; null where there is none or it cannot be read."""
    if not path.is_file():
        return None
    base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        whole = base.execute("select count(*) from (select 1 from place limit 1)").fetchone()[0]
        base.execute(QUERY, ("paris",)).fetchall()
    except sqlite3.DatabaseError:
        whole = 0
    if whole:
        return base
    base.close()
    return None


def _rebuild(path: Path) -> sqlite3.Connection:
    if sys.stderr.isatty():
        sys.stderr.write("building the index of places, once: some ten seconds …\n")
    try:
        build_index(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(
            f"cannot write the place index {path} ({error}); set RECOUNT_CACHE to a folder that can be written"
        ) from error
    base = _open(path)
    if base is None:
        raise GazetteerError(f"the place index {path} cannot be read back; check the disk, delete it and run again")
    return base
