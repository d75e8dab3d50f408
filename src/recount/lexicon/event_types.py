"""The types of event by name."""

from collections.abc import Mapping
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.events import EventType


@cache
def event_types() -> Mapping[str, EventType]:
    """Return the types of event by name."""
    return {entry.name: entry for entry in entries(EventType)}
