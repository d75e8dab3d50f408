"""Parquet tables: a row is a report, its columns known by their names."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from recount.ingest.decode import decode
from recount.ingest.gate import refuse
from recount.ingest.limits import LARGEST, too_large
from recount.ingest.records import Row, row_page
from recount.lexicon.load import entries
from recount.lexicon.schema.columns import Column
from recount.model.page import Page, Rejection

ROWS = 64
"""Rows held at a time."""
BUFFER = 1 << 20
"""Bytes read ahead of a column; without one a whole stretch of it is held."""
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")


def read_table(table: Any, origin: str) -> Iterator[Page | Rejection]:
    """Yield the rows of a Parquet file (a path, or a stream that can be moved) as pages, some rows at a time.

    `origin` of a page is its id (failing that, path and row).
    """
    import pyarrow as pa  # noqa: PLC0415 - for tables only
    from pyarrow import parquet  # noqa: PLC0415 - the same

    number = 0
    try:
        with parquet.ParquetFile(table, buffer_size=BUFFER, pre_buffer=False) as file:
            names = file.schema_arrow.names
            chosen = columns_of(names)
            if "text" not in chosen and "html" not in chosen:
                yield _no_text(names, origin)
                return
            for batch in file.iter_batches(ROWS, columns=list(chosen.values()), use_threads=False):
                for values in batch.to_pylist():
                    number += 1
                    yield _page({field: values[name] for field, name in chosen.items()}, f"{origin}:{number}")
    except (pa.ArrowException, OSError) as error:
        found = f"the table cannot be read behind row {number:,} ({error})"
        yield refuse(origin, "damaged", f"{found}; expected a whole Parquet file; copy or fetch it again")


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """Return the column of each field, of those that a table has: the likeliest name of the field."""
    known = {_WORDS.sub("_", name).strip("_").casefold(): name for name in reversed(list(names))}
    found = {entry.field: [known[name] for name in entry.names if name in known] for entry in entries(Column)}
    return {field: columns[0] for field, columns in found.items() if columns}


def _no_text(names: Iterable[str], origin: str) -> Rejection:
    wanted = ", ".join(name for entry in entries(Column) if entry.field in ("text", "html") for name in entry.names)
    found = f"no column holds the reports; found {', '.join(map(str, names)) or 'none'}"
    return refuse(origin, "columns", f"{found}; expected one of {wanted}; rename the column")


def _page(values: dict[str, Any], place: str) -> Page | Rejection:
    row = Row(**{field: _value(field, value) for field, value in values.items() if value is not None})
    if max(len(row.text or ""), len(row.html or "")) > LARGEST:
        return too_large(place)
    if not row.text and not row.html:
        return refuse(place, "record", "no text in the row; expected a report; leave it out")
    return row_page(row, place)


def _value(field: str, value: Any) -> Any:
    """Return a cell as its field has it: a list of names of authors, characters of all others."""
    if isinstance(value, list):
        words = [_words(item) for item in value if item]
        return words if field == "authors" else ", ".join(words)
    return _words(value)


def _words(value: Any) -> str:
    if isinstance(value, bytes):  # old writers do not say which of their bytes are characters
        decoded = decode(value)
        return decoded.text if decoded else ""
    if isinstance(value, datetime) and not any((value.hour, value.minute, value.second)):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
