"""Who is who and the places of a story, as page and screen show them."""

from itertools import pairwise

import msgspec
import pytest

from factory import Draft
from recount.export.atlas import HEIGHT, WIDTH, atlas
from recount.export.desk import desk
from recount.export.people import people
from recount.link.entities import story_entities
from recount.link.lineage import lineages
from recount.model.story import Story


def laid(*readings):
    story = Story(
        id="story:1", title="", when=None, where=None, reports=tuple(reading.report.id for reading in readings),
        lineages=lineages(readings), entities=story_entities(readings), events=(), statements=(), figures=(),
        relations=(),
    )  # fmt: skip
    return desk(story, readings)


def minister(text, outlet, *, title="defence minister", **role):
    draft = Draft(text, origin=outlet, outlet=outlet)
    state = draft.entity("state", "Karvonia", country="KRV")
    draft.entity("person", "Ivo Maren", title=title, of=state)
    reading = draft.reading()
    found = tuple(
        msgspec.structs.replace(e, roles=tuple(msgspec.structs.replace(r, **role) for r in e.roles))
        for e in reading.entities
    )
    return msgspec.structs.replace(reading, entities=found)


def test_one_role_in_two_reports_is_one_line_with_both_as_evidence():
    readings = [minister("Ivo Maren of Karvonia spoke.", "A"), minister("Ivo Maren, Karvonia, left.", "B")]
    (who,) = people(laid(*readings))
    (office,) = who.offices
    assert (who.name, office.text, office.doubt) == ("Ivo Maren", "Defence minister, Karvonia", "")
    assert {spot.report for spot in office.evidence} == {reading.report.id for reading in readings}


def test_what_the_users_table_denies_is_said_with_the_term():
    reading = minister("Ivo Maren of Karvonia spoke.", "A", terms=("2020/2024",), valid=False, standing="acting")
    office = next(people(laid(reading))).offices[0]
    assert (office.text, office.doubt) == ("Acting defence minister, Karvonia", "by your table in office 2020 to 2024")


def test_a_role_that_may_hold_is_not_doubted():
    reading = minister("Ivo Maren of Karvonia spoke.", "A", terms=("2020/2024",), valid=None)
    assert next(people(laid(reading))).offices[0].doubt == ""


def test_the_bodys_name_is_not_said_twice():
    reading = minister("Ivo Maren of Karvonia spoke.", "A", title="Karvonia envoy")
    assert next(people(laid(reading))).offices[0].text == "Karvonia envoy"


def placed(**places):
    draft = Draft(" ".join(places), origin="places")
    for name, (latitude, longitude, *rest) in places.items():
        draft.place(
            name, latitude=latitude, longitude=longitude, country=rest[0] if rest else "KRV",
            precision=rest[1] if len(rest) > 1 else "settlement",
        )  # fmt: skip
    return atlas(laid(draft.reading()))


def test_north_is_up_and_east_is_right_and_all_lies_inside():
    drawn = placed(North=(36.5, 36.0), South=(35.5, 36.1), East=(36.0, 38.0))
    at = {dot.name: dot for dot in drawn.dots}
    assert at["North"].y < at["East"].y < at["South"].y
    assert at["North"].x < at["South"].x < at["East"].x
    assert all(0 < dot.x < WIDTH and 0 < dot.y < drawn.height <= HEIGHT for dot in drawn.dots)


def test_the_bar_has_the_length_that_it_says():
    drawn = placed(North=(37.0, 36.0), South=(36.0, 36.0))
    north, south = sorted(drawn.dots, key=lambda dot: dot.y)
    assert (south.y - north.y) / drawn.bar == pytest.approx(111.2 / drawn.bar_km, rel=0.02)


def test_only_the_main_country_is_drawn_and_no_area():
    drawn = placed(
        One=(36.0, 36.0), Two=(36.5, 36.0), Far=(55.7, 37.6, "FAR"), Area=(36.2, 36.4, "KRV", "province"),
    )  # fmt: skip
    assert {dot.name for dot in drawn.dots} == {"One", "Two"}
    assert {spot.name for spot in drawn.spots} == {"One", "Two", "Far", "Area"}


def test_names_of_neighbours_do_not_stand_on_each_other():
    levels = sorted(dot.level for dot in placed(One=(36.0, 36.0), Two=(36.0, 36.001), Far=(37.0, 36.0)).dots)
    assert min(b - a for a, b in pairwise(levels)) >= 10


def test_of_one_place_nothing_is_drawn_and_of_none_nothing_is_listed():
    assert placed(One=(36.0, 36.0)).dots == ()
    assert placed(One=(None, None)) is None


def test_the_south_and_the_west_are_said():
    assert placed(One=(-36.0, -5.256)).spots[0].point == "36.00° S, 5.26° W"
