"""What a deed is done to that is nobody who acts: sites, towns, vehicles, the places that a measure reaches."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from recount.extract.clauses import behind, coordinated, is_verb, undergoers
from recount.extract.scene import Scene
from recount.extract.triggers import Trigger
from recount.lexicon.load import entries
from recount.lexicon.schema.events import EventType
from recount.lexicon.schema.places import PlaceNoun
from recount.model.annotation import children

AIMED = ("on", "against", "at", "of", "upon", "near", "outside", "inside", "in", "into", "through", "beside")
"""Prepositions behind which stand the sites that a deed of violence is aimed at."""
BEFORE = ("amod", "compound", "nmod")
OWN = ("poss",)


def struck(scene: Scene, heads: Sequence[int]) -> list[str]:
    """Return the places and things that violence is done to, and whose they are: "an ARMY camp".

    Where neither is named: the place that they lie in, "the enclave of LESK", "three villages in LESK".
    """
    hit = [i for head in heads for i in coordinated(scene.doc, head)]
    things = [found for i in hit if (found := scene.site(i) or place_at(scene, i) or scene.craft_at.get(i))]
    # "the Syrian city of Lesk": a town is not its state's as a camp is an army's.
    held = [i for i in hit if scene.word(i) not in _settlements()]
    owners = [a for i in held for j in children(scene.doc, i, *OWN, *BEFORE) if (a := scene.actor(j))]
    owners += [a for i in held for j in behind(scene.doc, i, "of", "for") if (a := scene.actor(j))]
    lying = (found for i in hit for j in behind(scene.doc, i, "of", "in") if (found := place_at(scene, j)))
    return [*things, *owners] or list(lying)


def sites_of(scene: Scene, trigger: Trigger) -> Iterator[str]:
    """Yield the things that a deed of violence is aimed at, by its prepositions: "a bomb exploded outside a SCHOOL"."""
    heads = _heads(trigger)
    for i in (j for head in heads for k in behind(scene.doc, head, *AIMED) for j in coordinated(scene.doc, k)):
        if found := scene.site(i):
            yield found
    for i in (j for head in heads for j in behind(scene.doc, head, "on", "against")):
        if found := scene.craft_at.get(i):
            yield found
    for i in (j for head in heads for j in behind(scene.doc, head, "near", "outside", "at")):
        if scene.kind(i) == "organization" and (found := scene.actor(i)):
            yield found
    for i in (j for head in heads for j in children(scene.doc, head, "compound", "nmod")):
        if found := scene.site(i):
            yield found


def reached(scene: Scene, trigger: Trigger, entry: EventType) -> Iterator[str]:
    """Yield the places that an act reaches where nobody is named: "a curfew in LESK", "aid to the town of LESK"."""
    if not entry.reach:
        return
    heads = _heads(trigger)
    heads += [i for head in heads if is_verb(scene.doc, head) for i in undergoers(scene.doc, head)]
    heads += [i for head in heads for i in behind(scene.doc, head, "of", "to", "for")]
    for index in (i for head in dict.fromkeys(heads) for i in behind(scene.doc, head, *entry.reach)):
        for i in coordinated(scene.doc, index):
            inside = (j for j in behind(scene.doc, i, "of", "in") if place_at(scene, j))
            whose = (a for j in children(scene.doc, i, *OWN, *BEFORE) if (a := scene.actor(j)))
            if found := place_at(scene, i) or scene.actor(i) or place_at(scene, next(inside, i)) or next(whose, None):
                yield found


def place_at(scene: Scene, index: int) -> str | None:
    """Return the id of the place that is named at a token, or null."""
    return scene.doc.entity_at.get(index) if scene.kind(index) == "place" else None


@cache
def _settlements() -> frozenset[str]:
    """Return the nouns for towns."""
    return frozenset(noun for entry in entries(PlaceNoun) if entry.precision == "settlement" for noun in entry.nouns)


def _heads(trigger: Trigger) -> list[int]:
    """Return the words of an event around which its phrases hang."""
    found: Iterable[int | None] = (trigger.head, trigger.carrier, *trigger.words)
    return [i for i in dict.fromkeys(found) if i is not None]
