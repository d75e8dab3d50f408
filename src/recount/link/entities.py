"""Who is who across the reports of a story: one StoryEntity for all that the reports call by compatible names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from recount.link.block import chained
from recount.link.identity import (
    BODIES,
    SAME,
    Profile,
    explain,
    is_barred,
    may_be_one,
    may_be_one_body,
    noun,
    profile,
    spot_of,
)  # fmt: skip
from recount.link.judged import UNJUDGED, Judged, bonds_of
from recount.link.names import initials, parts, skeleton, spelling
from recount.model.base import Record, content_id
from recount.model.bonds import FREE, Bonds
from recount.model.entity import Entity, Role
from recount.model.reading import Reading
from recount.model.story import NameTie, StoryEntity

REACH = 8
"""An entity is compared with so many others of one key; the chain ties the rest."""
BEARERS = 20
"""A surname of more full names than this is several people's without looking."""
LONG_NAME = 2
"""A name of more words than this may be misprinted."""


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


def story_entities(readings: Sequence[Reading], told: Judged = UNJUDGED) -> tuple[StoryEntity, ...]:
    """Return the entities of a story's reports, in order of appearance.

    What reports say of an entity in the same words is compared once, so that reports that are alike cost nothing more;
    but each by itself of which a person has judged that it is another's equal or not.
    """
    owned = [Owned(report=reading.report.id, entity=entity) for reading in readings for entity in reading.entities]
    judged = bonds_of(told, [(one.report, one.entity.id) for one in owned]) if told.meant else FREE
    single = judged.items
    alike: defaultdict[tuple[Profile, int], list[int]] = defaultdict(list)
    for n, made in enumerate(_profiles(readings)):
        alike[made, n if n in single else -1].append(n)
    members = list(alike.values())
    pools, ties = _joined(_told_apart([one for one, _ in alike]), judged.over(members))
    found = sorted((sorted(n for p in pool for n in members[p]), pool[0]) for pool in pools)
    groups = [([owned[n] for n in group], ties.get(first, ())) for group, first in found]
    named = [(_identity(group), group) for group, _ in groups]
    ids = {(one.report, one.entity.id): made for made, group in named for one in group}
    return tuple(_merged(group, ids, why) for group, why in groups)


def _profiles(readings: Sequence[Reading]) -> Iterator[Profile]:
    for reading in readings:
        called = {entity.id: entity.name for entity in reading.entities}
        spots = {(place.start, place.end): spot_of(place) for place in reading.places if place.latitude is not None}
        yield from (profile(entity, called, spots) for entity in reading.entities)


def _told_apart(profiles: Sequence[Profile]) -> list[Profile]:
    """Return the profiles, each with whether all who bear its surname, or its noun, may be one."""
    full: defaultdict[tuple[bool, str], set[str]] = defaultdict(set)
    for one in profiles:
        if len(one.parts) > 1 and (one.kind == "person" or one.kind in BODIES):
            full[_last(one)].add(one.name)
    shared = {last for last, names in full.items() if _are_several(sorted(names), person=last[0])}
    return [
        msgspec.structs.replace(one, alone=False) if one.parts and _last(one) in shared else one for one in profiles
    ]


def _last(one: Profile) -> tuple[bool, str]:
    """Return the surname of a person, the noun of a body."""
    person = one.kind == "person"
    return person, spelling(one.parts[-1] if person else noun(one.name))


def _are_several(names: Sequence[str], *, person: bool) -> bool:
    are_one = may_be_one if person else may_be_one_body
    return len(names) > BEARERS or any(not are_one(a, b) for a, b in combinations(names, 2))


def _joined(
    profiles: Sequence[Profile], judged: Bonds = FREE
) -> tuple[list[list[int]], dict[int, tuple[NameTie, ...]]]:
    """Return the groups of profiles that are one entity, and why, by the first of a group; the surest pairs first."""
    group = {n: [n] for n in range(len(profiles))}
    for one in map(list, judged.same):
        group |= {n: one for n in one}  # noqa: C420 - all share the one list
    ties: dict[int, tuple[NameTie, ...]] = {}
    for i, j, tie in _scored(profiles):
        a, b = sorted((group[i], group[j]))
        if a is b or judged.part(a, b) or _is_forbidden(profiles, a, b):
            continue
        ties[a[0]] = (*ties.pop(a[0], ()), *ties.pop(b[0], ()), tie)
        made = sorted(a + b)
        for n in made:
            group[n] = made
    pools = [pool for n, pool in group.items() if pool[0] == n]
    return pools, {first: _telling(why) for first, why in ties.items()}


