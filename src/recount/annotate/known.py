"""The names that the lexicon knows, found in a report: states and their adjectives, groups, organisations, regions."""

from collections.abc import Set as AbstractSet
from functools import cache, partial

from recount.annotate.own import OwnName, own_book
from recount.annotate.phrases import Book, find_phrases, key, make_book, surface
from recount.annotate.polities import find_polities
from recount.annotate.product_names import has_noun_behind, model_at, name_book, ship_at
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import ArmedGroup, Backing, NamedActor, Organization, People, Seat, State
from recount.lexicon.schema.places import Abbreviation, Region
from recount.lexicon.schema.products import ProductName
from recount.model.annotation import AnnotatedReport, Token
from recount.model.base import Record
from recount.model.entity import EntityKind, Form

SHORT = 4
"""Letters below which a small word may open a name: "al", "van", "ibn"."""


class Sense(Record, frozen=True, kw_only=True):
    """What a name of the lexicon means. `capital`: the state, where its capital acts or speaks; else a place."""

    kind: EntityKind
    name: str
    country: str | None = None
    form: Form = "name"
    capital: bool = False
    people: bool = False
    exact: bool = False
    """Whether it must stand in capitals: `US` is no pronoun."""
    spelling: str | None = None
    """The only spelling that counts, for short names that are words otherwise: `LeT`."""


class Known(Record, frozen=True, kw_only=True):
    """A name of the lexicon in tokens `first` to `last` (excluded); `owner` where it lost its apostrophe ("Syrias").

    `cut`: characters at the end that are none of the name: 4 of "U.S.-led".
    """

    first: int
    last: int
    sense: Sense
    owner: bool = False
    cut: int = 0


def find_known(doc: AnnotatedReport) -> list[Known]:
    """Return the user's and the lexicon's names in the report, in order, none overlapping; the user's come first."""
    found = _own(doc)
    taken = {i for known in found for i in range(known.first, known.last)}
    listed = (
        Known(first=first, last=last, sense=sense)
        for first, last, sense in find_phrases(doc, _book(), partial(_fits, doc))
    )
    found += [known for known in listed if not taken or taken.isdisjoint(range(known.first, known.last))]
    taken |= {i for known in found for i in range(known.first, known.last)}
    found += _products(doc, taken)
    taken |= {i for known in found for i in range(known.first, known.last)}
    owners = (_owner(doc, token.index) or _joined(token) for token in doc.tokens if token.index not in taken)
    polities = find_polities(doc, frozenset(taken))
    unlisted = [
        Known(first=i, last=i + 1, sense=Sense(kind="state", name=name, form="adjective" if is_adjective else "name"))
        for i, (name, is_adjective) in polities.items()
    ]
    owned = (known for known in owners if known and known.first not in polities)
    return sorted([*found, *owned, *unlisted], key=lambda known: known.first)


def _own(doc: AnnotatedReport) -> list[Known]:
    """Return the names of the user's tables."""
    if not doc.own.places and not doc.own.offices:
        return []
    hits = find_phrases(doc, own_book(doc.own), partial(_has_capitals, doc))
    return [
        Known(first=first, last=last, sense=Sense(
            kind="person" if own.is_person else "place", name=own.name, country=own.country,
        ))
        for first, last, own in hits
    ]  # fmt: skip


def _has_capitals(doc: AnnotatedReport, first: int, words: str, _: OwnName) -> bool:
    """Tell whether a table's name stands as a name: its first word has a capital, or is short before one that has."""
    opener = doc.tokens[first].text
    return not words.islower() and (not opener.islower() or len(opener) < SHORT)


def _products(doc: AnnotatedReport, taken: AbstractSet[int]) -> list[Known]:
    """Return the names of weapons, vehicles, aircraft and ships."""
    found = [
        Known(first=first, last=last, sense=Sense(kind="product", name=surface(doc, first, last)))
        for first, last, entry in find_phrases(doc, name_book(), partial(_fits_product, doc))
        if taken.isdisjoint(range(first, last))
    ]
    closed = taken | {i for known in found for i in range(known.first, known.last)}
    for token in doc.tokens:
        hit = model_at(doc, token) or ship_at(doc, token)
        if hit and closed.isdisjoint(range(token.index, hit[0])):
            found.append(Known(first=token.index, last=hit[0], sense=Sense(kind="product", name=hit[1])))
    return found


def _fits_product(doc: AnnotatedReport, first: int, words: str, entry: ProductName) -> bool:
    last = first + 1
    while doc.tokens[last - 1].end < doc.tokens[first].start + len(words):
        last += 1
    return words[0].isupper() and (not entry.beside or has_noun_behind(doc, last))


@cache
def _book() -> Book[Sense]:
    return make_book([*_states(), *_peoples(), *_actors(), *_regions(), *_abbreviations()])


