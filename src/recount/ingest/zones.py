"""Stretches of several lines that are not the report's: readers' comments, lists of links, galleries."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, groupby

from recount.ingest.lines import Line
from recount.ingest.phrases import either, known_line
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
LONG, FITTING = 8, 0.8
"""Lines of a list that need not all be headlines, and the share of them that must be."""
TOLD, AHEAD = 3, 40
"""Paragraphs behind a button from which they may be the report, and lines behind it that are looked at."""
_NUMBERED = re.compile(r"(?:[A-Z]\w+ )?\d{1,3}\s?(?:/|of)\s?\d{1,3}(?!\d|[\d/])")
_FURNITURE = frozenset({"boilerplate", "related", "advertisement"})
Kinds = Sequence[BlockKind | None]
Named = dict[int, BlockKind]


def name_comments(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find what follows the heading over comments: all of it is comment, or furniture."""
    prose = [line.size if kind is None and line.is_prose else 0 for line, kind in zip(lines, kinds, strict=True)]
    sums, counts = [0, *accumulate(prose)], [0, *accumulate(size > 0 for size in prose)]
    for n, line in enumerate(lines):
        entry = known_line(line) if kinds[n] == "boilerplate" and counts[n] > 1 else None
        if entry and entry.opens == "comments":
            # The report stands before the heading.
            behind = counts[n] >= BEFORE or sums[n] >= SHARE * (sums[-1] - sums[n])
            if behind and not (counts[-1] - counts[n] >= TOLD and _is_report(lines, kinds, n)):
                return {m: "comment" for m in range(n + 1, len(lines)) if kinds[m] not in _FURNITURE}
    return {}


def _is_report(lines: Sequence[Line], kinds: Kinds, n: int) -> bool:
    """Tell whether the report goes on behind a button that says "Comments": paragraphs that tell who said what."""
    behind = [lines[m] for m in range(n + 1, min(n + 1 + AHEAD, len(lines))) if kinds[m] is None]
    prose = [line for line in behind if line.is_prose]
    told = sum(_telling().search(line.text) is not None for line in prose)
    return len(prose) >= TOLD and 2 * told >= len(prose) and len(prose) > len(behind) / 2


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('telling')})\b", re.IGNORECASE)


def name_related(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find the links under a heading such as "Related stories", and galleries under one such as "News in pictures"."""
    found: Named = {}
    for n, line in enumerate(lines):
        entry = known_line(line) if kinds[n] == "related" and n not in found else None
        if entry and (entry.opens == "related" or line.key.endswith(" :")):
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
    run = [n for n in range(last + 1, len(lines)) if kinds[n] is None]
    fit = sum(_is_link(lines[n]) for n in run)
    introduced = any(lines[n].text.rstrip().endswith(":") for n in (last, *run[:-1]) if n < len(lines))
    # One or two in a long list are too short for a headline or end in a full stop.
    enough = fit == len(run) if len(run) < LONG else fit >= FITTING * len(run)
    return dict.fromkeys(run, "related") if len(run) >= GALLERY and enough and not introduced else {}


def _is_link(line: Line) -> bool:
    asks = line.text.rstrip("\"”'’ ").endswith(("?", "!"))
    return (asks or not line.closed) and not line.bullet and TITLE <= line.size <= LINK


def _name_galleries(lines: Sequence[Line], kinds: Kinds) -> Named:
    found: Named = {}
    for numbered, group in groupby(range(len(lines)), key=lambda n: _NUMBERED.match(lines[n].text) is not None):
        members = list(group)
        if numbered and len(members) >= GALLERY:
            own = members[0] == 0 or kinds[members[0] - 1] != "related"
            found |= dict.fromkeys(members, "caption" if own else "related")
    return found
