"""Where: names used as places, looked up in the gazetteer and told apart by what the report says around them."""

from collections.abc import Collection, Iterator
from functools import cache, partial

import msgspec

from recount.annotate.borders import borders
from recount.annotate.choice import Spot, backdrop, choose, containers, homeland, namesakes
from recount.annotate.evidence import firm_prepositions
from recount.annotate.gazetteer import Candidate, country_of, look_up
from recount.annotate.own import own_places
from recount.annotate.phrases import key
from recount.annotate.place_uses import DIVISIONS, find_parts, with_uses
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import State
from recount.lexicon.schema.places import Abbreviation, Locative, PlaceNoun, Region
from recount.model.annotation import AnnotatedReport, Token, head_of, tokens_in
from recount.model.entity import Entity, Mention, Place, Precision, is_named
from recount.model.own import OwnPlace

MOVING = {"from", "to", "into", "through", "toward", "towards", "onto", "via"}
"""Prepositions behind which a state is a place if someone moves."""
NAMED_FROM = {"cape", "port", "fort"}
"""First words of names of places that lie by the town named behind them."""
PRECISIONS: dict[str, Precision] = {
    "country": "country", "province": "province", "district": "district", "capital": "settlement",
    "settlement": "settlement", "region": "region", "line": "line", "point": "point",
}  # fmt: skip


def mark_places(doc: AnnotatedReport) -> AnnotatedReport:
    """Fill `places`: one for each name where it is used as a place, in order.

    Coordinates of a place that the gazetteer does not have are those of the smallest place that the report says it is
    in, or, where a noun says what it is ("the village of …"), that all its places are in; `precision` then is that
    place's. Else the country alone is said, without a point, where nearly all lie in one.
    """
    located = [_spot(doc, entity, mention) for entity, mention in _named(doc) if _is_place(doc, entity, mention)]
    taken = {i for spot in located for i in range(spot.first, spot.last)}
    parts = [
        spot for spot in find_parts(doc, partial(_candidates, doc)) if taken.isdisjoint(range(spot.first, spot.last))
    ]
    spots = sorted([*located, *parts, *_actors(doc, taken)], key=lambda spot: (spot.first, spot.last))
    within = containers(doc, spots)
    chosen = choose(doc, spots, within)
    scene, land = backdrop(spots, chosen), homeland(spots, chosen)
    places = tuple(
        _place(doc, spot, chosen[n], chosen.get(within.get(n, -1)) or (scene if spot.noun else land))
        for n, spot in enumerate(spots)
        if spot.use == "place" or chosen[n]
    )
    lines = borders(doc, places)
    places = tuple(sorted((*places, *lines), key=lambda place: (place.start, place.end))) if lines else places
    return with_uses(msgspec.structs.replace(doc, places=places))


def _named(doc: AnnotatedReport) -> Iterator[tuple[Entity, Mention]]:
    """Yield the names of states and places."""
    for entity in doc.entities:
        if entity.kind in {"state", "place"}:
            yield from ((entity, mention) for mention in entity.mentions if mention.form == "name")


def _actors(doc: AnnotatedReport, taken: Collection[int]) -> Iterator[Spot]:
    """Yield the states that act or are dealt with, by their own names: a capital that acts is no place."""
    for entity, mention in _named(doc):
        inside = tokens_in(doc, mention)
        if entity.kind == "state" and inside and inside[0] not in taken and key(mention.text) in _own_names():
            yield Spot(
                first=inside[0], last=inside[-1] + 1, start=mention.start, end=mention.end, name=entity.name, noun=None,
                candidates=_of_state(entity), use="actor",
            )  # fmt: skip


@cache
def _own_names() -> frozenset[str]:
    """Return the names of all states, without their capitals'."""
    return frozenset(key(name) for state in entries(State) for name in (state.name, *state.aliases))


