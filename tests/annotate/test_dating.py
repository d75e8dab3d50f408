"""Undated reports, dated by what they say. 6 May 2031 is a Tuesday; so is 6 May 2025."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.model.edtf import day, parse
from recount.model.report import Block

SENTENCES = (
    "The dam of Sarvan broke on {ago:%A} ({ago:%B} {ago.day}th), officials said.",
    "It was begun in {long_ago:%B} {long_ago.year}.",
    "The minister came on {ago.day} {ago:%B} {ago.year}.",
    "She had been chosen in {long_ago.year}.",
    "The river rose last month, in {last_month:%B} {last_month.year}.",
    "The council met yesterday, {yesterday.day} {yesterday:%B}.",
    "The dam will be opened on {ahead.day} {ahead:%B} {ahead.year}.",
    "No rain has fallen since {long_ago:%B} {long_ago.year}.",
)


@pytest.fixture
def appeared(annotated):
    def run(text, **fields):
        return annotated(text, published=None, **fields).report.published

    return run


def test_a_weekday_with_its_date_leaves_two_years_and_none_is_chosen(appeared):
    found = appeared("The dam of Sarvan was begun in 2024. It broke on Tuesday (May 6th), officials said.")
    assert found.basis == "inferred"
    assert found.candidates == ("2025-05-06/2025-05-12", "2031-05-06/2031-05-12")
    assert found.when == "2025-05-06/2031-05-12"


def test_the_year_of_the_copyright_leaves_one(annotated):
    text = "The dam of Sarvan was begun in 2024. It broke on Tuesday (May 6th).\n© 2026 The Courier"
    doc = annotated(text, published=None, blocks=_last_as(text, "boilerplate"))
    assert doc.report.published.when == "2025-05-06/2025-05-12"
    assert [evidence.text for evidence in doc.report.published.evidence] == [
        "Tuesday (May 6th)", "© 2026", "2024",
    ]  # fmt: skip


def test_the_weekday_of_the_news_is_told_soon(appeared):
    text = "The dam broke on Tuesday (May 6th). It was begun in March 2031. On Tuesday, the minister came to Sarvan."
    assert appeared(text, retrieved="2031-12-01").when == "2031-05-06/2031-05-09"


def test_a_past_date_bounds_from_below_only(appeared):
    assert appeared("The dam broke in January 2031.").when == "2031-01/.."


def test_a_planned_date_does_not_bound_from_below(appeared):
    assert appeared("The dam will be opened in January 2033.").when is None
    assert appeared("The council wants to finish the dam by January 2033.").when is None


def test_a_date_of_which_nothing_is_told_bounds_nothing(appeared):
    assert appeared("The budget for 2033 was passed.").when is None


def test_the_latest_past_date_is_the_evidence(appeared):
    found = appeared("The dam was begun in 2019. It was finished in June 2030. It was blessed in 2028.")
    assert (found.when, [evidence.text for evidence in found.evidence]) == ("2030-06/..", ["June 2030"])


def test_without_a_year_nothing_is_known(appeared):
    assert appeared("The dam broke on Tuesday (May 6th), officials said.").when is None
    assert appeared("The dam broke on Tuesday.").when is None


@pytest.mark.parametrize(
    ("path", "when"),
    [
        ("2031/05/06/dam.html", "2031-05-05/2031-05-07"),
        ("2031/may/06/dam", "2031-05-05/2031-05-07"),
        ("news-20310506", "2031-05-05/2031-05-07"),
        ("2031/05/dam", "2031-05"),
        ("dam-2031", None),
        ("2031/13/dam", None),
    ],
)
def test_an_address_may_hold_the_day(appeared, path, when):
    assert appeared("The dam broke.", url=f"https://courier.example/{path}").when == when


def test_a_date_in_the_query_is_not_that_of_the_page(appeared):
    assert appeared("The dam broke.", url="https://courier.example/dam?campaign=2031-05-06").when is None


def test_a_dispatch_is_headed_with_its_day(annotated):
    text = "LOTMAR, May 6\nThe dam of Sarvan broke. It was begun in March 2031."
    blocks = annotated(text).report.blocks
    heading = (Block(kind="dateline", start=blocks[0].start, end=blocks[0].end), *blocks[1:])
    doc = annotated(text, published=None, blocks=heading, modified="2031-12-24")
    assert doc.report.published.when == "2031-05-06/2031-05-07"


def test_a_year_of_two_digits_in_a_dateline_is_one_year(annotated):
    text = "LOTMAR, 6 MAY 31\nThe dam of Sarvan broke."
    blocks = annotated(text).report.blocks
    heading = (Block(kind="dateline", start=blocks[0].start, end=blocks[0].end), *blocks[1:])
    assert annotated(text, published=None, blocks=heading).report.published.when == "2031-05-06/2031-05-07"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The dam broke yesterday, 6 May 2031.", "2031-05-07"),
        ("The dam broke today (6 May 2031).", "2031-05-06"),
        ("The dam broke last month, on 6 May 2031.", "2031-06"),
        ("The dam broke last year, in 2030.", "2031"),
    ],
)
def test_words_that_point_beside_a_date_tell_the_day(appeared, text, when):
    assert appeared(text).when == when


def test_last_month_beside_a_named_month_leaves_a_month_of_each_year(appeared):
    found = appeared("It was begun in 2030. The dam broke last month, in May.", retrieved="2032-05-20")
    assert found.candidates == ("2030-06", "2031-06")


def test_a_month_from_which_on_something_lasts_is_the_last_of_its_name(appeared):
    text = (
        "Since December 2029 no rain had fallen. The dam broke on Tuesday (May 7th). Since December the river is dry."
    )
    assert appeared(text).when == "2030-05-07/2030-05-13"


def test_a_truce_is_as_old_as_it_is_called(appeared):
    text = "The truce began on 6 May 2031. The month-old truce still holds in Sarvan."
    assert appeared(text).when == "2031-05-21/2031-07-05"


def test_the_age_of_a_person_dates_nothing(appeared):
    assert appeared("The boy was hurt on 6 May 2031. The month-old boy lives.").when == "2031-05-06/.."


def test_a_text_may_say_when_it_was_posted(appeared):
    assert appeared("Dam breaks Posted: Tuesday, May 6, 2031 9:45 PM. The dam broke.").when == "2031-05-05/2031-05-07"
    assert appeared("The dam broke in 2030. This report was amended on 6 May 2031.").when == "2030-01-01/2031-05-06"


def test_a_text_may_open_with_its_day(appeared):
    assert appeared("6 May 2031 The dam of Sarvan broke.").when == "2031-05-06/2031-05-07"
    assert appeared("6 May 2031 was the day on which the dam broke.").when != "2031-05-06/2031-05-07"


def test_what_does_not_fit_is_set_aside_and_said(appeared):
    found = appeared("The dam broke in January 2033.", url="https://courier.example/2031/05/06/dam")
    assert found.when == "2031-05-05/2031-05-07"
    assert [evidence.text for evidence in found.set_aside] == ["January 2033"]


def test_a_dated_report_keeps_its_date(annotated):
    assert annotated("The dam broke in January 2033.", published="2031-05-07").report.published.basis == "given"


def test_expressions_move_with_the_date_that_was_found(annotated):
    doc = annotated("The dam broke yesterday, 6 May 2031. The minister came on Monday.", published=None)
    assert [time.when for time in doc.times] == ["2031-05-06", "2031-05-06", "2031-05-05"]


@settings(max_examples=40, deadline=None)
@given(
    published=st.dates(date(1975, 1, 1), date(2035, 12, 31)), ago=st.integers(0, 6), long_ago=st.integers(40, 4000),
    ahead=st.integers(1, 900), chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True),
)  # fmt: skip
def test_what_is_true_of_a_day_never_rules_it_out(annotated, published, ago, long_ago, ahead, chosen):
    days = {
        "ago": published - timedelta(ago), "long_ago": published - timedelta(long_ago),
        "ahead": published + timedelta(ahead), "yesterday": published - timedelta(1),
        "last_month": published.replace(day=1) - timedelta(1),
    }  # fmt: skip
    found = annotated(" ".join(chosen).format(**days), published=None).report.published
    parts = [parse(part) for part in found.candidates or (found.when,) if part]
    assert not parts or any(part.contains(day(published)) for part in parts)


def _last_as(text, kind):
    first = text.index("\n")
    return (
        Block(kind="paragraph", start=0, end=first),
        Block(kind=kind, start=first + 1, end=len(text)),
    )
