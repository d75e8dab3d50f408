"""Story → account: positions, findings and the timeline of a linked story."""

from collections.abc import Sequence

from recount.model.reading import Reading
from recount.model.story import Story

__all__ = ["compose"]


def compose(story: Story, readings: Sequence[Reading]) -> Story:
    """Skeleton: return the story with its positions, findings and timeline."""
    del readings
    return story
