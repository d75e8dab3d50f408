"""A report: its text, unchanged, and what the page says of it, as labelled blocks."""

from typing import Literal

from recount.model.base import Record, Span

BlockKind = Literal[
    "headline", "summary", "subheading", "paragraph", "caption", "quote_box", "dateline", "byline", "author_bio",
    "section_label", "correction", "advertisement", "comment", "related", "boilerplate",
]  # fmt: skip
EVIDENCE: frozenset[str] = frozenset(
    {"headline", "summary", "subheading", "paragraph", "caption", "quote_box", "dateline", "correction"}
)
"""The kinds of block that facts may be drawn from: a reader's comment is not a report."""

Basis = Literal["metadata", "printed", "inferred", "given"]


class Bytes(Record, frozen=True, kw_only=True):
    """A stretch of the raw page: bytes, `start` included, `end` excluded."""

    start: int
    end: int


class Block(Span, frozen=True, kw_only=True):
    """A labelled stretch of the text; every character that is not white space lies in exactly one.

    `raw` is where it stands in the page as found, markup and all; null where that cannot be told.
    """

    kind: BlockKind
    raw: Bytes | None = None

    @property
    def is_evidence(self) -> bool:
        """Whether facts may be drawn from it."""
        return self.kind in EVIDENCE


class Evidence(Span, frozen=True, kw_only=True):
    """A stretch of some report's text, with the words that stand there."""

    report: str
    text: str


class Published(Record, frozen=True, kw_only=True):
    """When the report appeared: EDTF or null, on what basis, and the words it was inferred from.

    `candidates` are the stretches (EDTF) that remain where they lie apart, as in two years: `when` then reaches over
    all of them, and none is chosen. `set_aside` are words that speak of a date and do not fit the rest.
    """

    when: str | None = None
    basis: Basis | None = None
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[str, ...] = ()
    set_aside: tuple[Evidence, ...] = ()


class Raw(Record, frozen=True, kw_only=True):
    """The page as it was found: SHA-256 of its bytes (hex), their number, what they were read in.

    `repairs` names what was changed in reading them: `mojibake` is text that had been decoded wrongly before.
    `extractor` is the library, with its version, that told the report from the rest of an HTML page.
    """

    sha256: str
    size: int
    encoding: str
    repairs: tuple[str, ...] = ()
    extractor: str | None = None


class Report(Record, frozen=True, kw_only=True):
    """One report. `text` is the decoded input unchanged (for HTML the extracted text); offsets refer to it.

    `id` is derived from origin, url and text. `headline` may stand in the text or be given beside it.
    `dateline` is the place a dispatch was sent from, `agency` the agency that the text credits; unknown is null.
    `outlet_id` and `owner` are those of `lexicon/data/outlets.toml`. `modified` and `retrieved` are EDTF: when the page
    says it was last changed, when it was fetched.
    """

    id: str
    origin: str
    url: str | None
    outlet: str | None
    headline: str | None
    authors: tuple[str, ...]
    dateline: str | None
    agency: str | None
    language: str | None
    text: str
    published: Published
    blocks: tuple[Block, ...]
    modified: str | None = None
    retrieved: str | None = None
    outlet_id: str | None = None
    owner: str | None = None
    raw: Raw | None = None

    def evidence(self, span: Span) -> Evidence:
        """Return the stretch of this report with its words."""
        return Evidence(report=self.id, start=span.start, end=span.end, text=self.text[span.start : span.end])
