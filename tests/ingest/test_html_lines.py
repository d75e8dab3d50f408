"""The lines of a page, and what the markup around them says."""

import re

import pytest

from recount.ingest.html_lines import kind_of_element, page_lines
from recount.ingest.html_tree import parse_html
from recount.lexicon.load import entries
from recount.lexicon.schema.markup import MarkupHint


def lines(markup: str):
    return page_lines(parse_html(f"<html><body>{markup}</body></html>"))


@pytest.mark.parametrize("entry", entries(MarkupHint), ids=lambda entry: entry.kind)
def test_examples_of_markup_hold(entry):
    for markup in entry.examples:
        assert entry.kind in {line.kind for line in lines(markup)}, markup
    for markup in entry.counterexamples:
        assert entry.kind not in {line.kind for line in lines(markup)}, markup


def test_lines_break_as_in_a_browser():
    found = [line.text for line in lines("<p>The <b>ferry</b> sank<br>at night</p>in the <i>bay</i><ul><li>one</ul>")]
    assert found == ["The ferry sank", "at night", "in the bay", "one"]


def test_scripts_and_hidden_elements_are_no_lines():
    hidden = "<script>x</script><style>y</style><p hidden>a</p><p style='display:none'>b</p><p>seen</p>"
    assert [line.text for line in lines(hidden)] == ["seen"]


def test_class_names_are_compared_by_words():
    assert kind_of_element("div", "c-relatedStories js", None) == "related"
    assert kind_of_element("div", "correlated", None) is None
    assert kind_of_element("article", "related", None) is None


def test_the_cells_of_a_row_share_its_number():
    cells = lines("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>")
    rows = [line.row for line in cells]
    assert rows[0] == rows[1] != rows[2] == rows[3]


def test_deep_markup_is_walked_without_recursion():
    assert [line.text for line in lines("<div>" * 3000 + "word")] in (["word"], [])


def test_the_share_of_a_line_that_is_links_is_told():
    (line,) = lines("<p><a href='/x'>half</a> text</p>")
    assert re.fullmatch(r"0\.4\d*", str(line.linked))
