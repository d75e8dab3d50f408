"""Where a story plays: its places in a list, and those of its main country drawn to scale.

The projection is equirectangular at the mean latitude: true enough over one country, and its scale can be printed. No
base map lies below: a dot stands only where a place itself has coordinates, not where it lies somewhere in an area.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from recount.export.desk import Desk
from recount.export.sheet import Atlas, Dot, Spot
from recount.model.entity import Place
from recount.model.report import Evidence

WIDTH, HEIGHT, MARGIN = 720.0, 420.0, 48.0
"""Of the drawing, in its own units; the margin leaves room for names."""
KM = 111.195
"""Kilometres in a degree of latitude."""
LEAST_KM = 5.0
"""Places nearer than this are not drawn farther apart."""
LINE = 15.0
"""Height of a name."""
DRAWN = frozenset({"point", "settlement"})
"""Precisions that are a point on a map of a country; the middle of a province, or of a road, is none."""


def atlas(desk: Desk) -> Atlas | None:
    """Return the story's places, the most named first; null where none has coordinates."""
    found: defaultdict[tuple[str, str | None], list[tuple[Place, Evidence]]] = defaultdict(list)
    for report in desk.story.reports:
        reading = desk.shelf[report]
        for place in reading.places:
            if place.latitude is not None and place.use == "place":
                found[place.name, place.country].append((place, reading.report.evidence(place)))
    if not found:
        return None
    order = sorted(found.values(), key=lambda named: (-len(named), named[0][0].name))
    spots = tuple(_spot(named) for named in order)
    return _drawn(spots, [named[0][0] for named in order])


def _spot(named: Sequence[tuple[Place, Evidence]]) -> Spot:
    place = named[0][0]
    lies = ", ".join(part for part in (place.admin1 if place.admin1 != place.name else None, place.country) if part)
    return Spot(
        name=place.name, lies=lies, precision=place.precision or "", point=_degrees(place),
        evidence=tuple(spot for _, spot in named),
    )  # fmt: skip


def _degrees(place: Place) -> str:
    """Return coordinates as a desk writes them: 36.20° N, 37.16° E."""
    north, east = place.latitude or 0.0, place.longitude or 0.0
    return f"{abs(north):.2f}° {'N' if north >= 0 else 'S'}, {abs(east):.2f}° {'E' if east >= 0 else 'W'}"


def _drawn(spots: tuple[Spot, ...], places: Sequence[Place]) -> Atlas:
    """Draw the places of the main country; of one alone there is nothing to draw."""
    places = [place for place in places if place.precision in DRAWN]
    countries = Counter(place.country for place in places)
    main = min(countries, key=lambda country: (-countries[country], country or ""), default=None)
    shown = [place for place in places if place.country == main]
    if len({(place.latitude, place.longitude) for place in shown}) < 2:
        return Atlas(spots=spots)
    middle = math.cos(math.radians(sum(place.latitude or 0.0 for place in shown) / len(shown)))
    across = [(place.longitude or 0.0) * KM * middle for place in shown]
    down = [-(place.latitude or 0.0) * KM for place in shown]
    wide, high = max(LEAST_KM, max(across) - min(across)), max(LEAST_KM, max(down) - min(down))
    scale = min((WIDTH - 4 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
    height = high * scale + 2 * MARGIN
    points = [((x - min(across)) * scale + MARGIN, (y - min(down)) * scale + MARGIN)
              for x, y in zip(across, down, strict=True)]  # fmt: skip
    bar = _round(wide / 4)
    return Atlas(
        spots=spots, dots=tuple(_dots(shown, points)), height=round(height), bar=round(bar * scale, 1), bar_km=bar
    )  # fmt: skip


def _dots(places: Sequence[Place], points: Sequence[tuple[float, float]]) -> Iterator[Dot]:
    """Yield the dots from north to south, each name below those that it would stand on."""
    taken: list[tuple[float, float, float]] = []
    for place, (x, y) in sorted(zip(places, points, strict=True), key=lambda pair: (pair[1][1], pair[1][0])):
        width, level = 7.0 * len(place.name) + 8.0, y
        while any(abs(level - top) < LINE and x < right and left < x + width for left, right, top in taken):
            level += LINE / 3
        taken.append((x, x + width, level))
        yield Dot(name=place.name, x=round(x, 1), y=round(y, 1), level=round(level, 1))


def _round(km: float) -> int:
    """Return the round number below: 1, 2 or 5 times a power of ten."""
    power = 10 ** max(0, math.floor(math.log10(km)))
    return max(int(step * power) for step in (1, 2, 5) if step * power <= km or step == 1)