def _scored(profiles: Sequence[Profile]) -> list[tuple[int, int, NameTie]]:
    """Return the pairs that may be one, with what speaks for it, the surest first."""
    rows: list[tuple[int, int, NameTie]] = []
    for i, j in chained([list(_keys(one)) for one in profiles], REACH):
        a, b = profiles[i], profiles[j]
        features = {} if is_barred(a, b) else explain(a, b)
        if (score := sum(features.values())) >= SAME:
            rows.append((i, j, NameTie(names=(a.name, b.name), score=score, features=features)))
    return sorted(rows, key=lambda row: (-row[2].score, row[0], row[1]))


def _telling(ties: Iterable[NameTie]) -> tuple[NameTie, ...]:
    """Return one tie for each two names, the surest."""
    found: dict[tuple[str, str], NameTie] = {}
    for tie in ties:
        if tie.names[0] != tie.names[1]:
            found.setdefault(tie.names, tie)
    return tuple(found.values())


def _is_forbidden(profiles: Sequence[Profile], a: Sequence[int], b: Sequence[int]) -> bool:
    """Tell whether any of one group can be none of the other; of a big group so many are asked."""
    return any(is_barred(profiles[i], profiles[j]) for i in a[:REACH] for j in b[:REACH])


def _keys(one: Profile) -> Iterator[tuple[str, str]]:
    """Yield the keys of which two profiles that are one must share at least one."""
    yield from (("id " + scheme, value) for scheme, value in one.identifiers)
    if one.spot and one.spot.geonames_id:
        yield "geonames", str(one.spot.geonames_id)
    if one.kind == "state" and one.country:
        yield "state", one.country
        return
    names = (one.name,) if one.kind == "person" else (one.name, *one.aliases)
    yield from (("name", name) for name in names if name)
    if one.named and one.parts:
        yield "spelling", skeleton(one.name)
        yield from _person_keys(one) if one.kind == "person" else _body_keys(one)


def _person_keys(one: Profile) -> Iterator[tuple[str, str]]:
    yield "surname", skeleton(one.parts[-1])
    yield "first name", skeleton(one.parts[0])


def _body_keys(one: Profile) -> Iterator[tuple[str, str]]:
    """Yield the acronym that it is or may have, and of a long name what a misprint of one word leaves whole."""
    yield "acronym", one.name if " " not in one.name else initials(one.name)
    yield "noun", spelling(noun(one.name))
    if len(one.parts) > LONG_NAME:
        yield from (("but " + str(n), " ".join((*one.parts[:n], *one.parts[n + 1 :]))) for n in range(len(one.parts)))


def _identity(group: Sequence[Owned]) -> str:
    return content_id("entity", sorted((one.report, one.entity.id) for one in group))


def _merged(group: Sequence[Owned], ids: Mapping[tuple[str, str], str], why: tuple[NameTie, ...]) -> StoryEntity:
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
        side=next((e.side for e in entities if e.side), None), backers=_backers(group, ids), roles=_roles(group, ids),
        members=members, why=why, judged=tuple(dict.fromkeys(one for e in entities for one in e.judged)),
    )  # fmt: skip


def _name(entities: Sequence[Entity]) -> str:
    """Return the name that most reports give, the fullest on a tie."""
    counts = Counter(entity.name for entity in entities)
    return max(counts, key=lambda name: (min(2, len(parts(name))), counts[name], len(name), name))


def _backers(group: Sequence[Owned], ids: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[one.report, backer] for one in group for backer in one.entity.backers))


def _roles(group: Sequence[Owned], ids: Mapping[tuple[str, str], str]) -> tuple[Role, ...]:
    found: dict[tuple[str, str | None, str | None], Role] = {}
    for one in group:
        for role in one.entity.roles:
            of = ids.get((one.report, role.of)) if role.of else None
            made = msgspec.structs.replace(role, of=of, when_time=None)
            found.setdefault((role.title.casefold(), of, role.when), made)
    return tuple(found.values())
