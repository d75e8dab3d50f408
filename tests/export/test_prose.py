import pytest

from recount.export.prose import printable, shortened, spelled


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2031-05-06", "6 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("203X", "2030s"),
        ("2031-05-06T14:30", "6 May 2031, 14:30"),
        ("2030-12/..", "since December 2030"),
        ("../2031", "until 2031"),
        ("2031-02~", "about February 2031"),
        ("2031-05-06/2031-05-12", "6 to 12 May 2031"),
        ("2031-04-28/2031-05-04", "28 April to 4 May 2031"),
        ("2030-12-30/2031-01-05", "30 December 2030 to 5 January 2031"),
        ("2017-01/2018-04", "January 2017 to April 2018"),
        ("2017-01/2017-04", "January to April 2017"),
        ("2031-01/2031-04-02", "January to 2 April 2031"),
        ("2017/2018", "2017 to 2018"),
        ("P3D", "P3D"),
        (None, "undated"),
    ],
)
def test_dates_are_spelled_as_a_desk_writes_them(when, expected):
    assert spelled(when) == expected


def test_what_drives_a_terminal_is_not_printed():
    assert printable("a\x1b[31mb\u202ec") == "a�[31mb�c"


def test_a_long_telling_is_cut_at_a_word():
    assert shortened("the bridge of Lesk", 12) == "the bridge …"
