"""HTML pages into reports."""

import pytest

import pages
from recount.ingest import ingest
from recount.ingest.html import extract_html
from recount.model.page import Page, Rejection
from recount.model.report import EVIDENCE, Report

BODY = (pages.LEAD, pages.SECOND, pages.THIRD, pages.FOURTH)


def page(*, head: str = "", within: str = "", behind: str = "") -> str:
    """Return a page: a report of four paragraphs, markup within it and behind it."""
    first, second, *rest = (f"<p>{words}</p>" for words in BODY)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{pages.TITLE} | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Mira Castell">
<meta property="article:published_time" content="2031-05-04T09:00:00+02:00">{head}</head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>{pages.TITLE}</h1>{first}{second}{within}<h2>Search goes on</h2>{"".join(rest)}</article>{behind}
<footer>© 2031 Harbour Post</footer></body></html>"""


def read(html: str, **fields: str) -> Report:
    """Return the report of an HTML page."""
    (report,) = ingest(Page(origin="test", html=html, **fields))
    assert isinstance(report, Report)
    return report


def kinds(report: Report) -> dict[str, str]:
    """Return the kind of each block by its words."""
    return {report.text[block.start : block.end]: block.kind for block in report.blocks}


def test_the_report_of_a_page_is_its_article():
    report = read(page())
    assert [words for words, kind in kinds(report).items() if kind == "paragraph"] == list(BODY)
    assert "Home" not in report.text


def test_the_metadata_of_a_page_are_read():
    report = read(page())
    assert (report.headline, report.authors, report.outlet) == (pages.TITLE, ("Mira Castell",), "Harbour Post")
    assert (report.published.when, report.published.basis) == ("2031-05-04", "metadata")


def test_a_given_date_is_believed_before_the_pages_own():
    report = read(page(), published="2031-05-05")
    assert (report.published.when, report.published.basis) == ("2031-05-05", "given")


def test_the_days_of_change_and_of_fetching_are_kept_apart():
    head = "<meta property='article:modified_time' content='2031-05-06T10:00:00Z'>"
    report = read(page(head=head), retrieved="2031-05-09T12:00:00Z")
    assert (report.published.when, report.modified, report.retrieved) == ("2031-05-04", "2031-05-06", "2031-05-09")


def test_a_subheading_is_told_from_the_paragraphs():
    assert kinds(read(page()))["Search goes on"] == "subheading"


CAPTION = "Rescue boats leave the harbour of Lovosk on Monday"


def test_a_caption_is_put_back_where_it_stands_and_its_credit_is_not():
    figure = (
        f"<figure><img src='x'><figcaption>{CAPTION} <span class='credit'>Jon Abara/DPX</span></figcaption></figure>"
    )
    report = read(page(within=figure))
    assert kinds(report)[CAPTION] == "caption"
    assert report.text.index(pages.SECOND) < report.text.index(CAPTION) < report.text.index(pages.THIRD)
    assert "Abara" not in report.text


def test_a_pull_quote_is_put_back():
    report = read(page(within="<aside class='pullQuote'>We heard the hull give way beneath us</aside>"))
    assert kinds(report)["We heard the hull give way beneath us"] == "quote_box"


@pytest.mark.parametrize(
    ("markup", "words", "kind"),
    [
        ("<div class='related-stories'><a href='/s'>Storm hits the harbour of Bresk</a></div>",
         "Storm hits the harbour of Bresk", "related"),
        ("<ol class='comment-list'><li><p>They should never have sailed in that storm.</p></li></ol>",
         "They should never have sailed in that storm.", "comment"),
        ("<div class='author-bio'>Mira Castell writes about the coast for the paper.</div>",
         "Mira Castell writes about the coast for the paper.", "author_bio"),
    ],
)  # fmt: skip
def test_what_surrounds_the_report_is_kept_but_is_no_evidence(markup, words, kind):
    found = kinds(read(page(behind=markup)))
    assert found[words] == kind
    assert kind not in EVIDENCE


def test_a_link_in_the_middle_of_the_report_is_no_paragraph():
    report = read(page(within="<p><a href='/storm'>Storm hits the harbour of Bresk and its old town</a></p>"))
    assert kinds(report)["Storm hits the harbour of Bresk and its old town"] == "related"


def test_the_rows_of_a_table_are_put_back():
    table = "<table><tr><th>Port</th><th>Missing</th></tr><tr><td>Lovosk</td><td>34</td></tr></table>"
    assert "Lovosk | 34" in kinds(read(page(within=table)))


def test_what_is_hidden_is_not_read():
    report = read(
        page(within="<figure><figcaption style='display: none'>Not for readers of this page</figcaption></figure>")
    )
    assert "Not for readers" not in report.text


def test_every_block_leads_back_to_the_bytes_of_the_page():
    figure = f"<figure><figcaption>{CAPTION}</figcaption></figure>"
    html = page(within=figure).replace("ferry Aurelia", "ferry <b>Aurelia</b> <!-- sic -->").replace("’", "&rsquo;")
    report = read(html)
    raw = html.encode()
    for block in report.blocks:
        shown = raw[block.raw.start : block.raw.end].decode()
        assert report.text[block.start : block.end][-12:] == shown[-12:]
    lead = next(block for block in report.blocks if report.text.startswith(pages.LEAD, block.start))
    assert raw[lead.raw.start : lead.raw.end].decode().startswith("The ferry <b>Aurelia</b> <!-- sic -->")


def test_the_fast_way_finds_the_same_paragraphs_and_metadata():
    html = page()
    fast, whole = extract_html(html, None, fast=True), extract_html(html, None)
    assert (fast.title, fast.authors, fast.published) == (whole.title, whole.authors, whole.published)
    assert all(words in fast.text for words in BODY)
    assert fast.extractor.startswith("resiliparse/")


def test_a_page_in_a_language_without_lexicons_is_taken_in_with_its_language():
    german = (
        "Die Fähre sank am Montag vor dem Hafen, wie die Küstenwache mitteilte. Neunzig Menschen waren an Bord. " * 3
    )
    html = page().replace(pages.THIRD, german * 4).replace(pages.LEAD, german).replace(pages.SECOND, german)
    assert read(html.replace(pages.FOURTH, german)).language == "de"


@pytest.mark.parametrize(
    "html",
    ["", "<html>", "<html><body></body></html>", "<p", "<<<>>>", "\x00<html>", "<html><p>" * 2000, "plain words",
     "<div>" * 20_000 + pages.LEAD, "<p class='" + "a " * 200_000 + "'>" + pages.LEAD,
     '<script type="application/ld+json">' * 3_000 + "[" * 3_000],
    ids=lambda html: html[:12],
)  # fmt: skip
def test_broken_markup_is_refused_or_read_but_never_raises(html):
    assert all(isinstance(item, Report | Rejection) for item in ingest(Page(origin="test", html=html)))


def test_markup_of_monstrous_depth_is_read_by_its_lines():
    deep = page(within="<div>" * 12_000)
    assert extract_html(deep, None).extractor == "lines"
    assert pages.THIRD in extract_html(deep, None).text
    assert extract_html(page(), None).extractor.startswith("trafilatura/")
