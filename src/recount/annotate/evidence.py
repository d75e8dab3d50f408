"""What speaks for a name's being a person, a body or a place: its own words, what stands beside it, the gazetteer.

Weights are in units of a label of the language model: 1 is as much as the model's own word, 3 outweighs it.
"""

from functools import cache

import msgspec

from recount.annotate.gazetteer import look_up
from recount.annotate.mentions import MODEL_NUMBER, Found, body_nouns
from recount.annotate.phrases import key, surface
from recount.annotate.product_names import has_noun_behind
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import ActorNoun
from recount.lexicon.schema.places import Locative, NameCue, PlaceNoun
from recount.lexicon.schema.titles import FirstName
from recount.model.annotation import AnnotatedReport, Token, children
from recount.model.entity import EntityKind

Votes = dict[EntityKind, float]

LABELS: dict[str, tuple[EntityKind, float]] = {
    "PERSON": ("person", 1.1), "ORG": ("organization", 1.0), "GPE": ("place", 1.3), "LOC": ("place", 1.3),
    "FAC": ("place", 1.0), "PRODUCT": ("product", 0.8), "NORP": ("group", 0.9),
}  # fmt: skip
HEADING = 0.3
"""Share of a label's weight that is left in headings, where the model takes any capital for a name."""
LONG = 5
"""Words from which a name that begins with a first name is hardly a person's."""
LARGE = 15_000
"""Inhabitants above which a name's being a town's counts in full."""


class Context(msgspec.Struct, frozen=True):
    """What deciding needs to know of a report besides the names: sentences set like headings, and where titles end."""

    headings: frozenset[int]
    titled: frozenset[int]
    places: frozenset[str] = frozenset()
    """Keys of names that were taken for places at a first look: what is joined to them may be one too."""


def evidence(doc: AnnotatedReport, name: Found, context: Context) -> Votes:
    """Return what speaks for each kind at one mention of a name."""
    heading = doc.tokens[name.first].sentence in context.headings
    found: Votes = {}
    if name.label in LABELS:
        kind, weight = LABELS[name.label]
        add(found, {kind: weight * (HEADING if heading else 1.0)})
    add(found, _by_words(doc, name))
    add(found, {"place": _by_place(doc, name, context, heading=heading)})
    if not heading:
        add(found, _by_person(doc, name, context))
    return found


def add(votes: Votes, more: Votes) -> None:
    """Add votes to votes."""
    for kind, weight in more.items():
        votes[kind] = votes.get(kind, 0.0) + weight


def _by_words(doc: AnnotatedReport, name: Found) -> Votes:
    """Use the name's own words: "… Ministry", "… Bridge", "Cape …", "S-400"."""
    words = [key(doc.tokens[i].text) for i in range(name.first, name.last) if doc.tokens[i].text[0].isalnum()]
    if MODEL_NUMBER.fullmatch(name.name):
        if _place_noun_beside(doc, name.first, name.last):
            return {"place": 3.0}
        return {"product": 3.0} if has_noun_behind(doc, name.last) else {}
    if len(words) > 2 and any(len(word) == 1 for word in words[1:-1]):
        return {"person": 1.5}
    if len(words) > 1:
        cut = next((n for n, word in enumerate(words) if word in {"of", "for"} and n), len(words))
        votes = _by_ending(words[:cut])
        return votes or ({"person": 1.2} if cut == len(words) < LONG and words[0] in first_names() else {})
    if name.name.isupper() and 1 < len(name.name) < 5:
        return {"organization": 0.8, "place": -0.5}
    return {"organization": 0.6} if words[:1] and words[0] in body_nouns() else {}


@cache
def first_names() -> dict[str, str]:
    """Return the first names that tell a sex, with the sex."""
    return {key(name): entry.sex for entry in entries(FirstName) for name in entry.names}


def _by_ending(words: list[str]) -> Votes:
    """Use the last words of a name of several: its head, before any "of"."""
    last, two = words[-1], " ".join(words[-2:])
    if last in body_nouns() or two in body_nouns():
        return {"organization": 3.0}
    if last.removesuffix("s") in body_nouns():
        return {"organization": -1.0}
    if last in {"army", "navy"} or two == "air force" or last in nouns("unit") or two in nouns("unit"):
        return {"armed_force": 3.0}
    if last.rstrip("s") in nouns("force") | nouns("fighters"):
        return {"armed_group": 3.0}
    return {"place": 3.0} if last in place_nouns() or words[0] in place_openers() else {}


def _by_place(doc: AnnotatedReport, name: Found, context: Context, *, heading: bool) -> float:
    places = look_up(name.name) if name.last - name.first <= 5 else ()
    weight = 0.0
    if places:
        large = any(p.population > LARGE or p.kind == "province" for p in places)
        doubtful = name.label == "PERSON" and name.last - name.first > 1
        weight += (0.9 if large else 0.5) * (0.5 if doubtful else 1.0)
    if _place_noun_beside(doc, name.first, name.last) or _joined_to_place(doc, name, context):
        weight += 3.0
    token = doc.tokens[name.head]
    if places and not heading and token.dep == "compound" and not name.label:
        weight += 0.3
    if _is_home(doc, token):
        weight += 1.0
    if token.dep == "compound" and doc.tokens[token.head].lemma in place_nouns() and not places:
        weight += 1.0
    if token.dep == "pobj" and not heading:
        weight += _by_preposition(doc.tokens[token.head].lemma, name, known=bool(places))
    return weight


