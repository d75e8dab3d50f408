"""Page → Reports: the text in labelled blocks, where each stands in the page as found, and how the report was made."""

import hashlib
from collections.abc import Iterator, Sequence

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

UTF8 = "utf-8"
"""What a record's characters are counted in as bytes."""


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
    content = _bytes(page)
    digest = hashlib.sha256(content).hexdigest()
    starts: list[int] = []
    items: list[Report | Rejection] = []
    for draft in _drafts(page, fast=fast):
        declared = draft.found.language if draft.found else None
        language = admit(draft.origin, draft.text, page.language, declared, sample=QUICK if fast else SAMPLE)
        starts.append(draft.start)
        if isinstance(language, Rejection):
            items.append(language)
        else:
            items.append(_report(page, draft, language, _raw(page, draft, len(content), digest)))
    # finding each block again in the markup takes as long as all the rest of the fast way
    yield from items if fast and page.text is None else _placed(page, content, items, starts)


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


def _report(page: Page, draft: Draft, language: str | None, raw: Raw) -> Report:
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
        retrieved=_instant(page.retrieved), raw=raw,
    )  # fmt: skip


def _outlet(page: Page, found: Extracted | None) -> Outlet | None:
    """Return the lexicon's entry of the outlet: as the container names it, by the page's address, as the page says."""
    if page.outlet:
        return outlet_named(page.outlet)
    by_host = outlet_at(page.url) or outlet_at(found.address if found else None)
    return by_host or outlet_named(found.outlet if found else None)


def _raw(page: Page, draft: Draft, size: int, digest: str) -> Raw:
    """Describe the page as found, by what its bytes come to."""
    return Raw(
        sha256=digest, size=size, encoding=page.encoding or UTF8, repairs=page.repairs,
        extractor=draft.found.extractor if draft.found else None,
    )  # fmt: skip


def _bytes(page: Page) -> bytes:
    """Return the page as found; a record's own text or markup is taken in UTF-8."""
    return page.raw if page.raw is not None else _content(page).encode(UTF8, "surrogatepass")


def _content(page: Page) -> str:
    return (page.text if page.text is not None else page.html) or ""


def _placed(
    page: Page, content: bytes, items: Sequence[Report | Rejection], starts: Sequence[int]
) -> Iterator[Report | Rejection]:
    """Yield the reports, their blocks with the bytes of the page that each stands in; it is searched once for all.

    `starts` are where the text of each begins in that of the page.
    """
    spans = [
        Span(start=block.start + start, end=block.end + start)
        for item, start in zip(items, starts, strict=True)
        if isinstance(item, Report)
        for block in item.blocks
    ]
    text = next((item.text for item in items if isinstance(item, Report)), "") if page.text is None else page.text
    places = iter(byte_spans(content, page.encoding or UTF8, text, spans, markup=page.text is None))
    for item in items:
        if isinstance(item, Report):
            blocks = tuple(msgspec.structs.replace(block, raw=next(places)) for block in item.blocks)
            yield msgspec.structs.replace(item, blocks=blocks)
        else:
            yield item


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
    content = _bytes(page)
    place = passage(content, page.encoding or UTF8, report.text, report.blocks, span, markup=page.text is None)
    return content[place.start : place.end] if place else None
