"""What a person should look at first: how doubtful the account of a thing is, times how much hangs on it.

Both are sums that can be done by hand, so that an editor sees why something stands where it stands in the queue.
"""

import math
from collections.abc import Iterable, Mapping

from recount.lexicon.families import is_deed
from recount.model.base import Record
from recount.model.story import Cluster, EventCluster, FigureCluster, Finding, FindingKind, Why
from recount.text import listed

DOUBT: Mapping[FindingKind, float] = {
    "disputed": 1.0, "differs": 0.8, "one_voice": 0.5, "reworded": 0.4, "single": 0.3, "agreed": 0.0,
}  # fmt: skip
SETTLED: Mapping[Why, float] = {"updated": 0.4, "precision": 0.2, "different_date": 0.5, "different_thing_counted": 0.4}
"""What is left of the doubt where a difference has an innocent reason."""
TOLLS = frozenset({"killed", "injured", "displaced", "missing", "abducted", "detained"})


class Score(Record, frozen=True, kw_only=True):
    """How doubtful (0 to 1), how consequential (0 upwards), and why in words; `rank` is one times the other."""

    doubt: float
    weight: float
    why: str

    @property
    def rank(self) -> float:
        """What the queue is ordered by, to six places: equal things tie."""
        return round(self.doubt * self.weight, 6)


def score(cluster: Cluster, findings: Iterable[Finding]) -> Score:
    """Return how much a cluster wants a person.

    `findings` are those about it. It weighs the binary logarithm of one more than its reports, twice that for a deed or
    a toll, and the decimal logarithm of one more than the people it tells of.
    """
    found = list(findings)
    reports = len({member.report for member in cluster.members})
    people = _people(cluster)
    grave = people > 0 or (isinstance(cluster, EventCluster) and is_deed(cluster.type))
    weight = math.log2(1 + reports) * (2 if grave else 1) + math.log10(1 + people)
    said = list(dict.fromkeys(_said(finding) for finding in found if finding.kind != "agreed"))
    counted = [f"{reports} report{'s' if reports > 1 else ''}", *([f"up to {people:,.0f} people"] if people else [])]
    doubt = max(map(_doubt, found), default=0.0)
    return Score(doubt=doubt, weight=round(weight, 6), why="; ".join([listed(said), *counted] if said else counted))


def _doubt(finding: Finding) -> float:
    return DOUBT[finding.kind] * (SETTLED.get(finding.why, 1.0) if finding.why else 1.0)


def _said(finding: Finding) -> str:
    kind = finding.kind.replace("_", " ")
    return f"{kind} ({finding.why.replace('_', ' ')})" if finding.why else kind


def _people(cluster: Cluster) -> float:
    if isinstance(cluster, FigureCluster) and cluster.measure in TOLLS:
        return float(_most(cluster.low, cluster.best, cluster.high))
    if isinstance(cluster, EventCluster):
        return float(max((_most(f.low, f.best, f.high) for f in cluster.figures if f.measure in TOLLS), default=0))
    return 0.0


def _most(*numbers: float | None) -> float:
    return max((number for number in numbers if number is not None), default=0)
