"""The whole system on one screen. Start here.

Page ──ingest──▶ Report ──annotate──▶ AnnotatedReport ──extract──▶ Reading        one report at a time
Readings ──link──▶ Stories ──compose──▶ Dossier                                   many reports together
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from itertools import islice

from recount.annotate import DEFAULT_MODEL, annotate, model_record
from recount.compose import compose
from recount.extract import extract
from recount.ingest import ingest, open_pages, refuse_language
from recount.lexicon.load import fingerprint
from recount.link import judged, link
from recount.model.annotation import AnnotatedReport
from recount.model.dossier import Dossier
from recount.model.edtf import parse_or_none
from recount.model.judgement import Judgement
from recount.model.own import NOTHING, Own
from recount.model.page import Page, Rejection
from recount.model.reading import Producer, Reading
from recount.model.report import Report

TOGETHER = 8
"""Pages that are read together before any of them is kept: what a killed run must read again."""


def read(
    pages: Iterable[Page | Rejection], model: str = DEFAULT_MODEL, *, fast: bool = False, own: Own = NOTHING
) -> Iterator[Reading | Rejection]:
    """Read pages one by one: a Reading for each report in them, a Rejection for each that holds none.

    A report in a language without lexicons gives both: what intake knows of it, and why there are no facts. `fast`
    reads HTML by one parse alone; `own` are the user's tables (`recount.lexicon.tables.read_own`). Streams: memory is
    flat in the number of pages. What needs no annotation comes before the readings of pages read along with it.
    """
    ready: list[Reading | Rejection] = []
    made_by = producer(model, own.digest)
    for doc in annotate(_reports(pages, ready, model, fast=fast), model, own):
        yield from ready
        ready.clear()
        yield extract(doc, made_by)
    yield from ready


def traced(
    pages: Iterable[Page | Rejection], model: str = DEFAULT_MODEL, *, fast: bool = False, own: Own = NOTHING
) -> Iterator[tuple[AnnotatedReport, Reading] | Rejection]:
    """Read pages as `read` does, and give each report's annotations with its Reading: what every fact came from."""
    ready: list[Reading | Rejection] = []
    made_by = producer(model, own.digest)
    for doc in annotate(_reports(pages, ready, model, fast=fast), model, own):
        yield doc, extract(doc, made_by)
    yield from (item for item in ready if isinstance(item, Rejection))


def read_each(
    pages: Iterable[Page | Rejection], model: str = DEFAULT_MODEL, *, fast: bool = False, own: Own = NOTHING
) -> Iterator[tuple[Page | Rejection, tuple[Reading | Rejection, ...]]]:
    """Read pages as `read` does, some together, and give with each page all that it holds, in order."""
    made_by = producer(model, own.digest)
    for some in _batched(pages):
        ready: list[list[Reading | Rejection]] = [[] for _ in some]
        reports = [(n, r) for n, page in enumerate(some) for r in _reports([page], ready[n], model, fast=fast)]
        docs = annotate(iter([report for _, report in reports]), model, own)
        for (n, _), doc in zip(reports, docs, strict=True):
            ready[n].append(extract(doc, made_by))
        yield from ((page, tuple(items)) for page, items in zip(some, ready, strict=True))


def _batched(pages: Iterable[Page | Rejection]) -> Iterator[list[Page | Rejection]]:
    held = iter(pages)
    while some := list(islice(held, TOGETHER)):
        yield some


def recount(
    pages: Iterable[Page | Rejection], model: str = DEFAULT_MODEL, *, fast: bool = False, own: Own = NOTHING,
    judgements: Iterable[Judgement] = (),
) -> Dossier:  # fmt: skip
    """Read pages and set their accounts side by side: one Dossier for all of them.

    A person's `judgements` win over what was read and over every score.
    """
    results = list(read(pages, model, fast=fast, own=own))
    readings = [item for item in results if isinstance(item, Reading) and item.refused is None]
    told = judged(readings, judgements)
    dated, stories = link(readings, told)
    return Dossier(
        produced_by=producer(model, own.digest), as_of=_as_of(dated), readings=dated,
        rejections=tuple(item for item in results if isinstance(item, Rejection)),
        stories=tuple(compose(story, dated, told.judgements) for story in stories),
        judgements=told.judgements, resting=told.resting,
    )  # fmt: skip


def read_paths(paths: Iterable[str], model: str = DEFAULT_MODEL) -> Iterator[Reading | Rejection]:
    """Read files and folders (`-` is standard input); as `read`."""
    return read(open_pages(paths), model)


@cache
def producer(model: str = DEFAULT_MODEL, own: str | None = None) -> Producer:
    """Return what every output says of how it was made; `own` is the digest of the user's tables."""
    name, model_version, digest = model_record(model)
    return Producer(
        recount=version("recount"),
        model=name,
        model_version=model_version,
        model_hash=digest,
        lexicon=fingerprint(),
        own=own,
    )


def _reports(
    pages: Iterable[Page | Rejection], ready: list[Reading | Rejection], model: str, *, fast: bool
) -> Iterator[Report]:
    for page in pages:
        for item in (page,) if isinstance(page, Rejection) else ingest(page, fast=fast):
            if isinstance(item, Rejection):
                ready.append(item)
            elif refused := refuse_language(item):
                ready += [refused, _bare(item, refused, model)]
            else:
                yield item


def _bare(report: Report, refused: Rejection, model: str) -> Reading:
    """Return what intake knows of a report that no facts are drawn from."""
    return Reading(
        report=report, entities=(), times=(), places=(), facts=(), produced_by=producer(model), refused=refused
    )


def _as_of(readings: Iterable[Reading]) -> str | None:
    """Return the latest day that any report may bear: the dossier knows nothing later."""
    dates = [when for reading in readings if (when := parse_or_none(reading.report.published.when))]
    return max((when.last for when in dates if not when.is_open), default=None).__str__() if dates else None
