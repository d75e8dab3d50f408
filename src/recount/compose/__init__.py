"""Story → account: positions, findings and the timeline of a linked story."""

from collections.abc import Iterable, Sequence

import msgspec

from recount.compose.account import account
from recount.compose.corrections import with_corrections
from recount.compose.findings import findings
from recount.compose.life import life
from recount.compose.positions import positions
from recount.compose.timeline import timeline
from recount.model.judgement import Judgement
from recount.model.reading import Reading
from recount.model.shelf import Shelf
from recount.model.story import Story

__all__ = ["compose"]


def compose(story: Story, readings: Sequence[Reading], judgements: Iterable[Judgement] = ()) -> Story:
    """Return the story with its positions, findings and timeline; of the readings only its own are looked at.

    `judgements` are those that stand: a finding that rests on a corrected value says who corrected it.
    """
    mine = frozenset(story.reports)
    told = account(story, Shelf(reading for reading in readings if reading.report.id in mine))
    held = positions(told)
    found = with_corrections(told, findings(told, held), judgements)
    return msgspec.structs.replace(
        story, positions=held, findings=found, timeline=timeline(story), life=life(told)
    )  # fmt: skip
