"""Resolves "the two leaders", "both sides", "they" to the two that were named together, if there were just two."""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from recount.annotate.antecedents import MANY, PLURALS, SUBJECTS, quoted_tokens
from recount.annotate.mentions import Found
from recount.lexicon.load import entries
from recount.lexicon.schema.titles import PairNoun
from recount.model.annotation import AnnotatedReport, Token, children
from recount.model.entity import EntityKind, Form

JOINED: frozenset[EntityKind] = frozenset({"person", "state", "organization", "armed_group", "armed_force"})
MEMORY = 2
"""Sentences back that "the two" may reach."""


def resolve_pairs(doc: AnnotatedReport, mentions: Sequence[Found]) -> list[Found]:
    """Return two mentions for every phrase that refers to two: the same words, one of each.

    They are no speaker and no agent alone, so no single one of them may stand for the words in `entity_at`.
    """
    phrases = [phrase for token in doc.tokens if (phrase := _phrase(doc, token.index))]
    by_sentence = _by_sentence(doc, mentions) if phrases else {}
    found = [
        _shared(one, first, last, "nominal")
        for first, last, kinds in phrases
        for one in _two(doc, first, kinds, by_sentence)
    ]
    return found + [_shared(one, index, index + 1, "pronoun") for index, two in _they(doc, mentions) for one in two]


def _shared(one: Found, first: int, last: int, form: Form) -> Found:
    return msgspec.structs.replace(
        one, first=first, last=last, head=last - 1, form=form, owner=False, cut=0, fixed=False, plural=True, shared=True
    )


def _they(doc: AnnotatedReport, mentions: Sequence[Found]) -> list[tuple[int, tuple[Found, Found]]]:
    """Return the "they" that no one else is, with the two that "and" joins just before it."""
    taken = {m.first for m in mentions}
    pronouns = [t for t in doc.tokens if t.text.lower() in MANY and t.index not in taken]
    if not pronouns:
        return []
    heads = {m.head: m for m in mentions if m.form in {"name", "pronoun"} and m.kind in JOINED and not m.plural}
    quoted, joined = quoted_tokens(doc), [two for index in sorted(heads) if (two := _joined(doc, index, heads))]
    found = ((t, _last_two(doc, t, joined)) for t in pronouns if t.index not in quoted)
    return [(t.index, (heads[two[0]], heads[two[1]])) for t, two in found if two and two[0] not in quoted]


def _joined(doc: AnnotatedReport, index: int, heads: Mapping[int, Found]) -> tuple[int, int] | None:
    """Return the two heads that "and" joins, where it joins no third."""
    others = children(doc, index, "conj")
    if len(others) != 1 or others[0] not in heads or doc.tokens[index].dep == "conj":
        return None
    first, second = heads[index], heads[others[0]]
    words = {doc.tokens[i].text.lower() for i in range(first.last, second.first)}
    if "and" not in words or children(doc, others[0], "conj") or first.name == second.name:
        return None
    return (index, others[0]) if (first.kind == "person") == (second.kind == "person") else None


def _last_two(doc: AnnotatedReport, token: Token, joined: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the only two named together before the pronoun, with nothing in the plural behind them or as a subject."""
    for sentence in (token.sentence, token.sentence - 1):
        pairs = [two for two in joined if two[1] < token.index and doc.tokens[two[0]].sentence == sentence]
        if sentence < 0 or (not pairs and _has_many(doc, sentence, token.index)):
            return None
        if pairs:
            many = any(doc.tokens[i].tag in PLURALS for i in range(pairs[0][1], token.index))
            return pairs[0] if len(pairs) == 1 and not many and not _has_many(doc, sentence, token.index) else None
    return None


def _has_many(doc: AnnotatedReport, sentence: int, last: int) -> bool:
    """Tell whether something in the plural is a subject in the sentence."""
    span = doc.sentences[sentence]
    return any(
        doc.tokens[i].tag in PLURALS and doc.tokens[i].dep in SUBJECTS for i in range(span.first, min(span.last, last))
    )


def _phrase(doc: AnnotatedReport, index: int) -> tuple[int, int, tuple[EntityKind, ...]] | None:
    """Return the words from the token on that refer to two, and the kinds that the noun allows."""
    token = doc.tokens[index]
    word = token.text.lower()
    if word not in {"two", "both"}:
        return None
    if word == "two" and (not index or doc.tokens[index - 1].text.lower() not in {"the", "these", "those"}):
        return None
    for length in (3, 2, 1):
        last = index + 1 + length
        words = [t.text.lower() for t in doc.tokens[index + 1 : last]]
        if kinds := _nouns().get(" ".join(words)):
            return index - (word == "two"), last, kinds
    return None


def _by_sentence(doc: AnnotatedReport, mentions: Sequence[Found]) -> Mapping[int, list[Found]]:
    found: dict[int, list[Found]] = {}
    for mention in sorted(mentions, key=lambda m: m.first):
        found.setdefault(doc.tokens[mention.first].sentence, []).append(mention)
    return found


def _two(
    doc: AnnotatedReport, first: int, kinds: Sequence[EntityKind], by_sentence: Mapping[int, Sequence[Found]]
) -> list[Found]:
    """Return the only two of these kinds in the nearest sentence that names any; none if one or many are there."""
    here = doc.tokens[first].sentence
    for sentence in range(here, max(here - MEMORY, 0) - 1, -1):
        named = {
            (m.kind, m.name): m
            for m in by_sentence.get(sentence, ())
            if m.last <= first and m.kind in kinds and (m.form in {"name", "pronoun"})
        }
        if len(named) > 1:
            return list(named.values()) if len(named) == 2 else []
    return []


@cache
def _nouns() -> dict[str, tuple[EntityKind, ...]]:
    return {noun: entry.kinds for entry in entries(PairNoun) for noun in entry.nouns}
