import pytest

from recount.link.agreement import Vote, agreement, field, is_compatible, range_of
from recount.model.fact import Figure
from recount.model.story import Member


def figure(**numbers):
    return Figure(id="figure:1", start=0, end=1, text="x", rule="test/hand", measure="killed", **numbers)


def exactly(number):
    return figure(low=number, best=number, high=number)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (exactly(34), figure(low=24, high=99), True),
        (exactly(34), figure(low=36, high=99), True),
        (exactly(34), figure(low=30, modifier="at_least"), True),
        (exactly(34), exactly(35), False),
        (figure(low=5, modifier="at_least"), figure(low=7, modifier="at_least"), False),
        (figure(best=500, modifier="about"), exactly(480), True),
        (figure(best=500, modifier="about"), exactly(400), False),
        (figure(high=1000000, modifier="almost"), exactly(900000), True),
        (exactly(100), figure(low=24, high=99), True),
    ],
)
def test_two_counts_agree_where_one_number_satisfies_both(one, other, fits):
    assert is_compatible(range_of(one), range_of(other)) is fits
    assert is_compatible(range_of(other), range_of(one)) is fits


def vote(report, lineage, value="x", speaker=None):
    return Vote(member=Member(report=report, fact=f"f{report}", lineage=lineage), value=value, speaker=speaker)


def test_two_lineages_on_one_speaker_are_one_voice():
    assert agreement([vote("a", "1", speaker="belk"), vote("b", "2", speaker="belk")]) == "one_voice"


def test_two_lineages_of_their_own_word_agree():
    assert agreement([vote("a", "1"), vote("b", "2")]) == "agreed"


def test_a_copied_text_agrees_with_nobody():
    assert agreement([vote("a", "1"), vote("b", "1")]) == "one_voice"


def test_two_tellings_in_one_report_are_single():
    assert agreement([vote("a", "1"), vote("a", "1", speaker="belk")]) == "single"


def test_every_version_is_kept_and_the_sides_tell_which_can_both_hold():
    found = field([vote("a", "1", "34"), vote("b", "2", "34"), vote("c", "3", "50")], lambda a, b: a == b)
    assert found.agreement == "differs"
    assert [(v.value, v.side, v.agreement) for v in found.versions] == [("34", 0, "agreed"), ("50", 1, "single")]


def test_a_field_that_nobody_gives_is_null():
    assert field([vote("a", "1", None), vote("b", "2", ())], lambda a, b: a == b) is None
