"""Actors without a name: "Danish soldiers", "the ministry", "a medical source", "residents"."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

import msgspec

from recount.annotate.mentions import Found
from recount.annotate.nominal_kinds import ORDER, Part, Phrase, heads, is_backed, is_backer, nominal_of, parts, singular
from recount.lexicon.load import entries, keys_of
from recount.lexicon.schema.actors import ForcePhrase, HeapNoun
from recount.model.annotation import AnnotatedReport, Token, children

QUANTIFIERS = {
    "the", "a", "an", "this", "that", "these", "those", "some", "any", "many", "several", "few", "no", "all", "both",
    "each", "every", "other", "more", "most", "such", "dozens", "dozen", "hundreds", "thousands", "scores", "hundred",
    "thousand", "million", "of", "one", "least", "own", "same", "various", "numerous", "about", "around", "nearly",
    "almost", "over", "only", "two", "three", "as", "well",
}  # fmt: skip
"""Words at the front of a noun phrase that are no part of the actor's wording."""
LEAGUES = {"coalition", "alliance", "police"}
"""Bodies that act where they only say whose something is: "a coalition airstrike", "a police convoy"."""
MODIFIERS = {
    "amod",
    "compound",
    "nmod",
    "npadvmod",
    "advmod",
    "conj",
    "punct",
    "nummod",
    "quantmod",
    "det",
    "predet",
    "dep",
    "cc",
}


def introduced(doc: AnnotatedReport, names: Sequence[Found]) -> dict[int, Found]:
    """Return the nouns that only introduce a person's name, with that person: "resident Salim", "the leader, Salim"."""
    at = {i: n for n in names for i in range(n.first, n.last)}
    found = {}
    for token in doc.tokens:
        if token.index in at or _part(doc, token) != "person":
            continue
        beside = at.get(token.index + 1)
        inner = next((at[i] for i in children(doc, token.index, "appos") if i in at), None)
        person = beside if beside and _introduces_name(doc, token, at) else inner
        if person and person.kind == "person" and person.form == "name":
            found[token.index] = person
    return found


def find_nominals(
    doc: AnnotatedReport, names: Sequence[Found], focus: Found | None, titled: Collection[int]
) -> list[Found]:
    """Return the noun phrases that name actors, with kind and name.

    `focus` is the state that "the regime" is of; `titled` are tokens of titles that stand with a person's name.
    """
    at = {i: n for n in names for i in range(n.first, n.last)}
    phrases = [phrase for token in doc.tokens if token.index not in titled and (phrase := _phrase(doc, token, at))]
    found: list[Found] = []
    for phrase in sorted(phrases, key=lambda p: ORDER.index(p.part)):
        for nominal in _nominals(doc, phrase, at, focus):
            found.append(nominal)
            if phrase.part == "government":
                at[nominal.last - 1] = nominal
    return sorted(found, key=lambda f: (f.first, f.last))


def state_in_focus(doc: AnnotatedReport, names: Sequence[Found]) -> Found | None:
    """Return the state that a bare "regime" or "government" must be of: the one called so, or the report's main one."""
    at = {i: n for n in names for i in range(n.first, n.last)}
    for words in ({"regime"}, {"government"}):
        owners: dict[str, Found] = {}
        for token in doc.tokens:
            if token.lemma in words and token.index and (name := _owner(doc, token, at)):
                owners[name.name] = name
        if len(owners) == 1:
            return next(iter(owners.values()))
    states: dict[str, list[Found]] = {}
    for name in names:
        if name.country:
            states.setdefault(name.country, []).append(name)
    most = max(states.values(), key=len, default=[])
    total = sum(map(len, states.values()))
    own = next((name for name in most if name.kind == "state"), None)
    return own if own and len(most) > 2 and 2 * len(most) > total else None


