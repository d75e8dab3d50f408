"""Grouping by likeness: what is alike on average, and what may be joined whole cluster by cluster.

All take candidate pairs from blocking keys and never look at a pair that no block has proposed. What a person has
judged (`Bonds`) wins over every score: what is one is joined first, what is not is never joined.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import count, pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from recount.model.bonds import FREE, Bonds

T = TypeVar("T")
Pair = tuple[int, int]
Score = Callable[[T, T], float | None]
Ties = NDArray[Any]
_TIE = np.dtype([("first", "<u4"), ("second", "<u4"), ("likeness", "<f8")])


def average_linkage(
    count: int, likeness: Iterable[tuple[Pair, float]], threshold: float, judged: Bonds = FREE
) -> list[list[int]]:
    """Group items 0 to `count` while the mean likeness between two groups reaches the threshold.

    Pairs that are not given have likeness 0. Groups are sorted by their first item, and so are their items. What no
    chain of pairs that reach the threshold ties can never be joined: each such part is grouped by itself, and beside
    it the pairs are held packed, 16 bytes each.
    """
    ties = np.fromiter(((i, j, value) for (i, j), value in likeness), dtype=_TIE)
    close = ties[ties["likeness"] >= threshold]
    chains = zip(close["first"].tolist(), close["second"].tolist(), strict=True)
    parts = components(count, chains, judged=Bonds(same=judged.same))
    found = [part for part in parts if len(part) == 1]
    for part, mine in _inside([part for part in parts if len(part) > 1], ties, count):
        groups = _linked(len(part), mine, threshold, judged.over([n] for n in part))
        found += [[part[n] for n in group] for group in groups]
    return sorted(found)


def _inside(
    parts: Sequence[Sequence[int]], ties: Ties, count: int
) -> Iterator[tuple[Sequence[int], dict[Pair, float]]]:
    """Yield each part with the likeness of its pairs, numbered within it."""
    home, place = np.full(count, -1, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for n, part in enumerate(parts):
        home[part], place[part] = n, np.arange(len(part))
    owner = home[ties["first"]]
    held = (owner == home[ties["second"]]) & (owner >= 0)
    ties, owner = ties[held], owner[held]
    order = np.argsort(owner, kind="stable")
    bounds = np.searchsorted(owner[order], np.arange(len(parts) + 1))
    for part, (start, end) in zip(parts, pairwise(bounds.tolist()), strict=True):
        mine = ties[order[start:end]]
        pairs = zip(place[mine["first"]].tolist(), place[mine["second"]].tolist(), strict=True)
        yield part, dict(zip(pairs, mine["likeness"].tolist(), strict=True))


def _linked(count: int, likeness: Mapping[Pair, float], threshold: float, judged: Bonds) -> list[list[int]]:
    groups = {n: [n] for n in range(count)}
    ties: dict[int, dict[int, float]] = {n: {} for n in range(count)}
    for (i, j), value in likeness.items():
        ties[i][j] = ties[j][i] = value
    made = count
    for one in judged.same:
        first = one[0]
        for other in one[1:]:
            made += 1
            groups[made] = groups.pop(first) + groups.pop(other)
            _join(ties, first, other, made)
            first = made
    queue = [(-mean, i, j) for i in groups for j, mean in _means(groups, ties, i) if i < j and mean >= threshold]
    heapq.heapify(queue)
    while queue:
        _, i, j = heapq.heappop(queue)
        if i in groups and j in groups and not judged.part(groups[i], groups[j]):
            made += 1
            groups[made] = groups.pop(i) + groups.pop(j)
            _join(ties, i, j, made)
            for other, mean in _means(groups, ties, made):
                if mean >= threshold:
                    heapq.heappush(queue, (-mean, other, made))
    return [sorted(group) for group in groups.values()]


def _means(
    groups: Mapping[int, Sequence[int]], ties: Mapping[int, Mapping[int, float]], group: int
) -> Iterator[tuple[int, float]]:
    """Yield each group that another has a tie to, with the mean likeness of the two."""
    for other, total in ties[group].items():
        yield other, total / (len(groups[group]) * len(groups[other]))


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
    items: Sequence[T], pairs: Iterable[Pair], score: Score[T], combine: Callable[[T, T], T], threshold: float,
    judged: Bonds = FREE,
) -> list[list[int]]:  # fmt: skip
    """Join the best pair of clusters while its score reaches the threshold; a null score is a veto.

    A joined cluster is `combine` of its parts and is compared anew, as a whole: one veto of any part holds for all.
    """
    whole, number = dict(enumerate(items)), count(len(items))
    groups = {n: [n] for n in whole}
    near: dict[int, set[int]] = {n: set() for n in whole}
    for i, j in pairs:
        near[i].add(j)
        near[j].add(i)

    def value(i: int, j: int) -> float | None:
        found = None if judged.part(groups[i], groups[j]) else score(whole[i], whole[j])
        return found if found is not None and found >= threshold else None

    def join(i: int, j: int) -> int:
        made = next(number)
        whole[made] = combine(whole.pop(i), whole.pop(j))
        groups[made] = groups.pop(i) + groups.pop(j)
        near[made] = (near.pop(i) | near.pop(j)) - {i, j}
        for other in near[made]:
            near[other] = near[other] - {i, j} | {made}
        return made

    for one in judged.same:
        reduce(join, one)
    queue = [(-found, i, j) for i in near for j in near[i] if i < j and (found := value(i, j)) is not None]
    heapq.heapify(queue)
    while queue:
        _, i, j = heapq.heappop(queue)
        if i in whole and j in whole:
            made = join(i, j)
            for other in sorted(near[made]):
                if (found := value(other, made)) is not None:
                    heapq.heappush(queue, (-found, other, made))
    return sorted(sorted(group) for group in groups.values())


def components(
    count: int, pairs: Iterable[Pair], is_tie: Callable[[int, int], bool] | None = None, judged: Bonds = FREE
) -> list[list[int]]:
    """Group items 0 to `count` that are tied by any chain of pairs.

    `is_tie` is asked of a pair only where the two are not of one group already.
    """
    group = {n: [n] for n in range(count)}

    def join(i: int, j: int) -> int:
        short, long = sorted((group[i], group[j]), key=len)
        long += short
        group.update(dict.fromkeys(short, long))
        return i

    for one in judged.same:
        reduce(join, one)
    for i, j in pairs:
        a, b = group[i], group[j]
        if a is not b and not judged.part(a, b) and (is_tie is None or is_tie(i, j)):
            join(i, j)
    return sorted({id(one): sorted(one) for one in group.values()}.values())
