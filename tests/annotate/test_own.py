from factory import report
from recount.annotate import annotate
from recount.model.own import Own, OwnOffice, OwnPlace

VARGA = OwnOffice(name="Lena Varga", role="Minister of Foreign Affairs", of="Norway", term="2029/2030", wikidata="Q1")
AGAIN = OwnOffice(name="Lena Varga", role="Minister of Foreign Affairs", of="NOR", term="2031-05/..", wikidata="Q1")
OTHER = OwnOffice(name="Lena Varga", role="mayor", of="Lovosk", term="2020/..", wikidata="Q2")


def person(text, *offices, published="2031-05-07", name="Lena Varga"):
    own = Own(offices=offices)
    doc = next(iter(annotate([report(text, published=published)], own=own)))
    return next(entity for entity in doc.entities if entity.name == name)


SAID = "Norwegian Foreign Minister Lena Varga rejected the plan on Monday."


def test_a_role_that_does_not_hold_on_the_reports_day_is_flagged():
    found = person(SAID, VARGA)
    assert (found.roles[0].terms, found.roles[0].valid) == (("2029/2030",), False)
    assert found.identifiers == {"wikidata": "Q1"}


def test_a_second_term_makes_it_hold():
    assert person(SAID, VARGA, AGAIN).roles[0].valid is True


def test_of_two_people_of_one_name_the_role_decides():
    assert person(SAID, VARGA, OTHER).identifiers == {"wikidata": "Q1"}
    assert person("Lena Varga rejected the plan on Monday.", VARGA, OTHER).identifiers == {}


def test_a_deputys_office_is_another():
    found = person("Norwegian Deputy Foreign Minister Lena Varga rejected the plan.", VARGA)
    assert found.roles[0].terms == ()


def test_an_office_of_another_state_is_another():
    assert person("Swedish Foreign Minister Lena Varga rejected the plan.", VARGA).roles[0].terms == ()


def test_a_surname_alone_is_nobody_without_a_role():
    assert person("Varga rejected the plan, Varga said.", VARGA, name="Varga").identifiers == {}


def test_the_table_adds_no_role_that_the_report_does_not_give():
    assert person("Lena Varga rejected the plan on Monday.", VARGA).roles == ()


def places(text, *own):
    doc = next(iter(annotate([report(text)], own=Own(places=own))))
    return {place.text: place for place in doc.places}


def test_a_place_of_the_users_gazetteer_goes_before_all_others():
    mine = OwnPlace(name="Paris", country="NOR", admin1="Viken", latitude=59.5, longitude=10.25, precision="district")
    found = places("Shells fell on Paris on Monday, officials in Oslo said.", mine)["Paris"]
    assert (found.country, found.latitude, found.precision) == ("NOR", 59.5, "district")


def test_a_village_that_only_the_user_knows_is_found_by_its_other_name():
    mine = OwnPlace(name="Kvelstad", names=("al-Kvelsta",), country="NOR", latitude=59.5, longitude=10.25)
    found = places("Shells fell on al-Kvelsta on Monday.", mine)["al-Kvelsta"]
    assert (found.name, found.latitude, found.geonames_id) == ("Kvelstad", 59.5, None)


def test_a_title_of_the_table_may_be_spelled_otherwise():
    defence = OwnOffice(name="Lena Varga", role="Minister of Defence", of="Norway", term="2029/2030")
    found = person("Norwegian Defense Minister Lena Varga rejected the plan on Monday.", defence)
    assert found.roles[0].terms == ("2029/2030",)
