"""WARC archives: what is taken, what is passed over, and what damage costs."""

import gzip
import io
import zlib

import pytest
import zstandard
from fastwarc.stream_io import BrotliWriter

from archives import PAGE, answer, packed, record
from recount.ingest import payload, warc
from recount.ingest.ahead import Ahead
from recount.ingest.formats import open_pages
from recount.ingest.warc import read_archive
from recount.model.page import Page

HTML = b"Content-Type: text/html\r\n"
BODY = b"<p>Shells hit Lesk.</p>" * 50
GOOD = [record(number) for number in range(4)]


def brotlied(content):
    """Return content in Brotli."""
    stream = io.BytesIO()
    writer = BrotliWriter(stream)
    writer.write(content)
    writer.close()
    return stream.getvalue()


def read(tmp_path, *parts):
    """Return the items of an archive in a file."""
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(parts))
    return list(read_archive(path, "a.warc"))


def told(items):
    """Return the ids of pages and the codes of refusals."""
    return [item.origin if isinstance(item, Page) else item.code for item in items]


def one_page(tmp_path, *parts):
    """Return the one page of an archive."""
    [item] = read(tmp_path, *parts)
    assert isinstance(item, Page), item
    return item


def test_a_page_comes_with_its_address_and_when_it_was_fetched(tmp_path):
    page = one_page(tmp_path, GOOD[1])
    assert (page.origin, page.url, page.retrieved) == ("id-1", "https://a.example/1", "2031-05-06T10:00:00Z")
    assert (page.raw, page.html, page.text) == (PAGE % 1, (PAGE % 1).decode(), None)


@pytest.mark.parametrize(
    "archive",
    [
        b"".join(GOOD), packed(*GOOD), gzip.compress(b"".join(GOOD), mtime=0),
        b"".join(zstandard.compress(one) for one in GOOD),
    ],
    ids=["plain", "each compressed", "compressed whole", "zstd"],
)  # fmt: skip
def test_an_archive_is_read_however_it_is_compressed(tmp_path, archive):
    assert told(read(tmp_path, archive)) == ["id-0", "id-1", "id-2", "id-3"]
    assert told(read_archive(Ahead(io.BytesIO(archive)), "-")) == ["id-0", "id-1", "id-2", "id-3"]


@pytest.mark.parametrize(
    "other",
    [
        record(9, answer(b"\x89PNG", b"Content-Type: image/png\r\n")),
        record(9, answer(b"p {}", b"Content-Type: text/css\r\n")),
        record(9, answer(b"%PDF-1.7 sent as a page", HTML)),
        record(9, answer(b"gone", HTML, b"404 Not Found")),
        record(9, answer(b"", b"Location: /x\r\n", b"301 Moved")),
        record(9, b"GET / HTTP/1.1\r\n\r\n", kind=b"request", media=b"application/http; msgtype=request"),
        record(9, answer(b""), kind=b"revisit"),
        record(9, b"software: x", kind=b"warcinfo", media=b"application/warc-fields"),
    ],
    ids=["picture", "css", "pdf", "404", "moved", "request", "revisit", "warcinfo"],
)
def test_what_is_no_page_is_passed_over_without_a_word(tmp_path, other):
    assert told(read(tmp_path, GOOD[0], other, GOOD[1])) == ["id-0", "id-1"]


def test_extracted_text_is_a_page_of_text(tmp_path):
    page = one_page(tmp_path, record(1, b"Shells hit Lesk.\n", kind=b"conversion", media=b"text/plain"))
    assert (page.text, page.html) == ("Shells hit Lesk.\n", None)


def test_a_resource_without_http_is_a_page(tmp_path):
    page = one_page(tmp_path, record(1, b"<p>caf\xe9</p>", kind=b"resource", media=b"text/html; charset=iso-8859-1"))
    assert (page.html, page.encoding) == ("<p>café</p>", "cp1252")


def test_the_charset_of_the_answer_is_believed_before_that_of_the_page(tmp_path):
    words = '<meta charset="iso-8859-1"><p>Ильск</p>'.encode("koi8_r")
    page = one_page(tmp_path, record(1, answer(words, b"Content-Type: text/html; charset=koi8-r\r\n")))
    assert (page.html or "").endswith("<p>Ильск</p>")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("gzip", gzip.compress(BODY, mtime=0)), ("deflate", zlib.compress(BODY)), ("br", brotlied(BODY)),
        ("deflate", zlib.compress(BODY, wbits=-15)), ("zstd", zstandard.compress(BODY)), ("gzip", BODY),
        ("x-own", BODY), ("deflate, gzip", gzip.compress(zlib.compress(BODY), mtime=0)),
    ],
)  # fmt: skip
def test_what_the_server_compressed_is_opened(tmp_path, name, body):
    page = one_page(tmp_path, record(1, answer(body, HTML + b"Content-Encoding: " + name.encode() + b"\r\n")))
    assert page.raw == BODY


