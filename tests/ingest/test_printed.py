"""Dates and datelines as pages print them."""

import pytest

from recount.ingest.printed import date_in, dateline_at, imprint_end, printed_dates


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


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("LOVOSK — A ferry sank", "LOVOSK", None),
        ("PORT LOVOSK, West Varania (Reuters) - A ferry sank", "PORT LOVOSK, West Varania", "Reuters"),
        ("NEW LOVOSK, Dec. 11 (UPI) — A ferry sank", "NEW LOVOSK", "UPI"),
        ("LOVOSK, August 8 (Xinhua) --", "LOVOSK", "Xinhua"),
        ("LOVOSK, 10 JAN 90 (ACAN-EFE) -- [TEXT] A FERRY SANK", "LOVOSK", "EFE"),
        ("Lovosk, SANA – A ferry sank", "Lovosk", "SANA"),
        ("LOVOSK (Sputnik) On Monday a ferry sank", "LOVOSK", "Sputnik"),
        ("LOVOSK, May 3. /TASS/. A ferry sank", "LOVOSK", "TASS"),
        ("LOVOSK, Mich. (WXYZ) - A ferry sank", "LOVOSK, Mich", None),
        ("(Reuters) - A ferry sank", None, "Reuters"),
    ],
)
def test_a_dateline_gives_place_and_agency(text, place, agency):
    found = dateline_at(text, 0, len(text))
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "FILE - In this May 3 photo", "NATO — the alliance — met", "CASTELL: Take us there", "Lovosk (AP) said",
        "Varania - which joined late - left", "UPDATE - The bridge", "The Islamic Front (IF) group",
    ],
)  # fmt: skip
def test_a_dash_or_a_bracket_does_not_make_a_dateline(text):
    assert dateline_at(text, 0, len(text)) is None
