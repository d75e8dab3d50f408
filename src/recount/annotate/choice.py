"""Chooses among the places that a name may mean: what it is said to lie in, the report's countries, size, kind."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

from recount.annotate.gazetteer import Candidate, country_of_domain, look_up
from recount.annotate.phrases import key
from recount.annotate.place_votes import Area, Ballot, Heard, Option, options, support, voices
from recount.lexicon.load import entries
from recount.lexicon.schema.places import FreeDomain, Locative, PlaceNoun
from recount.model.annotation import AnnotatedReport
from recount.model.base import Record
from recount.model.earth import distance_km
from recount.model.entity import PlaceUse, Precision

Sense = tuple[str, Precision | None, str]
"""A name, the noun beside it, and the name of what it is said to lie in: what has one meaning in a report."""
ROUNDS = 5
AT_HOME = 1.0
"""What an outlet's own domain says for its country: as much as one name."""
NEARBY, REACH = 0.6, 150.0
"""What it says for a town that another one named is right beside it, and the kilometres at which that wanes."""
PINNED = {"settlement", "capital", "district"}
"""Kinds of place that are small enough to lie beside another."""
KM_A_DEGREE = 111.0
GAP = 7
"""Tokens that may stand between the two."""
LYING = {"lie", "sit", "stand"}
DISTANCE = {"kilometer", "kilometers", "kilometre", "kilometres", "km", "mile", "miles"}
EDGE = {"outskirts", "edge", "suburbs", "countryside"}
"""Words behind the outer place: "the Ramtha area on Irbid's outskirts"."""
CLOSE_KM = 80.0
"""A place said to be in or near a town lies within this of it."""
NAMESAKE = 15_000
"""Inhabitants that a town called like a state needs to be meant: Lebanon, Ohio."""
MOST, HOME = 0.5, 0.75
"""Shares of a report's places in one country: above the first it is the main one; from the second on a name that no
table has is taken to lie there too."""
LEAST = 2
"""Places of a country that a report names before the rest is sought there."""
SPOKEN, STRANGE = 2.5, 0.05
"""A report that speaks of places so much, and of a country by its other names less than that share, is not about it."""
FOREIGN = 100_000
"""Inhabitants that a place needs in a country that the report otherwise does not speak of."""


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
    use: PlaceUse = "place"


def containers(doc: AnnotatedReport, spots: Sequence[Spot]) -> dict[int, int]:
    """Return for each spot, by number, the spot that the text says it lies in or by; nothing lies in who acts."""
    order = [n for n, spot in enumerate(spots) if spot.use == "place"]
    found: dict[int, int] = {}
    for at, n in enumerate(order):
        after, before = order[at + 1 : at + 2], order[at - 1 : at] if at else []
        if after and _lies_in(doc, spots[n], spots[after[0]]):
            found[n] = after[0]
        elif before and _holds(doc, spots[before[0]], spots[n]):
            found[n] = before[0]
    return _by_name(spots, found)


def _by_name(spots: Sequence[Spot], found: Mapping[int, int]) -> dict[int, int]:
    """Let every spot of a name lie where one is said to; and "Ramtha Hospital" in Ramtha, if that is spoken of.

    "Washington state" does not lie where "Washington, D.C." does.
    """
    told = {key(spots[n].name): outer for n, outer in sorted(found.items(), reverse=True)}
    first = {key(spot.name): n for n, spot in reversed(list(enumerate(spots)))}
    result = dict(found)
    for n, spot in enumerate(spots):
        words = key(spot.name).split()
        openings = [" ".join(words[:cut]) for cut in range(len(words) - 1, 0, -1)]
        opening = next((first[o] for o in openings if o in first), None)
        outer = opening if spot.noun == "province" else told.get(key(spot.name), opening)
        if n not in result and outer is not None and outer != n:
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
    return (
        (words == [","] and _may_lie_in(inner, outer))
        or bool({"in", "of", "near", "outside", "inside"} & set(words))
        or bool(after & EDGE)
    )


def _may_lie_in(inner: Spot, outer: Spot) -> bool:
    """Tell "X, Y" from a list of places: where both are known, some X is in the country of some Y."""
    inside, around = {c.country for c in inner.candidates}, {c.country for c in outer.candidates}
    return not inside or not around or not inside.isdisjoint(around)


def _holds(doc: AnnotatedReport, outer: Spot, inner: Spot) -> bool:
    """Tell "Y province village of X", "Y's X district"."""
    words = _between(doc, outer, inner)
    if words is None or {"and", ",", "to", "from", "or"} & set(words):
        return False
    if doc.report.text[outer.end : inner.start].strip() == "" and outer.last == inner.first:
        return True
    return "'s" in words or "’s" in words or (words[-1:] == ["of"] and outer.noun is not None)


