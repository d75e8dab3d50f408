"""Decides what a name is: one kind per name and report, by all that the report says with it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache

import msgspec

from recount.annotate.gazetteer import look_up
from recount.annotate.mentions import MODEL_NUMBER, Found, body_nouns
from recount.annotate.phrases import key, surface
from recount.annotate.titles import TitleSpan
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import ActorNoun
from recount.lexicon.schema.places import Locative, PlaceNoun
from recount.model.annotation import AnnotatedReport, Token, children
from recount.model.entity import EntityKind

WEIGHTS: dict[str, tuple[EntityKind, float]] = {
    "PERSON": ("person", 1.1), "ORG": ("organization", 1.0), "GPE": ("place", 1.3), "LOC": ("place", 1.3),
    "FAC": ("place", 1.0), "PRODUCT": ("product", 1.0), "NORP": ("group", 0.9),
}  # fmt: skip
"""What the model's labels are worth: on news of the Middle East it takes towns for people and people for towns."""
SURE = 1.0
"""Evidence below this is none: the name is left alone."""
LARGE = 15000
"""Inhabitants above which a name's being a town's counts in full."""
SAYING = {
    "say",
    "tell",
    "add",
    "warn",
    "claim",
    "announce",
    "insist",
    "deny",
    "argue",
    "think",
    "believe",
    "die",
    "write",
}


HOME = {
    "resident",
    "villager",
    "inhabitant",
    "native",
    "evacuee",
    "outskirts",
    "suburb",
    "countryside",
    "local",
    "townspeople",
}
"""Nouns that go with a place: "residents of Ramtha", "Ramtha residents"."""


ENGLISH = {"USA", "GBR", "CAN", "AUS", "NZL", "IRL"}
"""Countries whose towns share their names with English surnames: that one has such a town says little."""


class Context(msgspec.Struct, frozen=True):
    """What deciding needs to know of a report besides the names: sentences set like headings, and where titles end."""

    headings: frozenset[int]
    titled: frozenset[int]


def decide_kinds(
    doc: AnnotatedReport, names: Sequence[Found], titles: Iterable[TitleSpan], headings: frozenset[int]
) -> list[Found]:
    """Return the names, each with its kind; those that nothing speaks for are left out."""
    context = Context(headings, frozenset(title.last for title in titles))
    decided = _decide_all(doc, names, context)
    places = {key(name.name) for name in decided if name.kind == "place"}
    split = [part for name in names for part in _unglued(doc, name, places)]
    return decided if len(split) == len(names) else _decide_all(doc, split, context)


def _decide_all(doc: AnnotatedReport, names: Sequence[Found], context: Context) -> list[Found]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    spoken_of = {name.country for name in names if name.country} - ENGLISH
    for name in names:
        if not name.fixed and any(place.country in spoken_of for place in look_up(name.name)):
            votes[key(name.name)]["place"] += 0.5
    for name in names:
        if not name.fixed:
            votes[key(name.name)] += _evidence(doc, name, context)
    _vote_parts(votes, Counter(key(name.name) for name in names))
    decided = [name if name.fixed else _decide(votes[key(name.name)], name) for name in names]
    return [name for name in decided if name]


def _unglued(doc: AnnotatedReport, name: Found, places: Collection[str]) -> list[Found]:
    """Part a place from the name behind it where the comma between them is lost: "Ramtha Salim Haddad"."""
    last = key(doc.tokens[name.last - 1].text)
    if (
        name.fixed
        or name.last - name.first < 2
        or name.label in {"GPE", "LOC", "FAC"}
        or last in body_nouns() | place_nouns()
    ):
        return [name]
    for cut in range(name.last - 1, name.first, -1):
        if key(surface(doc, name.first, cut)) in places:
            place = msgspec.structs.replace(
                name, last=cut, head=cut - 1, name=surface(doc, name.first, cut), label="GPE"
            )
            rest = msgspec.structs.replace(name, first=cut, name=surface(doc, cut, name.last), label="PERSON")
            return [place, rest]
    return [name]


def _decide(votes: Counter[EntityKind], name: Found) -> Found | None:
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < SURE:
        return None
    kind = ranked[0][0]
    if kind == "place" and " " not in name.name and key(name.name) in place_nouns() | body_nouns():
        return None
    if kind == "person" and (any(c.isdigit() for c in name.name) or (name.name.isupper() and " " not in name.name)):
        return None
    return msgspec.structs.replace(name, kind=kind)


