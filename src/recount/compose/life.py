"""A story's life: day by day what reports came, what they told first, and which counts they changed."""

from collections.abc import Iterator, Sequence

from recount.compose.account import Account
from recount.model.edtf import parse_or_none
from recount.model.fact import Measure
from recount.model.story import Day, EventCluster, Field, Revision, Version


def life(account: Account) -> tuple[Day, ...]:
    """Return the days on which reports of the story appeared, in order; reports without an exact day are left out."""
    days: dict[str, list[str]] = {}
    for report in account.story.reports:
        when = parse_or_none(account.shelf[report].report.published.when)
        if when is not None and when.is_day:
            days.setdefault(str(when.first), []).append(report)
    ordered = sorted(days)
    revised = list(_revisions(account, [days[on] for on in ordered]))
    first = _first_told(account, days)
    return tuple(
        Day(
            on=on, reports=tuple(days[on]), told=tuple(c.id for c in account.story.events if first.get(c.id) == on),
            revised=tuple(one for day, one in revised if day == n),
        )
        for n, on in enumerate(ordered)
    )  # fmt: skip


def _first_told(account: Account, days: dict[str, list[str]]) -> dict[str, str]:
    """Return for each event the day on which a report first told of it."""
    day_of = {report: on for on, reports in days.items() for report in reports}
    told = {c.id: [day_of[m.report] for m in c.members if m.report in day_of] for c in account.story.events}
    return {cluster: min(found) for cluster, found in told.items() if found}


def _revisions(account: Account, days: Sequence[Sequence[str]]) -> Iterator[tuple[int, Revision]]:
    """Yield each change of an event's toll with the number of its day."""
    figures = {figure.id: figure for figure in account.story.figures}
    for event in account.story.events:
        for toll in event.figures:
            field = figures[toll.figures[0]].fields.get("amount")
            if field is not None:
                yield from _changes(event, toll.measure, field, days)


def _changes(
    event: EventCluster, measure: Measure, field: Field, days: Sequence[Sequence[str]]
) -> Iterator[tuple[int, Revision]]:
    """Yield what a day's reports give of a count that cannot hold together with what was last given."""
    last: Version | None = None
    for n, reports in enumerate(days):
        given = _given(field.versions, frozenset(reports))
        if given is None:
            continue
        if last is not None and given.side != last.side:
            members = tuple(member for member in given.members if member.report in reports)
            yield (
                n,
                Revision(
                    event=event.id, measure=measure, before=str(last.value), after=str(given.value), members=members
                ),
            )
        last = given


def _given(versions: Sequence[Version], reports: frozenset[str]) -> Version | None:
    """Return the version that most of these reports give, the best supported on a tie."""
    counts = [sum(member.report in reports for member in version.members) for version in versions]
    return versions[counts.index(max(counts))] if any(counts) else None
