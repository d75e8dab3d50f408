import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import edtf
from recount.model.time import resolve


@pytest.mark.parametrize(
    ("offset", "anchor", "when"),
    [
        ("day-1", "2020-03-01", "2020-02-29"),
        ("month-1", "2020-03-18", "2020-02"),
        ("month-1", "2020-03-19/2020-03-31", "2020-02"),
        ("year-1", "2020-03-18", "2019"),
        ("week+0", "2020-03-18", "2020-03-16/2020-03-22"),
        ("weekday:1:past", "2020-03-17", "2020-03-17"),
        ("weekday:1:last", "2020-03-17", "2020-03-10"),
        ("weekday:1:next", "2020-03-17", "2020-03-24"),
        ("weekday:1:past", "2020-03-17/2020-03-23", "2020-03-17"),
        ("weekday:3:past", "2020-03-17/2020-03-20", "2020-03-12/2020-03-19"),
        ("monthday:12-31", "2020-01-02", "2019-12-31"),
        ("monthday:02-29", "2020-03-02", "2020-02-29"),
        ("month:12:past", "2020-03-18", "2019-12"),
        ("season:12-14:past", "2020-03-18", "2019-12/2020-02"),
        ("since month:12:past", "2020-03-18", "2019-12/.."),
        ("clock:14:30 day+0", "2020-03-18", "2020-03-18T14:30"),
        ("decade+0", "2020-03-18", "202X"),
        ("century+0", "2020-03-18", "20XX"),
        ("quarter-1", "2020-02-18", "2019-10/2019-12"),
        ("same:year-1", "2020-07/2020-09", "2019-07/2019-09"),
        ("same:year-1", "2020-02-29", "2019-02-28"),
        ("same:year-1", "2020-02", "2019-02"),
        ("day+2 weekday:1:past", "2020-03-18", "2020-03-19"),
        ("week-of monthday:03-06:past", "2020-03-18", "2020-03-02/2020-03-08"),
        ("nth-week:1 feast:ramadan:past", "2020-06-01", "2020-04-24/2020-04-30"),
        ("nth-day:-1 month:02:past", "2020-03-18", "2020-02-29"),
        ("feast:ramadan:past", "2020-03-18", "2019-05-06/2019-06-03"),
        ("feast:ramadan:future", "2020-03-18", "2020-04-24/2020-05-23"),
        ("feast:thanksgiving:last", "2020-03-18", "2019-11-28"),
        ("about year-10", "2020-03-18", "2010~"),
        ("weekend:past", "2020-03-18", "2020-03-14/2020-03-15"),
        ("weekend:past", "2020-03-15", "2020-03-14/2020-03-15"),
        ("weekend:last", "2020-03-15", "2020-03-07/2020-03-08"),
        ("weekend:future", "2020-03-18", "2020-03-21/2020-03-22"),
        ("monthday:09-01:past", "2020-03-18", "2019-09-01"),
        ("monthday:03-25:past", "2020-03-18", "2020-03-25"),
        ("monthday:09-01:future", "2020-03-18", "2020-09-01"),
        ("month:05:near", "2020-03-18", "2020-05"),
        ("month:11:near", "2020-03-18", "2019-11"),
        ("of-month:06 year-1", "2020-03-18", "2019-06"),
        ("of-day:06-21 year-1", "2020-03-18", "2019-06-21"),
        ("of-run:07-09 year-1", "2020-03-18", "2019-07/2019-09"),
        ("weekday:0:past .. weekday:2:past", "2020-03-18", "2020-03-16/2020-03-18"),
        ("clock:09:00 weekday:1:past", "2020-03-18", "2020-03-17T09:00"),
    ],
)
def test_an_offset_means_the_same_from_the_same_date(offset, anchor, when):
    assert str(resolve(offset, edtf.parse(anchor))) == when


@pytest.mark.parametrize("offset", ["year-10000", "day-9999999", "month-99999", "century-30", "since decade-900"])
def test_what_lies_before_the_calendar_has_no_date(offset):
    assert resolve(offset, edtf.parse("2031-05-07")) is None


@pytest.mark.parametrize("anchor", [None, "2019/..", "2019"])
def test_a_vague_anchor_fixes_no_weekday(anchor):
    assert resolve("weekday:1:past", edtf.parse_or_none(anchor)) is None


@given(st.dates(min_value=edtf.parse("1950").first, max_value=edtf.parse("2090").last), st.integers(0, 6))
def test_a_past_weekday_lies_within_the_last_week(day, weekday):
    value = resolve(f"weekday:{weekday}:past", edtf.day(day))
    assert value is not None
    assert value.first.weekday() == weekday
    assert 0 <= (day - value.first).days < 7


@pytest.mark.parametrize("offset", ["nth-day:31 month:02:past", "feast:ramadan:past", "feast:carnival:past"])
def test_a_day_that_a_month_or_calendar_lacks_is_null(offset):
    assert resolve(offset, edtf.parse("1890-03-18")) is None
