"""Tells a capital's government from the city: "Lima bought", "between Lima and Quito", but "flew to Lima"."""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from recount.annotate.evidence import firm_prepositions, place_nouns
from recount.annotate.mentions import Found
from recount.annotate.phrases import surface
from recount.lexicon.load import entries
from recount.lexicon.schema.places import GovernmentCue, Locative
from recount.model.annotation import AnnotatedReport, Token

TRANSPORT = {"road", "highway", "flight", "train", "kilometer", "mile", "route", "way"}
"""Nouns before "between Lima and Quito" that make them cities."""


def settle_capitals(doc: AnnotatedReport, names: Sequence[Found]) -> list[Found]:
    """Return the names, a capital's being the state only where its government acts, speaks or is dealt with."""
    return [_settled(doc, name, names) if name.capital else name for name in names]


def _settled(doc: AnnotatedReport, name: Found, names: Iterable[Found]) -> Found:
    if _governs(doc, name, names):
        return name
    words = surface(doc, name.first, name.last)
    return msgspec.structs.replace(name, kind="place", name=words[:-1] if name.owner else words)


def _governs(doc: AnnotatedReport, name: Found, names: Iterable[Found]) -> bool:
    if _is_dateline(doc, name) or _has_place_word(doc, name):
        return False
    token = doc.tokens[name.head]
    after = doc.tokens[name.last] if name.last < len(doc.tokens) else None
    if after and after.pos in {"VERB", "AUX"} and after.tag not in {"VBN", "VBG"} and token.dep != "pobj":
        return _acts(after)
    if token.dep == "conj" and doc.tokens[token.head].pos == "PROPN":
        first = next((n for n in names if n.first <= token.head < n.last), None)
        return first is not None and first.kind == "state" and (not first.capital or _governs(doc, first, names))
    return _is_argument(doc, token)


def _is_argument(doc: AnnotatedReport, token: Token) -> bool:
    """Tell whether the syntax makes the name one who acts or is dealt with."""
    above = doc.tokens[token.head]
    if token.dep == "nsubj":
        return _acts(above)
    if token.dep == "pobj":
        return above.lemma in _cues("prepositions") and doc.tokens[above.head].lemma not in _motion() | TRANSPORT
    if token.dep in {"dobj", "nsubjpass"}:
        return above.lemma in _cues("urged")
    return token.dep == "poss" and above.pos == "NOUN" and above.lemma in _cues("acts")


def _acts(verb: Token) -> bool:
    return verb.lemma not in _motion() | _cues("resting")


def _has_place_word(doc: AnnotatedReport, name: Found) -> bool:
    after = doc.tokens[name.last] if name.last < len(doc.tokens) else None
    before = doc.tokens[name.first - 1] if name.first else None
    if after and after.text in place_nouns():
        return True
    return before is not None and before.lemma in place_nouns() | firm_prepositions()


def _is_dateline(doc: AnnotatedReport, name: Found) -> bool:
    """Tell "LIMA, March 4 -": a town in capitals at the head of a paragraph."""
    sentence = doc.sentences[doc.tokens[name.first].sentence]
    opens = not sentence.index or doc.sentences[sentence.index - 1].block != sentence.block
    words = doc.tokens[name.first].text
    return opens and sentence.first == name.first and words.isupper() and len(words) > 2


@cache
def _motion() -> frozenset[str]:
    return frozenset(verb for entry in entries(Locative) for verb in entry.verbs)


@cache
def _cues(part: str) -> frozenset[str]:
    return frozenset(word for entry in entries(GovernmentCue) for word in getattr(entry, part))
