"""States that no list has: a breakaway republic, a historic land, an invented country.

A name that the report uses as a country has an adjective made from it ("Karelia", "Karelian"), and one of the two
stands with a word of government or arms somewhere. What is joined to such a name by "and" is of its kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from recount.annotate.gazetteer import look_up
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import DemonymEnding
from recount.model.annotation import AnnotatedReport, Token, children

LARGE = 15_000
"""Inhabitants above which a name of the gazetteer is that town."""
SHORTEST = 4
"""Letters that a name and its adjective must share."""

Places = Mapping[str, Sequence[int]]
"""Words with a capital and the tokens that are them."""


def find_polities(doc: AnnotatedReport, taken: frozenset[int]) -> dict[int, tuple[str, bool]]:
    """Return the tokens that name such a state or are its adjective: its name, and whether it is the adjective."""
    at: dict[str, list[int]] = defaultdict(list)
    for token in doc.tokens:
        if token.text[0].isupper() and token.index not in taken and token.text.isalpha():
            at[token.text].append(token.index)
    adjectives = _adjectives(doc, at)
    states = {name for name in adjectives.values() if _governs(doc, at, adjectives, name)}
    if not states:
        return {}
    states |= _joined(doc, at, states)
    found = {i: (name, False) for name in sorted(states) for i in at[name]}
    return found | {i: (name, True) for word, name in adjectives.items() if name in states for i in at[word]}


def _adjectives(doc: AnnotatedReport, at: Places) -> dict[str, str]:
    """Return the words that are an adjective of one name, each with that name."""
    found = {}
    for word, names in _pairs(at).items():
        made_from = [name for name in names if _is_name(doc, at, name)]
        if len(made_from) == 1:
            found[word] = made_from[0]
    return found


def _pairs(words: Iterable[str]) -> dict[str, list[str]]:
    """Return the words that are spelt as an adjective of others, each with those: asked before all that costs more."""
    stems: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        stem = word.lower().rstrip("aeiouy")
        if len(stem) >= SHORTEST:
            stems[stem].append(word)
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        small = word.lower()
        for ending in _endings():
            if small.endswith(ending) and (names := stems.get(small[: -len(ending)])):
                found[word] += [name for name in names if name != word]
    return found


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted({ending for entry in entries(DemonymEnding) for ending in entry.endings}))


@cache
def _government() -> frozenset[str]:
    return frozenset(noun for entry in entries(DemonymEnding) for noun in entry.followed_by)


def _is_name(doc: AnnotatedReport, at: Places, word: str) -> bool:
    """Tell whether the word stands somewhere as a name of its own and the gazetteer knows no such division or town."""
    alone = any(doc.tokens[i].pos == "PROPN" and _stands_alone(doc, doc.tokens[i]) for i in at.get(word, ()))
    return alone and not any(place.kind == "province" or place.population > LARGE for place in look_up(word))


def _stands_alone(doc: AnnotatedReport, token: Token) -> bool:
    """Tell whether the word is no part of a longer name."""
    near = doc.tokens[max(0, token.index - 1) : token.index + 2]
    return not any(t.pos == "PROPN" and t.index != token.index and t.sentence == token.sentence for t in near)


def _governs(doc: AnnotatedReport, at: Places, adjectives: Mapping[str, str], name: str) -> bool:
    """Tell whether a word of government or arms stands behind the name or its adjective."""
    ours = (word for word in at if word == name or adjectives.get(word) == name)
    behind = (doc.tokens[i + 1 : i + 4] for word in ours for i in at[word])
    return any(token.lemma.lower() in _government() for few in behind for token in few)


def _joined(doc: AnnotatedReport, at: Places, states: set[str]) -> set[str]:
    """Return the names that "and" joins to such a state: "Karelia and Ostland"."""
    found = set()
    for token in (doc.tokens[i] for indices in at.values() for i in indices):
        for pair in ((token, doc.tokens[i]) for i in children(doc, token.index, "conj")):
            texts = {word.text for word in pair}
            if texts & states and all(_is_name(doc, at, word.text) and _stands_alone(doc, word) for word in pair):
                found |= texts
    return found
