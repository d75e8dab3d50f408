"""What is let in."""

import pytest

import factory
import pages
from recount.ingest.gate import LONGEST, admit, identify, refuse_language
from recount.model.page import Rejection

GERMAN = (
    "Die Fähre Aurelia ist am Montag vor dem Hafen von Lovosk mit neunzig Menschen an Bord gesunken, wie die "
    "Küstenwache mitteilte. Vierzig Menschen wurden bis zum Abend gerettet, nach den anderen wird noch gesucht."
)


def code(text: str, given: str | None = None, declared: str | None = None) -> str | None:
    """Return the code of the refusal, or null where the text is let in."""
    found = admit("test", text, given, declared)
    return found.code if isinstance(found, Rejection) else None


def test_a_report_in_english_is_let_in_with_its_language():
    assert admit("test", pages.page(), None, None) == "en"


def test_capitals_throughout_are_english_too():
    assert identify(pages.page().upper()) == "en"


@pytest.mark.parametrize("text", ["", " \n\t\u00a0 "])
def test_nothing_but_white_space_is_refused(text):
    assert code(text) == "empty"


def test_no_facts_are_drawn_from_another_language():
    found = refuse_language(factory.report(GERMAN, language=admit("test", GERMAN, None, None)))
    assert found.code == "language"
    assert "'de'" in found.message
    assert refuse_language(factory.report(pages.page())) is None
    assert refuse_language(factory.report("Aurelia", language=None)) is None


def test_a_given_language_is_believed_and_a_declared_one_only_where_there_are_few_words():
    assert admit("test", GERMAN, "en-GB", None) == "en"
    assert admit("test", GERMAN, None, "en-US") == "de"
    assert admit("test", "Die Fähre sinkt vor Lovosk", None, "de_DE") == "de"


def test_the_language_of_a_few_words_is_not_guessed():
    assert admit("test", "Die Fähre sinkt vor Lovosk", None, None) is None


def test_a_book_is_refused():
    assert code("word " * LONGEST) == "too_long"
