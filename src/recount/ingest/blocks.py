"""Plain text into labelled blocks: what each line is by itself, then what its neighbours make of it.

Every character that is not white space lies in exactly one block. A line that nothing tells apart is a paragraph:
to lose a sentence of the report costs more than to keep a line of furniture.
"""

import re
from collections.abc import Sequence

from recount.ingest.alone import kind_alone
from recount.ingest.authors import name_authors, name_lone_authors
from recount.ingest.exports import name_fields
from recount.ingest.lines import Line, split_lines
from recount.ingest.outlets import outlet_named
from recount.ingest.page_head import name_head
from recount.ingest.printed import imprint_tail
from recount.ingest.runon import split_paragraph
from recount.ingest.threads import name_threads
from recount.ingest.zones import name_comments, name_related
from recount.model.base import Span
from recount.model.report import Block, BlockKind
from recount.text import words

SUBHEADING = 10
"""Longest subheading, in words."""
BETWEEN = 8
"""Most captions and advertisements between a subheading and its text."""
TOP = 8
"""Lines at the head of a page among which the outlet's name may stand."""
LARGEST = 60
"""Longest line, in words, that a mark of Markdown makes a heading, a link or a quotation."""
CAPTION = (10, 60)
"""Words of a caption that is told by its missing full stop alone."""
REGULAR = 0.8
"""Share of running text with a full stop from which a missing one means something."""
COPY = 20
"""Longest line of advertising copy, in words."""
_COPY = re.compile(r"!\W*$|[$€£]\s?\d|\d\s?%")
STAMPED = frozenset({None, "paragraph", "headline", "summary", "section_label", "caption", "subheading"})
"""Kinds of line that may have a printed date run into their end."""
QUOTED = 6
"""Shortest pull quote, in words."""
FIRST = 3
"""How many paragraphs may begin with a date or a repeated headline."""
Kinds = Sequence[BlockKind | None]
Named = dict[int, BlockKind]


def label_blocks(
    text: str, headline: str | None = None, outlet: str | None = None, *, captions: bool = True, run_on: bool = True
) -> tuple[Block, ...]:
    """Return the blocks of the text, in order. `headline` and `outlet` help where the container gives them.

    Without `captions` there are none left in the text that only a missing full stop would tell; without `run_on` no
    line break was lost, and only the first paragraphs have something else at their head.
    """
    lines = split_lines(text)
    known = words(headline or "")
    kinds: list[BlockKind | None] = [kind_alone(line, outlet) for line in lines]
    _apply(kinds, name_fields(lines, kinds))
    _apply(kinds, _name_outlets(lines, kinds))
    for step in (name_threads, name_comments, name_related, name_authors, _name_bullets, _name_copy):
        _apply(kinds, step(lines, kinds))
    _apply(kinds, _name_marked(lines, kinds))
    _apply(kinds, name_lone_authors(lines, kinds))
    _apply(kinds, name_head(lines, kinds, known))
    _apply(kinds, _name_asides(lines, kinds, captions=captions))
    _apply(kinds, _name_subheadings(lines, kinds))
    return _cut(text, lines, kinds, known, run_on=run_on)


def _apply(kinds: list[BlockKind | None], found: Named) -> None:
    for index, kind in found.items():
        kinds[index] = kind


