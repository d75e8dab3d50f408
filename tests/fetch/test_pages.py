"""Fetching against a server on loopback that has invented names and a public address."""

import gzip
import hashlib
import itertools
import zlib
from pathlib import Path

import httpcore
import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from recount.errors import UsageError
from recount.fetch import Fetched, Settings, Surroundings, fetch_pages
from recount.fetch.ledger import alone_in
from recount.model.page import Rejection
from web import PUBLIC, Clock, Reply, World, serving

PAGE = b"<!doctype html><title>Shells hit Lesk</title><p>Shells hit the market of Lesk on Tuesday.</p>"
OPEN = Reply(b"User-agent: *\nDisallow:\n")
A = "http://lesk.example/a"


@pytest.fixture
def web():
    with serving() as started:
        started.replies = {"/robots.txt": OPEN, "/a": Reply(PAGE, headers={"Content-Type": "text/html"})}
        yield started


def fetch(world, folder, *urls, **settings):
    return list(fetch_pages(urls or (A,), Settings(folder=str(folder), **settings), world.around()))


def one(world, folder, *urls, **settings):
    return fetch(world, folder, *urls, **settings)[-1]


def kept(folder):
    """Return the pages of a folder as FastWARC reads them, each with its digests held against its bytes."""
    pages = []
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False):
                record.freeze()
                assert record.verify_block_digest()
                if record.record_type == WarcRecordType.response:
                    record.parse_http()
                    assert record.verify_payload_digest()
                    pages.append((record.headers["WARC-Target-URI"], record.reader.read()))
    return pages


def test_a_page_is_kept_as_it_was_served(web, tmp_path):
    page = one(World(web), tmp_path)
    assert isinstance(page, Fetched)
    assert (page.url, page.final_url, page.status, page.at) == (A, A, "kept", "2031-05-06T09:00:01Z")
    assert page.digest == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
    assert kept(tmp_path) == [(A, PAGE)]


def test_the_offset_leads_to_the_page(web, tmp_path):
    web.replies["/b"] = Reply(PAGE * 2)
    page = one(World(web), tmp_path, A, "http://lesk.example/b")
    with Path(page.warc).open("rb") as stream:
        stream.seek(page.offset)
        record = next(iter(ArchiveIterator(stream)))
        assert record.headers["WARC-Target-URI"] == "http://lesk.example/b"
        assert record.headers["WARC-IP-Address"] == PUBLIC


def test_it_says_who_asks(web, tmp_path):
    one(World(web), tmp_path, contact="https://courier.example/bot")
    name = web.asked[-1][1]["User-Agent"]
    assert name.startswith("Recount/")
    assert name.endswith(" (+https://courier.example/bot)")


def test_robots_txt_is_asked_for_once_and_obeyed(web, tmp_path):
    web.replies["/robots.txt"] = Reply(b"User-agent: recount\nDisallow: /closed\nUser-agent: *\nDisallow: /a\n")
    pages = fetch(World(web), tmp_path, A, "http://lesk.example/closed/1", "http://lesk.example/closed/2")
    assert [getattr(page, "code", "kept") for page in pages] == ["kept", "robots", "robots"]
    assert [path for path, _ in web.asked] == ["lesk.example/robots.txt", "lesk.example/a"]


@pytest.mark.parametrize(
    ("status", "code"), [(404, None), (403, None), (500, "robots"), (503, "robots"), (429, "robots")]
)
def test_a_host_without_rules_is_open_and_one_that_fails_is_closed(web, tmp_path, status, code):
    web.replies["/robots.txt"] = Reply(status=status)
    assert getattr(one(World(web), tmp_path), "code", None) == code


def test_rules_that_move_in_a_circle_are_no_rules(web, tmp_path):
    web.replies["/robots.txt"] = Reply(status=302, headers={"Location": "/robots.txt"})
    assert isinstance(one(World(web), tmp_path), Fetched)


def test_rules_are_read_where_they_have_moved_to(web, tmp_path):
    web.replies["/robots.txt"] = Reply(status=301, headers={"Location": "http://www.lesk.example/robots.txt"})
    web.replies["www.lesk.example/robots.txt"] = Reply(b"User-agent: *\nDisallow: /a")
    assert one(World(web), tmp_path).code == "robots"


def test_rules_without_end_are_read_as_far_as_they_must(web, tmp_path):
    web.replies["/robots.txt"] = Reply(
        itertools.chain([b"User-agent: *\nDisallow: /a\n"], itertools.repeat(b"# more\n" * 999))
    )
    assert [item.code for item in fetch(World(web), tmp_path, A, "http://lesk.example/b")] == ["robots", "status"]


