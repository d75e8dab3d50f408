"""Dates as pages print them."""

import pytest

from recount.ingest.printed import date_in, imprint_end, printed_dates


@pytest.mark.parametrize(
    "words",
    [
        "3 May 2031", "May 3, 2031", "May 3rd, 2031", "Sat, 03 May 2031", "3-May-2031", "2031-05-03", "03.05.2031",
        "5/13/2031", "13/5/2031", "MAY 3 , 2031", "2031/05/03",
    ],
)  # fmt: skip
def test_a_full_date_is_read_in_any_order(words):
    when = date_in(words)
    assert when is not None
    assert when.isoformat() in {"2031-05-03", "2031-05-13"}


@pytest.mark.parametrize("words", ["03/04/2031", "31.02.2031", "May 2031", "3 May", "Room 12 2031", "1.2.3.2031"])
def test_what_could_be_two_dates_or_none_is_no_date(words):
    assert date_in(words) is None


def test_the_date_of_an_update_is_told_from_the_date_of_publication():
    text = "04.05.2031(updated 1802 05.05.2031)"
    assert [found.revised for found in printed_dates(text, 0, len(text))] == [False, True]


@pytest.mark.parametrize(
    ("text", "imprint"),
    [
        ("Wed May 7 2031 6 killed in fire", "Wed May 7 2031"),
        ("Fri 07 May 2031 at 0914 Ferry sinks", "Fri 07 May 2031 at 0914"),
        ("Date of publication 7 May 2031 The ferry", "Date of publication 7 May 2031"),
        ("Updated at 9:50 p.m. ET Thursday", "Updated at 9:50 p.m. ET Thursday"),
    ],
)
def test_an_imprint_ends_where_the_words_of_the_report_begin(text, imprint):
    end = imprint_end(text, 0, len(text))
    assert text[:end] == imprint


@pytest.mark.parametrize(
    "text", ["Date set for trial", "Posted workers return", "Monday was quiet", "May ruled it out"]
)
def test_words_that_only_begin_like_an_imprint_are_none(text):
    assert imprint_end(text, 0, len(text)) is None
