"""Reports as numbers: words by their place in one vocabulary, so that very many can be compared in little memory."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import count

from recount.model.standing import Profile

MOST = 65_535
"""Times that a word of one report is counted."""


class Ledger:
    """Profiles put down as they come, some 2 KB each, and the number of reports in which each word stands."""

    def __init__(self) -> None:
        self._number = defaultdict[str, int](count().__next__)
        self._words: tuple[str, ...] = ()
        self._rows: list[tuple[array[int], array[int], array[int], array[int]]] = []
        self.spread: Counter[str] = Counter()
        self.titled: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, one: Profile) -> None:
        """Put down the words of a profile, their counts, which of them are names, and its headline's stems."""
        self.spread.update(one.words.keys())
        self.titled.update(one.title)
        counts = array("H", (min(count, MOST) for count in one.words.values()))
        self._rows.append((self.numbers(one.words), counts, self.numbers(one.names), self.numbers(one.title)))

    def take(self, row: int) -> Profile:
        """Return the words of a profile as they were put down, without report and date; once."""
        if len(self._words) < len(self._number):
            self._words = tuple(self._number)
        words, counts, names, title = self._rows[row]
        self._rows[row] = (array("I"),) * 4
        return Profile(
            report="", published=None, words=dict(zip(map(self._words.__getitem__, words), counts, strict=True)),
            names=tuple(map(self._words.__getitem__, names)), title=tuple(map(self._words.__getitem__, title)),
        )  # fmt: skip

    def numbers(self, words: Iterable[str]) -> "array[int]":
        """Return the numbers of words, new ones at the end of the vocabulary."""
        return array("I", map(self._number.__getitem__, words))


class Weights:
    """Words with their weights, packed: 12 bytes a word."""

    __slots__ = ("_numbers", "_weights")

    def __init__(self, ledger: Ledger, vector: Mapping[str, float]) -> None:
        self._numbers = ledger.numbers(vector)
        self._weights = array("d", vector.values())

    def open(self) -> dict[int, float]:
        """Return the weights by the words' numbers."""
        return dict(self.items())

    def items(self) -> Iterable[tuple[int, float]]:
        """Return the words' numbers, each with its weight."""
        return zip(self._numbers, self._weights, strict=True)
