"""Readings → Stories: which reports tell of the same events, which facts are one, and how they agree."""

from collections.abc import Sequence

from recount.model.reading import Reading
from recount.model.story import Story

__all__ = ["link"]


def link(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], tuple[Story, ...]]:
    """Skeleton: return the readings as their stories date them, and the stories."""
    return tuple(readings), ()
