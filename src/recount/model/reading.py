"""A reading: all that one report says, with nothing known of any other. One line of `recount read`."""

from recount.model.base import Record
from recount.model.entity import Entity, Place
from recount.model.fact import Event, Fact, Figure, Relation, Statement
from recount.model.page import Rejection
from recount.model.report import Report
from recount.model.time import Time


class Producer(Record, frozen=True, kw_only=True):
    """What made an output: program version, language model with its version and hash, fingerprint of the lexicons.

    `own` is the fingerprint of the user's tables, null where none were given.
    """

    recount: str
    model: str
    model_version: str
    model_hash: str
    lexicon: str
    own: str | None = None


class Reading(Record, frozen=True, kw_only=True):
    """One report, its annotations and its facts, each list in order of appearance.

    `refused` says why no facts were drawn from a report that was otherwise taken in: its language has no lexicon.
    """

    report: Report
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    facts: tuple[Fact, ...]
    produced_by: Producer | None = None
    refused: Rejection | None = None

    def entity(self, identifier: str | None) -> Entity | None:
        """Return the entity with this id, or null."""
        return next((e for e in self.entities if e.id == identifier), None)

    def fact(self, identifier: str | None) -> Fact | None:
        """Return the fact with this id, or null."""
        return next((f for f in self.facts if f.id == identifier), None)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements, in order."""
        return tuple(f for f in self.facts if isinstance(f, Statement))

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in order."""
        return tuple(f for f in self.facts if isinstance(f, Event))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in order."""
        return tuple(f for f in self.facts if isinstance(f, Figure))

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations, in order."""
        return tuple(f for f in self.facts if isinstance(f, Relation))
