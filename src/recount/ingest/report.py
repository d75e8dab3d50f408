"""Page → Reports: the text in labelled blocks, where each stands in the page as found, and how the report was made."""

import hashlib
from collections.abc import Iterator

import msgspec

from recount.ingest.blocks import label_blocks
from recount.ingest.decode import MOJIBAKE, mend
from recount.ingest.gate import QUICK, SAMPLE, admit
from recount.ingest.html import Extracted, extract_html
from recount.ingest.metadata import given_date, printed_day, read_made
from recount.ingest.outlets import outlet_at, outlet_named
from recount.ingest.page_map import byte_spans, passage
from recount.ingest.parts import split_articles
from recount.lexicon.schema.blocks import Outlet
from recount.model.base import Record, Span, content_id
from recount.model.edtf import parse_or_none
from recount.model.page import Page, Rejection
from recount.model.report import Block, Evidence, Published, Raw, Report
from recount.text import squeeze


class Draft(Record, frozen=True, kw_only=True):
    """A text that may become a report: with its place in the page's text, and with what markup told of it."""

    text: str
    origin: str
    start: int = 0
    found: Extracted | None = None


def ingest(page: Page, *, fast: bool = False) -> Iterator[Report | Rejection]:
    """Yield the reports of a page, in order: one, but for a text file that several were put into, one behind the other.

    `fast` reads HTML by one parse alone: see `extract_html`.
    """
    page = _mended(page)
    for draft in _drafts(page, fast=fast):
        declared = draft.found.language if draft.found else None
        language = admit(draft.origin, draft.text, page.language, declared, sample=QUICK if fast else SAMPLE)
        if isinstance(language, Rejection):
            yield language
        else:
            report = _report(page, draft, language)
            # finding each block again in the markup takes as long as all the rest of the fast way
            yield report if fast and draft.found else _placed(page, draft, report)


def _mended(page: Page) -> Page:
    """Return a page that was found as bytes with what had been decoded wrongly put right; characters given stay."""
    content = _content(page)
    if page.raw is None or (right := mend(content)) == content:
        return page
    repairs = (*page.repairs, MOJIBAKE)
    if page.text is None:
        return msgspec.structs.replace(page, html=right, repairs=repairs)
    return msgspec.structs.replace(page, text=right, repairs=repairs)


def _drafts(page: Page, *, fast: bool) -> Iterator[Draft]:
    if page.text is None:
        found = extract_html(page.html or "", page.url, headline=page.headline, fast=fast)
        yield Draft(text=found.text, origin=page.origin, found=found)
        return
    # what a container calls one record is one report; only a bare file may hold several
    parts = split_articles(page.text) if page.raw is not None and page.headline is None else ()
    if len(parts) < 2:
        yield Draft(text=page.text, origin=page.origin)
        return
    for number, part in enumerate(parts, 1):
        text = page.text[part.start : part.end]
        yield Draft(text=text, origin=f"{page.origin}#{number}", start=part.start)


def _report(page: Page, draft: Draft, language: str | None) -> Report:
    found, text = draft.found, draft.text
    headline = squeeze(page.headline or (found.title if found else None) or "") or None
    entry = _outlet(page, found)
    outlet = page.outlet or (entry.name if entry else None) or (found.outlet if found else None)
    blocks = found.blocks if found else label_blocks(text, headline, outlet)
    made = read_made(text, blocks)
    entry = entry or outlet_named(outlet or made.outlet)
    identifier = content_id("report", draft.origin, page.url, text)
    return Report(
        id=identifier, origin=draft.origin, url=page.url or (found.address if found else None),
        outlet=outlet or made.outlet, outlet_id=entry.id if entry else None, owner=entry.owner if entry else None,
        headline=headline or made.headline, authors=page.authors or (found.authors if found else ()) or made.authors,
        dateline=made.dateline, agency=made.agency, language=language, text=text,
        blocks=blocks, published=_published(page, draft, identifier, blocks),
        modified=given_date(page.modified) or given_date(found.modified if found else None),
        retrieved=_instant(page.retrieved), raw=_raw(page, found),
    )  # fmt: skip


def _outlet(page: Page, found: Extracted | None) -> Outlet | None:
    """Return the lexicon's entry of the outlet: as the container names it, by the page's address, as the page says."""
    if page.outlet:
        return outlet_named(page.outlet)
    by_host = outlet_at(page.url) or outlet_at(found.address if found else None)
    return by_host or outlet_named(found.outlet if found else None)


def _raw(page: Page, found: Extracted | None) -> Raw:
    """Describe the page as found; a record's own text or markup is taken in UTF-8."""
    content = page.raw if page.raw is not None else _content(page).encode("utf-8", "surrogatepass")
    return Raw(
        sha256=hashlib.sha256(content).hexdigest(), size=len(content), encoding=page.encoding or "utf-8",
        repairs=page.repairs, extractor=found.extractor if found else None,
    )  # fmt: skip


def _content(page: Page) -> str:
    return (page.text if page.text is not None else page.html) or ""


def _placed(page: Page, draft: Draft, report: Report) -> Report:
    """Return the report, its blocks with the bytes of the page that each stands in."""
    content = page.raw if page.raw is not None else _content(page).encode("utf-8", "surrogatepass")
    spans = [Span(start=b.start + draft.start, end=b.end + draft.start) for b in report.blocks]
    whole = draft.text if page.text is None else page.text
    encoding = report.raw.encoding if report.raw else "utf-8"
    places = byte_spans(content, encoding, whole, spans, markup=page.text is None)
    blocks = tuple(msgspec.structs.replace(b, raw=place) for b, place in zip(report.blocks, places, strict=True))
    return msgspec.structs.replace(report, blocks=blocks)


def _published(page: Page, draft: Draft, identifier: str, blocks: tuple[Block, ...]) -> Published:
    """Return the day: as given, else from the page's metadata, else as printed, else unknown."""
    if when := given_date(page.published):
        return Published(when=when, basis="given")
    if draft.found and (when := given_date(draft.found.published)):
        return Published(when=when, basis="metadata")
    printed = printed_day(draft.text, blocks)
    if printed is None:
        return Published()
    start, end = printed.span.start, printed.span.end
    evidence = Evidence(report=identifier, start=start, end=end, text=draft.text[start:end])
    return Published(when=printed.when, basis="printed", evidence=(evidence,))


def _instant(words: str | None) -> str | None:
    """Return when a page was fetched, to the second where that is given."""
    return words if words and parse_or_none(words) else given_date(words)


def raw_passage(page: Page, report: Report, span: Span) -> bytes | None:
    """Return the bytes of the page that a stretch of its report stands in, markup and all; null where not found."""
    content = page.raw if page.raw is not None else _content(page).encode("utf-8", "surrogatepass")
    encoding = report.raw.encoding if report.raw else "utf-8"
    place = passage(content, encoding, report.text, report.blocks, span, markup=page.text is None)
    return content[place.start : place.end] if place else None
