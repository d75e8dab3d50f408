"""Expressions of time in a report, and what each is reckoned from.

A relative expression keeps its `offset`, a small sentence of symbols, so that re-anchoring is a function of the
expression and a date (`resolve`), and nothing is read twice when a story dates a report.
"""

from typing import Literal

from recount.model.base import Record, Span

TimeKind = Literal["date", "time", "duration", "set"]


class Time(Span, kw_only=True):
    """One expression of time. `when` is EDTF, an ISO 8601 duration or set, or null where it cannot be known.

    `anchor` is `report` (relative to publication), the id of another expression, or null (absolute).
    """

    id: str
    text: str
    kind: TimeKind
    when: str | None
    anchor: str | None = None
    offset: str | None = None