def _states() -> list[tuple[str, Sense]]:
    found = []
    for state in entries(State):
        names: list[tuple[str, Form, bool]] = [(name, "name", False) for name in (state.name, *state.aliases)]
        names += [(name, "adjective", False) for name in state.adjectives]
        names += [(name, "name", True) for name in state.capitals]
        for name, form, capital in names:
            found.append((name, Sense(
                kind="state", name=state.name, country=state.iso3, form=form, capital=capital, exact=_exact(name),
            )))  # fmt: skip
        found += [(name, Sense(kind="group", name=name, country=state.iso3, people=True)) for name in state.people]
    return found


def _exact(name: str) -> bool:
    return name.upper() == name and len(name) <= 8


def _spelling(name: str) -> str | None:
    return name if len(name) < 5 and not name.istitle() and not name.isupper() else None


def _peoples() -> list[tuple[str, Sense]]:
    found = []
    for people in entries(People):
        nouns = (people.name, *people.people)
        found += [(name, Sense(kind="group", name=people.name, form="adjective")) for name in people.adjectives]
        found += [
            (name, Sense(kind="group", name=people.name, people=True))
            for name in nouns
            if name not in people.adjectives
        ]
    return found


def _actors() -> list[tuple[str, Sense]]:
    actors: tuple[NamedActor, ...] = (*entries(ArmedGroup), *entries(Organization))
    found = [
        (name, Sense(kind=a.kind, name=a.name, country=a.country, exact=_exact(name), spelling=_spelling(name)))
        for a in actors
        for name in (a.name, *a.aliases)
    ]
    seats = [
        (name, Sense(kind=s.kind, name=s.of, country=s.country)) for s in entries(Seat) for name in (s.name, *s.aliases)
    ]
    return found + seats


def _regions() -> list[tuple[str, Sense]]:
    return [(name, Sense(kind="place", name=name, country=r.country)) for r in entries(Region) for name in r.names]


def _abbreviations() -> list[tuple[str, Sense]]:
    return [
        (short, Sense(kind="place", name=full, country=entry.country))
        for entry in entries(Abbreviation)
        for short, full in entry.names.items()
    ]


def _fits(doc: AnnotatedReport, first: int, words: str, sense: Sense) -> bool:
    """Tell whether capitals are as they must be: an acronym is no function word, a name has a capital somewhere."""
    cut_short = sense.kind == "place" and "." in words and words[-1] != "."
    if words[-1] in "-'’" or words.islower() or cut_short or (sense.spelling and sense.spelling != words):
        return False
    if sense.exact:
        nominal = doc.tokens[first].pos in {"PROPN", "NOUN", "ADJ", "X", "NUM"}
        return words.upper() == words and (nominal or not _shouts(doc, doc.tokens[first].sentence))
    opener = doc.tokens[first].text
    if opener.islower() and len(opener) >= SHORT and words[len(opener) : len(opener) + 1] == " ":
        return False
    initial = words[0].isupper() or not words[0].isalpha()
    joined = len(words) > len(doc.tokens[first].text)
    return initial or (joined and any(c.isupper() for c in words))


def _shouts(doc: AnnotatedReport, index: int) -> bool:
    """Tell whether a sentence is set in capitals: there "IS" and "WHO" are words."""
    sentence = doc.sentences[index]
    letters = [t.text for t in doc.tokens[sentence.first : sentence.last] if t.text.isalpha()]
    return 2 * sum(word.isupper() for word in letters) > len(letters)


def _owner(doc: AnnotatedReport, first: int) -> Known | None:
    """Find "Syrias president": a state's possessive that lost its apostrophe."""
    token = doc.tokens[first]
    if (
        len(token.text) < 5
        or not token.text.endswith("s")
        or not token.text[0].isupper()
        or first + 1 == len(doc.tokens)
    ):
        return None
    kinds = {"state", "armed_group", "organization"}
    senses = [s for s in _book().senses.get(key(token.text[:-1]), ()) if s.kind in kinds and s.form == "name"]
    if not senses or not _can_be_owned(doc.tokens[first + 1], token):
        return None
    return Known(first=first, last=first + 1, sense=senses[0], owner=True)


@cache
def _backing() -> frozenset[str]:
    return frozenset(word for entry in entries(Backing) for word in entry.words)


def _joined(token: Token) -> Known | None:
    """Find the name in a token that goes on with a hyphen, as after a full stop: "U.S.-backed"."""
    name, _, rest = token.text.partition(".-")
    if rest not in _backing():
        return None
    senses = [s for s in _book().senses.get(key(f"{name}."), ()) if s.kind in {"state", "organization"}]
    if not senses or senses[0].exact > name.isupper():
        return None
    return Known(first=token.index, last=token.index + 1, sense=senses[0], cut=len(rest) + 1)


def _can_be_owned(token: Token, owner: Token) -> bool:
    """Tell whether the word may stand behind a possessive: a noun, or the first word of a noun phrase."""
    fits = token.tag[:2] in {"NN", "JJ", "CD", "RB"} or token.tag in {"VBG", "VBN"}
    return fits and token.sentence == owner.sentence
