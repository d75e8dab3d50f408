"""Chooses among the places that a name may mean: what it is said to lie in, the report's countries, size, kind."""

import math
from collections.abc import Mapping, Sequence

from recount.annotate.gazetteer import Candidate
from recount.annotate.phrases import key
from recount.model.annotation import AnnotatedReport
from recount.model.base import Record
from recount.model.entity import Precision

Area = tuple[str | None, str | None]
"""Country and first-level division."""
GAP = 7
"""Tokens that may stand between the two."""
LYING = {"lie", "sit", "stand"}
DISTANCE = {"kilometer", "kilometers", "kilometre", "kilometres", "km", "mile", "miles"}
EDGE = {"outskirts", "edge", "suburbs", "countryside"}
"""Words behind the outer place: "the Ramtha area on Irbid's outskirts"."""
CLOSE_KM = 80.0
"""A place said to be in or near a town lies within this of it."""
FOREIGN = 100_000
"""Inhabitants that a place needs in a country that the report otherwise does not speak of."""
SIZES = {"country": 1.3, "region": 1.2, "province": 0.85, "district": 0.4}


class Spot(Record, frozen=True, kw_only=True):
    """A name used as a place: tokens `first` to `last` (excluded), code points `start` to `end`, and what it may be.

    `noun` is the precision of the place noun beside it ("Helmand province"), `direction`: "northern" stands before it.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    noun: Precision | None
    candidates: tuple[Candidate, ...]
    direction: bool = False


def containers(doc: AnnotatedReport, spots: Sequence[Spot]) -> dict[int, int]:
    """Return for each spot, by number, the spot that the text says it lies in or by."""
    found: dict[int, int] = {}
    for n, spot in enumerate(spots):
        after = n + 1
        if after < len(spots) and _lies_in(doc, spot, spots[after]):
            found[n] = after
        elif n > 0 and _holds(doc, spots[n - 1], spot):
            found[n] = n - 1
    return _by_name(spots, found)


def _by_name(spots: Sequence[Spot], found: Mapping[int, int]) -> dict[int, int]:
    """Let every spot of a name lie where one is said to; and "Ramtha Hospital" in Ramtha, if that is spoken of."""
    told = {key(spots[n].name): outer for n, outer in sorted(found.items(), reverse=True)}
    first = {key(spot.name): n for n, spot in reversed(list(enumerate(spots)))}
    result = dict(found)
    for n, spot in enumerate(spots):
        words = key(spot.name).split()
        openings = [" ".join(words[:cut]) for cut in range(len(words) - 1, 0, -1)]
        opening = next((first[o] for o in openings if o in first), None)
        if n not in result and (outer := told.get(key(spot.name), opening)) is not None and outer != n:
            result[n] = outer
    return result


def _between(doc: AnnotatedReport, left: Spot, right: Spot) -> list[str] | None:
    """Return the words between two spots of one sentence; null where they are far apart or a verb parts them."""
    gap = doc.tokens[left.last : right.first]
    if doc.tokens[left.first].sentence != doc.tokens[right.first].sentence or len(gap) > 2 * GAP:
        return None
    verbs = [t for t in gap if t.pos in {"VERB", "AUX"} and t.tag not in {"VBN", "VBG"}]
    if any(verb.lemma not in LYING for verb in verbs) or (len(gap) > GAP and not DISTANCE & {t.lemma for t in gap}):
        return None
    return [token.text.lower() for token in gap]


def _lies_in(doc: AnnotatedReport, inner: Spot, outer: Spot) -> bool:
    """Tell "X in northern Y province", "X, Y", "X on the outskirts of Y"."""
    words = _between(doc, inner, outer)
    if not words or {"and", "to", "or", "between"} & set(words):
        return False
    if "from" in words:
        return bool(DISTANCE & set(words))
    after = {token.text.lower() for token in doc.tokens[outer.last : outer.last + 2]}
    return words == [","] or bool({"in", "of", "near", "outside", "inside"} & set(words)) or bool(after & EDGE)


def _holds(doc: AnnotatedReport, outer: Spot, inner: Spot) -> bool:
    """Tell "Y province village of X", "Y's X district"."""
    words = _between(doc, outer, inner)
    if words is None or {"and", ",", "to", "from", "or"} & set(words):
        return False
    if doc.report.text[outer.end : inner.start].strip() == "" and outer.last == inner.first:
        return True
    return "'s" in words or "’s" in words or (words[-1:] == ["of"] and outer.noun is not None)


def choose(doc: AnnotatedReport, spots: Sequence[Spot], within: Mapping[int, int]) -> dict[int, Candidate | None]:
    """Return for each spot, by number, the place it means; null where the gazetteer has none that fits."""
    votes = _countries(doc, spots)
    areas = _areas(spots)
    first = {n: _best(spot, votes, None, areas) for n, spot in enumerate(spots)}
    found = {n: _best(spot, votes, first.get(within.get(n, -1)), areas) for n, spot in enumerate(spots)}
    return _one_place_per_name(spots, found, within)


def backdrop(chosen: Mapping[int, Candidate | None]) -> Candidate | None:
    """Return the one division that all places lie in which the report names in its main country; or else that country.

    It is what is left for a road or a village of which the report says nothing more. A country comes without a point;
    null where no country has most of the places.
    """
    lands = [c.country for c in chosen.values() if c and c.country]
    country = max(sorted(set(lands)), key=lands.count, default="")
    if 2 * lands.count(country) <= len(lands):
        return None
    local = [
        c for c in chosen.values() if c and c.country == country and c.kind not in {"country", "region"} and c.admin1
    ]
    if len({c.admin1 for c in local}) == 1:
        return max(local, key=lambda c: c.kind == "province")
    return Candidate(
        name=country, kind="unplaced", country=country, admin1=None, admin2=None, latitude=None, longitude=None,
        population=0, geonames_id=None,
    )  # fmt: skip


def _areas(spots: Sequence[Spot]) -> dict[Area, float]:
    """Return how many of the names may lie in each first-level division; a name that may lie in many counts little."""
    found: dict[Area, float] = {}
    for name in sorted({key(spot.name) for spot in spots}):
        spot = next(s for s in spots if key(s.name) == name)
        mine = sorted({(c.country or "", c.admin1) for c in spot.candidates if c.admin1})
        for area in mine:
            found[area] = found.get(area, 0.0) + 1.0 / len(mine)
    return found


def _one_place_per_name(
    spots: Sequence[Spot], found: Mapping[int, Candidate | None], within: Mapping[int, int]
) -> dict[int, Candidate | None]:
    """Let a name mean what it means where the report says what it lies in."""
    told: dict[tuple[str, Precision | None], Candidate] = {}
    for n, spot in enumerate(spots):
        choice = found[n]
        if n in within and choice:
            told.setdefault((key(spot.name), spot.noun), choice)
            told.setdefault((key(spot.name), None), choice)
    return {n: told.get((key(spot.name), spot.noun), found[n]) for n, spot in enumerate(spots)}


def _countries(doc: AnnotatedReport, spots: Sequence[Spot]) -> dict[str, float]:
    """Return how much the report speaks of each country: mostly as a place, a little as an actor."""
    votes: dict[str, float] = {}
    for entity in doc.entities:
        if entity.country and entity.kind == "state":
            votes[entity.country] = votes.get(entity.country, 0.0) + 0.4 * len(entity.mentions)
    for spot in spots:
        options = {c.country for c in spot.candidates if c.kind != "district" or spot.noun == "district"}
        likely = max(spot.candidates, key=_size, default=None)
        if likely is None or not likely.country or not _is_known_place(spot, likely):
            continue
        worth = 2.0 if len(options) == 1 else 1.0 * (likely.population > 1_000_000)
        votes[likely.country] = votes.get(likely.country, 0.0) + worth
    return votes


def _is_known_place(spot: Spot, candidate: Candidate) -> bool:
    exact = key(candidate.name) == key(spot.name)
    return candidate.kind in {"country", "province"} or candidate.population > (5000 if exact else 50_000)


def _size(candidate: Candidate) -> float:
    own = SIZES.get(candidate.kind)
    return (
        own
        if own is not None
        else min(math.log10(candidate.population + 10) / 7, 1.1) + 0.1 * (candidate.kind == "capital")
    )


def _best(
    spot: Spot,
    votes: Mapping[str, float],
    around: Candidate | None,
    areas: Mapping[Area, float],
) -> Candidate | None:
    scored = [(_score(spot, c, votes, around, areas), -n, c) for n, c in enumerate(spot.candidates)]
    best = max(scored, key=lambda item: item[:2], default=None)
    if best is None or _is_far_fetched(spot, best[2], votes, around):
        return None
    return best[2]


def _score(
    spot: Spot, candidate: Candidate, votes: Mapping[str, float], around: Candidate | None,
    areas: Mapping[Area, float],
) -> float:  # fmt: skip
    total = sum(votes.values()) or 1.0
    score = _size(candidate) + 2.0 * votes.get(candidate.country or "", 0.0) / total
    score += _by_spelling(spot, candidate) - 0.3 * _has_seat(spot, candidate)
    options = len({(c.country, c.admin1) for c in spot.candidates if c.admin1}) or 1
    others = areas.get((candidate.country, candidate.admin1), 0.0) - 1.0 / options
    score += min(1.5, 0.9 * max(others, 0.0)) if candidate.admin1 else 0.0
    if around and around is not candidate:
        score += 3.0 * _is_within(candidate, around)
    return score + _by_noun(spot.noun, candidate.kind)


def _by_spelling(spot: Spot, candidate: Candidate) -> float:
    """Prefer the place of that very name to one that has it among its others; a hamlet only a little."""
    if key(candidate.name).removesuffix(" city") != key(spot.name).removesuffix(" city"):
        return 0.0
    return 0.2 if candidate.kind == "settlement" and candidate.population < 15_000 else 0.6


def _has_seat(spot: Spot, candidate: Candidate) -> bool:
    """Tell whether the division has a town of its name: without a noun the name is the town's."""
    return candidate.kind in {"province", "district"} and any(
        c.kind in {"settlement", "capital"} and c.country == candidate.country and c.admin1 == candidate.admin1
        and c.population > FOREIGN / 10 for c in spot.candidates
    )  # fmt: skip


