"""Quotation marks: which open, which close, and the stretches of words between them, in one pass over each block."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from recount.model.annotation import AnnotatedReport
from recount.model.base import Span
from recount.model.report import Block

Turn = Literal["open", "close"]

DOUBLE_OPEN, DOUBLE_CLOSE, DOUBLE_EITHER = "“„«‟", "”»", '"＂″'  # fmt: skip
SINGLE_OPEN, SINGLE_CLOSE, SINGLE_EITHER = "‘‚‹", "’›", "'"
DOUBLES = frozenset(DOUBLE_OPEN + DOUBLE_CLOSE + DOUBLE_EITHER)
SINGLES = frozenset(SINGLE_OPEN + SINGLE_CLOSE + SINGLE_EITHER)
PAIRS = frozenset({"``", "''", "‘‘", "’’"})
"""Two single marks that stand for a double one, as typewriters and TeX have it."""
QUOTE_TOKENS = DOUBLES | SINGLES | PAIRS
SPACED: dict[str, Turn] = {"«": "open", "»": "close"}
"""What marks with a space on both sides do: « as in French »."""
BEFORE_OPEN = frozenset("([{—–-/:…") | DOUBLES | SINGLES
AFTER_CLOSE = frozenset(".,;:!?)]}—–-/…") | DOUBLES | SINGLES
LONGEST_SINGLE = 400
"""Characters between single marks: what is longer has met somebody's apostrophe."""
LONGEST_OPEN = 700
"""Characters behind a mark that is never closed: what is longer ends with its first sentence."""


class Quoted(Span, frozen=True, kw_only=True):
    """Words between marks, without the marks.

    `opens` is where the opening mark stands, `closes` where the words behind the closing mark begin; the same as
    `start` and `end` where the text has lost that mark. `depth` is 1 inside another.
    """

    opens: int
    closes: int
    block: int
    depth: int
    closed: bool


class Mark(NamedTuple):
    """A quotation mark at an offset, and which way it turns."""

    at: int
    turn: Turn


def quoted_stretches(doc: AnnotatedReport) -> tuple[Quoted, ...]:
    """Return every stretch between quotation marks in the evidence of a report, outer ones before those within."""
    found: list[Quoted] = []
    for number, block in enumerate(doc.report.blocks):
        if block.is_evidence:
            doubles = list(_doubles(doc, block, number))
            found += doubles
            found += _singles(doc.report.text, block, number, doubles)
    return tuple(sorted(found, key=lambda q: (q.opens, -q.closes)))


def _doubles(doc: AnnotatedReport, block: Block, number: int) -> Iterator[Quoted]:
    text, last = doc.report.text, block.start
    opened: Span | None = None
    for mark in _double_marks(text, block):
        turn = _turn(text, block, mark, opened is not None)
        if turn == "open":
            if opened and (lost := _stretch(doc, opened, mark, number, closed=False)):
                yield lost
            opened = mark
        elif turn == "close":
            if opened is None:
                start = _sentence_start(doc, mark.start, last)
                opened = Span(start=start, end=start)
            if whole := _stretch(doc, opened, mark, number, closed=True):
                yield whole
            opened, last = None, mark.end
    end = Span(start=block.end, end=block.end)
    if opened and (rest := _stretch(doc, opened, end, number, closed=False)):
        yield rest


def _double_marks(text: str, block: Block) -> Iterator[Span]:
    """Yield every double mark, one character or a pair of single ones."""
    at = block.start
    while at < block.end:
        width = 1 if text[at] in DOUBLES else 2 if text[at : at + 2] in PAIRS else 0
        if width:
            yield Span(start=at, end=at + width)
        at += width or 1


def _turn(text: str, block: Block, mark: Span, is_open: bool) -> Turn | None:
    """Tell which way a double mark turns: by its neighbours, else by its shape, else by what is open."""
    at = mark.start
    before = text[at - 1] if at > block.start else " "
    after = text[mark.end] if mark.end < block.end else " "
    if text[at] in SPACED and before.isspace() and (after.isspace() or after in AFTER_CLOSE):
        return SPACED[text[at]]
    can_open = (before.isspace() or before in BEFORE_OPEN) and not after.isspace()
    can_close = not before.isspace() and (after.isspace() or after in AFTER_CLOSE)
    if can_open != can_close:
        return "open" if can_open else "close"
    if text[at] in DOUBLE_OPEN:
        return "open"
    if text[at] in DOUBLE_CLOSE:
        return "close"
    if can_open:
        return "close" if is_open else "open"
    return None


