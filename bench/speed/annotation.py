"""What each step after the language model costs, annotators and extractors, on the same reports in the same run.

    python bench/speed/annotation.py [PATH…]      # any input; without one, the example reports

Prints seconds by step, and each as a share of the language model's own pass over the same paragraphs; only the shares
mean anything on another machine.
"""

import sys
import time
from collections import defaultdict
from pathlib import Path

from recount.annotate import ANNOTATORS, DEFAULT_MODEL, annotate
from recount.annotate.sentences import BATCH, language_model, parse_reports
from recount.extract import EXTRACTORS
from recount.ingest import ingest, open_pages
from recount.model.annotation import AnnotatedReport
from recount.model.fact import Fact
from recount.model.page import Page
from recount.model.report import Report

EXAMPLES = Path(__file__).parents[2] / "examples"
STAGE = ("mark_quantities", "mark_times", "mark_entities", "mark_own", "mark_places")
GROUP = 20
"""Reports read one way before the other way's turn, so that a busy machine slows both alike."""
WARM = 3


def main() -> None:
    """Time the model alone, the model into records, and every step after it, in turns over groups of reports."""
    pages = (page for page in open_pages(sys.argv[1:] or [str(EXAMPLES)]) if isinstance(page, Page))
    reports = [report for page in pages for report in ingest(page) if isinstance(report, Report)]
    for _ in annotate(reports[:WARM]):  # what loads on first use has loaded
        pass
    spent: defaultdict[str, float] = defaultdict(float)
    tokens = 0
    for first in range(0, len(reports), GROUP):
        tokens += _group(reports[first : first + GROUP], spent, turned=bool(first // GROUP % 2))
    alone = spent.pop("language model")
    records = spent.pop("into records")
    print(f"{len(reports)} reports, {tokens} tokens")
    print(f"{'language model':20} {alone:8.2f} s  {len(reports) / alone:7.1f} reports/s")
    print(f"{'and into records':20} {records:8.2f} s  {records / alone:7.1%} of the model's alone, in smaller groups")
    for name, seconds in spent.items():
        print(f"{name:20} {seconds:8.2f} s  {seconds / alone:7.1%} of the model's")
    for title, names in (("who, when, where", STAGE), ("extraction", [step.__name__ for step in EXTRACTORS])):
        stage = sum(spent[name] for name in names)
        print(f"{title:20} {stage:8.2f} s  {stage / alone:7.1%} of the model's")
    print(f"{'all steps':20} {sum(spent.values()):8.2f} s  {sum(spent.values()) / alone:7.1%} of the model's")


def _group(reports: list[Report], spent: defaultdict[str, float], *, turned: bool) -> int:
    """Read some reports all ways, `turned` the other way first; return their number of tokens."""
    ways = [("language model", _alone), ("into records", _docs)]
    docs: list[AnnotatedReport] = []
    for name, way in reversed(ways) if turned else ways:
        started = time.perf_counter()
        docs = way(reports) or docs
        spent[name] += time.perf_counter() - started
    for doc in docs:
        for step in ANNOTATORS:
            started = time.perf_counter()
            doc = step(doc)  # noqa: PLW2901 - the report as it stands after each step
            spent[step.__name__] += time.perf_counter() - started
        facts: tuple[Fact, ...] = doc.statements
        for extractor in EXTRACTORS:
            started = time.perf_counter()
            facts = extractor(doc, facts)
            spent[extractor.__name__] += time.perf_counter() - started
    return sum(len(doc.tokens) for doc in docs)


def _alone(reports: list[Report]) -> list[AnnotatedReport]:
    texts = [r.text[block.start : block.end] for r in reports for block in r.blocks if block.is_evidence]
    for _ in language_model().pipe(texts, batch_size=BATCH):
        pass
    return []


def _docs(reports: list[Report]) -> list[AnnotatedReport]:
    return list(parse_reports(reports, DEFAULT_MODEL))


if __name__ == "__main__":
    main()
