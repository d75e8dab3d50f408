from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import DateError
from recount.model import edtf


@pytest.mark.parametrize(
    "text", ["2020-02-27", "2020-02", "2019", "201X", "2019-12/..", "../2020", "2017-01/2018-04", "2020-02~"]
)
def test_a_date_is_printed_as_it_was_read(text):
    assert str(edtf.parse(text)) == text


@pytest.mark.parametrize("text", ["", "last week", "2020-13", "2020-02-30", "2021/2020", "2020-2-3", "P3D"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(DateError, match="expected YYYY"):
        edtf.parse(text)


def test_a_day_and_its_month_share_that_day():
    assert str(edtf.parse("2020-02").intersect(edtf.parse("2020-02-27"))) == "2020-02-27"


def test_dates_that_share_no_day_have_no_intersection():
    assert edtf.parse("2020-02").intersect(edtf.parse("2020-03-01")) is None


def test_a_whole_month_is_printed_as_a_month():
    start, end = edtf.parse("2020-02-01"), edtf.parse("2020-02-29")
    assert str(edtf.between(start.first, end.last)) == "2020-02"


def test_a_month_past_december_is_one_of_next_year():
    assert str(edtf.month(2019, 14)) == "2020-02"


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
STRETCHES = st.tuples(DAYS, DAYS).map(lambda pair: edtf.between(min(pair), max(pair)))


@given(STRETCHES)
def test_a_printed_stretch_reads_back_as_the_same_days(stretch):
    assert edtf.parse(str(stretch)) == stretch


@given(STRETCHES, STRETCHES)
def test_an_intersection_lies_in_both_and_has_no_sides(left, right):
    shared = left.intersect(right)
    other = right.intersect(left)
    assert (shared is None) == (other is None) == (not left.overlaps(right))
    if shared is not None:
        assert (shared.first, shared.last) == (other.first, other.last)
        assert left.contains(shared)
        assert right.contains(shared)


def test_an_interval_has_no_open_digits():
    assert str(edtf.since(edtf.parse("195X"))) == "1950/.."
    assert str(edtf.hull(edtf.parse("195X"), edtf.parse("196X"))) == "1950/1969"


def test_a_century_is_its_hundred_years():
    assert (edtf.parse("19XX").first, edtf.parse("19XX").last) == (date(1900, 1, 1), date(1999, 12, 31))


def test_an_open_end_contains_every_later_day():
    assert edtf.parse("2019-12/..").contains(edtf.parse("2031-05"))
