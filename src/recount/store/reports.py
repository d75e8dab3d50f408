"""Reports: lists and search, one report with its reading, and the page that it came from."""

from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from recount.errors import StoreError
from recount.model.page import Page
from recount.model.reading import Producer, Reading
from recount.store import tables as t
from recount.store.asking import listing, reports_with, snippets, within
from recount.store.judging import judgements_about
from recount.store.opening import Store
from recount.store.packing import unpack
from recount.store.records import KeptPage, KeptReport, Listing, ReportQuery, ReportRow

_ROW = (
    t.report.c.n, t.report.c.id, t.report.c.outlet, t.report.c.headline, t.report.c.published, t.report.c.language,
    t.report.c.origin, t.report.c.url, t.report.c.first_day, t.report.c.last_day, t.story.c.id.label("story"),
    t.story.c.title.label("story_title"),
)  # fmt: skip


def reading_in(connection: Connection, identifier: str) -> Reading:
    """Return a report's reading as it was made, by the report's id; it must be there."""
    body = (
        select(t.reading.c.body).join(t.report, t.report.c.n == t.reading.c.report).where(t.report.c.id == identifier)
    )
    return unpack(connection.execute(body).scalar_one(), Reading)


def list_reports(store: Store, query: ReportQuery) -> Listing[ReportRow]:
    """Return the reports that the query describes, the newest kept first; with a passage where words are searched."""
    with store.reading() as connection:
        found = listing(connection, _matching(connection, query), (t.report.c.n,), query, lambda row: row)
        passages = snippets(connection, query.text, [row.n for row in found.items]) if query.text else {}
    return Listing(
        items=tuple(_report_row(row, passages.get(row.n)) for row in found.items), next=found.next, total=found.total
    )


def get_report(store: Store, identifier: str) -> KeptReport:
    """Return a report by its id, or by one that it had before.

    Raises:
        StoreError: there is none of this id.
    """
    query = (
        select(
            func.coalesce(t.story_report.c.dated, t.reading.c.body).label("body"), t.story.c.id.label("story"),
            t.page.c.sha256, t.page.c.size, t.page.c.retrieved, t.page.c.kept_at, t.run,
        )
        .select_from(t.report)
        .join(t.page, t.page.c.n == t.report.c.page)
        .join(t.reading, t.reading.c.report == t.report.c.n)
        .outerjoin(t.story_report, t.story_report.c.report == t.report.c.n)
        .outerjoin(t.story, t.story.c.n == t.story_report.c.story)
        .outerjoin(t.run, t.run.c.n == t.report.c.run)
    )  # fmt: skip
    with store.reading() as connection:
        row = connection.execute(query.where(t.report.c.n == report_number(connection, identifier))).one()
        reading = unpack(row.body, Reading)
        judged = judgements_about(connection, [reading.report.id])
    return KeptReport(
        reading=reading, story=row.story, sha256=row.sha256, size=row.size, retrieved=row.retrieved,
        kept_at=row.kept_at, read_by=_producer(row), judgements=judged,
    )  # fmt: skip


def get_page(store: Store, identifier: str) -> KeptPage:
    """Return the page that a report came from, as it was found; `identifier` is the report's.

    Raises:
        StoreError: there is no report of this id.
    """
    columns = (t.page.c.body, t.page.c.sha256, t.page.c.kept_at)
    query = select(*columns).join(t.report, t.report.c.page == t.page.c.n)
    with store.reading() as connection:
        row = connection.execute(query.where(t.report.c.n == report_number(connection, identifier))).one()
    return KeptPage(page=unpack(row.body, Page), sha256=row.sha256, kept_at=row.kept_at)


def report_version(store: Store, identifier: str) -> str:
    """Return what changes whenever a report is read anew, dated anew or judged: for an ETag.

    Raises:
        StoreError: there is no report of this id.
    """
    query = (
        select(t.report.c.digest, t.story.c.version)
        .select_from(t.report)
        .outerjoin(t.story_report, t.story_report.c.report == t.report.c.n)
        .outerjoin(t.story, t.story.c.n == t.story_report.c.story)
    )
    with store.reading() as connection:
        row = connection.execute(query.where(t.report.c.n == report_number(connection, identifier))).one()
    return f"{row.digest}-{row.version or 0}"


def report_number(connection: Connection, identifier: str) -> int:
    """Return the number of a report by its id of now or before.

    Raises:
        StoreError: there is none of this id.
    """
    found: int | None = connection.execute(select(t.report.c.n).where(t.report.c.id == identifier)).scalar()
    if found is None:
        former = select(t.former_report.c.report).where(t.former_report.c.id == identifier)
        found = connection.execute(former).scalar()
    if found is None:
        raise StoreError(f"{identifier}: there is no report of this id in the store")
    return found


def _matching(connection: Connection, query: ReportQuery) -> Select[Any]:
    found = (
        select(*_ROW)
        .select_from(t.report)
        .outerjoin(t.story_report, t.story_report.c.report == t.report.c.n)
        .outerjoin(t.story, t.story.c.n == t.story_report.c.story)
        .where(*within(t.report.c.first_day, t.report.c.last_day, query.since, query.until))
    )
    for column, wanted in (
        (t.report.c.outlet, query.outlet), (t.story.c.id, query.story), (t.story_report.c.lineage, query.lineage),
    ):  # fmt: skip
        found = found.where(column == wanted) if wanted else found
    return found.where(t.report.c.n.in_(reports_with(connection, query.text))) if query.text else found


def _report_row(row: Row[Any], snippet: str | None) -> ReportRow:
    return ReportRow(
        id=row.id, outlet=row.outlet, headline=row.headline, published=row.published, language=row.language,
        origin=row.origin, url=row.url, story=row.story, story_title=row.story_title, snippet=snippet,
    )  # fmt: skip


def _producer(row: Row[Any]) -> Producer | None:
    if row.recount is None:
        return None
    return Producer(
        recount=row.recount, model=row.model, model_version=row.model_version, model_hash=row.model_hash,
        lexicon=row.lexicon, own=row.own,
    )  # fmt: skip