def _stretch(doc: AnnotatedReport, opened: Span, closing: Span, block: int, *, closed: bool) -> Quoted | None:
    """Return the words between two marks; behind one that is never closed no more than a sentence if that is far."""
    text, start, end = doc.report.text, opened.end, closing.start
    if not closed and end - start > LONGEST_OPEN:
        end = min((s.end for s in doc.sentences if s.start <= start < s.end), default=end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end or not any(c.isalnum() for c in text[start:end]):
        return None
    return Quoted(
        start=start, end=end, opens=opened.start, closes=closing.end if closed else end, block=block, depth=0,
        closed=closed,
    )  # fmt: skip


def _sentence_start(doc: AnnotatedReport, at: int, earliest: int) -> int:
    """Return where the sentence before a closing mark begins: its opening mark is lost."""
    low, high = 0, len(doc.sentences)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if doc.sentences[middle].start < at else (low, middle)
    return max(earliest, doc.sentences[low - 1].start if low else earliest)


def _singles(text: str, block: Block, number: int, doubles: list[Quoted]) -> Iterator[Quoted]:
    """Yield the stretches between single marks; none of them crosses a double mark."""
    edges = sorted({block.start, block.end, *(e for q in doubles for e in (q.opens, q.closes))})
    cut = iter(edges[1:])
    limit, opened = next(cut), -1
    inside = _membership(doubles)
    marks = list(_single_marks(text, block))
    for n, mark in enumerate(marks):
        while mark.at >= limit:
            limit, opened = next(cut, block.end + 1), -1
        if mark.turn == "open":
            opened = mark.at
        elif opened >= 0 and mark.at - opened <= LONGEST_SINGLE and not _is_possessive(text, marks, n):
            if any(c.isalnum() for c in text[opened + 1 : mark.at]):
                yield Quoted(
                    start=opened + 1, end=mark.at, opens=opened, closes=mark.at + 1, block=number,
                    depth=inside(opened), closed=True,
                )  # fmt: skip
            opened = -1


def _membership(doubles: list[Quoted]) -> "_Membership":
    return _Membership(doubles)


class _Membership:
    """Tells for offsets asked in ascending order whether they lie between double marks."""

    def __init__(self, doubles: list[Quoted]) -> None:
        self.rest = iter(doubles)
        self.next: Quoted | None = next(self.rest, None)

    def __call__(self, at: int) -> int:
        while self.next is not None and self.next.closes <= at:
            self.next = next(self.rest, None)
        return int(self.next is not None and self.next.opens <= at)


def _single_marks(text: str, block: Block) -> Iterator[Mark]:
    for at in (i for i in range(block.start, block.end) if text[i] in SINGLES and not _is_half(text, i)):
        before = text[at - 1] if at > block.start else " "
        after = text[at + 1] if at + 1 < block.end else " "
        if (
            (before.isspace() or before in BEFORE_OPEN)
            and (after.isalnum() or after in "[(")
            and text[at] not in SINGLE_CLOSE
        ):
            yield Mark(at, "open")
        elif not before.isspace() and (after.isspace() or after in AFTER_CLOSE) and text[at] not in SINGLE_OPEN:
            yield Mark(at, "close")


def _is_half(text: str, at: int) -> bool:
    """Tell whether a single mark is one of a pair that stands for a double one."""
    return text[at - 1 : at + 1] in PAIRS or text[at : at + 2] in PAIRS


def _is_possessive(text: str, marks: list[Mark], number: int) -> bool:
    """Tell an apostrophe behind a plural ("the soldiers' deaths") from a mark: another mark closes soon behind it."""
    at = marks[number].at
    if text[at - 1] not in "sS" or not text[at + 1 : at + 2].isspace():
        return False
    following = marks[number + 1] if number + 1 < len(marks) else None
    return following is not None and following.turn == "close" and following.at - at <= LONGEST_SINGLE
