"""A story's events on a map: countries below, a mark for each place at which something happened.

The projection is equirectangular at the middle latitude: true enough over a country or two, and its scale can be
printed. A mark's shape and colour tell what kind of thing happened there, its size how exactly the place is known.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recount.export.desk import Desk
from recount.export.earth import Frame, Point, Ring, within
from recount.export.prose import event_label
from recount.export.sheet import Chart, Land, Mark, MarkKind, Told
from recount.lexicon.event_types import event_types
from recount.lexicon.families import is_deed
from recount.model.entity import Precision
from recount.model.story import EventCluster

WIDTH = 720.0
"""Of the drawing, in its own units."""
TALLEST, FLATTEST = 0.75, 0.45
"""Its height as a share of its width, at most and at least."""
KM = 111.195
"""Kilometres in a degree of latitude."""
LEAST_KM = 160.0
"""What is shown is no narrower, so that some border, coast or other place lies in it."""
AROUND = 1.3
"""How much wider the frame is than what it must hold."""
REACH_KM = 2000.0
"""Events farther than this from where most happened are listed and not drawn; so are those of a whole country."""
SIZES: dict[Precision, float] = {
    "point": 6, "settlement": 6, "line": 8, "district": 10, "region": 13, "province": 13,
}  # fmt: skip
"""Half the width of a mark by how exactly its place is known."""
VAGUE = frozenset({"province", "region"})
"""Precisions of which the point is only the middle of an area: their marks are hollow."""
FINE = 0.8
"""Steps of an outline that are shorter than this, in the drawing's units, are left out."""
NAMED = 5200.0
"""A country is named where so much of it, in square units, is seen."""
LETTER = 6.6
"""Width of a letter of a name."""


def chart(desk: Desk) -> Chart | None:
    """Return the map of a story's events; null where none of them has a point."""
    found: defaultdict[Point, list[EventCluster]] = defaultdict(list)
    wide: list[EventCluster] = []
    for event in desk.story.events:
        if event.where is None or event.where.latitude is None or event.where.longitude is None:
            continue
        if event.where.precision == "country":
            wide.append(event)
        else:
            found[event.where.longitude, event.where.latitude].append(event)
    near, far = _parted(found)
    if not near:
        return None
    frame, across, scale = _framed(list(near))
    height = round((frame.north - frame.south) * KM * scale)
    place = _Projection(frame, across, scale)
    lands = tuple(_lands(frame, place))
    marks = tuple(_marks(desk, near, place))
    bar = _round((frame.east - frame.west) * across / 5)
    return Chart(
        height=height, lands=lands, marks=marks, bar=round(bar * scale, 1), bar_km=bar,
        elsewhere=tuple(_told(desk, event) for event in (*wide, *(one for events in far.values() for one in events))),
    )  # fmt: skip


class _Projection:
    """Degrees to the drawing's units."""

    def __init__(self, frame: Frame, across: float, scale: float) -> None:
        self._frame, self._across, self._scale = frame, across, scale

    def __call__(self, point: Point) -> Point:
        x = (point[0] - self._frame.west) * self._across * self._scale
        return round(x, 1), round((self._frame.north - point[1]) * KM * self._scale, 1)


Found = dict[Point, list[EventCluster]]


def _parted(found: Found) -> tuple[Found, Found]:
    """Return the events around the place where most happened, and those far from there."""
    if not found:
        return {}, {}
    order = sorted(found, key=lambda point: (-len([e for e in found[point] if is_deed(e.type)]), point))
    near = {point for point in order if _km(order[0], point) <= REACH_KM}
    return {p: e for p, e in found.items() if p in near}, {p: e for p, e in found.items() if p not in near}


