import sqlite3

import pytest

from recount.annotate import gazetteer
from recount.annotate.gazetteer_index import key, names_of
from recount.errors import GazetteerError


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Point the gazetteer at an empty cache folder."""
    monkeypatch.setenv("RECOUNT_CACHE", str(tmp_path / "cache"))
    gazetteer._connection.cache_clear()
    gazetteer._look_up.cache_clear()
    yield tmp_path
    gazetteer._connection.cache_clear()
    gazetteer._look_up.cache_clear()


@pytest.mark.parametrize("name", ["al-Qamishli", "Al Qāmishlī", "AL-QAMISHLI", "el Qamishli"])
def test_article_case_and_diacritics_do_not_matter(name):
    assert key(name) == "qamishli"


def test_division_is_called_with_and_without_its_noun():
    assert names_of("Province of Lima") == {"province of lima", "lima"}
    assert names_of("Hasakah Governorate") == {"hasakah governorate", "hasakah"}


def test_every_namesake_is_found():
    found = gazetteer.look_up("Springfield")
    assert len({c.admin1 for c in found if c.country == "USA"}) > 10


def test_province_is_found_by_the_english_name_of_its_seat():
    assert "province" in {c.kind for c in gazetteer.look_up("Aleppo")}


def test_name_that_is_nowhere_is_not_found():
    assert gazetteer.look_up("Qarabul-Tepe") == ()


def test_country_is_found_by_its_code():
    assert [c.name for c in gazetteer.country_of("PER")] == ["Peru"]
    assert gazetteer.country_of("") == ()


@pytest.mark.usefixtures("elsewhere")
def test_damaged_index_is_built_anew(monkeypatch):
    path = gazetteer.index_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database" * 500)

    def build(where):
        base = sqlite3.connect(where)
        base.executescript(
            "create table place (id integer primary key, name, kind, country, admin1, admin2,"
            " latitude, longitude, population, geonames); create table called (key, place);"
            "insert into place values (1, 'Lakeby', 'settlement', 'NOR', null, null, 60.0, 10.0, 900, 7);"
            "insert into called values ('lakeby', 1);"
        )
        base.close()

    monkeypatch.setattr(gazetteer, "build_index", lambda where: (where.unlink(), build(where)))
    assert [c.geonames_id for c in gazetteer.look_up("Lakeby")] == [7]


def test_folder_that_cannot_be_written_is_told_with_its_cure(elsewhere, monkeypatch):
    (elsewhere / "file").write_text("in the way")
    monkeypatch.setenv("RECOUNT_CACHE", str(elsewhere / "file" / "cache"))
    with pytest.raises(GazetteerError, match="RECOUNT_CACHE"):
        gazetteer.look_up("Lima")
