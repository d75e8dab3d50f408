"""Watching feeds: what is new is fetched, read and linked, and what changed in the account is told, once."""

from recount.watch.notices import notices_of, wanted
from recount.watch.rounds import Round, watch

__all__ = ["Round", "notices_of", "wanted", "watch"]
