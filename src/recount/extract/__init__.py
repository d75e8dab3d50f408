"""AnnotatedReport → Reading: what the report states, each fact with its evidence and its rule."""

from collections.abc import Callable

from recount.extract.events import extract_events
from recount.extract.figures import extract_figures
from recount.extract.relations import extract_relations
from recount.extract.spoken_of import tie_statements
from recount.model.annotation import AnnotatedReport
from recount.model.fact import Fact
from recount.model.reading import Producer, Reading

__all__ = ["EXTRACTORS", "extract"]

Extractor = Callable[[AnnotatedReport, tuple[Fact, ...]], tuple[Fact, ...]]
EXTRACTORS: tuple[Extractor, ...] = (extract_events, extract_figures, extract_relations, tie_statements)
"""Each is given the report and the facts found so far and returns all facts, its own among them."""


def extract(doc: AnnotatedReport, producer: Producer | None = None) -> Reading:
    """Return the report's reading: its annotations and all facts, in order of appearance."""
    facts: tuple[Fact, ...] = doc.statements
    for extractor in EXTRACTORS:
        facts = extractor(doc, facts)
    return Reading(
        report=doc.report, entities=doc.entities, times=doc.times, places=doc.places,
        facts=tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.id))), produced_by=producer,
    )  # fmt: skip
