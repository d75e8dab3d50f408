"""Which reports tell of the same events: weighted words, names above all, near in time.

Reports are compared by the cosine of their content words, and of their headlines' words once more. A word weighs by its
rarity among the reports given, eked out by a background of reports that are not there, so that two reports alone can be
told apart; names weigh more. Reports far apart in time must share more. Measured on 57 stories of 300 articles, on 12
stories of one war and on 66 pairs of like events without dates (docs/decisions/stories.md).
"""

import math
from collections import Counter
from collections.abc import Sequence

from recount.link.block import candidates
from recount.link.cluster import average_linkage
from recount.link.wordings import content_words, evidence_text, stems
from recount.model.edtf import Edtf, parse_or_none
from recount.model.reading import Reading
from recount.text import words

ALIKE = 0.135
"""Mean likeness at which two groups of reports are one story."""
BACKGROUND = 50
"""So many reports are supposed beside those given, none of them with the words of these."""
RARITY = 1.2
"""Exponent of a word's rarity: above 1, so that the rare words that stories are made of count before their theme's."""
NAME = 1.5
HEADLINE = 3
"""So many times the headline's words count among the report's."""
TITLED = 0.1
"""Weight of the likeness of the headlines alone, beside that of the reports."""
TITLE = 120
"""Characters of the opening that stand for a headline where there is none."""
OPENING = 3000
"""Characters of the body that are compared: what is news stands first, what follows is background."""
TELLING = 60
"""The heaviest words of a report: two reports that do not share two of them are not compared."""
CLOSE, FAR, DISTANT = 3, 40, 0.55
"""Days that do not matter; days that make a difference; what is left of likeness at that distance."""

Vector = dict[str, float]


def group(readings: Sequence[Reading]) -> list[list[int]]:
    """Return the numbers of the reports of each story, in order; every report is in exactly one story."""
    vectors = _vectors(readings)
    days = [parse_or_none(reading.report.published.when) for reading in readings]
    telling = [sorted(vector, key=lambda word: (-vector[word], word))[:TELLING] for vector in vectors]
    titles = _titles(readings)
    likeness = {
        (i, j): (_cosine(vectors[i], vectors[j]) + TITLED * _cosine(titles[i], titles[j])) * _nearness(days[i], days[j])
        for i, j in candidates(telling, shared=2)
    }
    return average_linkage(len(readings), likeness, ALIKE)


def _vectors(readings: Sequence[Reading]) -> list[Vector]:
    bags = [_bag(reading) for reading in readings]
    spread = Counter(word for bag in bags for word in bag)
    names = [_names(reading) for reading in readings]
    return [_vector(bag, spread, len(bags), mine) for bag, mine in zip(bags, names, strict=True)]


def _titles(readings: Sequence[Reading]) -> list[Vector]:
    """Return the headlines' stems, each weighed by its rarity among them; the opening where there is no headline."""
    bags = [stems(reading.report.headline or evidence_text(reading)[:TITLE]) for reading in readings]
    spread = Counter(word for bag in bags for word in bag)
    return [_unit({word: _rarity(spread[word], len(bags)) for word in sorted(bag)}) for bag in bags]


def _rarity(spread: int, count: int) -> float:
    return math.log((count + BACKGROUND + 1) / (spread + 1))


def _bag(reading: Reading) -> Counter[str]:
    headline = f"\n{reading.report.headline or ''}" * HEADLINE
    return Counter(content_words(evidence_text(reading)[:OPENING] + headline))


def _names(reading: Reading) -> frozenset[str]:
    """Return the words of the names of those who act and of places."""
    mentions = [m.text for entity in reading.entities for m in entity.mentions if m.form == "name"]
    places = [place.text for place in reading.places if place.use == "place"]
    return frozenset(word for text in [*mentions, *places] for word in words(text))


def _vector(bag: Counter[str], spread: Counter[str], count: int, names: frozenset[str]) -> Vector:
    weights = {
        word: (1 + math.log(n)) * _rarity(spread[word], count) ** RARITY * (NAME if word in names else 1)
        for word, n in bag.items()
    }
    return _unit(weights)


def _unit(weights: Vector) -> Vector:
    size = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / size for word, weight in weights.items()}


def _cosine(a: Vector, b: Vector) -> float:
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return sum(weight * long[word] for word, weight in short.items() if word in long)


def _nearness(a: Edtf | None, b: Edtf | None) -> float:
    """Return 1 for days that are close or unknown, falling to `DISTANT`."""
    if a is None or b is None or a.overlaps(b):
        return 1.0
    gap = (b.first - a.last).days if a.last < b.first else (a.first - b.last).days
    return max(DISTANT, 1.0 - (1.0 - DISTANT) * max(0, gap - CLOSE) / (FAR - CLOSE))
