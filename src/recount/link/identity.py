"""Are two entities one? A table of features, each with its weight, and hard vetoes, as for events (`compare`).

A feature is 1 where it holds, 0 where it does not or nothing is known; the score is the sum of the weights of those
that hold. What breaks a veto is never one entity, whatever else agrees.
"""

from collections.abc import Callable, Iterable, Mapping

from recount.link.names import Name, are_one_name, are_one_word, initials, is_misprint, parts, spelling, words_for
from recount.model.base import Record
from recount.model.earth import distance_km
from recount.model.entity import Entity, Place, Role
from recount.text import bare, words

SAME = 1.0
"""Score at which two entities are one."""
BODIES = frozenset({"organization", "armed_group", "armed_force", "group", "product"})
"""Kinds that one report may take for another; a person, a state or a place is never any of them."""
NEAR_KM = 25.0
"""Places of two names that lie nearer may be one."""
_OF = frozenset({"of", "for"})
_ACRONYM = 3
"""Letters that an acronym must have to stand for a name by itself."""
_NAMED = frozenset({"name", "adjective"})


class Office(Record, frozen=True, kw_only=True, order=True):
    """A role as two reports can compare it: the title's words and what it is of, as the report calls that."""

    title: str
    of: str = ""


class Spot(Record, frozen=True, kw_only=True):
    """Where a place lies, in degrees, and what GeoNames numbers it."""

    latitude: float
    longitude: float
    geonames_id: int | None


class Profile(Record, frozen=True, kw_only=True):
    """What one report, or many alike, say of an entity: equal profiles are compared once."""

    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    offices: tuple[Office, ...] = ()
    sex: str | None = None
    named: bool = True
    alone: bool = True
    """Whether all of the story who bear a full name with this surname, or with this noun of a body, may be one."""
    spot: Spot | None = None

    @property
    def parts(self) -> Name:
        """Return the words of the name."""
        return parts(self.name)


class Feature(Record, frozen=True, kw_only=True):
    """One row of the table."""

    name: str
    weight: float
    holds: Callable[[Profile, Profile], bool]


def spot_of(place: Place) -> Spot:
    """Return where a place with coordinates lies."""
    return Spot(latitude=place.latitude or 0.0, longitude=place.longitude or 0.0, geonames_id=place.geonames_id)


def profile(entity: Entity, called: Mapping[str, str], spots: Mapping[tuple[int, int], Spot]) -> Profile:
    """Return what a report says of an entity.

    `called` are the report's names by entity id, `spots` where the places lie by the characters that name them.
    """
    places = (spots[m.start, m.end] for m in entity.mentions if (m.start, m.end) in spots)
    nominal = {bare(m.text) for m in entity.mentions if m.form in ("nominal", "pronoun")}
    aliases = (a for a in entity.aliases if bare(a) not in nominal and any(c.isupper() for c in a))
    return Profile(
        kind=entity.kind, name=bare(entity.name), aliases=tuple(sorted({*map(bare, aliases)} - {bare(entity.name)})),
        country=entity.country, identifiers=tuple(sorted(entity.identifiers.items())),
        offices=tuple(sorted({_office(role, called) for role in entity.roles if role.standing != "former"})),
        sex=_sex(entity) if entity.kind == "person" else None,
        named=any(c.isupper() for c in entity.name) or any(m.form in _NAMED for m in entity.mentions),
        spot=next(places, None) if entity.kind == "place" else None,
    )  # fmt: skip


def _office(role: Role, called: Mapping[str, str]) -> Office:
    title = " ".join(spelling(word) for word in words(role.title))
    return Office(title=title, of=bare(called.get(role.of, "")) if role.of else "")


def _sex(entity: Entity) -> str | None:
    told = {word for role in entity.roles for word in words(role.title)}
    told |= {word for m in entity.mentions for word in words(m.text)[:1]}
    man, woman = bool(told & words_for("man")), bool(told & words_for("woman"))
    return None if man == woman else "man" if man else "woman"


def explain(a: Profile, b: Profile) -> dict[str, float]:
    """Return the features that hold, each with its weight."""
    return {f.name: f.weight for f in FEATURES if f.holds(a, b)}


def is_barred(a: Profile, b: Profile) -> bool:
    """Tell whether any veto forbids that these are one."""
    return any(veto(a, b) for veto in VETOES)


# -- vetoes ---------------------------------------------------------------------------------------------------------


def is_of_other_kind(a: Profile, b: Profile) -> bool:
    """Tell whether no report takes one kind for the other."""
    return a.kind != b.kind and not {a.kind, b.kind} <= BODIES


def has_other_identifier(a: Profile, b: Profile) -> bool:
    """Tell whether one scheme gives them two ids."""
    known = dict(b.identifiers)
    return any(known.get(scheme, value) != value for scheme, value in a.identifiers)


