"""A story to take away: the forms of `recount export`, and its claims as a table."""

from recount.export.formats import FORMATS, format_named, packed
from recount.model.dossier import Dossier
from recount.serve.tables import story_table

MATRIX = "matrix"
"""The form that only the desk has: the claim by report matrix as CSV."""
FORMS: tuple[tuple[str, str], ...] = ((MATRIX, "the claims by report"), *((one.name, one.told) for one in FORMATS))
"""Every form with what it is."""


def story_file_in(dossier: Dossier, form: str) -> tuple[str, str, bytes] | None:
    """Return a story in a form: media type, the end of its file's name, content; null where there is no such form.

    Several files come as one ZIP.
    """
    if form == MATRIX:
        return "text/csv; charset=utf-8", "csv", story_table(dossier).encode()
    known = format_named(form)
    if known is None:
        return None
    files = known.write(dossier)
    if len(files) > 1:
        return "application/zip", "zip", packed(files)
    name, content = next(iter(files.items()))
    return known.media_type, name.partition(".")[2], content
