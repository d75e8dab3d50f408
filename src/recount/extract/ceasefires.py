"""What a truce says of itself: between whom, on what terms, from when, broken by whom."""

from collections.abc import Sequence

import msgspec

from recount.extract.clauses import doers
from recount.extract.field_evidence import named_as, resting_on
from recount.extract.scene import Scene, named, word_class
from recount.extract.telling import Telling
from recount.model.annotation import children, cover, subtree
from recount.model.base import Span
from recount.model.fact import Ceasefire, Event, FieldEvidence


def is_truce(scene: Scene, telling: Telling) -> bool:
    """Tell whether an agreement is one to stop fighting: by its own noun or what modifies it."""
    trigger = telling.draft.trigger
    own = (*trigger.words, *(doers(scene.doc, trigger.head) if trigger.verb else ()))
    words = {j for i in own for j in (i, *children(scene.doc, i, "compound", "amod", "nmod"))}
    return any(named(scene, i) & word_class("truce") for i in words)


def ceasefire(scene: Scene, telling: Telling) -> Ceasefire:
    """Return what the words around a truce tell of it."""
    cast, rule = telling.cast, telling.draft.trigger.verb
    begins = rule is not None and rule.subject == "none"
    parties, terms = tuple(dict.fromkeys((*cast.agents, *cast.recipients))), _terms(scene, telling)
    return Ceasefire(
        parties=parties, terms=tuple(scene.doc.text(span) for span in terms),
        starts=telling.when if begins else None,
        evidence=(
            *named_as(scene, telling, "parties", parties), *resting_on("terms", terms),
            *resting_on("starts", [telling.time] if begins else []),
        ),
    )  # fmt: skip


def _terms(scene: Scene, telling: Telling) -> list[Span]:
    """Return the words for how long it is to hold, and for what it includes."""
    doc = scene.doc
    nouns = [i for i in telling.draft.trigger.words if doc.tokens[i].pos in ("NOUN", "PROPN")]
    below = [j for noun in nouns for j in subtree(doc, noun)]
    spans = [time for i in below if (time := scene.time_at.get(i)) and time.kind == "duration"]
    found: list[Span] = list(dict.fromkeys(spans))
    for word in below:
        for clause in children(doc, word, "relcl", "acl"):
            if doc.tokens[clause].lemma in ("include", "provide", "see", "require", "allow", "call", "cover"):
                things = children(doc, clause, "dobj")
                found += [cover(doc, subtree(doc, thing)) for thing in things]
    return found


def with_violators(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events, with those who broke it named in a report's truce where it tells of one only."""
    truces = {event.coreferent or event.id for event in events if isinstance(event.details, Ceasefire)}
    broken = [event for event in events if event.type == "ceasefire_violation" and event.agents]
    if len(truces) != 1 or not broken:
        return tuple(events)
    breakers = tuple(dict.fromkeys(agent for event in broken for agent in event.agents))
    told = resting_on("violated_by", broken)
    return tuple(
        msgspec.structs.replace(event, details=_broken(event.details, breakers, told))
        if isinstance(event.details, Ceasefire) else event for event in events
    )  # fmt: skip


def _broken(truce: Ceasefire, breakers: tuple[str, ...], told: tuple[FieldEvidence, ...]) -> Ceasefire:
    return msgspec.structs.replace(truce, violated_by=breakers, evidence=(*truce.evidence, *told))
