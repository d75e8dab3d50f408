"""Lineages: reports that are one voice, because one text was copied or one agency's story was rewritten.

Passages that stand in both reports outside quotation marks are the evidence (`shingles`): two reporters who write alone
hardly ever share a run of eight words, and both may quote the same sentence. Credits and owners lower how much of it
is needed; alone they make no lineage, as two reporters may call the same agency.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from recount.link.cluster import components
from recount.link.credits import credited
from recount.link.shingles import RUN, shared_shingles
from recount.link.wordings import Word, own_words
from recount.model.base import Record, Span, content_id
from recount.model.edtf import parse_or_none
from recount.model.reading import Reading
from recount.model.story import Lineage, Part
from recount.text import fold

COPY = 0.1
"""Least share of the shorter report's runs that shows one text; reports written alone share less than 0.03."""
OWNED = 0.06
"""The same where both outlets have one owner: papers of one house print each other's pages."""
AGENCY = 0.03
"""The same where an agency is credited by one of them, and no other by the other, or one credits the other's outlet."""
LEAST = 3
"""Least shared runs: one sentence of ten words may be anybody's."""
PASSAGES = 3
"""How many shared passages are shown as evidence, the longest first."""
ADDED = (60, 0.3)
"""Words of its own, and their share, from which a report adds reporting to a text that it took over."""

Run = tuple[str, ...]
Basis = Literal["copy", "agency", "credit", "single"]


class Told(Record, frozen=True, kw_only=True):
    """A report with its own words, the runs of them with the first place of each, and those it credits."""

    reading: Reading
    words: tuple[Word, ...]
    runs: dict[Run, int]
    credits: tuple[str, ...]


class Tie(Record, frozen=True, kw_only=True):
    """Two reports (by number) and the places in each where runs begin that stand in the other as well."""

    first: int
    second: int
    places: tuple[tuple[int, ...], tuple[int, ...]]


def lineages(readings: Sequence[Reading]) -> tuple[Lineage, ...]:
    """Return the lineages of a story's reports, in order; every report is in exactly one."""
    told = [_told(reading) for reading in readings]
    pairs = shared_shingles([word.text for word in one.words] for one in told)
    ties = [tie for pair in pairs if (tie := _tie(told, pair.first, pair.second)) is not None]
    groups = components(len(told), [(tie.first, tie.second) for tie in ties])
    owner = {number: index for index, group in enumerate(groups) for number in group}
    of_group: list[list[Tie]] = [[] for _ in groups]
    for tie in ties:
        of_group[owner[tie.first]].append(tie)
    return tuple(_lineage(told, group, mine) for group, mine in zip(groups, of_group, strict=True))


def _told(reading: Reading) -> Told:
    words = tuple(own_words(reading))
    runs: dict[Run, int] = {}
    for place in range(len(words) - RUN + 1):
        runs.setdefault(tuple(word.text for word in words[place : place + RUN]), place)
    return Told(reading=reading, words=words, runs=runs, credits=credited(reading))


def _tie(told: Sequence[Told], i: int, j: int) -> Tie | None:
    """Return the tie of two reports, if they share as much as their credits and owners ask for."""
    shared = told[i].runs.keys() & told[j].runs.keys()
    places = [tuple(sorted(told[n].runs[run] for run in shared)) for n in (i, j)]
    share = len(shared) / max(1, min(len(told[n].words) for n in (i, j)) - RUN + 1)
    if len(shared) < LEAST or share < _needed(told[i], told[j]):
        return None
    return Tie(first=i, second=j, places=(places[0], places[1]))


def _needed(one: Told, other: Told) -> float:
    reports = one.reading.report, other.reading.report
    agencies = {report.agency for report in reports} - {None}
    if len(agencies) == 1 or _credits(one, other) or _credits(other, one):
        return AGENCY
    return OWNED if reports[0].owner and reports[0].owner == reports[1].owner else COPY