@pytest.mark.parametrize("body", [b"1C2;x=1\r\n" + BODY[:450] + b"\r\n2bc\r\n" + BODY[450:] + b"\r\n0\r\n\r\n", BODY])
def test_chunks_are_joined_and_what_is_joined_already_is_left(tmp_path, body):
    page = one_page(tmp_path, record(1, answer(body, HTML + b"Transfer-Encoding: chunked\r\n")))
    assert page.raw == BODY


@pytest.mark.parametrize(
    "block",
    [
        answer(gzip.compress(BODY, mtime=0)[:-20], HTML + b"Content-Encoding: gzip\r\n"),
        answer(b"not brotli at all", HTML + b"Content-Encoding: br\r\n"),
        answer(b"3e8\r\nbreaks off", HTML + b"Transfer-Encoding: chunked\r\n1\r\nx\r\n"),
    ],
)
def test_a_payload_that_cannot_be_opened_is_one_refusal(tmp_path, block):
    items = told(read(tmp_path, GOOD[0], record(9, block), GOOD[1]))
    assert items[0] == "id-0"
    assert items[-1] == "id-1"
    assert len(items) == 3


def test_a_payload_cut_by_the_crawler_is_read_as_far_as_it_goes(tmp_path):
    block = answer(gzip.compress(PAGE * 20, mtime=0)[:-30], HTML + b"Content-Encoding: gzip\r\n")
    cut = record(1, block).replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    assert one_page(tmp_path, cut).raw


def test_a_record_larger_than_any_page_is_refused_and_the_rest_read(tmp_path, monkeypatch):
    monkeypatch.setattr(warc, "LARGEST", 1_000)
    assert told(read(tmp_path, GOOD[0], record(9, answer(BODY)), GOOD[1])) == ["id-0", "too_large", "id-1"]


def test_a_bomb_in_a_payload_is_one_refusal(tmp_path, monkeypatch):
    monkeypatch.setattr(payload, "LARGEST", 100_000)
    bomb = record(9, answer(gzip.compress(bytes(1_000_000), mtime=0), HTML + b"Content-Encoding: gzip\r\n"))
    assert told(read(tmp_path, GOOD[0], bomb, GOOD[1])) == ["id-0", "too_large", "id-1"]


BAD = {
    "rubbish": GOOD[1][:9] + b"\xff" * 300,
    "length too long": record(9, length=100_000),
    "length too short": record(9, length=50),
    "length no number": record(9).replace(b"Content-Length: ", b"Content-Length: x"),
    "no length": record(9).replace(b"Content-Length", b"X-Length"),
    "no WARC": record(9).replace(b"WARC/1.1", b"WORC/1.1"),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_damaged_record_does_not_hide_those_behind_it(tmp_path, bad):
    items = read(tmp_path, GOOD[0], bad, GOOD[1], GOOD[2])
    assert [item.origin for item in items if isinstance(item, Page)] == ["id-0", "id-1", "id-2"]
    assert {item.code for item in items if not isinstance(item, Page)} <= {"damaged", "empty"}
    assert len(items) > 3


def cut(member):
    """Return a compressed record without its end."""
    return member[:-80]


def blotted(member):
    """Return a compressed record with some bytes lost."""
    return member[:60] + b"\xff" * 20 + member[80:]


@pytest.mark.parametrize("damage", [cut, blotted, lambda member: b"\0" * len(member)])
def test_a_damaged_compressed_record_does_not_hide_those_behind_it(tmp_path, damage):
    items = told(read(tmp_path, packed(GOOD[0]), damage(packed(GOOD[3])), packed(GOOD[1], GOOD[2])))
    assert items == ["id-0", "damaged", "id-1", "id-2"]


def test_an_archive_with_a_damaged_beginning_is_told_from_its_name(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(b"\x1f\x8b\x08" + b"\xff" * 99 + packed(*GOOD[:2]))
    (tmp_path / "b.warc").write_bytes(GOOD[0].replace(b"WARC/1.1", b"WORC") + b"".join(GOOD[1:3]))
    assert told(open_pages([str(tmp_path)])) == ["damaged", "id-0", "id-1", "damaged", "id-1", "id-2"]


def test_an_archive_that_breaks_off_says_so(tmp_path):
    assert told(read(tmp_path, GOOD[0], GOOD[1][:-60])) == ["id-0", "damaged"]
    assert told(read(tmp_path, packed(GOOD[0]), packed(GOOD[1])[:-60])) == ["id-0", "damaged"]


def test_behind_damage_in_a_stream_nothing_is_invented():
    items = told(read_archive(Ahead(io.BytesIO(GOOD[0] + BAD["no WARC"] + GOOD[1])), "-"))
    assert items == ["id-0", "damaged"]


def test_an_archive_without_a_page_is_refused_rather_than_passed_over(tmp_path):
    pictures = [record(n, answer(b"\x89PNG", b"Content-Type: image/png\r\n")) for n in range(2)]
    assert told(read(tmp_path, *pictures)) == ["empty"]


def test_a_refusal_names_the_archive_and_the_place(tmp_path):
    _, refusal = read(tmp_path, GOOD[0], GOOD[1][:-60])
    assert refusal.origin == f"a.warc#{len(GOOD[0])}"