def choose(doc: AnnotatedReport, spots: Sequence[Spot], within: Mapping[int, int]) -> dict[int, Candidate | None]:
    """Return for each spot, by number, the place it means; null where the gazetteer has none that fits.

    A name means one place throughout, unless the report says that it lies in different ones. Each name speaks for the
    areas that it may mean, by likelihood, and is then weighed again by what the others say.
    """
    senses = {n: _sense(spots, within, n) for n in range(len(spots))}
    names = {sense: spots[n] for n, sense in reversed(senses.items())}
    around = {senses[n]: senses[within[n]] for n in reversed(range(len(spots))) if n in within}
    weighed = {sense: options(spot.candidates, spot.name, spot.noun) for sense, spot in names.items()}
    context = _spoken_of(doc)
    heard, chosen = Heard.of([context]), dict[Sense, Candidate | None]()
    others, holders = dict[str, Heard](), dict[Sense, Candidate | None]()
    for _ in range(ROUNDS):
        scored = {
            s: _beside(_scored(found, others.get(s[0], heard), holders.get(s)), _pins(chosen, s[0]))
            for s, found in weighed.items()
        }
        said = {sense: voices(found) for sense, found in scored.items()}
        heard = Heard.of([context, *said.values()])
        others = _others(heard, said)
        chosen = {sense: _best(found) for sense, found in scored.items()}
        holders = {sense: chosen.get(outer) for sense, outer in around.items()}
    return {n: _unless_far_fetched(spots[n], chosen[s], others[s[0]], holders.get(s)) for n, s in senses.items()}


def _others(heard: Heard, said: Mapping[Sense, Ballot]) -> dict[str, Heard]:
    """Return for each name what all other names say: its own further senses bear it no witness."""
    own: dict[str, list[Ballot]] = {}
    for sense, voice in said.items():
        own.setdefault(sense[0], []).append(voice)
    return {name: heard.without(voiced) for name, voiced in own.items()}


def _scored(found: Sequence[Option], others: Heard, around: Candidate | None) -> list[tuple[float, Option]]:
    """Weigh a name's meanings by what the report's other names say, and by what it is said to lie in."""
    return [(o.worth + support(o, others) + _contained(o, around), o) for o in found]


def _pins(chosen: Mapping[Sense, Candidate | None], name: str) -> list[Candidate]:
    """Return the points that the other names mean, as far as they have been chosen."""
    return [
        c for sense, c in chosen.items() if sense[0] != name and c and c.kind in PINNED and c.latitude is not None
    ]  # fmt: skip


def _beside(scored: Sequence[tuple[float, Option]], pins: Sequence[Candidate]) -> Sequence[tuple[float, Option]]:
    """Weigh those meanings that may still win by how near the nearest of the other places is (minimal spread)."""
    if len(scored) < 2 or not pins:
        return scored
    least, own = max(score for score, _ in scored) - NEARBY, [option.candidate for _, option in scored]
    pins = [pin for pin in pins if pin not in own]
    return [(score + _nearness(o.candidate, pins) if score >= least else score, o) for score, o in scored]


def _nearness(candidate: Candidate, pins: Sequence[Candidate]) -> float:
    north = candidate.latitude
    if candidate.kind not in PINNED or north is None:
        return 0.0
    close = (p for p in pins if p.latitude is not None and abs(p.latitude - north) * KM_A_DEGREE < 3 * REACH)
    km = min((d for p in close if (d := distance_km(candidate, p)) is not None), default=None)
    return 0.0 if km is None else NEARBY * math.exp(-((km / REACH) ** 2))


def _best(scored: Sequence[tuple[float, Option]]) -> Candidate | None:
    return max(scored, key=lambda item: item[0])[1].candidate if scored else None


def _sense(spots: Sequence[Spot], within: Mapping[int, int], n: int) -> Sense:
    return key(spots[n].name), spots[n].noun, key(spots[within[n]].name) if n in within else ""


def _spoken_of(doc: AnnotatedReport) -> dict[Area, float]:
    """Return how much the report speaks of each country as an actor; of one with namesakes, by its adjective alone.

    The outlet's own country counts as one name.
    """
    home = _home(doc.report.url)
    votes: dict[Area, float] = {(home, None, None): AT_HOME} if home else {}
    for entity in doc.entities:
        if entity.country and entity.kind == "state":
            area, shared = (entity.country, None, None), bool(namesakes(entity.name, entity.country))
            told = [m for m in entity.mentions if not shared or m.form == "adjective"]
            votes[area] = votes.get(area, 0.0) + 0.4 * min(len(told), 5)
    return votes


