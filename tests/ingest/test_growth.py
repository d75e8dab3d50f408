"""Steps grow as the text does: a page a hundred times as long takes a hundred times as long, no more."""

import pytest

import factory
import pages
from recount.ingest.blocks import label_blocks
from recount.ingest.metadata import printed_day, read_made
from recount.ingest.parts import split_articles

LINES = [
    "Leave a Reply", "Read more:", "By Mira Castell", "Related stories", "1 of 9 DOCUMENTS", "LOAD-DATE: May 4, 2031",
    "HEADLINE: Ferry sinks", "AFP", "---", "Reply\n3 hours ago", "ADVERTISEMENT", "3 May 2031", "• A bullet",
    "Ferry sinks", "Rescuers carry a man ashore. (Mira Castell/AFP)", pages.LEAD, f"{pages.LEAD}\nLeave a Reply",
    f"ENDS\n{pages.TITLE}",
]  # fmt: skip
SENTENCES = [
    "Related. ", "The ferry sank, Mr A. Bo said. ", "Tags Lovosk. ", "(Reporting by A) ", "[Mira Castell/AFP] ", "A. ",
    "REUTERS Mira Castell Ferry Sinks Off Lovosk. ", "3 May 2031 ", "Updated: ", "*a ", "[a](b) ", "LOVOSK (AFP) - ",
]  # fmt: skip


def label(text: str) -> None:
    """Label a page, cut it and read how it was made."""
    blocks = label_blocks(text)
    split_articles(text)
    read_made(text, blocks)
    printed_day(text, blocks)


def grows_evenly(short: str, long: str) -> bool:
    """Tell whether a text four times as long takes four times as many steps; the lexicons are read before."""
    factory.steps(label, long)
    return factory.steps(label, long) < 5 * factory.steps(label, short)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:30])
def test_steps_grow_with_the_lines(line):
    short, long = (f"{pages.page()}\n\n" + f"{line}\n" * count for count in (100, 400))
    assert grows_evenly(short, long)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_steps_grow_with_the_words_of_a_line(sentence):
    assert grows_evenly(sentence * 300, sentence * 1200)