def _vote_parts(votes: dict[str, Counter[EntityKind]], often: Counter[str]) -> None:
    """Let the last or first words of a person's full name, standing alone, be that person."""
    full = [
        k
        for k, v in votes.items()
        if " " in k and v and max(v, key=lambda kind: v[kind]) == "person" and v["person"] >= SURE
    ]
    parts = {" ".join(k.split()[n:]) for k in full for n in range(1, len(k.split()))}
    parts |= {first for k in full if votes[first := k.split()[0]]["place"] < often[first]}
    for name in sorted(parts & set(often)):
        votes[name]["person"] += 2.5 * often[name]


def _evidence(doc: AnnotatedReport, name: Found, context: Context) -> Counter[EntityKind]:
    found: Counter[EntityKind] = Counter()
    heading = doc.tokens[name.first].sentence in context.headings
    if name.label in WEIGHTS:
        kind, weight = WEIGHTS[name.label]
        found[kind] += weight * (0.3 if heading else 1.0)
    found += _by_words(doc, name)
    found += _by_place(doc, name, heading)
    if not heading:
        found += _by_person(doc, name, context)
    return found


def _by_words(doc: AnnotatedReport, name: Found) -> Counter[EntityKind]:
    """Use the name's own words: "… Ministry", "… Bridge", "Cape …", "S-400"."""
    words = [key(doc.tokens[i].text) for i in range(name.first, name.last) if doc.tokens[i].text[0].isalnum()]
    cut = next((n for n, word in enumerate(words) if word in {"of", "for"} and n), len(words))
    last, alone = words[cut - 1], len(words) == 1
    if MODEL_NUMBER.fullmatch(name.name):
        return (
            Counter({"product": 3.0}) if not _place_noun_beside(doc, name.first, name.last) else Counter({"place": 3.0})
        )
    if alone and name.name.isupper() and 1 < len(name.name) < 5:
        return Counter({"organization": 0.8, "place": -0.5})
    if alone:
        return Counter({"organization": 0.6}) if last in body_nouns() else Counter()
    if last.removesuffix("s") in body_nouns() and last not in body_nouns():
        return Counter({"organization": -1.0})
    if last in body_nouns() or " ".join(words[cut - 2 : cut]) in body_nouns():
        return Counter({"organization": 3.0})
    if last in {"army", "navy"} or words[cut - 2 : cut] == ["air", "force"]:
        return Counter({"armed_force": 3.0})
    if last in nouns("unit") or " ".join(words[cut - 2 : cut]) in nouns("unit"):
        return Counter({"armed_force": 3.0})
    if last.rstrip("s") in nouns("force") | nouns("fighters"):
        return Counter({"armed_group": 3.0})
    if last in place_nouns() or words[0] in place_openers():
        return Counter({"place": 3.0})
    return Counter()


def _by_place(doc: AnnotatedReport, name: Found, heading: bool) -> Counter[EntityKind]:
    places = look_up(name.name) if name.last - name.first <= 5 else ()
    weight = 0.0
    if places:
        large = any(p.population > LARGE or p.kind == "province" for p in places)
        weight += (0.9 if large else 0.5) * (1.0 if name.label != "PERSON" or name.last - name.first == 1 else 0.5)
    if _place_noun_beside(doc, name.first, name.last) or _joined_to_place(doc, name):
        weight += 3.0
    token = doc.tokens[name.head]
    if places and not heading and token.dep == "compound" and not name.label:
        weight += 0.3
    if _is_home(doc, token):
        weight += 1.0
    if token.dep == "pobj" and not heading:
        weight += _by_preposition(doc.tokens[token.head].lemma, name, known=bool(places))
    return Counter({"place": weight}) if weight else Counter()


def _is_home(doc: AnnotatedReport, token: Token) -> bool:
    """Tell "residents of Ramtha" and "Ramtha residents"."""
    head = doc.tokens[token.head]
    if token.dep == "pobj" and head.lemma in {"of", "from"}:
        head = doc.tokens[head.head]
    elif token.dep != "compound":
        return False
    return head.lemma in HOME


