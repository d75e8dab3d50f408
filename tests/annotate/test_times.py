import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.annotate.time_gate import _SHAPES
from recount.annotate.time_grammar import patterns
from recount.model.edtf import parse
from recount.model.time import redated


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
        ("The mayor resigned in July last year.", "July last year", "2030-07"),
        ("The mayor resigned on 6 July of last year.", "6 July of last year", "2030-07-06"),
        ("The council met from March 3 to 9.", "March 3 to 9", "2031-03-03/2031-03-09"),
        ("The port closed between Monday and Wednesday.", "between Monday and Wednesday", "2031-05-05/2031-05-07"),
        ("The port lost money in the third quarter of 2029.", "the third quarter of 2029", "2029-07/2029-09"),
        ("The village flooded over the weekend.", "the weekend", "2031-05-03/2031-05-04"),
        ("The dam broke at 10 p.m. on Monday.", "10 p.m. on Monday", "2031-05-05T22:00"),
        ("The dam broke at 7.30am local time on Monday.", "7.30am local time on Monday", "2031-05-05T07:30"),
        ("The dam broke at 0700 GMT Tuesday.", "0700 GMT Tuesday", "2031-05-06T07:00"),
        ("The bridge is of the 19th century.", "the 19th century", "18XX"),
        ("The town had no water for twenty-four hours.", "twenty-four hours", "PT24H"),
        ("The town had no water for weeks.", "weeks", "PXW"),
        ("He served two and a half years.", "two and a half years", "P2Y6M"),
        ("It has rained in recent months.", "recent months", "PXM"),
        ("Nothing happened over the past year.", "the past year", "P1Y"),
        ("The mayor left several years ago.", "several years ago", None),
        ("The mayor left a decade ago.", "a decade ago", "2021~"),
        ("Prices rose during Ramadan.", "Ramadan", "2030-12-26/2031-01-23"),
        ("The market will open after Eid al-Fitr.", "Eid al-Fitr", "2032-01-14/2032-01-16"),
        ("The market closed last Thanksgiving.", "last Thanksgiving", "2030-11-28"),
        ("Ramadan 2020 was quiet.", "Ramadan 2020", "2020-04-24/2020-05-23"),
        ("The truce held in the first week of Ramadan.", "the first week of Ramadan", "2030-12-26/2031-01-01"),
        ("The council met on the last day of March.", "the last day of March", "2031-03-31"),
        ("The talks were held in the week of March 6.", "the week of March 6", "2031-03-03/2031-03-09"),
        ("It rains every July.", "every July", "R/P1Y"),
        ("The dam broke this morning.", "this morning", "2031-05-07"),
        ("The port declared a dividend payable July 1.", "July 1", "2031-07-01"),
        ("The council postponed the vote until May 16.", "May 16", "2031-05-16"),
        ("It was not until Monday that the mayor spoke.", "Monday", "2031-05-05"),
        ("The offer was extended until 9 a.m. on Friday.", "9 a.m. on Friday", "2031-05-09T09:00"),
    ],
)
def test_an_expression_is_dated_from_the_report(annotated, text, words, when):
    assert dates(annotated(text)) == {words: when}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The minister, who arrived on Tuesday, will stay.", "2031-05-06"),
        ("The train is due to leave on Tuesday.", "2031-05-13"),
        ("The train had been due to leave on Tuesday.", "2031-05-06"),
        ("The council agreed to meet on Tuesday.", "2031-05-13"),
        ("They must leave by Tuesday.", "2031-05-13"),
        ("By Tuesday, 300 families had fled.", "2031-05-06"),
        ("They will look into Tuesday's ruling.", "2031-05-06"),
        ("They will not stand in Tuesday's vote.", "2031-05-13"),
        ("They will discuss a February pact.", "2031-02"),
        ("The mayor left, and by Tuesday, the town was empty.", "2031-05-06"),
        ("The war will dominate a summit set for December.", "2031-12"),
        ("The offer runs until November 16.", "2031-11-16"),
        ("He led the council until March.", "2031-03"),
        ("The record was set on November 16.", "2030-11-16"),
    ],
)
def test_the_nearest_verb_tells_which_way_a_day_lies(annotated, text, when):
    (time,) = annotated(text).times
    assert time.when is not None
    assert time.when.removeprefix("../") == when


def test_a_weekday_without_its_apostrophe_is_one_day(annotated):
    assert dates(annotated("Tuesdays attack killed nobody.")) == {"Tuesdays": "2031-05-06"}


def test_weekdays_are_a_set(annotated):
    assert dates(annotated("The council meets on Tuesdays.")) == {"Tuesdays": "R/P1W"}


def test_a_day_before_an_event_is_no_date(annotated):
    assert dates(annotated("On 3 May 2031 he left, two days before the vote.")) == {
        "3 May 2031": "2031-05-03",
        "two days": "P2D",
    }


def test_a_number_of_a_date_is_no_quantity(annotated):
    doc = annotated("The dam broke two days ago and 14 families left.")
    assert [quantity.text for quantity in doc.quantities] == ["14"]


def test_the_previous_day_is_reckoned_from_the_day_told_of(annotated):
    doc = annotated("On February 28th the village buried those killed the previous day.")
    assert dates(doc)["the previous day"] == "2031-02-27"
    assert doc.times[1].anchor == doc.times[0].id


