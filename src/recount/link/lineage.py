"""Lineages: reports that are one voice, because one text was copied or one agency's story was rewritten.

Runs of eight words that stand in both reports outside quotation marks are the evidence (Broder 1997, shingles): two
reporters who write alone hardly ever share one, and both may quote the same sentence.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from recount.link.block import CROWD
from recount.link.cluster import components
from recount.link.wordings import Word, own_words
from recount.model.base import Record, Span, content_id
from recount.model.reading import Reading
from recount.model.report import Evidence
from recount.model.story import Lineage

RUN = 8
COPY = 0.1
"""Least share of the shorter report's runs that shows one text; reports written alone share less than 0.03."""
AGENCY = 0.03
"""The same where an agency is credited by one of them, and no other by the other."""
LEAST = 3
"""Least shared runs: one sentence of ten words may be anybody's."""
PASSAGES = 3
"""How many shared passages are shown as evidence, the longest first."""

Run = tuple[str, ...]
Basis = Literal["copy", "agency", "credit", "single"]


class Shared(Record, frozen=True, kw_only=True):
    """Two reports (by number) and the stretches of the first that stand in the second as well."""

    first: int
    second: int
    share: float
    passages: tuple[Span, ...]


def lineages(readings: Sequence[Reading]) -> tuple[Lineage, ...]:
    """Return the lineages of a story's reports, in order; every report is in exactly one."""
    texts = [own_words(reading) for reading in readings]
    ties = [
        tie
        for (i, j), places in sorted(_shared_runs(texts).items())
        if (tie := _tie(readings, texts, (i, j), places)) is not None
    ]
    groups = components(len(readings), [(tie.first, tie.second) for tie in ties])
    return tuple(_lineage(readings, group, [tie for tie in ties if tie.first in group]) for group in groups)


def _shared_runs(texts: Sequence[Sequence[Word]]) -> dict[tuple[int, int], list[int]]:
    """Return for each pair of reports the places in the first where their shared runs begin.

    A run that very many reports carry is paired with the nearest ones only: a chain ties them all the same.
    """
    index: defaultdict[Run, dict[int, int]] = defaultdict(dict)
    for number, text in enumerate(texts):
        for place in range(len(text) - RUN + 1):
            index[tuple(word.text for word in text[place : place + RUN])].setdefault(number, place)
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for owners in index.values():
        numbers = list(owners)
        for n, i in enumerate(numbers):
            for j in numbers[n + 1 : n + 1 + CROWD // 10]:
                found[i, j].append(owners[i])
    return found


def _tie(
    readings: Sequence[Reading], texts: Sequence[Sequence[Word]], pair: tuple[int, int], places: list[int]
) -> Shared | None:
    i, j = pair
    share = len(places) / max(1, min(len(texts[i]), len(texts[j])) - RUN + 1)
    credited = {readings[i].report.agency, readings[j].report.agency} - {None}
    if len(places) < LEAST or share < (AGENCY if len(credited) == 1 else COPY):
        return None
    return Shared(first=i, second=j, share=share, passages=_passages(texts[i], sorted(set(places))))


def _passages(text: Sequence[Word], places: list[int]) -> tuple[Span, ...]:
    """Return the stretches that the runs at these places cover together, the longest ones, in order of the text."""
    cuts = [0, *(n for n, (a, b) in enumerate(pairwise(places), 1) if b > a + RUN), len(places)]
    spans = [
        Span(start=text[places[a]].start, end=text[places[b - 1] + RUN - 1].end) for a, b in pairwise(cuts) if b > a
    ]
    return tuple(sorted(sorted(spans, key=lambda span: span.start - span.end)[:PASSAGES]))


def _lineage(readings: Sequence[Reading], group: Sequence[int], ties: Sequence[Shared]) -> Lineage:
    reports = tuple(readings[n].report.id for n in group)
    agencies = {readings[n].report.agency for n in group} - {None}
    evidence: list[Evidence] = [
        readings[tie.first].report.evidence(span) for tie in ties if tie.first in group for span in tie.passages
    ]
    return Lineage(
        id=content_id("lineage", sorted(reports)), reports=reports, basis=_basis(len(group) > 1, bool(agencies)),
        evidence=tuple(evidence),
    )  # fmt: skip


def _basis(several: bool, credited: bool) -> Basis:
    if several:
        return "agency" if credited else "copy"
    return "credit" if credited else "single"
