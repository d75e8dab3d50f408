"""A person's judgements put to the readings: what each is about, what is rejected, which values are corrected."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from recount.link.corrections import corrected
from recount.model.base import Record, Span
from recount.model.bonds import Bonds, bonds
from recount.model.entity import Entity
from recount.model.fact import Event, Fact, FactBase, Figure, Relation, Statement
from recount.model.judgement import Anchor, Judgement, standing
from recount.model.reading import Reading

Item = tuple[str, str | None]
"""A report's id, and that of the fact or entity in it; null for the report itself."""
KINDS: dict[str, type[FactBase]] = {"statement": Statement, "event": Event, "figure": Figure, "relation": Relation}
POINTING = frozenset({
    "attribution", "speaker", "addressee", "via", "accused", "event", "continues", "agents", "recipients", "supporters",
    "figures", "coreferent", "group_entity", "backers",
})  # fmt: skip
"""Fields that name another fact or entity of the report."""
T = TypeVar("T", Fact, Entity)


class Judged(Record, frozen=True, kw_only=True):
    """Judgements that stand, in order of time; what each is about; and those (ids) that say nothing of the readings.

    Such are about what is not there any more, or give a value that the field cannot have.
    """

    judgements: tuple[Judgement, ...] = ()
    meant: dict[str, tuple[Item, ...]] = msgspec.field(default_factory=dict)
    resting: tuple[str, ...] = ()

    def on(self, item: Item) -> tuple[str, ...]:
        """Return the ids of the judgements about a thing."""
        return tuple(one.id for one in self.judgements if item in self.meant.get(one.id, ()))


UNJUDGED = Judged()


def judged(readings: Sequence[Reading], judgements: Iterable[Judgement]) -> Judged:
    """Return the judgements that stand, with what they are about in these readings."""
    ordered = standing(judgements)
    if not ordered:
        return UNJUDGED
    shelf = {reading.report.id: reading for reading in readings}
    meant = {one.id: tuple(_meant(shelf, one)) for one in ordered}
    return Judged(judgements=ordered, meant=meant, resting=tuple(one.id for one in ordered if not meant[one.id]))


def _meant(shelf: Mapping[str, Reading], one: Judgement) -> Iterator[Item]:
    for anchor in one.about:
        item = find(shelf.get(anchor.report), anchor)
        if item and (one.verdict != "correct" or fault(shelf[anchor.report], item[1], one) is None):
            yield item


def fault(reading: Reading, item: str | None, one: Judgement) -> str | None:
    """Return what is wrong with a correction of something in a reading, in words for whoever gave it; null if none."""
    fact, entity = reading.fact(item), reading.entity(item)
    made: object = "a value is corrected in a field of a fact or an entity"
    if one.field and fact:
        made = corrected(reading, fact, one.field, one.value)
    elif one.field and entity:
        made = corrected(reading, entity, one.field, one.value)
    return made if isinstance(made, str) else None


def find(reading: Reading | None, anchor: Anchor) -> Item | None:
    """Return what an anchor names: by its id, else what of its kind covers most of its words; null if nothing does."""
    if reading is None:
        return None
    report = reading.report.id
    if anchor.kind == "report":
        return report, None
    spans: list[tuple[Span, str]]
    if anchor.kind == "entity":
        spans = [(mention, entity.id) for entity in reading.entities for mention in entity.mentions]
    else:
        spans = [(fact, fact.id) for fact in reading.facts if isinstance(fact, KINDS[anchor.kind])]
    if any(item == anchor.item for _, item in spans):
        return report, anchor.item
    best = max(spans, key=lambda pair: (pair[0].overlap(anchor), -pair[0].start, pair[1]), default=None)
    return (report, best[1]) if best and best[0].overlap(anchor) else None


def amended(readings: Sequence[Reading], told: Judged) -> list[Reading]:
    """Return the readings without what was rejected, with the values corrected and all that was judged marked.

    What stands in a statement that was rejected goes with it: it was nobody's word but that speaker's.
    """
    by_report: dict[str, list[tuple[Judgement, str]]] = {}
    for one in told.judgements:
        for report, item in told.meant[one.id]:
            if item is not None:
                by_report.setdefault(report, []).append((one, item))
    return [_amended(r, by_report[r.report.id]) if r.report.id in by_report else r for r in readings]


def _amended(reading: Reading, rows: Sequence[tuple[Judgement, str]]) -> Reading:
    facts = {fact.id: fact for fact in reading.facts}
    entities = {entity.id: entity for entity in reading.entities}
    gone: set[str] = set()
    for one, item in rows:
        gone |= {item} if one.verdict == "reject" else set()
        if item in facts:
            facts[item] = _with_judgement(reading, facts[item], one)
        elif item in entities:
            entities[item] = _with_judgement(reading, entities[item], one)
    while more := {f.id for f in facts.values() if f.attribution in gone} - gone:
        gone |= more
    gone |= {f.id for f in facts.values() if isinstance(f, Relation) and {f.subject, f.object} & gone}
    return msgspec.structs.replace(
        reading, facts=tuple(_without(fact, gone) for fact in facts.values() if fact.id not in gone),
        entities=tuple(_without(entity, gone) for entity in entities.values() if entity.id not in gone),
    )  # fmt: skip


def _with_judgement(reading: Reading, thing: T, one: Judgement) -> T:
    """Return the thing with the judgement's id, and with its value where it corrects one that can be set."""
    marked = (*thing.judged, one.id)
    changed = corrected(reading, thing, one.field, one.value) if one.verdict == "correct" and one.field else thing
    return msgspec.structs.replace(thing if isinstance(changed, str) else changed, judged=marked)


def _without(thing: T, gone: Collection[str]) -> T:
    """Return the thing without what it says of things that were rejected."""
    plain = msgspec.structs.asdict(thing)
    changes = {name: _left(value, gone) for name, value in plain.items() if name in POINTING and _points(value, gone)}
    return msgspec.structs.replace(thing, **changes) if changes else thing


def _points(value: object, gone: Collection[str]) -> bool:
    return value in gone if isinstance(value, str) else isinstance(value, tuple) and not set(value).isdisjoint(gone)


def _left(value: object, gone: Collection[str]) -> object:
    return tuple(one for one in value if one not in gone) if isinstance(value, tuple) else None


def bonds_of(told: Judged, items: Iterable[Item]) -> Bonds:
    """Return what the judgements say of things that are one and things that are not, by their number among `items`."""
    return bonds(told.judgements, told.meant, items)
