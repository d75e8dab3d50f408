"""What a watch tells: that a story is new, that a report joined it, that a toll differs now, that reports part."""

from typing import Literal

from recount.model.base import Record
from recount.model.fact import Measure
from recount.model.report import Evidence
from recount.model.story import FindingKind

NoticeKind = Literal["story", "report", "toll", "finding"]


class Giver(Record, frozen=True, kw_only=True):
    """A report that gives a value: its outlet, where it is found, its lineage, the words."""

    report: str
    outlet: str
    address: str
    lineage: str
    evidence: Evidence | None = None


class Notice(Record, frozen=True, kw_only=True):
    """One thing to tell, once: `key` is the same whenever the same is found again.

    Of a toll, `before` is the value that was told first and `after` the one that differs, each with its reports; which
    is right is not said. `actors`, `places`, `types` are what rules ask for.
    """

    key: str
    kind: NoticeKind
    story: str
    title: str
    text: str
    measure: Measure | None = None
    finding: FindingKind | None = None
    before: str | None = None
    after: str | None = None
    gave_before: tuple[Giver, ...] = ()
    gave_after: tuple[Giver, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


class Rule(Record, frozen=True, kw_only=True):
    """Which notices are wanted: those that have one of each that is given. Names are compared as whole words."""

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