def _credits(one: Told, other: Told) -> bool:
    """Tell whether a report names the other's outlet for what it tells."""
    return fold(other.reading.report.outlet or "") in {fold(name) for name in one.credits}


def _lineage(told: Sequence[Told], group: Sequence[int], ties: Sequence[Tie]) -> Lineage:
    members = [told[n] for n in group]
    reports = tuple(one.reading.report.id for one in members)
    agencies = {one.reading.report.agency for one in members} - {None}
    evidence = (
        told[tie.first].reading.report.evidence(span)
        for tie in _joining(ties)
        for span in _passages(told[tie.first].words, tie)
    )
    origins = _origins(members)
    shared = _shared_words(ties)
    return Lineage(
        id=content_id("lineage", sorted(reports)), reports=reports, basis=_basis(len(group) > 1, bool(agencies)),
        evidence=tuple(evidence), first=_first(members, origins),
        parts=tuple(_part(told[n], len(shared.get(n, ())), origins) for n in group),
    )  # fmt: skip


def _origins(members: Sequence[Told]) -> frozenset[str]:
    """Return the reports whose outlet another of the lineage credits; none credits its own."""
    named = {fold(name) for one in members for name in one.credits}
    return frozenset(one.reading.report.id for one in members if fold(one.reading.report.outlet or "") in named)


def _shared_words(ties: Sequence[Tie]) -> dict[int, set[int]]:
    """Return for each report the places of the words that stand in another as well."""
    found: dict[int, set[int]] = {}
    for tie in ties:
        for owner, places in zip((tie.first, tie.second), tie.places, strict=True):
            found.setdefault(owner, set()).update(place + n for place in places for n in range(RUN))
    return found


def _joining(ties: Sequence[Tie]) -> list[Tie]:
    """Return the ties that bring in a report which none before them had: what shows the lineage, once."""
    seen: set[int] = set()
    found: list[Tie] = []
    for tie in ties:
        if not {tie.first, tie.second} <= seen:
            found.append(tie)
            seen |= {tie.first, tie.second}
    return found


def _basis(several: bool, credited: bool) -> Basis:
    if several:
        return "agency" if credited else "copy"
    return "credit" if credited else "single"


def _passages(text: Sequence[Word], tie: Tie) -> tuple[Span, ...]:
    """Return the stretches of the first report that shared runs cover together, the longest ones, in order."""
    places = tie.places[0]
    cuts = [0, *(n for n, (a, b) in enumerate(pairwise(places), 1) if b > a + RUN), len(places)]
    spans = [
        Span(start=text[places[a]].start, end=text[places[b - 1] + RUN - 1].end) for a, b in pairwise(cuts) if b > a
    ]
    return tuple(sorted(sorted(spans, key=lambda span: span.start - span.end)[:PASSAGES]))


def _part(one: Told, shared: int, origins: frozenset[str]) -> Part:
    """Return what one report of a lineage took over, and whether it added to it; one that is credited took nothing."""
    report, size = one.reading.report.id, len(one.words)
    own = size - shared
    mixed = shared > 0 and report not in origins and own >= max(ADDED[0], ADDED[1] * size)
    return Part(report=report, share=round(shared / max(1, size), 3), mixed=mixed, credits=one.credits)


def _first(members: Sequence[Told], origins: frozenset[str]) -> str | None:
    """Return the report that the others have the text from: the one whose outlet they credit, else the earliest.

    Null where there is only one, and where neither credits nor days tell.
    """
    if len(members) < 2 or len(origins) == 1:
        return next(iter(origins), None) if len(members) > 1 else None
    reports = [one.reading.report for one in members if not origins or one.reading.report.id in origins]
    days = [(parse_or_none(report.published.when), report.id) for report in reports]
    known = sorted((when.last, when.first, report) for when, report in days if when and not when.is_open)
    if len(known) < len(days) or known[0][0] >= min(first for _, first, _ in known[1:]):
        return None
    return known[0][2]
