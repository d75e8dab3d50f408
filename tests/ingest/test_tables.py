"""Parquet tables."""

from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from pyarrow import parquet

from recount.ingest import tables
from recount.ingest.formats import open_pages
from recount.ingest.tables import columns_of
from recount.lexicon.load import entries
from recount.lexicon.schema.columns import Column
from recount.model.page import Page, Rejection


def write(path, **columns):
    """Write a table and return its path."""
    parquet.write_table(pa.table(columns), path)
    return str(path)


def read(path):
    """Return the items of a file."""
    return list(open_pages([path]))


@pytest.mark.parametrize("entry", entries(Column), ids=lambda entry: entry.field)
def test_a_column_is_known_by_the_names_that_tables_give_it(entry):
    assert [columns_of([name]) for name in entry.examples] == [{entry.field: name} for name in entry.examples]
    assert [name for name in entry.counterexamples if columns_of([name]).get(entry.field)] == []


def test_of_two_columns_of_a_field_the_likelier_is_taken():
    assert columns_of(["source", "publisher", "content", "text"]) == {"text": "text", "outlet": "publisher"}


def test_a_row_is_a_page_with_its_columns(tmp_path):
    path = write(
        tmp_path / "a.parquet", Title=["Shells hit Lesk"], maintext=["Shells hit Lesk.\n"],
        authors=[["Jane Roe", "J. Doe"]], date_publish=[datetime(2031, 5, 6, tzinfo=UTC)],
        date_download=[datetime(2031, 5, 7, 10, tzinfo=UTC)],
        source_domain=["a.example"], image=[b"\x89PNG"],
    )  # fmt: skip
    assert read(path) == [
        Page(
            origin=f"{path}:1", text="Shells hit Lesk.\n", headline="Shells hit Lesk", authors=("Jane Roe", "J. Doe"),
            published="2031-05-06", retrieved="2031-05-07T10:00:00+00:00", outlet="a.example",
        )
    ]  # fmt: skip


def test_the_text_of_a_row_is_never_mended(tmp_path):
    [page] = read(write(tmp_path / "a.parquet", id=[7], text=["cafÃ©"], date=[date(2031, 5, 6)]))
    assert isinstance(page, Page)
    assert (page.origin, page.text, page.published) == ("7", "cafÃ©", "2031-05-06")


def test_text_kept_as_bytes_is_read(tmp_path):
    [page] = read(write(tmp_path / "a.parquet", text=["The café".encode()]))
    assert isinstance(page, Page)
    assert page.text == "The café"


def test_a_row_without_text_is_refused_and_the_rest_read(tmp_path):
    path = write(tmp_path / "a.parquet", text=["a", None, "c"])
    assert [(item.origin, isinstance(item, Page)) for item in read(path)] == [
        (f"{path}:1", True), (f"{path}:2", False), (f"{path}:3", True),
    ]  # fmt: skip


def test_a_table_without_text_is_refused_with_the_columns_found(tmp_path):
    [item] = read(write(tmp_path / "a.parquet", views=[1], country=["x"]))
    assert isinstance(item, Rejection)
    assert item.code == "columns"
    assert "found views, country; expected one of text, body" in item.message


@pytest.mark.parametrize("keep", [slice(None, -30), slice(0, 40)])
def test_a_damaged_table_is_one_refusal(tmp_path, keep):
    path = write(tmp_path / "a.parquet", text=["a" * 100])
    content = (tmp_path / "a.parquet").read_bytes()[keep]
    (tmp_path / "a.parquet").write_bytes(content)
    assert [item.code for item in read(path) if isinstance(item, Rejection)] == ["damaged"]


def test_a_table_is_read_a_few_rows_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "ROWS", 2)
    path = write(tmp_path / "a.parquet", text=[f"text {number}" for number in range(5)])
    assert [item.text for item in read(path) if isinstance(item, Page)] == [f"text {number}" for number in range(5)]
