"""Are two events one? A table of features, each with its weight, and hard vetoes.

A feature says 1 where both agree, -1 where they differ, 0 where either is silent, and anything between. The score is
the sum of weight times feature. A veto is no low score: what breaks it is never one event, whatever else agrees.
"""

import math
from collections.abc import Callable

from recount.lexicon.families import kinship
from recount.link.agreement import Range, is_compatible
from recount.model.base import Record
from recount.model.edtf import Edtf
from recount.model.entity import Place

SAME = 2.0
"""Score at which two events are one."""
NEAR_KM, APART_KM = 25.0, 60.0
"""Two settlements this near may be one place by two names; this far they are two."""
LOOSE = frozenset({"country", "region", "line"})
"""Precisions too wide to tell two events apart."""

Toll = tuple[str, Range]


class Seen(Record, kw_only=True):
    """One event, or several joined, as the comparison sees it; actors are the story's entity ids.

    Actors are joined by the country whose state or force they are. `days` is where all dates meet, `places` are all
    places given, `tolls` the counts.
    """

    types: frozenset[str]
    modality: str
    agents: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    days: Edtf | None = None
    places: tuple[Place, ...] = ()
    words: frozenset[str] = frozenset()
    trigger: frozenset[str] = frozenset()
    tolls: frozenset[Toll] = frozenset()
    reports: frozenset[str] = frozenset()


class Feature(Record, kw_only=True):
    """One row of the table."""

    name: str
    weight: float
    measure: Callable[[Seen, Seen], float]


def combine(a: Seen, b: Seen) -> Seen:
    """Return both as one event."""
    days = a.days.intersect(b.days) if a.days and b.days else a.days or b.days
    return Seen(
        types=a.types | b.types, modality=a.modality,
        agents=a.agents | b.agents, recipients=a.recipients | b.recipients,
        days=days or a.days, places=a.places + b.places, words=a.words | b.words, trigger=a.trigger | b.trigger,
        tolls=a.tolls | b.tolls, reports=a.reports | b.reports,
    )  # fmt: skip


def score(a: Seen, b: Seen) -> float | None:
    """Return how much speaks for one event; null where a veto speaks against it."""
    if any(veto(a, b) for veto in VETOES):
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
    """Tell whether they share no day; between reports a night counts for either of its days."""
    if a.days is None or b.days is None or a.days.overlaps(b.days):
        return False
    return bool(a.reports & b.reports) or _gap(a.days, b.days) > 1


def is_other_way_round(a: Seen, b: Seen) -> bool:
    """Tell whether the agent of one is the recipient of the other."""
    crossed = (a.agents & b.recipients) | (b.agents & a.recipients)
    shared = (a.agents & b.agents) | (a.recipients & b.recipients)
    return bool(crossed - shared)


def is_elsewhere(a: Seen, b: Seen) -> bool:
    """Tell whether no place of one can be a place of the other."""
    likeness = [place_likeness(x, y) for x in a.places for y in b.places]
    return bool(likeness) and max(likeness) <= -1.0


VETOES = (is_of_other_family, is_of_other_modality, is_on_other_days, is_other_way_round, is_elsewhere)

# -- features -------------------------------------------------------------------------------------------------------


def type_likeness(a: Seen, b: Seen) -> float:
    """Return 1 for one type, less for types of one family or of near ones."""
    return max(kinship(x, y) for x in a.types for y in b.types)


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
    """Return how well the best pair of places fits."""
    return max((place_likeness(x, y) for x in a.places for y in b.places), default=0.0)


def agent_likeness(a: Seen, b: Seen) -> float:
    """Return 1 for a common agent, -1 for different ones."""
    return _actors(a.agents, b.agents)


def recipient_likeness(a: Seen, b: Seen) -> float:
    """Return 1 for a common recipient, -1 for different ones."""
    return _actors(a.recipients, b.recipients)


def toll_likeness(a: Seen, b: Seen) -> float:
    """Return 1 for an equal count, less for counts that can both hold, below 0 where none can."""
    pairs = [(x, y) for measure, x in a.tolls for other, y in b.tolls if measure == other]
    if not pairs:
        return 0.0
    if any(x == y and (x.low or 0) > 1 for x, y in pairs):
        return 1.0
    return 0.5 if any(is_compatible(x, y) for x, y in pairs) else -0.3


def word_likeness(a: Seen, b: Seen) -> float:
    """Return the share of the shorter telling's content words that the other has too, 1 for two fifths or more."""
    shorter = min(len(a.words), len(b.words))
    return min(1.0, 2.5 * len(a.words & b.words) / shorter) if shorter > 1 else 0.0


def trigger_likeness(a: Seen, b: Seen) -> float:
    """Return 1 where both are told by the same word."""
    return float(bool(a.trigger & b.trigger))


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


def _actors(a: frozenset[str], b: frozenset[str]) -> float:
    if not a or not b:
        return 0.0
    return 1.0 if a & b else -1.0


def _gap(a: Edtf, b: Edtf) -> int:
    return (b.first - a.last).days if a.last < b.first else (a.first - b.last).days


def place_likeness(a: Place, b: Place) -> float:
    """Return 1 for one place, 0.6 where one may hold the other, 0 where nothing is known, -1 for two places."""
    if a.name.casefold() == b.name.casefold() or (a.geonames_id is not None and a.geonames_id == b.geonames_id):
        return 1.0
    if _parted(a.country, b.country):
        return -1.0
    precisions = {a.precision, b.precision}
    if precisions & LOOSE:
        return 0.3 if "country" in precisions and a.country and a.country == b.country else 0.0
    if _parted(a.admin1, b.admin1):
        return -1.0
    if "province" in precisions:
        return 0.6 if a.admin1 and a.admin1 == b.admin1 else 0.0
    return _by_distance(_distance(a, b))


def _parted(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _by_distance(km: float | None) -> float:
    if km is None:
        return 0.0
    if km <= NEAR_KM:
        return 0.6
    return -1.0 if km > APART_KM else -0.4


def _distance(a: Place, b: Place) -> float | None:
    """Return the kilometres between two places on a sphere (haversine), null where either has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = math.radians(a.latitude), math.radians(b.latitude)
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(math.radians(a.longitude - b.longitude) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(half))