def _name_copy(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find advertising copy: a short line right under the label "Advertisement" that names a price or shouts."""
    return {
        n + 1: "advertisement"
        for n in range(len(lines) - 1)
        if kinds[n] == "advertisement" and kinds[n + 1] is None and lines[n + 1].size <= COPY
        and _COPY.search(lines[n + 1].text)
    }  # fmt: skip


def _name_outlets(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find an outlet's name by itself above the report."""
    body = next((n for n, line in enumerate(lines) if kinds[n] is None and line.is_prose), 0)
    names = range(min(body, TOP))
    return {
        n: "section_label" for n in names if kinds[n] is None and not lines[n].closed and outlet_named(lines[n].text)
    }


def _name_marked(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find what Markdown marks: headings below the title, quotations (unless most is quoted), links alone on a line."""
    free = [n for n, line in enumerate(lines) if kinds[n] is None and line.mark]
    quoted = 2 * sum(lines[n].mark == ">" for n in free) < len(lines)
    named: dict[str, BlockKind] = {"##": "subheading", "[]": "related"}
    if quoted:
        named[">"] = "quote_box"
    return {n: named[lines[n].mark] for n in free if lines[n].mark in named and lines[n].size <= LARGEST}


def _name_subheadings(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find short lines without a full stop that stand singly before running text."""
    found: Named = {}
    body = next((n for n, line in enumerate(lines) if kinds[n] is None and line.is_prose), len(lines))
    for n, line in enumerate(lines[:-1]):
        title = not line.closed and not line.bullet and 0 < line.size <= SUBHEADING and not line.text[:1].islower()
        single = not _is_short(lines, kinds, n - 1)
        if n > body and kinds[n] is None and title and single and _precedes(lines, kinds, n):
            found[n] = "subheading"
    return found


def _precedes(lines: Sequence[Line], kinds: Kinds, n: int) -> bool:
    """Tell whether running text follows the line, captions and advertisements between them left out."""
    reach = range(n + 1, min(n + 1 + BETWEEN, len(lines)))
    behind = next((m for m in reach if kinds[m] not in ("caption", "advertisement")), n)
    return kinds[behind] is None and lines[behind].is_prose


def _is_short(lines: Sequence[Line], kinds: Kinds, n: int) -> bool:
    return n >= 0 and kinds[n] is None and not lines[n].closed and lines[n].size <= SUBHEADING


def _name_asides(lines: Sequence[Line], kinds: Kinds, *, captions: bool) -> Named:
    """Find pull quotes, which repeat a sentence, and captions that lack the full stop all paragraphs have."""
    prose = [n for n, line in enumerate(lines) if kinds[n] is None and line.is_prose]
    regular = captions and len(prose) > 4 and sum(lines[n].closed for n in prose) >= REGULAR * len(prose)
    whole = " \n ".join(line.key for line in lines)
    found: Named = {}
    for n, line in enumerate(lines):
        if kinds[n] is None and prose and n > prose[0] and not line.closed and line.text[0].isalnum():
            if QUOTED <= line.size <= CAPTION[1] and _is_repeated(line, whole):
                found[n] = "quote_box"
            elif regular and _is_captioned(line) and not _is_listed(lines, kinds, n):
                found[n] = "caption"
    return found


def _is_captioned(line: Line) -> bool:
    return CAPTION[0] <= line.size <= CAPTION[1] and "\n" not in line.text


def _is_repeated(line: Line, whole: str) -> bool:
    """Tell whether the line without the name that signs it (two or three words) stands elsewhere too."""
    said = line.key.split()
    signed = all(word[:1].isupper() for word in line.text.split()[-2:])
    return signed and len(said) > QUOTED and any(whole.count(" ".join(said[:-n])) > 1 for n in (2, 3))


def _is_listed(lines: Sequence[Line], kinds: Kinds, n: int) -> bool:
    """Tell whether the line is one of a list: three in a row without a full stop, or behind a colon."""
    run = [n]
    while run[0] > 0 and kinds[run[0] - 1] is None and not lines[run[0] - 1].closed:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 < len(lines) and kinds[run[-1] + 1] is None and not lines[run[-1] + 1].closed:
        run.append(run[-1] + 1)
    return len(run) > 2 or (run[0] > 0 and lines[run[0] - 1].text.rstrip().endswith(":"))


def _name_bullets(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find the bullets before the running text; later ones are part of it."""
    body = next((n for n, line in enumerate(lines) if kinds[n] is None and line.is_prose and not line.bullet), 0)
    return {n: "summary" for n in range(body) if kinds[n] is None and lines[n].bullet}


def _cut(
    text: str, lines: Sequence[Line], kinds: Kinds, headline: tuple[str, ...], *, run_on: bool
) -> tuple[Block, ...]:
    """Return the blocks, furniture that ran into paragraphs split off."""
    found: list[Block] = []
    paragraphs = 0
    for line, kind in zip(lines, kinds, strict=True):
        if not run_on and (kind is not None or paragraphs >= FIRST):
            found.append(Block(kind=kind or "paragraph", start=line.start, end=line.end))
            continue
        tail = imprint_tail(text, line.start, line.end) if kind in STAMPED and line.size <= LARGEST else None
        end = line.start + len(text[line.start : tail or line.end].rstrip())
        if kind is not None and kind != "paragraph":
            found.append(Block(kind=kind, start=line.start, end=end))
        else:
            first = paragraphs < FIRST
            pieces = split_paragraph(text, Span(start=line.start, end=end), headline, first=first)
            found += [Block(kind=piece, start=start, end=stop) for piece, start, stop in pieces]
            paragraphs += 1
        if tail and tail > line.start:
            found.append(Block(kind="dateline", start=tail, end=line.end))
    return tuple(found)
