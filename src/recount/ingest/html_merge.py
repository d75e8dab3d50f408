"""What the extractor drops, put back where it stands: captions, pull quotes, links, comments, notes, tables.

The extracted lines are found again among the lines of the page; between the first and the last of them lies the
report. What is put back is labelled by the markup around it and never mistaken for running text.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from recount.ingest.html_lines import PageLine
from recount.model.base import Record
from recount.model.report import Block, BlockKind
from recount.text import words

PREFIX = 30
"""Characters, without spaces and marks, by which an extracted line is found again on the page."""
LEAD = 12
"""Lines above the report within which its first picture stands."""
TAIL = {"author_bio": 30, "related": 30, "comment": 2_000}
"""How many lines below the report these are looked for."""
SHORTEST = {"caption": 3, "quote_box": 5, "related": 3, "comment": 2, "author_bio": 4}
"""Words below which a line is a label or a button."""
KEPT = 0.3
"""Greatest share of the extracted text that markup may take from the report: beyond it the hint is the page's own."""
CELL = 200
LONGEST = 300
"""Characters of a line by which it is told from others."""
_MARKS = re.compile(r"[\W_]+")
_STRONG = frozenset({"caption", "related", "comment", "author_bio", "advertisement"})


class Recovered(Record, frozen=True, kw_only=True):
    """A line to be put back before the extracted line of this number (or, as large as their number, at the end)."""

    before: int
    text: str
    kind: BlockKind


class Alignment(Record, frozen=True, kw_only=True):
    """For each extracted line the number of its page line, or null; the first and the last page line of the report."""

    places: tuple[int | None, ...]
    first: int | None
    last: int


def align(extracted: Sequence[str], lines: Sequence[PageLine]) -> Alignment:
    """Find each extracted line on the page: the first place behind the line before it, else the first of all."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        index[_compact(line.text)[:PREFIX]].append(number)
    places: list[int | None] = []
    at = -1
    for text in extracted:
        same = index.get(_compact(text)[:PREFIX], [])
        behind = bisect_right(same, at)
        place = same[behind] if behind < len(same) else None
        at = at if place is None else place
        places.append(place if place is not None or not same else same[0])
    known = [place for place in places if place is not None]
    return Alignment(places=tuple(places), first=min(known, default=None), last=max(known, default=-1))


def _compact(text: str) -> str:
    """Return the beginning of a line without spaces and marks: both sides of the comparison come from one page."""
    return _MARKS.sub("", text[:LONGEST]).casefold()


def relabelled(extracted: Sequence[str], lines: Sequence[PageLine], found: Alignment) -> dict[int, BlockKind]:
    """Return the extracted lines (by number) that the markup tells to be no running text, with their kinds.

    A line that is a link from end to end is a link to another story, unless most are.
    """
    kinds: dict[int, BlockKind] = {}
    for number, place in enumerate(found.places):
        if place is not None and (kind := _kind_of_line(lines[place])):
            kinds[number] = kind
    for kind in sorted(set(kinds.values())):
        taken = [number for number in kinds if kinds[number] == kind]
        if sum(len(extracted[n]) for n in taken) > KEPT * sum(map(len, extracted)):
            for number in taken:
                del kinds[number]
    return kinds


def _kind_of_line(line: PageLine) -> BlockKind | None:
    if line.kind in _STRONG:
        return line.kind
    return "related" if line.linked > 0.95 and len(words(line.text)) >= SHORTEST["related"] else None


def recover(extracted: Sequence[str], lines: Sequence[PageLine], found: Alignment) -> list[Recovered]:
    """Return what stands on the page within and around the report and was not extracted, in order."""
    if found.first is None:
        return []
    known = {_compact(text) for text in extracted}
    before = _numbers_before(found, len(lines), len(extracted))
    recovered: list[Recovered] = []
    for number in range(max(0, found.first - LEAD), len(lines)):
        line = lines[number]
        kind = _recovered_kind(line, number, found)
        key = _compact(line.text)
        if kind and key not in known and not any(key in whole for whole in known if len(key) > PREFIX):
            known.add(key)
            recovered.append(Recovered(before=before[number], text=line.text, kind=kind))
    rows = _rows(lines, known, found, before)
    return sorted([*recovered, *rows], key=lambda item: item.before)


def _numbers_before(found: Alignment, size: int, count: int) -> list[int]:
    """Return for each page line the number of the extracted line that comes next in the order of the page."""
    following = [count] * size
    owners = {place: number for number, place in reversed(list(enumerate(found.places))) if place is not None}
    behind = count
    for place in reversed(range(size)):
        behind = min(behind, owners.get(place, behind))
        following[place] = behind
    return following


def _recovered_kind(line: PageLine, number: int, found: Alignment) -> BlockKind | None:
    within = number < found.last
    kind: BlockKind | None = line.kind
    if kind is None and within and found.first is not None and number > found.first and line.linked > 0.95:
        kind = "related"
    if kind not in SHORTEST or len(words(line.text)) < SHORTEST[kind]:
        return None
    if found.first is not None and number < found.first:
        return kind if kind == "caption" else None
    return kind if within or number - found.last <= TAIL.get(kind, 0) else None


def _rows(lines: Sequence[PageLine], known: set[str], found: Alignment, before: Sequence[int]) -> Iterator[Recovered]:
    """Yield the rows of tables within the report, a line each, its cells apart by bars; layout tables are left out."""
    start = found.first or 0
    inner = [(n, lines[n]) for n in range(start, max(start, found.last)) if lines[n].row is not None]
    for _, group in groupby(inner, key=lambda item: item[1].row):
        cells = list(group)
        texts = [line.text for _, line in cells]
        plain = all(line.kind is None and line.linked < 0.5 and len(line.text) <= CELL for _, line in cells)
        if plain and len(cells) > 1 and not any(_compact(text) in known for text in texts if len(text) > PREFIX):
            yield Recovered(before=before[cells[0][0]], text=" | ".join(texts), kind="paragraph")


def merge(text: str, blocks: Sequence[Block], recovered: Sequence[Recovered]) -> tuple[str, tuple[Block, ...]]:
    """Return the text with the recovered lines in it, and the blocks of both; between lines, never within a block."""
    starts = [0, *(n + 1 for n, char in enumerate(text) if char == "\n")]
    waiting = list(recovered)
    pieces: list[str] = []
    found: list[Block] = []
    size = at = 0

    def add(words: str, kind: BlockKind | None = None) -> None:
        nonlocal size
        if kind is not None:
            found.append(Block(kind=kind, start=size, end=size + len(words)))
        pieces.append(words)
        size += len(words)

    for block in blocks:
        gap = text[at : block.start]
        own_line = not found or "\n" in gap
        while own_line and waiting and waiting[0].before < len(starts) and starts[waiting[0].before] <= block.start:
            add("\n" if size else "")
            item = waiting.pop(0)
            add(item.text, item.kind)
            gap = "\n"
        add(gap)
        add(text[block.start : block.end], block.kind)
        at = block.end
    for item in waiting:
        add("\n" if size else "")
        add(item.text, item.kind)
    return "".join(pieces), tuple(found)
