"""Gives mentions of one person, body or state the same name: surnames, acronyms, short forms, capitals."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from recount.annotate.capitals import settle_capitals
from recount.annotate.mentions import Found, body_nouns
from recount.annotate.phrases import key
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import State
from recount.model.annotation import AnnotatedReport

BRANCH = {
    "army", "navy", "air", "force", "forces", "armed", "royal", "national", "arab", "ground", "land", "marines",
    "marine", "corps", "self", "defense", "military", "naval", "airborne", "coast", "guard", "imperial", "the",
}  # fmt: skip
"""Words of an armed service's name besides the state's."""


def unite(doc: AnnotatedReport, names: Sequence[Found]) -> list[Found]:
    """Return the names with one spelling for each who is meant."""
    settled = _unite_forces(settle_capitals(doc, names))
    return _unite_spelling(_unite_people(_unite_bodies(doc, settled)))


def _unite_forces(names: Sequence[Found]) -> list[Found]:
    """Take a state's army, navy or air force by name for its armed forces: "Royal Danish Air Force"."""
    return [_as_force(name) if name.kind == "armed_force" and not name.fixed else name for name in names]


@cache
def _states() -> Mapping[str, State]:
    return {key(word): entry for entry in entries(State) for word in (entry.name, *entry.adjectives, *entry.aliases)}


def _as_force(name: Found) -> Found:
    words = [word for word in key(name.name).split() if word not in BRANCH]
    state = _states().get(" ".join(words))
    return msgspec.structs.replace(name, name=forces_of(state), country=state.iso3, fixed=True) if state else name


def forces_of(state: State) -> str:
    """Return what a state's armed forces are called: "Danish armed forces"."""
    return f"{state.adjectives[0] if state.adjectives else state.name} armed forces"


def _unite_bodies(doc: AnnotatedReport, names: Sequence[Found]) -> list[Found]:
    """Resolve "HRS" to the name it stood behind in brackets, and "Observatory" to the one observatory named."""
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
    """Return the short names that stand in brackets right behind a long one: "… Rescue Service (HRS)"."""
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
    for name in sorted(names, key=lambda n: n.name.isupper()):
        if name.kind == "person":
            order.setdefault(key(name.name), name.name)
    order = {name: order[name] for name in dict.fromkeys(key(n.name) for n in names if n.kind == "person")}
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