def _km(a: Point, b: Point) -> float:
    across = (a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return KM * math.hypot(across, a[1] - b[1])


def _framed(points: Sequence[Point]) -> tuple[Frame, float, float]:
    """Return the stretch to show, the kilometres in a degree of longitude there, and units in a kilometre."""
    east, north = max(x for x, _ in points), max(y for _, y in points)
    west, south = min(x for x, _ in points), min(y for _, y in points)
    across = KM * max(0.05, math.cos(math.radians((south + north) / 2)))
    wide = max(LEAST_KM, AROUND * (east - west) * across)
    high = max(AROUND * (north - south) * KM, FLATTEST * wide)
    wide = max(wide, high / TALLEST)
    left, right = _stretch((west + east) / 2, wide / across)
    below, above = _stretch((south + north) / 2, high / KM)
    return Frame(west=left, south=below, east=right, north=above), across, WIDTH / wide


def _stretch(middle: float, size: float) -> tuple[float, float]:
    return middle - size / 2, middle + size / 2


def _lands(frame: Frame, place: _Projection) -> Iterator[Land]:
    for name, rings in within(frame):
        drawn = [path for ring in rings if len(path := _path(ring, place)) > 2]
        if drawn:
            largest = max(drawn, key=_area)
            middle = _middle(largest) if _area(largest) > NAMED else None
            half = LETTER * len(name) / 2
            fits = middle is not None and half < middle[0] < WIDTH - half
            yield Land(
                name=name, path="".join(_spelled(path) for path in drawn), label=middle if fits else None,
            )  # fmt: skip


def _path(ring: Ring, place: _Projection) -> list[Point]:
    made: list[Point] = []
    for point in map(place, ring):
        if not made or math.dist(made[-1], point) > FINE:
            made.append(point)
    return made


def _spelled(path: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in path) + "Z"


def _area(path: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*path, path[0]]))) / 2


def _middle(path: Sequence[Point]) -> Point:
    """Return the middle of what is seen of a country."""
    across, down = [x for x, _ in path], [y for _, y in path]
    return round((min(across) + max(across)) / 2, 1), round((min(down) + max(down)) / 2, 1)


def _marks(desk: Desk, found: Found, place: _Projection) -> Iterator[Mark]:
    """Yield the marks, the least exact first, so that exact ones lie on top; each named where there is room."""
    taken: list[tuple[float, float, float]] = []
    made = []
    for point, events in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        where = events[0].where
        if where is None:
            continue
        x, y = place(point)
        half = SIZES.get(where.precision or "region", SIZES["region"])
        name = where.name
        left, right = x + half + 3, x + half + 3 + LETTER * len(name)
        room = right < WIDTH and not any(abs(y - top) < 14 and left < r and at < right for at, r, top in taken)
        taken += [(left, right, y)] if room else []
        made.append(Mark(
            x=x, y=y, size=half, kind=_kind(events), hollow=where.precision in VAGUE, name=name if room else "",
            place=name, told=tuple(_told(desk, event) for event in events),
        ))  # fmt: skip
    yield from sorted(made, key=lambda mark: (-mark.size, mark.y, mark.x))


def _told(desk: Desk, event: EventCluster) -> Told:
    spots = desk.evidence(desk.first_of_each(event.members))
    return Told(label=event_label(event), kind=_kind([event]), evidence=spots)


def _kind(events: Sequence[EventCluster]) -> MarkKind:
    """Return the kind of the gravest of the events."""
    kinds = {_kind_of(event.type) for event in events}
    return next(kind for kind in _GRAVEST if kind in kinds)


_GRAVEST: tuple[MarkKind, ...] = ("violence", "hazard", "act", "words")
_HAZARDS = frozenset({"natural_disaster", "fire", "accident", "outbreak", "outage", "death"})


def _kind_of(name: str) -> MarkKind:
    entry = event_types().get(name)
    if name in _HAZARDS:
        return "hazard"
    if entry is not None and entry.violent:
        return "violence"
    return "words" if entry is not None and entry.spoken else "act"


def _round(km: float) -> int:
    """Return the round number below: 1, 2 or 5 times a power of ten."""
    power = 10 ** max(0, math.floor(math.log10(km)))
    return max(int(step * power) for step in (1, 2, 5) if step * power <= km or step == 1)
