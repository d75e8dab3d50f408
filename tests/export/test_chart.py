"""The map of a story: what is drawn, where, and what is only listed."""

import math
from itertools import pairwise

import pytest

from factory import Draft
from recount.export.chart import TALLEST, WIDTH, chart
from recount.export.desk import desk
from recount.export.earth import Frame, clipped, countries, within
from recount.link import link


def drawn(**events):
    """Return the map of a report that tells an event of each kind at a place: kind=(latitude, longitude, precision)."""
    draft = Draft(" ".join(f"{kind} {kind}Place." for kind in events))
    for kind, (latitude, longitude, *precision) in events.items():
        where = draft.place(
            f"{kind}Place", latitude=latitude, longitude=longitude, precision=(precision or ["settlement"])[0]
        )
        draft.event(kind, kind, where=where)
    dated, stories = link([draft.reading()])
    return chart(desk(stories[0], dated))


def at(made):
    return {one.label.partition(",")[0].lower(): mark for mark in made.marks for one in mark.told}


def test_north_is_up_and_east_is_right_and_all_lies_inside():
    made = drawn(airstrike=(36.5, 36.0), shelling=(35.5, 36.1), arrest=(36.0, 38.0))
    found = at(made)
    assert found["airstrike"].y < found["arrest"].y < found["shelling"].y
    assert found["airstrike"].x < found["shelling"].x < found["arrest"].x
    assert all(0 < mark.x < WIDTH and 0 < mark.y < made.height <= TALLEST * WIDTH + 1 for mark in made.marks)


def test_the_bar_has_the_length_that_it_says():
    made = drawn(airstrike=(37.0, 36.0), shelling=(36.0, 36.0))
    found = at(made)
    assert (found["shelling"].y - found["airstrike"].y) / made.bar == pytest.approx(111.2 / made.bar_km, rel=0.02)


def test_what_is_far_away_or_of_a_whole_country_is_listed_and_not_drawn():
    made = drawn(airstrike=(36.0, 36.0), shelling=(36.2, 36.0), meeting=(-33.9, 18.4), arrest=(35.0, 38.0, "country"))
    assert set(at(made)) == {"airstrike", "shelling"}
    assert {one.label for one in made.elsewhere} == {"Meeting, meetingPlace", "Arrest, arrestPlace"}


def test_an_area_is_larger_and_hollow():
    found = at(drawn(airstrike=(36.0, 36.0), shelling=(36.5, 36.5, "province")))
    assert found["shelling"].hollow
    assert not found["airstrike"].hollow
    assert found["shelling"].size > found["airstrike"].size


def test_a_mark_tells_the_gravest_of_what_happened_there():
    (mark,) = drawn(meeting=(36.0, 36.0), airstrike=(36.0, 36.0)).marks
    assert (mark.kind, len(mark.told)) == ("violence", 2)


def test_every_event_of_the_map_leads_to_words_of_the_report():
    made = drawn(airstrike=(36.0, 36.0), meeting=(-33.9, 18.4))
    told = [*(one for mark in made.marks for one in mark.told), *made.elsewhere]
    assert all(spot.text for one in told for spot in one.evidence)
    assert len(told) == 2


def test_names_of_neighbours_do_not_stand_on_each_other():
    names = [
        mark for mark in drawn(airstrike=(36.0, 36.0), shelling=(36.0, 36.001), arrest=(37.0, 36.0)).marks if mark.name
    ]
    assert all(math.dist((a.x, a.y), (b.x, b.y)) > 10 for a, b in pairwise(names))
    assert len(names) == 2


def test_without_a_point_there_is_no_map():
    assert drawn(airstrike=(None, None)) is None


def test_land_lies_below_and_nothing_of_it_outside_the_frame():
    frame = Frame(west=10.0, south=54.0, east=16.0, north=58.0)
    lands = dict(within(frame))
    assert {"Denmark", "Sweden"} <= set(lands)
    assert all(10 <= x <= 16 and 54 <= y <= 58 for rings in lands.values() for ring in rings for x, y in ring)


def test_a_frame_inside_a_country_is_all_land():
    box = Frame(west=23.0, south=0.0, east=24.0, north=1.0)
    (lands,) = dict(within(box)).values()
    corners = {(round(x, 9), round(y, 9)) for x, y in lands[0]}
    assert corners == {(23.0, 0.0), (24.0, 0.0), (24.0, 1.0), (23.0, 1.0)}


def test_a_ring_around_nothing_of_the_frame_is_cut_away():
    far = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    assert clipped(far, Frame(west=10, south=10, east=11, north=11)) == ()


def test_every_outline_ends_where_it_began():
    assert all(ring[0] == pytest.approx(ring[-1], abs=0.01) for country in countries() for ring in country.rings)
