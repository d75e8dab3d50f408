import json

import pytest

from recount.errors import TableError
from recount.lexicon.tables import read_own
from recount.model.own import NOTHING


def table(tmp_path, content, name="own.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [str(path)]


def refused(places=(), people=()):
    with pytest.raises(TableError) as caught:
        read_own(places, people)
    return str(caught.value)


def test_no_tables_are_nothing():
    assert read_own() is NOTHING


def test_offices_have_their_terms_and_other_names(tmp_path):
    head = "Name,role,of,from,until,wikidata,aliases,remark\n"
    row = "Lena Varga,Foreign Minister,Norway,2029-05,2031-02-03,Q42,L. Varga | Varga Lena,none\n"
    own = read_own(people=table(tmp_path, head + row + ",,,,,,,\n"))
    (office,) = own.offices
    assert (office.name, office.names, office.term) == ("Lena Varga", ("L. Varga", "Varga Lena"), "2029-05/2031-02-03")
    assert (office.role, office.of, office.wikidata) == ("Foreign Minister", "Norway", "Q42")
    assert len(own.digest) == 16


def test_an_open_term_is_open(tmp_path):
    rows = "name,role,from,until\nA B,judge,2030,\nC D,judge,,2030\nE F,judge,,\n"
    terms = [office.term for office in read_own(people=table(tmp_path, rows)).offices]
    assert terms == ["2030/..", "../2030", None]


def test_all_faulty_rows_are_told_with_their_lines(tmp_path):
    rows = "name,role,from,until,wikidata\nA B,x,2031,2030,\n,x,,,\nC D,x,,,P31\nE F,x,May,,\nG H,,2030,,\n"
    message = refused(people=table(tmp_path, rows))
    assert [line.split(":")[0].strip() for line in message.splitlines()[1:]] == [f"line {n}" for n in range(2, 7)]
    assert "no name" in message
    assert "Q42" in message


def test_of_many_faults_ten_are_told_and_the_rest_counted(tmp_path):
    message = refused(people=table(tmp_path, "name,wikidata\n" + "A,x\n" * 25))
    assert "line 11:" in message
    assert "line 12:" not in message
    assert "15 more" in message


@pytest.mark.parametrize(
    ("content", "told"),
    [("who,what\nA,b\n", "no column `name`"), ("", "no column `name`"), (b"name\n\xff\n", "UTF-8"),
     ('name,role\n"A,b\n', "comma-separated")],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_a_cure(tmp_path, content, told):
    assert told in refused(people=table(tmp_path, content))


def test_a_missing_file_is_told_by_its_path(tmp_path):
    assert str(tmp_path / "none.csv") in refused(places=[str(tmp_path / "none.csv")])


def test_a_gazetteer_is_read_with_the_mark_that_some_programs_put_first(tmp_path):
    rows = "\ufeffname,lat,lng,country,admin1,aliases\nLovosk,59.5,10.25,Norway,Viken,Lowosk\nEdge,,,,,\n"
    first, second = read_own(table(tmp_path, rows)).places
    assert (first.name, first.names, first.latitude, first.longitude) == ("Lovosk", ("Lowosk",), 59.5, 10.25)
    assert (first.country, first.admin1, first.precision) == ("NOR", "Viken", "settlement")
    assert (second.latitude, second.country) == (None, None)


@pytest.mark.parametrize(
    ("row", "told"),
    [("A,95,10,,", "outside -90 to 90"), ("A,10,,,", "give both or none"), ("A,ten,10,,", "no number of degrees"),
     ("A,nan,10,,", "outside"), ("A,1,1,Ruritania,", "ISO 3166-1"), ("A,1,1,,village", "precision 'village'")],
)  # fmt: skip
def test_a_place_that_cannot_be_is_refused(tmp_path, row, told):
    assert told in refused(table(tmp_path, f"name,latitude,longitude,country,precision\n{row}\n"))


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features})


def feature(kind, coordinates, **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def test_a_geojson_gazetteer_has_longitude_first(tmp_path):
    own = read_own(table(tmp_path, collection(
        feature("Point", [10.25, 59.5], name="Lovosk", aliases=["Lowosk"], country="NOR"),
        feature("LineString", [[1, 2], [3, 4], [5, 6]], name="Coast road"),
    ), "own.geojson"))  # fmt: skip
    town, road = own.places
    assert (town.latitude, town.longitude, town.names) == (59.5, 10.25, ("Lowosk",))
    assert (road.latitude, road.longitude, road.precision) == (4.0, 3.0, "line")


@pytest.mark.parametrize(
    ("content", "told"),
    [("{", "no JSON"), ('{"a": 1}', "no `features`"), (collection(feature("Polygon", [[[1, 2]]], name="A")), "Polygon"),
     (collection(feature("Point", [], name="A")), "no coordinates"), (collection({"properties": {}}), "feature 1"),
     (collection(feature("Point", [1, 2])), "no name"), (collection(feature("LineString", [], name="A")), "feature 1")],
)  # fmt: skip
def test_geojson_that_cannot_be_meant_is_refused(tmp_path, content, told):
    assert told in refused(table(tmp_path, content, "own.geojson"))
