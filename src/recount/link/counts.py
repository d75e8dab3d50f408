"""Figure clusters: one count of one thing, with every report's own number kept."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recount.lexicon.people import is_general, is_part
from recount.link.agreement import Vote, field, is_compatible, most_given, range_of
from recount.link.block import candidates
from recount.link.cluster import agglomerate
from recount.link.people import same_people
from recount.link.setting import Setting
from recount.link.wordings import stems
from recount.model.base import Record, content_id
from recount.model.edtf import parse_or_none
from recount.model.fact import Figure, Number
from recount.model.story import EventCluster, Field, FigureCluster, FigureRange, Member

JOIN = 1.0
Owner = Mapping[tuple[str, str], str]


class Counted(Record, frozen=True, kw_only=True):
    """One figure, or several joined: the event cluster it is of, what it measures, the words for those counted."""

    event: str | None
    measure: str
    unit: str | None
    groups: tuple[str | None, ...]
    figures: tuple[Figure, ...]


def figure_clusters(story: Setting, events: Sequence[EventCluster]) -> tuple[FigureCluster, ...]:
    """Return the story's counts, in order of first appearance."""
    owner = {(member.report, member.fact): cluster.id for cluster in events for member in cluster.members}
    members = story.members(Figure)
    counted = [_counted(owner, member, _figure(story, member)) for member in members]
    pairs = candidates([list(_keys(one)) for one in counted])
    groups = agglomerate(counted, pairs, _score, _combine, JOIN, story.bonds(members))
    return tuple(_cluster(story, owner, [members[n] for n in group]) for group in groups)


def figure_ranges(
    events: Sequence[EventCluster], figures: Sequence[FigureCluster]
) -> dict[str, tuple[FigureRange, ...]]:
    """Return for each event its toll by measure: a count that is given, of most lineages, the greatest."""
    found: defaultdict[str, dict[str, FigureCluster]] = defaultdict(dict)
    for figure in sorted(figures, key=_weight, reverse=True):
        if figure.event:
            found[figure.event].setdefault(figure.measure, figure)
    return {
        event.id: tuple(
            FigureRange(measure=f.measure, low=f.low, best=f.best, high=f.high, figures=(f.id,))
            for _, f in sorted(found[event.id].items())
        )
        for event in events
    }


def _weight(figure: FigureCluster) -> tuple[bool, bool, int, Number, str]:
    top = max((n for n in (figure.best, figure.low, figure.high) if n is not None), default=0)
    given = figure.modifier != "implied"
    return not is_part(figure.group), given, len({member.lineage for member in figure.members}), top, figure.id


def _figure(story: Setting, member: Member) -> Figure:
    fact = story.shelf.fact(member)
    if not isinstance(fact, Figure):
        raise TypeError(f"{member.fact} is no figure")
    return fact


def _counted(owner: Owner, member: Member, figure: Figure) -> Counted:
    return Counted(
        event=owner.get((member.report, figure.event or "")), measure=figure.measure,
        unit=figure.currency or figure.unit,
        groups=(figure.group,), figures=(figure,),
    )  # fmt: skip


def _keys(one: Counted) -> Iterator[tuple[str, ...]]:
    """Yield what counts of one thing share: their event, or the words for what is counted where there is none."""
    if one.event:
        yield "event", one.event, one.measure
        return
    yield from (("group", one.measure, word) for word in sorted(stems(one.groups[0] or "")))
    yield from (("number", one.measure, str(figure.best or figure.low or figure.high)) for figure in one.figures)


def _score(a: Counted, b: Counted) -> float | None:
    """Return 1 for counts that can be of one thing and more for equal ones; null for those that cannot."""
    if (a.event, a.measure, a.unit) != (b.event, b.measure, b.unit):
        return None
    if not all(same_people(x, y) for x in a.groups for y in b.groups):
        return None
    if a.event is None and not _same_words(a, b):
        return None
    if any(_is_none_of_some(x) and not _is_none_of_some(y) for x, y in ((a, b), (b, a))):
        return None
    fits = [is_compatible(range_of(x), range_of(y)) for x in a.figures for y in b.figures]
    if (_is_told(a) != _is_told(b) or _runs(a) != _runs(b)) and not all(fits):
        return None
    return JOIN + sum(fits) / len(fits)


