"""A story's claims as a table: a row for every value that a report gives."""

from collections.abc import Iterator

from recount.export.formats.told import table
from recount.export.layout import sheet
from recount.export.sheet import Column, Given, Group, Row
from recount.model.dossier import Dossier

COLUMNS = ("group", "claim", "finding", "why", "report", "outlet", "voice", "value", "speakers", "start", "end", "text")


def story_table(dossier: Dossier) -> bytes:
    """Return the claim by report matrix as CSV (RFC 4180); no cell is one that a spreadsheet would reckon."""
    return table(COLUMNS, _rows(dossier))


def _rows(dossier: Dossier) -> Iterator[tuple[object, ...]]:
    for story in dossier.stories:
        told = sheet(story, dossier.readings, dossier.judgements)
        columns = {column.report: column for column in told.columns}
        for group in told.matrix:
            for row in group.rows:
                for cell in row.cells:
                    yield from (_line(group, row, columns[cell.report], given) for given in cell.given)


def _line(group: Group, row: Row, column: Column, given: Given) -> tuple[object, ...]:
    spot = given.evidence[0] if given.evidence else None
    value = given.value or " ".join(piece.text for piece in given.edit if piece.kind != "removed")
    words = (spot.start, spot.end, spot.text) if spot else (None, None, None)
    return (
        group.title, row.topic, row.kind, row.why, column.report, column.label, column.voice, value,
        "; ".join(given.speakers), *words,
    )  # fmt: skip
