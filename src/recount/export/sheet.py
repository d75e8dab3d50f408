"""What a dossier shows of one story, ready to be laid out: the same for the page and for the screen."""

from typing import Literal

from recount.model.base import Record
from recount.model.report import Basis, Evidence
from recount.model.story import FindingKind, SenseMarker, Why


class Piece(Record, frozen=True, kw_only=True):
    """A stretch of a wording: in both, only in the fullest one, or only in this."""

    kind: Literal["same", "removed", "added"]
    text: str


class Given(Record, frozen=True, kw_only=True):
    """One value as one report gives it: what it amounts to, on whose word, and where it stands.

    `edit` takes the place of `value` where the words of a quotation are set against the fullest wording.
    """

    value: str
    kind: FindingKind
    speakers: tuple[str, ...] = ()
    edit: tuple[Piece, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Cell(Record, frozen=True, kw_only=True):
    """What one report says of one claim; nothing where it is silent."""

    report: str
    given: tuple[Given, ...] = ()


class Row(Record, frozen=True, kw_only=True):
    """One claim across all reports; a cell for each column, in order.

    `kind` is null where holders take several positions that do not exclude each other.
    """

    topic: str
    kind: FindingKind | None
    why: Why | None = None
    cells: tuple[Cell, ...]


class Group(Record, frozen=True, kw_only=True):
    """The claims about one event, or about one matter."""

    title: str
    rows: tuple[Row, ...]


class Column(Record, frozen=True, kw_only=True):
    """One report: `voice` is a letter that reports of one lineage share, `shared` the others of its lineage.

    `voice_basis` says in words what part it has in that lineage.
    """

    report: str
    label: str
    headline: str | None
    when: str
    basis: Basis | None
    voice: str
    shared: tuple[str, ...] = ()
    voice_basis: str
    url: str | None = None


class Moment(Record, frozen=True, kw_only=True):
    """One entry of the timeline."""

    when: str
    text: str
    label: str
    evidence: tuple[Evidence, ...]


class Turn(Record, frozen=True, kw_only=True):
    """One day of a story's life in words: who reported, what was new."""

    when: str
    reports: str
    news: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Count(Record, frozen=True, kw_only=True):
    """One count with its range, and every version with the outlets that give it."""

    topic: str
    of_event: bool
    of: str
    low: str
    best: str
    high: str
    kind: FindingKind
    versions: tuple[Given, ...]


class Held(Record, frozen=True, kw_only=True):
    """One position: on what, who, how, which answer, as which outlets have it."""

    on: str
    holder: str
    stance: str
    answer: str
    outlets: str
    evidence: tuple[Evidence, ...]


class Wording(Record, frozen=True, kw_only=True):
    """One wording of a quotation with the outlets that print it; `changes` are the markers of sense that differ."""

    outlets: str
    edit: tuple[Piece, ...]
    changes: tuple[SenseMarker, ...] = ()
    evidence: tuple[Evidence, ...]


class Quotation(Record, frozen=True, kw_only=True):
    """One quotation in all its wordings, the fullest first."""

    speaker: str
    wordings: tuple[Wording, ...]


class Remark(Record, frozen=True, kw_only=True):
    """One finding in a sentence."""

    kind: FindingKind
    why: Why | None
    text: str
    evidence: tuple[Evidence, ...]


class Office(Record, frozen=True, kw_only=True):
    """A role that reports give a person, in words; `doubt` is what the user's table says against it, or ''."""

    text: str
    doubt: str
    evidence: tuple[Evidence, ...]


class Who(Record, frozen=True, kw_only=True):
    """A person with a role; `also` are the other names, `wikidata` the item that the user's table has, or ''."""

    name: str
    also: str
    wikidata: str
    offices: tuple[Office, ...]


MarkKind = Literal["violence", "hazard", "act", "words"]


class Spot(Record, frozen=True, kw_only=True):
    """A place that reports name: in what it lies, how exactly it is known, and its point in degrees."""

    name: str
    lies: str
    precision: str
    point: str
    evidence: tuple[Evidence, ...]


class Told(Record, frozen=True, kw_only=True):
    """An event as the map's list has it: its heading, its kind, the words that tell of it."""

    label: str
    kind: MarkKind
    evidence: tuple[Evidence, ...]


class Mark(Record, frozen=True, kw_only=True):
    """What happened at one point of a map, in the drawing's units: `size` is half the mark's width.

    `hollow`: the place is known as an area only. `name` is empty where there is no room for it beside the mark.
    """

    x: float
    y: float
    size: float
    kind: MarkKind
    hollow: bool
    name: str
    place: str
    told: tuple[Told, ...]


class Land(Record, frozen=True, kw_only=True):
    """A country on a map: its name, its outline (SVG path data), and where its name stands, if there is room."""

    name: str
    path: str
    label: tuple[float, float] | None


class Chart(Record, frozen=True, kw_only=True):
    """The map of a story. `bar` is the length of the scale's bar in the drawing's units, `bar_km` what it stands for.

    `elsewhere` are events too far away to be drawn.
    """

    height: int
    lands: tuple[Land, ...]
    marks: tuple[Mark, ...]
    bar: float
    bar_km: int
    elsewhere: tuple[Told, ...] = ()


class Sheet(Record, frozen=True, kw_only=True):
    """One story, laid out; `voices` says in a sentence each which reports are one voice."""

    title: str
    when: str
    where: str
    columns: tuple[Column, ...]
    matrix: tuple[Group, ...]
    timeline: tuple[Moment, ...]
    counts: tuple[Count, ...]
    positions: tuple[Held, ...]
    quotations: tuple[Quotation, ...]
    findings: tuple[Remark, ...]
    voices: tuple[str, ...] = ()
    people: tuple[Who, ...] = ()
    spots: tuple[Spot, ...] = ()
    chart: Chart | None = None
    life: tuple[Turn, ...] = ()
