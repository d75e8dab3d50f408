import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import feasts


@pytest.mark.parametrize(
    ("name", "year", "when"),
    [
        ("ramadan", 2017, ["2017-05-27/2017-06-24"]),
        ("ramadan", 2030, ["2030-01-05/2030-02-03", "2030-12-26/2031-01-23"]),
        ("eid-al-fitr", 2020, ["2020-05-24/2020-05-26"]),
        ("eid-al-adha", 2020, ["2020-07-31/2020-08-03"]),
        ("ashura", 2020, ["2020-08-29"]),
        ("easter", 2020, ["2020-04-12"]),
        ("orthodox-easter", 2020, ["2020-04-19"]),
        ("good-friday", 2020, ["2020-04-10"]),
        ("passover", 2020, ["2020-04-09/2020-04-15"]),
        ("yom-kippur", 2020, ["2020-09-28"]),
        ("rosh-hashanah", 2020, ["2020-09-19/2020-09-20"]),
        ("hanukkah", 2020, ["2020-12-11/2020-12-18"]),
        ("thanksgiving", 2020, ["2020-11-26"]),
        ("memorial-day", 2020, ["2020-05-25"]),
    ],
)
def test_a_feast_falls_on_the_days_of_its_calendar(name, year, when):
    assert [run.text for run in feasts.of_year(name, year)] == when


@pytest.mark.parametrize(("name", "year"), [("ramadan", 1890), ("ramadan", 2300), ("easter", 900), ("carnival", 2020)])
def test_a_year_or_feast_that_no_calendar_covers_has_no_day(name, year):
    assert feasts.of_year(name, year) == ()


@given(st.sampled_from(["ramadan", "passover", "easter", "thanksgiving", "ashura"]), st.integers(0, 10_000))
def test_no_year_raises(name, year):
    assert all(run.first.year == year for run in feasts.of_year(name, year))
