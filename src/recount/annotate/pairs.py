"""Resolves "the two leaders", "both sides" to the two that were named together, if there were just two."""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from recount.annotate.mentions import Found
from recount.lexicon.load import entries
from recount.lexicon.schema.titles import PairNoun
from recount.model.annotation import AnnotatedReport
from recount.model.entity import EntityKind

MEMORY = 2
"""Sentences back that "the two" may reach."""


def resolve_pairs(doc: AnnotatedReport, mentions: Sequence[Found]) -> list[Found]:
    """Return two mentions for every phrase that refers to two: the same words, one of each.

    They are no speaker and no agent alone, so no single one of them may stand for the words in `entity_at`.
    """
    phrases = [phrase for token in doc.tokens if (phrase := _phrase(doc, token.index))]
    if not phrases:
        return []
    by_sentence = _by_sentence(doc, mentions)
    return [
        msgspec.structs.replace(
            one,
            first=first,
            last=last,
            head=last - 1,
            form="nominal",
            owner=False,
            fixed=False,
            plural=True,
            shared=True,
        )
        for first, last, kinds in phrases
        for one in _two(doc, first, kinds, by_sentence)
    ]


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
