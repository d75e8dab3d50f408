"""Lineages: reports that are one voice, because one text was copied or one agency's story was rewritten.

Passages that stand in both reports outside quotation marks are the evidence: two reporters who write alone hardly ever
share a run of eight words, and both may quote the same sentence. `shingles` says which reports to compare, `copies`
compares them. Credits and owners lower how much of it is needed; alone they make no lineage, as two reporters may call
the same agency.
"""

import re
from collections.abc import Container, Iterable, Sequence
from itertools import groupby
from typing import Literal

from recount.link.copies import Runs, covered, distinct_runs, numbered_runs, repeated_runs, shared_runs
from recount.link.credits import Credits, credits_of, is_agency, voice_of
from recount.link.shingles import RUN, Shared, shared_shingles
from recount.link.wordings import Word, own_words
from recount.model.base import Record, Span, content_id
from recount.model.edtf import parse_or_none
from recount.model.reading import Reading
from recount.model.report import Evidence, Report
from recount.model.story import Lineage, Part
from recount.text import fold

COPY = 0.1
"""Least share of the shorter report's runs that shows one text; reports written alone share less than 0.03."""
HOUSE = 0.06
"""The same where both have one outlet or one owner: papers of one house print each other's pages, and their own."""
AGENCY = 0.03
"""The same where an agency is credited by one of them, and no other by the other, or one credits the other's outlet."""
LEAST = 3
"""Least shared runs: one sentence of ten words may be anybody's."""
SAME = 0.5
"""Share of a report's own words from which it is the same text and not one rewritten."""
PASSAGES = 3
"""How many shared passages are shown as evidence for a pair, the longest."""
ADDED = (60, 0.3)
"""Words of its own, and their share, from which a report adds reporting to a text that it took over."""

_WORDS = re.compile(r"[^\W_]")
Basis = Literal["copy", "agency", "credit", "single"]


class Told(Record, frozen=True, kw_only=True):
    """A report with its own words, the runs of them in order of place, the same each once, and whom it credits."""

    place: int
    report: Report
    words: tuple[Word, ...]
    runs: Runs
    distinct: Runs
    credits: Credits


class Tie(Record, frozen=True, kw_only=True):
    """Two reports, by number, and the runs that both have."""

    first: int
    second: int
    runs: Runs


def lineages(readings: Sequence[Reading]) -> tuple[Lineage, ...]:
    """Return the lineages of a story's reports, in order; every report is in exactly one."""
    told = _told(readings)
    pairs = shared_shingles([word.text for word in one.words] for one in told)
    groups, ties = _grouped(told, pairs)
    found = [(min(told[n].place for n in group), _lineage(told, group, ties[n])) for n, group in groups.items()]
    return tuple(lineage for _, lineage in sorted(found, key=lambda one: one[0]))


def _told(readings: Sequence[Reading]) -> list[Told]:
    """Return the reports as they are compared, the shortest first: whatever their order, the same are compared."""
    words = [tuple(own_words(reading)) for reading in readings]
    order = sorted(range(len(readings)), key=lambda n: (len(words[n]), readings[n].report.id))
    numbered = numbered_runs([[word.text for word in words[n]] for n in order])
    return [
        Told(place=n, report=readings[n].report, words=words[n], runs=runs, distinct=distinct_runs(runs),
             credits=credits_of(readings[n]))
        for n, runs in zip(order, numbered, strict=True)
    ]  # fmt: skip


def _grouped(told: Sequence[Told], pairs: Iterable[Shared]) -> tuple[dict[int, list[int]], dict[int, list[Tie]]]:
    """Return the groups of reports that ties join, and of each as few ties as join it, the strongest."""
    group_of = list(range(len(told)))
    groups = {n: [n] for n in group_of}
    ties: dict[int, list[Tie]] = {n: [] for n in group_of}
    for pair in sorted(pairs, key=lambda pair: (-pair.count, pair.first, pair.second)):
        small, large = sorted((group_of[pair.first], group_of[pair.second]), key=lambda n: (len(groups[n]), n))
        if small != large and (tie := _tie(told, pair)) is not None:
            for n in groups[small]:
                group_of[n] = large
            groups[large] += groups.pop(small)
            ties[large] += [*ties.pop(small), tie]
    return groups, ties


def _tie(told: Sequence[Told], pair: Shared) -> Tie | None:
    """Return the tie of two reports, if they share as much as their credits and owners ask for."""
    one, other = told[pair.first], told[pair.second]
    shared = shared_runs(one.distinct, other.distinct)
    share = len(shared) / max(1, min(len(one.runs), len(other.runs)))
    if len(shared) < LEAST or share < _needed(one, other) or (share < SAME and _is_furniture(one, other, shared)):
        return None
    return Tie(first=pair.first, second=pair.second, runs=shared)


def _is_furniture(one: Told, other: Told, shared: Runs) -> bool:
    """Tell whether what two reports of one outlet share may be what it prints under everything: one long stretch."""
    if not _one_outlet(one.report, other.report) or (one.report.agency and one.report.agency == other.report.agency):
        return False
    held = covered(one.runs, shared, len(one.words)).tolist()
    sizes = sorted(len(list(words)) for is_shared, words in groupby(held) if is_shared)
    return sizes[-2:-1] < [RUN + LEAST - 1]


