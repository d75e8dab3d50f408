"""Gives mentions of one person, body or state the same name: surnames, acronyms, short forms, capitals."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from recount.annotate.kinds import firm, place_nouns
from recount.annotate.mentions import Found, body_nouns
from recount.annotate.phrases import key, surface
from recount.lexicon.load import entries
from recount.lexicon.schema.places import GovernmentCue, Locative
from recount.model.annotation import AnnotatedReport

TRANSPORT = {"road", "highway", "flight", "train", "kilometer", "mile", "route", "way"}
"""Nouns before "between Lima and Quito" that make them cities."""


def unite(doc: AnnotatedReport, names: Sequence[Found]) -> list[Found]:
    """Return the names with one spelling for each who is meant."""
    settled = [settle_capital(doc, name, names) for name in names]
    united = _unite_people(_unite_bodies(doc, settled))
    return _unite_spelling(united)


def settle_capital(doc: AnnotatedReport, name: Found, names: Iterable[Found]) -> Found:
    """Take a capital's name for the government only where it acts, speaks or is dealt with."""
    if not name.capital or _governs(doc, name, names):
        return name
    return msgspec.structs.replace(name, kind="place", name=surface(doc, name.first, name.last), fixed=True)


def _governs(doc: AnnotatedReport, name: Found, names: Iterable[Found]) -> bool:
    token = doc.tokens[name.head]
    if _is_dateline(doc, name):
        return False
    after = doc.tokens[name.last] if name.last < len(doc.tokens) else None
    before = doc.tokens[name.first - 1] if name.first else None
    if (after and after.text in place_nouns()) or (
        before and (before.lemma in place_nouns() or before.lemma in firm())
    ):
        return False
    if after and after.pos in {"VERB", "AUX"} and after.tag not in {"VBN", "VBG"} and token.dep != "pobj":
        return after.lemma not in _motion() | _cues("resting")
    if token.dep == "conj" and doc.tokens[token.head].pos == "PROPN":
        first = next((n for n in names if n.first <= token.head < n.last), None)
        return first is not None and first.kind == "state" and (not first.capital or _governs(doc, first, names))
    if token.dep == "nsubj":
        return doc.tokens[token.head].lemma not in _motion() | _cues("resting")
    if token.dep == "pobj":
        return doc.tokens[token.head].lemma in _cues("prepositions") and not _near_motion(doc, token.head)
    if token.dep in {"dobj", "nsubjpass"}:
        return doc.tokens[token.head].lemma in _cues("urged")
    return (
        token.dep == "poss" and doc.tokens[token.head].pos == "NOUN" and doc.tokens[token.head].lemma in _cues("acts")
    )


def _is_dateline(doc: AnnotatedReport, name: Found) -> bool:
    """Tell "LIMA, March 4 -": a town in capitals at the head of a paragraph."""
    sentence = doc.sentences[doc.tokens[name.first].sentence]
    opens = sentence.first == name.first and (
        not sentence.index or doc.sentences[sentence.index - 1].block != sentence.block
    )
    return opens and doc.tokens[name.first].text.isupper() and len(doc.tokens[name.first].text) > 2


@cache
def _motion() -> frozenset[str]:
    return frozenset(verb for entry in entries(Locative) for verb in entry.verbs)


def _near_motion(doc: AnnotatedReport, preposition: int) -> bool:
    return doc.tokens[doc.tokens[preposition].head].lemma in _motion() | TRANSPORT


@cache
def _cues(part: str) -> frozenset[str]:
    return frozenset(word for entry in entries(GovernmentCue) for word in getattr(entry, part))


def _unite_bodies(doc: AnnotatedReport, names: Sequence[Found]) -> list[Found]:
    """Resolve "AFAD" to the name it stood behind in brackets, and "Observatory" to the one observatory named."""
    bodies = [n for n in names if n.kind in {"organization", "armed_group", "armed_force"}]
    same = _acronyms(doc, bodies)
    full = sorted({n.name for n in bodies if " " in n.name})
    found = []
    for name in names:
        target = same.get(name.name) if name.kind != "state" else None
        if (
            target is None
            and not name.fixed
            and len(key(name.name).split()) <= 2
            and name.kind in {"organization", "person", "place"}
        ):
            target = _only(_longer(name.name, bodies, full))
        if target is None:
            found.append(name)
        else:
            found.append(
                msgspec.structs.replace(name, name=target.name, kind=target.kind, country=target.country, fixed=True)
            )
    return found


def _longer(short: str, bodies: Iterable[Found], full: Iterable[str]) -> list[Found]:
    """Return the bodies whose name has these words among its own, if they are a noun of a body."""
    words = key(short).split()
    if words[-1] not in body_nouns():
        return []
    names = [name for name in full if key(name) != key(short) and set(words) <= set(key(name).split())]
    return [next(b for b in bodies if b.name == name) for name in names]


def _only(found: Sequence[Found]) -> Found | None:
    return found[0] if len(found) == 1 else None


def _acronyms(doc: AnnotatedReport, bodies: Sequence[Found]) -> dict[str, Found]:
    """Return the short names that stand in brackets right behind a long one: "… Presidency (AFAD)"."""
    found = {}
    for body in bodies:
        tokens = doc.tokens[body.last : body.last + 3]
        if len(tokens) == 3 and tokens[0].text == "(" and tokens[2].text == ")" and tokens[1].text.isupper():
            found[tokens[1].text] = body
    for body in bodies:
        letters = "".join(
            w[0] for w in key(body.name).split() if w not in {"of", "for", "the", "and", "on", "in"}
        ).upper()
        if len(letters) > 2 and not body.fixed:
            found.setdefault(letters, body)
    return found


def _unite_people(names: Sequence[Found]) -> list[Found]:
    """Give surnames and first names alone the full name that the report has."""
    order: dict[str, str] = {}
    for name in names:
        if name.kind == "person":
            order.setdefault(key(name.name), name.name)
    full = {short: _full_name(short, order) for short in order}
    return [
        msgspec.structs.replace(n, name=order[full[key(n.name)]]) if n.kind == "person" and not n.fixed else n
        for n in names
    ]


def _full_name(short: str, known: Iterable[str]) -> str:
    """Return the longest name that this one shortens; among several people of one surname the first named."""
    words = short.split()
    longer = [name for name in known if _shortens(words, name.split())]
    if not longer:
        return short
    first = longer[0]
    return max((name for name in longer if _shortens(first.split(), name.split()) or name == first), key=len)


def _shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether the words are the last of the full name, its first one, or it without middle names."""
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        return short[0] in {full[-1], full[0]}
    return tuple(full[-len(short) :]) == tuple(short) or (short[0] == full[0] and short[-1] == full[-1])


def _unite_spelling(names: Sequence[Found]) -> list[Found]:
    """Give names that differ in capitals, hyphens or spelling only the commonest form."""
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in names:
        forms[str(name.kind), key(name.name)][name.name] += 1
    best = {
        k: max(sorted(counts), key=lambda form: (not form.isupper(), counts[form]))
        if len(counts) > 1
        else next(iter(counts))
        for k, counts in forms.items()
    }
    return [msgspec.structs.replace(n, name=best[str(n.kind), key(n.name)]) for n in names]
