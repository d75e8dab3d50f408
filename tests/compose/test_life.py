from factory import Draft
from recount.compose import compose
from recount.link import link


def raid(outlet, words, day, killed):
    draft = Draft(f"{words} Soldiers at Keth: {outlet}.", outlet=outlet, origin=outlet, published=day)
    soldiers = draft.entity("group", "Soldiers", name="soldiers")
    figure = draft.figure("killed", words, exact=killed, group="soldiers", when="2031-05-04")
    event = draft.event("airstrike", words, recipients=(soldiers,), when="2031-05-04", figures=(figure,))
    draft.facts[0] = type(draft.facts[0])(
        **{name: getattr(draft.facts[0], name) for name in draft.facts[0].__struct_fields__} | {"event": event}
    )
    return draft.reading()


def life(*readings):
    dated, (story,) = link(readings)
    told = compose(story, dated)
    return told, told.life


COURIER = "Jets bombed a depot at Keth and killed 34 soldiers."
HERALD = "An air raid on the depot at Keth killed 34 soldiers."
POST = "The air raid on the Keth depot killed 72 soldiers."


def test_each_day_has_its_reports_and_what_was_first_told_on_it():
    story, days = life(raid("The Courier", COURIER, "2031-05-05", 34), raid("The Herald", HERALD, "2031-05-06", 34))
    assert [(day.on, len(day.reports), len(day.told)) for day in days] == [("2031-05-05", 1, 1), ("2031-05-06", 1, 0)]
    assert days[0].told == (story.events[0].id,)


def test_a_count_that_cannot_hold_with_the_last_one_is_revised():
    _, days = life(raid("The Courier", COURIER, "2031-05-05", 34), raid("The Post", POST, "2031-05-06", 72))
    (one,) = days[1].revised
    assert (one.measure, one.before, one.after) == ("killed", "34", "72")
    assert days[0].revised == ()


def test_the_same_count_again_is_no_revision():
    _, days = life(raid("The Courier", COURIER, "2031-05-05", 34), raid("The Herald", HERALD, "2031-05-06", 34))
    assert [day.revised for day in days] == [(), ()]


def test_a_report_without_an_exact_day_is_of_no_day():
    _, days = life(raid("The Courier", COURIER, "2031-05", 34))
    assert days == ()