def _by_preposition(word: str, name: Found, *, known: bool) -> float:
    """Weigh "in Ramtha" against "from Ramtha"; bodies too are worked in and come from."""
    if word in firm():
        return 1.5 if known or name.label != "ORG" else 0.9
    return (0.6 if known else 0.2) if word in prepositions() else 0.0


def _joined_to_place(doc: AnnotatedReport, name: Found) -> bool:
    """Tell "the towns of Ramtha and Salkhad": what is said of the first holds for the second."""
    token = doc.tokens[name.head]
    while token.dep == "conj" and doc.tokens[token.head].pos == "PROPN":
        token = doc.tokens[token.head]
        first = token.index
        while (
            first > 0
            and doc.tokens[first - 1].head == token.index
            and doc.tokens[first - 1].dep in {"compound", "punct", "nmod"}
        ):
            first -= 1
        if _place_noun_beside(doc, first, token.index + 1) or (
            look_up(name.name) and _is_large(doc, first, token.index + 1)
        ):
            return True
    return False


def _is_large(doc: AnnotatedReport, start: int, end: int) -> bool:
    return any(p.population > 10 * LARGE for p in look_up(surface(doc, start, end)))


def _place_noun_beside(doc: AnnotatedReport, start: int, end: int) -> bool:
    """Tell "Tokhar village", "the village of Tokhar", "the village Tokhar"."""
    tokens, sentence = doc.tokens, doc.tokens[start].sentence
    after = tokens[end] if end < len(tokens) else None
    if after and after.sentence == sentence and after.lemma.lower() in place_nouns() and after.pos in {"NOUN", "PROPN"}:
        return True
    before = [tokens[i] for i in (start - 1, start - 2) if i >= 0 and tokens[i].sentence == sentence]
    if before and before[0].lemma in place_nouns() and before[0].pos == "NOUN":
        return True
    return len(before) == 2 and before[0].text == "of" and before[1].lemma in place_nouns()


def _by_person(doc: AnnotatedReport, name: Found, context: Context) -> Counter[EntityKind]:
    tokens, head = doc.tokens, doc.tokens[name.head]
    found: Counter[EntityKind] = Counter()
    if name.first in context.titled:
        found["person"] += 3.0
    before = tokens[name.first - 1] if name.first else None
    if before and before.pos == "NOUN" and before.sentence == head.sentence and before.lemma in nouns("person"):
        found["person"] += 2.0
    follows = [
        tokens[i] for i in range(name.last, min(name.last + 3, len(tokens))) if tokens[i].sentence == head.sentence
    ]
    if follows and (
        follows[0].text == "who"
        or (len(follows) > 1 and follows[0].text == "," and follows[1].text in {"who", "whose"})
    ):
        found["person"] += 1.5
    if len(follows) > 1 and follows[0].text == "," and follows[1].text.isdigit() and len(follows[1].text) == 2:
        found["person"] += 1.5
    if (
        follows
        and follows[0].text.isdigit()
        and len(follows[0].text) == 2
        and len(follows) > 1
        and follows[1].pos in {"VERB", "PUNCT"}
    ):
        found["person"] += 1.0
    if any(tokens[i].lemma in nouns("person") for i in children(doc, name.head, "appos")):
        found["person"] += 1.5
    if head.dep == "nsubj" and tokens[head.head].lemma in SAYING:
        found["person"] += 0.6
        found["organization"] += 0.5
    return found


def drop_doubtful(names: Iterable[Found], headings: Collection[int], doc: AnnotatedReport) -> list[Found]:
    """Return the names without those that only a heading has, set in capitals like all its words."""
    found = list(names)
    confirmed = {key(n.name) for n in found if doc.tokens[n.first].sentence not in headings}
    endings = {" ".join(name.split()[n:]) for name in confirmed for n in range(len(name.split()))}
    return [
        n for n in found
        if n.fixed or doc.tokens[n.first].sentence not in headings or key(n.name) in confirmed
        or key(n.name) in endings
    ]  # fmt: skip


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
def firm() -> frozenset[str]:
    """Return the prepositions behind which a name is hardly anything but a place."""
    return frozenset(word for entry in entries(Locative) for word in entry.firm)


def is_saying(token: Token) -> bool:
    """Tell whether the verb is one of speech that people and bodies share."""
    return token.lemma in SAYING