def is_of_other_country(a: Profile, b: Profile) -> bool:
    """Tell whether they belong to two countries."""
    return bool(a.country and b.country) and a.country != b.country


def is_other_person(a: Profile, b: Profile) -> bool:
    """Tell whether their names are two people's: other first names, father and son, `Abu Belk` and Belk."""
    if not a.kind == b.kind == "person" or _same_id(a, b):
        return False
    return is_other_sex(a, b) or not may_be_one(a.name, b.name)


def is_other_sex(a: Profile, b: Profile) -> bool:
    """Tell whether one is told as a man and the other as a woman."""
    return bool(a.sex and b.sex) and a.sex != b.sex


def is_other_office(a: Profile, b: Profile) -> bool:
    """Tell whether a bare surname is told with a role that contradicts the other's."""
    if a.kind != "person" or a.name == b.name or min(len(a.parts), len(b.parts)) > 1 or _same_id(a, b):
        return False
    return contradict(a.offices, b.offices)


def is_unclear_surname(a: Profile, b: Profile) -> bool:
    """Tell whether one is a bare surname that several people of the story bear."""
    bare_name = min(a, b, key=lambda p: len(p.parts))
    return a.kind == "person" and len(a.parts) != len(b.parts) and len(bare_name.parts) == 1 and not bare_name.alone


def is_unclear_noun(a: Profile, b: Profile) -> bool:
    """Tell whether one is called by a noun alone that several bodies of the story have."""
    return is_noun(a, b) and not (a.alone and b.alone)


def is_elsewhere(a: Profile, b: Profile) -> bool:
    """Tell whether two places of other names lie apart; one word in one story means one place, wherever it is put."""
    if a.spot is None or b.spot is None or is_same_name(a, b):
        return False
    km = distance_km(a.spot, b.spot)
    return km is not None and km > NEAR_KM


VETOES = (
    is_of_other_kind, has_other_identifier, is_of_other_country, is_other_person, is_other_office, is_unclear_surname,
    is_unclear_noun, is_elsewhere,
)  # fmt: skip


def contradict(a: Iterable[Office], b: Iterable[Office]) -> bool:
    """Tell whether none of one's offices can be held together with one of the other's."""
    pairs = [(x, y) for x in a for y in b]
    return bool(pairs) and not any(_agree(x, y) for x, y in pairs)


def _agree(x: Office, y: Office) -> bool:
    left, right = x.title.split(), y.title.split()
    if set(left) & _vague() or set(right) & _vague():
        return True
    return set(left) <= set(right) or set(right) <= set(left)


def _vague() -> frozenset[str]:
    return frozenset(spelling(word) for word in words_for("vague"))


# -- features -------------------------------------------------------------------------------------------------------


def _same_id(a: Profile, b: Profile) -> bool:
    return bool(set(a.identifiers) & set(b.identifiers))


def _forms(one: Profile) -> tuple[str, ...]:
    return (one.name, *(() if one.kind == "person" else one.aliases))


def is_same_name(a: Profile, b: Profile) -> bool:
    """Tell whether one of their names is the same, letter by letter."""
    return bool(set(_forms(a)) & set(_forms(b)))


def is_same_state(a: Profile, b: Profile) -> bool:
    """Tell whether both are one state, whatever it is called."""
    return a.kind == b.kind == "state" and a.country is not None and a.country == b.country


def is_other_spelling(a: Profile, b: Profile) -> bool:
    """Tell whether their names are spellings of one."""
    return a.named and b.named and not is_same_name(a, b) and are_one_name(a.parts, b.parts)


def is_misprinted(a: Profile, b: Profile) -> bool:
    """Tell whether one name is the other with one wrong letter."""
    return a.kind != "person" and is_misprint(a.parts, b.parts)


def is_acronym(a: Profile, b: Profile) -> bool:
    """Tell whether one name is made of the other's first letters."""
    short, long = sorted((a.name, b.name), key=len)
    return a.kind in BODIES and " " not in short and len(short) >= _ACRONYM and initials(long) == short


def is_fuller_name(a: Profile, b: Profile) -> bool:
    """Tell whether two full names have one first and one last name; a middle name or an initial may be left out."""
    x, y = a.parts, b.parts
    return a.kind == b.kind == "person" and min(len(x), len(y)) > 1 and not are_one_name(x, y) and _first_and_last(x, y)


def is_surname(a: Profile, b: Profile) -> bool:
    """Tell whether one is the other's last name, in any spelling."""
    short, long = sorted((a.parts, b.parts), key=len)
    return a.kind == "person" and len(short) == 1 < len(long) and are_one_word(short[0], long[-1])