def _spot(doc: AnnotatedReport, entity: Entity, mention: Mention) -> Spot:
    inside = tokens_in(doc, mention)
    first, last = inside[0], inside[-1] + 1
    noun, more = _noun_beside(doc, first, last)
    is_state = entity.kind == "state"
    if mention.text in _short_forms():
        noun, more = "province", 0
    return Spot(
        first=first, last=last + more, start=mention.start, name=entity.name, noun=noun,
        end=doc.tokens[last + more - 1].end if more else mention.end, direction=_direction(doc, first),
        candidates=_of_state(entity) if is_state else _candidates(doc, entity.name, noun),
    )  # fmt: skip


def _of_state(entity: Entity) -> tuple[Candidate, ...]:
    """Return the country, and what else is called so: Georgia is a state of another country too."""
    country = entity.country or ""
    return (*country_of(country), *namesakes(entity.name, country))


def _candidates(doc: AnnotatedReport, name: str, noun: Precision | None) -> tuple[Candidate, ...]:
    """Return all that a place's name may be, the user's own before all; a river is no district called after it."""
    if own := own_places(doc.own, name):
        return tuple(map(_of_own, own))
    found = _region(name) or look_up(name) or look_up(_stem(name))
    words = name.split()
    if not found and len(words) > 1 and words[0].lower() in _directions():
        found = look_up(" ".join(words[1:]))
    if not found and len(words) > 1 and _nouns().get(words[-1].lower()) in DIVISIONS:
        found = tuple(place for place in look_up(" ".join(words[:-1])) if place.kind in DIVISIONS)
    if noun in {"line", "region"} and words[-1].lower() in _nouns():
        return tuple(c for c in found if key(c.name) == key(name) or c.kind == "region")
    return found


def _stem(name: str) -> str:
    """Return a facility's name without its noun, but only where the noun says that it lies there: "Ramtha Airport"."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _named_after_towns():
        return " ".join(words[:-1])
    return " ".join(words[1:]) if len(words) > 1 and words[0].lower() in NAMED_FROM else ""


@cache
def _named_after_towns() -> frozenset[str]:
    return frozenset(noun for entry in entries(PlaceNoun) if entry.named_after_town for noun in entry.nouns)


@cache
def _nouns() -> dict[str, Precision]:
    return {noun: entry.precision for entry in entries(PlaceNoun) for noun in entry.nouns}


@cache
def _regions() -> dict[str, Candidate]:
    return {key(name): _of_region(entry) for entry in entries(Region) for name in entry.names}


def _of_region(entry: Region) -> Candidate:
    """Return the lexicon's region as a candidate; of rivers and seas the kind is region too."""
    kind = entry.precision if entry.precision in {"country", "province", "line"} else "region"
    return Candidate(
        name=entry.names[0], kind=kind, country=entry.country, admin1=entry.names[0] if kind == "province" else None,
        admin2=None, latitude=entry.latitude, longitude=entry.longitude, population=10_000_000, geonames_id=None,
    )  # fmt: skip


def _of_own(place: OwnPlace) -> Candidate:
    """Return a place of the user's as a candidate that is not refused for being small."""
    return Candidate(
        name=place.name, kind=place.precision, country=place.country, admin1=place.admin1, admin2=None,
        latitude=place.latitude, longitude=place.longitude, population=10_000_000, geonames_id=None,
    )  # fmt: skip


def _region(name: str) -> tuple[Candidate, ...]:
    found = _regions().get(key(name))
    return (found,) if found else ()


@cache
def _directions() -> frozenset[str]:
    return frozenset(word for entry in entries(Locative) for word in entry.directions)


@cache
def _short_forms() -> frozenset[str]:
    return frozenset(short for entry in entries(Abbreviation) for short in entry.names)


@cache
def _motion() -> frozenset[str]:
    return frozenset(verb for entry in entries(Locative) for verb in entry.verbs)


def _direction(doc: AnnotatedReport, first: int) -> bool:
    return first > 0 and doc.tokens[first - 1].text.lower() in _directions()


