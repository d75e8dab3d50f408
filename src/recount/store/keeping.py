"""What reading hands over, kept: runs, pages, reports with their readings and facts, rejections."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Table, delete, insert, select, update

from recount.model.base import content_id
from recount.model.page import Page, Rejection
from recount.model.reading import Producer, Reading
from recount.store import tables as t
from recount.store.opening import Store
from recount.store.packing import pack, unpack
from recount.store.rows import Row, fact_rows, rejection_row, report_row


def page_id(page: Page) -> str:
    """Return what tells a page from every other: its bytes, and all that its container says of it but the fetching."""
    return content_id(
        "page", page_digest(page), page.origin, page.url, page.html is not None, page.outlet, page.headline,
        page.authors, page.published, page.modified, page.language, page.encoding,
    )  # fmt: skip


def page_digest(page: Page) -> str:
    """Return the SHA-256 (hex) of the page as found."""
    return hashlib.sha256(_bytes(page)).hexdigest()


def _bytes(page: Page) -> bytes:
    if page.raw is not None:
        return page.raw
    return ((page.text if page.text is not None else page.html) or "").encode("utf-8", "surrogatepass")


def has_page(store: Store, identifier: str) -> bool:
    """Tell whether a page was kept, with all that it gave."""
    with store.reading() as connection:
        return connection.execute(select(t.page.c.n).where(t.page.c.id == identifier)).first() is not None


def rejections_of(store: Store, identifier: str) -> tuple[Rejection, ...]:
    """Return what was refused of a page that was kept."""
    columns = (t.rejection.c.origin, t.rejection.c.stage, t.rejection.c.code, t.rejection.c.message)
    query = select(*columns).join(t.page).where(t.page.c.id == identifier).order_by(t.rejection.c.n)
    with store.reading() as connection:
        return tuple(Rejection(origin=o, stage=s, code=c, message=m) for o, s, c, m in connection.execute(query))


def begin_run(store: Store, command: str, producer: Producer, at: str) -> int:
    """Note that a run begins to write; return its number."""
    row = {
        "command": command, "started_at": at, "recount": producer.recount, "model": producer.model,
        "model_version": producer.model_version, "model_hash": producer.model_hash, "lexicon": producer.lexicon,
        "own": producer.own,
    }  # fmt: skip
    with store.writing() as connection:
        return _added(connection, t.run, row)


def end_run(store: Store, run: int, at: str) -> None:
    """Note that a run is at its end."""
    with store.writing() as connection:
        connection.execute(update(t.run).where(t.run.c.n == run).values(ended_at=at))


def keep_page(connection: Connection, page: Page, run: int, at: str) -> int:
    """Keep a page as found; return its number, the old one for a page that is there."""
    identifier = page_id(page)
    known: int | None = connection.execute(select(t.page.c.n).where(t.page.c.id == identifier)).scalar()
    if known is not None:
        return known
    row = {
        "id": identifier, "origin": page.origin, "url": page.url, "sha256": page_digest(page),
        "size": len(_bytes(page)), "retrieved": page.retrieved, "kept_at": at, "body": pack(page), "run": run,
    }  # fmt: skip
    return _added(connection, t.page, row)


class Kept(NamedTuple):
    """The numbers of a page's reports: new ones, those read anew, and those that the page does not give any more."""

    new: list[int]
    anew: list[int]
    gone: list[int]


def keep_readings(connection: Connection, page: int, readings: Sequence[Reading], run: int) -> Kept:
    """Keep what a page's reports say instead of what was kept of it before.

    A report that the page gives under another id now, because its text is taken from the page in another way, stays
    the row that it was, and its former id leads to it. Those gone are still there: `forget_reports` takes them out.
    """
    before = list(connection.execute(select(t.report.c.n, t.report.c.id, t.report.c.origin).filter_by(page=page)))
    by_id, by_origin = {row.id: row.n for row in before}, {row.origin: row.n for row in before}
    new, anew = [], []
    for reading in readings:
        known = by_id.get(reading.report.id) or by_origin.get(reading.report.origin)
        number = known or _elsewhere(connection, reading.report.id)
        if number is None:
            new.append(_add_report(connection, page, reading, run))
        else:
            _replace_report(connection, number, page, reading, run)
            anew.append(number)
    return Kept(new, anew, sorted({row.n for row in before}.difference(anew)))


