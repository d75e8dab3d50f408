"""Readings → Stories: which reports tell of the same events, which facts are one, and how they agree."""

from collections.abc import Sequence

import msgspec

from recount.lexicon.families import is_deed
from recount.link.corrections import corrected
from recount.link.counts import figure_clusters, figure_ranges
from recount.link.dates import date_story
from recount.link.entities import Cast, story_entities
from recount.link.events import event_clusters
from recount.link.judged import UNJUDGED, Judged, amended, bonds_of, fault, judged
from recount.link.lineage import lineages
from recount.link.memory import MemoryShelf
from recount.link.quotes import statement_clusters
from recount.link.relations import relation_clusters
from recount.link.setting import setting
from recount.link.standing import Shelf, known, place
from recount.link.stories import group, group_profiles, profile
from recount.link.ties import tie_events
from recount.model.base import content_id
from recount.model.bonds import FREE
from recount.model.edtf import parse_or_none
from recount.model.reading import Reading
from recount.model.story import EventCluster, Story
from recount.text import squeeze

__all__ = [
    "UNJUDGED", "Judged", "MemoryShelf", "Shelf", "amended", "bonds_of", "corrected", "fault", "group_profiles",
    "judged", "known", "link", "place", "profile", "tell",
]  # fmt: skip


def link(readings: Sequence[Reading], told: Judged = UNJUDGED) -> tuple[tuple[Reading, ...], tuple[Story, ...]]:
    """Return the readings as their stories date them, in their order, and the stories; each report is in one story.

    What a person has judged of them (`judged`) wins over every score: what is rejected is left out, a corrected value
    stands, what is one is joined and what is not is kept apart.
    """
    once = amended(list({reading.report.id: reading for reading in readings}.values()), told)
    kept = bonds_of(told, [(reading.report.id, None) for reading in once]) if told.meant else FREE
    made = [tell([once[n] for n in numbers], told) for numbers in group(once, kept)]
    dated = {reading.report.id: reading for story, _ in made for reading in story}
    return tuple(dated[reading.report.id] for reading in readings), tuple(story for _, story in made)


def tell(readings: Sequence[Reading], told: Judged = UNJUDGED) -> tuple[tuple[Reading, ...], Story]:
    """Return the readings of one story as it dates them, and the story; they come as `amended` leaves them."""
    dated = date_story(readings)
    return dated, _story(dated, told)


def _story(readings: Sequence[Reading], told: Judged) -> Story:
    voices = lineages(readings)
    cast = Cast(story_entities(readings, told))
    ground = setting(readings, cast, voices, told)
    events = event_clusters(ground)
    figures = figure_clusters(ground, events)
    ranges, ties = figure_ranges(events, figures), tie_events(ground, events)
    events = tuple(
        msgspec.structs.replace(event, figures=ranges[event.id], links=ties.get(event.id, ())) for event in events
    )
    main = main_event(events)
    return Story(
        id=content_id("story", sorted(reading.report.id for reading in readings)), title=_title(readings, main),
        when=main.when if main else _earliest(readings), where=main.where if main else None,
        reports=tuple(reading.report.id for reading in readings), lineages=voices,
        entities=cast.entities, events=events,
        statements=statement_clusters(ground), figures=figures, relations=relation_clusters(ground),
    )  # fmt: skip


def main_event(events: Sequence[EventCluster]) -> EventCluster | None:
    """Return the event that most reports tell of, a deed before what is said of it; the oftenest told on a tie."""
    return max(
        events,
        key=lambda event: (
            len({m.report for m in event.members}) * (1.5 if is_deed(event.type) else 1),
            len(event.members),
        ),
        default=None,
    )


def _title(readings: Sequence[Reading], main: EventCluster | None) -> str:
    """Return a headline: that of the report that tells most of the main event."""
    told = {m.report for m in main.members} if main else set()
    headlines = [
        r.report.headline for r in sorted(readings, key=lambda r: r.report.id not in told) if r.report.headline
    ]
    if headlines:
        return squeeze(headlines[0])
    return main.title if main else squeeze(readings[0].report.text)[:80]


def _earliest(readings: Sequence[Reading]) -> str | None:
    dates = [(when.first, str(when)) for r in readings if (when := parse_or_none(r.report.published.when))]
    return min(dates)[1] if dates else None