def test_a_page_that_moved_asks_the_rules_of_where_it_moved(web, tmp_path):
    web.replies["/old"] = Reply(status=301, headers={"Location": "http://closed.example/a"})
    web.replies["closed.example/robots.txt"] = Reply(b"User-agent: *\nDisallow: /\n")
    assert one(World(web), tmp_path, "http://lesk.example/old").code == "robots"
    assert web.paths() == ["lesk.example/old"]


def test_a_page_that_moved_is_kept_under_its_last_address(web, tmp_path):
    web.replies["/old"] = Reply(status=302, headers={"Location": "/a#top"})
    page = one(World(web), tmp_path, "http://lesk.example/old")
    assert (page.url, page.final_url) == ("http://lesk.example/old", A)
    assert kept(tmp_path) == [(A, PAGE)]


@pytest.mark.parametrize(
    ("target", "code"),
    [("/r", "redirect"), ("/r2", "redirect"), ("ftp://lesk.example/a", "scheme"), ("file:///etc/hosts", "scheme"),
     ("http://inside.example/a", "address"), ("http://[::1]/", "address"),
     ("http://mo:pw31@lesk.example/a", "credentials"), ("http://lesk.example:0/", "url")],
)  # fmt: skip
def test_a_redirect_is_judged_like_the_first_address(web, tmp_path, target, code):
    web.replies["/r"] = Reply(status=302, headers={"Location": target})
    web.replies["/r2"] = Reply(status=302, headers={"Location": "/r"})
    world = World(web, {"inside.example": [["10.0.0.7"]], "::1": [["::1"]]})
    rejection = one(world, tmp_path, "http://lesk.example/r")
    assert rejection.code == code
    assert rejection.origin == "http://lesk.example/r"
    assert "pw31" not in rejection.message
    assert set(world.dialled) == {PUBLIC}


def test_a_chain_of_redirects_has_an_end(web, tmp_path):
    for step in range(20):
        web.replies[f"/{step}"] = Reply(status=307, headers={"Location": f"/{step + 1}"})
    assert one(World(web), tmp_path, "http://lesk.example/0", redirects=5).code == "redirect"
    assert len(web.paths()) == 6


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254", "100.64.0.1"])
def test_a_name_at_an_inner_address_is_not_connected_to(web, tmp_path, address):
    world = World(web, {"lesk.example": [[address]]})
    assert one(world, tmp_path).code == "address"
    assert (world.dialled, web.asked) == ([], [])
    assert isinstance(one(world, tmp_path, allow_private=True), Fetched)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "[::1]", "[::ffff:127.0.0.1]",
     "[::ffff:7f00:1]", "0", "[::]", "localhost", "169.254.169.254", "[fd00:ec2::254]",
     "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]"],
)  # fmt: skip
def test_no_spelling_of_an_inner_address_gets_through(tmp_path, host):
    def dial(address, port, timeout):
        raise AssertionError(f"connected to {address} {port} {timeout}")

    around = Surroundings(dial=dial, sleep=lambda _: None)
    (rejection,) = fetch_pages([f"http://{host}/"], Settings(folder=str(tmp_path)), around)
    assert rejection.code == "address"


NASTY = [
    b"", b"\r\n\r\n", b"Shells hit Lesk.\n", b"HTTP/1.1\r\n\r\n", b"SSH-2.0-OpenSSH\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: br\r\n\r\nx",
    b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 30_000 + b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 60_000,
    b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n", b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\n\r\n",
    b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n" * 9,
    b"HTTP/1.1 999 Odd\x9b31m\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 200 OK\r\nX\x00: y\r\n\r\n",
]  # fmt: skip


