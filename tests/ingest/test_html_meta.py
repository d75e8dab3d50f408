"""What pages say of themselves: titles, authors, dates."""

import pytest

from recount.ingest.html_authors import author_names
from recount.ingest.html_fast import read_head
from recount.ingest.html_meta import Titles, choose_title, head_of, read_metadata, unsigned
from recount.ingest.html_tree import parse_html
from recount.lexicon.load import entries
from recount.lexicon.schema.markup import MarkupWord

TITLE = "Ferry sinks off Lovosk port"


def titles(*, shared: str = "", described: str = "", headings: tuple[str, ...] = (), window: str = "") -> Titles:
    return Titles(shared=shared, described=described, headings=headings, window=window)


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        (titles(shared=TITLE, described="Lovosk ferry: what we know", headings=(TITLE,)), TITLE),
        (titles(shared=f"{TITLE} | Harbour Post", headings=(TITLE,)), TITLE),
        (titles(shared=f"{TITLE} - Harbour Post"), TITLE),
        (titles(window=f"{TITLE} - Harbour Post"), TITLE),
        (titles(shared=TITLE, headings=("Harbour Post",)), TITLE),
        (titles(shared=f"{TITLE} after night storm", headings=("Harbour Post", TITLE), described=TITLE), TITLE),
        (titles(headings=(TITLE,), window=f"{TITLE} :: Coast"), TITLE),
        (titles(shared=f"04.05.2031 | {TITLE}", headings=(TITLE,)), TITLE),
        (titles(shared=f"04.05.2031 | {TITLE}"), f"04.05.2031 | {TITLE}"),
        (titles(shared="Ferries | Harbour Post"), "Ferries"),
        (titles(), None),
    ],
)
def test_the_headline_is_what_two_titles_agree_on_without_the_outlets_name(given, chosen):
    assert choose_title(given, "Harbour Post") == chosen


def test_a_title_keeps_a_dash_and_a_bar_that_are_its_own():
    assert unsigned("Ferry sinks off Lovosk - mayor", "Harbour Post") == "Ferry sinks off Lovosk - mayor"
    whole = "STORM | Ferry sinks off Lovosk"
    assert unsigned(whole, "Harbour Post", (whole,)) == whole


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("By Mira Castell and Jon Abara", ("Mira Castell", "Jon Abara")),
        ("Mira Castell, Ada Lund and Jon Abara", ("Mira Castell", "Ada Lund", "Jon Abara")),
        ("Castell, Mira; Abara, Jon", ("Castell, Mira", "Abara, Jon")),
        ("Mira Castell (mca)", ("Mira Castell",)),
        ("https://harbourpost.example/people/castell", ()),
        ("mira@harbourpost.example", ()),
        ("Harbour Post", ()),
        ("105092", ()),
    ],
)
def test_author_fields_are_taken_apart_into_names(field, names):
    assert author_names([field], "Harbour Post") == names


@pytest.mark.parametrize("entry", entries(MarkupWord), ids=lambda entry: entry.use)
def test_examples_of_author_fields_hold(entry):
    for field in entry.examples:
        assert bool(author_names([field], None)) == (entry.use != "no_name"), field


LINKED = """<html lang="en"><head><title>x</title><link rel="canonical" href="https://harbourpost.example/ferry">
<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "Harbour Post"},
 {"@type": "NewsArticle", "headline": "Ferry sinks off Lovosk port", "datePublished": "2031-05-04T09:00:00Z",
  "dateModified": "2031-05-05", "author": [{"name": "Mira Castell"}, {"name": "Jon Abara"}],
  "publisher": {"name": "Harbour Post"}}]}</script></head><body><h1>Ferry <i>sinks</i></h1></body></html>"""


@pytest.mark.parametrize("read", [lambda page: head_of(parse_html(page)), read_head], ids=["parsed", "fast"])
def test_linked_data_of_the_article_are_read(read):
    found = read_metadata(read(LINKED))
    assert (found.title, found.outlet) == (TITLE, "Harbour Post")
    assert (found.published, found.modified) == ("2031-05-04T09:00:00Z", "2031-05-05")
    assert found.author_fields[0] == ("Mira Castell", "Jon Abara")
    assert (found.language, found.address) == ("en", "https://harbourpost.example/ferry")


@pytest.mark.parametrize("damaged", ["{", "[" * 10_000, '{"@type": "NewsArticle"', '{"@type": 3}', '"words"', "null"])
def test_damaged_linked_data_are_passed_over(damaged):
    page = f'<html><head><title>{TITLE}</title><script type="application/ld+json">{damaged}</script></head></html>'
    assert read_metadata(head_of(parse_html(page))).title == TITLE
