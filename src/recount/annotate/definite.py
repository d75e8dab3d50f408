"""Resolves definite nouns to what was named before: "the minister", "the agency", "the terrorist group"."""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from recount.annotate.mentions import Found
from recount.annotate.offices import Office
from recount.annotate.phrases import key
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import BodySynonym
from recount.model.annotation import AnnotatedReport

INDEFINITE = {"a", "an", "another", "one", "some", "any", "no", "each", "every", "other"}
BODIES = {"organization", "armed_group", "armed_force"}
MEMORY = 2
"""Sentences back that "the agency" may reach for a body whose name has another noun."""


def resolve_definite(doc: AnnotatedReport, mentions: Sequence[Found], offices: Sequence[Office]) -> list[Found]:
    """Return the mentions, nominal ones as who they refer to where exactly one fits."""
    order = sorted(mentions, key=lambda m: m.first)
    found = []
    for mention in order:
        target = None
        if mention.form == "nominal" and not mention.plural and not _is_indefinite(doc, mention):
            if mention.kind == "person":
                target = _office_holder(doc, mention, order, offices)
            elif mention.kind in BODIES:
                target = _body(doc, mention, order)
        found.append(_as(mention, target) if target else mention)
    return found


def _as(mention: Found, target: Found) -> Found:
    return msgspec.structs.replace(mention, kind=target.kind, name=target.name, country=target.country)


def _is_indefinite(doc: AnnotatedReport, mention: Found) -> bool:
    before = [doc.tokens[i].text.lower() for i in range(max(mention.first - 2, 0), mention.first)]
    own = doc.tokens[mention.first].text.lower()
    possessed = mention.first > 0 and doc.tokens[mention.first - 1].tag == "PRP$"
    return own in INDEFINITE or possessed or bool(before and before[-1] in INDEFINITE)


def _office_holder(
    doc: AnnotatedReport, mention: Found, order: Iterable[Found], offices: Sequence[Office]
) -> Found | None:
    """Return the one person whose title this is; of the same state or body, where the words name one."""
    words = key(mention.name)
    inside = {m.name for m in order if mention.first <= m.first < mention.last - 1 and m.form != "nominal"}
    owned = inside | _owner_before(doc, mention, order)
    people = {
        office.person
        for office in offices
        if (words.endswith(key(office.title)) or f" {key(office.title)}".endswith(f" {words}"))
        and (not owned or (office.of is not None and office.of.name in owned))
    }
    return next((m for m in order if m.kind == "person" and m.name in people), None) if len(people) == 1 else None


def _owner_before(doc: AnnotatedReport, mention: Found, order: Iterable[Found]) -> set[str]:
    """Return the name whose possessive stands before: "Norway's president"."""
    start = mention.first - 1
    if start < 0 or doc.tokens[start].tag != "POS":
        return set()
    return {m.name for m in order if m.last == start}


def _body(doc: AnnotatedReport, mention: Found, order: Iterable[Found]) -> Found | None:
    """Return the one body named before whose name has the noun, or one that goes by it nearby."""
    before = [m for m in order if m.last <= mention.first and m.form == "name" and _is_body(m)]
    words = key(mention.name).split()
    if mention.kind == "armed_group" and words[-1] in {"group", "organization", "network"}:
        return _one([m for m in before if m.kind == "armed_group"])
    if len(words) > 1 and not _synonyms(words[-1]):
        return None
    noun = words[-1]
    if named := _one([m for m in before if noun in key(m.name).split() and m.kind == mention.kind]):
        return named if len(words) == 1 else None
    wanted = _synonyms(noun)
    if like := _one([m for m in before if wanted & set(key(m.name).split())]):
        return like
    if len(words) == 1 and (same := _one(_described(mention, order, noun))):
        return same
    here = doc.tokens[mention.first].sentence
    near = [m for m in before if here - doc.tokens[m.first].sentence <= MEMORY]
    return _one(near) if len(words) == 1 and noun in _general() else None


def _described(mention: Found, order: Iterable[Found], noun: str) -> list[Found]:
    """Return the bodies without a name that were called so in more words: "the Peruvian health ministry"."""
    return [
        m for m in order
        if m.last <= mention.first and m.form == "nominal" and m.kind == mention.kind and not m.plural
        and (words := key(m.name).split())[-1] == noun and len(words) > 1
    ]  # fmt: skip


def _is_body(mention: Found) -> bool:
    """Tell whether a name is surely a body's: the lexicon's, an acronym, or of several words."""
    return mention.kind in BODIES and (mention.fixed or mention.name.isupper() or " " in mention.name)


def _one(found: Sequence[Found]) -> Found | None:
    return found[-1] if len({m.name for m in found}) == 1 else None


@cache
def _synonyms(noun: str) -> frozenset[str]:
    return frozenset(word for entry in entries(BodySynonym) if noun in entry.nouns for word in entry.words)


@cache
def _general() -> frozenset[str]:
    return frozenset(noun for entry in entries(BodySynonym) if entry.general for noun in entry.nouns)
