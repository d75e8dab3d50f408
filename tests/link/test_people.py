import pytest

from recount.link.people import same_people


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Leskan soldiers", "Leskan troops", True),
        ("Leskan soldiers", "soldiers", True),
        ("34 people", "Leskan soldiers", True),
        (None, "civilians", True),
        ("Leskan soldiers", "Vornan soldiers", False),
        ("soldiers", "rebels", False),
        ("children", "civilians", False),
        ("children", "people", False),
    ],
)
def test_who_may_be_counted_as_whom(one, other, same):
    assert same_people(one, other) is same
    assert same_people(other, one) is same
