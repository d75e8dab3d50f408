"""Resolves definite nouns to what was named before: "the minister", "the agency", "the terrorist group"."""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from recount.annotate.mentions import Found
from recount.annotate.offices import Office
from recount.annotate.phrases import key
from recount.lexicon.load import entries, keys_of
from recount.lexicon.schema.actors import BodySynonym, LandNoun
from recount.model.annotation import AnnotatedReport, Token, children

INDEFINITE = {"a", "an", "another", "one", "some", "any", "no", "each", "every", "other"}
BODIES = {"organization", "armed_group", "armed_force"}
LANDS = {"nsubj", "nsubjpass", "poss", "dobj"}
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
    return [_told_ahead(doc, mention, found) for mention in found]


def _told_ahead(doc: AnnotatedReport, mention: Found, order: Sequence[Found]) -> Found:
    """Return a body told of before it is named as the body that goes by the same noun further down.

    "Fifty died, a MONITOR said. … the Orlen Observatory … The MONITOR said": where no such body was named before it.
    """
    if mention.form != "nominal" or mention.plural or mention.kind not in BODIES or not _is_indefinite(doc, mention):
        return mention
    noun = doc.tokens[mention.head].lemma
    later = next(
        (m for m in order if m.first >= mention.last and m.form == "nominal" and doc.tokens[m.head].lemma == noun), None
    )
    named = later and next((m for m in order if m.form == "name" and m.name == later.name and _is_body(m)), None)
    like = {noun, *_synonyms(noun)}
    before = any(
        m.form == "name" and _is_body(m) and m.last <= mention.first and like & set(key(m.name).split()) for m in order
    )
    return _as(mention, named) if named and named.first >= mention.last and not before else mention


def resolve_lands(doc: AnnotatedReport, mentions: Sequence[Found]) -> list[Found]:
    """Return "the country" where it acts, is dealt with or owns, as the only state that was named just before."""
    taken = {i for m in mentions for i in range(m.first, m.last)}
    lands = [
        t
        for t in doc.tokens
        if t.lemma in keys_of(LandNoun) and t.tag == "NN" and t.index not in taken and _acts(doc, t)
    ]
    if not lands:
        return []
    states = [m for m in mentions if m.kind == "state" and m.form in {"name", "adjective"}]
    found = ((t, _state_before(doc, t, states)) for t in lands)
    return [
        msgspec.structs.replace(
            state, first=t.index, last=t.index + 1, head=t.index, form="nominal", owner=False, fixed=False,
            capital=False, cut=0,
        )
        for t, state in found if state
    ]  # fmt: skip


def _acts(doc: AnnotatedReport, token: Token) -> bool:
    """Tell "the country said" and "the country's army" from "in the country" and "the neighbouring country"."""
    bare = token.index > 0 and doc.tokens[token.index - 1].text.lower() == "the"
    return bare and token.dep in LANDS and len(children(doc, token.index, "relcl", "acl", "prep")) == 0


def _state_before(doc: AnnotatedReport, token: Token, states: Sequence[Found]) -> Found | None:
    """Return the only state in the nearest of this sentence and the one before that names any before the noun."""
    for sentence in (token.sentence, token.sentence - 1):
        near = [s for s in states if s.last <= token.index and doc.tokens[s.first].sentence == sentence]
        if near:
            return _one(near)
    return None


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
    before = [
        m for m in order if m.last <= mention.first and m.form == "name" and _is_body(m) and not _is_credit(doc, m)
    ]
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
    near = [
        m for m in order
        if m.last <= mention.first and m.form == "name" and m.kind in BODIES
        and here - doc.tokens[m.first].sentence <= MEMORY
    ]  # fmt: skip
    named = _one(near) if len(words) == 1 and noun in _general() else None
    return named if named in before else None


def _described(mention: Found, order: Iterable[Found], noun: str) -> list[Found]:
    """Return the bodies without a name that were called so in more words: "the Peruvian health ministry"."""
    return [
        m for m in order
        if m.last <= mention.first and m.form == "nominal" and m.kind == mention.kind and not m.plural
        and (words := key(m.name).split())[-1] == noun and len(words) > 1
    ]  # fmt: skip


def _is_credit(doc: AnnotatedReport, mention: Found) -> bool:
    """Tell an agency between brackets: "LIMA (AP) -"."""
    around = doc.tokens[max(mention.first - 1, 0)].text, doc.tokens[min(mention.last, len(doc.tokens) - 1)].text
    return around == ("(", ")") and mention.fixed


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