@pytest.mark.parametrize("said", NASTY, ids=range(len(NASTY)))
def test_whatever_a_server_says_becomes_one_rejection_in_one_printable_line(tmp_path, said):
    def dial(*_):
        robots = not dialled
        dialled.append(robots)
        return httpcore.MockStream([b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" if robots else said])

    dialled = []
    around = Surroundings(resolve=lambda *_: (PUBLIC,), dial=dial, sleep=lambda _: None)
    (rejection,) = fetch_pages([A], Settings(folder=str(tmp_path)), around)
    assert rejection.stage == "fetch"
    assert rejection.message.isprintable()


def test_only_the_public_address_of_a_name_is_connected_to(web, tmp_path):
    world = World(web, {"lesk.example": [["127.0.0.1", PUBLIC, "::1"]]})
    assert isinstance(one(world, tmp_path), Fetched)
    assert set(world.dialled) == {PUBLIC}


def test_a_name_that_answers_differently_the_second_time_is_not_asked_a_second_time(web, tmp_path):
    web.replies["/b"] = Reply(PAGE, headers={"Connection": "close"})
    world = World(web, {"lesk.example": [[PUBLIC], ["127.0.0.1"]]})
    pages = fetch(world, tmp_path, "http://lesk.example/b", A)
    assert all(isinstance(page, Fetched) for page in pages)
    assert world.resolved == ["lesk.example"]
    assert set(world.dialled) == {PUBLIC}


@pytest.mark.parametrize(
    ("url", "code"),
    [("ftp://lesk.example/a", "scheme"), ("lesk.example/a", "scheme"), ("", "scheme"), ("http://", "url"),
     ("http://lesk.example:0/", "url"), ("http://lesk.example:70000/", "url"), ("http://a\x00b/", "url"),
     ("http://lesk.example/" + "x" * 5000, "url"), ("http://mo:pw31@lesk.example/a", "credentials")],
)  # fmt: skip
def test_what_is_no_address_is_refused_and_the_rest_goes_on(web, tmp_path, url, code):
    rejection, page = fetch(World(web), tmp_path, url, A)
    assert (rejection.stage, rejection.code) == ("fetch", code)
    assert "pw31" not in rejection.origin + rejection.message
    assert isinstance(page, Fetched)


def test_a_name_without_an_address_is_told(web, tmp_path):
    world = World(web)
    around = world.around()

    def nowhere(host, port):
        raise OSError(f"nothing known of {host} {port}")

    found = list(
        fetch_pages([A], Settings(folder=str(tmp_path)), around.__class__(**vars(around) | {"resolve": nowhere}))
    )
    assert [item.code for item in found] == ["dns"]


def test_the_same_page_is_not_kept_twice(web, tmp_path):
    first, second = fetch(World(web), tmp_path, A, A)
    assert (first.status, second.status) == ("kept", "unchanged")
    assert (first.warc, first.offset, first.digest) == (second.warc, second.offset, second.digest)
    assert len(kept(tmp_path)) == 1


def test_a_page_that_changed_is_kept_again(web, tmp_path):
    one(World(web), tmp_path)
    web.replies["/a"] = Reply(PAGE + b"<p>More.</p>")
    assert one(World(web), tmp_path).status == "kept"
    assert [body for _, body in kept(tmp_path)] == [PAGE, PAGE + b"<p>More.</p>"]


def test_a_later_run_asks_only_for_what_changed(web, tmp_path):
    web.replies["/a"] = Reply(PAGE, headers={"ETag": '"v1"', "Last-Modified": "Tue, 06 May 2031 08:00:00 GMT"})
    first = one(World(web), tmp_path)
    web.replies["/a"] = Reply(status=304)
    second = one(World(web), tmp_path)
    asked = web.asked[-1][1]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"v1"', "Tue, 06 May 2031 08:00:00 GMT")
    assert (second.status, second.offset, second.digest) == ("unchanged", first.offset, first.digest)


def test_only_the_address_that_gave_a_mark_is_told_it(web, tmp_path):
    web.replies["/old"] = Reply(status=301, headers={"Location": "http://karsa.example/a"})
    web.replies["karsa.example/a"] = Reply(PAGE, headers={"ETag": '"v1"'})
    one(World(web), tmp_path, "http://lesk.example/old")
    web.asked.clear()
    web.replies["karsa.example/a"] = Reply(status=304)
    assert one(World(web), tmp_path, "http://lesk.example/old").status == "unchanged"
    told = {path: "If-None-Match" in headers for path, headers in web.asked if not path.endswith(".txt")}
    assert told == {"lesk.example/old": False, "karsa.example/a": True}


def test_a_new_mark_of_the_same_page_is_remembered(web, tmp_path):
    for mark in ('"v1"', '"v2"'):
        web.replies["/a"] = Reply(PAGE, headers={"ETag": mark})
        page = one(World(web), tmp_path)
    assert page.status == "unchanged"
    one(World(web), tmp_path)
    assert web.asked[-1][1]["If-None-Match"] == '"v2"'


def test_unchanged_from_an_address_that_never_gave_the_page_is_no_page(web, tmp_path):
    one(World(web), tmp_path)
    web.replies["/a"] = Reply(status=301, headers={"Location": "/b"})
    web.replies["/b"] = Reply(status=304)
    assert one(World(web), tmp_path).code == "status"


def test_a_mark_of_the_page_is_given_back_as_it_came(web, tmp_path):
    web.replies["/a"] = Reply(PAGE, headers={"ETag": '"caf\xe9"'})
    one(World(web), tmp_path)
    one(World(web), tmp_path)
    assert web.asked[-1][1]["If-None-Match"] == '"caf\xe9"'


def test_a_page_whose_file_was_deleted_is_fetched_whole(web, tmp_path):
    web.replies["/a"] = Reply(PAGE, headers={"ETag": '"v1"'})
    page = one(World(web), tmp_path)
    (tmp_path / page.warc.rpartition("/")[2]).unlink()
    web.replies["/b"] = Reply(PAGE * 3)
    other, page = fetch(World(web), tmp_path, "http://lesk.example/b", A)
    assert (other.status, page.status) == ("kept", "kept")
    assert "If-None-Match" not in web.asked[-1][1]
    assert [url for url, _ in kept(tmp_path)] == ["http://lesk.example/b", A]


def test_an_endless_page_is_refused(web, tmp_path):
    web.replies["/a"] = Reply(itertools.repeat(b"x" * 1000))
    assert one(World(web), tmp_path, largest=50_000).code == "too_large"
    assert kept(tmp_path) == []


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_page_that_unpacks_to_more_than_it_may_is_refused(web, tmp_path, coding):
    packed = (gzip.compress if coding == "gzip" else zlib.compress)(bytes(20_000_000))
    assert len(packed) < 50_000
    web.replies["/a"] = Reply(packed, headers={"Content-Encoding": coding})
    assert one(World(web), tmp_path, largest=1_000_000).code == "too_large"


def test_what_comes_packed_unasked_is_kept_packed(web, tmp_path):
    assert gzip.compress(PAGE, mtime=0) != PAGE
    web.replies["/a"] = Reply(gzip.compress(PAGE, mtime=0), headers={"Content-Encoding": "gzip"})
    one(World(web), tmp_path)
    assert web.asked[-1][1]["Accept-Encoding"] == "identity"
    assert [gzip.decompress(body) for _, body in kept(tmp_path)] == [PAGE]


@pytest.mark.parametrize(
    ("body", "coding"),
    [(PAGE, "gzip"), (gzip.compress(PAGE, mtime=0)[:-9], "gzip"), (PAGE, "br"), (PAGE, "gzip, gzip")],
)
def test_what_is_packed_otherwise_than_it_says_is_refused(web, tmp_path, body, coding):
    web.replies["/a"] = Reply(body, headers={"Content-Encoding": coding})
    assert one(World(web), tmp_path).code == "encoding"


def test_a_page_that_trickles_is_cut(web, tmp_path):
    web.replies["/a"] = Reply(itertools.repeat(b"x"))
    assert one(World(web, clock=Clock(tick=0.5)), tmp_path, timeout=10.0, delay=0).code == "timeout"


def test_a_page_that_ends_before_its_time_is_refused(web, tmp_path):
    web.replies["/a"] = Reply(iter([b"x" * 10]), headers={"Content-Length": "100"})
    assert one(World(web), tmp_path).code == "protocol"


def test_chunks_of_the_transfer_are_taken_out(web, tmp_path):
    chunks = b"5\r\nShell\r\n9\r\ns on Lesk\r\n0\r\n\r\n"
    web.replies["/a"] = Reply(iter([chunks]), headers={"Transfer-Encoding": "chunked"})
    one(World(web), tmp_path)
    assert kept(tmp_path) == [(A, b"Shells on Lesk")]


@pytest.mark.parametrize("status", [204, 206, 304, 401, 404, 410, 500, 503])
def test_what_is_no_page_is_not_kept(web, tmp_path, status):
    web.replies["/a"] = Reply(status=status)
    assert one(World(web), tmp_path).code == "status"
    assert kept(tmp_path) == []


def test_requests_to_one_host_keep_their_distance(web, tmp_path):
    world = World(web)
    fetch(world, tmp_path, A, "http://lesk.example/b", "http://karsa.example/a", delay=2.0)
    assert world.clock.slept == [2.0, 2.0, 2.0]


@pytest.mark.parametrize(("asked", "slept"), [("7", 7.0), ("9999", 60.0), ("-3", 1.0), ("soon", 1.0)])
def test_a_host_is_given_the_delay_it_asks_for_within_reason(web, tmp_path, asked, slept):
    web.replies["/robots.txt"] = Reply(f"User-agent: *\nCrawl-delay: {asked}\n".encode())
    world = World(web)
    fetch(world, tmp_path, A, A)
    assert world.clock.slept[-1] == slept


@pytest.mark.parametrize("when", ["20", "Tue, 06 May 2031 09:00:21 GMT"])
def test_a_busy_host_is_asked_again_when_it_says(web, tmp_path, when):
    replies = iter([Reply(status=429, headers={"Retry-After": when}), Reply(PAGE)])
    web.replies["/a"] = lambda: next(replies)
    world = World(web)
    assert isinstance(one(world, tmp_path), Fetched)
    assert world.clock.slept == [1.0, 20.0]


def test_a_host_that_asks_to_be_left_alone_for_long_is_left_alone(web, tmp_path):
    web.replies["/a"] = Reply(status=503, headers={"Retry-After": "3600"})
    world = World(web)
    pages = fetch(world, tmp_path, A, "http://lesk.example/b", "http://karsa.example/b")
    assert [page.code for page in pages] == ["status", "status", "status"]
    assert "3600 s" in pages[0].message
    assert web.paths() == ["lesk.example/a", "karsa.example/b"]


def test_a_host_that_stays_busy_is_given_up(web, tmp_path):
    web.replies["/a"] = Reply(status=503, headers={"Retry-After": "5"})
    assert one(World(web), tmp_path).code == "status"
    assert len(web.paths()) == 3


def test_no_proxy_of_the_environment_is_used(web, tmp_path, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert isinstance(one(World(web), tmp_path), Fetched)


def test_a_record_cut_in_writing_is_dropped_and_the_next_page_follows(web, tmp_path):
    page = one(World(web), tmp_path)
    path = tmp_path / "pages-00001.warc.gz"
    whole = path.read_bytes()
    path.write_bytes(whole + whole[page.offset : -20][:300])
    web.replies["/b"] = Reply(PAGE + b"!")
    assert one(World(web), tmp_path, "http://lesk.example/b").offset == len(whole)
    assert [url for url, _ in kept(tmp_path)] == [A, "http://lesk.example/b"]


def test_a_damaged_file_is_left_alone(web, tmp_path):
    one(World(web), tmp_path)
    path = tmp_path / "pages-00001.warc.gz"
    damaged = path.read_bytes()[:40] + b"?" * 40 + path.read_bytes()[80:]
    path.write_bytes(damaged)
    web.replies["/b"] = Reply(PAGE + b"!")
    assert one(World(web), tmp_path, "http://lesk.example/b").warc.endswith("pages-00002.warc.gz")
    assert path.read_bytes() == damaged


def test_a_damaged_ledger_is_told_and_costs_no_page(web, tmp_path):
    one(World(web), tmp_path)
    ledger = tmp_path / ".recount" / "visits.jsonl"
    ledger.write_bytes(b"\x00\xff garbage\n" + ledger.read_bytes() + b'{"url": "http://lesk.example/half')
    told, page = fetch(World(web), tmp_path)
    assert isinstance(told, Rejection)
    assert (told.code, page.status) == ("state", "unchanged")
    assert fetch(World(web), tmp_path)[0].status == "unchanged"
    assert b"garbage" in (ledger.parent / "visits.damaged").read_bytes()


def test_a_line_cut_in_writing_is_no_damage(web, tmp_path):
    paths = [f"/{number}" for number in range(9)]
    web.replies |= {path: Reply(PAGE) for path in paths}
    urls = [f"http://lesk.example{path}" for path in paths]
    fetch(World(web), tmp_path, *urls)
    ledger = tmp_path / ".recount" / "visits.jsonl"
    ledger.write_bytes(ledger.read_bytes() + b'{"url": "http://lesk.example/half')
    fetch(World(web), tmp_path)
    assert [page.status for page in fetch(World(web), tmp_path, A, *urls)] == ["unchanged"] * 10


def test_two_runs_do_not_share_a_folder(web, tmp_path):
    with alone_in(tmp_path), pytest.raises(UsageError, match="another run"):
        fetch(World(web), tmp_path)


def test_a_folder_that_cannot_be_is_misuse(web, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UsageError):
        fetch(World(web), tmp_path / "file")
