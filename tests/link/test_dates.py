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


def test_re_dating_moves_dates_and_keeps_ids(reading):
    before = reading("An explosion killed nine miners in Sarvan on Tuesday.", published=None)
    after = redate(before, Published(when="2031-05-07", basis="given"))
    assert [fact.id for fact in after.facts] == [fact.id for fact in before.facts]
    assert {event.when for event in before.events} == {None}
    assert {event.when for event in after.events} == {"2031-05-06"}
