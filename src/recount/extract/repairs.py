"""Mends slips that the parser often makes around events, before anything is read from the parse.

"the regime offensive on Lesk": *offensive* taken for an adjective behind its noun. "reached a ceasefire deal with
Lesk": *deal* taken for a second verb. "hit Lesk on Friday killing six": *killing* hung on Friday, the comma missing.
"""

from collections.abc import Sequence
from functools import cache

import msgspec

from recount.lexicon.load import entries
from recount.lexicon.schema.events import EventNoun
from recount.model.annotation import AnnotatedReport, Token, tokens_in

_NOUN_TAGS = ("NOUN", "PROPN")


def repaired(doc: AnnotatedReport) -> AnnotatedReport:
    """Return the report with such nouns at the head of their phrases; the report itself where there are none."""
    tokens = list(doc.tokens)
    changed = False
    for index in range(1, len(tokens)):
        if _is_slip(doc, index):
            _make_head(doc, tokens, index)
            changed = True
    located = [place for place in doc.places if place.use == "place"]
    for index in sorted({i for span in (*doc.times, *located) for i in tokens_in(doc, span)}):
        for participle in doc.children[index]:
            if (verb := _true_head(tokens, index, participle)) is not None:
                tokens[participle] = msgspec.structs.replace(tokens[participle], dep="advcl", head=verb)
                changed = True
    if not changed:
        return doc
    return msgspec.structs.replace(doc, tokens=tuple(tokens), children=_children(tokens))


def _is_slip(doc: AnnotatedReport, index: int) -> bool:
    """Tell whether the word is a noun of the rules, tagged as something else right behind the noun that modifies it."""
    token, before = doc.tokens[index], doc.tokens[index - 1]
    if token.lemma not in _event_nouns() or before.pos not in _NOUN_TAGS or before.sentence != token.sentence:
        return False
    if token.pos == "ADJ":
        return token.dep == "amod" and token.head == before.index
    joined = any(doc.tokens[i].dep in ("cc", "nsubj", "nsubjpass", "aux", "mark") for i in doc.children[index])
    return token.tag in ("VB", "VBP") and token.dep == "conj" and token.head == before.head and not joined


def _true_head(tokens: Sequence[Token], index: int, participle: int) -> int | None:
    """Return the verb to which a participle behind a time or place belongs."""
    token = tokens[participle]
    if token.tag != "VBG" or token.dep not in ("acl", "advcl") or participle < index:
        return None
    while not tokens[index].tag.startswith("VB"):
        if tokens[index].head == index:
            return None
        index = tokens[index].head
    return index


def _make_head(doc: AnnotatedReport, tokens: list[Token], index: int) -> None:
    """Put the word at the head of the noun before it, with that one's place in the sentence and its modifiers."""
    noun = tokens[index - 1]
    own = noun.head == noun.index
    tokens[index] = msgspec.structs.replace(
        tokens[index], pos="NOUN", tag="NN", dep=noun.dep, head=index if own else noun.head
    )
    for i in doc.children[noun.index]:
        if i != index:
            tokens[i] = msgspec.structs.replace(tokens[i], head=index)
    tokens[noun.index] = msgspec.structs.replace(tokens[noun.index], dep="compound", head=index)


def _children(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            found[token.head].append(token.index)
    return tuple(map(tuple, found))


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(noun for rule in entries(EventNoun) for noun in rule.nouns if " " not in noun)
