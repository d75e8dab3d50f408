"""Are two events one? A table of features, each with its weight, and hard vetoes.

A feature says 1 where both agree, -1 where they differ, 0 where either is silent, and anything between. The score is
the sum of weight times feature. A veto is no low score: what breaks it is never one event, whatever else agrees.
"""

import math
from collections.abc import Callable

import msgspec

from recount.lexicon.families import is_far, is_personal, kinship
from recount.link.agreement import Range, is_compatible
from recount.model.base import Record
from recount.model.earth import distance_km
from recount.model.edtf import Edtf
from recount.model.entity import Place
from recount.text import fold, words

SAME = 1.4
"""Score at which two events are one."""
NEAR_KM, APART_KM = 25.0, 150.0
"""Settlements this near may be one place by two names; farther apart they are two, within one province less surely."""
FAR = 20
"""A toll so many times another is of another event: no count of one day rises that far."""
WEEK, HALF_WEEK = 7, 3
OTHERS = -0.5
LOOSE = frozenset({"country", "region", "line"})
"""Precisions too wide to tell two events apart."""

Bag = dict[str, int]


class Toll(Record, frozen=True, kw_only=True, order=True):
    """A count that an event is told with: what it measures, of whom, within what range, in which report."""

    measure: str
    group: str
    range: Range
    report: str


class Seen(Record, frozen=True, kw_only=True):
    """One event, or several joined, as the comparison sees it; bags count in how many tellings a thing stands.

    Actors are the story's entity ids and the countries whose state or force they are; `persons` those to whom it is
    done who have a name. `days` is where all dates meet,
    `places` are the places given, by name.
    """

    types: Bag
    modality: str
    agents: Bag = msgspec.field(default_factory=dict)
    recipients: Bag = msgspec.field(default_factory=dict)
    days: Edtf | None = None
    persons: Bag = msgspec.field(default_factory=dict)
    places: dict[str, Place] = msgspec.field(default_factory=dict)
    where: Bag = msgspec.field(default_factory=dict)
    words: Bag = msgspec.field(default_factory=dict)
    trigger: Bag = msgspec.field(default_factory=dict)
    tolls: frozenset[Toll] = frozenset()
    reports: frozenset[str] = frozenset()


class Feature(Record, frozen=True, kw_only=True):
    """One row of the table."""

    name: str
    weight: float
    measure: Callable[[Seen, Seen], float]


def combine(a: Seen, b: Seen) -> Seen:
    """Return both as one event."""
    days = a.days.intersect(b.days) if a.days and b.days else a.days or b.days
    return Seen(
        types=_sum(a.types, b.types), modality=a.modality, agents=_sum(a.agents, b.agents),
        recipients=_sum(a.recipients, b.recipients), persons=_sum(a.persons, b.persons),
        days=days or a.days, places=b.places | a.places,
        where=_sum(a.where, b.where), words=_sum(a.words, b.words), trigger=_sum(a.trigger, b.trigger),
        tolls=a.tolls | b.tolls, reports=a.reports | b.reports,
    )  # fmt: skip


def score(a: Seen, b: Seen) -> float | None:
    """Return how much speaks for one event; null where a veto speaks against it."""
    for veto in VETOES:  # no generator: this is asked of every pair
        if veto(a, b):
            return None
    return sum(feature.weight * feature.measure(a, b) for feature in FEATURES)


# -- vetoes ---------------------------------------------------------------------------------------------------------


def is_of_other_family(a: Seen, b: Seen) -> bool:
    """Tell whether some of their types are never used for one event."""
    return any(kinship(x, y) == 0.0 for x in a.types for y in b.types)


def is_of_other_modality(a: Seen, b: Seen) -> bool:
    """Tell whether one happened and the other is denied, feared or planned."""
    return a.modality != b.modality


