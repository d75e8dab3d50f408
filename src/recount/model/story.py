"""What many reports say together: clusters of facts, positions, findings. All ids are the story's own.

A cluster's `members` lead back to the facts of each reading and so to exact characters. `fields` keeps every version.
"""

from typing import Literal

import msgspec

from recount.model.base import Record, Span
from recount.model.entity import Entity, Place
from recount.model.fact import (
    Codes,
    Measure,
    Modality,
    Mode,
    Modifier,
    Number,
    RelationKind,
    Scope,
    Stance,
)  # fmt: skip
from recount.model.report import Evidence

FindingKind = Literal["agreed", "one_voice", "single", "differs", "disputed", "reworded"]
Why = Literal[
    "updated", "different_thing_counted", "different_date", "different_place", "different_speaker", "precision",
    "true_dispute", "error",
]  # fmt: skip
LinkKind = Literal["after", "retaliates", "violates", "part_of", "causes"]
PositionStance = Literal["asserts", "denies", "doubts"]
EditKind = Literal["kept", "dropped", "added", "changed"]
SenseMarker = Literal["negation", "modality", "number", "tense", "agent"]
Likeness = Literal["same", "fragment", "reworded", "paraphrased", "indirect"]
Value = str | int | float | tuple[str, ...] | None


class Member(Record, frozen=True, kw_only=True, order=True):
    """One fact of one reading, and the lineage its report belongs to."""

    report: str
    fact: str
    lineage: str


class Version(Record, frozen=True, kw_only=True):
    """One value of a field and the members that give it.

    Versions of one `side` (0 is the best supported) can all hold at once; `agreement` is what the members of that side
    amount to together. `speakers` are those on whose word it rests: story entity ids or words; empty where the reports
    say it themselves.
    """

    value: Value
    members: tuple[Member, ...]
    side: int = 0
    agreement: FindingKind = "single"
    speakers: tuple[str, ...] = ()


class Field(Record, frozen=True, kw_only=True):
    """How the members agree on one field: every version, the best supported first."""

    agreement: FindingKind
    versions: tuple[Version, ...]


class Link(Record, frozen=True, kw_only=True):
    """One event's tie to another, only where a report says so. `to` is a cluster's id."""

    relation: LinkKind
    to: str


class Cluster(Record, frozen=True, kw_only=True):
    """Facts of several reports that tell of the same thing; `judged` are the judgements about any of them."""

    id: str
    members: tuple[Member, ...]
    fields: dict[str, Field] = msgspec.field(default_factory=dict)
    links: tuple[Link, ...] = ()
    judged: tuple[str, ...] = ()


class FigureRange(Record, frozen=True, kw_only=True):
    """A merged figure of an event: least low, greatest high, best as most lineages give it (the latest on a tie)."""

    measure: Measure
    low: Number | None
    best: Number | None
    high: Number | None
    figures: tuple[str, ...]
    """Ids of the figure clusters it is made of."""


class EventCluster(Cluster, frozen=True, kw_only=True):
    """One event as all reports tell it. Agents, recipients, supporters are the story's entity ids."""

    type: str
    codes: Codes
    title: str
    modality: Modality
    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    when: str | None = None
    where: Place | None = None
    figures: tuple[FigureRange, ...] = ()


class Edit(Record, frozen=True, kw_only=True):
    """A stretch of one wording set against the other: `before` are the fullest wording's words, `after` the member's.

    `before_spans` lie in the text of the report that has the fullest wording, `after_spans` in the member's; several
    where the report breaks the words. `marked`: the report itself shows that it leaves out or puts in ("…", "[our]").
    """

    op: EditKind
    before: str = ""
    after: str = ""
    before_spans: tuple[Span, ...] = ()
    after_spans: tuple[Span, ...] = ()
    marked: bool = False
    changes: tuple[SenseMarker, ...] = ()


class Collation(Record, frozen=True, kw_only=True):
    """One member's wording set word by word against the fullest one's, which is `against`.

    `relation`: `same`; `fragment`, a part of it, else word for word; `reworded`; `paraphrased`, with too few words in
    common to set side by side; `indirect`, direct in one and indirect in the other. What one has before or after what
    both have is no edit. `joined` are the further parts of an utterance that the report breaks, read here as one.
    `changes` are the markers of sense that an edit touches.
    """

    member: Member
    against: Member
    relation: Likeness
    edits: tuple[Edit, ...] = ()
    changes: tuple[SenseMarker, ...] = ()
    joined: tuple[Member, ...] = ()


