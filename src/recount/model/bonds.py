"""What judgements say of a set of things: which are one, which are not. The later judgement wins."""

from collections.abc import Collection, Hashable, Iterable, Mapping

from recount.model.base import Record
from recount.model.judgement import Judgement

Item = Hashable


class Bonds(Record, frozen=True, kw_only=True):
    """Numbers of items that are one, each set sorted and no number in two, and pairs (lower first) that are not."""

    same: tuple[tuple[int, ...], ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything is said."""
        return bool(self.same or self.apart)

    @property
    def items(self) -> frozenset[int]:
        """The numbers of all items of which something is said."""
        return frozenset(n for one in (*self.same, *self.apart) for n in one)

    def part(self, a: Iterable[int], b: Collection[int]) -> bool:
        """Tell whether any item of one group is none of the other."""
        return bool(self.apart) and any((min(i, j), max(i, j)) in self.apart for i in a for j in b)

    def over(self, groups: Iterable[Iterable[int]]) -> "Bonds":
        """Return what is said of groups of the items: two groups are one, or apart, where any of theirs are."""
        if not self:
            return self
        home = {item: n for n, group in enumerate(groups) for item in group}
        same = [tuple(sorted({home[i] for i in one if i in home})) for one in self.same]
        apart = {(home[i], home[j]) for i, j in self.apart if i in home and j in home}
        return Bonds(
            same=tuple(sorted(one for one in same if len(one) > 1)),
            apart=frozenset((min(pair), max(pair)) for pair in apart if pair[0] != pair[1]),
        )


FREE = Bonds()


def bonds(judgements: Iterable[Judgement], meant: Mapping[str, tuple[Item, ...]], items: Iterable[Item]) -> Bonds:
    """Return what the judgements, in order of time, say of items; `meant` gives by judgement id what each is about.

    What is not among the items is left out. Whoever says later that two are one, or that they are not, is believed.
    """
    number = {item: n for n, item in enumerate(items)}
    groups: list[set[int]] = []
    apart: set[tuple[int, int]] = set()
    for one in judgements:
        about = [number[item] for item in meant.get(one.id, ()) if item in number]
        if one.verdict == "same" and len(about) > 1:
            joined = set(about).union(*(group for group in groups if not group.isdisjoint(about)))
            groups = [group for group in groups if group.isdisjoint(joined)] + [joined]
            apart = {pair for pair in apart if not set(pair) <= joined}
        elif one.verdict == "not_same" and len(about) > 1:
            first, others = about[0], set(about[1:]) - {about[0]}
            for group in groups:
                if first in group and group & others:
                    group.discard(first)
            apart |= {(min(first, other), max(first, other)) for other in others}
    return Bonds(same=tuple(sorted(tuple(sorted(group)) for group in groups if len(group) > 1)), apart=frozenset(apart))