def is_on_other_days(a: Seen, b: Seen) -> bool:
    """Tell whether they share no day; between reports a night counts for either of its days, and weeks are loose.

    Who says "two weeks ago" does not count the days.
    """
    if a.days is None or b.days is None or a.days.overlaps(b.days):
        return False
    loose = WEEK in (a.days.days, b.days.days)
    return bool(a.reports & b.reports) or _gap(a.days, b.days) > (HALF_WEEK if loose else 1)


def is_other_way_round(a: Seen, b: Seen) -> bool:
    """Tell whether who does it in one has it done to him in the other, and nobody stands on one side in both."""
    crossed = (a.agents.keys() & b.recipients.keys()) | (b.agents.keys() & a.recipients.keys())
    shared = (a.agents.keys() & b.agents.keys()) | (a.recipients.keys() & b.recipients.keys())
    return bool(crossed - shared)


def is_elsewhere(a: Seen, b: Seen) -> bool:
    """Tell whether no place of one can be a place of the other; a flight is told by either end."""
    if all(map(is_far, (*a.types, *b.types))):
        return False
    likeness = [place_likeness(x, y) for x in a.places.values() for y in b.places.values()]
    return bool(likeness) and max(likeness) <= -1.0


def is_of_other_size(a: Seen, b: Seen) -> bool:
    """Tell whether no toll of one is near any of the other: the dead of a war are not those of a day of it."""
    pairs = [(x.range, y.range) for x in a.tolls for y in b.tolls if x.measure == y.measure]
    return bool(pairs) and all(_is_far(x, y) for x, y in pairs)


def _is_far(a: Range, b: Range) -> bool:
    low, high = sorted(((a.high or a.low or 0), (b.high or b.low or 0)))
    return high > FAR * max(low, 1)


def is_counted_twice(a: Seen, b: Seen) -> bool:
    """Tell whether one report gives each its own count of the same people: it tells of two events."""
    return any(
        x.report == y.report and x.measure == y.measure and x.group == y.group and not is_compatible(x.range, y.range)
        for x in a.tolls
        for y in b.tolls
    )


def is_done_to_others(a: Seen, b: Seen) -> bool:
    """Tell whether it is done to one person at a time and each names another."""
    personal = all(map(is_personal, (*a.types, *b.types)))
    return personal and bool(a.persons) and bool(b.persons) and a.persons.keys().isdisjoint(b.persons)


VETOES = (
    is_of_other_modality, is_of_other_family, is_on_other_days, is_other_way_round, is_elsewhere, is_counted_twice,
    is_of_other_size, is_done_to_others,
)  # fmt: skip

# -- features -------------------------------------------------------------------------------------------------------


def type_likeness(a: Seen, b: Seen) -> float:
    """Return 1 for one type, less for types of one family or of near ones, over all tellings."""
    return _mean(a.types, b.types, kinship)


def day_likeness(a: Seen, b: Seen) -> float:
    """Return 1 for one day, less for wider dates that share a day, below 0 for neighbouring days.

    A day is not what has lasted since some day before it: that is below 0 too.
    """
    if a.days is None or b.days is None:
        return 0.0
    if not a.days.overlaps(b.days):
        return -0.5
    if a.days.is_open or b.days.is_open:
        return 0.6 if a.days.is_open and b.days.is_open else -0.5
    wider = max(a.days.days, b.days.days)
    return 1.0 if wider == 1 else 0.6 if wider <= 7 else 0.3 if wider <= 31 else 0.1


def where_likeness(a: Seen, b: Seen) -> float:
    """Return how well the places fit, over all tellings."""
    if all(map(is_far, (*a.types, *b.types))):
        return 0.0
    places = b.places | a.places
    return _mean(a.where, b.where, lambda x, y: place_likeness(places[x], places[y]))


def agent_likeness(a: Seen, b: Seen) -> float:
    """Return 1 for the same agents, -1 for others."""
    return _actors(a.agents, b.agents)


def recipient_likeness(a: Seen, b: Seen) -> float:
    """Return 1 for the same recipients, below 0 for others: one report names the bus, another those who sat in it."""
    return max(OTHERS, _actors(a.recipients, b.recipients))


