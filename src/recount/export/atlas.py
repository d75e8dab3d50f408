"""Where a story plays: its places in a list."""

from collections import defaultdict
from collections.abc import Sequence

from recount.export.desk import Desk
from recount.export.sheet import Spot
from recount.model.entity import Place
from recount.model.report import Evidence


def atlas(desk: Desk) -> tuple[Spot, ...]:
    """Return the story's places that have coordinates, the most named first."""
    found: defaultdict[tuple[str, str | None], list[tuple[Place, Evidence]]] = defaultdict(list)
    for report in desk.story.reports:
        reading = desk.shelf[report]
        for place in reading.places:
            if place.latitude is not None and place.use == "place":
                found[place.name, place.country].append((place, reading.report.evidence(place)))
    order = sorted(found.values(), key=lambda named: (-len(named), named[0][0].name))
    return tuple(_spot(named) for named in order)


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
