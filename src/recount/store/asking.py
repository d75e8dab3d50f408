"""What all questions share: words searched for, cursors, lists cut to length."""

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    bindparam,
    column,
    func,
    literal,
    or_,
    select,
    text,
    tuple_,
)

from recount.errors import StoreError
from recount.store import tables as t
from recount.store.records import Asked, Listing
from recount.text import fold

T = TypeVar("T")
COUNTED = 10_000
"""How far matches are counted: beyond, nobody reads the list to its end, and counting takes longer than listing."""
MOST = 500
_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_WORD = re.compile(r"\w+")


def listing(
    connection: Connection,
    query: Select[Any],
    order: Sequence[Column[Any]],
    asked: Asked,
    made: Callable[[Row[Any]], T],
) -> Listing[T]:
    """Return one stretch of what is found, the greatest first by the columns of `order`, which must all be selected.

    Raises:
        StoreError: the cursor is none of this list.
    """
    limit = max(1, min(asked.limit, MOST))
    total = None if asked.cursor else _total(connection, query)
    if asked.cursor:
        query = query.where(tuple_(*order) < tuple_(*map(literal, _opened(asked.cursor, len(order)))))
    rows = connection.execute(query.order_by(*(key.desc() for key in order)).limit(limit + 1)).all()
    more = len(rows) > limit
    last = [getattr(rows[limit - 1], key.name) for key in order] if more else None
    return Listing(items=tuple(made(row) for row in rows[:limit]), next=_cursor(last) if last else None, total=total)


def _total(connection: Connection, query: Select[Any]) -> int:
    some = query.with_only_columns(literal(1)).order_by(None).limit(COUNTED).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _cursor(values: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(values)).decode().rstrip("=")


def _opened(cursor: str, length: int) -> list[str | int | float]:
    try:
        values = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, msgspec.DecodeError, ValueError):
        values = None
    if (
        not isinstance(values, list)
        or len(values) != length
        or not all(isinstance(v, str | int | float) for v in values)
    ):
        raise StoreError(f"cursor {cursor!r}: is none of this list; expected the `next` of a listing")
    return values


def reports_with(connection: Connection, words: str) -> Select[tuple[int]]:
    """Return the numbers of the reports in whose headline or text the words stand, in any inflection."""
    if connection.dialect.name != "sqlite":
        return select(t.report.c.n).where(_postgresql_words(words))
    found: Select[Any] = (
        select(column("rowid", Integer)).select_from(text("report_words")).where(text("report_words MATCH :words"))
    )
    return found.params(words=match_query(words))


def _postgresql_words(words: str) -> ColumnElement[bool]:
    return text(
        "to_tsvector('english', coalesce(report.headline, '') || ' ' || left(report.text, 250000)) "
        "@@ websearch_to_tsquery('english', :words)"
    ).bindparams(words=words)  # type: ignore[return-value]


def match_query(words: str) -> str:
    """Return what is typed as a query of FTS5: every word or phrase must be there, what has a minus must not.

    A word with a star at its end stands for all that begin so. Where nothing is asked for, nothing is found.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for match in _TERM.finditer(words):
        parts = _WORD.findall(match["phrase"] or match["word"] or "")
        if parts:
            star = " *" if (match["word"] or "").endswith("*") else ""
            (unwanted if match["minus"] else wanted).append(f'"{" ".join(parts)}"{star}')
    if not wanted:
        return '""'
    return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])


def snippets(connection: Connection, words: str, reports: Sequence[int]) -> dict[int, str]:
    """Return a passage of each report with the words searched for, each between U+0002 and U+0003."""
    if not reports:
        return {}
    if connection.dialect.name != "sqlite":
        marks = "StartSel=\x02, StopSel=\x03, MaxFragments=1, MaxWords=24, MinWords=12"
        cut = func.ts_headline("english", t.report.c.text, func.websearch_to_tsquery("english", words), marks)
        found = connection.execute(select(t.report.c.n, cut).where(t.report.c.n.in_(reports)))
        return {n: passage for n, passage in found}  # noqa: C416 - rows are no tuples to a type checker
    query = text(
        "SELECT rowid, snippet(report_words, 1, char(2), char(3), '…', 24) FROM report_words "
        "WHERE report_words MATCH :words AND rowid IN :rows"
    ).bindparams(bindparam("rows", expanding=True))
    return {n: passage for n, passage in connection.execute(query, {"words": match_query(words), "rows": reports})}  # noqa: C416


def named(column_: Column[Any], words: str) -> ColumnElement[bool]:
    """Return the condition that a folded name is the one given, or has these words in it as a whole."""
    wanted = fold(words)
    return or_(column_ == wanted, (literal(" ") + column_ + " ").contains(f" {wanted} ", autoescape=True))


def within(first: Column[Any], last: Column[Any], since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions that a stretch of days touches the one asked for."""
    return [*([last >= since] if since else []), *([first <= until] if until else [])]
