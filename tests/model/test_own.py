import pytest

from recount.errors import DateError
from recount.model.base import Span
from recount.model.edtf import parse
from recount.model.entity import Role
from recount.model.own import is_valid, term_of


def role(*terms, **fields):
    return Role(
        **({"title": "mayor", "of": None, "when": None, "evidence": Span(start=0, end=5), "terms": terms} | fields)
    )


@pytest.mark.parametrize(
    ("published", "valid"),
    [("2031-05-07", True), ("2029-12-31", False), ("2032-01-01", False), ("2031", None), ("2030-05/2031-05", True),
     ("2020/..", None), (None, None)],
)  # fmt: skip
def test_a_role_holds_on_the_day_of_the_report_or_it_does_not(published, valid):
    assert is_valid(role("2030/2031-06"), parse(published) if published else None) is valid


def test_one_of_several_terms_is_enough():
    assert is_valid(role("2020/2021", "2030/.."), parse("2031-05-07")) is True
    assert is_valid(role("2020/2021", "2023/2024"), parse("2031-05-07")) is False


@pytest.mark.parametrize(("published", "valid"), [("2031", True), ("2025-03", False), ("2021", False), ("2019", None)])
def test_a_former_office_is_one_that_has_ended(published, valid):
    assert is_valid(role("2020-02/2029", standing="former"), parse(published)) is valid


def test_a_role_with_a_date_of_its_own_is_checked_against_that():
    assert is_valid(role("2020/2024", when="2022"), parse("2031-05-07")) is True
    assert is_valid(role("2020/2024", when="2025/.."), parse("2022-05-07")) is False


@pytest.mark.parametrize("standing", ["then", "elect"])
def test_then_and_elect_are_of_no_known_day(standing):
    assert is_valid(role("2020/2024", standing=standing), parse("2031-05-07")) is None


def test_without_a_term_nothing_is_said():
    assert is_valid(role(), parse("2031-05-07")) is None


def test_a_term_cannot_end_before_it_begins():
    assert term_of("2030-05", "2031") == "2030-05/2031"
    with pytest.raises(DateError):
        term_of("2031", "2030")
