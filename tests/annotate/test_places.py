import pytest

from recount.lexicon.load import entries
from recount.lexicon.schema.places import BorderWord


@pytest.fixture
def places(annotated):
    def run(text, **fields):
        return list(annotated(text, **fields).places)

    return run


def test_town_is_found_with_its_coordinates(places):
    place = places("Three people drowned in Trondheim on Monday.")[0]
    assert (place.text, place.country, place.precision) == ("Trondheim", "NOR", "settlement")
    assert abs(place.latitude - 63.43) < 0.1
    assert abs(place.longitude - 10.39) < 0.1


def test_containment_chooses_among_namesakes(places):
    place = places("A bridge fell in Springfield, Illinois, on Monday.")[0]
    assert (place.name, place.admin1) == ("Springfield", "Illinois")


def test_containment_chooses_by_abbreviation_too(places):
    place = places("A bridge fell in Springfield, Ill., on Monday.")[0]
    assert (place.name, place.admin1) == ("Springfield", "Illinois")


def test_country_of_the_report_chooses_among_namesakes(places):
    place = places("Venezuelan police closed the road in Valencia. Venezuela has seen many protests.")[0]
    assert (place.text, place.country) == ("Valencia", "VEN")


def test_unknown_village_takes_the_point_of_the_province_it_is_said_to_lie_in(places):
    place = places("Troops shelled the Helmand province village of Qarabul-Tepe.")[-1]
    assert (place.text, place.country, place.geonames_id, place.precision) == ("Qarabul-Tepe", "AFG", None, "province")
    assert place.latitude is not None


def test_unknown_village_anywhere_has_no_coordinates(places):
    place = places("Troops shelled the village of Qarabul-Tepe.")[0]
    assert (place.latitude, place.longitude, place.geonames_id) == (None, None, None)


def test_province_noun_makes_a_province(places):
    place = places("The convoy crossed Idlib province at night.")[0]
    assert (place.text, place.precision) == ("Idlib", "province")


def test_road_is_a_line_with_its_noun(places):
    place = places("Patrols drove along the D7 highway in Turkey.")[0]
    assert (place.text, place.precision) == ("D7 highway", "line")


def test_direction_makes_a_region(places):
    place = places("Rain fell in northern Chile on Monday.")[0]
    assert (place.text, place.country, place.precision) == ("Chile", "CHL", "region")


def test_state_that_acts_is_told_from_a_place(places, annotated):
    text = "Chile denied the report. Rain fell in Peru."
    assert [(p.text, p.use, p.country) for p in places(text)] == [("Chile", "actor", "CHL"), ("Peru", "place", "PER")]
    mentions = [(m.text, m.use) for entity in annotated(text).entities for m in entity.mentions]
    assert mentions[:2] == [("Chile", "actor"), ("Peru", "place")]


def test_name_inside_a_bodys_name_is_part_of_it(places, annotated):
    text = "The Trondheim Fire Department put out the fire in Bergen, said the University of Oslo."
    assert [(p.text, p.use) for p in places(text)] == [("Trondheim", "part"), ("Bergen", "place"), ("Oslo", "part")]
    parts = [[part.text for part in m.parts] for entity in annotated(text).entities for m in entity.mentions if m.parts]
    assert parts == [["Trondheim"], ["Oslo"]]


def test_words_that_are_no_names_are_no_part(places):
    assert places("The Central Grain Agency and the National Union of Bakers met.") == []


def test_events_do_not_happen_in_a_bodys_name(reading):
    found = reading("Shells hit the depot of the Bergen Transport Agency on Monday.")
    assert [event.where for event in found.events if event.type == "shelling"] == [None]


def test_nothing_lies_in_a_state_that_acts(places):
    found = {p.text: p for p in places("An airstrike hit Peru's military positions in Trondheim.")}
    assert found["Trondheim"].country == "NOR"


def test_a_state_of_another_country_is_told_by_the_reports_places(places):
    home = "Police in Atlanta and Savannah closed two roads. Rain fell across Georgia."
    abroad = "Police in Tbilisi and Batumi closed two roads. Rain fell across Georgia."
    assert [next(p.country for p in places(text) if p.text == "Georgia") for text in (home, abroad)] == ["USA", "GEO"]


def test_a_division_is_found_with_its_noun(places):
    assert [(p.country, p.precision) for p in places("Rain fell in Sokoto State.")] == [("NGA", "province")]


def test_a_small_towns_other_name_far_from_the_report_is_not_taken(places):
    text = (
        "Shells hit Aleppo, Idlib and Homs. Buses left Fua for Aleppo. In Fua two people died, officials in Hama said."
    )
    assert {p.geonames_id for p in places(text) if p.text == "Fua"} == {None}


def test_capital_as_government_is_no_place_and_as_city_is(places):
    assert places("The deal between Lima and Quito broke down.") == []
    assert [p.text for p in places("The envoy flew to Lima.")] == ["Lima"]


def test_dateline_is_a_place(places):
    assert places("LIMA, Peru (AP) - Two men were arrested.")[0].text == "LIMA"