def _owner(doc: AnnotatedReport, token: Token, at: Mapping[int, Found]) -> Found | None:
    near = [token.index - 1, *children(doc, token.index, "poss")]
    return next((at[i] for i in near if i in at and at[i].kind == "state" and not at[i].capital), None)


def _phrase(doc: AnnotatedReport, token: Token, at: Mapping[int, Found]) -> Phrase | None:
    """Return the actor's phrase that the token heads, if it heads one."""
    part = _part(doc, token) or _state_craft(token, at)
    if token.dep == "conj" and doc.tokens[token.head].pos == "ADJ" and doc.tokens[token.head].dep == "amod":
        return None
    covered = token.index in at and not (at[token.index].form == "adjective" and token.pos == "NOUN")
    if part is None or covered or _introduces_name(doc, token, at) or _is_predicate(doc, token, at):
        return None
    if token.lemma in keys_of(HeapNoun) and _counts(doc, token):
        return None
    if token.dep in {"compound", "nmod", "amod"} and not (
        (part in {"government", "force", "fighters"} or token.lemma in LEAGUES)
        and _part(doc, doc.tokens[token.head]) is None
    ):
        return None
    return Phrase(phrase_start(doc, token, at), token.index + 1, part)


def _counts(doc: AnnotatedReport, token: Token) -> bool:
    """Tell "a group of buildings" from "the Group of Seven"."""
    of = [i for i in children(doc, token.index, "prep") if doc.tokens[i].lemma == "of"]
    return any(doc.tokens[i].tag == "NNS" for p in of for i in children(doc, p, "pobj"))


def _part(doc: AnnotatedReport, token: Token) -> Part | None:
    if token.pos not in {"NOUN", "PROPN", "ADJ"} or (
        token.pos == "ADJ" and token.dep not in {"nsubj", "nsubjpass", "pobj", "dobj"}
    ):
        return None
    word = singular(token)
    if word not in heads():
        return None
    before = doc.tokens[token.index - 1].lemma if token.index else ""
    if f"{before} {word}" in parts():
        return parts()[f"{before} {word}"]
    for entry in entries(ForcePhrase):
        if word in entry.nouns and before in entry.before:
            return "force"
    if token.text.lower() == "forces" or word != "force":
        return parts().get(word)
    return None


@cache
def _craft() -> frozenset[str]:
    return frozenset(noun for entry in entries(ForcePhrase) if entry.with_state for noun in entry.nouns)


def _state_craft(token: Token, at: Mapping[int, Found]) -> Part | None:
    """Tell "Swedish helicopters": craft are the armed forces' where their state stands right before them."""
    if token.lemma not in _craft():
        return None
    before = at.get(token.index - 1)
    owned = before is not None and before.kind == "state" and before.form == "adjective"
    return "force" if owned and token.tag in {"NNS", "NNPS"} else None


def _introduces_name(doc: AnnotatedReport, token: Token, at: Mapping[int, Found]) -> bool:
    """Tell whether the noun only introduces a name: "Institute head Lena …", "our ally Peru"."""
    after = at.get(token.index + 1)
    if after is None or after.form != "name" or doc.tokens[token.index + 1].sentence != token.sentence:
        return False
    linked = token.dep in {"compound", "nmod", "amod"} or doc.tokens[after.head].head == token.index
    return linked or after.kind == "person"


def _is_predicate(doc: AnnotatedReport, token: Token, at: Mapping[int, Found]) -> bool:
    """Tell whether the noun says what someone is: "is a lawyer", "Rita Vance, a lawyer"."""
    top = token
    while top.dep == "conj" and doc.tokens[top.head].pos in {"NOUN", "PROPN"}:
        top = doc.tokens[top.head]
    if top.dep == "oprd":
        return True
    if top.dep == "attr":
        return not children(doc, top.head, "expl")
    if top.dep == "pobj" and doc.tokens[top.head].lemma == "as" and top.tag in {"NN", "NNP"}:
        return True
    return top.dep == "appos" and top.head in at and at[top.head].form == "name"


