from factory import Draft
from recount.link import link


def figures(*reports, outlet=str):
    """Each report is a list of (words, numbers); return the clusters of one story as (group, amounts)."""
    return [
        [version.value for version in cluster.fields["amount"].versions]
        for cluster in story_of(reports, outlet).figures
    ]


def story_of(reports, outlet=str):
    drafts = []
    for n, counts in enumerate(reports):
        words = ", ".join(text for text, _ in counts)
        draft = Draft(f"The flood at Orlen took {words} in the valley of the Tamva.", origin=outlet(n))
        event = draft.event("accident", "flood at Orlen", where=draft.place("Orlen"))
        for text, numbers in counts:
            draft.figure("killed", text, group=text.split(" ", 1)[1], event=event, **numbers)
        drafts.append(draft.reading())
    _, (story,) = link(drafts)
    return story


def test_people_of_one_report_are_the_villagers_of_another():
    assert figures([("34 people", {"exact": 34})], [("40 villagers", {"exact": 40})]) == [["34", "40"]]


def test_children_among_the_dead_are_not_held_against_the_dead():
    reports = [("34 people", {"exact": 34}), ("11 children", {"exact": 11})], [("11 children", {"exact": 11})]
    assert figures(*reports) == [["34"], ["11"]]


def test_soldiers_and_rebels_are_counted_apart():
    assert figures([("6 soldiers", {"exact": 6}), ("9 rebels", {"exact": 9})]) == [["6"], ["9"]]


def test_soldiers_of_two_sides_are_counted_apart():
    both = [("6 Leskan soldiers", {"exact": 6}), ("9 Vornan soldiers", {"exact": 9})]
    assert figures(both, [("6 Leskan troops", {"exact": 6})]) == [["6"], ["9"]]


def test_an_amount_is_printed_as_its_words_allow():
    many = [("scores people", {"low": 40, "high": 99})], [("1500 people", {"low": 1500, "modifier": "at_least"})]
    assert figures(*many) == [["40 to 99", "at least 1,500"]]


def test_a_person_told_without_a_number_is_no_rival_of_the_toll():
    told = ("1 miner", {"exact": 1, "modifier": "implied"})
    assert figures([("34 people", {"exact": 34}), told]) == [["34"], ["1"]]


def test_a_count_over_a_time_is_not_held_against_that_of_an_incident():
    yearly = ("90 people", {"exact": 90, "scope": "cumulative"})
    assert figures([("34 people", {"exact": 34, "scope": "incident"}), yearly]) == [["34"], ["90"]]


def test_none_of_some_is_no_count_of_all():
    assert figures([("34 people", {"exact": 34}), ("0 soldiers", {"exact": 0})]) == [["34"], ["0"]]
    assert figures([("34 people", {"exact": 34}), ("0 persons", {"exact": 0})]) == [["34", "0"]]


def test_the_toll_of_an_event_is_a_count_that_is_given():
    told = ("1 miner", {"exact": 1, "modifier": "implied"})
    (event,) = story_of([[("34 people", {"exact": 34}), told], [told]]).events
    assert [toll.best for toll in event.figures] == [34]
