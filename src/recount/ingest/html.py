"""HTML pages: the report's text in labelled blocks, and what the page says of how it was made."""

import re
from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec

from recount.ingest.blocks import label_blocks
from recount.ingest.gate import is_report
from recount.ingest.html_authors import author_names, first_names
from recount.ingest.html_fast import read_fast, read_head, strip_tags
from recount.ingest.html_lines import page_lines
from recount.ingest.html_merge import align, merge, recover, relabelled
from recount.ingest.html_meta import Metadata, head_of, read_metadata
from recount.ingest.html_tree import LARGEST, monstrosity, parse_html, parse_some
from recount.model.base import Record
from recount.model.report import Block, BlockKind

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
# Without a latest date the library asks the clock; the extensive search takes a second where a page has no date.
_BLANK = re.compile(r"\n{2,}")
LINKED = 0.5
"""Share of links from which a line of monstrous markup is navigation."""
_RUNNING = ("paragraph", "subheading")


class Extracted(Record, frozen=True, kw_only=True):
    """What was found on an HTML page; unknown is null. Dates are instants or days as the page gives them.

    `extractor` is the library that told the report from the rest of the page, with its version.
    """

    text: str
    blocks: tuple[Block, ...]
    extractor: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    language: str | None = None
    address: str | None = None


def extract_html(html: str, url: str | None, *, headline: str | None = None, fast: bool = False) -> Extracted:
    """Return the report of an HTML page, its lines in the order of the page; empty text where there is none.

    Markup that is no HTML gives what text there is. `fast` leaves out what takes time: the second opinion on what the
    report is, what the first drops, authors and dates that only stand in the text. A page that the extractor finds no
    report in is read so too. Of markup too deep or with too many elements to be a page the lines outside links and
    furniture are taken, whatever they are.
    """
    if monster := monstrosity(html):
        return _extract_flat(html, headline, deep=monster == "deep")
    if fast:
        return _extract_fast(html, headline)
    root = parse_html(html)
    if root is None:
        return Extracted(text="", blocks=(), extractor="none")
    metadata = read_metadata(head_of(root))
    lines = page_lines(root)
    text = _body(root, url)
    if not text.strip():
        return _extract_fast(html, headline)
    if not is_report(text):
        return _described(metadata, text=text, blocks=(), extractor=_named("trafilatura"))
    blocks = label_blocks(text, headline or metadata.title, metadata.outlet, captions=False)
    extracted = text.split("\n")
    found = align(extracted, lines)
    blocks = _relabel(text, blocks, relabelled(extracted, lines, found))
    text, blocks = merge(text, blocks, recover(extracted, lines, found))
    return _described(
        metadata, text=text, blocks=blocks, authors=_authors(metadata, root), extractor=_named("trafilatura"),
        published=metadata.published or _visible_date(root),
    )  # fmt: skip


def _extract_fast(html: str, headline: str | None) -> Extracted:
    """Read the page by one parse alone."""
    return _from_lines(read_fast(html), html, headline, _named("resiliparse"))


def _extract_flat(html: str, headline: str | None, *, deep: bool) -> Extracted:
    """Read monstrous markup: nothing here takes longer than the markup is long. Parsers give up what is too deep."""
    root = None if deep else parse_some(html)
    lines = page_lines(root) if root is not None else []
    text = "\n".join(line.text for line in lines if line.kind is None and line.linked < LINKED)
    return _from_lines(text or strip_tags(html[:LARGEST]), html, headline, "lines")


def _from_lines(text: str, html: str, headline: str | None, extractor: str) -> Extracted:
    metadata = read_metadata(read_head(html))
    title = headline or metadata.title
    # what is too long for one report is refused: it need not be labelled
    blocks = label_blocks(text, title, metadata.outlet, captions=False, run_on=False) if is_report(text) else ()
    return _described(
        metadata, text=text, blocks=blocks, authors=_authors(metadata, None), published=metadata.published,
        extractor=extractor,
    )  # fmt: skip


def _described(metadata: Metadata, **found: Any) -> Extracted:
    return Extracted(
        title=metadata.title, modified=metadata.modified, outlet=metadata.outlet, language=metadata.language,
        address=metadata.address, **found,
    )  # fmt: skip


@cache
def _named(package: str) -> str:
    return f"{package}/{version(package)}"


def _body(root: Any, url: str | None) -> str:
    import trafilatura  # noqa: PLC0415 - half a second, for HTML only

    document = trafilatura.bare_extraction(
        root, url=url, include_comments=False, include_tables=False, with_metadata=False
    )
    return _BLANK.sub("\n", document.text or "") if document is not None else ""


def _authors(metadata: Metadata, root: Any | None) -> tuple[str, ...]:
    """Return who wrote it: people that the page declares, else those it shows, else the outlet where it says that."""
    people = first_names(metadata.author_fields, metadata.outlet)
    return people or _visible_authors(root, metadata.outlet) or first_names(metadata.author_fields, None)


def _visible_authors(root: Any | None, outlet: str | None) -> tuple[str, ...]:
    if root is None:
        return ()
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - for HTML only

    return author_names((extract_metadata(root, extensive=False).author or "").split(";"), outlet)


def _visible_date(root: Any) -> str | None:
    from htmldate import find_date  # noqa: PLC0415 - for HTML only

    found = find_date(root, **_DATES)
    return str(found) if found else None


def _relabel(text: str, blocks: tuple[Block, ...], kinds: dict[int, BlockKind]) -> tuple[Block, ...]:
    """Return the blocks, those that begin in a line which the markup tells to be something else as that."""
    if not kinds:
        return blocks
    relabelled: list[Block] = []
    number = at = 0
    for block in blocks:
        number += text.count("\n", at, block.start)
        at = block.start
        kind = kinds.get(number) if block.kind in _RUNNING else None
        relabelled.append(msgspec.structs.replace(block, kind=kind) if kind else block)
    return tuple(relabelled)
