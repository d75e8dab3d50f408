"""What marking entities, times and places costs on top of the language model, on the same reports in the same run.

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
from recount.ingest import ingest, open_pages
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
        tokens += _group(reports[first : first + GROUP], spent)
    alone = spent.pop("language model")
    print(f"{len(reports)} reports, {tokens} tokens")
    print(f"{'language model':20} {alone:8.2f} s  {len(reports) / alone:7.1f} reports/s")
    for name, seconds in spent.items():
        print(f"{name:20} {seconds:8.2f} s  {seconds / alone:7.1%} of the model's")
    stage = sum(spent[name] for name in STAGE)
    print(f"{'who, when, where':20} {stage:8.2f} s  {stage / alone:7.1%} of the model's")
    print(f"{'everything':20} {sum(spent.values()):8.2f} s  {sum(spent.values()) / alone:7.1%} of the model's")


def _group(reports: list[Report], spent: defaultdict[str, float]) -> int:
    """Read some reports all ways; return their number of tokens."""
    model = language_model()
    texts = [r.text[block.start : block.end] for r in reports for block in r.blocks if block.is_evidence]
    started = time.perf_counter()
    for _ in model.pipe(texts, batch_size=BATCH):
        pass
    alone = time.perf_counter() - started
    started = time.perf_counter()
    docs = list(parse_reports(reports, DEFAULT_MODEL))
    spent["language model"] += alone
    spent["into records"] += time.perf_counter() - started - alone
    for doc in docs:
        for step in ANNOTATORS:
            started = time.perf_counter()
            doc = step(doc)  # noqa: PLW2901 - the report as it stands after each step
            spent[step.__name__] += time.perf_counter() - started
    return sum(len(doc.tokens) for doc in docs)


if __name__ == "__main__":
    main()
