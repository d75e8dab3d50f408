"""A dossier as one self-contained page: no request to anywhere, nothing that runs unless the reader follows a link.

Every line links to the passage in the report's text, marked there. All text is escaped by the template engine.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, Template, select_autoescape

from recount.export.view import Column, View, views
from recount.export.wording import kind_words
from recount.model.base import Record, Span
from recount.model.dossier import Dossier
from recount.model.reading import Reading
from recount.model.report import Block, Evidence


class Piece(Record, frozen=True, kw_only=True):
    """A run of a block's text between two edges of marked stretches; `anchors` are the stretches that begin here."""

    text: str
    marked: bool
    anchors: tuple[str, ...] = ()


class Passage(Record, frozen=True, kw_only=True):
    """One block of a report's text, cut at the edges of what is marked in it."""

    kind: str
    is_evidence: bool
    pieces: tuple[Piece, ...]


class Text(Record, frozen=True, kw_only=True):
    """One report's whole text with its column."""

    column: Column
    passages: tuple[Passage, ...]


class Chapter(Record, frozen=True, kw_only=True):
    """One story as the page shows it."""

    view: View
    texts: tuple[Text, ...]


def render_page(dossier: Dossier) -> str:
    """Return the dossier as HTML."""
    readings = {reading.report.id: reading for reading in dossier.readings}
    chapters = [_chapter(view, readings) for view in views(dossier)]
    return _template().render(dossier=dossier, chapters=chapters)


def anchor_of(spot: Evidence) -> str:
    """Return the name of the place in the page where a stretch of a report stands."""
    return f"{spot.report.replace(':', '-')}-{spot.start}-{spot.end}"


@cache
def _environment() -> Environment:
    environment = Environment(autoescape=select_autoescape(default=True), trim_blocks=True, lstrip_blocks=True)
    environment.filters["anchor"] = anchor_of
    environment.filters["words"] = kind_words
    environment.filters["edits"] = edits
    return environment


def _template() -> Template:
    text = (files("recount.export") / "templates" / "dossier.html").read_text(encoding="utf-8")
    return _environment().from_string(text)


def edits(text: str) -> list[tuple[str, str, str]]:
    """Cut a rewording's text at its edits, "[old → new]", into (before, old, new) with a last (rest, "", "")."""
    pieces = []
    while (start := text.find("[")) >= 0 and (middle := text.find(" → ", start)) >= 0:
        end = text.find("]", middle)
        if end < 0:
            break
        pieces.append((text[:start], text[start + 1 : middle], text[middle + 3 : end]))
        text = text[end + 1 :]
    return [*pieces, (text, "", "")]


def _chapter(view: View, readings: dict[str, Reading]) -> Chapter:
    spots = _spots(view)
    texts = tuple(
        Text(column=column, passages=tuple(_passages(readings[column.report], spots.get(column.report, []))))
        for column in view.columns
    )
    return Chapter(view=view, texts=texts)


def _spots(view: View) -> dict[str, list[Evidence]]:
    """Return every stretch that the story points at, by report, in order, each once."""
    found: dict[str, set[Evidence]] = {}
    entries = (entry.spot for section in view.matrix for row in section.rows for cell in row.cells for entry in cell)
    lists = (view.timeline, view.figures, view.positions, view.findings, view.rewordings)
    for spot in (*entries, *(spot for lines in lists for line in lines for spot in line.spots)):
        found.setdefault(spot.report, set()).add(spot)
    return {report: sorted(spots, key=lambda s: (s.start, s.end)) for report, spots in found.items()}


def _passages(reading: Reading, spots: Sequence[Evidence]) -> Iterable[Passage]:
    for block in reading.report.blocks:
        inside = [spot for spot in spots if spot.overlap(block)]
        pieces = tuple(_pieces(reading.report.text, block, inside))
        yield Passage(kind=block.kind, is_evidence=block.is_evidence, pieces=pieces)


def _pieces(text: str, block: Block, spots: Sequence[Evidence]) -> Iterable[Piece]:
    """Cut a block at every edge, so that stretches may nest and overlap; an anchor stands where its stretch begins."""
    edges = {block.start, block.end, *(s.start for s in spots), *(s.end for s in spots)}
    inner = sorted(edge for edge in edges if block.start <= edge <= block.end)
    for start, end in pairwise(inner):
        here = Span(start=start, end=end)
        anchors = tuple(anchor_of(s) for s in spots if max(s.start, block.start) == start)
        yield Piece(text=text[start:end], marked=any(s.contains(here) for s in spots), anchors=anchors)