def _home(url: str | None) -> str | None:
    """Return the country of the address's domain ("….com.ng"); null for those that anybody takes."""
    try:
        domain = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    except ValueError:
        return None
    return None if domain in _free_domains() else country_of_domain(domain)


@cache
def _free_domains() -> frozenset[str]:
    return frozenset(domain for entry in entries(FreeDomain) for domain in entry.domains)


@cache
def namesakes(state: str, country: str) -> tuple[Candidate, ...]:
    """Return the divisions and towns of some size that are called like a state, in other countries."""
    return tuple(
        place for place in look_up(state)
        if place.country and place.country != country and key(place.name) == key(state)
        and (place.kind == "province" or (place.kind == "settlement" and place.population > NAMESAKE))
    )  # fmt: skip


def _contained(option: Option, around: Candidate | None) -> float:
    return 3.0 if around and around is not option.candidate and _is_within(option.candidate, around) else 0.0


def backdrop(spots: Sequence[Spot], meant: Mapping[int, Candidate | None]) -> Candidate | None:
    """Return the one division that all places lie in which the report names in its main country; or else that country.

    It is what is left for a road or a village of which the report says nothing more. A country comes without a point;
    null where no country has most of the places that are known, and where the report names but one of them: talks in a
    foreign city do not put a village there.
    """
    country, share = _main_land(spots, meant)
    if share <= MOST:
        return None
    local = [
        c for n, c in meant.items()
        if spots[n].use == "place" and c and c.country == country and c.kind not in {"country", "region"} and c.admin1
    ]  # fmt: skip
    if len({c.admin1 for c in local}) == 1:
        return max(local, key=lambda c: c.kind == "province")
    return _land(country)


def homeland(spots: Sequence[Spot], meant: Mapping[int, Candidate | None]) -> Candidate | None:
    """Return the country, without a point, that nearly all places lie in; null where there is none such."""
    country, share = _main_land(spots, meant)
    return _land(country) if share >= HOME else None


def _main_land(spots: Sequence[Spot], meant: Mapping[int, Candidate | None]) -> tuple[str, float]:
    """Return the country of most places and its share of them; 0 where the report names too few of its places."""
    lands = [c.country for n, c in meant.items() if c and c.country and spots[n].use == "place"]
    country = max(sorted(set(lands)), key=lands.count, default="")
    named = {c.name for c in meant.values() if c and c.country == country}
    return country, lands.count(country) / len(lands) if lands and len(named) >= LEAST else 0.0


def _land(country: str) -> Candidate:
    return Candidate(
        name=country, kind="unplaced", country=country, admin1=None, admin2=None, latitude=None, longitude=None,
        population=0, geonames_id=None,
    )  # fmt: skip


def _is_within(candidate: Candidate, around: Candidate) -> bool:
    if around.kind == "country":
        return candidate.country == around.country
    if around.kind == "province":
        return (
            candidate.country == around.country and candidate.admin1 == around.admin1 and candidate.kind != "province"
        )
    km = distance_km(candidate, around)
    return km is not None and km < CLOSE_KM


def _is_plain(name: str) -> bool:
    """Tell a name that many countries have a place for: a direction and a noun, "West Coast"."""
    words = name.lower().split()
    nouns = {noun for entry in entries(PlaceNoun) for noun in entry.nouns}
    directions = {word for entry in entries(Locative) for word in entry.directions}
    return len(words) > 1 and words[-1] in nouns and all(word in directions for word in words[:-1])


def _unless_far_fetched(
    spot: Spot, choice: Candidate | None, others: Heard, around: Candidate | None
) -> Candidate | None:
    """Return the choice, but not a small place where the report has nothing to do: better none than that.

    `others` is what the report's other names say, of how much all say.
    """
    if choice is None or choice.kind in {"country", "region", "line"} or (around and _is_within(choice, around)):
        return choice
    if around and around.kind in {"province", "country"} and choice.kind not in {"capital", "province"}:
        return choice if choice.population >= FOREIGN * 5 else None
    exact, land = key(choice.name) == key(spot.name), (choice.country, None, None)
    far = (
        others.total >= SPOKEN
        and others.areas.get(land, 0.0) < STRANGE * others.total
        and (choice.population < (FOREIGN if exact else FOREIGN * 5) or _is_plain(spot.name))
        and choice.kind != "capital"
        and (choice.kind != "province" or _is_plain(spot.name))
    )
    return None if far else choice
