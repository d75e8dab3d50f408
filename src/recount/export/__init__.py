"""A dossier as people read it: on a terminal, and as one page. Nothing is decided here; it is laid out."""

from recount.export.page import render_page
from recount.export.terminal import print_dossier

__all__ = ["print_dossier", "render_page"]
