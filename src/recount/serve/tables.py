"""A story's claims as a table: a row for every value that a report gives."""

import csv
import io

from recount.export.layout import sheet
from recount.model.dossier import Dossier

COLUMNS = ("group", "claim", "finding", "why", "report", "outlet", "voice", "value", "speakers", "start", "end", "text")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Characters at which a spreadsheet takes a cell for a formula."""


def story_table(dossier: Dossier) -> str:
    """Return the claim by report matrix as CSV (RFC 4180); no cell is one that a spreadsheet would reckon."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for story in dossier.stories:
        told = sheet(story, dossier.readings, dossier.judgements)
        columns = {column.report: column for column in told.columns}
        for group in told.matrix:
            for row in group.rows:
                for cell in row.cells:
                    column = columns[cell.report]
                    for given in cell.given:
                        spot = given.evidence[0] if given.evidence else None
                        value = given.value or " ".join(piece.text for piece in given.edit if piece.kind != "removed")
                        table.writerow(
                            map(_plain, (
                                group.title, row.topic, row.kind or "", row.why or "", cell.report, column.label,
                                column.voice, value, "; ".join(given.speakers), spot.start if spot else "",
                                spot.end if spot else "", spot.text if spot else "",
                            ))
                        )  # fmt: skip
    return out.getvalue()


def _plain(value: object) -> str:
    text = " ".join(str(value).split())
    return f"'{text}" if text.startswith(FORMULA) else text
