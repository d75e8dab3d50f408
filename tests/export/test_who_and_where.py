"""Who is who and the places of a story, as page and screen show them."""

import msgspec

from factory import Draft
from recount.export.atlas import atlas
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


def test_a_place_without_a_point_is_not_listed():
    assert [spot.name for spot in placed(One=(36.0, 36.0), Two=(None, None))] == ["One"]


def test_the_south_and_the_west_are_said():
    assert placed(One=(-36.0, -5.256))[0].point == "36.00° S, 5.26° W"
