"""Report → AnnotatedReport: one pass of spaCy, then plain functions in order. The only room that knows spaCy."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from recount.annotate.entities import mark_entities
from recount.annotate.own import mark_own
from recount.annotate.places import mark_places
from recount.annotate.quantities import mark_quantities
from recount.annotate.sentences import DEFAULT_MODEL, model_record, parse_reports
from recount.annotate.statements import mark_statements
from recount.annotate.times import mark_times
from recount.model.annotation import AnnotatedReport
from recount.model.own import NOTHING, Own
from recount.model.report import Report

__all__ = ["ANNOTATORS", "DEFAULT_MODEL", "annotate", "model_record"]

ANNOTATORS: tuple[Callable[[AnnotatedReport], AnnotatedReport], ...] = (
    mark_quantities,
    mark_times,
    mark_entities,
    mark_own,
    mark_places,
    mark_statements,
)
"""What is marked, in order; each may use what those before it marked."""


def annotate(reports: Iterable[Report], model: str = DEFAULT_MODEL, own: Own = NOTHING) -> Iterator[AnnotatedReport]:
    """Annotate reports, in order, as they come; `own` are the user's tables of places and people."""
    for doc in parse_reports(reports, model):
        doc = msgspec.structs.replace(doc, own=own)  # noqa: PLW2901 - as below
        for step in ANNOTATORS:
            doc = step(doc)  # noqa: PLW2901 - the report as it stands after each step
        yield doc
