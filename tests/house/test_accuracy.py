"""No change makes the program find less than it found: the floors of bench/accuracy are held."""

import importlib.util
import json
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "accuracy"
BASELINE = json.loads((BENCH / "baseline.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measure():
    spec = importlib.util.spec_from_file_location("measure", BENCH / "measure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def measured(measure):
    return measure.measured()


def test_the_floors_are_those_of_these_texts(measure):
    assert measure.digest() == BASELINE["corpus"], "texts changed: run bench/accuracy/measure.py --raise, and say so"


def test_every_measure_has_its_floor(measured):
    assert sorted(measured) == sorted(BASELINE["floors"])


@pytest.mark.parametrize("name", sorted(BASELINE["floors"]))
def test_no_measure_is_below_its_floor(name, measured, measure):
    assert measured[name] >= BASELINE["floors"][name] - measure.EPSILON
