"""Whom a statement lays it on: those who are accused or blamed, and those of whom it is denied or doubted."""

from collections.abc import Iterator
from itertools import islice

from recount.annotate.statements.blame import doers, main_verbs
from recount.annotate.statements.cues import Cue, is_passive
from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.phrases import above, subject
from recount.annotate.statements.speakers import agent, citing
from recount.model.annotation import AnnotatedReport, children

LAYING = frozenset({"accuse", "blame", "deny", "doubt"})
CITING = frozenset({"quote", "cite"})
DOORS = frozenset({"on", "upon", "at", "to"})
ACTORS = frozenset({"state", "armed_force", "armed_group", "person", "organization", "group"})


def accused_of(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Return the ids of those on whom the statement lays it, in the order in which it names them.

    "accused the REBELS of", "laid the blame on ESTRIA", "said that NORLAND had shelled"; nobody but the speaker where
    the speaker denies his own part.
    """
    if draft.stance not in LAYING:
        return ()
    doc, kinds = scene.doc, {entity.id: entity.kind for entity in scene.doc.entities}
    cue = scene.cue_at.get(draft.at) if draft.at is not None else None
    named = list(_objects(doc, cue)) if cue is not None and draft.stance in ("accuse", "blame") else []
    inside = set(draft.tokens)
    named = named or [i for verb in main_verbs(doc, inside) for i in doers(doc, verb, inside)]
    speaker = doc.entity_at.get(draft.speaker) if draft.speaker is not None else None
    found = [doc.entity_at[i] for head in named for i in _or_owner(doc, head) if i in doc.entity_at]
    own = draft.stance in ("deny", "doubt")
    actors = ACTORS - {"group"} if own else ACTORS
    return tuple(dict.fromkeys(who for who in found if kinds.get(who) in actors and (own or who != speaker)))


def via_of(scene: Scene, draft: Draft) -> str | None:
    """Return the id of whoever hands the words on: "the COURIER quoted Marto as saying", "the AGENCY, citing Marto"."""
    doc = scene.doc
    cue = scene.cue_at.get(draft.at) if draft.at is not None else None
    if cue is None or draft.speaker is None:
        return None
    near = (cue.index, *islice(above(doc, cue.index), 2))  # quoted as saying
    verb = next((i for i in near if doc.tokens[i].lemma in CITING), None)
    if verb is None and citing(doc, cue.index) is not None:
        verb = cue.index
    outlet = None if verb is None else agent(doc, verb) if is_passive(doc, verb) else subject(doc, verb)
    found = doc.entity_at.get(outlet) if outlet is not None else None
    return found if found != doc.entity_at.get(draft.speaker) else None


def _objects(doc: AnnotatedReport, cue: Cue) -> Iterator[int]:
    """Yield whom the verb itself names: its object, or who stands behind "blame … ON" and "point a finger AT"."""
    laid = [
        thing
        for head in (cue.index, *([cue.thing] if cue.thing is not None else []))
        for tie in children(doc, head, "prep", "dative")
        if doc.tokens[tie].lemma in DOORS
        for thing in children(doc, tie, "pobj")
    ]
    if laid or (cue.entry.objects and cue.verb != "hold"):
        yield from _each(doc, laid)
    elif cue.entry.stance in ("accuse", "blame"):
        # Without its commas, "accused Vorna, a member of the league, of …" has two objects: the first is meant.
        yield from _each(doc, children(doc, cue.index, *(["nsubjpass"] if cue.passive else ["dative", "dobj"]))[:1])
        small = children(doc, cue.index, "ccomp")
        yield from _each(doc, [i for verb in small for i in children(doc, verb, "nsubj")])


def _or_owner(doc: AnnotatedReport, head: int) -> list[int]:
    """Return the word, or whose it is where it is a deed: "condemned VORNA's aggression"."""
    return [head] if head in doc.entity_at else children(doc, head, "poss")


def _each(doc: AnnotatedReport, heads: list[int]) -> Iterator[int]:
    for head in heads:
        yield head
        yield from children(doc, head, "conj")