def is_first_name(a: Profile, b: Profile) -> bool:
    """Tell whether one is the other's first name."""
    short, long = sorted((a.parts, b.parts), key=len)
    return a.kind == "person" and len(short) == 1 < len(long) and short[0] == long[0]


def is_tail(a: Profile, b: Profile) -> bool:
    """Tell whether one is the end of the other's name: a middle name and the last."""
    short, long = sorted((a.parts, b.parts), key=len)
    return a.kind == "person" and 1 < len(short) < len(long) and are_one_name(short, long[-len(short) :])


def is_noun(a: Profile, b: Profile) -> bool:
    """Tell whether one is called by nothing but the noun of the other's name: "the Observatory"."""
    short, long = sorted((a, b), key=lambda one: len(one.parts))
    body = a.kind == b.kind and a.kind in BODIES and a.kind != "group" and a.named and b.named
    return body and len(short.parts) == 1 < len(long.parts) and short.parts[0] == noun(long.name)


def is_same_place(a: Profile, b: Profile) -> bool:
    """Tell whether the gazetteer knows both names as one place's."""
    known = a.spot.geonames_id if a.spot else None
    return known is not None and b.spot is not None and b.spot.geonames_id == known


def is_turned(a: Profile, b: Profile) -> bool:
    """Tell whether one puts the family name first."""
    x, y = a.parts, b.parts
    return a.kind == "person" and len(x) == len(y) > 1 and x != y and (x[1:] + x[:1] == y or y[1:] + y[:1] == x)


def is_same_office(a: Profile, b: Profile) -> bool:
    """Tell whether both hold the same role of the same body."""
    return bool(set(a.offices) & set(b.offices))


FEATURES = (
    Feature(name="identifier", weight=2.0, holds=_same_id),
    Feature(name="same state", weight=1.0, holds=is_same_state),
    Feature(name="same name", weight=1.0, holds=is_same_name),
    Feature(name="other spelling", weight=1.0, holds=is_other_spelling),
    Feature(name="misprint", weight=1.0, holds=is_misprinted),
    Feature(name="acronym", weight=1.0, holds=is_acronym),
    Feature(name="first and last name", weight=1.0, holds=is_fuller_name),
    Feature(name="noun of the name", weight=1.0, holds=is_noun),
    Feature(name="same place", weight=1.0, holds=is_same_place),
    Feature(name="surname", weight=1.0, holds=is_surname),
    Feature(name="first name", weight=1.0, holds=is_first_name),
    Feature(name="end of the name", weight=0.6, holds=is_tail),
    Feature(name="family name first", weight=0.6, holds=is_turned),
    Feature(name="same role", weight=0.5, holds=is_same_office),
)


def noun(name: str) -> str:
    """Return the noun of a body's name: the word before "of" or "for", or the last."""
    told = words(name)
    cut = next((n for n, word in enumerate(told) if word in _OF and n), len(told))
    return told[cut - 1] if told else ""


def may_be_one_body(a: str, b: str) -> bool:
    """Tell whether two names may be one body's."""
    return a == b or are_one_name(parts(a), parts(b)) or is_misprint(parts(a), parts(b))


# -- names of people ------------------------------------------------------------------------------------------------


def may_be_one(a: str, b: str) -> bool:
    """Tell whether two names may be one person's: nothing in them says that they are two people's."""
    if a == b:
        return True
    x, y = parts(a), parts(b)
    if set(words(a)) & words_for("suffix") != set(words(b)) & words_for("suffix"):
        return False
    if bool(set(x) & words_for("parent")) != bool(set(y) & words_for("parent")):
        return False
    short, long = (a, b) if len(x) < len(y) else (b, a)
    if len(parts(short)) == 1:
        son = words_for("son")
        return bool(set(words(short)) & son) or not set(words(long)) & son or parts(short)[0] != parts(long)[-1]
    turned = len(x) == len(y) and (x[1:] + x[:1] == y or y[1:] + y[:1] == x)
    tail = len(x) != len(y) and are_one_name(parts(short), parts(long)[-len(parts(short)) :])
    return turned or tail or _first_and_last(x, y) or are_one_name(x, y)


def _first_and_last(x: Name, y: Name) -> bool:
    return are_one_word(x[-1], y[-1]) and _first(x[0], y[0]) and _middles(x[1:-1], y[1:-1])


def _first(x: str, y: str) -> bool:
    return are_one_word(x, y) or (1 in (len(x), len(y)) and x[0] == y[0])


def _middles(x: Name, y: Name) -> bool:
    """Tell whether the middle names go together: left out, an initial, or the same."""
    return not x or not y or all(_first(i, j) for i, j in zip(x, y, strict=False))
