import pytest

from recount.link.identity import Spot
from recount.model.earth import RADIUS_KM, distance_km


def spot(latitude, longitude):
    return Spot(latitude=latitude, longitude=longitude, geonames_id=None)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [((0, 0), (1, 0), 111.19), ((60, 10), (60, 11), 55.59), ((0, 179.5), (0, -179.5), 111.19), ((5, 5), (5, 5), 0.0),
     ((90, 0), (-90, 0), 3.14159265 * RADIUS_KM)],
)  # fmt: skip
def test_distances_are_those_on_a_sphere(a, b, km):
    assert distance_km(spot(*a), spot(*b)) == pytest.approx(km, abs=0.02)


def test_of_what_has_no_coordinates_no_distance_is_known():
    assert distance_km(spot(None, None), spot(1, 1)) is None