def is_actor(doc: AnnotatedReport, token: Token, at: Mapping[int, Found]) -> bool:
    """Tell whether a noun is one for those who act, by itself and what stands before it."""
    return (_part(doc, token) or _state_craft(token, at)) is not None


def phrase_start(doc: AnnotatedReport, head: Token, at: Mapping[int, Found]) -> int:
    """Return where the wording begins: with the head's modifiers, behind articles, numbers and owners."""
    first = head.index
    while first > 0 and _modifies(doc, doc.tokens[first - 1], first, head, at):
        first -= 1
    aged = next((i for i in range(first, head.index) if doc.tokens[i].text == "old"), None)
    first = aged + 1 if aged else first
    while first < head.index and (
        doc.tokens[first].text.lower() in QUANTIFIERS
        or doc.tokens[first].pos in {"NUM", "PUNCT", "ADV", "CCONJ", "DET", "PART"}
    ):
        first += 1
    return first


def _modifies(doc: AnnotatedReport, before: Token, first: int, head: Token, at: Mapping[int, Found]) -> bool:
    if before.sentence != head.sentence:
        return False
    if before.text == "-":
        return before.index > 0 and doc.tokens[first].start == before.end
    name = at.get(before.index)
    if name is not None and (name.form == "adjective" or name.owner or name.kind == "person"):
        return name.form == "adjective" and not name.owner
    if before.pos not in {"ADJ", "NOUN", "PROPN", "NUM", "VERB", "ADV"} or before.dep not in MODIFIERS | {"amod"}:
        return False
    return first <= before.head <= head.index or doc.tokens[first].text == "-"


def _nominals(doc: AnnotatedReport, phrase: Phrase, at: Mapping[int, Found], focus: Found | None) -> list[Found]:
    """Return what the phrase names; and for "Danish and Swedish troops" the Danish ones too, by their adjective."""
    owners = _owners(doc, phrase, at)
    found = [nominal_of(doc, phrase, owners, focus)]
    if phrase.part in {"force", "government"} and owners:
        for other in _coordinated(doc, phrase, at):
            twin = nominal_of(doc, phrase, [other], focus)
            found.append(
                msgspec.structs.replace(twin, first=other.first, last=other.last, head=other.head, form="adjective")
            )
    return found


def _owners(doc: AnnotatedReport, phrase: Phrase, at: Mapping[int, Found]) -> list[Found]:
    """Return the names before the head that own it; not the backer of "Danish-backed fighters"."""
    inside = [at[i] for i in range(phrase.first, phrase.last - 1) if i in at and not is_backer(doc, at[i])]
    if is_backed(doc, phrase):
        return []
    beside = at.get(phrase.first - 1)
    if not inside and beside and beside.owner:
        return [beside]
    return inside or [at[i] for i in children(doc, phrase.last - 1, "poss") if i in at] or _bands(doc, phrase, at)


def _bands(doc: AnnotatedReport, phrase: Phrase, at: Mapping[int, Found]) -> list[Found]:
    """Return the armed group whose the people are: "fighters of the Red Column", "members of the Red Column"."""
    if phrase.part not in {"force", "fighters", "person"}:
        return []
    preps = [i for i in children(doc, phrase.last - 1, "prep") if doc.tokens[i].lemma in {"of", "from"}]
    bands = [at[i] for p in preps for i in children(doc, p, "pobj") if i in at and at[i].kind == "armed_group"]
    return [band for band in bands if band.form == "name"]


def _coordinated(doc: AnnotatedReport, phrase: Phrase, at: Mapping[int, Found]) -> list[Found]:
    """Return the names that "and" joins to the phrase's first word."""
    found, index = [], phrase.first - 1
    while (
        index > 0
        and doc.tokens[index].text in {"and", ","}
        and (name := at.get(index - 1))
        and name.form == "adjective"
    ):
        found.append(name)
        index = name.first - 1
    return [name for name in found if name.kind == "state"]
