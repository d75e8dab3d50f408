"""Articles that stand one after the other in one text: exports of press databases, and pages pasted together.

A cut in the wrong place makes two reports that nobody wrote: entries of a live page, sections of a newsletter, turns of
an interview are one. What is cut apart has the marks of an article of its own on both sides.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from recount.ingest.alone import kind_alone
from recount.ingest.authors import is_note
from recount.ingest.dispatch import dateline_at
from recount.ingest.exports import field_of, is_count
from recount.ingest.lines import Line, split_lines
from recount.ingest.phrases import known_line
from recount.ingest.printed import date_in
from recount.lexicon.schema.blocks import WordUse
from recount.model.base import Span
from recount.model.report import BlockKind

WORDS = 25
"""Fewest words of running text that an export's article has."""
BODY, BODY_WORDS, DATED_WORDS, SIGNED_WORDS = 2, 40, 120, 60
"""Fewest paragraphs, and words in them, of an article that no export's heading tells; with a date alone above it; with
nothing that ends the one before, where both have a headline and their writer's name below it."""
HEAD = 5
"""Lines from the headline within which byline, dateline or printed date must stand."""
TITLE = (3, 20)
"""Words of a headline."""
_RULE = re.compile(r"(?:[*=_~#•·—–-]\s?){3,200}$")
_ENDED = re.compile(r"end of document|document [a-z]{3,8}0?\w*\d\w{6,40}")
_BY = re.compile(r"By\s+[A-Z]")
_MARK = re.compile(r"-\s?\d{1,2}\s?-|#{2,}")


def split_articles(text: str) -> tuple[Span, ...]:
    """Return where each article stands; together all of the text, one span where there is one article."""
    lines = split_lines(text)
    starts = _numbered(lines) or _ended(lines) or _exported(lines) or _pasted(text, lines)
    cuts = [0, *(lines[n].start for n in starts), len(text)]
    return tuple(Span(start=start, end=end) for start, end in pairwise(cuts))


def _numbered(lines: Sequence[Line]) -> list[int]:
    """Return the lines that begin an article behind the first by their count: `2 of 50 DOCUMENTS`."""
    return _worth(lines, [n for n, line in enumerate(lines) if is_count(line)][1:])


def _ended(lines: Sequence[Line]) -> list[int]:
    """Return the lines behind those that end an article: `End of Document`, or its number in the database."""
    return _worth(lines, [n + 1 for n, line in enumerate(lines[:-1]) if _ENDED.fullmatch(line.key)])


def _exported(lines: Sequence[Line]) -> list[int]:
    """Return the lines behind the headings that end an article, where those that open one come again."""
    fields = {n: field.use for n, line in enumerate(lines) if (field := field_of(line.text))}
    feet = [n for n, use in fields.items() if use == "foot field" and fields.get(n + 1) != "foot field"]
    opened = {n for n, use in fields.items() if use != "foot field"}
    starts = [n + 1 for n in feet if any(m in opened for m in range(n + 1, n + 2 * HEAD + 1))]
    return _worth(lines, starts) or _worth(lines, _retitled(fields))


def _retitled(fields: Mapping[int, WordUse]) -> list[int]:
    """Return the first of the headings in a row among which a title stands, but for those of the first article."""
    rows: list[list[int]] = []
    for n in fields:
        if rows and n == rows[-1][-1] + 1:
            rows[-1].append(n)
        else:
            rows.append([n])
    return [row[0] for row in rows if any(fields[n] == "title field" for n in row)][1:]


def _worth(lines: Sequence[Line], starts: Sequence[int]) -> list[int]:
    """Return the starts whose articles have running text; what has none stays with the article before it."""
    words = [0, *accumulate(line.size if line.is_prose else 0 for line in lines)]
    found: list[int] = []
    begin = 0
    for n, stop in pairwise([*starts, len(lines)]):
        if words[n] - words[begin] >= WORDS and words[stop] - words[n] >= WORDS:
            found.append(n)
            begin = n
    return found


def _pasted(text: str, lines: Sequence[Line]) -> list[int]:
    """Return the headlines behind a rule or the foot of an article, with byline, dateline or date and a body below."""
    kinds = [None if line.is_prose and line.stopped else kind_alone(line, None) for line in lines]
    sizes = [line.size if _is_body(line, kind) else 0 for line, kind in zip(lines, kinds, strict=True)]
    words, counts = [0, *accumulate(sizes)], [0, *accumulate(size > 0 for size in sizes)]
    rules = [n for n, line in enumerate(lines) if _RULE.match(line.text)]
    found: list[int] = []
    for n in range(1, len(lines) - 1):
        ruled = _RULE.match(lines[n - 1].text) is not None or "\f" in text[lines[n - 1].end : lines[n].start]
        begin = found[-1] if found else 0
        if ruled or _is_foot(lines[n - 1], kinds[n - 1]):
            least = _least(lines, kinds, n)
        else:
            least = SIGNED_WORDS if all(_is_signed(lines, kinds, m) for m in (begin, n)) else 0
        at = bisect_left(rules, n)
        stop = rules[at] if at < len(rules) else len(lines)
        whole = least and all(
            words[last] - words[first] >= least and counts[last] - counts[first] >= BODY
            for first, last in ((begin, n), (n, stop))
        )
        if whole and (ruled or _least(lines, kinds, begin)):
            found.append(n)
    return found


def _is_signed(lines: Sequence[Line], kinds: Sequence[BlockKind | None], n: int) -> bool:
    """Tell whether a headline begins here with who wrote it right below, set apart from what stands around."""
    least, most = TITLE
    title = kinds[n] is None and not lines[n].closed and least <= lines[n].size <= most and not lines[n].bullet
    return title and n + 1 < len(lines) and kinds[n + 1] == "byline" and _BY.match(lines[n + 1].text) is not None


def _is_foot(line: Line, kind: BlockKind | None) -> bool:
    entry = known_line(line) if kind == "boilerplate" else None
    noted = kind == "author_bio" or (kind is None and is_note(line))
    return noted or (entry is not None and entry.final) or _MARK.fullmatch(line.text) is not None


def _least(lines: Sequence[Line], kinds: Sequence[BlockKind | None], n: int) -> int:
    """Return how many words of body make an article of what begins here; 0 if no headline with its maker does.

    Below the headline must stand who wrote it or where; a printed date alone may also head the entry of a live page.
    """
    least, most = TITLE
    title = next((m for m in range(n, min(n + HEAD, len(lines))) if kinds[m] is None), None)
    if title is None or lines[title].stopped or not least <= lines[title].size <= most or lines[title].bullet:
        return 0
    body = next((m for m in range(title + 1, min(title + HEAD, len(lines))) if _is_body(lines[m], kinds[m])), None)
    if body is None:
        return 0
    sent = [dateline_at(line.text, 0, len(line.text)) for line in lines[title + 1 : body + 1]]
    if "byline" in kinds[n:body] or any(found and found.place for found in sent):
        return BODY_WORDS
    return DATED_WORDS if any(date_in(line.text) for line in lines[n:body]) else 0


def _is_body(line: Line, kind: BlockKind | None) -> bool:
    return kind is None and line.is_prose
