"""Opens the user's own tables: a gazetteer (CSV or GeoJSON), and people with their offices (CSV).

A fault stops nothing that was done before, because the tables are read before anything else is; every faulty row is
told at once.
"""

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from recount.errors import DateError, TableError
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import State
from recount.model.entity import Precision
from recount.model.own import NOTHING, Own, OwnOffice, OwnPlace, term_of
from recount.text import fold

T = TypeVar("T")
PEOPLE = ("name", "role", "of", "from", "until", "wikidata", "aliases")
PLACES = ("name", "latitude", "longitude", "country", "admin1", "precision", "aliases")
OTHER_HEADINGS = {"lat": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude", "names": "aliases"}
_ITEM = re.compile(r"Q[1-9]\d*")
_FAULTS = 10
"""Faulty rows that a message tells; how many more there are is said."""


def read_own(places: Sequence[str] = (), people: Sequence[str] = ()) -> Own:
    """Read the user's gazetteers and tables of people; what no path is given for is empty.

    Raises:
        TableError: a file cannot be read, is no such table, or has rows that cannot be meant; all of them are told.
    """
    if not places and not people:
        return NOTHING
    digest = hashlib.blake2b(digest_size=8)
    found: list[OwnPlace] = []
    offices: list[OwnOffice] = []
    for path in places:
        content = _content(path, digest.update)
        found += _geojson(path, content) if content.lstrip()[:1] == "{" else _csv(path, content, PLACES, _place)
    for path in people:
        offices += _csv(path, _content(path, digest.update), PEOPLE, _office)
    return Own(places=tuple(found), offices=tuple(offices), digest=digest.hexdigest())


def _content(path: str, note: Callable[[bytes], None]) -> str:
    try:
        raw = Path(path).read_bytes()
        note(raw)
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise TableError(f"{path}: {error.strerror}; name a CSV or GeoJSON file that can be read") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: not UTF-8 at byte {error.start}; save the table as UTF-8") from error


def _csv(path: str, content: str, columns: Sequence[str], make: Callable[[Mapping[str, str]], T]) -> list[T]:
    """Return what a table's rows hold; unknown columns are left alone, blank rows are none."""
    table = csv.reader(io.StringIO(content, newline=""), strict=True)
    try:
        head = [OTHER_HEADINGS.get(fold(name), fold(name)) for name in next(table, [])]
        if "name" not in head:
            raise TableError(
                f"{path}: no column `name`; found {', '.join(head) or 'nothing'}; expected the columns "
                f"{', '.join(columns)}, of which only `name` must be there"
            )
        rows = [(f"line {table.line_num}", row) for row in table if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise TableError(f"{path}, line {table.line_num}: {error}; expected comma-separated values") from error
    cells = ((where, {name: cell.strip() for name, cell in zip(head, row, strict=False)}) for where, row in rows)
    return _made(path, cells, make)


def _made(path: str, rows: Iterator[tuple[str, Any]], make: Callable[[Any], T]) -> list[T]:
    found: list[T] = []
    faults: list[str] = []
    for where, row in rows:
        try:
            found.append(make(row))
        except (ValueError, msgspec.ValidationError) as error:
            faults.append(f"{where}: {error}")
    if faults:
        more = f"\n  and {len(faults) - _FAULTS} more" if len(faults) > _FAULTS else ""
        told = "\n  ".join(faults[:_FAULTS])
        raise TableError(f"{path}: rows that cannot be meant; mend or delete them:\n  {told}{more}")
    return found


def _office(row: Mapping[str, str]) -> OwnOffice:
    item = row.get("wikidata") or None
    if item and not _ITEM.fullmatch(item):
        raise ValueError(f"wikidata {item!r} is no item; expected Q and a number, such as Q42")
    try:
        term = term_of(row.get("from") or None, row.get("until") or None)
    except DateError as error:
        raise ValueError(f"from or until: {error}") from None
    if term and not row.get("role"):
        raise ValueError("from and until are given, but no role")
    return OwnOffice(
        name=_name(row), names=_aliases(row), role=row.get("role") or None, of=row.get("of") or None, term=term,
        wikidata=item,
    )  # fmt: skip


def _place(row: Mapping[str, str]) -> OwnPlace:
    latitude, longitude = (_degrees(row, part, most) for part, most in (("latitude", 90.0), ("longitude", 180.0)))
    if (latitude is None) != (longitude is None):
        raise ValueError("one of latitude and longitude is missing; give both or none")
    precision = row.get("precision") or "settlement"
    if precision not in get_args(Precision):
        raise ValueError(f"precision {precision!r}; expected one of {', '.join(get_args(Precision))}")
    return OwnPlace(
        name=_name(row), names=_aliases(row), country=_country(row.get("country", "")),
        admin1=row.get("admin1") or None, latitude=latitude, longitude=longitude,
        precision=msgspec.convert(precision, Precision),
    )  # fmt: skip


def _name(row: Mapping[str, str]) -> str:
    if not row.get("name"):
        raise ValueError("no name")
    return row["name"]


def _aliases(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return the other names, which a bar parts."""
    return tuple(name for part in row.get("aliases", "").split("|") if (name := part.strip()))


def _degrees(row: Mapping[str, str], part: str, most: float) -> float | None:
    if not row.get(part):
        return None
    try:
        value = float(row[part])
    except ValueError:
        raise ValueError(f"{part} {row[part]!r} is no number of degrees, such as 36.2") from None
    if not -most <= value <= most:
        raise ValueError(f"{part} {value:g} lies outside -{most:g} to {most:g} degrees")
    return value


def _country(name: str) -> str | None:
    if not name:
        return None
    if fold(name) not in _countries():
        raise ValueError(f"country {name!r}; expected its English name or ISO 3166-1 alpha-3 code, such as SYR")
    return _countries()[fold(name)]


@cache
def _countries() -> dict[str, str]:
    return {fold(word): iso3 for word, iso3 in state_words()}


def state_words() -> Iterator[tuple[str, str]]:
    """Yield the words by which a table may call a country, each with its ISO 3166-1 alpha-3 code, itself one."""
    return ((word, state.iso3) for state in entries(State) for word in (state.iso3, state.name, *state.aliases))


def _geojson(path: str, content: str) -> list[OwnPlace]:
    """Return the point features of a collection; the middle vertex stands for a line."""
    try:
        features = msgspec.json.decode(content, type=dict[str, Any]).get("features")
    except msgspec.DecodeError as error:
        raise TableError(f"{path}: no JSON ({error}); expected a GeoJSON FeatureCollection") from error
    if not isinstance(features, list):
        raise TableError(f"{path}: no `features`; expected a GeoJSON FeatureCollection (RFC 7946)")
    return _made(path, ((f"feature {n}", feature) for n, feature in enumerate(features, 1)), _of_feature)


class Geometry(msgspec.Struct, frozen=True):
    """The shape of a GeoJSON feature (RFC 7946, 3.1): longitude first."""

    type: str
    coordinates: list[Any]


class Feature(msgspec.Struct, frozen=True):
    """A GeoJSON feature (RFC 7946, 3.2); the properties are named as the columns of a CSV gazetteer."""

    properties: dict[str, Any]
    geometry: Geometry


def _of_feature(feature: object) -> OwnPlace:
    read = msgspec.convert(feature, Feature)
    shape, point = read.geometry.type, read.geometry.coordinates
    if shape not in {"Point", "LineString"}:
        raise ValueError(f"a {shape}; expected a Point or a LineString: give an area by a point well inside it")
    if shape == "LineString":
        point = point[len(point) // 2] if point else []
    position = msgspec.convert(point, list[float])
    if len(position) < 2:
        raise ValueError("no coordinates; expected longitude and latitude")
    given = {OTHER_HEADINGS.get(fold(k), fold(k)): v for k, v in read.properties.items() if v is not None}
    row = {k: "|".join(map(str, v)) if isinstance(v, list) else str(v) for k, v in given.items()}
    if shape == "LineString":
        row.setdefault("precision", "line")
    return _place(row | {"longitude": str(position[0]), "latitude": str(position[1])})
