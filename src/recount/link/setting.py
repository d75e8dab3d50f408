"""What the linking of one story's facts needs to know of the story: its reports, its people, its lineages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.link.entities import Cast
from recount.link.judged import UNJUDGED, Judged, bonds_of
from recount.model.bonds import FREE, Bonds
from recount.model.fact import Event, Fact, Figure, Relation, SpanField, Statement, stretches
from recount.model.reading import Reading
from recount.model.shelf import Shelf
from recount.model.story import Lineage, Member
from recount.text import bare


@dataclass(frozen=True)
class Setting:
    """One story on its way: the readings of its reports, its entities and lineages."""

    readings: tuple[Reading, ...]
    shelf: Shelf
    cast: Cast
    lineage_of: dict[str, str]
    told: Judged = UNJUDGED

    def members(self, kind: type[Event | Statement | Figure | Relation]) -> list[Member]:
        """Return all facts of a kind, report by report, in order of appearance."""
        return [
            self.member(reading.report.id, fact)
            for reading in self.readings
            for fact in reading.facts
            if isinstance(fact, kind)
        ]

    def member(self, report: str, fact: Fact) -> Member:
        """Return the fact as a member of a cluster."""
        return Member(report=report, fact=fact.id, lineage=self.lineage_of[report])

    def voice(self, member: Member) -> str | None:
        """Return on whose word the report gives the fact: a story entity's id, words, or null for its own."""
        statement = self.shelf.statement(member.report, self.shelf.fact(member))
        return self.speaker(member.report, statement) if statement else None

    def speaker(self, report: str, statement: Statement) -> str | None:
        """Return who speaks: a story entity's id, or the folded words where there is no entity."""
        found = self.cast.of(report, statement.speaker)
        return found or bare(self.words(report, statement.voice)) or None

    def words(self, report: str, spans: SpanField) -> str:
        """Return the words that stand in the spans, with a space where they are broken."""
        text = self.shelf[report].report.text
        return " ".join(text[span.start : span.end] for span in stretches(spans))

    def bonds(self, members: Sequence[Member]) -> Bonds:
        """Return what a person has judged of which members are one and which are not, by their number."""
        return bonds_of(self.told, [(member.report, member.fact) for member in members]) if self.told.meant else FREE

    def judged(self, members: Iterable[Member]) -> tuple[str, ...]:
        """Return the ids of the judgements about any member, each once, in order."""
        return tuple(dict.fromkeys(one for member in members for one in self.shelf.fact(member).judged))

    def published(self, member: Member) -> str:
        """Return the day that the member's report bears, to put the latest last; empty where unknown."""
        return self.shelf[member.report].report.published.when or ""


def setting(readings: Sequence[Reading], cast: Cast, lineages: Sequence[Lineage], told: Judged = UNJUDGED) -> Setting:
    """Return the setting of a story."""
    lineage_of = {report: lineage.id for lineage in lineages for report in lineage.reports}
    return Setting(readings=tuple(readings), shelf=Shelf(readings), cast=cast, lineage_of=lineage_of, told=told)
