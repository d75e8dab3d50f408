"""Actors without a name: "Danish soldiers", "the ministry", "a medical source", "residents"."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from recount.annotate.evidence import nouns
from recount.annotate.mentions import Found
from recount.annotate.phrases import key, surface
from recount.annotate.unite import forces_of
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import ActorNoun, Backing, ForcePhrase, State
from recount.model.annotation import AnnotatedReport, Token, children

Part = Literal["person", "group", "force", "fighters", "government", "body", "name", "unit"]
ORDER: tuple[Part, ...] = ("government", "force", "fighters", "body", "group", "person")
"""Governments first: a "regime's forces" are those of the state that the regime is."""
QUANTIFIERS = {
    "the", "a", "an", "this", "that", "these", "those", "some", "any", "many", "several", "few", "no", "all", "both",
    "each", "every", "other", "more", "most", "such", "dozens", "dozen", "hundreds", "thousands", "scores", "hundred",
    "thousand", "million", "of", "one", "least", "own", "same", "various", "numerous", "about", "around", "nearly",
    "almost", "over", "only", "two", "three", "as", "well",
}  # fmt: skip
"""Words at the front of a noun phrase that are no part of the actor's wording."""
RULING = {"regime", "government", "loyalist", "state", "army"}
"""Nouns that make forces those of the state in focus."""
LABELS = {"news", "tv", "television", "radio", "satellite", "media", "armed", "state", "daily"}
"""Words between an organisation's name and its noun."""
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


class Phrase(msgspec.Struct, frozen=True):
    """An actor's noun phrase: tokens `first` to `last` (excluded), the head being the one before `last`."""

    first: int
    last: int
    part: Part


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


@cache
def _parts() -> dict[str, Part]:
    """Return what each noun of the lexicon makes of its phrase."""
    return {
        noun: entry.role for entry in entries(ActorNoun) if entry.role not in {"name", "unit"} for noun in entry.nouns
    }


def singular(token: Token) -> str:
    """Return a noun's singular; capitals of a heading hide it from the model."""
    word, known = token.lemma if token.pos != "PROPN" else token.text.lower(), _parts()
    endings = (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("men", "man"))
    forms = (word.removesuffix(plural) + end for plural, end in endings if word.endswith(plural))
    return next((form for form in forms if form in known), word)


def _phrase(doc: AnnotatedReport, token: Token, at: Mapping[int, Found]) -> Phrase | None:
    """Return the actor's phrase that the token heads, if it heads one."""
    part = _part(doc, token) or _state_craft(token, at)
    if token.dep == "conj" and doc.tokens[token.head].pos == "ADJ" and doc.tokens[token.head].dep == "amod":
        return None
    covered = token.index in at and not (at[token.index].form == "adjective" and token.pos == "NOUN")
    if part is None or covered or _introduces_name(doc, token, at) or _is_predicate(doc, token, at):
        return None
    if token.dep in {"compound", "nmod", "amod"} and not (
        part in {"government", "force", "fighters"} and _part(doc, doc.tokens[token.head]) is None
    ):
        return None
    return Phrase(_start(doc, token, at), token.index + 1, part)


def _part(doc: AnnotatedReport, token: Token) -> Part | None:
    if token.pos not in {"NOUN", "PROPN", "ADJ"} or (
        token.pos == "ADJ" and token.dep not in {"nsubj", "nsubjpass", "pobj", "dobj"}
    ):
        return None
    word, before = singular(token), doc.tokens[token.index - 1].lemma if token.index else ""
    if f"{before} {word}" in _parts():
        return _parts()[f"{before} {word}"]
    for entry in entries(ForcePhrase):
        if word in entry.nouns and before in entry.before:
            return "force"
    if token.text.lower() == "forces" or word != "force":
        return _parts().get(word)
    return None


def _state_craft(token: Token, at: Mapping[int, Found]) -> Part | None:
    """Tell "Swedish helicopters": craft are the armed forces' where their state stands right before them."""
    craft = any(token.lemma in e.nouns for e in entries(ForcePhrase) if e.with_state)
    before = at.get(token.index - 1)
    owned = before is not None and before.kind == "state" and before.form == "adjective"
    return "force" if craft and owned and token.tag in {"NNS", "NNPS"} else None


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
    if top.dep == "attr":
        return not children(doc, top.head, "expl")
    if top.dep == "pobj" and doc.tokens[top.head].lemma == "as" and top.tag in {"NN", "NNP"}:
        return True
    return top.dep == "appos" and top.head in at and at[top.head].form == "name"


def _start(doc: AnnotatedReport, head: Token, at: Mapping[int, Found]) -> int:
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
    found = [_nominal(doc, phrase, owners, focus)]
    if phrase.part in {"force", "government"} and owners:
        for other in _coordinated(doc, phrase, at):
            twin = _nominal(doc, phrase, [other], focus)
            found.append(
                msgspec.structs.replace(twin, first=other.first, last=other.last, head=other.head, form="adjective")
            )
    return found


def _owners(doc: AnnotatedReport, phrase: Phrase, at: Mapping[int, Found]) -> list[Found]:
    """Return the names before the head that own it; not the backer of "Danish-backed fighters"."""
    inside = [at[i] for i in range(phrase.first, phrase.last - 1) if i in at and not _is_backer(doc, at[i].last)]
    if _is_backed(doc, phrase):
        return []
    beside = at.get(phrase.first - 1)
    if not inside and beside and beside.owner:
        return [beside]
    return inside or [at[i] for i in children(doc, phrase.last - 1, "poss") if i in at]


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


