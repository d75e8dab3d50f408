"""What is asked of a store and what it answers. Days are ISO (`2031-05-06`), instants RFC 3339 in UTC."""

from typing import Generic, Literal, TypeVar

from recount.model.base import Record
from recount.model.entity import EntityKind
from recount.model.fact import Fact
from recount.model.judgement import AnchorKind, Judgement
from recount.model.page import Page, Rejection
from recount.model.reading import Producer, Reading
from recount.model.standing import ChangeKind
from recount.model.story import FindingKind, Story, Why

T = TypeVar("T")
FactKind = Literal["statement", "event", "figure", "relation"]
FacetKind = Literal["type", "actor", "place", "country", "finding", "lineage", "outlet"]
ActorPart = Literal["agent", "recipient", "supporter", "speaker"]
LIMIT = 50


class Listing(Record, Generic[T], frozen=True, kw_only=True):
    """One stretch of a list; `next` is the cursor of what follows, null at the end. `total` is counted up to 10,000."""

    items: tuple[T, ...]
    next: str | None = None
    total: int | None = None


class Asked(Record, frozen=True, kw_only=True):
    """What every question may say: how many at most (1 to 500), and after which cursor."""

    limit: int = LIMIT
    cursor: str | None = None


class StoryQuery(Asked, frozen=True, kw_only=True):
    """Which stories, the newest first; what is null does not matter, what is given must all hold.

    `text` is searched in headlines and texts: words, "whole phrases", -words that must not stand there. `type` is one
    of events. `actor`, `place`, `outlet` are names or keys of facets, `country` ISO 3166-1 alpha-3. `since` and `until`
    are the first and last day in question. `lineage` is the basis of one (copy, agency, credit) or an agency's name.
    """

    text: str | None = None
    type: str | None = None
    actor: str | None = None
    place: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    finding: FindingKind | None = None
    lineage: str | None = None
    outlet: str | None = None


class Watch(Record, frozen=True, kw_only=True):
    """A kept search: `fresh` is how many of its stories were opened since somebody last looked, 1,000 at most."""

    number: int
    name: str
    query: StoryQuery
    fresh: int
    by: str


class Tally(Record, frozen=True, kw_only=True):
    """How often: `key` is what a query takes, `label` what people read."""

    key: str
    label: str
    count: int


class Facets(Record, frozen=True, kw_only=True):
    """What the stories found can be narrowed by, the commonest first; counts are numbers of stories."""

    types: tuple[Tally, ...] = ()
    actors: tuple[Tally, ...] = ()
    places: tuple[Tally, ...] = ()
    countries: tuple[Tally, ...] = ()
    findings: tuple[Tally, ...] = ()
    lineages: tuple[Tally, ...] = ()
    outlets: tuple[Tally, ...] = ()


class StoryRow(Record, frozen=True, kw_only=True):
    """A story in a list. `findings` are counted by kind; `corrected` is how many judgements hold in it.

    `stale`: reports or judgements have come that its account does not have yet. `version` grows with every change.
    """

    id: str
    title: str
    when: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    reports: int
    lineages: int
    findings: tuple[Tally, ...] = ()
    corrected: int = 0
    stale: bool = False
    version: int = 0


class KeptStory(Record, frozen=True, kw_only=True):
    """One story with its readings, dated as the story dates them. `row.id` differs from a former id asked for.

    `story` is null where the account has not been told yet.
    """

    row: StoryRow
    story: Story | None
    readings: tuple[Reading, ...]
    judgements: tuple[Judgement, ...] = ()


class ReportQuery(Asked, frozen=True, kw_only=True):
    """Which reports, the newest first; as `StoryQuery`. `story` is a story's id."""

    text: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    story: str | None = None
    lineage: str | None = None


class ReportRow(Record, frozen=True, kw_only=True):
    """A report in a list; `snippet` is a passage with the words searched for, each between U+0002 and U+0003."""

    id: str
    outlet: str | None
    headline: str | None
    published: str | None
    language: str | None
    origin: str
    url: str | None
    story: str | None
    story_title: str | None
    snippet: str | None = None


class KeptReport(Record, frozen=True, kw_only=True):
    """One report: its reading as the story dates it, where its page came from and when, what is judged of it."""

    reading: Reading
    story: str | None
    sha256: str
    size: int
    retrieved: str | None
    kept_at: str
    read_by: Producer | None
    judgements: tuple[Judgement, ...] = ()


class FactQuery(Asked, frozen=True, kw_only=True):
    """Which facts, the newest kept first. `type` is an event's type, a measure, a stance or a relation.

    `text`: words that stand in the fact's own words. `actor` is a name or an entity's id, `place` a name.
    """

    text: str | None = None
    kind: FactKind | None = None
    type: str | None = None
    modality: str | None = None
    actor: str | None = None
    place: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    story: str | None = None
    report: str | None = None
    lineage: str | None = None


