"""Whose voice it is in the end: names behind titles, bodies behind their spokesmen, authors behind their statements."""

from collections.abc import Iterable, Iterator

import msgspec

from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.speakers import NAMES, can_speak, citing, written_words
from recount.model.annotation import AnnotatedReport, children

PERSONAL = frozenset({"he", "she", "him", "her"})
ANAPHORS = frozenset({"he", "she", "they", "it", "him", "her", "them"})
NAMED = frozenset({"name", "call", "identify"})
PASSED_ON = frozenset({"see", "obtain", "view", "review", "carry", "quote", "cite", "read", "hear", "publish", "run"})
TIES = frozenset({"for", "of", "from", "by", "at", "with", "in"})


def settled(scene: Scene, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with the speaker that each in the end has, in the order in which they are told."""
    told = sorted(drafts, key=_place)
    done: list[Draft] = []
    last: int | None = None
    person: int | None = None
    for draft in told:
        speaker = _settle(scene.doc, draft, last, person)
        done.append(msgspec.structs.replace(draft, speaker=speaker))
        if speaker is not None and (
            speaker in scene.doc.entity_at or scene.doc.tokens[speaker].text.lower() not in ANAPHORS
        ):
            last = speaker
            person = speaker if _is_person(scene.doc, speaker) else person
    return tuple(done)


def _place(draft: Draft) -> tuple[int, int]:
    return (draft.at if draft.at is not None else draft.tokens[0], draft.tokens[0])


def _settle(doc: AnnotatedReport, draft: Draft, last: int | None, person: int | None) -> int | None:
    if draft.speaker is None:
        return None
    speaker = principal(doc, draft.speaker)
    token = doc.tokens[speaker]
    if token.lemma in written_words("author") and _is_definite(doc, speaker) and last is not None:
        return last
    if token.text.lower() not in ANAPHORS or is_named(doc, speaker):
        return speaker
    found = person if token.text.lower() in PERSONAL else last
    if found is None or (speaker in doc.entity_at and token.text.lower() not in PERSONAL):
        return speaker
    return found


def is_named(doc: AnnotatedReport, index: int) -> bool:
    """Tell whether the word refers to somebody known by name."""
    identifier = doc.entity_at.get(index)
    return any(m.form == "name" for e in doc.entities if e.id == identifier for m in e.mentions)


def _is_definite(doc: AnnotatedReport, index: int) -> bool:
    return any(doc.tokens[i].lemma in ("the", "this", "that") for i in children(doc, index, "det"))


def _is_person(doc: AnnotatedReport, index: int) -> bool:
    identifier = doc.entity_at.get(index)
    kind = next((e.kind for e in doc.entities if e.id == identifier), None)
    return kind == "person" or (kind is None and doc.tokens[index].name in ("PERSON", ""))


def principal(doc: AnnotatedReport, speaker: int) -> int:
    """Return the token of whoever is meant: the name in apposition, the body that a spokesman speaks for.

    "their lawyer, INES MARTO"; "a spokesman for the HARBOUR OFFICE"; "a police statement"; "a witness named AHMAD".
    """
    if (cited := citing(doc, speaker)) is not None:
        return cited
    token = doc.tokens[speaker]
    if token.pos == "PROPN" and token.lemma not in written_words("body"):
        return speaker
    if (name := _name_of(doc, speaker)) is not None:
        return name
    return next(_masters(doc, speaker), speaker)


def _masters(doc: AnnotatedReport, speaker: int) -> Iterator[int]:
    """Yield in whose name a noun speaks: the group named before it, a spokesman's body, a statement's author."""
    lemma = doc.tokens[speaker].lemma
    if not is_named(doc, speaker) and (name := _named_before(doc, speaker)) is not None:
        yield name
    if lemma in written_words("body") | written_words("author"):
        yield from (*_bodies(doc, speaker), *_issuer(doc, speaker))
    elif lemma in written_words("own") and (maker := _maker(doc, speaker)) is not None:
        yield maker


def _name_of(doc: AnnotatedReport, index: int) -> int | None:
    """Return the person's name that stands beside a noun."""
    for kid in children(doc, index, "appos", "acl", "flat"):
        if doc.tokens[kid].dep == "acl":
            names = children(doc, kid, "oprd", "dobj", "attr") if doc.tokens[kid].lemma in NAMED else []
            if names and doc.tokens[names[0]].pos == "PROPN":
                return names[0]
        elif doc.tokens[kid].name == "PERSON" or doc.tokens[kid].pos == "PROPN":
            return kid
    return None


def _named_before(doc: AnnotatedReport, index: int) -> int | None:
    """Return the group whose name stands before the noun: "the GREY HAND militant group"."""
    kinds = {e.id: e.kind for e in doc.entities}
    for kid in reversed(children(doc, index, "compound", "nmod", "appos")):
        if kinds.get(doc.entity_at.get(kid, "")) in ("armed_group", "organization", "armed_force") and is_named(
            doc, kid
        ):
            return kid
    return None


def _bodies(doc: AnnotatedReport, index: int) -> list[int]:
    """Return those for whom a spokesman speaks or who issued a statement, nearest first."""
    kids = children(doc, index, "poss", "compound", "nmod", "amod")
    found = [k for k in kids if k in doc.entity_at or doc.tokens[k].name in NAMES or can_speak(doc, k)]
    for tie in children(doc, index, "prep", "agent"):
        if doc.tokens[tie].lemma in TIES:
            found += children(doc, tie, "pobj")
    return found


def _issuer(doc: AnnotatedReport, index: int) -> list[int]:
    """Return who issues a statement in the sentence itself: "THEY sent out a letter urging …"."""
    head = doc.tokens[index].head
    if doc.tokens[index].dep != "dobj" or _is_definite(doc, index):
        return []
    return children(doc, head, "nsubj")


def _maker(doc: AnnotatedReport, index: int) -> int | None:
    """Return who made a report or gave information: "a report BY the Network", "handed over … BY the council".

    Not who has seen it or carries it.
    """
    for above in (index, *(kid for kid in children(doc, index, "acl") if doc.tokens[kid].lemma not in PASSED_ON)):
        for at in children(doc, above, "prep", "agent"):
            if doc.tokens[at].lemma == "by":
                return next(iter(children(doc, at, "pobj")), None)
    return None
