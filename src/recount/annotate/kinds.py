"""Decides what a name is: one kind per name and report, by all that the report says with it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from recount.annotate.evidence import Context, Votes, add, evidence, place_nouns
from recount.annotate.gazetteer import look_up
from recount.annotate.mentions import Found, body_nouns
from recount.annotate.phrases import key, surface
from recount.annotate.titles import TitleSpan
from recount.model.annotation import AnnotatedReport

SURE = 1.0
"""Evidence below this is none: the name is left alone."""
SURNAME = 2.5
"""What each mention of a surname alone adds for the person, once the full name is known."""
ENGLISH = {"USA", "GBR", "CAN", "AUS", "NZL", "IRL"}
"""Countries whose towns share their names with English surnames: that one has such a town says little."""


def decide_kinds(
    doc: AnnotatedReport, names: Sequence[Found], titles: Iterable[TitleSpan], headings: frozenset[int]
) -> list[Found]:
    """Return the names, each with its kind; those that nothing speaks for are left out."""
    context = Context(headings, frozenset(title.last for title in titles))
    places = frozenset(key(name.name) for name in _decide_all(doc, names, context) if name.kind == "place")
    parts = [part for name in names for part in _unglued(doc, name, places)]
    decided = _decide_all(doc, parts, msgspec.structs.replace(context, places=places))
    return _confirmed(doc, decided, headings)


def _decide_all(doc: AnnotatedReport, names: Sequence[Found], context: Context) -> list[Found]:
    votes: dict[str, Votes] = defaultdict(dict)
    for name in names:
        if not name.fixed:
            add(votes[key(name.name)], evidence(doc, name, context))
            add(votes[key(name.name)], _by_country(name, names))
    _vote_parts(votes, Counter(key(name.name) for name in names))
    decided = [name if name.fixed else _decide(votes[key(name.name)], name) for name in names]
    return [name for name in decided if name]


def _by_country(name: Found, names: Iterable[Found]) -> Votes:
    """Trust the gazetteer more for a country that the report speaks of."""
    places = {place.country for place in look_up(name.name)} - ENGLISH
    return {"place": 0.5} if places and any(other.country in places for other in names if other.fixed) else {}


def _decide(votes: Votes, name: Found) -> Found | None:
    kind, weight = max(sorted(votes.items()), key=lambda item: item[1], default=("group", 0.0))
    if weight < SURE:
        return None
    words = name.name.split()
    if len(words) == 1 and (key(name.name) in place_nouns() or (kind == "place" and key(name.name) in body_nouns())):
        return None
    if kind == "person" and (any(c.isdigit() for c in name.name) or (name.name.isupper() and len(words) == 1)):
        return None
    return msgspec.structs.replace(name, kind=kind)


def _vote_parts(votes: Mapping[str, Votes], often: Counter[str]) -> None:
    """Let the last or first words of a person's full name, standing alone, be that person.

    A first word that is itself a place is left one: "Ramtha Salim" may be a town and a man with no comma between.
    """
    full = [k for k, v in sorted(votes.items()) if " " in k and _leads(v, "person")]
    parts = {" ".join(k.split()[n:]) for k in full for n in range(1, len(k.split()))}
    parts |= {k.split()[0] for k in full if votes.get(k.split()[0], {}).get("place", 0.0) < often[k.split()[0]]}
    for name in sorted(parts & set(votes)):
        add(votes[name], {"person": SURNAME * often[name]})


def _leads(votes: Votes, kind: str) -> bool:
    best, weight = max(sorted(votes.items()), key=lambda item: item[1], default=("", 0.0))
    return best == kind and weight >= SURE


def _unglued(doc: AnnotatedReport, name: Found, places: Collection[str]) -> list[Found]:
    """Part a place from the name behind it where the comma between them is lost: "Ramtha Salim Haddad"."""
    ends_a_name = key(doc.tokens[name.last - 1].text) in body_nouns() | place_nouns()
    if name.fixed or name.last - name.first < 2 or name.label in {"GPE", "LOC", "FAC"} or ends_a_name:
        return [name]
    for cut in range(name.last - 1, name.first, -1):
        opening, rest = surface(doc, name.first, cut), surface(doc, cut, name.last)
        if key(opening) in places:
            place = msgspec.structs.replace(name, last=cut, head=cut - 1, name=opening, label="GPE")
            person = msgspec.structs.replace(name, first=cut, name=rest, label="PERSON")
            aged = name.last < len(doc.tokens) and doc.tokens[name.last].text.isdigit()
            return [place, person] if aged or name.last - cut > 1 else [place]
    return [name]


def _confirmed(doc: AnnotatedReport, names: Sequence[Found], headings: Collection[int]) -> list[Found]:
    """Return the names without those that only a heading has, set in capitals like all its words."""
    elsewhere = {key(n.name) for n in names if doc.tokens[n.first].sentence not in headings}
    endings = {" ".join(name.split()[n:]) for name in elsewhere for n in range(len(name.split()))}
    return [
        name
        for name in names
        if name.fixed or doc.tokens[name.first].sentence not in headings or key(name.name) in endings
    ]