def test_spelling_with_an_article_is_the_same_town(places):
    one, two = (places(f"Two men were arrested in {name} in Syria.")[0] for name in ("Qamishli", "al-Qamishli"))
    assert one.geonames_id == two.geonames_id is not None


def test_every_place_reads_back(annotated):
    doc = annotated("LIMA, Peru - Patrols left the town of Cusco\nfor the D7 highway near Trondheim Airport.")
    assert all(doc.text(p) == p.text for p in doc.places)


def test_road_without_a_container_takes_the_one_province_of_the_report(places):
    place = places("Fighting went on in Saraqib and across Idlib province. Patrols drove along the D7 highway.")[-1]
    assert (place.text, place.country, place.admin1, place.precision) == ("D7 highway", "SYR", "Idlib", "line")


def test_road_is_nowhere_where_the_report_names_several_provinces(places):
    place = places("Fighting went on in Saraqib, Latakia and Palmyra. Patrols drove along the D7 highway.")[-1]
    assert (place.country, place.latitude, place.longitude) == ("SYR", None, None)


def test_an_unlisted_countrys_town_is_not_put_where_the_report_names_another(places):
    text = "A raid hit the Karvonian town of Dreval. In Dreval nobody slept. Talks in Geneva on Dreval were called off."
    assert {p.country for p in places(text) if p.text == "Dreval"} == {None}


@pytest.mark.parametrize("entry", entries(BorderWord), ids=lambda entry: entry.nouns[0])
def test_a_border_of_two_states_is_a_line_without_a_point(entry, annotated):
    for sentence in entry.examples:
        lines = [place for place in annotated(sentence).places if place.precision == "line"]
        assert [(place.country, place.latitude) for place in lines] == [(None, None)], sentence
    for sentence in entry.counterexamples:
        assert not [place for place in annotated(sentence).places if place.precision == "line"], sentence


def test_a_border_that_only_tells_where_a_road_is_is_no_place_of_its_own(places):
    found = places("Patrols drive along the D7 highway at the border between Norway and Sweden.")
    assert [place.text for place in found if place.precision == "line"] == ["D7 highway"]


def test_unknown_name_without_a_place_noun_is_in_the_country_of_the_reports_other_places(places):
    found = places("Fires burned in Bergen, in Oslo and in Trondheim. Shops in Kvarnstrupa stayed shut.")
    unknown = next(place for place in found if place.text == "Kvarnstrupa")
    assert (unknown.country, unknown.latitude) == ("NOR", None)


def test_small_towns_other_name_gives_way_to_the_town_that_bears_it(places):
    found = places("Delegates met in Geneva. Roads were closed in Modesto.")
    assert found[0].name == "Geneva"


NEIGHBOURS = "Georgia cleared mines. Armenia and Azerbaijan sent no one. The United States sent a team from Texas."


def test_among_its_neighbours_a_name_shared_with_a_division_is_the_country(places):
    assert [p.country for p in places(NEIGHBOURS) if p.text == "Georgia"] == ["GEO"]


def test_an_outlets_own_country_chooses_among_namesakes(places):
    text = "The ferry office in Nelson opened on Monday."
    assert places(text, url="https://harbour.example.ca/ferry")[0].country == "CAN"
    assert places(text, url="https://harbour.example.nz/ferry")[0].country == "NZL"


def test_a_domain_that_anybody_takes_tells_no_country(places):
    text = "The ferry office in Nelson opened on Monday."
    assert places(text, url="https://harbour.example.tv/ferry") == places(text)


def test_of_namesakes_the_one_beside_other_towns_of_the_report_is_meant(places):
    text = "Roads closed in Newport on Monday. Crews came from Cincinnati, Norwood and Blue Ash."
    assert [p.admin1 for p in places(text) if p.text == "Newport"] == ["Kentucky"]


def test_a_name_does_not_speak_for_itself_by_its_other_senses(places):
    text = "The city of Springfield flooded. Roads in Springfield closed. Springfield waited. Rain fell over Illinois."
    assert {p.admin1 for p in places(text) if p.text == "Springfield"} == {"Illinois"}


def test_a_short_form_is_the_division_whatever_town_bears_its_name(places):
    found = places("CAMP OLSEN, Wash. - Crews left for Washington, D.C., on Monday.")
    assert [p.precision for p in found if p.text == "Wash."] == ["province"]


def test_in_a_list_of_places_none_lies_in_the_next(places):
    found = {p.text: p.country for p in places("Trips to Saipan, Guam, Alaska and Norway were planned.")}
    assert (found["Saipan"], found["Guam"]) == ("MNP", "GUM")


def test_an_adjective_in_a_bodys_name_is_no_place(places):
    assert places("The Association of German Chambers of Commerce met.") == []


def test_a_direction_with_a_noun_is_no_division_of_a_country_that_is_not_spoken_of(places):
    text = "The envoy flew from Trondheim and Oslo to Bergen in Norway and spent a week on the West Coast."
    place = next(p for p in places(text) if p.text == "West Coast")
    assert place.country != "NZL"


def test_saint_is_one_word_however_it_is_spelt(places):
    text = "Russia closed its offices in St. Petersburg. The United States and Russia expelled diplomats."
    assert next(p for p in places(text) if p.text == "St. Petersburg").country == "RUS"
