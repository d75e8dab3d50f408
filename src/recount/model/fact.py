"""What one report says: statements, events, figures and relations, each with its evidence and its rule.

Facts are a union tagged by `kind`. Span fields hold a `Span`, a tuple of spans where the words are broken, or null.
"""

from typing import Literal

from recount.model.base import Record, Span

Modality = Literal["happened", "ongoing", "planned", "threatened", "demanded", "hypothetical", "denied"]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["say", "accuse", "blame", "deny", "doubt", "confirm", "praise", "promise", "threaten", "demand"]
Act = Literal["speech", "belief", "attitude"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
Measure = Literal[
    "killed", "injured", "displaced", "refugees", "detained", "missing", "abducted", "troops", "money", "count",
    "share", "distance", "duration",
]  # fmt: skip
Modifier = Literal["exactly", "at_least", "at_most", "about", "almost", "over", "implied"]
Scope = Literal["incident", "cumulative", "stock"]
RelationKind = Literal["backs", "opposes", "ally_of", "member_of", "part_of", "runs"]
SpanField = Span | tuple[Span, ...] | None


def stretches(field: SpanField) -> tuple[Span, ...]:
    """Return a span field as a tuple of spans, empty where it is null."""
    if field is None:
        return ()
    return field if isinstance(field, tuple) else (field,)


Number = int | float


class FactBase(Span, frozen=True, kw_only=True, tag_field="kind"):
    """What every fact has.

    `start`, `end`, `text` are the evidence: the shortest stretch that states the fact. `attribution` is the id of
    the statement in whose content it stands, null where the report says it itself. `rule` names what found it. `judged`
    are the ids of a person's judgements about it.
    """

    id: str
    text: str
    attribution: str | None = None
    modality: Modality = "happened"
    rule: str
    judged: tuple[str, ...] = ()


class Statement(FactBase, frozen=True, kw_only=True, tag="statement"):
    """Somebody's words or the tenor of them. `speaker`, `addressee`, `accused` are entity ids, `event` an event's id.

    `via` is the id of whoever handed it on ("the agency quoted the ministry as saying").
    `speaker_span` stands even where the speaker is no entity, with all that describes the speaker there; `voice_span`
    is what of it names the speaker. `content_span` are the words or the clause given, `quoted_span` what of them stands
    between quotation marks. `continues` is the id of the statement whose utterance goes on here ("A," she said, "B").
    `accused` are those whom an accusation, blame, denial or doubt lays it on, `event` what it speaks of.

    `act` is what the cue tells of: `speech`, `belief` ("fears that …") or `attitude` ("plans to …", "opposes the tax"):
    the content of an attitude the report itself tells. `negated` tells that the cue is denied ("did not deny").
    `certainty` and `polarity` are how the speaker puts it, not how it is, in the values of FactBank (Saurí and
    Pustejovsky 2009, doi:10.1007/s10579-009-9089-9).
    """

    mode: Mode
    stance: Stance
    act: Act = "speech"
    speaker: str | None = None
    speaker_span: SpanField = None
    voice_span: SpanField = None
    cue_span: SpanField = None
    content_span: SpanField = None
    quoted_span: SpanField = None
    continues: str | None = None
    when: str | None = None
    when_time: str | None = None
    addressee: str | None = None
    via: str | None = None
    accused: tuple[str, ...] = ()
    event: str | None = None
    negated: bool = False
    certainty: Certainty = "certain"
    polarity: Polarity = "positive"

    @property
    def voice(self) -> SpanField:
        """What names the speaker: `voice_span`, else `speaker_span`."""
        return self.voice_span or self.speaker_span


class Codes(Record, frozen=True, kw_only=True):
    """One event's codes, side by side: PLOVER `TYPE` or `TYPE:mode`, CAMEO code, ACLED `event/sub-event`, GED type."""

    plover: str | None = None
    cameo: str | None = None
    acled: str | None = None
    ucdp: str | None = None


class FieldEvidence(Span, frozen=True, kw_only=True):
    """A stretch of the report's text on which a field of an event's details rests; `field` is the field's name."""

    field: str


class Sanction(Record, frozen=True, kw_only=True, tag_field="type", tag="sanction"):
    """What a sanction says of itself; `authority` is an entity id; dates are EDTF; unknown is null."""

    authority: str | None = None
    program: str | None = None
    provisions: tuple[str, ...] = ()
    reason: str | None = None
    starts: str | None = None
    ends: str | None = None
    evidence: tuple[FieldEvidence, ...] = ()


class Ceasefire(Record, frozen=True, kw_only=True, tag_field="type", tag="ceasefire"):
    """A truce: the entity ids of its parties and violators, its terms in the report's words, its first day (EDTF)."""

    parties: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    starts: str | None = None
    violated_by: tuple[str, ...] = ()
    evidence: tuple[FieldEvidence, ...] = ()


class ArmsTransfer(Record, frozen=True, kw_only=True, tag_field="type", tag="arms_transfer"):
    """Weapons changing hands: the item in the report's words, entity ids of supplier and buyer, a figure's id."""

    item: str | None = None
    supplier: str | None = None
    buyer: str | None = None
    value: str | None = None
    evidence: tuple[FieldEvidence, ...] = ()


class Displacement(
    Record,
    frozen=True,
    kw_only=True,
    tag_field="type",
    tag="displacement",
    rename={"origin": "from", "destination": "to"},
):
    """People driven from home: indexes into `places` of what they left and where they went; EDTF since when."""

    origin: int | None = None
    destination: int | None = None
    since: str | None = None
    evidence: tuple[FieldEvidence, ...] = ()


Details = Sanction | Ceasefire | ArmsTransfer | Displacement
"""What an event of such a type says of itself, told apart by its `type`; each field that is known has its evidence."""


class Event(FactBase, frozen=True, kw_only=True, tag="event"):
    """Who did what to whom. Agents, recipients and supporters are entity ids; `where` is an index into `places`.

    `type` is a key of `lexicon/data/event_types.toml`. `figures` are ids of figure facts. `trigger_span` is the word
    that tells of it. `when_time` is the id of the time expression that `when` was taken from. `coreferent` is the id of
    an earlier event of this report that the words refer to again ("the attack"), or null.
    """

    type: str
    codes: Codes
    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    when: str | None = None
    when_time: str | None = None
    where: int | None = None
    figures: tuple[str, ...] = ()
    trigger_span: SpanField = None
    details: Details | None = None
    coreferent: str | None = None


class Figure(FactBase, frozen=True, kw_only=True, tag="figure"):
    """How many. Numbers are people, things, or `unit`s; `low`, `best`, `high` as the words allow; never averaged.

    `group` are the words for those counted ("Turkish soldiers"), `group_entity` the entity they name where it is one.
    `event` is an event's id, `where` an index into `places`, `currency` ISO 4217.
    """

    measure: Measure
    group: str | None = None
    group_entity: str | None = None
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    modifier: Modifier | None = None
    unit: str | None = None
    currency: str | None = None
    when: str | None = None
    when_time: str | None = None
    where: int | None = None
    scope: Scope | None = None
    event: str | None = None


class Relation(FactBase, frozen=True, kw_only=True, tag="relation"):
    """A standing relation between two entities (ids), as the report states it."""

    relation: RelationKind
    subject: str
    object: str
    when: str | None = None
    when_time: str | None = None


Fact = Statement | Event | Figure | Relation
