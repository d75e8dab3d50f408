"""How likely each place is that a name may mean: by itself, and by what the report's other names may mean."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from recount.annotate.gazetteer import Candidate, neighbours
from recount.annotate.phrases import key
from recount.model.base import Record
from recount.model.entity import Precision

Area = tuple[str | None, str | None, str | None]
"""Country, first-level division, second-level division: less of it for a larger one."""
Ballot = Mapping[Area, float]
"""How much is said for each area."""
LIKELIEST = 24
"""Meanings of a name that are weighed: of "San José" there are hundreds."""
SIZES = {"country": 1.3, "region": 1.2, "line": 1.2, "province": 0.85, "district": 0.4}
STEEPNESS, MIDDLING = 2.0, 0.57
"""By how much a town's size tells, and the worth of one of 10,000 people, which stays what it is."""
SHARPNESS = 5.0
"""By how much the likelier of two meanings is preferred when a name speaks for others."""
TOWN = 15_000
"""Inhabitants below which a town is hardly known beyond its district."""
BY_OTHERS = 50_000
"""Inhabitants below which a town is hardly meant by another name than its own, if any place bears that."""
LARGE_TOWN = 10_000
"""Inhabitants of a town whose name alone is not its district's."""
DIVISION_WEIGHT, DISTRICT_WEIGHT, COUNTRY_WEIGHT = 1.6, 1.2, 2.0
BORDER_WEIGHT = 2.0
"""What talk of its neighbours says for a country: beside Armenia and Azerbaijan, Georgia is the country."""


class Option(Record, frozen=True, kw_only=True):
    """One meaning of a name; `worth`: what speaks for it whatever the report is about."""

    candidate: Candidate
    worth: float
    areas: tuple[Area, ...]


@lru_cache(maxsize=1 << 13)
def options(candidates: tuple[Candidate, ...], name: str, noun: Precision | None) -> tuple[Option, ...]:
    """Return the likeliest meanings, the most likely first."""
    found = [
        Option(candidate=c, worth=_worth(c, candidates, name, noun), areas=areas_of(c)) for c in candidates
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda option: -option.worth)[:LIKELIEST])


def areas_of(candidate: Candidate) -> tuple[Area, ...]:
    """Return what the place lies in, or is: its country, division and district, as far as known."""
    country, first, second = candidate.country, candidate.admin1, candidate.admin2
    if candidate.kind == "province":
        first, second = candidate.admin1 or candidate.name, None
    if candidate.kind == "district":
        second = candidate.name
    found: list[Area] = [(country, None, None)] if country else []
    if first:
        found.append((country, first, None))
        found += [(country, first, second)] if second else []
    return tuple(found)


def voices(scored: Sequence[tuple[float, Option]]) -> dict[Area, float]:
    """Return how much a name says for each area: the share of its likely meanings that lie there."""
    if not scored:
        return {}
    most = max(score for score, _ in scored)
    weights = [math.exp(SHARPNESS * (score - most)) for score, _ in scored]
    whole = sum(weights)
    found: dict[Area, float] = {}
    for weight, (_, option) in zip(weights, scored, strict=True):
        for area in option.areas:
            found[area] = found.get(area, 0.0) + weight / whole
    return found


class Heard(Record, frozen=True, kw_only=True):
    """What all names of a report say: how much for each area, and for all countries together."""

    areas: Ballot
    total: float

    @classmethod
    def of(cls, said: Iterable[Ballot]) -> "Heard":
        """Return the sum of what is said."""
        areas = _sum(said)
        return cls(areas=areas, total=sum(weight for area, weight in areas.items() if area[1] is None))

    def without(self, own: Iterable[Ballot]) -> "Heard":
        """Return what is said for each area by the others; the total is still that of all."""
        mine = _sum(own)
        areas = {area: weight - mine.get(area, 0.0) for area, weight in self.areas.items()}
        return Heard(areas=areas, total=self.total)


def _sum(said: Iterable[Ballot]) -> dict[Area, float]:
    found: dict[Area, float] = {}
    for one in said:
        for area, weight in one.items():
            found[area] = found.get(area, 0.0) + weight
    return found


def support(option: Option, heard: Heard) -> float:
    """Return what the other names say for a meaning; `heard` is without what the name itself said."""
    score = 0.0
    weights = (COUNTRY_WEIGHT, DIVISION_WEIGHT, DISTRICT_WEIGHT)
    for weight, area in zip(weights, option.areas, strict=False):
        others = heard.areas.get(area, 0.0)
        if others <= 0:
            continue
        score += weight * (others / max(heard.total, 1.0) if weight == COUNTRY_WEIGHT else others / (others + 1.0))
    return score + BORDER_WEIGHT * _beside(option.candidate, heard)


def _beside(candidate: Candidate, heard: Heard) -> float:
    """Return the share of what is said that is said for a country's neighbours."""
    if candidate.kind != "country" or not candidate.country:
        return 0.0
    said = sum(heard.areas.get((country, None, None), 0.0) for country in neighbours(candidate.country))
    return max(0.0, said) / max(heard.total, 1.0)


def size(candidate: Candidate) -> float:
    """Return how well known a place of this kind and population is: about -0.3 to 1.9."""
    own = SIZES.get(candidate.kind)
    people = min(math.log10(candidate.population + 10) / 7, 1.1)
    if own is None:
        return STEEPNESS * (people - MIDDLING) + MIDDLING + 0.3 * (candidate.kind == "capital")
    return own + (0.1 * people if candidate.kind in {"district", "province"} else 0.0)


def _worth(candidate: Candidate, among: Iterable[Candidate], name: str, noun: Precision | None) -> float:
    return (
        size(candidate) + _by_spelling(candidate, name) + _by_noun(noun, candidate.kind)
        - 0.5 * _has_seat(candidate, among)
    )  # fmt: skip


def _by_spelling(candidate: Candidate, name: str) -> float:
    """Prefer the place of that very name to one that has it among its others; a hamlet only a little."""
    if _plain(candidate.name) != _plain(name):
        return -0.5 if candidate.kind == "settlement" and candidate.population < BY_OTHERS else 0.0
    return 0.2 if candidate.kind == "settlement" and candidate.population < TOWN else 0.6


def _plain(name: str) -> str:
    """Return the key of a name without "City", "St." written out."""
    plain = key(name).removesuffix(" city")
    return f"saint {plain[4:]}" if plain.startswith("st. ") else plain


def _has_seat(candidate: Candidate, among: Iterable[Candidate]) -> bool:
    """Tell whether the division has a town of its name: without a noun the name is the town's."""
    return candidate.kind in {"province", "district"} and any(
        c.kind in {"settlement", "capital"} and c.country == candidate.country and c.admin1 == candidate.admin1
        and c.population > LARGE_TOWN for c in among
    )  # fmt: skip


def _by_noun(noun: Precision | None, kind: str) -> float:
    if noun in {"province", "region"}:
        return 1.5 * (kind == "province") + 0.7 * (kind == "district")
    if noun == "district":
        return 1.2 * (kind == "district") + 0.6 * (kind == "settlement")
    if noun == "settlement":
        return 0.8 * (kind in {"settlement", "capital"})
    return 0.0
