"""Blocking: which pairs are worth comparing, from keys that both items carry. Never all pairs of a store."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain

CROWD = 200
"""A key that more items carry than this tells nothing apart; within it the pairs stay linear in the store."""


def blocks(keys: Sequence[Iterable[Hashable]]) -> dict[Hashable, list[int]]:
    """Return for each key the items that carry it, in order."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for item, mine in enumerate(keys):
        for key in dict.fromkeys(mine):
            found[key].append(item)
    return found


def candidates(
    keys: Sequence[Iterable[Hashable]], shared: int | Sequence[int] = 1, crowd: int = CROWD
) -> Iterator[tuple[int, int]]:
    """Yield each pair of items that share at least so many keys, once, in order; crowded keys do not count.

    `shared` is one number for all, or one for each item: the less demanding of two holds. One item's partners are held
    at a time: memory is that of the keys, not of the pairs.
    """
    mine = [list(dict.fromkeys(one)) for one in keys]
    members = {key: found for key, found in blocks(mine).items() if 1 < len(found) <= crowd}
    least = [shared] * len(mine) if isinstance(shared, int) else shared
    for item, own in enumerate(mine):
        found = (members[key] for key in own if key in members)
        seen = Counter(chain.from_iterable(others[bisect_right(others, item) :] for others in found))
        enough = least[item]
        yield from ((item, other) for other in sorted(seen) if seen[other] >= enough or seen[other] >= least[other])


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
