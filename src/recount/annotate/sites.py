"""What violence is done to that is nobody: "attacked a SCHOOL", "an air strike on the POLICE STATION".

Such a thing is an entity of kind `place` where a word of violence governs it; elsewhere it is none, so that the
hospital to which the wounded were taken is no target.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from recount.annotate.mentions import Found
from recount.annotate.nominal_kinds import Phrase, wording
from recount.annotate.nominals import phrase_start
from recount.lexicon.event_types import event_types
from recount.lexicon.load import entries, keys_of
from recount.lexicon.schema.actors import SiteNoun
from recount.lexicon.schema.events import EventNoun, EventVerb, EventWords
from recount.model.annotation import AnnotatedReport, Token, children

ON = frozenset({"on", "against", "upon", "at", "targeting"})
"""Prepositions behind which stands what is attacked."""
BESIDE = frozenset({"near", "outside", "inside", "in", "into", "through", "beside"})
"""Those behind which stands where a weapon goes off: what it was aimed at, if it is a site."""
_WEAPONS = frozenset({"bomb", "missile", "weapon"})
_BY_WEAPON = frozenset({
    "airstrike", "drone_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "shooting", "arson",
})  # fmt: skip


def find_sites(doc: AnnotatedReport, mentions: Sequence[Found]) -> list[Found]:
    """Return the sites that deeds of violence are done to, as mentions of kind `place`; none where a name stands."""
    at = {i: m for m in mentions for i in range(m.first, m.last)}
    return [_found(doc, token, at) for token in doc.tokens if _is_hit(doc, token, at)]


def _found(doc: AnnotatedReport, token: Token, at: Mapping[int, Found]) -> Found:
    first = phrase_start(doc, token, at)
    name = wording(doc, Phrase(first, token.index + 1, "name"))
    return Found(
        first=first, last=token.index + 1, head=token.index, form="nominal", kind="place", name=name,
        plural=token.tag in {"NNS", "NNPS"},
    )  # fmt: skip


def _is_hit(doc: AnnotatedReport, token: Token, at: Mapping[int, Found]) -> bool:
    if token.pos not in {"NOUN", "PROPN"} or token.index in at or not _is_site(doc, token):
        return False
    if token.dep in {"compound", "nmod"}:
        above = doc.tokens[token.head]
        return above.index > token.index and above.lemma in _violent_nouns(None) and above.index not in at
    top = token
    while top.dep == "conj" and doc.tokens[top.head].pos in {"NOUN", "PROPN"}:
        top = doc.tokens[top.head]
    above = doc.tokens[top.head]
    return (top.dep in {"dobj", "nsubjpass"} and _is_violent(doc, above, None)) or (
        top.dep == "pobj" and _is_aimed_at(doc, above, token)
    )


def _is_aimed_at(doc: AnnotatedReport, preposition: Token, site: Token) -> bool:
    """Tell whether what stands behind the preposition is what a deed was aimed at; a car with a bomb in it is not."""
    governor, word = doc.tokens[preposition.head], preposition.text.lower()
    kinds = _BY_WEAPON if word in BESIDE else None
    if word in BESIDE and site.lemma in _weapons():
        return False
    if word not in ON | BESIDE and (word != "of" or governor.pos == "VERB"):
        return False
    if governor.pos == "VERB":
        return _is_violent(doc, governor, kinds) and not _has_victim(doc, governor)
    return governor.lemma in _violent_nouns(kinds)


def _has_victim(doc: AnnotatedReport, verb: Token) -> bool:
    """Tell whether the verb is done to somebody; "blew himself up", "detonated a bomb" and "opened fire" are not."""
    return any(
        doc.tokens[i].lemma not in _weapons() and not doc.tokens[i].text.lower().endswith(("self", "selves"))
        for i in children(doc, verb.index, "dobj", "nsubjpass")
    )


@cache
def _weapons() -> frozenset[str]:
    return frozenset({"fire"}.union(*(entry.words for entry in entries(EventWords) if entry.name in _WEAPONS)))


def _is_site(doc: AnnotatedReport, token: Token) -> bool:
    before = doc.tokens[token.index - 1].lemma if token.index else ""
    return token.lemma in keys_of(SiteNoun) or f"{before} {token.lemma}" in keys_of(SiteNoun)


def _is_violent(doc: AnnotatedReport, verb: Token, kinds: frozenset[str] | None) -> bool:
    """Tell whether the verb tells of violence (of these kinds), by itself or with its particle."""
    if verb.pos != "VERB":
        return False
    told, parts = _violent_verbs(kinds), (doc.tokens[i].lemma for i in children(doc, verb.index, "prt"))
    return verb.lemma in told or any(f"{verb.lemma} {part}" in told for part in parts)


@cache
def _violent_kinds() -> frozenset[str]:
    return frozenset(name for name, entry in event_types().items() if entry.violent)


@cache
def _violent_verbs(kinds: frozenset[str] | None) -> frozenset[str]:
    wanted = kinds or _violent_kinds()
    return frozenset(verb for rule in entries(EventVerb) if rule.type in wanted for verb in rule.verbs)


@cache
def _violent_nouns(kinds: frozenset[str] | None) -> frozenset[str]:
    wanted = kinds or _violent_kinds()
    return frozenset(noun.split()[-1] for rule in entries(EventNoun) if rule.type in wanted for noun in rule.nouns)
