"""A report with its words: tokens, parse, and what was marked in it. The last stage before facts.

The parse is spaCy's for English: Universal part-of-speech tags (`pos`), Penn tags (`tag`), ClearNLP dependency
labels (`dep`: nsubj, nsubjpass, dobj, pobj, prep, agent, ccomp, relcl, acl, advcl, conj, poss, appos, ...).
All indices are into `AnnotatedReport.tokens`; a root is its own head.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from recount.model.base import Record, Span
from recount.model.entity import Entity, Place
from recount.model.fact import Modifier, Number, Statement
from recount.model.own import NOTHING, Own
from recount.model.report import Report
from recount.model.time import Time


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word or mark. `sentence` is an index into `sentences`; `name` is the model's entity label or ''."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    name: str
    name_begins: bool


class Sentence(Span, frozen=True, kw_only=True):
    """One sentence: tokens `first` to `last` (excluded), in the block with index `block`."""

    index: int
    first: int
    last: int
    block: int


class Quantity(Span, frozen=True, kw_only=True):
    """A number with its modifier, as figures need it: "at least 34", "several dozen", "over $2 billion".

    `first`/`last` are token indices (last excluded) of the whole, `head` the token of the number that carries the
    dependency. Range and modifier as in `Figure`; `unit` is a word of measure ("km"), `currency` ISO 4217.
    """

    text: str
    first: int
    last: int
    head: int
    low: Number | None
    best: Number | None
    high: Number | None
    modifier: Modifier | None
    unit: str | None = None
    currency: str | None = None


class AnnotatedReport(Record, frozen=True, kw_only=True):
    """A report, its parse, and its annotations, each in order of appearance."""

    report: Report
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    entity_at: dict[int, str] = msgspec.field(default_factory=dict)
    """Token index -> id of the entity whose mention covers it; the innermost mention where they nest."""
    own: Own = NOTHING
    """The user's tables of places and people."""

    def text(self, span: Span) -> str:
        """Return the words that stand in the span."""
        return self.report.text[span.start : span.end]


def subtree(doc: AnnotatedReport, index: int) -> list[int]:
    """Return the token and all that depend on it, in order."""
    found, queue = [index], [index]
    while queue:
        kids = doc.children[queue.pop()]
        found.extend(kids)
        queue.extend(kids)
    return sorted(found)


def ancestors(doc: AnnotatedReport, index: int) -> Iterator[int]:
    """Yield the heads above the token, nearest first."""
    while (head := doc.tokens[index].head) != index:
        yield head
        index = head


def children(doc: AnnotatedReport, index: int, *deps: str) -> list[int]:
    """Return the dependents of the token, in order; only those with one of the labels where any are given."""
    return [i for i in doc.children[index] if not deps or doc.tokens[i].dep in deps]


def cover(doc: AnnotatedReport, indices: Sequence[int]) -> Span:
    """Return the shortest stretch of text with all these tokens; at least one must be given."""
    first, last = doc.tokens[min(indices)], doc.tokens[max(indices)]
    return Span(start=first.start, end=last.end)


def runs(doc: AnnotatedReport, indices: Sequence[int]) -> tuple[Span, ...]:
    """Return the stretches of neighbouring tokens: several where the words are broken."""
    order = sorted(set(indices))
    cuts = [0, *(n for n, (a, b) in enumerate(pairwise(order), 1) if b != a + 1), len(order)]
    return tuple(cover(doc, order[a:b]) for a, b in pairwise(cuts) if b > a)


def tokens_in(doc: AnnotatedReport, span: Span) -> list[int]:
    """Return the tokens that touch the span, in order (binary search)."""
    low, high = 0, len(doc.tokens)
    while low < high:
        middle = (low + high) // 2
        if doc.tokens[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    found = []
    while low < len(doc.tokens) and doc.tokens[low].start < span.end:
        found.append(low)
        low += 1
    return found


def head_of(doc: AnnotatedReport, indices: Sequence[int]) -> int:
    """Return the token of a stretch whose head lies outside it: the stretch's syntactic head."""
    inside = set(indices)
    return next((i for i in indices if doc.tokens[i].head not in inside or doc.tokens[i].head == i), indices[-1])
