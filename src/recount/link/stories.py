"""Which reports tell of the same events: weighted words, names above all, near in time.

Reports are compared by the cosine of their content words, and of their headlines' words once more. A word weighs by its
rarity among the reports given, eked out by a background of reports that are not there, so that two reports alone can be
told apart; names weigh more. Reports far apart in time must share more. Measured on 57 stories of 300 articles, on 12
stories of one war and on 66 pairs of like events without dates (docs/decisions/stories.md).
"""

import math
import sys
from collections import Counter
from collections.abc import Sequence

from recount.link.block import candidates
from recount.link.cluster import average_linkage
from recount.link.wordings import content_words, evidence_text, stems
from recount.model.bonds import FREE, Bonds
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
"""The heaviest words of a report, by which it is compared with others."""
FEWEST, MOST, EACH = 2, 4, 8
"""Two reports are compared if they share one in so `EACH` of these words, but at least and at most so many."""
HEAVIEST = 250
"""Words of a report that are kept: the rest weigh next to nothing, and very many reports must fit in memory."""
FAINT = 0.01
"""Likeness below which two reports have nothing in common."""
CLOSE, FAR, DISTANT = 3, 40, 0.55
"""Days that do not matter; days that make a difference; what is left of likeness at that distance."""

Vector = dict[str, float]


def group(readings: Sequence[Reading], judged: Bonds = FREE) -> list[list[int]]:
    """Return the numbers of the reports of each story, in order; every report is in exactly one story."""
    vectors = _vectors(readings)
    days = [parse_or_none(reading.report.published.when) for reading in readings]
    telling = [sorted(vector, key=lambda word: (-vector[word], word))[:TELLING] for vector in vectors]
    least = [max(FEWEST, min(MOST, len(words) // EACH)) for words in telling]
    titles = _titles(readings)

    def alike(i: int, j: int) -> float:
        likeness = _cosine(vectors[i], vectors[j]) + TITLED * _cosine(titles[i], titles[j])
        return likeness * _nearness(days[i], days[j])

    scored = ((pair, alike(*pair)) for pair in candidates(telling, shared=least))
    return average_linkage(len(readings), {pair: score for pair, score in scored if score >= FAINT}, ALIKE, judged)


def _vectors(readings: Sequence[Reading]) -> list[Vector]:
    bags = [_bag(reading) for reading in readings]
    spread = Counter(word for bag in bags for word in bag)
    made = []
    for n, reading in enumerate(readings):
        made.append(_vector(bags[n], spread, len(bags), _names(reading)))
        bags[n].clear()
    return made


def _titles(readings: Sequence[Reading]) -> list[Vector]:
    """Return the headlines' stems, each weighed by its rarity among them; the opening where there is no headline."""
    bags = [stems(reading.report.headline or evidence_text(reading)[:TITLE]) for reading in readings]
    spread = Counter(word for bag in bags for word in bag)
    return [_unit({word: _rarity(spread[word], len(bags)) for word in sorted(bag)}) for bag in bags]


def _rarity(spread: int, count: int) -> float:
    return math.log((count + BACKGROUND + 1) / (spread + 1))


def _bag(reading: Reading) -> Counter[str]:
    headline = f"\n{reading.report.headline or ''}" * HEADLINE
    return Counter(map(sys.intern, content_words(evidence_text(reading)[:OPENING] + headline)))


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
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:HEAVIEST]
    return _unit({word: weights[word] for word in heaviest})


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
