"""Grouping by likeness: what is alike on average, and what may be joined whole cluster by cluster.

Both take candidate pairs from blocking keys and never look at a pair that no block has proposed.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
Pair = tuple[int, int]
Score = Callable[[T, T], float | None]


def average_linkage(count: int, likeness: Mapping[Pair, float], threshold: float) -> list[list[int]]:
    """Group items 0 to `count` while the mean likeness between two groups reaches the threshold.

    Pairs that are not given have likeness 0. Groups are sorted by their first item, and so are their items.
    """
    groups = {n: [n] for n in range(count)}
    ties: dict[int, dict[int, float]] = {n: {} for n in range(count)}
    for (i, j), value in likeness.items():
        ties[i][j] = ties[j][i] = value
    queue = [(-value, min(pair), max(pair)) for pair, value in likeness.items() if value >= threshold]
    heapq.heapify(queue)
    made = count
    while queue:
        _, i, j = heapq.heappop(queue)
        if i in groups and j in groups:
            made += 1
            groups[made] = groups.pop(i) + groups.pop(j)
            _join(ties, i, j, made)
            for other, total in ties[made].items():
                mean = total / (len(groups[made]) * len(groups[other]))
                if mean >= threshold:
                    heapq.heappush(queue, (-mean, other, made))
    return sorted(sorted(group) for group in groups.values())


def _join(ties: dict[int, dict[int, float]], i: int, j: int, made: int) -> None:
    """Give the new group the sums of both groups' ties."""
    left, right = ties.pop(i), ties.pop(j)
    ties[made] = {
        other: left.get(other, 0.0) + right.get(other, 0.0) for other in sorted({*left, *right}) if other not in (i, j)
    }
    for other, total in ties[made].items():
        ties[other].pop(i, None)
        ties[other].pop(j, None)
        ties[other][made] = total


def agglomerate(
    items: Sequence[T], pairs: Iterable[Pair], score: Score[T], combine: Callable[[T, T], T], threshold: float
) -> list[list[int]]:
    """Join the best pair of clusters while its score reaches the threshold; a null score is a veto.

    A joined cluster is `combine` of its parts and is compared anew, as a whole: one veto of any part holds for all.
    """
    whole = dict(enumerate(items))
    groups = {n: [n] for n in whole}
    near: dict[int, set[int]] = {n: set() for n in whole}
    for i, j in pairs:
        near[i].add(j)
        near[j].add(i)
    queue = [
        (-value, i, j)
        for i in near
        for j in near[i]
        if i < j and (value := score(whole[i], whole[j])) is not None and value >= threshold
    ]
    heapq.heapify(queue)
    made = len(whole)
    while queue:
        _, i, j = heapq.heappop(queue)
        if i not in whole or j not in whole:
            continue
        whole[made] = combine(whole.pop(i), whole.pop(j))
        groups[made] = groups.pop(i) + groups.pop(j)
        near[made] = (near.pop(i) | near.pop(j)) - {i, j}
        for other in sorted(near[made]):
            near[other] = near[other] - {i, j} | {made}
            value = score(whole[other], whole[made])
            if value is not None and value >= threshold:
                heapq.heappush(queue, (-value, other, made))
        made += 1
    return sorted(sorted(group) for group in groups.values())


def components(count: int, pairs: Iterable[Pair], is_tie: Callable[[int, int], bool] | None = None) -> list[list[int]]:
    """Group items 0 to `count` that are tied by any chain of pairs.

    `is_tie` is asked of a pair only where the two are not of one group already.
    """
    parent = list(range(count))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, j in pairs:
        a, b = sorted((root(i), root(j)))
        if a != b and (is_tie is None or is_tie(i, j)):
            parent[b] = a
    groups: dict[int, list[int]] = {}
    for n in range(count):
        groups.setdefault(root(n), []).append(n)
    return sorted(groups.values())