class FactRow(Record, frozen=True, kw_only=True):
    """A fact in a list. Ids of facts are unique within one report only."""

    report: str
    id: str
    kind: FactKind
    type: str
    start: int
    end: int
    text: str
    modality: str
    rule: str
    actors: str | None
    place: str | None
    country: str | None
    low: float | None
    best: float | None
    high: float | None
    first_day: str | None
    last_day: str | None
    outlet: str | None
    story: str | None


class KeptFact(Record, frozen=True, kw_only=True):
    """One fact, the report it is of, and where it went: story and cluster."""

    row: FactRow
    fact: Fact
    cluster: str | None
    judgements: tuple[Judgement, ...] = ()


class EntityQuery(Asked, frozen=True, kw_only=True):
    """Which entities, those of most stories first; `text` is the beginning of a word of the name."""

    text: str | None = None
    kind: EntityKind | None = None
    country: str | None = None


class EntityRow(Record, frozen=True, kw_only=True):
    """An entity across stories: those of one kind and full name, one state, or one Wikidata item."""

    id: str
    kind: EntityKind
    name: str
    country: str | None
    wikidata: str | None
    stories: int


class OfficeRow(Record, frozen=True, kw_only=True):
    """An office as one report gives it."""

    title: str
    of: str | None
    when: str | None
    report: str
    outlet: str | None
    published: str | None
    start: int
    end: int


class DeedRow(Record, frozen=True, kw_only=True):
    """A cluster that an entity has part in: an event, or (`speaker`) a statement, with first and last seen."""

    part: ActorPart
    story: str
    story_title: str
    cluster: str
    kind: FactKind
    type: str
    text: str
    when: str | None
    first_seen: str | None
    last_seen: str | None
    reports: int
    lineages: int


class KeptEntity(Record, frozen=True, kw_only=True):
    """One entity: its stories, its offices in order of time, what it did and what it said, the newest first."""

    row: EntityRow
    stories: tuple[StoryRow, ...]
    offices: tuple[OfficeRow, ...]
    deeds: tuple[DeedRow, ...]


class FindingQuery(Asked, frozen=True, kw_only=True):
    """Which findings, the newest told first."""

    kind: FindingKind | None = None
    why: Why | None = None
    story: str | None = None


class FindingRow(Record, frozen=True, kw_only=True):
    """A finding in a list; `place` is its number in `Story.findings`, where its evidence stands."""

    story: str
    story_title: str
    kind: FindingKind
    why: Why | None
    about: str
    text: str
    place: int


class JudgementQuery(Asked, frozen=True, kw_only=True):
    """Which judgements, the newest first; `standing` leaves out what was taken back."""

    report: str | None = None
    item: str | None = None
    by: str | None = None
    kind: AnchorKind | None = None
    story: str | None = None
    standing: bool = False


class ChangeQuery(Asked, frozen=True, kw_only=True):
    """Which changes of stories, the newest first."""

    story: str | None = None


class ChangeRow(Record, frozen=True, kw_only=True):
    """What became of a story, when: reports joined, stories merged (`former` are their ids), split, or judged."""

    at: str
    kind: ChangeKind
    story: str
    reports: tuple[str, ...]
    former: tuple[str, ...]
    judgement: str | None


class ReviewQuery(Asked, frozen=True, kw_only=True):
    """What to look at next: the most doubtful and consequential first; what is judged already is left out."""

    story: str | None = None
    kind: FactKind | None = None


class ReviewItem(Record, frozen=True, kw_only=True):
    """A cluster that wants a person. `rank` is `doubt` (0 to 1) times `weight`; `why` says it in words.

    `members` are pairs of report and fact, to be judged by `anchor_of`.
    """

    story: str
    story_title: str
    cluster: str
    kind: FactKind
    type: str
    text: str
    why: str
    doubt: float
    weight: float
    rank: float
    members: tuple[tuple[str, str], ...]


class RunRow(Record, frozen=True, kw_only=True):
    """One run that wrote to the store; `ended_at` is null while it goes on, or where it was killed."""

    command: str
    started_at: str
    ended_at: str | None
    producer: Producer


class KeptPage(Record, frozen=True, kw_only=True):
    """A page as it was found, when, and under which number the store has it."""

    page: Page
    sha256: str
    kept_at: str


class Contents(Record, frozen=True, kw_only=True):
    """How much a store holds; `stale` are stories whose account is behind."""

    pages: int
    reports: int
    facts: int
    stories: int
    stale: int
    entities: int
    judgements: int
    rejections: int
    last_run: RunRow | None
    rejected: tuple[Rejection, ...] = ()