@cache
def _backing() -> frozenset[str]:
    return frozenset(word for entry in entries(Backing) for word in entry.words)


def _is_backer(doc: AnnotatedReport, after: int) -> bool:
    follows = [t.text.lower() for t in doc.tokens[after : after + 2]]
    return len(follows) == 2 and follows[0] == "-" and follows[1] in _backing()


def _is_backed(doc: AnnotatedReport, phrase: Phrase) -> bool:
    """Tell whether a phrase is of fighters that someone backs or leads, or that are for or against someone."""
    words = [doc.tokens[i].text.lower() for i in range(phrase.first, phrase.last - 1)]
    if any(word in _backing() and before == "-" for before, word in pairwise(words)):
        return True
    return words[:2] in (["pro", "-"], ["anti", "-"]) or any(word.startswith(("pro-", "anti-")) for word in words)


def _nominal(doc: AnnotatedReport, phrase: Phrase, owners: Iterable[Found], focus: Found | None) -> Found:
    head = doc.tokens[phrase.last - 1]
    shown = head.pos == "PROPN" and head.text.lower().endswith("s")
    plural = head.tag in {"NNS", "NNPS"} or phrase.part == "group" or shown
    base = Found(
        first=phrase.first, last=phrase.last, head=head.index, form="nominal", kind="group", name=wording(doc, phrase),
        plural=plural,
    )  # fmt: skip
    owner = list(owners)
    state = next((n for n in owner if n.kind == "state"), None)
    band = next((n for n in owner if n.kind == "armed_group" or (n.kind == "organization" and n.fixed)), None)
    if phrase.part == "government":
        return _government(base, state or (focus if not _has_owner(owner) else None))
    if phrase.part in {"force", "fighters"}:
        if _is_backed(doc, phrase):
            return msgspec.structs.replace(base, kind="armed_group", name=_plural(base, head))
        return _armed(base, head, phrase.part, (state, band, focus))
    if phrase.part == "body" and band and _only_labels(doc, band.last, phrase.last - 1):
        return msgspec.structs.replace(base, kind=band.kind, name=band.name, country=band.country)
    if phrase.part == "body":
        fighters = {singular(doc.tokens[i]) for i in range(phrase.first, phrase.last - 1)} & nouns("fighters")
        kind = (
            "armed_group"
            if fighters and head.lemma in {"group", "faction", "organization", "coalition"}
            else "organization"
        )
        return msgspec.structs.replace(base, kind=kind, country=state.country if state else None)
    return msgspec.structs.replace(base, kind="person" if phrase.part == "person" and not plural else "group")


def _only_labels(doc: AnnotatedReport, first: int, last: int) -> bool:
    """Tell whether the words between a name and its noun only say what it is: "Tass news agency"."""
    return all(
        doc.tokens[i].text.lower() in LABELS or singular(doc.tokens[i]) in nouns("fighters") for i in range(first, last)
    )


def _has_owner(owners: Sequence[Found]) -> bool:
    return any(
        owner.kind in {"state", "organization"} or (owner.kind == "place" and owner.form == "name") for owner in owners
    )


def _government(base: Found, state: Found | None) -> Found:
    if state is None:
        return msgspec.structs.replace(base, kind="organization" if key(base.name).split()[-1] in RULING else "group")
    return msgspec.structs.replace(base, kind="state", name=state.name, country=state.country)


def _armed(base: Found, head: Token, part: Part, owners: tuple[Found | None, Found | None, Found | None]) -> Found:
    """Tell a state's forces from an armed group's and from fighters known only by their wording."""
    state, band, focus = owners
    replace = msgspec.structs.replace
    if band:
        return replace(base, kind=band.kind, name=band.name, country=band.country)
    words = set(key(base.name).split()[:-1])
    if (
        words & {"rebel", "insurgent", "opposition", "militant", "separatist", "jihadist", "guerrilla"}
        and part == "force"
    ):
        return replace(base, kind="armed_group")
    ruling = bool(words & RULING)
    owner = state if state and (part == "force" or ruling) else focus if ruling else None
    if owner and owner.country in _states():
        return replace(base, kind="armed_force", name=forces_of(_states()[owner.country or ""]), country=owner.country)
    if owner and owner.kind == "state":
        return replace(base, kind="armed_force", name=f"{owner.name} armed forces")
    if part == "force" or ruling:
        return replace(base, kind="armed_force")
    return replace(base, kind="armed_group", name=_plural(base, head))


@cache
def _states() -> dict[str, State]:
    return {entry.iso3: entry for entry in entries(State)}


def _plural(base: Found, head: Token) -> str:
    """Return the wording in the plural: "one rebel" and "rebels" are the same actor."""
    return base.name + "s" if head.tag == "NN" and not base.name.endswith(("s", "a", "y")) else base.name


def wording(doc: AnnotatedReport, phrase: Phrase) -> str:
    """Return the phrase as a name: a sentence's first capital is none of its own."""
    words = surface(doc, phrase.first, phrase.last)
    if words.isupper() and len(words) > 6:
        return words.lower()
    first = doc.tokens[phrase.first]
    proper = first.pos == "PROPN" or first.text.isupper() or first.name
    return words if proper and not _all_capitals(doc, phrase) else words[0].lower() + words[1:]


def _all_capitals(doc: AnnotatedReport, phrase: Phrase) -> bool:
    head = doc.tokens[phrase.last - 1]
    return phrase.last - phrase.first == 1 and head.text.istitle() and not head.name
