"""What is let in."""

import pytest

import pages
from recount.ingest.gate import LONGEST, admit, identify
from recount.model.page import Page, Rejection

GERMAN = (
    "Die Fähre Aurelia ist am Montag vor dem Hafen von Lovosk mit neunzig Menschen an Bord gesunken, wie die "
    "Küstenwache mitteilte. Vierzig Menschen wurden bis zum Abend gerettet, nach den anderen wird noch gesucht."
)


def code(text: str, **fields: object) -> str | None:
    """Return the code of the refusal, or null where the text is let in."""
    found = admit(Page(origin="test", text=text, **fields), text)
    return found.code if isinstance(found, Rejection) else None


def test_a_report_in_english_is_let_in_with_its_language():
    assert admit(Page(origin="test", text=pages.page()), pages.page()) == "en"


def test_capitals_throughout_are_english_too():
    assert identify(pages.page().upper()) == "en"


@pytest.mark.parametrize("text", ["", " \n\t\u00a0 "])
def test_nothing_but_white_space_is_refused(text):
    assert code(text) == "empty"


def test_another_language_is_refused_by_its_name():
    found = admit(Page(origin="test", text=GERMAN), GERMAN)
    assert isinstance(found, Rejection)
    assert found.code == "language"
    assert "'de'" in found.message


def test_a_given_language_is_believed():
    assert code(GERMAN, language="en-GB") is None
    assert code(pages.page(), language="de") == "language"


def test_a_few_words_are_not_refused_on_a_guess():
    assert code("Die Fähre sinkt vor Lovosk") is None


def test_a_book_is_refused():
    assert code("word " * LONGEST) == "too_long"