def _by_noun(noun: Precision | None, kind: str) -> float:
    if noun in {"province", "region"}:
        return 1.5 * (kind == "province") + 0.7 * (kind == "district")
    if noun == "district":
        return 1.2 * (kind == "district") + 0.6 * (kind == "settlement")
    if noun == "settlement":
        return 0.8 * (kind in {"settlement", "capital"})
    return 0.0


def _is_within(candidate: Candidate, around: Candidate) -> bool:
    if around.kind == "country":
        return candidate.country == around.country
    if around.kind == "province":
        return (
            candidate.country == around.country and candidate.admin1 == around.admin1 and candidate.kind != "province"
        )
    return distance_km(candidate, around) < CLOSE_KM


def _is_far_fetched(spot: Spot, candidate: Candidate, votes: Mapping[str, float], around: Candidate | None) -> bool:
    """Tell whether the place is small and lies where the report has nothing to do: better none than that."""
    if candidate.kind in {"country", "region"} or (around and _is_within(candidate, around)):
        return False
    if around and around.kind in {"province", "country"} and candidate.kind not in {"capital", "province"}:
        return candidate.population < FOREIGN * 5
    total = sum(votes.values())
    spoken_of = votes.get(candidate.country or "", 0.0) / total if total else 1.0
    exact = key(candidate.name) == key(spot.name)
    return (
        total >= 3
        and spoken_of < 0.05
        and candidate.population < (FOREIGN if exact else FOREIGN * 5)
        and candidate.kind != "province"
    )


def distance_km(a: Candidate, b: Candidate) -> float:
    """Return the great-circle distance; infinite where either has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return math.inf
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (a.latitude, a.longitude, b.latitude, b.longitude))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))