def toll_likeness(a: Seen, b: Seen) -> float:
    """Return 1 for an equal count, less for counts that can both hold, below 0 where none can."""
    pairs = [(x.range, y.range) for x in a.tolls for y in b.tolls if x.measure == y.measure]
    if not pairs:
        return 0.0
    if any(x == y and (x.low or 0) > 1 for x, y in pairs):
        return 1.0
    return 0.5 if any(is_compatible(x, y) for x, y in pairs) else -0.3


def word_likeness(a: Seen, b: Seen) -> float:
    """Return the cosine of the tellings' words, 1 for a half or more: a big cluster is not like everything."""
    return min(1.0, 2.0 * _cosine(a.words, b.words))


def trigger_likeness(a: Seen, b: Seen) -> float:
    """Return the cosine of the words that tell of them."""
    return _cosine(a.trigger, b.trigger)


FEATURES = (
    Feature(name="type", weight=1.0, measure=type_likeness),
    Feature(name="day", weight=1.0, measure=day_likeness),
    Feature(name="place", weight=1.0, measure=where_likeness),
    Feature(name="agents", weight=1.0, measure=agent_likeness),
    Feature(name="recipients", weight=1.0, measure=recipient_likeness),
    Feature(name="tolls", weight=0.8, measure=toll_likeness),
    Feature(name="words", weight=0.8, measure=word_likeness),
    Feature(name="trigger", weight=0.4, measure=trigger_likeness),
)


# -- small steps ----------------------------------------------------------------------------------------------------


def _sum(a: Bag, b: Bag) -> Bag:
    return {key: a.get(key, 0) + b.get(key, 0) for key in (*a, *(key for key in b if key not in a))}


def _cosine(a: Bag, b: Bag) -> float:
    short, long = (a, b) if len(a) < len(b) else (b, a)
    shared = sum(count * long[key] for key, count in short.items() if key in long)
    return shared / math.sqrt(_square(a) * _square(b)) if shared else 0.0


def _square(bag: Bag) -> int:
    return sum(count * count for count in bag.values())


def _mean(a: Bag, b: Bag, likeness: Callable[[str, str], float]) -> float:
    """Return the mean likeness of a thing of one and a thing of the other, as often as they stand there."""
    total = sum(a.values()) * sum(b.values())
    return sum(m * n * likeness(x, y) for x, m in a.items() for y, n in b.items()) / total if total else 0.0


def _actors(a: Bag, b: Bag) -> float:
    return 2.0 * _cosine(a, b) - 1.0 if a and b else 0.0


def _gap(a: Edtf, b: Edtf) -> int:
    return (b.first - a.last).days if a.last < b.first else (a.first - b.last).days


def place_likeness(a: Place, b: Place) -> float:
    """Return 1 for one place, 0.6 where one may hold the other, 0 where nothing is known, -1 for two places.

    One word in one story means one place, wherever the gazetteer has put it in either report.
    """
    if fold(a.text) == fold(b.text) or a.name == b.name or (a.geonames_id and a.geonames_id == b.geonames_id):
        return 1.0
    if _parted(a.country, b.country):
        return -1.0
    precisions = {a.precision, b.precision}
    if precisions & LOOSE:
        return 0.3 if "country" in precisions and a.country and a.country == b.country else 0.0
    if _parted(a.admin1, b.admin1):
        return -1.0
    if "province" in precisions or _is_seat(a) or _is_seat(b):
        return 0.6 if a.admin1 and a.admin1 == b.admin1 else 0.0
    return _by_distance(distance_km(a, b))


def _is_seat(place: Place) -> bool:
    """Tell whether the town's name is its province's too, so that either may be meant."""
    return bool(place.admin1) and set(words(place.name)) <= set(words(place.admin1 or ""))


def _parted(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _by_distance(km: float | None) -> float:
    if km is None:
        return 0.0
    if km <= NEAR_KM:
        return 0.6
    return -1.0 if km > APART_KM else -0.4
