import pytest


@pytest.mark.parametrize(
    ("words", "low", "best", "high", "modifier"),
    [
        ("34", 34, 34, 34, None),
        ("at least 34", 34, None, None, "at_least"),
        ("more than 1,200", 1200, None, None, "over"),
        ("almost a million", None, None, 1000000, "almost"),
        ("around 500", None, 500, None, "about"),
        ("up to 40", None, None, 40, "at_most"),
        ("two dozen", 24, 24, 24, None),
        ("several dozen", 36, None, 99, None),
        ("twenty-five", 25, 25, 25, None),
        ("two hundred and six", 206, 206, 206, None),
        ("3.5 million", 3500000, 3500000, 3500000, None),
        ("20 to 30", 20, None, 30, None),
        ("half a million", 500000, 500000, 500000, None),
    ],
)
def test_a_number_keeps_its_range_and_modifier(annotated, words, low, best, high, modifier):
    (found,) = annotated(f"Officials said that {words} farmers had fled.").quantities
    assert (found.text, found.low, found.best, found.high, found.modifier) == (words, low, best, high, modifier)


def test_dozens_are_a_range_with_no_best_number(annotated):
    (found,) = annotated("The flood displaced dozens of families.").quantities
    assert (found.low, found.best, found.high) == (24, None, 99)


def test_money_has_its_currency(annotated):
    (found,) = annotated("The port cost over $2 billion.").quantities
    assert (found.currency, found.low, found.text) == ("USD", 2000000000, "over $2 billion")


def test_nobody_counted_is_zero(annotated):
    found = annotated("No farmers were hurt. None of the miners came. No plan was made.").quantities
    assert [(quantity.text, quantity.best) for quantity in found] == [("No", 0), ("None", 0)]


def test_a_move_from_one_number_to_another_is_no_range(annotated):
    found = annotated("The toll rose from 12 to 15.").quantities
    assert [quantity.best for quantity in found] == [12, 15]


def test_a_hyphen_keeps_its_unit(annotated):
    (found,) = annotated("An eight-hour truce began.").quantities
    assert (found.best, found.unit) == (8, "h")


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on March 6.",
        "The dam broke in 2014.",
        "Tom Ash, 45, left the town.",
        "A 34-year-old man left the town.",
        "The S-400 was shown at 9 am.",
        "The first train left.",
        "The home side won 3-1.",
        "One in five farmers agrees.",
        "Two-thirds of the town agrees.",
        "Men aged 18 to 35 may apply.",
        "It was one of the largest dams.",
        "Page updated 1457 19.07.2016.",
    ],
)
def test_dates_ages_ordinals_and_names_are_no_quantities(annotated, text):
    assert annotated(text).quantities == ()
