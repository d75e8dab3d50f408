import gzip

import pytest

from recount.fetch import Settings, open_url
from recount.ingest import open_pages
from web import Reply, World, serving

PAGE = "<!doctype html><title>Shells hit Lesk</title><p>Shells hit the café of Lesk on Tuesday.</p>"
A = "http://lesk.example/a"


@pytest.fixture
def web():
    with serving() as started:
        yield started


def opened(web, folder):
    return list(open_url(A, Settings(folder=str(folder)), World(web).around()))


def test_what_is_fetched_is_what_reading_the_folder_yields(web, tmp_path):
    web.replies["/a"] = Reply(PAGE.encode("latin-1"), headers={"Content-Type": "text/html; charset=iso-8859-1"})
    (page,) = opened(web, tmp_path)
    assert (page.html, page.url, page.raw) == (PAGE, A, PAGE.encode("latin-1"))
    assert page.retrieved == "2031-05-06T09:00:01Z"
    assert list(open_pages([str(tmp_path)])) == [page]


def test_an_unchanged_page_is_read_from_where_it_lies(web, tmp_path):
    web.replies["/a"] = Reply(PAGE.encode(), headers={"Content-Type": "text/html"})
    assert opened(web, tmp_path) == opened(web, tmp_path)


def test_a_packed_page_is_read_unpacked(web, tmp_path):
    packed = gzip.compress(PAGE.encode(), mtime=0)
    web.replies["/a"] = Reply(packed, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})
    assert [page.html for page in opened(web, tmp_path)] == [PAGE]


def test_what_is_no_page_is_kept_and_refused(web, tmp_path):
    web.replies["/a"] = Reply(b"%PDF-1.7 ...", headers={"Content-Type": "application/pdf"})
    (rejection,) = opened(web, tmp_path)
    assert (rejection.origin, rejection.code) == (A, "format")
    assert (tmp_path / "pages-00001.warc.gz").exists()


def test_a_refusal_is_passed_on(web, tmp_path):
    assert [item.code for item in opened(web, tmp_path)] == ["status"]
