"""Distances on the Earth, taken for a sphere."""

import math
from typing import Protocol

RADIUS_KM = 6371.0


class Located(Protocol):
    """Whatever has coordinates in degrees (WGS 84), or null."""

    @property
    def latitude(self) -> float | None:
        """Degrees north."""

    @property
    def longitude(self) -> float | None:
        """Degrees east."""


def distance_km(a: Located, b: Located) -> float | None:
    """Return the great-circle distance (haversine); null where either has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = math.radians(a.latitude), math.radians(b.latitude)
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(math.radians(a.longitude - b.longitude) / 2) ** 2
    )
    return 2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
