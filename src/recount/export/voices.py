"""Which reports are one voice, in a sentence for each lineage of several."""

from collections.abc import Iterator, Sequence

from recount.export.desk import Desk
from recount.model.story import Lineage

NAMED = 4
"""How many reports are named at most."""


def voices(desk: Desk) -> Iterator[str]:
    """Yield "2 of 3 reports are one voice: The Courier and The Herald have AFP's text; …"."""
    for lineage in desk.story.lineages:
        if len(lineage.reports) > 1:
            counted = f"{len(lineage.reports)} of {len(desk.story.reports)} reports are one voice"
            named = _named(desk, lineage.reports, "they")
            yield f"{counted}: {named} {_text_of(desk, lineage)}{_added(desk, lineage)}."


def _added(desk: Desk, lineage: Lineage) -> str:
    mixed = [part.report for part in lineage.parts if part.mixed]
    named = _named(desk, mixed, f"{len(mixed)} of them")
    return f"; {named} {'adds its' if len(mixed) == 1 else 'add their'} own reporting" if mixed else ""


def _text_of(desk: Desk, lineage: Lineage) -> str:
    if lineage.agency:
        return f"have {lineage.agency}'s text"
    return f"have one text, {desk.labels[lineage.first]} first" if lineage.first else "share one text"


def _named(desk: Desk, reports: Sequence[str], many: str) -> str:
    return desk.outlets(reports) if len(reports) <= NAMED else many
