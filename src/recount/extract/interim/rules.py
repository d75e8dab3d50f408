"""Interim."""

from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.interim import CasualtyTerm, EventType, LightVerb, ModalityCue, NounTrigger, VerbTrigger
from recount.lexicon.schema.relations import RelationTerm
from recount.model.fact import Codes, Measure, Modality, RelationKind


@cache
def verb_triggers() -> dict[str, tuple[VerbTrigger, ...]]:
    """Return the verb rules by the first word of the verb, in the order of the file."""
    table: dict[str, list[VerbTrigger]] = {}
    for entry in entries(VerbTrigger):
        for verb in entry.verbs:
            table.setdefault(verb.split()[0], []).append(entry)
    return {word: tuple(rules) for word, rules in table.items()}


@cache
def noun_triggers() -> dict[str, tuple[tuple[tuple[str, ...], NounTrigger], ...]]:
    """Return noun phrases and their rules by the last word of the phrase, the longest and most specific first."""
    table: dict[str, list[tuple[tuple[str, ...], NounTrigger]]] = {}
    for entry in entries(NounTrigger):
        for noun in entry.nouns:
            phrase = tuple(noun.split())
            table.setdefault(phrase[-1], []).append((phrase, entry))
    return {
        word: tuple(sorted(rules, key=lambda rule: (-len(rule[0]), not rule[1].modifiers)))
        for word, rules in table.items()
    }


@cache
def light_verbs() -> frozenset[str]:
    """Return the verbs (with particle) that lend an event noun their subject."""
    return frozenset(verb for entry in entries(LightVerb) for verb in entry.verbs)


@cache
def modality_cues(kind: str) -> dict[str, Modality]:
    """Return the modality that each word of a kind (`auxiliary`, `governor`, `conjunction`) gives."""
    return {word: entry.modality for entry in entries(ModalityCue) if entry.kind == kind for word in entry.words}


@cache
def codes_of(event_type: str) -> Codes:
    """Return the type's codes in every code system."""
    entry = event_types()[event_type]
    return Codes(plover=entry.plover, cameo=entry.cameo, acled=entry.acled, ucdp=entry.ucdp)


@cache
def event_types() -> dict[str, EventType]:
    """Return the event types by name."""
    return {entry.type: entry for entry in entries(EventType)}


def is_violent(event_type: str) -> bool:
    """Tell whether events of the type have tolls."""
    return event_types()[event_type].violent


@cache
def casualty_words(way: str) -> dict[str, Measure]:
    """Return the measure of each word that counts in a way: one of the list fields of `CasualtyTerm`."""
    return {word: entry.measure for entry in entries(CasualtyTerm) for word in getattr(entry, way)}


@cache
def relation_verbs() -> dict[str, RelationKind]:
    """Return the relation that each verb states between its subject and its object."""
    return {verb: entry.relation for entry in entries(RelationTerm) for verb in entry.verbs}


@cache
def relation_nouns() -> dict[str, RelationKind]:
    """Return the relation of the one that each noun names."""
    return {noun: entry.relation for entry in entries(RelationTerm) for noun in entry.nouns}
