"""Findings on counts: the tolls of events, and the counts that no event has."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recount.compose.account import Account, printed
from recount.compose.labels import COUNTED, label
from recount.compose.phrases import any_of
from recount.lexicon.load import entries
from recount.lexicon.schema.link import UpdateCue
from recount.model.edtf import parse_or_none
from recount.model.fact import Figure
from recount.model.story import EventCluster, FigureCluster, Finding, FindingKind, Member, Version, Why
from recount.text import sentence_bounds

_MONTH = 31
"""A report whose date is known less exactly than this says nothing of the date of its counts."""

TOLLS = frozenset({"killed", "injured", "displaced", "missing", "detained", "abducted", "refugees"})
"""Measures whose agreement is worth a finding."""

STOCKS = frozenset({"displaced", "refugees", "missing", "detained"})
"""Measures of a state that lasts: without an event, two counts of the dead may be of any two events."""


def toll_findings(account: Account, event: EventCluster) -> Iterator[Finding]:
    """Yield what the reports' counts of an event amount to, measure by measure."""
    figures = {figure.id: figure for figure in account.story.figures}
    for toll in event.figures:
        if toll.measure in TOLLS:
            topic = f"the {COUNTED[toll.measure]} in {label(event)}"
            yield from _count_findings(account, figures[toll.figures[0]], f"{event.id}.{toll.measure}", topic)


def standing_findings(account: Account) -> Iterator[Finding]:
    """Yield what reports say of counts that belong to no event: refugees in a country, troops on its border."""
    for figure in account.story.figures:
        if figure.event is None and figure.measure in STOCKS and len(figure.members) > 1:
            topic = (
                f"the {COUNTED[figure.measure]} ({figure.group})" if figure.group else f"the {COUNTED[figure.measure]}"
            )
            yield from _count_findings(account, figure, f"{figure.id}.{figure.measure}", topic)


def _count_findings(account: Account, figure: FigureCluster, about: str, topic: str) -> Iterator[Finding]:
    versions = figure.fields["amount"].versions
    parts = [[v for v in versions if v.side == side] for side in sorted({v.side for v in versions})]
    for side in parts:
        if side[0].agreement != "single" or len(parts) == 1:
            yield _side(account, side, about, topic)
    if len(parts) > 1:
        yield Finding(
            kind="differs", why=why(account, parts), about=about, evidence=account.evidence(figure.members),
            text=f"The reports differ on {topic}: {'; '.join(_version(account, v) for side in parts for v in side)}.",
        )  # fmt: skip


def _side(account: Account, side: Sequence[Version], about: str, topic: str) -> Finding:
    members = [member for version in side for member in version.members]
    kind: FindingKind = side[0].agreement
    values = " / ".join(str(version.value) for version in side)
    outlets = account.outlets(members)
    if kind == "agreed":
        text = f"{outlets} agree on {topic}: {values}."
    elif kind == "one_voice":
        text = f"{outlets} give {topic} as {values}, but with one voice{_on_the_word(account, side)}."
    else:
        text = f"Only {outlets} gives {topic}: {values}{_on_the_word(account, side)}."
    return Finding(kind=kind, why=None, about=about, text=text, evidence=account.evidence(members))


def _on_the_word(account: Account, side: Sequence[Version]) -> str:
    speakers = sorted({account.name(speaker) for version in side for speaker in version.speakers})
    return f", on the word of {' and '.join(speakers)}" if speakers else ""


def _version(account: Account, version: Version) -> str:
    """Return "34 (The Courier, on the word of the ministry)", with the date that the count is of where it has one."""
    dates = sorted(
        {figure.when for m in version.members if (figure := _figure(account, m)).when and figure.scope == "stock"}
    )
    dated = f" as of {printed(dates[0])}" if len(dates) == 1 else ""
    return f"{version.value}{dated} ({account.outlets(version.members)}{_on_the_word(account, [version])})"


def _figure(account: Account, member: Member) -> Figure:
    fact = account.shelf.fact(member)
    if not isinstance(fact, Figure):
        raise TypeError(f"{member.fact} is no figure")
    return fact


def why(account: Account, parts: Sequence[Sequence[Version]]) -> Why:
    """Return why counts of one thing differ.

    One speaker who gives two counts has brought his up to date, and so has a report that says so; counts of other
    dates are of other dates; else two sides may have speakers of their own. A toll that nobody is named for has risen.
    """
    dates = [{_dated(account, member) for version in side for member in version.members} - {None} for side in parts]
    speakers = [{speaker for version in side for speaker in version.speakers} for side in parts]
    if all(dates) and not set.intersection(*dates):
        return "different_date"
    if any(a & b for n, a in enumerate(speakers) for b in speakers[n + 1 :]):
        return "updated"
    if any(_says_updated(account, m) for side in parts for version in side for m in version.members):
        return "updated"
    return "different_speaker" if sum(map(bool, speakers)) > 1 else "updated"


def _dated(account: Account, member: Member) -> str | None:
    """Return the date of a count that is of a date, not of an event."""
    figure = _figure(account, member)
    if figure.event is not None:
        return None
    published = parse_or_none(account.shelf[member.report].report.published.when)
    near = published is not None and published.days <= _MONTH
    return figure.when if parse_or_none(figure.when) else str(published) if near else None


def _says_updated(account: Account, member: Member) -> bool:
    figure, text = _figure(account, member), account.shelf[member.report].report.text
    start, end = sentence_bounds(text, figure.start, figure.end)
    return bool(_updates().search(text[start:end].casefold()))


@cache
def _updates() -> re.Pattern[str]:
    return any_of([word for entry in entries(UpdateCue) for word in entry.words])
