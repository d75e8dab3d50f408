import pytest


@pytest.fixture
def sites(annotated):
    """Return the things of a text that violence is done to."""

    def run(text):
        return [
            m.text for e in annotated(text).entities if e.kind == "place" for m in e.mentions if m.form == "nominal"
        ]

    return run


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A missile struck a hospital in Lesk.", ["hospital"]),
        ("Jets bombed two schools and a crowded market.", ["schools", "crowded market"]),
        ("The police station was shelled.", ["police station"]),
        ("The air strike on a mosque killed nine.", ["mosque"]),
        ("The school attack was condemned.", ["school"]),
        ("A suicide bomber blew himself up outside the courthouse.", ["courthouse"]),
        ("The wounded were taken to a hospital.", []),
        ("He was shot dead in a restaurant.", []),
        ("She went to the market.", []),
        ("A bomb in a parked car exploded.", []),
        ("The minister visited a school.", []),
    ],
)
def test_a_thing_is_an_entity_where_violence_is_done_to_it(sites, text, found):
    assert sites(text) == found


def test_a_thing_speaks_for_nobody_and_has_no_place_of_its_own(annotated):
    doc = annotated("A missile struck a school in Oslo.")
    school = next(e for e in doc.entities if e.name == "school")
    assert school.id not in doc.entity_at.values()
    assert [place.text for place in doc.places] == ["Oslo"]
