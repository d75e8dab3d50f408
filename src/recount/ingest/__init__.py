"""Page → Report | Rejection."""

from recount.ingest.blocks import label_blocks
from recount.ingest.formats import open_pages
from recount.ingest.gate import admit
from recount.ingest.html import Extracted, extract_html
from recount.ingest.metadata import Made, given_date, outlet_of, printed_day, read_made
from recount.model.base import content_id
from recount.model.page import Page, Rejection
from recount.model.report import Block, Evidence, Published, Report
from recount.text import squeeze

__all__ = ["ingest", "open_pages"]


def ingest(page: Page) -> Report | Rejection:
    """Read a page into a report: its text, unchanged, in labelled blocks, and what it says of how it was made."""
    found = extract_html(page.html, page.url) if page.text is None and page.html else None
    text = page.text or "" if found is None else found.text
    language = admit(page, text)
    if isinstance(language, Rejection):
        return language
    headline = squeeze(page.headline or (found.title if found else None) or "") or None
    outlet = page.outlet or outlet_of(page.url) or (found.outlet if found else None)
    blocks = label_blocks(text, headline, outlet, captions=found is None)
    made = read_made(text, blocks)
    identifier = content_id("report", page.origin, page.url, text)
    return Report(
        id=identifier, origin=page.origin, url=page.url, outlet=outlet or made.outlet,
        headline=headline or made.headline, authors=_authors(page, found, made), dateline=made.dateline,
        agency=made.agency, language=language, text=text, blocks=blocks,
        published=_published(page, found, identifier, text, blocks),
    )  # fmt: skip


def _authors(page: Page, found: Extracted | None, made: Made) -> tuple[str, ...]:
    return page.authors or (found.authors if found else ()) or made.authors


def _published(page: Page, found: Extracted | None, identifier: str, text: str, blocks: tuple[Block, ...]) -> Published:
    """Return the day: as given, else from the page's metadata, else as printed, else unknown."""
    if when := given_date(page.published):
        return Published(when=when, basis="given")
    if found and (when := given_date(found.date)):
        return Published(when=when, basis="metadata")
    printed = printed_day(text, blocks)
    if printed is None:
        return Published()
    start, end = printed.span.start, printed.span.end
    evidence = Evidence(report=identifier, start=start, end=end, text=text[start:end])
    return Published(when=printed.when, basis="printed", evidence=(evidence,))
