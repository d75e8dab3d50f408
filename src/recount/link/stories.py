"""Which reports tell of the same events: weighted words, names above all, near in time.

Reports are compared by the cosine of their content words, and of their headlines' words once more. A word weighs by its
rarity among the reports given, eked out by a background of reports that are not there, so that two reports alone can be
told apart; names weigh more. Reports far apart in time must share more. Measured on 57 stories of 300 articles, on 12
stories of one war and on 66 pairs of like events without dates (docs/decisions/stories.md).
"""

import math
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sized
from functools import lru_cache
from typing import Any

from recount.link.block import candidates
from recount.link.cluster import average_linkage
from recount.link.ledger import Ledger, Weights
from recount.link.wordings import content_words, evidence_text, stems
from recount.model.bonds import FREE, Bonds
from recount.model.edtf import Edtf, parse_or_none
from recount.model.reading import Reading
from recount.model.standing import Profile
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
Spread = Mapping[str, int]
"""In how many reports each word stands."""


def group(readings: Iterable[Reading], judged: Bonds = FREE) -> list[list[int]]:
    """Return the numbers of the reports of each story, in order; every report is in exactly one story."""
    return group_profiles(map(profile, readings), judged)


def group_profiles(profiles: Iterable[Profile], judged: Bonds = FREE) -> list[list[int]]:
    """Return as `group` the stories of reports of which the profiles come one by one; some 6 KB are kept of each."""
    ledger, days = Ledger(), list[Edtf | None]()
    for one in profiles:
        ledger.put(one)
        days.append(parse_or_none(one.published))
    packed, tellings = _packed(ledger)

    @lru_cache(maxsize=1)  # pairs come by their first report
    def opened(row: int) -> Weighed:
        words, title = packed[row]
        return words.open(), title.open(), days[row]

    pairs = candidates(tellings, shared=[fewest(words) for words in tellings])
    scored = ((pair, likeness(opened(pair[0]), (*packed[pair[1]], days[pair[1]]))) for pair in pairs)
    return average_linkage(len(packed), ((pair, score) for pair, score in scored if score >= FAINT), ALIKE, judged)


def _packed(ledger: Ledger) -> tuple[list[tuple[Weights, Weights]], list["array[int]"]]:
    """Return the words and the headlines of all reports weighed by their rarity among them, and the telling words."""
    count = len(ledger)
    packed, tellings = list[tuple[Weights, Weights]](), list["array[int]"]()
    for row in range(count):
        one = ledger.take(row)
        vector = words_of(one, ledger.spread, count)
        packed.append((Weights(ledger, vector), Weights(ledger, title_of(one, ledger.titled, count))))
        tellings.append(ledger.numbers(telling(vector)))
    return packed, tellings


def profile(reading: Reading) -> Profile:
    """Return what of a report is compared with others; `telling` is left empty."""
    bag = _bag(reading)
    return Profile(
        report=reading.report.id, published=reading.report.published.when, words=dict(bag),
        names=tuple(sorted(_names(reading) & bag.keys())),
        title=tuple(sorted(stems(reading.report.headline or evidence_text(reading)[:TITLE]))),
    )  # fmt: skip


def telling(vector: Vector) -> tuple[str, ...]:
    """Return the heaviest words of a report, by which it is compared with others."""
    return tuple(sorted(vector, key=lambda word: (-vector[word], word))[:TELLING])


def fewest(words: Sized) -> int:
    """Return how many of its telling words a report must share with another to be compared with it."""
    return max(FEWEST, min(MOST, len(words) // EACH))


def likeness(a: "Weighed", b: "Weighed | Packed") -> float:
    """Return how alike two reports are, 0 to about 1.1: their words, their headlines, and how near in time."""
    return (_cosine(a[0], b[0]) + TITLED * _cosine(a[1], b[1])) * _nearness(a[2], b[2])


Weighed = tuple[Mapping[Any, float], Mapping[Any, float], Edtf | None]
"""A report's words and its headline's, each weighed (by themselves or their numbers), and when it appeared."""
Packed = tuple[Weights, Weights, Edtf | None]


def title_of(one: Profile, spread: Spread, count: int) -> Vector:
    """Return the headline's stems, each weighed by its rarity among so many headlines."""
    return _unit({word: _rarity(spread.get(word, 0), count) for word in one.title})


def words_of(one: Profile, spread: Spread, count: int) -> Vector:
    """Return the report's heaviest words, each weighed by its rarity among so many reports; names weigh more."""
    names = frozenset(one.names)
    weights = {
        word: (1 + math.log(n)) * _rarity(spread.get(word, 0), count) ** RARITY * (NAME if word in names else 1)
        for word, n in one.words.items()
    }
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:HEAVIEST]
    return _unit({word: weights[word] for word in heaviest})


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


def _unit(weights: Vector) -> Vector:
    size = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / size for word, weight in weights.items()}


def _cosine(a: Mapping[Any, float], b: Mapping[Any, float] | Weights) -> float:
    return math.fsum(weight * a[word] for word, weight in b.items() if word in a)  # the same in whatever order


def _nearness(a: Edtf | None, b: Edtf | None) -> float:
    """Return 1 for days that are close or unknown, falling to `DISTANT`."""
    if a is None or b is None or a.overlaps(b):
        return 1.0
    gap = (b.first - a.last).days if a.last < b.first else (a.first - b.last).days
    return max(DISTANT, 1.0 - (1.0 - DISTANT) * max(0, gap - CLOSE) / (FAR - CLOSE))
