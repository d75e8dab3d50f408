"""Compressed input, and bombs."""

import gzip
import json
import zlib

import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

import archives
from recount.ingest import packed
from recount.ingest.formats import open_pages
from recount.model.page import Page, Rejection

TEXT = "LESK, May 6 - Shells hit the market of Lesk, the mayor’s office said.\n"
LINES = "".join(json.dumps({"id": number, "text": TEXT}) + "\n" for number in range(200)).encode()


def told(path, content):
    """Write a file and return the origins of its pages, or the codes of refusals."""
    path.write_bytes(content)
    return [item.origin if isinstance(item, Page) else item.code for item in open_pages([str(path)])]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_each_kind_is_told_within(tmp_path, pack):
    page = b"<!DOCTYPE html><html><body><p>Shells hit Lesk.</p></body></html>"
    assert told(tmp_path / "a", pack(TEXT.encode())) == [str(tmp_path / "a")]
    assert told(tmp_path / "a", pack(LINES)) == [str(number) for number in range(200)]
    assert told(tmp_path / "a", pack(archives.record(1) + archives.record(2))) == ["id-1", "id-2"]
    (tmp_path / "a").write_bytes(pack(page))
    [item] = open_pages([str(tmp_path / "a")])
    assert isinstance(item, Page)
    assert (item.raw, item.html) == (page, page.decode())


def test_a_table_is_read_within(tmp_path):
    parquet.write_table(pa.table({"id": [1], "text": [TEXT]}), tmp_path / "t")
    assert told(tmp_path / "a.parquet.gz", gzip.compress((tmp_path / "t").read_bytes(), mtime=0)) == ["1"]


def test_the_name_without_its_ending_tells_where_content_does_not(tmp_path):
    assert told(tmp_path / "a.jsonl.gz", gzip.compress(b"no record\n" + LINES[:200], mtime=0))[0] == "record"


def test_members_one_after_another_are_read_as_one(tmp_path):
    half = len(LINES) // 2
    assert len(told(tmp_path / "a", gzip.compress(LINES[:half], mtime=0) + gzip.compress(LINES[half:], mtime=0))) == 200
    assert len(told(tmp_path / "a", zstandard.compress(LINES[:half]) + zstandard.compress(LINES[half:]))) == 200


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_what_breaks_off_is_read_as_far_as_it_goes(tmp_path, pack):
    numbers = (zlib.crc32(b"%d" % number) for number in range(20_000))
    varied = "".join(f'{{"text": "{number} {number * 7919}"}}\n' for number in numbers).encode()
    found = told(tmp_path / "a", pack(varied)[:-100])
    assert len(found) > 1_000
    assert found.count("damaged") == 1


def test_what_is_compressed_twice_is_refused(tmp_path):
    assert told(tmp_path / "a", gzip.compress(gzip.compress(TEXT.encode()), mtime=0)) == ["format"]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_bomb_is_one_refusal(tmp_path, monkeypatch, pack):
    monkeypatch.setattr(packed, "UNSUSPECTED", 1_000_000)
    bomb = pack(b'{"text": "a"}\n{"text": "' + b" " * 8_000_000 + b'"}\n{"text": "b"}\n')
    assert told(tmp_path / "a", bomb)[-1] == "bomb"
    assert len(told(tmp_path / "a", bomb)) <= 2


def test_a_page_that_unpacks_to_more_than_a_page_is_refused(tmp_path):
    assert told(tmp_path / "a", gzip.compress(TEXT.encode() * 200_000, mtime=0)) == ["too_large"]


def test_a_refusal_says_what_to_do(tmp_path):
    (tmp_path / "a.gz").write_bytes(gzip.compress(TEXT.encode() * 99, mtime=0)[:-9])
    [item] = open_pages([str(tmp_path / "a.gz")])
    assert isinstance(item, Rejection)
    assert "expected a whole file; copy or fetch it again" in item.message
