"""The timeline: the story's dated events and statements, in order of time."""

from recount.model.edtf import parse_or_none
from recount.model.story import Story, TimelineEntry


def timeline(story: Story) -> tuple[TimelineEntry, ...]:
    """Return an entry for each dated event, by its first day, the shorter stretch first."""
    dated = [
        (when.first, when.last, event.id, TimelineEntry(when=str(when), cluster=event.id, text=event.title))
        for event in story.events
        if (when := parse_or_none(event.when)) is not None
    ]
    return tuple(entry for *_, entry in sorted(dated, key=lambda item: item[:3]))