def _by_preposition(word: str, name: Found, *, known: bool) -> float:
    """Weigh "in Ramtha" against "from Ramtha"; bodies too are worked in and come from."""
    if word in firm_prepositions():
        return 1.5 if known or name.label != "ORG" else 0.9
    return (0.6 if known else 0.2) if word in prepositions() else 0.0


def _is_home(doc: AnnotatedReport, token: Token) -> bool:
    """Tell "residents of Ramtha" and "Ramtha residents"."""
    head = doc.tokens[token.head]
    if token.dep == "pobj" and head.lemma in {"of", "from"}:
        head = doc.tokens[head.head]
    elif token.dep != "compound":
        return False
    return head.lemma in _cues("home")


def _joined_to_place(doc: AnnotatedReport, name: Found, context: Context) -> bool:
    """Tell "the towns of Ramtha and Salkhad": what is said of the first holds for the second."""
    token = doc.tokens[name.head]
    while token.dep == "conj" and doc.tokens[token.head].pos == "PROPN":
        token = doc.tokens[token.head]
        first, last = token.index, token.index + 1
        while (
            first > 0
            and doc.tokens[first - 1].head == token.index
            and doc.tokens[first - 1].dep in {"compound", "punct"}
        ):
            first -= 1
        if _place_noun_beside(doc, first, last) or _is_home(doc, token):
            return True
        if key(surface(doc, first, last)) in context.places and name.last - name.first == 1:
            return True
        if look_up(name.name) and any(p.population > 10 * LARGE for p in look_up(surface(doc, first, last))):
            return True
    return False


def _place_noun_beside(doc: AnnotatedReport, start: int, end: int) -> bool:
    """Tell "Salkhad village", "the village of Salkhad", "the village Salkhad"."""
    tokens, sentence = doc.tokens, doc.tokens[start].sentence
    after = tokens[end] if end < len(tokens) and tokens[end].sentence == sentence else None
    if after and after.lemma.lower() in place_nouns() and after.pos in {"NOUN", "PROPN"}:
        return True
    before = [tokens[i] for i in (start - 1, start - 2) if i >= 0 and tokens[i].sentence == sentence]
    if before and before[0].lemma in place_nouns() and before[0].pos == "NOUN":
        return True
    return len(before) == 2 and before[0].text == "of" and before[1].lemma in place_nouns()


def _by_person(doc: AnnotatedReport, name: Found, context: Context) -> Votes:
    tokens, head = doc.tokens, doc.tokens[name.head]
    votes: Votes = {"person": 3.0 * (name.first in context.titled)}
    before = tokens[name.first - 1] if name.first else None
    if before and before.pos == "NOUN" and before.sentence == head.sentence and before.lemma in nouns("person"):
        add(votes, {"person": 3.0})
    if any(tokens[i].lemma in nouns("person") for i in children(doc, name.head, "appos")):
        add(votes, {"person": 1.5})
    if head.dep == "nsubj" and tokens[head.head].lemma in _cues("speaker"):
        add(votes, {"person": 0.6, "organization": 0.5})
    add(votes, {"person": _by_what_follows(doc, name)})
    return votes


def _by_what_follows(doc: AnnotatedReport, name: Found) -> float:
    """Weigh "X who", "X, whose", "X, 42," and "X 42 said", where the commas are lost."""
    sentence = doc.tokens[name.head].sentence
    follows = [t for t in doc.tokens[name.last : name.last + 3] if t.sentence == sentence]
    words = [t.text for t in follows]
    comma = words[:1] == [","]
    if words[comma : comma + 1] in (["who"], ["whose"]):
        return 1.5
    age = len(words) > comma and words[comma].isdigit() and len(words[comma]) == 2
    if not age:
        return 0.0
    return 1.5 if comma else 1.0 * (len(follows) > 1 and follows[1].pos in {"VERB", "PUNCT"})


@cache
def nouns(role: str) -> frozenset[str]:
    """Return the nouns of one role, in the singular."""
    return frozenset(noun for entry in entries(ActorNoun) if entry.role == role for noun in entry.nouns)


@cache
def place_nouns() -> frozenset[str]:
    """Return the nouns that stand with place names."""
    return frozenset(noun for entry in entries(PlaceNoun) for noun in entry.nouns)


@cache
def place_openers() -> frozenset[str]:
    """Return the words that a place's name begins with: "Mount", "Lake"."""
    return frozenset(word for entry in entries(PlaceNoun) for word in entry.openers)


@cache
def prepositions() -> frozenset[str]:
    """Return the prepositions that may stand before a place."""
    return frozenset(word for entry in entries(Locative) for word in entry.prepositions)


@cache
def firm_prepositions() -> frozenset[str]:
    """Return the prepositions behind which a name is hardly anything but a place."""
    return frozenset(word for entry in entries(Locative) for word in entry.firm)


@cache
def _cues(tells: str) -> frozenset[str]:
    return frozenset(word for entry in entries(NameCue) if entry.tells == tells for word in entry.words)
