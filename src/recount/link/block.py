"""Blocking: which pairs are worth comparing, from keys that both items carry. Never all pairs of a store."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

CROWD = 200
"""A key that more items carry than this tells nothing apart; within it the pairs stay linear in the store."""


def blocks(keys: Sequence[Iterable[Hashable]]) -> dict[Hashable, list[int]]:
    """Return for each key the items that carry it, in order."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for item, mine in enumerate(keys):
        for key in dict.fromkeys(mine):
            found[key].append(item)
    return found


def candidates(keys: Sequence[Iterable[Hashable]], shared: int = 1, crowd: int = CROWD) -> Iterator[tuple[int, int]]:
    """Yield each pair of items that share at least so many keys, once, in order; crowded keys do not count."""
    seen: defaultdict[tuple[int, int], int] = defaultdict(int)
    for members in blocks(keys).values():
        if len(members) <= crowd:
            for pair in combinations(members, 2):
                seen[pair] += 1
    yield from sorted(pair for pair, count in seen.items() if count >= shared)


def chained(keys: Sequence[Iterable[Hashable]], reach: int) -> Iterator[tuple[int, int]]:
    """Yield each item with the next ones that carry a key of its own, `reach` of them a key: linear for any store.

    Enough where likeness is handed on from one to the next.
    """
    pairs = {
        (i, j)
        for members in blocks(keys).values()
        for n, i in enumerate(members)
        for j in members[n + 1 : n + 1 + reach]
    }
    yield from sorted(pairs)
