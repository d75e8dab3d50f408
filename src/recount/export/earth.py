"""The land below a map: outlines of countries from Natural Earth, cut to a frame.

Natural Earth 1:50m, admin 0 (public domain), as TopoJSON by world-atlas 2.0.2 (ISC). The borders are those of its
makers, de facto; nobody's claim is judged here.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from recount.model.base import Record

Point = tuple[float, float]
Ring = tuple[Point, ...]


class Frame(Record, frozen=True, kw_only=True):
    """A stretch of the earth, in degrees; `west` is less than `east`."""

    west: float
    south: float
    east: float
    north: float


class Country(Record, frozen=True, kw_only=True):
    """A country's name and outer rings, longitude before latitude; lakes and enclaves are not cut out."""

    name: str
    rings: tuple[Ring, ...]
    frames: tuple[Frame, ...]


class _Transform(Record, frozen=True, kw_only=True):
    scale: Point
    translate: Point


class _Properties(Record, frozen=True, kw_only=True):
    name: str = ""


class _Geometry(Record, frozen=True, kw_only=True):
    type: str
    arcs: list[Any]  # numbers of arcs: of each ring of a Polygon, of each ring of each part of a MultiPolygon
    properties: _Properties = _Properties()


class _Collection(Record, frozen=True, kw_only=True):
    geometries: list[_Geometry]


class _Topology(Record, frozen=True, kw_only=True):
    """TopoJSON: arcs of whole-number steps, and geometries made of them; ~n is arc n backwards."""

    transform: _Transform
    arcs: list[list[tuple[int, int]]]
    objects: dict[str, _Collection]


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries, in the order of the file."""
    body = (files("recount.export") / "earth" / "countries-50m.json").read_bytes()
    topology = msgspec.json.decode(body, type=_Topology)
    arcs = [_unrolled(arc, topology.transform) for arc in topology.arcs]
    made = []
    for shape in topology.objects["countries"].geometries:
        outer = [shape.arcs[0]] if shape.type == "Polygon" else [part[0] for part in shape.arcs]
        rings = tuple(_ring(arcs, numbers) for numbers in outer)
        made.append(Country(name=shape.properties.name, rings=rings, frames=tuple(map(_around, rings))))
    return tuple(made)


def within(frame: Frame) -> Iterator[tuple[str, tuple[Ring, ...]]]:
    """Yield the countries that lie in a frame, with what of their outlines lies there."""
    for country in countries():
        seen = [r for r, box in zip(country.rings, country.frames, strict=True) if _touch(box, frame)]
        rings = tuple(cut for ring in seen if len(cut := clipped(ring, frame)) > 2)
        if rings:
            yield country.name, rings


def clipped(ring: Ring, frame: Frame) -> Ring:
    """Return a ring cut to a frame (Sutherland and Hodgman 1974, doi:10.1145/360767.360802)."""
    for axis, bound, sign in ((0, frame.west, 1), (0, frame.east, -1), (1, frame.south, 1), (1, frame.north, -1)):
        ring = tuple(_cut(ring, axis, bound, sign))
    return ring


def _cut(ring: Ring, axis: int, bound: float, sign: int) -> Iterator[Point]:
    for n, here in enumerate(ring):
        before = ring[n - 1]
        inside, was_inside = sign * here[axis] >= sign * bound, sign * before[axis] >= sign * bound
        if inside != was_inside:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            yield before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])
        if inside:
            yield here


def _unrolled(arc: Sequence[Point], transform: _Transform) -> Ring:
    x = y = 0.0
    made = []
    for across, up in arc:
        x, y = x + across, y + up
        made.append((
            x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1],
        ))  # fmt: skip
    return tuple(made)


def _ring(arcs: Sequence[Ring], numbers: Sequence[int]) -> Ring:
    made: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        made += arc[1:] if made else arc
    return tuple(made)


def _around(ring: Ring) -> Frame:
    across, up = [x for x, _ in ring], [y for _, y in ring]
    return Frame(west=min(across), south=min(up), east=max(across), north=max(up))


def _touch(a: Frame, b: Frame) -> bool:
    return a.west <= b.east and b.west <= a.east and a.south <= b.north and b.south <= a.north
