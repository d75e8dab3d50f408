"""A story with its readings at hand: names, outlets and evidence for whoever lays it out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recount.model.fact import SpanField, Statement, stretches
from recount.model.judgement import Judgement
from recount.model.reading import Reading
from recount.model.report import Evidence, Report
from recount.model.shelf import Shelf
from recount.model.story import Finding, FindingKind, Member, Story, StoryEntity
from recount.text import listed, squeeze

STRENGTH: tuple[FindingKind, ...] = ("disputed", "differs", "reworded", "agreed", "one_voice", "single")
"""Which finding a row bears where there are several: what a reader must not miss comes first."""


@dataclass(frozen=True)
class Desk:
    """One story, its readings by report, its entities by id, its findings by what they are about."""

    story: Story
    shelf: Shelf
    labels: dict[str, str]
    entities: dict[str, StoryEntity] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    corrections: dict[str, Judgement] = field(default_factory=dict)

    def name(self, identifier: str | None) -> str:
        """Return an entity's name, or the words where there is no entity; the report itself for null."""
        if identifier is None:
            return "the report itself"
        found = self.entities.get(identifier)
        return found.name if found else identifier

    def names(self, identifiers: Iterable[str]) -> str:
        """Return the names, listed, each once."""
        return listed(list(dict.fromkeys(self.name(identifier) for identifier in identifiers)))

    def outlets(self, reports: Iterable[str]) -> str:
        """Return the labels of the reports, listed in the story's order."""
        told = set(reports)
        return listed([self.labels[report] for report in self.story.reports if report in told])

    def outlets_of(self, members: Iterable[Member]) -> str:
        """Return the labels of the members' reports."""
        return self.outlets(member.report for member in members)

    def evidence(self, members: Iterable[Member]) -> tuple[Evidence, ...]:
        """Return the words of the facts, each stretch once."""
        return tuple(dict.fromkeys(self.shelf.evidence(member) for member in members))

    def first_of_each(self, members: Iterable[Member]) -> list[Member]:
        """Return the first of the members of each report, in the story's order."""
        first: dict[str, Member] = {}
        for member in members:
            first.setdefault(member.report, member)
        return [first[report] for report in self.story.reports if report in first]

    def corrected(self, members: Iterable[Member], *fields: str) -> str:
        """Return who corrected one of the fields of the members' facts, ready to stand behind its value; or nothing."""
        judged = (one for member in members for one in self.shelf.fact(member).judged)
        made = (self.corrections[one] for one in judged if one in self.corrections)
        people = dict.fromkeys(one.by for one in made if one.field in fields)
        return f" – corrected by {listed(list(people))}" if people else ""

    def speaker(self, member: Member) -> str | None:
        """Return on whose word the member's report gives the fact: a name or words, null for its own word."""
        said = self.shelf.statement(member.report, self.shelf.fact(member))
        if said is None:
            return None
        entity = self.shelf.entity(member.report, said.speaker)
        text = self.shelf[member.report].report.text
        words = squeeze(" ".join(text[span.start : span.end] for span in stretches(said.voice)))
        return entity.name if entity else words or None

    def content(self, member: Member) -> str:
        """Return the words of a statement, a fact's own where it is none."""
        fact = self.shelf.fact(member)
        return self._words(member, fact.content_span if isinstance(fact, Statement) else None)

    def quotation(self, member: Member) -> str:
        """Return what of a statement stands between quotation marks, all of it where that is not known."""
        fact = self.shelf.fact(member)
        spans = (fact.quoted_span or fact.content_span) if isinstance(fact, Statement) else None
        return self._words(member, spans)

    def _words(self, member: Member, spans: SpanField) -> str:
        text = self.shelf[member.report].report.text
        parts = stretches(spans) or (self.shelf.fact(member),)
        return squeeze(" ".join(text[span.start : span.end] for span in parts))


def address(report: Report) -> str:
    """Return where a report is found: its URL, else what it was read from."""
    return report.url or report.origin


def outlet(report: Report) -> str:
    """Return what a reader knows a report by: its outlet, else its file."""
    return report.outlet or report.origin.rsplit("/", 1)[-1]


def desk(story: Story, readings: Sequence[Reading], judgements: Iterable[Judgement] = ()) -> Desk:
    """Return the story with its indexes; `judgements` are those that stand."""
    mine = set(story.reports)
    shelf = Shelf(reading for reading in readings if reading.report.id in mine)
    best: dict[str, Finding] = {}
    for finding in sorted(story.findings, key=lambda found: STRENGTH.index(found.kind)):
        best.setdefault(finding.about, finding)
    return Desk(
        story=story, shelf=shelf, labels=_labels([shelf[report].report for report in story.reports]),
        entities={entity.id: entity for entity in story.entities}, findings=best,
        corrections={one.id: one for one in judgements if one.verdict == "correct"},
    )  # fmt: skip


def _labels(reports: Sequence[Report]) -> dict[str, str]:
    """Return what a reader knows each report by: its outlet, numbered where an outlet has several, or its file."""
    plain = {report.id: squeeze(outlet(report)) for report in reports}
    found: dict[str, str] = {}
    for report, label in plain.items():
        same = [other for other in plain if plain[other] == label]
        found[report] = f"{label} ({same.index(report) + 1})" if len(same) > 1 else label
    return found
