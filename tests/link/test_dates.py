from recount.link.dates import date_story, redate
from recount.model.report import Published


def test_an_undated_report_is_dated_by_the_weekday_it_shares(reading):
    dated = reading("The dam broke on Tuesday.", published="2031-05-07")
    undated = reading("Engineers say the dam broke on Tuesday. The minister came on Thursday.", published=None)
    _, found = date_story([dated, undated])
    assert found.report.published.basis == "inferred"
    assert found.report.published.when == "2031-05-08/2031-05-12"
    assert [time.when for time in found.times] == ["2031-05-06", "2031-05-08"]


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
