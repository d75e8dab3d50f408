import tomllib
from pathlib import Path

import pytest

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "figures.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_figures_of_each_case_and_no_others_are_found(case, reading):
    got = reading(case["text"]).figures
    assert [figure.measure for figure in got] == [figure["measure"] for figure in case["expected"]]
    for wanted, figure in zip(case["expected"], got, strict=True):
        given = {field: getattr(figure, field) for field in wanted}
        assert {field: value or (False if value is None else value) for field, value in given.items()} == wanted


def test_the_evidence_runs_from_the_modifier_through_the_group(reading):
    figure = reading("A raid killed at least 34 Norwegian soldiers on Monday.").figures[0]
    assert figure.text == "at least 34 Norwegian soldiers"


def test_a_figure_and_its_event_name_each_other(reading):
    found = reading("An airstrike killed nine guards near Oslo.")
    assert found.figures[0].event == found.events[0].id
    assert found.events[0].figures == (found.figures[0].id,)


def test_a_toll_in_the_next_sentence_belongs_to_the_event_before(reading):
    found = reading("A car bomb exploded in Oslo. At least nine people were injured.")
    assert found.figures[0].event == found.events[0].id


def test_a_count_of_things_belongs_to_no_event(reading):
    found = reading("An airstrike hit 22 houses near Oslo.")
    assert found.figures[0].event is None


def test_the_number_in_a_date_is_no_figure(reading):
    assert reading("The port was closed on 5 May 2031.").figures == ()


def test_a_person_is_counted_once_however_often_his_death_is_told(reading):
    found = reading("Pavel Orlin was killed in Oslo. Pavel Orlin was killed by rebels.")
    assert len(found.figures) == 1


def test_a_speaker_is_no_victim_for_a_missing_comma(reading):
    found = reading("The raid killed four children, an official said.")
    assert [figure.best for figure in found.figures] == [4]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine miners were fatally shot near Lesk.", [("killed", 9)]),
        ("A guard was found dead near Lesk.", [("killed", 1)]),
        ("A woman and her two sons were killed in a raid on Lesk.", [("killed", 2), ("killed", 3)]),
        ("A raid on Lesk killed a nurse and her driver.", [("killed", 2)]),
        ("Four miners were shot in Lesk on Monday.", [("injured", 4)]),
        ("A miner was shot in Lesk on Monday. The miner has died.", [("killed", 1)]),
        ("A boy was taken to hospital after the raid. He died on Monday.", [("killed", 1)]),
        ("The guard, 41, was killed in a raid on Lesk.", [("killed", 1)]),
        ("The bullet hit her head.", []),
        ("A man of the 4100 block of Pier Street was shot dead.", [("killed", 1)]),
        ("Nine miners were in critical condition after the blast.", [("injured", 9)]),
    ],
)
def test_who_is_a_victim_and_who_is_not(text, told, reading):
    found = [(f.measure, f.best) for f in reading(text).figures if f.measure in ("killed", "injured")]
    assert sorted(found) == told, text
