"""The solver: days as bits, clues in their order, and a day that is always among those that remain."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import dating
from recount.model.dating import Clue
from recount.model.edtf import day, parse
from recount.model.report import Evidence
from recount.model.time import resolve

PUBLISHED = st.dates(date(1970, 1, 1), date(2035, 12, 31))
AWAY = st.integers(0, 6)


def told(kind: str, days: int, words: str = "words") -> Clue:
    return Clue(kind=kind, days=days, evidence=(Evidence(report="r", start=0, end=len(words), text=words),))


def days_of(*texts: str) -> int:
    return sum(dating.of_dates(parse(text)) for text in texts)


def test_days_are_counted_from_the_first_of_the_grid():
    assert dating.span(dating.FIRST, dating.FIRST) == 1
    assert [*dating.each(days_of("2031-02-27/2031-03-01"))][-1] == date(2031, 3, 1)
    assert dating.span(date(1700, 1, 1), date(1800, 1, 1)) == 0


def test_a_leap_day_is_in_leap_years_only():
    assert {found.year % 4 for found in dating.each(dating.yearly(2, 29))} == {0}


def test_a_date_with_its_weekday_leaves_certain_years():
    years = [found.year for found in dating.each(dating.yearly(5, 6, weekday=1) & days_of("2010/2040"))]
    assert years == [2014, 2025, 2031, 2036]


@given(PUBLISHED, st.sets(st.integers(0, 6)))
def test_weekdays_are_those_of_the_calendar(published, numbers):
    assert bool(dating.weekdays(*numbers) & dating.of_dates(day(published))) == (published.weekday() in numbers)


@given(PUBLISHED, st.integers(0, 500), st.integers(0, 500))
def test_around_reaches_so_far_and_no_farther(published, before, after):
    around = dating.around(dating.of_dates(day(published)), before, after)
    assert around == dating.span(published - timedelta(before), published + timedelta(after))


@pytest.mark.parametrize("offset", ["day-1", "day+0", "week-1", "month-1", "month+0", "year-1", "year+0"])
@given(published=PUBLISHED)
def test_a_report_is_among_the_tellers_of_what_it_tells(offset, published):
    value = resolve(offset, day(published))
    assert dating.tellers(offset, dating.of_dates(value)) & dating.of_dates(day(published))


@given(PUBLISHED, st.integers(0, 6), st.sampled_from(["past", "last", "future", "next"]))
def test_a_weekday_is_told_within_a_week_of_it(published, number, way):
    offset = f"weekday:{number}:{way}"
    tellers = dating.tellers(offset, dating.of_dates(resolve(offset, day(published))))
    assert tellers & dating.of_dates(day(published))
    assert tellers.bit_count() == 7


@given(PUBLISHED, st.lists(st.tuples(st.sampled_from(dating.ORDER), AWAY, AWAY)), st.data())
def test_the_day_of_the_report_stays_among_those_that_true_clues_leave(published, reaches, data):
    true = [told(kind, dating.span(published - timedelta(a), published + timedelta(b))) for kind, a, b in reaches]
    event = published - timedelta(data.draw(AWAY))
    true.append(told("calendar", dating.around(dating.yearly(event.month, event.day, event.weekday()), 0, 6)))
    true.append(told("told", dating.span(event - timedelta(data.draw(st.integers(0, 3000))))))
    order = data.draw(st.permutations(range(len(true))))
    solved = dating.solve([true[n] for n in order])
    assert solved.unused == ()
    assert solved.days & dating.of_dates(day(published))
    found = dating.inferred(solved)
    parts = found.candidates or (found.when,)
    assert any(parse(part).contains(day(published)) for part in parts)


@given(st.lists(st.tuples(st.sampled_from(dating.ORDER), PUBLISHED, AWAY), min_size=1))
def test_clues_that_contradict_each_other_leave_some_day(given_clues):
    clues = [told(kind, dating.span(first, first + timedelta(reach))) for kind, first, reach in given_clues]
    solved = dating.solve(clues)
    assert solved.days
    assert {*solved.used, *solved.unused} <= {*clues}


def test_the_surer_clue_wins_and_the_other_is_set_aside():
    clues = [told("near", days_of("2031-07"), "near"), told("told", days_of("2031-05/2031-06"), "told")]
    found = dating.inferred(dating.solve(clues))
    assert found.when == "2031-05/2031-06"
    assert [evidence.text for evidence in found.evidence] == ["told"]
    assert [evidence.text for evidence in found.set_aside] == ["near"]


def test_a_clue_that_cuts_nothing_is_no_evidence():
    clues = [told("told", days_of("2031"), "narrow"), told("told", days_of("2030/2032"), "wide")]
    assert [evidence.text for evidence in dating.inferred(dating.solve(clues)).evidence] == ["narrow"]


def test_of_two_years_both_are_said():
    found = dating.inferred(dating.solve([told("calendar", days_of("2025-05-06/2025-05-12", "2031-05-06/2031-05-12"))]))
    assert found.candidates == ("2025-05-06/2025-05-12", "2031-05-06/2031-05-12")
    assert found.when == "2025-05-06/2031-05-12"


def test_of_many_years_only_the_first_day_is_known():
    days = dating.yearly(5, 6, weekday=1) & dating.span(date(2020, 1, 1))
    found = dating.inferred(dating.solve([told("calendar", days)]))
    assert (found.when, found.candidates) == ("2025-05-06/..", ())


def test_what_nothing_bounds_from_below_is_unknown():
    assert dating.inferred(dating.solve([told("calendar", dating.yearly(5, 6, weekday=1))])) is None
    assert dating.inferred(dating.solve([told("page", dating.span(dating.FIRST, date(2031, 5, 6)))])) is None
    assert dating.inferred(dating.solve([])) is None


def test_days_a_week_apart_are_one_stretch():
    assert [str(part) for part in dating.stretches(days_of("2031-05-06", "2031-05-13"))] == ["2031-05-06/2031-05-13"]
    assert dating.stretches(0) == ()


def test_two_digits_name_one_year():
    assert dating.short_year(90) == days_of("1990")
    assert dating.short_year(31) == days_of("2031")