def test_the_first_day_of_a_truce_is_the_day_it_began(annotated):
    doc = annotated("A truce took effect on March 6th.\nOn the truce's first day, guns were heard.")
    assert doc.times[-1].when == "2031-03-06"


def test_what_is_reckoned_from_nothing_told_has_no_date(annotated):
    (time,) = annotated("Three days later it rained.").times
    assert (time.when, time.anchor) == (None, None)


def test_a_quarter_of_a_match_is_no_time(annotated):
    assert annotated("Ash scored in the third quarter.").times == ()
    assert dates(annotated("The port lost $3 million in the third quarter.")) == {
        "the third quarter": "2030-07/2030-09"
    }


def test_the_second_day_of_something_never_dated_is_no_time(annotated):
    assert annotated("On the festival's second day it rained.").times == ()


@pytest.mark.parametrize(
    "text",
    [
        "The council may meet.",
        "They march to the sea.",
        "Theresa May spoke.",
        "1500 people left.",
        "Ferries cross the strait four times.",
        "The fare is 3 euros a day.",
        "A quarter of the town is empty.",
        "It was a last minute deal.",
        "The sprint took 1.9 seconds.",
        "He wrote the play High Noon.",
    ],
)
def test_verbs_names_and_counts_are_no_times(annotated, text):
    assert annotated(text).times == ()


def test_an_undated_report_leaves_relative_times_open(annotated):
    doc = annotated("The dam broke on Tuesday.", published=None)
    assert (doc.times[0].when, doc.times[0].offset) == (None, "weekday:1:past")


def test_a_weekday_with_its_date_alone_leaves_the_year_open(annotated):
    assert annotated("The dam broke on Tuesday (March 18th).", published=None).report.published.when is None


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("The council voted on 3 March. The mayor left two days after the vote.", "two days after", "2031-03-05"),
        ("A bomb exploded on Monday. He fled on the day of the explosion.", "the day", "2031-05-05"),
        ("The vote was held on 3 March. He left a month before the vote.", "a month before", "2031-02"),
        ("The mayor left two days after Tuesday's vote.", "two days after", "2031-05-08"),
        ("The mayor left two days after the fair. On Monday a bomb exploded.", "two days", "P2D"),
        ("He was charged with murder on Monday. He fled two days after the murder.", "two days", "P2D"),
    ],
)
def test_days_from_an_event_are_dated_where_the_event_is(annotated, text, words, when):
    assert dates(annotated(text))[words] == when


def test_days_from_an_event_move_with_the_report(annotated):
    doc = annotated("A bomb exploded on Monday. He fled two days after the explosion.")
    moved = redated(doc.times, parse("2031-06-04"))
    assert [time.when for time in moved] == ["2031-06-02", "2031-06-04"]


def test_a_month_has_the_year_that_its_paragraph_opened_with(annotated):
    doc = annotated(
        "In 2019, the dam broke. In March, it was rebuilt. The mayor resigned on 4 June.\nIn April it rained."
    )
    assert [time.when for time in doc.times] == ["2019", "2019-03", "2019-06-04", "2031-04"]


def test_a_year_in_passing_gives_no_year_to_a_month(annotated):
    assert dates(annotated("The mayor, elected in 2019, left. In March he came back."))["March"] == "2031-03"


def test_a_year_ago_in_the_accounts_of_a_quarter_is_that_quarter(annotated):
    doc = annotated(
        "The port earned $3 million in the third quarter of 2030, up from $2 million a year earlier. "
        "The mayor was elected a year ago. In the latest quarter, sales rose by 5% from the year-earlier period."
    )
    assert dates(doc) == {
        "the third quarter of 2030": "2030-07/2030-09",
        "a year earlier": "2029-07/2029-09",
        "a year ago": "2030",
        "the latest quarter": "2030-07/2030-09",
        "the year-earlier period": "2029-07/2029-09",
    }


def test_people_and_islands_with_the_name_of_a_feast_are_no_time(annotated):
    assert annotated("Hana Ramadan left Easter Island.").times == ()


def test_an_interval_of_intervals_is_no_interval(annotated):
    doc = annotated("It rained from March 3 to 9 until May 4 to 5, and from Monday to Tuesday until Friday.")
    assert all((time.offset or "").count(" .. ") <= 1 for time in doc.times)


def test_every_shape_has_words_that_let_it_through():
    gated = {shape for shapes in _SHAPES.values() for shape in shapes.split()}
    assert {shape for shape, _ in patterns()} <= gated


_WORDS = (
    "from to until between and - – .. the first last next week day days years 3 9 31 1999 2030 0 march may monday "
    "Friday Ramadan Easter a.m. 10 noon before after of vote ago later quarter year-ago $3 century 20th nineteen every "
    "twice early mid 1990s two thousand , . ( ) ' decade ended 30/02/2030 2031-02-30 25:99 29 February"
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=25))
def test_no_words_make_the_reading_of_times_fail(annotated, words):
    doc = annotated(" ".join(words))
    for time in redated(doc.times, parse("2020-02-29")):
        assert doc.report.text[time.start : time.end] == time.text
