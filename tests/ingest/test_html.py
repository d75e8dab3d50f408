"""HTML pages into reports."""

import pytest

import pages
from recount.ingest import ingest
from recount.ingest.html import extract_html
from recount.model.page import Page, Rejection
from recount.model.report import Report

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>{pages.TITLE} | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Mira Castell">
<meta property="article:published_time" content="2031-05-04T09:00:00+02:00"></head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>{pages.TITLE}</h1><p>{pages.LEAD}</p><p>{pages.SECOND}</p><h2>Search goes on</h2>
<p>{pages.THIRD}</p><p>{pages.FOURTH}</p></article>
<footer>© 2031 Harbour Post</footer></body></html>"""


def read(html: str) -> Report:
    """Return the report of an HTML page."""
    report = ingest(Page(origin="test", html=html))
    assert isinstance(report, Report)
    return report


def test_the_report_of_a_page_is_its_article():
    report = read(PAGE)
    words = [report.text[block.start : block.end] for block in report.blocks if block.kind == "paragraph"]
    assert words == [pages.LEAD, pages.SECOND, pages.THIRD, pages.FOURTH]
    assert "Home" not in report.text


def test_the_metadata_of_a_page_are_read():
    report = read(PAGE)
    assert (report.headline, report.authors, report.outlet) == (pages.TITLE, ("Mira Castell",), "Harbour Post")
    assert (report.published.when, report.published.basis) == ("2031-05-04", "metadata")


def test_a_given_date_is_believed_before_the_pages_own():
    report = ingest(Page(origin="test", html=PAGE, published="2031-05-05"))
    assert isinstance(report, Report)
    assert (report.published.when, report.published.basis) == ("2031-05-05", "given")


def test_a_subheading_is_told_from_the_paragraphs():
    report = read(PAGE)
    assert next(b.kind for b in report.blocks if report.text.startswith("Search goes on", b.start)) == "subheading"


@pytest.mark.parametrize(
    "html",
    ["", "<html>", "<html><body></body></html>", "<p", "<<<>>>", "\x00<html>", "<html><p>" * 2000, "plain words"],
)
def test_broken_markup_is_refused_or_read_but_never_raises(html):
    assert isinstance(ingest(Page(origin="test", html=html)), Report | Rejection)


def test_a_title_keeps_a_dash_that_is_its_own():
    html = PAGE.replace(f"<title>{pages.TITLE} | Harbour Post", "<title>Ferry sinks off Lovosk - mayor")
    assert extract_html(
        html.replace("<h1>Ferry sinks off Lovosk port", "<h1>Ferry sinks off Lovosk - mayor"), None
    ).title == ("Ferry sinks off Lovosk - mayor")
