"""Files, folders and standard input into pages."""

import io
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

import archives
import pages
from recount.ingest import formats, ingest, limits
from recount.ingest.ahead import Ahead
from recount.ingest.formats import open_pages
from recount.model.page import Page, Rejection


def write(path: Path, content: bytes | str) -> str:
    """Write a file and return its path."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def codes(*paths: str) -> list[str]:
    """Return what each item is: the code of a refusal, or `page`."""
    return [item.code if isinstance(item, Rejection) else "page" for item in open_pages(paths)]


@pytest.mark.parametrize(
    "content",
    [
        "One\r\nTwo\n\nThree\r",
        "Größe, ‘naïve’ and a line\u2028separator",
        "  leading and trailing white space stays \n\n",
    ],
)
def test_plain_text_is_the_decoded_input_unchanged(tmp_path, content):
    [item] = open_pages([write(tmp_path / "report.txt", content)])
    assert isinstance(item, Page)
    assert item.text == content


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_told(tmp_path, encoding):
    text = "The mayor’s office said that the café on the quay would stay closed. " * 5
    [item] = open_pages([write(tmp_path / "report.txt", text.encode(encoding))])
    assert isinstance(item, Page)
    assert item.text == text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"), (b" \n\t\n", "empty"), (b"text\x00with zeros", "binary"), (bytes(range(32)) * 9, "binary"),
        (b"\x1f\x8b\x08\x00", "damaged"), (b"PAR1\x15", "damaged"), (b"%PDF-1.7", "format"), (b"PK\x03\x04", "format"),
        (b"<?xml version='1.0'?><rss version='2.0'></rss>", "empty"), (b"<?xml version='1.0'?><nitf></nitf>", "format"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_and_the_rest_read(tmp_path, content, code):
    assert codes(write(tmp_path / "a", content), write(tmp_path / "b.txt", pages.page())) == [code, "page"]


def test_a_missing_path_is_refused_and_the_rest_read(tmp_path):
    assert codes(str(tmp_path / "none.txt"), write(tmp_path / "b.txt", pages.page())) == ["missing", "page"]


def test_a_refusal_says_what_where_and_what_was_expected(tmp_path):
    path = str(tmp_path / "none.txt")
    [item] = open_pages([path])
    assert isinstance(item, Rejection)
    assert (item.origin, item.stage) == (path, "ingest")
    assert path in item.message
    assert "expected" in item.message


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", "a.txt", ".hidden"):
        write(tmp_path / name, pages.page())
    origins = [item.origin.removeprefix(str(tmp_path)) for item in open_pages([str(tmp_path)])]
    assert origins == ["/a.txt", "/b/a.txt", "/c.txt"]


def test_a_folder_without_files_is_refused(tmp_path):
    (tmp_path / "below").mkdir()
    assert codes(str(tmp_path)) == ["empty"]


def test_json_lines_give_a_page_a_record(tmp_path):
    record = {
        "id": 7,
        "url": "https://a.example",
        "outlet": "Post",
        "headline": "H",
        "published": "2031-05-03",
        "text": "T\n",
    }
    [item] = open_pages([write(tmp_path / "a.jsonl", "\ufeff" + json.dumps(record | {"unknown": [1]}) + "\n\n")])
    assert item == Page(
        origin="7", url="https://a.example", outlet="Post", headline="H", published="2031-05-03", text="T\n"
    )


def test_a_record_may_say_when_it_was_changed_and_fetched(tmp_path):
    line = '{"text": "T", "modified": "2031-05-04", "retrieved": "2031-05-06T10:00:00Z"}'
    [item] = open_pages([write(tmp_path / "a.jsonl", line)])
    assert isinstance(item, Page)
    assert (item.modified, item.retrieved) == ("2031-05-04", "2031-05-06T10:00:00Z")


def test_the_text_of_a_record_is_never_mended(tmp_path):
    [item] = open_pages([write(tmp_path / "a.jsonl", json.dumps({"text": "cafÃ©"}))])
    assert isinstance(item, Page)
    assert (item.text, item.repairs) == ("cafÃ©", ())


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_of_records_gives_a_page_a_record(tmp_path, indent):
    records = [{"id": n, "text": '[a], {b} and "c"'} for n in range(3)]
    path = write(tmp_path / "a.json", json.dumps(records, indent=indent))
    assert [item.origin for item in open_pages([path])] == ["0", "1", "2"]


@pytest.mark.parametrize("indent", [None, 2])
def test_one_record_alone_is_a_page(tmp_path, indent):
    assert codes(write(tmp_path / "a.json", json.dumps({"id": "a", "text": "T"}, indent=indent))) == ["page"]


def test_an_array_is_read_up_to_where_it_breaks(tmp_path):
    path = write(tmp_path / "a.json", '[{"text": "a"}, {"url": "u"},\n{"text": "c", 3}, {"text": "d"}]')
    items = list(open_pages([path]))
    assert [isinstance(item, Page) for item in items] == [True, False, False]
    assert [item.origin for item in items[1:]] == [f"{path}:2", f"{path}:3"]


def test_an_array_nested_without_end_is_refused(tmp_path):
    assert codes(write(tmp_path / "a.json", '[{"text": "a", "x": ' + "[" * 100_000)) == ["record"]


def test_a_record_over_many_pieces_of_a_document_is_whole(tmp_path):
    records = [{"text": "a" * 300_000}, {"text": "b"}]
    items = list(open_pages([write(tmp_path / "a.json", json.dumps(records))]))
    assert [len(item.text) for item in items if isinstance(item, Page)] == [300_000, 1]


def test_a_record_is_there_before_the_next_is_written():
    reading, writing = os.pipe()
    os.write(writing, b'{"text": "a"}\n')
    with io.FileIO(reading) as stream:
        lines = formats._open_stream(Ahead(stream), "-", "-")
        first = next(lines)  # would wait for ever if a second line were needed
        os.write(writing, b'{"text": "b"}\n')
        os.close(writing)
        assert [item.text for item in (first, *lines) if isinstance(item, Page)] == ["a", "b"]


def test_a_named_pipe_is_read_like_a_file(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    content = archives.packed(archives.record(1), archives.record(2))
    with ThreadPoolExecutor() as pool:
        pool.submit(path.write_bytes, content)
        assert codes(str(path)) == ["page", "page"]


def test_the_bytes_of_a_page_are_kept_as_found(tmp_path):
    content = "\ufeffThe café".encode("utf-16-be")
    [item] = open_pages([write(tmp_path / "a.txt", content)])
    assert isinstance(item, Page)
    assert (item.text, item.raw, item.encoding) == ("The café", content, "utf-16")


@pytest.mark.parametrize("text", ["The cafÃ© is shut.", "<html><body><p>The cafÃ© is shut.</p></body></html>"])
def test_mojibake_in_a_file_is_mended_and_said_so(text, tmp_path):
    [page] = open_pages([write(tmp_path / "page", text)])
    [report] = ingest(page)
    assert (report.text, report.raw.repairs) == ("The café is shut.", ("mojibake",))


def test_characters_that_are_given_are_never_mended(tmp_path):
    [page] = open_pages([write(tmp_path / "a.jsonl", '{"text": "The cafÃ© is shut."}')])
    [report] = ingest(page)
    assert (report.text, report.raw.repairs) == ("The cafÃ© is shut.", ())


def test_json_lines_are_told_from_their_content(tmp_path):
    assert codes(write(tmp_path / "reports.txt", '{"text": "a"}\n{"text": "b"}')) == ["page", "page"]


@pytest.mark.parametrize(
    "line",
    [
        "[1]", '{"id": "a"}', '{"text": ""}', '{"text": 3}', '{"text": "a', '{"text": "\\ud800"}', "plain words",
        '{"text": "a", "url": 3}', '{"x": ' + "[" * 5000 + "]" * 5000 + "}",
    ],
)  # fmt: skip
def test_a_broken_record_is_refused_and_the_rest_read(tmp_path, line):
    path = write(tmp_path / "a.jsonl", f'{{"text": "a"}}\n{line}\n{{"text": "b"}}\n')
    items = list(open_pages([path]))
    assert [isinstance(item, Page) for item in items] == [True, False, True]
    assert items[1].origin == f"{path}:2"


def test_a_record_that_is_not_utf8_is_refused(tmp_path):
    assert codes(write(tmp_path / "a.jsonl", b'{"text": "\xff"}\n{"text": "b"}\n')) == ["record", "page"]


def test_a_line_separator_within_a_record_does_not_end_it(tmp_path):
    assert codes(write(tmp_path / "a.jsonl", '{"text": "a\u2028b"}\n')) == ["page"]


def test_a_line_of_fifty_megabytes_is_refused_and_not_kept(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(50):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n{"text": "b"}\n')
    assert codes(str(path)) == ["too_large", "page"]


def test_a_text_file_larger_than_any_report_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 100)
    assert codes(write(tmp_path / "a.txt", "word " * 21)) == ["too_large"]


def test_standard_input_is_read_and_left_open(monkeypatch):
    stream = io.BytesIO(b'{"text": "a"}\n{"text": "b"}\n')
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
    assert codes("-") == ["page", "page"]
    assert not stream.closed


def test_html_is_told_from_its_content(tmp_path):
    [item] = open_pages([write(tmp_path / "page", "<!DOCTYPE html><html><body><p>A</p></body></html>")])
    assert isinstance(item, Page)
    assert (item.text, item.html is not None) == (None, True)
