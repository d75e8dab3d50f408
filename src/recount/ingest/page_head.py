"""The head of a page: rubric, headline, standfirst, all that stands before the running text."""

from collections.abc import Sequence

from recount.ingest.dispatch import dateline_at
from recount.ingest.lines import PROSE, Line
from recount.model.report import BlockKind
from recount.text import words

HEAD = 12
"""Lines within which the headline is looked for."""
RUBRIC = 3
"""Longest rubric ("Iraq News"), in words."""
STANDFIRST = 5
"""Shortest standfirst, in words."""
SAME = 0.6
"""Share of a line's words that a given headline has when the line is another version of it."""
CLOSED_TITLE = 18
"""Longest headline that ends in a full stop, in words."""
Kinds = Sequence[BlockKind | None]
Named = dict[int, BlockKind]


def name_head(lines: Sequence[Line], kinds: Kinds, headline: tuple[str, ...]) -> Named:
    """Find rubric, headline and standfirsts; there must be running text below them."""
    given = next((n for n, line in enumerate(lines[:HEAD]) if headline and _is_same(line, headline)), None)
    body = _body_start(lines, kinds, given)
    if body is None:
        return {} if given is None or len(lines) == 1 else {given: "headline"}
    titles = [n for n in range(min(body, HEAD)) if kinds[n] is None and _is_title(lines[n])]
    main = given if given is not None else _choose(lines, titles, headline)
    if main is None:
        return _closed_title(lines, kinds) if not headline else {n: _below(lines[n]) for n in titles}
    found: Named = {n: "section_label" if n < main and lines[n].size <= RUBRIC else _below(lines[n]) for n in titles}
    return found | {main: "headline"}


def _body_start(lines: Sequence[Line], kinds: Kinds, given: int | None) -> int | None:
    """Return the first line of running text, if there is any."""
    return next((n for n, line in enumerate(lines) if kinds[n] is None and n != given and line.is_prose), None)


def _is_same(line: Line, headline: tuple[str, ...]) -> bool:
    return words(line.text) == headline


def _is_title(line: Line) -> bool:
    if line.bullet or dateline_at(line.text, 0, len(line.text)):
        return False
    return not line.closed or line.text.rstrip("\"”’'").endswith(("?", "!"))


def _choose(lines: Sequence[Line], titles: Sequence[int], headline: tuple[str, ...]) -> int | None:
    """Return the line that is the headline: with one given elsewhere, only another version of it."""
    if headline:
        return next((n for n in titles if _shares(lines[n], headline)), None)
    return next((n for n in titles if lines[n].size > RUBRIC), titles[0] if titles else None)


def _shares(line: Line, headline: tuple[str, ...]) -> bool:
    own = set(words(line.text))
    return len(own) > RUBRIC and len(own & set(headline)) >= SAME * len(own)


def _below(line: Line) -> BlockKind:
    return "summary" if line.size >= STANDFIRST else "section_label"


def _closed_title(lines: Sequence[Line], kinds: Kinds) -> Named:
    """Find a headline that ends in a full stop: the first line, its words capitalised, with running text below."""
    first = lines[0]
    behind = next((n for n in range(1, len(lines)) if kinds[n] is None), None)
    short = kinds[0] is None and first.stopped and RUBRIC < first.size <= CLOSED_TITLE and not first.bullet
    if not short or behind is None or not (lines[behind].is_prose or lines[behind].size > PROSE):
        return {}
    long = [word for word in first.text.split() if len(word.strip(".,:;\"“”'’‘?!")) > 3]
    capitals = sum(word.lstrip("\"“'‘").istitle() or word.lstrip("\"“'‘")[:1].isupper() for word in long)
    return {0: "headline"} if len(long) > 1 and capitals >= 0.7 * len(long) else {}
