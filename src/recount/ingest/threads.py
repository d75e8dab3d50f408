"""Readers' comments under a report though no heading says so: names, how long ago, buttons to answer."""

import re
from collections.abc import Sequence
from functools import cache

from recount.ingest.lines import Line
from recount.ingest.phrases import either, known_line
from recount.model.report import BlockKind

NAME = 4
"""Longest name of a reader, in words."""
NEAR = 8
"""Lines between one sign of a thread and the next."""
_FURNITURE = frozenset({"related", "advertisement", "author_bio"})
Kinds = Sequence[BlockKind | None]
Named = dict[int, BlockKind]


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>\S+(?:\s\S+){{0,3}})\s(?:{either('remark')})\s?:?$")


def name_threads(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find comments that no heading announces, behind the first paragraphs of the report, to the end of the thread.

    A time alone ("3 hours ago") stands over the entries of a live page too: there must be buttons to answer, or
    readers' names that say something at a printed time.
    """
    before = [n for n, line in enumerate(lines) if kinds[n] is None and line.is_prose][1:2]
    signs = [n for n in range(before[0] + 1, len(lines)) if _is_sign(lines, kinds, n)] if before else []
    runs = _runs(signs)
    for run in runs:
        answers = sum(_is_answer(lines, kinds, n) for n in run)
        said = sum(_is_remark(lines, kinds, n) for n in run)
        if len(run) > 1 and (answers or said > 1):
            first = (
                run[0] - 1 if _is_name(lines, kinds, run[0] - 1) and not _is_remark(lines, kinds, run[0]) else run[0]
            )
            last = runs[-1][-1]
            # Buttons among the comments are of the thread; what stands under it is the page's own.
            under = {n for n in range(last + 1, len(lines)) if kinds[n] == "boilerplate"}
            stop = _end(lines, kinds, last)
            return {n: "comment" for n in range(first, stop) if kinds[n] not in _FURNITURE and n not in under}
    return {}


def _runs(signs: Sequence[int]) -> list[list[int]]:
    """Return the signs in runs without a wide gap."""
    found: list[list[int]] = []
    for n in signs:
        if found and n - found[-1][-1] <= NEAR:
            found[-1].append(n)
        else:
            found.append([n])
    return found


def _is_sign(lines: Sequence[Line], kinds: Kinds, n: int) -> bool:
    entry = known_line(lines[n]) if kinds[n] == "dateline" else None
    return bool(entry and entry.thread) or _is_answer(lines, kinds, n) or _is_remark(lines, kinds, n)


def _is_answer(lines: Sequence[Line], kinds: Kinds, n: int) -> bool:
    entry = known_line(lines[n]) if kinds[n] == "boilerplate" else None
    return entry is not None and (entry.thread == "answer" or lines[n].key == "reply")


def _is_remark(lines: Sequence[Line], kinds: Kinds, n: int) -> bool:
    """Tell whether a reader's name stands over what he says, with a printed time below it."""
    behind = n + 1 < len(lines) and kinds[n] is None and kinds[n + 1] == "dateline"
    return behind and lines[n].size <= NAME + 1 and _remark().match(lines[n].text) is not None


def _is_name(lines: Sequence[Line], kinds: Kinds, n: int) -> bool:
    return n >= 0 and kinds[n] in (None, "byline") and not lines[n].closed and lines[n].size <= NAME


def _end(lines: Sequence[Line], kinds: Kinds, last: int) -> int:
    """Return the line behind the thread: the end of the page unless more paragraphs follow than one comment has."""
    prose = [n for n in range(last + 1, len(lines)) if kinds[n] is None and lines[n].is_prose]
    return last + 1 if len(prose) > NEAR / 2 else len(lines)