def _is_none_of_some(one: Counted) -> bool:
    """Tell "none of the guards", which is no count of all who were there."""
    none = all(figure.best == 0 for figure in one.figures)
    return none and any(group is not None and not is_general(group) for group in one.groups)


def _runs(one: Counted) -> bool:
    """Tell whether it is a count over a time, not of one incident."""
    return all(figure.scope == "cumulative" for figure in one.figures)


def _is_told(one: Counted) -> bool:
    """Tell whether no report gives the count: who is told of one by one is a part of the toll, not another toll."""
    return all(figure.modifier == "implied" for figure in one.figures)


def _same_words(a: Counted, b: Counted) -> bool:
    left, right = (frozenset().union(*(stems(group or "") for group in one.groups)) for one in (a, b))
    return bool(left & right)


def _combine(a: Counted, b: Counted) -> Counted:
    return Counted(
        event=a.event, measure=a.measure, unit=a.unit, groups=tuple(dict.fromkeys(a.groups + b.groups)),
        figures=a.figures + b.figures,
    )  # fmt: skip


def _cluster(story: Setting, owner: Owner, members: Sequence[Member]) -> FigureCluster:
    figures = {member: _figure(story, member) for member in members}
    mine = list(figures.values())
    first = mine[0]
    chosen = most_given([Vote(member=m, value=f.best) for m, f in figures.items()], story.published)
    return FigureCluster(
        id=content_id("figure", sorted((member.report, member.fact) for member in members)), members=tuple(members),
        measure=first.measure, group=_fullest([f.group for f in mine if f.group]),
        low=min((n for f in mine for n in (f.low, f.best) if n is not None), default=None),
        best=chosen if isinstance(chosen, int | float) else None,
        high=max((n for f in mine for n in (f.high, f.best) if n is not None), default=None),
        modifier=first.modifier if len({f.modifier for f in mine}) == 1 else None,
        unit=first.unit, currency=first.currency, when=_latest([f.when for f in mine if f.when]),
        scope=first.scope if len({f.scope for f in mine}) == 1 else None,
        event=owner.get((members[0].report, first.event or "")), fields=_fields(story, figures),
        judged=story.judged(members),
    )  # fmt: skip


def _fields(story: Setting, figures: Mapping[Member, Figure]) -> dict[str, Field]:
    ranges = {amount(figure): range_of(figure) for figure in figures.values()}
    made = {
        "amount": field(
            [Vote(member=m, value=amount(f), speaker=story.voice(m)) for m, f in figures.items()],
            lambda a, b: is_compatible(ranges[str(a)], ranges[str(b)]),
        ),
        "when": field([Vote(member=m, value=f.when) for m, f in figures.items()], lambda a, b: a == b),
        "group": field(
            [Vote(member=m, value=f.group) for m, f in figures.items()], lambda a, b: same_people(str(a), str(b))
        ),
    }
    return {name: value for name, value in made.items() if value is not None}


def _fullest(groups: Sequence[str]) -> str | None:
    """Return the words that say most of those counted: "Turkish soldiers" before "people"."""
    return max(groups, key=lambda group: (not is_general(group), len(group), group), default=None)


def _latest(dates: Sequence[str]) -> str | None:
    known = [(when.last, date) for date in dates if (when := parse_or_none(date)) is not None]
    return max(known)[1] if known else None


def amount(figure: Figure) -> str:
    """Return a count as a desk prints it: "34", "at least 34", "about 500", "24 to 99"."""
    if figure.best is not None:
        return f"about {figure.best:,}" if figure.modifier in ("about", "almost") else f"{figure.best:,}"
    if figure.low is not None and figure.high is not None:
        return f"{figure.low:,} to {figure.high:,}"
    if figure.low is not None:
        return f"over {figure.low:,}" if figure.modifier == "over" else f"at least {figure.low:,}"
    word = "almost" if figure.modifier == "almost" else "at most"
    return f"{word} {figure.high:,}"
