"""The readings of a dossier, at hand by report and by fact: what many reports together are read from."""

from collections.abc import Iterable

from recount.model.entity import Entity, Place
from recount.model.fact import Event, Fact, Statement
from recount.model.reading import Reading
from recount.model.report import Evidence
from recount.model.story import Member


class Shelf:
    """Readings by report id, facts and entities by report id and their own: ids are unique within one report only."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings: dict[str, Reading] = {reading.report.id: reading for reading in readings}
        self._facts: dict[tuple[str, str], Fact] = {}
        self._entities: dict[tuple[str, str], Entity] = {}
        for report, reading in self.readings.items():
            self._facts.update({(report, fact.id): fact for fact in reading.facts})
            self._entities.update({(report, entity.id): entity for entity in reading.entities})

    def __getitem__(self, report: str) -> Reading:
        return self.readings[report]

    def fact(self, member: Member) -> Fact:
        """Return the fact that the member names."""
        return self._facts[member.report, member.fact]

    def entity(self, report: str, identifier: str | None) -> Entity | None:
        """Return the report's entity with this id, or null."""
        return self._entities.get((report, identifier)) if identifier else None

    def place(self, report: str, fact: Event) -> Place | None:
        """Return where the report says that the event was, or null."""
        return None if fact.where is None else self.readings[report].places[fact.where]

    def statement(self, report: str, fact: Fact) -> Statement | None:
        """Return the statement in whose content the fact stands; null where the report says it itself."""
        found = self._facts.get((report, fact.attribution)) if fact.attribution else None
        return found if isinstance(found, Statement) else None

    def evidence(self, member: Member) -> Evidence:
        """Return the words in which the member's report states it."""
        return self.readings[member.report].report.evidence(self.fact(member))
