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


class Block(Span, frozen=True, kw_only=True):
    """A labelled stretch of the text; every character that is not white space lies in exactly one."""

    kind: BlockKind

    @property
    def is_evidence(self) -> bool:
        """Whether facts may be drawn from it."""
        return self.kind in EVIDENCE


class Evidence(Span, frozen=True, kw_only=True):
    """A stretch of some report's text, with the words that stand there."""

    report: str
    text: str


class Published(Record, frozen=True, kw_only=True):
    """When the report appeared: EDTF or null, on what basis, and the words it was inferred from."""

    when: str | None = None
    basis: Basis | None = None
    evidence: tuple[Evidence, ...] = ()


class Report(Record, frozen=True, kw_only=True):
    """One report. `text` is the decoded input unchanged (for HTML the extracted text); offsets refer to it.

    `id` is derived from origin, url and text. `headline` may stand in the text or be given beside it.
    `dateline` is the place a dispatch was sent from, `agency` the agency that the text credits; unknown is null.
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

    def evidence(self, span: Span) -> Evidence:
        """Return the stretch of this report with its words."""
        return Evidence(report=self.id, start=span.start, end=span.end, text=self.text[span.start : span.end])
