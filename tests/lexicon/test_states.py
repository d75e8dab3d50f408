"""The list of states is held against what packaged data says of every country, by `tools/states.py`."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("states", ROOT / "tools" / "states.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_country_is_listed(tool):
    assert [country["name"] for country in tool.missing_states()] == []


def test_every_capital_stands_for_its_government(tool):
    assert [(state.name, capital) for state, capital in tool.missing_capitals()] == []


def test_every_demonym_is_a_word_for_its_state_or_people(tool):
    assert [(state.name, demonym) for state, demonym in tool.missing_demonyms()] == []


def test_a_state_that_is_not_listed_is_found(tool, monkeypatch):
    listed = {code: state for code, state in tool.states().items() if code != "NOR"}
    monkeypatch.setattr(tool, "states", lambda: listed)
    assert [country["name"] for country in tool.missing_states()] == ["Norway"]