def forget_reports(connection: Connection, numbers: Sequence[int]) -> None:
    """Take reports that are in no story any more out of the store, with their readings and facts."""
    connection.execute(delete(t.report).where(t.report.c.n.in_(numbers)))


def _elsewhere(connection: Connection, identifier: str) -> int | None:
    """Return the report of this id that another page gave: the same words with other words about them."""
    return connection.execute(select(t.report.c.n).where(t.report.c.id == identifier)).scalar()


def _add_report(connection: Connection, page: int, reading: Reading, run: int) -> int:
    body = pack(reading)
    number = _added(connection, t.report, report_row(reading, _digest(body)) | {"page": page, "run": run})
    connection.execute(insert(t.reading).values(report=number, body=body))
    _add_facts(connection, number, reading)
    return number


def _replace_report(connection: Connection, number: int, page: int, reading: Reading, run: int) -> None:
    body = pack(reading)
    former = connection.execute(select(t.report.c.id).where(t.report.c.n == number)).scalar_one()
    connection.execute(
        update(t.report)
        .where(t.report.c.n == number)
        .values(report_row(reading, _digest(body)) | {"page": page, "run": run})
    )
    connection.execute(update(t.reading).where(t.reading.c.report == number).values(body=body))
    connection.execute(delete(t.fact).where(t.fact.c.report == number))
    _add_facts(connection, number, reading)
    if former != reading.report.id:
        connection.execute(delete(t.former_report).where(t.former_report.c.id == reading.report.id))
        connection.execute(insert(t.former_report).values(id=former, report=number))


def _add_facts(connection: Connection, number: int, reading: Reading) -> None:
    rows = list({row["id"]: row for row in fact_rows(reading, number)}.values())
    if rows:
        connection.execute(insert(t.fact), rows)


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=8).hexdigest()


def keep_rejections(connection: Connection, rejections: Iterable[Rejection], page: int | None, at: str) -> int:
    """Keep what was refused, each refusal once; return how many are new."""
    if page is not None:
        connection.execute(delete(t.rejection).where(t.rejection.c.page == page))
    added = 0
    for rejection in rejections:
        row = rejection_row(rejection, page, at)
        same = select(t.rejection.c.n).filter_by(**{key: row[key] for key in ("origin", "stage", "code", "message")})
        if connection.execute(same).first() is None:
            connection.execute(insert(t.rejection).values(row))
            added += 1
    return added


def pages_to_read_again(store: Store, producer: Producer) -> list[str]:
    """Return the ids of the pages that were last read by something else than this, in the order they were kept."""
    same = select(t.run.c.n).filter_by(
        recount=producer.recount, model=producer.model, model_hash=producer.model_hash, lexicon=producer.lexicon,
        own=producer.own,
    )  # fmt: skip
    query = select(t.page.c.id).where(t.page.c.run.is_(None) | t.page.c.run.not_in(same)).order_by(t.page.c.n)
    with store.reading() as connection:
        return list(connection.execute(query).scalars())


def page_read(connection: Connection, page: int, run: int) -> None:
    """Note by which run a page was last read."""
    connection.execute(update(t.page).where(t.page.c.n == page).values(run=run))


def kept_page(store: Store, identifier: str) -> Page:
    """Return a page as it was found, by its id."""
    with store.reading() as connection:
        body = connection.execute(select(t.page.c.body).where(t.page.c.id == identifier)).scalar_one()
    return unpack(body, Page)


def _added(connection: Connection, table: Table, row: Row) -> int:
    """Insert a row; return its number."""
    key = connection.execute(insert(table).values(row)).inserted_primary_key
    return int(key[0]) if key else 0