def _needed(one: Told, other: Told) -> float:
    agencies = {one.report.agency, other.report.agency} - {None}
    if len(agencies) == 1 or _credits(one, other) or _credits(other, one):
        return AGENCY
    if not agencies and any(is_agency(name) and name in other.credits.names for name in one.credits.names):
        return AGENCY
    return HOUSE if _one_house(one.report, other.report) else COPY


def _one_house(one: Report, other: Report) -> bool:
    return bool(one.owner and one.owner == other.owner) or _one_outlet(one, other)


def _one_outlet(one: Report, other: Report) -> bool:
    return voice_of(one) is not None and voice_of(one) == voice_of(other)


def _credits(one: Told, other: Told) -> bool:
    """Tell whether a report names the other's outlet for what it tells."""
    return fold(voice_of(other.report) or "") in {fold(name) for name in one.credits.names}


def _lineage(told: Sequence[Told], group: Sequence[int], ties: Sequence[Tie]) -> Lineage:
    members = sorted((told[n] for n in group), key=lambda one: one.place)
    reports = tuple(one.report.id for one in members)
    agency, first = _agency(members), _first(members)
    shared = repeated_runs([one.distinct for one in members])
    parts = tuple(_part(one, first, agency, members, shared) for one in members)
    return Lineage(
        id=content_id("lineage", sorted(reports)), reports=reports, basis=_basis(members, parts, agency),
        evidence=tuple(shown for tie in ties for shown in _passages(told[tie.first], tie.runs)),
        first=first.report.id if first else None, agency=agency, parts=parts,
    )  # fmt: skip


def _agency(members: Sequence[Told]) -> str | None:
    """Return the agency whose text it is: the one of their dispatches, else an agency's own outlet, else one credited.

    Null where there are two.
    """
    dispatched = {one.report.agency for one in members if one.report.agency}
    own = {voice for one in members if (voice := voice_of(one.report)) and is_agency(voice)}
    credited = set.intersection(*({name for name in _relied_on(one, members) if is_agency(name)} for one in members))
    names = dispatched or own or credited
    return next(iter(names)) if len(names) == 1 else None


def _relied_on(one: Told, members: Sequence[Told]) -> tuple[str, ...]:
    """Return whom a report credits; of one alone only the one that most of it is taken from."""
    if len(members) > 1:
        return one.credits.names
    return (one.credits.rests_on,) if one.credits.rests_on else ()


def _first(members: Sequence[Told]) -> Told | None:
    """Return the report that the others have the text from: an agency's own, or one whose outlet the others credit.

    Else, or of several such, the one that appeared before the others by whole days; null where nothing tells.
    """
    if len(members) == 1:
        return None
    credited = {fold(name) for one in members for name in one.credits.names}
    origins = [one for one in members if _is_origin(one, credited)] or members
    days = [(parse_or_none(one.report.published.when), one) for one in origins]
    known = sorted(((when, one) for when, one in days if when and not when.is_open), key=lambda day: day[0].last)
    if len(origins) == 1:
        return origins[0]
    if len(known) < len(days) or known[0][0].last >= min(when.first for when, _ in known[1:]):
        return None
    return known[0][1]


def _is_origin(one: Told, credited: Container[str]) -> bool:
    voice = voice_of(one.report)
    return voice is not None and (is_agency(voice) or fold(voice) in credited)


def _basis(members: Sequence[Told], parts: Sequence[Part], agency: str | None) -> Basis:
    if len(members) > 1:
        return "agency" if agency and max(part.share for part in parts) < SAME else "copy"
    taken = members[0].credits.rests_on or (agency and agency != voice_of(members[0].report))
    return "credit" if taken else "single"


def _part(one: Told, first: Told | None, agency: str | None, members: Sequence[Told], shared: Runs) -> Part:
    size, common = len(one.words), int(covered(one.runs, shared, len(one.words)).sum())
    added = common > 0 and size - common >= max(ADDED[0], ADDED[1] * size)
    return Part(
        report=one.report.id, share=round(common / max(1, size), 3), credits=one.credits.names,
        mixed=added and _took_over(one, first, agency, members),
    )  # fmt: skip


def _took_over(one: Told, first: Told | None, agency: str | None, members: Sequence[Told]) -> bool:
    """Tell whether the text that a report shares is another's and what else it has is its own.

    A dispatch that is credited to the agency as a whole may only be a longer cut of it, unless the agency's own report
    is here and does not have the rest, or the report says that it is the work of more than one.
    """
    if agency is None:
        return first is not None and first is not one and not _one_outlet(first.report, one.report)
    voices = [voice_of(other.report) for other in members]
    if voice_of(one.report) == agency:
        return False
    return one.report.agency is None or one.credits.joint or agency in voices


def _passages(one: Told, runs: Runs) -> list[Evidence]:
    """Return the stretches of a report that shared runs cover, the longest ones, in order; none holds anything else."""
    held = covered(one.runs, runs, len(one.words))
    spans: list[Span] = []
    last = None
    for word, shared in zip(one.words, held.tolist(), strict=True):
        if shared and last and not _WORDS.search(one.report.text, last.end, word.start):
            spans[-1] = Span(start=spans[-1].start, end=word.end)
        elif shared:
            spans.append(Span(start=word.start, end=word.end))
        last = word if shared else None
    longest = sorted(spans, key=lambda span: span.start - span.end)[:PASSAGES]
    return [one.report.evidence(span) for span in sorted(longest)]
