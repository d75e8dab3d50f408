import tomllib
from pathlib import Path

import pytest

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "events.toml").read_text(encoding="utf-8"))["case"]


def shape(reading, event):
    names = {entity.id: entity.name for entity in reading.entities}
    numbers = {other.id: n for n, other in enumerate(reading.events)}
    return {
        "type": event.type, "text": event.text, "modality": event.modality, "when": event.when,
        "where": reading.places[event.where].text if event.where is not None else None,
        "coreferent": numbers.get(event.coreferent, -1),
        **{side: sorted(names[i] for i in getattr(event, side)) for side in ("agents", "recipients", "supporters")},
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_events_of_each_case_and_no_others_are_found(case, reading):
    found = reading(case["text"])
    got = [shape(found, event) for event in found.events]
    assert [event["type"] for event in got] == [event["type"] for event in case["expected"]]
    for wanted, given in zip(case["expected"], got, strict=True):
        assert {field: given[field] for field in wanted} == wanted


def test_an_event_has_the_codes_of_its_type(reading):
    event = reading("Norway imposed sanctions on two generals.").events[0]
    assert (event.codes.plover, event.codes.cameo) == ("SANCTION:discontinue", "163")


def test_the_id_of_an_event_does_not_hang_on_its_date(reading):
    text = "Rebels seized the port of Oslo on Monday."
    first, second = (reading(text, published=day, id="report:1").events[0] for day in ("2031-05-07", "2031-05-14"))
    assert first.when != second.when
    assert first.id == second.id


def test_an_event_told_in_a_statement_is_attributed_to_it(reading):
    found = reading("Ines Marto said that rebels had seized the port of Oslo.")
    assert found.events[0].attribution == found.statements[0].id


def test_the_trigger_is_the_word_that_tells_of_it(reading):
    text = "The bridge was blown up on Monday."
    spans = reading(text).events[0].trigger_span
    parts = spans if isinstance(spans, tuple) else (spans,)
    assert "blown up" in " ".join(text[span.start : span.end] for span in parts)


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Norway accused the rebels of shelling the port.", True),
        ("The rebels shelled the port on Monday. Norway blamed Sweden for the attack.", True),
        ("The rebels denied that they had shelled the port.", False),
        ("Norway said the rebels plan to shell the port.", False),
    ],
)
def test_a_statement_of_blame_has_the_event_that_it_speaks_of(text, tied, reading):
    found = reading(text)
    shelling = next(event for event in found.events if event.type == "shelling")
    assert (found.statements[-1].event == shelling.id) is tied


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ines Marto told the court that rebels had seized the port of Oslo.", "happened"),
        ("Norway demanded that the rebels withdraw from Oslo.", "demanded"),
        ("Norway called for the withdrawal of the rebels from Oslo.", "demanded"),
        ("The suspects in the bombing that killed six people at the port were Norwegians.", "happened"),
    ],
)
def test_what_is_told_as_done_is_not_demanded_nor_doubted(text, modality, reading):
    assert [event.modality for event in reading(text).events][-1] == modality


def test_who_were_reported_killed_did_nothing(reading):
    found = reading("Dozens of soldiers were reported killed or wounded in the attack on the port of Oslo.")
    assert {event.agents for event in found.events} == {()}


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("The attack was a response to the shelling of Bergen.", id="what it answered"),
        pytest.param("The port was the base for a gas attack on Bergen.", id="what describes a base"),
    ],
)
def test_the_attack_is_the_one_told_of_and_no_other_in_passing(between, reading):
    found = reading(
        f"Norwegian jets bombed the port of Oslo on Monday. {between} Six people were killed in the attack."
    )
    bombed = found.events[0]
    assert [e.coreferent for e in found.events if "killed" in e.text] == [bombed.id]


def test_the_crash_is_none_of_the_hundred_crashes_of_a_year(reading):
    found = reading("There were 112 train crashes in Norway in 2030. The crash happened near a bridge.")
    assert found.events[-1].coreferent is None


def test_the_state_from_whose_soil_a_missile_flies_launched_it(reading):
    found = reading("A ballistic missile launched from North Korea fell into the sea on Monday.")
    names = {entity.id: entity.name for entity in found.entities}
    launched = next(event for event in found.events if "launched" in event.text)
    assert ([names[i] for i in launched.agents], launched.recipients) == (["North Korea"], ())


@pytest.mark.parametrize(
    "text", ["Rosa Quispe charged with murder in Oslo.", "Rosa Quispe arrested in Oslo on Monday."]
)
def test_whoever_a_headline_has_charged_or_arrested_suffered_it(text, reading):
    found = reading(text)
    names = {entity.id: entity.name for entity in found.entities}
    first = found.events[0]
    assert ([names[i] for i in first.recipients], first.agents) == (["Rosa Quispe"], ())