class StatementCluster(Cluster, frozen=True, kw_only=True):
    """One utterance, or one claim by one speaker, as all reports give it; `text` is the fullest wording.

    `collation` has an entry for each member but the fullest wording, or but the further parts of a broken utterance.
    """

    speaker: str | None
    stance: Stance
    mode: Mode
    text: str
    when: str | None = None
    collation: tuple[Collation, ...] = ()


class FigureCluster(Cluster, frozen=True, kw_only=True):
    """One count of one thing; low, best and high as in `FigureRange`. `event` is an event cluster's id."""

    measure: Measure
    group: str | None
    low: Number | None
    best: Number | None
    high: Number | None
    modifier: Modifier | None
    unit: str | None = None
    currency: str | None = None
    when: str | None = None
    scope: Scope | None = None
    event: str | None = None


class RelationCluster(Cluster, frozen=True, kw_only=True):
    """One standing relation; subject and object are the story's entity ids."""

    relation: RelationKind
    subject: str
    object: str


class NameTie(Record, frozen=True, kw_only=True):
    """Why two names of one entity are one: what speaks for it, each with its weight; a negative one speaks against."""

    names: tuple[str, str]
    score: float
    features: dict[str, float]


class StoryEntity(Entity, frozen=True, kw_only=True):
    """An entity of the story; `members` maps a report id to the ids of the entities there that are this one.

    `why` has a tie for each pair of names on which the reports' entities were joined; empty where all call it the same.
    """

    members: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    why: tuple[NameTie, ...] = ()


class Part(Record, frozen=True, kw_only=True):
    """One report's part in a lineage.

    `share` (0 to 1) is how much of its own words, quotations aside, stands in another report of the lineage as well.
    `mixed`: it takes over an agency's or another report's text and adds reporting of its own. `credits` are the
    agencies and outlets that it names for what it tells.
    """

    report: str
    share: float
    mixed: bool
    credits: tuple[str, ...] = ()


class Lineage(Record, frozen=True, kw_only=True):
    """Reports that are one voice, and what shows it.

    `first` is the report that the others took the text from, where credits or dates tell, else null. `agency` is the
    agency whose text it is, where one is credited, else null.
    """

    id: str
    reports: tuple[str, ...]
    basis: Literal["copy", "agency", "credit", "single"]
    evidence: tuple[Evidence, ...] = ()
    first: str | None = None
    agency: str | None = None
    parts: tuple[Part, ...] = ()


class Position(Record, frozen=True, kw_only=True):
    """Who holds what on a question about an event.

    `holder` and `answer` are story entity ids, or words where there is no entity; a null holder is the report itself.
    """

    event: str
    question: str
    holder: str | None
    answer: str | None
    stance: PositionStance
    statements: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


class Finding(Record, frozen=True, kw_only=True):
    """What the reports, read against each other, amount to. `about` is a cluster's id or `id.field`."""

    kind: FindingKind
    why: Why | None
    about: str
    text: str
    evidence: tuple[Evidence, ...]


class TimelineEntry(Record, frozen=True, kw_only=True):
    """One dated event or statement of the story, in order of time."""

    when: str
    cluster: str
    text: str


class Revision(Record, frozen=True, kw_only=True):
    """A count of an event that a day's reports give otherwise than the reports before; both cannot be exact.

    `before` and `after` are as a desk prints them ("at least 34"); `members` are the figures that give the latter.
    """

    event: str
    measure: Measure
    before: str
    after: str
    members: tuple[Member, ...]


class Day(Record, frozen=True, kw_only=True):
    """A day on which reports of a story appeared: which, the events (clusters) first told then, the counts revised."""

    on: str
    reports: tuple[str, ...]
    told: tuple[str, ...] = ()
    revised: tuple[Revision, ...] = ()


class Story(Record, frozen=True, kw_only=True):
    """Reports of the same events, and their one account."""

    id: str
    title: str
    when: str | None
    where: Place | None
    reports: tuple[str, ...]
    lineages: tuple[Lineage, ...]
    entities: tuple[StoryEntity, ...]
    events: tuple[EventCluster, ...]
    statements: tuple[StatementCluster, ...]
    figures: tuple[FigureCluster, ...]
    relations: tuple[RelationCluster, ...]
    positions: tuple[Position, ...] = ()
    findings: tuple[Finding, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    life: tuple[Day, ...] = ()

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """All clusters: events, statements, figures, relations."""
        return *self.events, *self.statements, *self.figures, *self.relations
