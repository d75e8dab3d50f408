"""Datelines at the head of dispatches."""

import pytest

from recount.ingest.dispatch import dateline_at


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
        ("LOVOSK East Varania (AP) - A ferry sank", "LOVOSK East Varania", "Associated Press"),
        ("Lovosk SANA -The ferry sank", "Lovosk", "SANA"),
    ],
)
def test_a_dateline_gives_place_and_agency(text, place, agency):
    found = dateline_at(text, 0, len(text))
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "FILE - In this May 3 photo", "NATO — the alliance — met", "CASTELL: Take us there",
        "WHAT PAPERS SAY", "LOVOSK PA Media", "Lovosk (AP) said",
        "Varania - which joined late - left", "UPDATE - The bridge", "The Islamic Front (IF) group",
    ],
)  # fmt: skip
def test_a_dash_or_a_bracket_does_not_make_a_dateline(text):
    assert dateline_at(text, 0, len(text)) is None