def _noun_beside(doc: AnnotatedReport, first: int, last: int) -> tuple[Precision | None, int]:
    """Return what the place noun beside the name says, and how many tokens of it go with it: "M4 highway"."""
    tokens = doc.tokens
    own = _nouns().get(tokens[last - 1].text.lower()) if last - first > 1 else None
    if own:
        return own, 0
    for more in (1, 2):
        after = tokens[last + more - 1] if last + more - 1 < len(tokens) else None
        said = _nouns().get(after.lemma.lower()) if after and after.sentence == tokens[first].sentence else None
        if said and after:
            return said, more if said in {"line", "point"} else 0
        if after is None or after.pos != "ADJ":
            break
    before = first - 1
    if before > 0 and tokens[before].text == "of":
        before -= 1
    return (_nouns().get(tokens[before].lemma) if before >= 0 else None), 0


def _is_place(doc: AnnotatedReport, entity: Entity, mention: Mention) -> bool:
    """Tell whether the name is used as a place; a state's only where something is in it or moves there."""
    if entity.kind == "place":
        return True
    if entity.kind != "state" or not country_of(entity.country or ""):
        return False
    inside = tokens_in(doc, mention)
    token = doc.tokens[head_of(doc, inside)]
    if _direction(doc, inside[0]) or doc.report.blocks[doc.sentences[token.sentence].block].kind == "dateline":
        return True
    while token.dep == "conj":
        token = doc.tokens[token.head]
    if token.dep == "poss":
        return _leads_to_place(doc, doc.tokens[token.head])
    if token.dep in {"appos", "npadvmod"} and doc.tokens[inside[0] - 1].text == ",":
        return _names_place(doc, token.head)
    return token.dep == "pobj" and _is_where(doc, doc.tokens[token.head])


def _names_place(doc: AnnotatedReport, index: int) -> bool:
    found = doc.entity_at.get(index)
    return any(e.id == found and e.kind == "place" and is_named(e) for e in doc.entities)


def _leads_to_place(doc: AnnotatedReport, head: Token) -> bool:
    return (
        head.text.lower() in _nouns()
        or _names_place(doc, head.index)
        or head.lemma in {"border", "capital", "north", "south"}
    )


def _is_where(doc: AnnotatedReport, preposition: Token) -> bool:
    """Tell "in Syria", "fled to Syria", "the border with Syria" from "sanctions on Syria", "a deal with Syria"."""
    word, above = preposition.lemma, doc.tokens[preposition.head]
    if word in firm_prepositions() or word == "into":
        return True
    if above.lemma in {"border", "frontier"}:
        return True
    if word == "of":
        return above.text.lower() in _nouns() or above.lemma in {"part", "north", "south", "east", "west", "rest"}
    moves = above.lemma in _motion() or above.lemma in {
        "refugee",
        "migrant",
        "flight",
        "withdrawal",
        "return",
        "visit",
        "trip",
    }
    return word in MOVING and moves


def _place(doc: AnnotatedReport, spot: Spot, choice: Candidate | None, around: Candidate | None) -> Place:
    known = choice or around
    precision = _precision(spot, choice, around)
    return Place(
        start=spot.start, end=spot.end, text=doc.report.text[spot.start : spot.end],
        name=choice.name if choice else spot.name, country=known.country if known else None,
        admin1=(known.admin1 or (known.name if known.kind == "province" else None)) if known else None,
        latitude=known.latitude if known else None, longitude=known.longitude if known else None,
        geonames_id=choice.geonames_id if choice else None, precision=precision, use=spot.use,
    )  # fmt: skip


def _precision(spot: Spot, choice: Candidate | None, around: Candidate | None) -> Precision | None:
    if spot.noun == "line":
        return "line"
    if choice is None and around and around.kind == "unplaced":
        return None
    if choice is None:
        return PRECISIONS.get(around.kind) if around else None
    if spot.direction and choice.kind in {"country", "province"}:
        return "region"
    return PRECISIONS.get(choice.kind)
