"""How the members of a cluster agree: which values can both hold, and how many voices stand behind each."""

from collections.abc import Callable, Iterable, Sequence

from recount.model.base import Record
from recount.model.fact import Figure, Number
from recount.model.story import Field, FindingKind, Member, Value, Version

REACH = 1.15
""""At least 30" is what one writes who may hold 34, not 100: an open end reaches so much further."""
ABOUT = 0.1
"""A tenth either way: "around 500" is 450 to 550, and one who says "several dozen" of 34 does not err."""


class Range(Record, frozen=True, kw_only=True, order=True):
    """What a count leaves possible; an open end is null."""

    low: Number | None = None
    high: Number | None = None


class Vote(Record, frozen=True, kw_only=True):
    """One member's value, and on whose word it is given: a story entity's id or words, null for the report's own."""

    member: Member
    value: Value
    speaker: str | None = None


def range_of(figure: Figure) -> Range:
    """Return the numbers that a figure's words leave open."""
    low, high = figure.low, figure.high
    if figure.best is not None and low is None and high is None:
        margin = figure.best * ABOUT if figure.modifier in ("about", "almost") else 0
        return Range(low=figure.best - margin, high=figure.best + margin)
    if low is not None and high is None:
        return Range(low=low, high=low * REACH)
    if high is not None and low is None:
        return Range(low=high / REACH, high=high)
    if low is not None and high is not None and figure.best is None:
        return Range(low=low * (1 - ABOUT), high=high * (1 + ABOUT))
    return Range(low=low, high=high)


def is_compatible(a: Range, b: Range) -> bool:
    """Tell whether one number can satisfy both."""
    return _reaches(a.high, b.low) and _reaches(b.high, a.low)


def _reaches(high: Number | None, low: Number | None) -> bool:
    return high is None or low is None or high >= low


def agreement(votes: Sequence[Vote]) -> FindingKind:
    """Return what votes for compatible values amount to: agreed, one_voice or single.

    Two lineages that both hand on one speaker's word are one voice. A report's own word is its lineage's.
    """
    if len({vote.member.report for vote in votes}) < 2:
        return "single"
    lineages = {vote.member.lineage for vote in votes}
    voices = {vote.speaker or vote.member.lineage for vote in votes}
    return "agreed" if len(lineages) > 1 and len(voices) > 1 else "one_voice"


def sides(votes: Sequence[Vote], fits: Callable[[Value, Value], bool]) -> list[list[Vote]]:
    """Part the votes so that within a side every two values can both hold, the best supported side first."""
    made: list[list[Vote]] = []
    for vote in sorted(votes, key=lambda vote: (_support(vote, votes), vote.member)):
        side = next((side for side in made if all(fits(vote.value, other.value) for other in side)), None)
        if side is None:
            made.append([vote])
        else:
            side.append(vote)
    return sorted(made, key=lambda side: (-len({v.member.lineage for v in side}), -len(side), side[0].member))


def _support(vote: Vote, votes: Sequence[Vote]) -> int:
    """Values that many lineages give stand first: they are what the others are held against."""
    return -len({other.member.lineage for other in votes if other.value == vote.value})


def field(votes: Iterable[Vote], fits: Callable[[Value, Value], bool]) -> Field | None:
    """Return every version of a field, side by side, and how they agree; null where nobody gives it."""
    known = [vote for vote in votes if vote.value not in (None, ())]
    if not known:
        return None
    parts = sides(known, fits)
    versions = tuple(version for number, side in enumerate(parts) for version in _versions(number, side))
    return Field(agreement="differs" if len(parts) > 1 else agreement(parts[0]), versions=versions)


def _versions(number: int, side: Sequence[Vote]) -> list[Version]:
    """Return the values of one side, the one that most lineages give first."""
    found: dict[Value, list[Vote]] = {}
    for vote in side:
        found.setdefault(vote.value, []).append(vote)
    made = [
        Version(
            value=value, members=tuple(dict.fromkeys(v.member for v in votes)), side=number, agreement=agreement(side),
            speakers=tuple(sorted({v.speaker for v in votes if v.speaker})),
        )
        for value, votes in found.items()
    ]  # fmt: skip
    return sorted(made, key=lambda version: (-len({member.lineage for member in version.members}), version.members))


def most_given(votes: Sequence[Vote], latest: Callable[[Member], str]) -> Value:
    """Return the value that most lineages give, the latest on a tie; null where there is none."""
    known = [vote for vote in votes if vote.value not in (None, ())]
    weight = {
        vote.value: (
            len({v.member.lineage for v in known if v.value == vote.value}),
            max(latest(v.member) for v in known if v.value == vote.value),
            str(vote.value),
        )
        for vote in known
    }
    return max(weight, key=lambda value: weight[value], default=None)
