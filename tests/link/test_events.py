import pytest

from factory import Draft
from recount.link import link


def one_raid(outlet, words, *, when="2031-05-04", killed=34, **fields):
    draft = Draft(f"{words} Keth, Lesk: {outlet}.", outlet=outlet, origin=outlet)
    lesk = draft.entity("armed_force", "Lesk", name="Lesk army", country="LSK")
    figure = draft.figure("killed", words, exact=killed, group="soldiers", event="raid") if killed else None
    draft.event("airstrike", words, recipients=(lesk,), when=when, where=draft.place("Keth"), **fields)
    raid = draft.facts[-1].id
    if figure:
        draft.facts[-2] = type(draft.facts[-2])(
            **{f: getattr(draft.facts[-2], f) for f in draft.facts[-2].__struct_fields__} | {"event": raid}
        )
    return draft.reading()


@pytest.fixture
def raids():
    return [
        one_raid("The Courier", "Jets bombed a depot at Keth and killed 34 soldiers."),
        one_raid("The Herald", "An air raid on the depot at Keth killed 34 soldiers.", when="2031-05"),
    ]


def test_one_event_told_by_two_reports_is_one_cluster(raids):
    _, (story,) = link(raids)
    (event,) = story.events
    assert {member.report for member in event.members} == {reading.report.id for reading in raids}
    assert event.when == "2031-05-04"
    assert event.fields["when"].agreement == "agreed"
    assert event.where.name == "Keth"


def test_the_merged_toll_is_the_one_that_most_lineages_give(raids):
    third = one_raid("The Post", "Bombs on the depot of Keth left 40 soldiers dead.", killed=40)
    _, (story,) = link([*raids, third])
    (toll,) = story.events[0].figures
    assert (toll.low, toll.best, toll.high) == (34, 34, 40)


def test_a_denied_event_stays_apart_from_the_one_that_happened(raids):
    denied = one_raid("The Post", "No jets bombed the depot at Keth.", killed=None, modality="denied")
    _, (story,) = link([*raids, denied])
    assert sorted(event.modality for event in story.events) == ["denied", "happened"]


def test_the_same_input_gives_the_same_bytes_in_any_order(raids):
    _, (one,) = link(raids)
    _, (other,) = link(raids[::-1])
    assert {e.id for e in one.events} == {e.id for e in other.events}
    assert one.id == other.id


def test_a_report_given_twice_counts_once(raids):
    _, (story,) = link([*raids, raids[0]])
    assert len(story.reports) == 2
