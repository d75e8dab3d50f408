"""The forms in which an account goes out, one module each. What a form cannot hold is said in its module's docstring.

A form is a plain function from a Dossier to files: their names, in order, with their bytes. Adding one is adding a line
to `FORMATS`.
"""

from collections.abc import Callable

import msgspec

from recount.export.page import render_page
from recount.model.base import Record
from recount.model.dossier import Dossier

Files = dict[str, bytes]
Write = Callable[[Dossier], Files]


class Format(Record, frozen=True, kw_only=True):
    """One form: its name on the command line and in addresses, its media type, what it is, and what writes it."""

    name: str
    media_type: str
    told: str
    write: Write


def write_json(dossier: Dossier) -> Files:
    """Return the whole Dossier, as `recount dossier --format json` prints it."""
    return {"dossier.json": msgspec.json.encode(dossier) + b"\n"}


def write_html(dossier: Dossier) -> Files:
    """Return the Dossier as one page that needs nothing else."""
    return {"dossier.html": render_page(dossier).encode()}


FORMATS: tuple[Format, ...] = (
    Format(name="json", media_type="application/json", told="the whole dossier, lossless", write=write_json),
    Format(name="html", media_type="text/html; charset=utf-8", told="one page to read or print", write=write_html),
)


def format_named(name: str) -> Format | None:
    """Return the form of this name, or null."""
    return next((form for form in FORMATS if form.name == name), None)
