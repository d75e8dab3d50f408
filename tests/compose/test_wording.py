import pytest

from recount.compose.wording import edited


@pytest.mark.parametrize(
    ("full", "other", "shown"),
    [
        ("in the course of their operations", "in the course of their operation", "[operations → operation]"),
        ("we will hold the bridge", "we will never hold the bridge", "[+never]"),
        ("we will never hold the bridge", "we will hold the bridge", "[-never]"),
    ],
)
def test_the_edit_is_shown(full, other, shown):
    assert shown in edited(full.split(), other.split())


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("we will hold the bridge until they have crossed", "hold the bridge"),
        ("We will hold the bridge,", "we will hold the bridge."),
        ("the people’s bridge", "the people's bridge"),
    ],
    ids=["a part", "case and marks", "apostrophes"],
)
def test_what_is_no_edit(full, other):
    assert edited(full.split(), other.split()) == ""


def test_long_stretches_without_an_edit_are_cut():
    words = [f"w{n}" for n in range(30)]
    assert edited([*words, "one"], [*words, "two"]) == "w0 w1 w2 w3 … w26 w27 w28 w29 [one → two]"
