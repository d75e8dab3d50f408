"""Dossier → page, screen: what people read. Nothing here decides anything; it lays out what the account says."""

from recount.export.page import dossier_page
from recount.export.screen import print_dossier

__all__ = ["dossier_page", "print_dossier"]
