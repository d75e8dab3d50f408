"""The whole system on one screen. Start here.

Page ──ingest──▶ Report ──annotate──▶ AnnotatedReport ──extract──▶ Reading        one report at a time
Readings ──link──▶ Stories ──compose──▶ Dossier                                   many reports together
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version

from recount.annotate import DEFAULT_MODEL, annotate, model_record
from recount.compose import compose
from recount.extract import extract
from recount.ingest import ingest, open_pages
from recount.lexicon.load import fingerprint
from recount.link import link
from recount.model.dossier import Dossier
from recount.model.edtf import parse_or_none
from recount.model.page import Page, Rejection
from recount.model.reading import Producer, Reading
from recount.model.report import Report


def read(pages: Iterable[Page | Rejection], model: str = DEFAULT_MODEL) -> Iterator[Reading | Rejection]:
    """Read pages one by one: a Reading for each that is a report, a Rejection for each that is not.

    Streams: memory is flat in the number of pages. Rejections come before the readings of pages read along with them.
    """
    refused: list[Rejection] = []
    reports = _reports(pages, refused)
    for doc in annotate(reports, model):
        yield from refused
        refused.clear()
        yield extract(doc, producer(model))
    yield from refused


def recount(pages: Iterable[Page | Rejection], model: str = DEFAULT_MODEL) -> Dossier:
    """Read pages and set their accounts side by side: one Dossier for all of them."""
    results = list(read(pages, model))
    readings = [item for item in results if isinstance(item, Reading)]
    dated, stories = link(readings)
    return Dossier(
        produced_by=producer(model), as_of=_as_of(dated), readings=dated,
        rejections=tuple(item for item in results if isinstance(item, Rejection)),
        stories=tuple(compose(story, dated) for story in stories),
    )  # fmt: skip


def read_paths(paths: Iterable[str], model: str = DEFAULT_MODEL) -> Iterator[Reading | Rejection]:
    """Read files and folders (`-` is standard input); as `read`."""
    return read(open_pages(paths), model)


@cache
def producer(model: str = DEFAULT_MODEL) -> Producer:
    """Return what every output says of how it was made."""
    name, model_version, digest = model_record(model)
    return Producer(
        recount=version("recount"), model=name, model_version=model_version, model_hash=digest, lexicon=fingerprint()
    )


def _reports(pages: Iterable[Page | Rejection], refused: list[Rejection]) -> Iterator[Report]:
    for page in pages:
        item = page if isinstance(page, Rejection) else ingest(page)
        if isinstance(item, Rejection):
            refused.append(item)
        else:
            yield item


def _as_of(readings: Iterable[Reading]) -> str | None:
    """Return the latest day that any report may bear: the dossier knows nothing later."""
    dates = [when for reading in readings if (when := parse_or_none(reading.report.published.when))]
    return max((when.last for when in dates if not when.is_open), default=None).__str__() if dates else None
