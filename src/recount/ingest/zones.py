"""Stretches of several lines that are not the report's: readers' comments, lists of links, galleries."""

import re
from collections.abc import Sequence
from itertools import groupby

from recount.ingest.lines import Line
from recount.ingest.phrases import known_line
from recount.model.report import BlockKind

BEFORE = 4
"""Paragraphs before a heading over comments from which it is believed, however much follows."""
SHARE = 0.3
"""Fewer (two at least) must hold this share of the words that follow: a button at a page's head says the same."""
LINK = 20
"""Longest headline of a link, in words."""
TITLE = 4
"""Shortest headline of a link without a heading over it, in words: names and items of lists are shorter."""
GALLERY = 3
"""Numbered captions that make a gallery."""
_NUMBERED = re.compile(r"(?:[A-Z]\w+ )?\d{1,3}\s?(?:/|of)\s?\d{1,3}(?!\d|[\d/])")
_FURNITURE = frozenset({"boilerplate", "related", "advertisement"})
Kinds = Sequence[BlockKind | None]
Named = dict[int, BlockKind]


def name_comments(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find what follows the heading over comments: all of it is comment, or furniture."""
    for n, line in enumerate(lines):
        entry = known_line(line) if kinds[n] == "boilerplate" else None
        if entry and entry.opens == "comments" and _is_behind(lines, kinds, n):
            return {m: "comment" for m in range(n + 1, len(lines)) if kinds[m] not in _FURNITURE}
    return {}


def _is_behind(lines: Sequence[Line], kinds: Kinds, n: int) -> bool:
    """Tell whether the report stands before the line."""
    before = [line.size for line, kind in zip(lines[:n], kinds, strict=False) if kind is None and line.is_prose]
    after = [line.size for line, kind in zip(lines[n:], kinds[n:], strict=True) if kind is None and line.is_prose]
    return len(before) >= BEFORE or (len(before) > 1 and sum(before) >= SHARE * sum(after))


def name_related(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find the links under a heading such as "Related stories", and galleries under one such as "News in pictures"."""
    found: Named = {}
    for n, line in enumerate(lines):
        entry = known_line(line) if kinds[n] == "related" else None
        if entry and entry.opens == "related":
            for m in range(n + 1, len(lines)):
                if kinds[m] is None and (lines[m].closed or lines[m].size > LINK or lines[m].bullet):
                    break
                if kinds[m] in ("paragraph", "headline", "caption", "comment"):
                    break
                found[m] = kinds[m] or "related"
    return found | _name_galleries(lines, kinds) | _name_links(lines, kinds)


def _name_links(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find a list of headlines behind the last paragraph: three lines or more without a full stop."""
    last = max((n for n, line in enumerate(lines) if kinds[n] is None and line.is_prose), default=len(lines))
    run: list[int] = []
    for n in range(last + 1, len(lines)):
        if kinds[n] is None:
            if lines[n].closed or lines[n].bullet or not TITLE <= lines[n].size <= LINK:
                return {}
            run.append(n)
    introduced = last < len(lines) and lines[last].text.rstrip().endswith(":")
    return dict.fromkeys(run, "related") if len(run) >= GALLERY and not introduced else {}


def _name_galleries(lines: Sequence[Line], kinds: Kinds) -> Named:
    found: Named = {}
    for numbered, group in groupby(range(len(lines)), key=lambda n: _NUMBERED.match(lines[n].text) is not None):
        members = list(group)
        if numbered and len(members) >= GALLERY:
            own = members[0] == 0 or kinds[members[0] - 1] != "related"
            found |= dict.fromkeys(members, "caption" if own else "related")
    return found
