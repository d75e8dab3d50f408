"""Who is who across the reports of a story: one StoryEntity for all that the reports call by compatible names."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recount.link.block import chained
from recount.link.cluster import components
from recount.model.base import Record, content_id
from recount.model.entity import Entity, Role
from recount.model.reading import Reading
from recount.model.story import StoryEntity
from recount.text import bare, words

_BODIES = frozenset({"organization", "armed_group", "armed_force", "group", "product"})
"""Kinds that one report may take for another; a person, a state or a place is never any of them."""


REACH = 8
"""An entity is compared with so many others of one name; the chain ties the rest."""


class Owned(Record, frozen=True, kw_only=True):
    """An entity and the report it stands in."""

    report: str
    entity: Entity


class Cast:
    """The story's entities, found by what each report calls them."""

    def __init__(self, members: Sequence[StoryEntity]) -> None:
        self.entities = tuple(members)
        self.by_id = {member.id: member for member in members}
        self._owner = {
            (report, e): member.id for member in members for report, ids in member.members.items() for e in ids
        }

    def of(self, report: str, identifier: str | None) -> str | None:
        """Return the story's id for the report's entity, or null."""
        return self._owner.get((report, identifier)) if identifier else None

    def all_of(self, report: str, identifiers: Sequence[str]) -> tuple[str, ...]:
        """Return the story's ids for the report's entities, each once, in order."""
        return tuple(dict.fromkeys(found for i in identifiers if (found := self.of(report, i)) is not None))


def story_entities(readings: Sequence[Reading]) -> tuple[StoryEntity, ...]:
    """Return the entities of a story's reports, in order of appearance."""
    owned = [Owned(report=reading.report.id, entity=entity) for reading in readings for entity in reading.entities]
    keys = [list(_keys(one.entity)) for one in owned]
    surnames = _full_names(owned)
    pairs = [
        (i, j)
        for i, j in chained(keys, REACH)
        if _is_same(owned[i].entity, owned[j].entity) and not _is_ambiguous(owned[i].entity, owned[j].entity, surnames)
    ]
    groups = [[owned[n] for n in group] for group in components(len(owned), pairs)]
    ids = {(one.report, one.entity.id): _identity(group) for group in groups for one in group}
    return tuple(_merged(group, ids) for group in groups)


def _keys(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield the keys of which two entities that are one must share at least one."""
    yield from (("id " + scheme, value) for scheme, value in sorted(entity.identifiers.items()))
    if entity.kind == "state" and entity.country:
        yield "state", entity.country
        return
    names = dict.fromkeys(map(bare, (entity.name, *_name_aliases(entity))))
    yield from (("name", name) for name in names if name)
    if entity.kind == "person" and (last := words(entity.name)[-1:]):
        yield "surname", last[0]


def _name_aliases(entity: Entity) -> Iterator[str]:
    """Yield the other names, not the descriptions: "the ministry" is another body in every report."""
    nominal = {bare(m.text) for m in entity.mentions if m.form in ("nominal", "pronoun")}
    yield from (alias for alias in entity.aliases if bare(alias) not in nominal and any(c.isupper() for c in alias))


def _full_names(owned: Sequence[Owned]) -> Mapping[str, frozenset[str]]:
    """Return for each surname the full names that bear it in the story."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in owned:
        name = words(one.entity.name)
        if one.entity.kind == "person" and len(name) > 1:
            found[name[-1]].add(" ".join(name))
    return {last: frozenset(full) for last, full in found.items()}


def _is_same(a: Entity, b: Entity) -> bool:
    if any(b.identifiers.get(scheme, value) != value for scheme, value in a.identifiers.items()):
        return False
    if a.kind == b.kind == "person":
        return _one_person(words(a.name), words(b.name))
    if a.country and b.country and a.country != b.country:
        return False
    return a.kind == b.kind or {a.kind, b.kind} <= _BODIES


def _one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two names may be one person's: equal first names or initials, or a surname alone."""
    short, long = sorted((a, b), key=len)
    if not short or short[-1] != long[-1]:
        return set(short) <= set(long) if short else False
    return len(short) == 1 or short[0] == long[0] or (len(short[0]) == 1 and long[0].startswith(short[0]))


def _is_ambiguous(a: Entity, b: Entity, full: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether one is a bare surname that several people of the story bear."""
    short = min(words(a.name), words(b.name), key=len)
    if a.kind != "person" or len(short) != 1 or words(a.name) == words(b.name):
        return False
    bearers = [words(name) for name in sorted(full.get(short[0], frozenset()))]
    return any(not _one_person(x, y) for x in bearers for y in bearers)


def _identity(group: Sequence[Owned]) -> str:
    return content_id("entity", sorted((one.report, one.entity.id) for one in group))


def _merged(group: Sequence[Owned], ids: Mapping[tuple[str, str], str]) -> StoryEntity:
    entities = [one.entity for one in group]
    name = _name(entities)
    forms = {form for entity in entities for form in (entity.name, *entity.aliases)} - {name}
    members: dict[str, tuple[str, ...]] = {}
    for one in group:
        members[one.report] = (*members.get(one.report, ()), one.entity.id)
    kinds = Counter(entity.kind for entity in entities)
    return StoryEntity(
        id=_identity(group), kind=max(kinds, key=lambda kind: (kinds[kind], kind)), name=name,
        aliases=tuple(sorted(forms)), country=next((e.country for e in entities if e.country), None),
        identifiers={scheme: value for e in entities for scheme, value in sorted(e.identifiers.items())},
        roles=_roles(group, ids), members=members,
    )  # fmt: skip


def _name(entities: Sequence[Entity]) -> str:
    """Return the name that most reports give, the fullest on a tie."""
    counts = Counter(entity.name for entity in entities)
    return max(counts, key=lambda name: (min(2, len(words(name))), counts[name], len(name), name))


def _roles(group: Sequence[Owned], ids: Mapping[tuple[str, str], str]) -> tuple[Role, ...]:
    found: dict[tuple[str, str | None, str | None], Role] = {}
    for one in group:
        for role in one.entity.roles:
            of = ids.get((one.report, role.of)) if role.of else None
            made = Role(title=role.title, of=of, when=role.when, evidence=role.evidence)
            found.setdefault((role.title.casefold(), of, role.when), made)
    return tuple(found.values())
