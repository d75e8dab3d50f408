"""Says of a finding that rests on a corrected value who corrected it: its words do not say what it tells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from recount.compose.account import Account
from recount.model.judgement import Judgement
from recount.model.story import Finding
from recount.text import listed

Stretch = tuple[str, int, int]


def with_corrections(
    account: Account, findings: Sequence[Finding], judgements: Iterable[Judgement]
) -> tuple[Finding, ...]:
    """Return the findings, those with evidence of which a value was corrected marked with by whom."""
    made = {one.id: one.by for one in judgements if one.verdict == "correct"}
    people: defaultdict[Stretch, list[str]] = defaultdict(list)
    for reading in account.shelf.readings.values() if made else ():
        for fact in reading.facts:
            people[reading.report.id, fact.start, fact.end] += [made[one] for one in fact.judged if one in made]
    return tuple(_marked(finding, people) for finding in findings) if made else tuple(findings)


def _marked(finding: Finding, people: dict[Stretch, list[str]]) -> Finding:
    told = [who for spot in finding.evidence for who in people.get((spot.report, spot.start, spot.end), ())]
    if not told:
        return finding
    text = f"{finding.text} (What was read here was corrected by {listed(sorted(set(told)))}.)"
    return msgspec.structs.replace(finding, text=text)
