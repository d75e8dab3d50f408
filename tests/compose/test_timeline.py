import pytest

from factory import Draft
from recount.compose import compose
from recount.compose.account import printed
from recount.link import link


def test_events_stand_in_order_of_time_and_undated_ones_nowhere():
    draft = Draft("They signed a truce in March, after a raid. Shells fell in May. Talks are planned.")
    draft.event("ceasefire", "signed a truce in March", when="2031-03")
    draft.event("shelling", "Shells fell in May", when="2031-05-04")
    draft.event("airstrike", "a raid", when="2031-02-11")
    draft.event("meeting", "Talks are planned")
    dated, (story,) = link([draft.reading()])
    assert [entry.when for entry in compose(story, dated).timeline] == ["2031-02-11", "2031-03", "2031-05-04"]


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("2020-02-27", "27 February 2020"),
        ("2020-02", "February 2020"),
        ("2019", "2019"),
        ("2019-12/..", "since December 2019"),
        ("../2020-03-06", "until 6 March 2020"),
        ("2020-03-19/2020-03-31", "19 March 2020 to 31 March 2020"),
    ],
)
def test_dates_are_printed_for_people(when, text):
    assert printed(when) == text
