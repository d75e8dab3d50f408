"""States that no list has: a breakaway republic, a historic land, an invented country.

A name that the report uses as a country has an adjective made from it ("Karelia", "Karelian"), and one of the two
stands with a word of government or arms somewhere. What is joined to such a name by "and" is of its kind.
"""

from collections.abc import Mapping

from recount.annotate.gazetteer import look_up
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import DemonymEnding
from recount.model.annotation import AnnotatedReport, Token, children

LARGE = 15_000
"""Inhabitants above which a name of the gazetteer is that town."""
SHORTEST = 4
"""Letters that a name and its adjective must share."""


def find_polities(doc: AnnotatedReport, taken: frozenset[int]) -> dict[int, tuple[str, bool]]:
    """Return the tokens that name such a state or are its adjective: its name, and whether it is the adjective."""
    tokens = [t for t in doc.tokens if t.index not in taken and t.text[:1].isupper() and t.text.isalpha()]
    names = {t.text for t in tokens if t.pos == "PROPN" and _stands_alone(doc, t) and not _is_elsewhere(t.text)}
    adjectives = _adjectives(tokens, names)
    states = {name for name in adjectives.values() if _governs(doc, tokens, adjectives, name)}
    states |= _joined(doc, tokens, states, names)
    found = {t.index: (t.text, False) for t in tokens if t.text in states}
    return found | {t.index: (adjectives[t.text], True) for t in tokens if adjectives.get(t.text) in states}


def _stands_alone(doc: AnnotatedReport, token: Token) -> bool:
    """Tell whether the word is no part of a longer name."""
    near = doc.tokens[max(0, token.index - 1) : token.index + 2]
    return not any(t.pos == "PROPN" and t.index != token.index and t.sentence == token.sentence for t in near)


def _is_elsewhere(name: str) -> bool:
    """Tell whether the gazetteer has it as a division or a town of some size."""
    return any(place.kind == "province" or place.population > LARGE for place in look_up(name))


def _adjectives(tokens: list[Token], names: set[str]) -> dict[str, str]:
    """Return the words that are an adjective of one of the names, each with its name."""
    found = {}
    for word in sorted({t.text for t in tokens}):
        made_from = [name for name in sorted(names) if name != word and _is_adjective(word.lower(), name.lower())]
        if len(made_from) == 1:
            found[word] = made_from[0]
    return found


def _is_adjective(word: str, name: str) -> bool:
    stem = name.rstrip("aeiouy")
    ending = word.removeprefix(stem) if len(stem) >= SHORTEST and word.startswith(stem) else ""
    return any(ending in entry.endings for entry in entries(DemonymEnding))


def _governs(doc: AnnotatedReport, tokens: list[Token], adjectives: Mapping[str, str], name: str) -> bool:
    """Tell whether a word of government or arms stands behind the name or its adjective."""
    nouns = {noun for entry in entries(DemonymEnding) for noun in entry.followed_by}
    ours = [t.index for t in tokens if t.text == name or adjectives.get(t.text) == name]
    behind = (doc.tokens[i + 1 : i + 4] for i in ours)
    return any(token.lemma.lower() in nouns for few in behind for token in few)


def _joined(doc: AnnotatedReport, tokens: list[Token], states: set[str], names: set[str]) -> set[str]:
    """Return the names that "and" joins to such a state: "Karelia and Ostland"."""
    found = set()
    for token in tokens:
        for pair in ((token, doc.tokens[i]) for i in children(doc, token.index, "conj")):
            texts = {word.text for word in pair}
            if texts & states and texts <= names and all(_stands_alone(doc, word) for word in pair):
                found |= texts
    return found
