from recount.link.dates import date_story, redate
from recount.model.report import Published


def test_an_undated_report_is_dated_by_the_weekday_it_shares(reading):
    dated = reading("The dam broke on Tuesday.", published="2031-05-07")
    undated = reading("Engineers say the dam broke on Tuesday. The minister came on Thursday.", published=None)
    _, found = date_story([dated, undated])
    assert found.report.published.basis == "inferred"
    assert found.report.published.when == "2031-05-08/2031-05-12"
    assert [time.when for time in found.times] == ["2031-05-06", "2031-05-08"]


def test_a_weekday_of_something_else_dates_nothing(reading):
    dated = reading("The dam broke on Tuesday.", published="2031-05-07")
    undated = reading("A choir from Lotmar sang in the new theatre on Tuesday.", published=None)
    assert date_story([dated, undated])[1].report.published.when is None


def test_words_that_both_hand_on_make_it_the_same_day(reading):
    said = "“We will rebuild every house, every school and every well in this valley,” said Ana Reis."
    dated = reading(f"{said} She came on Tuesday.", published="2031-05-07")
    undated = reading(f"On Tuesday the minister went to Sarvan. {said}", published=None)
    found = date_story([dated, undated])[1]
    assert found.report.published.when == "2031-05-06/2031-05-12"
    assert [evidence.report for evidence in found.report.published.evidence] == [undated.report.id, dated.report.id]


def test_a_weekday_that_means_two_days_dates_nothing(reading):
    dated = [reading("The dam broke on Tuesday.", published=day, origin=day) for day in ("2031-05-07", "2031-05-14")]
    undated = reading("The dam broke on Tuesday.", published=None)
    assert date_story([*dated, undated])[2].report.published.when is None


def test_a_report_that_shares_no_weekday_stays_undated(reading):
    dated = reading("The dam broke on Tuesday.", published="2031-05-07")
    undated = reading("The dam broke on Friday.", published=None)
    assert date_story([dated, undated])[1].report.published.when is None


def test_another_weekday_is_read_as_most_of_the_days_read_it(reading):
    dated = reading("The dam broke on Tuesday.", published="2031-05-07")
    undated = reading("Engineers say the dam broke on Tuesday. The minister came on Monday.", published=None)
    assert date_story([dated, undated])[1].report.published.when == "2031-05-06/2031-05-11"


def test_of_two_years_that_of_the_story_is_taken(reading):
    dated = reading("The dam of Sarvan broke near Lotmar.", published="2031-05-20")
    undated = reading("The dam of Sarvan was begun in 2024. It broke on Tuesday (May 6th).", published=None)
    assert len(undated.report.published.candidates) == 2
    found = date_story([dated, undated])[1].report.published
    assert (found.when, found.candidates) == ("2031-05-06/2031-05-12", ())
    assert [evidence.text for evidence in found.evidence] == ["Tuesday (May 6th)", "2024"]


def test_a_story_bounds_what_is_known_from_below_only(reading):
    dated = [reading(f"The dam broke. {n}", published=day) for n, day in enumerate(("2031-05-07", "2031-05-20"))]
    undated = reading("The dam was begun in 2024. Now it is gone.", published=None)
    assert date_story([*dated, undated])[2].report.published.when == "2031-04-06/2031-06-20"


def test_years_that_the_story_refutes_were_a_guess(reading):
    dated = reading("The dam of Sarvan broke near Lotmar.", published="2042-05-08")
    undated = reading("The dam of Sarvan was begun in 2024. It broke on Tuesday (May 6th).", published=None)
    assert date_story([dated, undated])[1].report.published.when == "2042-04-07/2042-06-08"


def test_a_report_is_not_older_than_the_one_it_cites(reading):
    told = "The dam of Sarvan broke because its northern gates had rusted through"
    dated = reading(f"{told}, engineers said.", published="2031-05-07", outlet="Lotmar Gazette")
    undated = reading(f"{told}, the Lotmar Gazette reported. It was begun in 2024.", published=None)
    found = date_story([dated, undated])[1].report.published
    assert found.when == "2031-05-07/2031-06-07"


def test_a_story_of_many_months_has_many_tuesdays(reading):
    dated = [
        reading("The northern dam of Sarvan broke on Tuesday.", published="2031-05-07"),
        reading("The lake of Sarvan is dry.", published="2031-11-07"),
    ]
    undated = reading("The northern dam of Sarvan broke again on Tuesday.", published=None)
    assert date_story([*dated, undated])[2].report.published.when is None


def test_a_dated_report_is_left_as_it_is(reading):
    dated = [reading("The dam broke on Tuesday.", published=day) for day in ("2031-05-07", "2031-05-14")]
    assert date_story(dated) == tuple(dated)


def test_re_dating_moves_dates_and_keeps_ids(reading):
    before = reading("An explosion killed nine miners in Sarvan on Tuesday.", published=None)
    after = redate(before, Published(when="2031-05-07", basis="given"))
    assert [fact.id for fact in after.facts] == [fact.id for fact in before.facts]
    assert {event.when for event in before.events} == {None}
    assert {event.when for event in after.events} == {"2031-05-06"}
