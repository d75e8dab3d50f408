"""Names of places that are no places where they stand: in the names of bodies, and of states that act."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import msgspec

from recount.annotate.choice import Spot
from recount.annotate.evidence import place_nouns
from recount.annotate.gazetteer import Candidate
from recount.annotate.mentions import body_nouns, not_names
from recount.annotate.phrases import key, surface
from recount.annotate.place_votes import TOWN
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import State
from recount.lexicon.schema.places import PlaceNoun
from recount.model.annotation import AnnotatedReport, tokens_in
from recount.model.entity import Entity, Mention, NamePart, Place, Precision, is_named

KINDS = frozenset({"organization", "armed_force", "armed_group"})
"""Who may be named after a place where it is at home."""
DIVISIONS = frozenset({"province", "district"})
LONGEST = 3
"""Words of a place's name inside another."""
BEFORE = frozenset({"of", "in", "for", "at"})

Look = Callable[[str, Precision | None], tuple[Candidate, ...]]


def find_parts(doc: AnnotatedReport, candidates: Look) -> Iterator[Spot]:
    """Yield the places' names inside the names of bodies: at the head of the name, or behind "of" in it."""
    known = {key(entity.name) for entity in doc.entities if entity.kind in {"place", "state"} and is_named(entity)}
    for entity in doc.entities:
        if entity.kind in KINDS:
            for mention in entity.mentions:
                if mention.form == "name" and " " in mention.text and (spot := _part(doc, mention, candidates, known)):
                    yield spot


def _part(doc: AnnotatedReport, mention: Mention, candidates: Look, known: set[str]) -> Spot | None:
    inside = tokens_in(doc, mention)
    first, last = inside[0], inside[-1] + 1
    starts = [first, *(i + 1 for i in inside[1:-1] if doc.tokens[i].text.lower() in BEFORE)]
    for start in starts:
        for end in range(min(last, start + LONGEST), start, -1):
            whole = (start, end) == (first, last)
            if not whole and (spot := _named(doc, (start, end), candidates, known)):
                return spot
    return None


def _named(doc: AnnotatedReport, span: tuple[int, int], candidates: Look, known: set[str]) -> Spot | None:
    """Return the place that the words name, if they are its name and no other words."""
    first, last = span
    words = surface(doc, first, last)
    if not words[:1].isupper() or not doc.tokens[last - 1].text[:1].isupper() or key(words) in _common():
        return None
    noun = _divisions().get(key(doc.tokens[last - 1].text)) if last - first > 1 else None
    found = candidates(words, noun)
    if not found or not (noun or key(words) in known or any(_is_known(place) for place in found)):
        return None
    return Spot(
        first=first, last=last, start=doc.tokens[first].start, end=doc.tokens[last - 1].end, name=words, noun=noun,
        candidates=found, use="part",
    )  # fmt: skip


def _is_known(place: Candidate) -> bool:
    """Tell whether the name is the place's although the report does not use it as one, and no common word."""
    return place.kind in {"country", "province", "capital", "region"} or place.population > TOWN


@cache
def _common() -> frozenset[str]:
    """Return the nouns of bodies and places, adjectives of states, the words of no name: alone they name no place."""
    adjectives = {key(word) for state in entries(State) for word in state.adjectives}
    return body_nouns() | place_nouns() | not_names() | adjectives


@cache
def _divisions() -> Mapping[str, Precision]:
    """Return the nouns of divisions: "County", "Province"."""
    return {
        noun: entry.precision for entry in entries(PlaceNoun) if entry.precision in DIVISIONS for noun in entry.nouns
    }


def with_uses(doc: AnnotatedReport) -> AnnotatedReport:
    """Return the report with each mention told what its place's name is used for, and which names it holds."""
    uses: dict[tuple[int, int], Place] = {(place.start, place.end): place for place in doc.places}
    parts = {place.start: place for place in doc.places if place.use == "part"}
    told = tuple(_told(doc, entity, uses, parts) for entity in doc.entities)
    return msgspec.structs.replace(doc, entities=told)


def _told(
    doc: AnnotatedReport, entity: Entity, uses: Mapping[tuple[int, int], Place], parts: Mapping[int, Place]
) -> Entity:
    if entity.kind in {"state", "place"}:
        mentions = tuple(_with_use(entity, mention, uses) for mention in entity.mentions)
    elif entity.kind in KINDS and parts:
        mentions = tuple(_with_parts(doc, mention, parts) for mention in entity.mentions)
    else:
        return entity
    return msgspec.structs.replace(entity, mentions=mentions)


def _with_use(entity: Entity, mention: Mention, uses: Mapping[tuple[int, int], Place]) -> Mention:
    """Tell an actor from a place; a place's name may be longer than the mention: "M4 highway"."""
    if mention.form != "name":
        return mention
    place = uses.get((mention.start, mention.end))
    actor = entity.kind == "state" and (place is None or place.use == "actor")
    return msgspec.structs.replace(mention, use="actor" if actor else "place")


def _with_parts(doc: AnnotatedReport, mention: Mention, parts: Mapping[int, Place]) -> Mention:
    starts = (doc.tokens[i].start for i in tokens_in(doc, mention)) if mention.form == "name" else ()
    found = (place for start in starts if (place := parts.get(start)) and mention.contains(place))
    inside = tuple(NamePart(start=place.start, end=place.end, text=place.text) for place in found)
    return msgspec.structs.replace(mention, parts=inside) if inside else mention
