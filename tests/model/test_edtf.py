import pytest

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
