"""A report's text with every cited stretch marked in it, nested and crossing ones too."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from recount.model.base import Span
from recount.model.report import Block, Evidence


def anchor(spot: Evidence) -> str:
    """Return the name that a stretch of a report has in the page."""
    return f"{spot.report.replace(':', '-')}-{spot.start}-{spot.end}"


def marked(text: str, block: Block, spots: Sequence[Evidence]) -> Markup:
    """Return the block's text as HTML, a `mark` round each stretch: `id` on its first piece, `data-of` on further ones.

    Stretches that cross are closed and opened again, so that the elements nest. One that began in an earlier block
    goes on here.
    """
    inside = [spot for spot in spots if spot.overlap(block)]
    cuts = {block.start, block.end} | {edge for spot in inside for edge in (spot.start, spot.end)}
    edges = sorted(edge for edge in cuts if block.start <= edge <= block.end)
    pieces: list[Markup] = []
    stack: list[Evidence] = []
    for start, end in pairwise(edges):
        pieces += _close(stack, start)
        pieces += _open(stack, _beginning(inside, block, start))
        pieces.append(escape(text[start:end]))
    return Markup("").join([*pieces, *(Markup("</mark>") for _ in stack)])


def _beginning(spots: Sequence[Evidence], block: Block, at: int) -> list[tuple[Evidence, bool]]:
    """Return the stretches that begin here, the longest first, and whether each begins for the first time."""
    found = [spot for spot in spots if max(spot.start, block.start) == at]
    return [(spot, spot.start >= block.start) for spot in sorted(found, key=lambda spot: (-spot.end, spot.start))]


def _open(stack: list[Evidence], spots: Sequence[tuple[Evidence, bool]]) -> Iterator[Markup]:
    for spot, first in spots:
        stack.append(spot)
        opening = Markup('<mark id="{}">') if first else Markup('<mark data-of="{}">')
        yield opening.format(anchor(spot))


def _close(stack: list[Evidence], at: int) -> Iterator[Markup]:
    """Close what ends here, and with it what was opened inside; open the rest of that again."""
    deepest = next((n for n, spot in enumerate(stack) if spot.end <= at), len(stack))
    reopened = [spot for spot in stack[deepest:] if spot.end > at]
    yield from (Markup("</mark>") for _ in stack[deepest:])
    del stack[deepest:]
    yield from _open(stack, [(spot, False) for spot in reopened])


def by_report(spots: Sequence[Evidence]) -> dict[str, list[Evidence]]:
    """Return the stretches by report, each once, in order."""
    found: dict[str, list[Evidence]] = {}
    for spot in sorted(set(spots), key=lambda spot: (spot.report, Span(start=spot.start, end=spot.end))):
        if spot.end > spot.start:
            found.setdefault(spot.report, []).append(spot)
    return found
