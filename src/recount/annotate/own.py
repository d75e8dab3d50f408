"""What the user's tables say of a report: names they know, who holds which office, and Wikidata's items.

A table's names are taken as they stand, before the lexicon's and the language model's; its offices only confirm or
question what a report says, and add no role to it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from recount.annotate.phrases import Book, key, make_book
from recount.lexicon.load import entries
from recount.lexicon.schema.titles import StandingWord
from recount.lexicon.tables import state_words
from recount.model.annotation import AnnotatedReport
from recount.model.base import Record
from recount.model.edtf import parse_or_none
from recount.model.entity import Entity, Role
from recount.model.own import Own, OwnOffice, OwnPlace, checked
from recount.text import name_key

_LINKING = frozenset({"of", "for", "the", "and", "to", "at", "in", "a", "s"})
"""Words that say nothing of a title."""
_RANKS = frozenset({"deputy", "vice", "assistant", "under", "junior"})
"""Words that make another office of a title."""


class OwnName(Record, frozen=True, kw_only=True):
    """A name of a table: a person's or a place's."""

    name: str
    is_person: bool
    country: str | None = None


@lru_cache(maxsize=4)
def own_book(own: Own) -> Book[OwnName]:
    """Return the names that the tables have."""
    people = {name: OwnName(name=o.name, is_person=True) for o in own.offices for name in _names(o)}
    places = [(n, OwnName(name=p.name, is_person=False, country=p.country)) for p in own.places for n in _names(p)]
    return make_book([*people.items(), *places])


def _names(entry: OwnPlace | OwnOffice) -> tuple[str, ...]:
    return (entry.name, *entry.names)


def own_places(own: Own, name: str) -> tuple[OwnPlace, ...]:
    """Return the places that the user's gazetteers have by this name, in their order."""
    return _places(own).get(name_key(name), ()) if own.places else ()


@lru_cache(maxsize=4)
def _places(own: Own) -> Mapping[str, tuple[OwnPlace, ...]]:
    found: defaultdict[str, list[OwnPlace]] = defaultdict(list)
    for place in own.places:
        for name in dict.fromkeys(map(name_key, _names(place))):
            found[name].append(place)
    return {name: tuple(places) for name, places in found.items()}


@lru_cache(maxsize=4)
def _offices(own: Own) -> Mapping[str, tuple[OwnOffice, ...]]:
    """Return the offices by the names of those who held them, and by their last word."""
    found: defaultdict[str, list[OwnOffice]] = defaultdict(list)
    for office in own.offices:
        keys = [name_key(name) for name in _names(office)]
        for name in dict.fromkeys([*keys, *(name.split()[-1] for name in keys if name)]):
            found[name].append(office)
    return {name: tuple(offices) for name, offices in found.items()}


def mark_own(doc: AnnotatedReport) -> AnnotatedReport:
    """Give persons the identifier and their roles the terms that the user's table of people has for them."""
    if not doc.own.offices:
        return doc
    by_id = {entity.id: entity for entity in doc.entities}
    found = tuple(_known(doc, entity, by_id) if entity.kind == "person" else entity for entity in doc.entities)
    return msgspec.structs.replace(doc, entities=found)


def _known(doc: AnnotatedReport, entity: Entity, by_id: Mapping[str, Entity]) -> Entity:
    """Return the person with what the table has, if it has one person whom the report can mean."""
    offices = _held(doc.own, entity, by_id)
    if len({_person(office) for office in offices}) != 1:
        return entity
    published = parse_or_none(doc.report.published.when)
    item = next((office.wikidata for office in offices if office.wikidata), None)
    identifiers = entity.identifiers | ({"wikidata": item} if item else {})
    roles = tuple(checked(_with_terms(role, offices, by_id), published) for role in entity.roles)
    return msgspec.structs.replace(entity, identifiers=identifiers, roles=roles)


def _held(own: Own, entity: Entity, by_id: Mapping[str, Entity]) -> tuple[OwnOffice, ...]:
    """Return the offices of those of the table who bear the name: all of one who bears it in full, or holds the role.

    Several people of one name are told apart by their roles; a surname alone is nobody's without one.
    """
    names = {name_key(name) for name in (entity.name, *entity.aliases)}
    named = list(dict.fromkeys(office for name in sorted(names) for office in _offices(own).get(name, ())))
    full = [o for o in named if any(" " in n or n == name_key(o.name) for n in names & _keys(o))]
    people = {_person(office) for office in full}
    if len(people) == 1:
        return tuple(full)
    fitting = {_person(o) for o in full or named if any(_is_office(role, o, by_id) for role in entity.roles)}
    return tuple(office for office in full or named if _person(office) in fitting)


def _keys(office: OwnOffice) -> set[str]:
    return {name_key(name) for name in _names(office)}


def _person(office: OwnOffice) -> str:
    return office.wikidata or name_key(office.name)


def _with_terms(role: Role, offices: Sequence[OwnOffice], by_id: Mapping[str, Entity]) -> Role:
    terms = (office.term for office in offices if office.term and _is_office(role, office, by_id))
    return msgspec.structs.replace(role, terms=tuple(dict.fromkeys(terms)))


def _is_office(role: Role, office: OwnOffice, by_id: Mapping[str, Entity]) -> bool:
    """Tell whether a role of a report is the office: the words of one title are among the other's, of one body."""
    if not office.role or not _is_same_body(by_id.get(role.of or ""), office.of):
        return False
    left, right = _title(role.title, office.of), _title(office.role, office.of)
    return bool(left and right) and (left <= right or right <= left) and left & _RANKS == right & _RANKS


def _title(title: str, of: str | None) -> set[str]:
    words = _words(title) - _LINKING - _standing_words()
    return words - _words(of or "") or words


@lru_cache(maxsize=1)
def _standing_words() -> frozenset[str]:
    """Return the words that only say whether an office is held: "former", "elect"."""
    return frozenset(word for entry in entries(StandingWord) for word in (*entry.words, *entry.endings))


def _words(text: str) -> set[str]:
    """Return the words in the spelling that names are compared in: "Defence" is "defense"."""
    return set(name_key(key(text)).split())


def _is_same_body(body: Entity | None, of: str | None) -> bool:
    """Tell whether a role's body may be the table's; nothing said on either side contradicts nothing."""
    if body is None or not of:
        return True
    if body.kind == "state":
        return _countries().get(name_key(of)) in {None, body.country}
    return _body(of) in {_body(name) for name in (body.name, *body.aliases)} or name_key(of) in _countries()


def _body(name: str) -> str:
    return name_key(key(name))


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    return {name_key(word): iso3 for word, iso3 in state_words()}
