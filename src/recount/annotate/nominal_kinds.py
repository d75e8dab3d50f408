"""What an actor's noun phrase names: a state, its forces, an armed group, a body, people."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
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
RULING = {"regime", "government", "loyalist", "state", "army"}
"""Nouns that make forces those of the state in focus."""
INDEFINITE = {"a", "an", "any", "another", "no", "each", "every", "some"}
LABELS = {"news", "tv", "television", "radio", "satellite", "media", "armed", "state", "daily"}
"""Words between an organisation's name and its noun."""


class Phrase(msgspec.Struct, frozen=True):
    """An actor's noun phrase: tokens `first` to `last` (excluded), the head being the one before `last`."""

    first: int
    last: int
    part: Part


@cache
def parts() -> dict[str, Part]:
    """Return what each noun of the lexicon makes of its phrase."""
    return {
        noun: entry.role for entry in entries(ActorNoun) if entry.role not in {"name", "unit"} for noun in entry.nouns
    }


@cache
def heads() -> frozenset[str]:
    """Return the last words of all that may head an actor's phrase: asked of every noun before all else."""
    forces = {noun for entry in entries(ForcePhrase) for noun in entry.nouns}
    return frozenset(forces | {noun.split()[-1] for noun in parts()})


def singular(token: Token) -> str:
    """Return a noun's singular; capitals of a heading hide it from the model."""
    return _singular(token.lemma if token.pos != "PROPN" else token.text.lower())


@lru_cache(maxsize=1 << 14)
def _singular(word: str) -> str:
    known = parts()
    endings = (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("men", "man"))
    forms = (word.removesuffix(plural) + end for plural, end in endings if word.endswith(plural))
    return next((form for form in forms if form in known), word)


@cache
def _backing() -> frozenset[str]:
    return frozenset(word for entry in entries(Backing) for word in entry.words)


def is_backer(doc: AnnotatedReport, name: Found) -> bool:
    """Tell whether a name is joined to a word of backing: "Danish-backed", or "U.S.-backed" in one token."""
    follows = [t.text.lower() for t in doc.tokens[name.last : name.last + 2]]
    return name.cut > 0 or (len(follows) == 2 and follows[0] == "-" and follows[1] in _backing())


def is_backed(doc: AnnotatedReport, phrase: Phrase) -> bool:
    """Tell whether a phrase is of fighters that someone backs or leads, or that are for or against someone."""
    words = [doc.tokens[i].text.lower() for i in range(phrase.first, phrase.last - 1)]
    if any(word in _backing() and before == "-" for before, word in pairwise(words)):
        return True
    if any(word.partition(".-")[2] in _backing() for word in words):
        return True
    return words[:2] in (["pro", "-"], ["anti", "-"]) or any(word.startswith(("pro-", "anti-")) for word in words)


def nominal_of(doc: AnnotatedReport, phrase: Phrase, owners: Iterable[Found], focus: Found | None) -> Found:
    """Return what the phrase names, by its noun, by those who own it, and by the state in focus."""
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
        focus = None if _has_owner(owner) or _is_any(doc, head) else focus
        return _government(base, state or focus)
    if phrase.part in {"force", "fighters"} and is_backed(doc, phrase):
        return msgspec.structs.replace(base, kind="armed_group", name=_plural(base, head))
    if phrase.part in {"force", "fighters"}:
        return _armed(base, head, phrase.part, (state, band, focus))
    return _body(doc, base, state, band) if phrase.part == "body" else _people(base, phrase, band)


def _is_any(doc: AnnotatedReport, head: Token) -> bool:
    """Tell "a foreign government", which is not the one in focus."""
    return any(doc.tokens[i].text.lower() in INDEFINITE for i in children(doc, head.index, "det"))


def _people(base: Found, phrase: Phrase, band: Found | None) -> Found:
    """Return a person or a group; the "members" of one armed group are not those of another."""
    if base.plural and band and band.first >= phrase.last:
        return msgspec.structs.replace(base, name=f"{base.name} of {band.name}")
    return msgspec.structs.replace(base, kind="person" if phrase.part == "person" and not base.plural else "group")


def _body(doc: AnnotatedReport, base: Found, state: Found | None, band: Found | None) -> Found:
    """Return the body: that which its noun only introduces, a group of fighters, or an organisation."""
    head = doc.tokens[base.last - 1]
    if band and _only_labels(doc, band.last, base.last - 1):
        return msgspec.structs.replace(base, kind=band.kind, name=band.name, country=band.country)
    fighters = {singular(doc.tokens[i]) for i in range(base.first, base.last - 1)} & nouns("fighters")
    armed = fighters and head.lemma in {"group", "faction", "organization", "coalition"}
    country = state.country if state else None
    return msgspec.structs.replace(base, kind="armed_group" if armed else "organization", country=country)


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
    proper = first.pos == "PROPN" or first.text[:2].isupper() or first.text[1:2] == "." or first.name
    return words if proper and not _all_capitals(doc, phrase) else words[0].lower() + words[1:]


def _all_capitals(doc: AnnotatedReport, phrase: Phrase) -> bool:
    head = doc.tokens[phrase.last - 1]
    return phrase.last - phrase.first == 1 and head.text.istitle() and not head.name
