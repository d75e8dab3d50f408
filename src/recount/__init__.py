"""Recount reads many news reports of the same events and gives one account.

    from recount import read_paths, recount, open_pages

    for reading in read_paths(["reports/"]):        # one Reading or Rejection a report
        ...
    dossier = recount(open_pages(["reports/"]))     # all of them, read against each other

Names are imported when they are first used, so that `import recount` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recount.errors import RecountError
    from recount.export import render_page
    from recount.ingest import open_pages
    from recount.model.dossier import Dossier
    from recount.model.page import Page, Rejection
    from recount.model.reading import Reading
    from recount.pipeline import read, read_paths, recount

__all__ = [
    "Dossier",
    "Page",
    "Reading",
    "RecountError",
    "Rejection",
    "open_pages",
    "read",
    "read_paths",
    "recount",
    "render_page",
]

_HOMES = {
    "Dossier": "recount.model.dossier",
    "Page": "recount.model.page",
    "Reading": "recount.model.reading",
    "RecountError": "recount.errors",
    "Rejection": "recount.model.page",
    "open_pages": "recount.ingest",
    "read": "recount.pipeline",
    "read_paths": "recount.pipeline",
    "recount": "recount.pipeline",
    "render_page": "recount.export",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'recount' has no {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)
