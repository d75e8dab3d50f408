"""A story with its readings at hand: names, outlets and dates as a desk prints them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from recount.model.edtf import Edtf, parse_or_none
from recount.model.report import Evidence
from recount.model.shelf import Shelf
from recount.model.story import EventCluster, Member, Story, StoryEntity
from recount.text import listed, squeeze, words


@dataclass(frozen=True)
class Account:
    """One linked story and the readings it rests on."""

    story: Story
    shelf: Shelf
    entities: dict[str, StoryEntity] = field(default_factory=dict)
    owner: dict[tuple[str, str], str] = field(default_factory=dict)
    """Story entity id of each report's entity."""
    clusters: dict[tuple[str, str], EventCluster] = field(default_factory=dict)
    """Event cluster of each report's event."""
    peoples: dict[tuple[str, ...], str] = field(default_factory=dict)
    """Ids of the states that no table lists, by their names and adjectives in the reports: ("dalvanian",)."""

    def entity(self, report: str, identifier: str | None) -> StoryEntity | None:
        """Return the story's entity for the report's, or null."""
        return self.entities.get(self.owner.get((report, identifier), "")) if identifier else None

    def name(self, identifier: str | None) -> str:
        """Return an entity's name, or the words where there is no entity; the report itself for null."""
        if identifier is None:
            return "the report itself"
        found = self.entities.get(identifier)
        return found.name if found else identifier

    def outlet(self, report: str) -> str:
        """Return what a reader knows the report by: its outlet, else its headline, else where it came from."""
        known = self.shelf[report].report
        return known.outlet or (f"“{squeeze(known.headline)}”" if known.headline else known.origin)

    def outlets(self, members: Iterable[Member]) -> str:
        """Return the outlets of the members' reports, each once: "The Courier, The Herald (2 reports)"."""
        reports = list(dict.fromkeys(member.report for member in members))
        names: dict[str, int] = {}
        for report in reports:
            names[self.outlet(report)] = names.get(self.outlet(report), 0) + 1
        return listed([name if count == 1 else f"{name} ({count} reports)" for name, count in names.items()])

    def evidence(self, members: Iterable[Member]) -> tuple[Evidence, ...]:
        """Return the words of the facts, each stretch once, in order."""
        return tuple(dict.fromkeys(self.shelf.evidence(member) for member in members))

    def state(self, country: str | None) -> StoryEntity | None:
        """Return the story's entity for the state, or null."""
        return next((e for e in self.story.entities if e.kind == "state" and e.country == country and country), None)


def account(story: Story, shelf: Shelf) -> Account:
    """Return the story with its indexes."""
    return Account(
        story=story,
        shelf=shelf,
        peoples=dict(_peoples(story, shelf)),
        entities={entity.id: entity for entity in story.entities},
        owner={(r, i): entity.id for entity in story.entities for r, ids in entity.members.items() for i in ids},
        clusters={(m.report, m.fact): cluster for cluster in story.events for m in cluster.members},
    )


def _peoples(story: Story, shelf: Shelf) -> Iterator[tuple[tuple[str, ...], str]]:
    for state in story.entities:
        if state.kind == "state" and not state.country:
            told = [shelf.entity(report, i) for report, ids in state.members.items() for i in ids]
            for mention in (m for entity in told if entity for m in entity.mentions):
                if mention.form in ("name", "adjective"):
                    yield words(mention.text), state.id


def printed(when: str) -> str:
    """Return an EDTF date as a desk prints it: 27 February 2020, February 2020, since December 2019."""
    found = parse_or_none(when)
    if found is None:
        return when
    plain = found.text.removesuffix("~")
    if plain.endswith("/.."):
        return f"since {_plain(plain[:-3], found)}"
    if plain.startswith("../"):
        return f"until {_plain(plain[3:], found)}"
    if "/" in plain:
        left, right = plain.split("/")
        return f"{printed(left)} to {printed(right)}"
    return _plain(plain, found)


def _plain(text: str, found: Edtf) -> str:
    day = found.last if found.first.year == 1 else found.first
    parts = text.split("T", maxsplit=1)[0].count("-")
    return f"{day.day} {day:%B %Y}" if parts == 2 else f"{day:%B %Y}" if parts == 1 else text
