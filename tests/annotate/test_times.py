import pytest


def dates(doc):
    return {time.text: time.when for time in doc.times}


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("The dam broke on Tuesday.", "Tuesday", "2031-05-06"),
        ("The council will vote on Friday.", "Friday", "2031-05-09"),
        ("The dam broke last month.", "last month", "2031-04"),
        ("The dam broke last year.", "last year", "2030"),
        ("The dam broke on March 17th.", "March 17th", "2031-03-17"),
        ("The dam broke on Tuesday (March 18th).", "Tuesday (March 18th)", "2031-03-18"),
        ("The dam broke on 3 Oct 2030.", "3 Oct 2030", "2030-10-03"),
        ("It has rained since December.", "since December", "2030-12/.."),
        ("It has rained since December 2029.", "since December 2029", "2029-12/.."),
        ("He served from March 2021 until June 2024.", "from March 2021 until June 2024", "2021-03/2024-06"),
        ("The dam broke two days ago.", "two days ago", "2031-05-05"),
        ("The dam broke three years ago.", "three years ago", "2028"),
        ("The dam was built in the 1990s.", "the 1990s", "199X"),
        ("The dam was built in the summer of 2019.", "the summer of 2019", "2019-06/2019-08"),
        ("The dam broke on 19.07.2016.", "19.07.2016", "2016-07-19"),
        ("Crowds gathered on New Year's Eve.", "New Year's Eve", "2030-12-31"),
        ("The siege lasted three days.", "three days", "P3D"),
        ("It rains every week.", "every week", "R/P1W"),
        ("The April incident shook the town.", "April", "2031-04"),
    ],
)
def test_an_expression_is_dated_from_the_report(annotated, text, words, when):
    assert dates(annotated(text)) == {words: when}


def test_the_previous_day_is_reckoned_from_the_day_told_of(annotated):
    doc = annotated("On February 28th the village buried those killed the previous day.")
    assert dates(doc)["the previous day"] == "2031-02-27"
    assert doc.times[1].anchor == doc.times[0].id


def test_the_first_day_of_a_truce_is_the_day_it_began(annotated):
    doc = annotated("A truce took effect on March 6th.\nOn the truce's first day, guns were heard.")
    assert doc.times[-1].when == "2031-03-06"


@pytest.mark.parametrize(
    "text", ["The council may meet.", "They march to the sea.", "Theresa May spoke.", "1500 people left."]
)
def test_verbs_names_and_counts_are_no_times(annotated, text):
    assert annotated(text).times == ()


def test_an_undated_report_leaves_relative_times_open(annotated):
    doc = annotated("The dam broke on Tuesday.", published=None)
    assert (doc.times[0].when, doc.times[0].offset) == (None, "weekday:1:past")


def test_a_weekday_with_its_date_and_a_printed_year_date_an_undated_report(annotated):
    doc = annotated("The dam broke on Tuesday (March 18th). It had leaked since December 2030.", published=None)
    assert doc.report.published.when == "2031-03-18/2031-03-24"
    assert doc.report.published.basis == "inferred"
    assert doc.times[0].when == "2031-03-18"


def test_a_weekday_with_its_date_alone_leaves_the_year_open(annotated):
    assert annotated("The dam broke on Tuesday (March 18th).", published=None).report.published.when is None
