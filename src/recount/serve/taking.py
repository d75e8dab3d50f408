"""A story to take away: the forms of `recount export`, and its claims as a table."""

from litestar import Response

from recount.export.formats import FORMATS, format_named, packed
from recount.model.dossier import Dossier
from recount.serve.tables import story_table

MATRIX = "matrix"
"""The form that only the desk has: the claim by report matrix as CSV."""
FORMS: tuple[tuple[str, str], ...] = ((MATRIX, "the claims by report"), *((one.name, one.told) for one in FORMATS))
"""Every form with what it is."""


def story_file(identifier: str, dossier: Dossier, form: str) -> Response[bytes] | None:
    """Return a story as a file to keep, in a form; null where there is no such form. Several files come as one ZIP."""
    found = _file(dossier, form)
    if found is None:
        return None
    kind, suffix, content = found
    name = f'attachment; filename="{identifier.replace(":", "-")}.{suffix}"'
    return Response(content, media_type=kind, headers={"Content-Disposition": name})


def _file(dossier: Dossier, form: str) -> tuple[str, str, bytes] | None:
    """Return media type, the end of the file's name, content."""
    if form == MATRIX:
        return "text/csv; charset=utf-8", "csv", story_table(dossier)
    known = format_named(form)
    if known is None:
        return None
    files = known.write(dossier)
    if len(files) > 1:
        return "application/zip", "zip", packed(files)
    name, content = next(iter(files.items()))
    return known.media_type, name.partition(".")[2], content
