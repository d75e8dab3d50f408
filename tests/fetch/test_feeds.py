"""Feeds, polled from a server on loopback; what is new in them is fetched."""

import gzip
import itertools

import pytest

from recount.fetch import Fetched, Settings, add_feeds, list_feeds, poll_feeds
from recount.model.page import Rejection
from web import Reply, World, serving

FEED = "http://lesk.example/feed"


def rss(*paths):
    items = "".join(
        f"<item><title>Report {path}</title><link>http://lesk.example{path}</link></item>" for path in paths
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title>{items}</channel></rss>'.encode()
    )


@pytest.fixture
def web():
    with serving() as started:
        started.replies = {f"/{name}": Reply(f"<p>Shells hit {name}.</p>".encode()) for name in "abc"}
        started.replies |= {"/feed": Reply(rss("/a", "/b"))}
        yield started


@pytest.fixture
def folder(tmp_path):
    list(add_feeds([FEED], str(tmp_path)))
    return tmp_path


def poll(world, folder, most=None):
    return list(poll_feeds(Settings(folder=str(folder), delay=0), world.around(), most))


def shown(items):
    return [item.url.rpartition("/")[2] if isinstance(item, Fetched) else item.code for item in items]


def feed_of(folder):
    return next(iter(list_feeds(str(folder))))


def test_what_a_feed_links_to_is_fetched_once(web, folder):
    assert shown(poll(World(web), folder)) == ["a", "b"]
    web.replies["/feed"] = Reply(rss("/c", "/a", "/b"))
    assert shown(poll(World(web), folder)) == ["c"]
    assert web.paths().count("lesk.example/a") == 1


def test_a_feed_that_has_not_changed_costs_one_question(web, folder):
    web.replies["/feed"] = Reply(rss("/a"), headers={"ETag": '"f1"'})
    poll(World(web), folder)
    web.asked.clear()
    web.replies["/feed"] = Reply(status=304)
    assert poll(World(web), folder) == []
    assert web.paths() == ["lesk.example/feed"]
    assert web.asked[-1][1]["If-None-Match"] == '"f1"'


def test_what_the_limit_left_over_is_fetched_in_the_next_poll(web, folder):
    web.replies["/feed"] = Reply(rss("/a", "/b", "/c"), headers={"ETag": '"f1"'})
    assert shown(poll(World(web), folder, most=1)) == ["a"]
    assert feed_of(folder).etag is None
    assert shown(poll(World(web), folder, most=5)) == ["b", "c"]
    assert feed_of(folder).etag == '"f1"'


def test_the_limit_counts_over_all_feeds(web, folder):
    list(add_feeds(["http://lesk.example/other"], str(folder)))
    web.replies["/other"] = Reply(rss("/c"))
    assert shown(poll(World(web), folder, most=2)) == ["a", "b"]


def test_a_page_that_fails_is_tried_in_three_polls_and_then_let_be(web, folder):
    web.replies["/feed"] = Reply(rss("/gone"), headers={"ETag": '"f1"'})
    assert [shown(poll(World(web), folder)) for _ in range(5)] == [["status"], ["status"], ["status"], [], []]


@pytest.mark.parametrize(
    ("reply", "code"),
    [(Reply(status=410), "status"), (Reply(b"Shells hit Lesk.\x00\xff"), "feed"), (Reply(b""), "feed"),
     (Reply(b"<!doctype html><title>Lesk</title>"), "feed"), (Reply(itertools.repeat(b"<item/>" * 9999)), "too_large"),
     (Reply(status=301, headers={"Location": "/feed"}), "redirect")],
)  # fmt: skip
def test_a_feed_that_cannot_be_had_costs_one_message_and_the_rest_goes_on(web, folder, reply, code):
    list(add_feeds(["http://lesk.example/second"], str(folder)))
    web.replies |= {"/feed": reply, "/second": Reply(rss("/c"))}
    items = poll(World(web), folder)
    assert shown(items) == [code, "c"]
    assert (items[0].origin, items[0].stage) == (FEED, "fetch")


def test_a_feed_that_fails_rests_longer_each_time(web, folder):
    web.replies["/feed"] = Reply(status=500)
    world = World(web)
    assert shown(poll(world, folder)) == ["status"]
    assert poll(world, folder) == []
    assert (feed_of(folder).failures, feed_of(folder).resting_until) == (1, "2031-05-06T09:15:00Z")
    world.clock.seconds += 15 * 60
    assert shown(poll(world, folder)) == ["status"]
    assert feed_of(folder).resting_until == "2031-05-06T09:45:00Z"
    world.clock.seconds += 30 * 60
    web.replies["/feed"] = Reply(rss("/a"))
    assert shown(poll(world, folder)) == ["a"]
    assert (feed_of(folder).failures, feed_of(folder).resting_until, feed_of(folder).code) == (0, None, None)


def test_a_feed_rests_as_long_as_its_host_asks(web, folder):
    web.replies["/feed"] = Reply(status=503, headers={"Retry-After": "7200"})
    poll(World(web), folder)
    assert feed_of(folder).resting_until == "2031-05-06T11:00:00Z"


def test_pages_of_a_host_that_asks_to_be_left_alone_are_not_given_up(web, folder):
    busy = Reply(status=429, headers={"Retry-After": "86000"})
    web.replies |= {"/a": busy, "/b": busy}
    for _ in range(4):
        poll(World(web), folder)
    web.replies |= {"/a": Reply(b"<p>A.</p>"), "/b": Reply(b"<p>B.</p>")}
    assert shown(poll(World(web), folder)) == ["a", "b"]


def test_a_sitemap_index_leads_to_its_sitemaps(web, folder):
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    web.replies["/feed"] = Reply(
        f"<sitemapindex {space}><sitemap><loc>http://lesk.example/one</loc></sitemap>"
        f"<sitemap><loc>http://lesk.example/none</loc></sitemap></sitemapindex>".encode()
    )
    web.replies["/one"] = Reply(f"<urlset {space}><url><loc>http://lesk.example/a</loc></url></urlset>".encode())
    assert shown(poll(World(web), folder)) == ["status", "a"]


def test_a_sitemap_in_a_gzip_file_is_read_and_a_bomb_is_not(web, folder):
    web.replies["/feed"] = Reply(gzip.compress(rss("/a"), mtime=0))
    assert shown(poll(World(web), folder)) == ["a"]
    web.replies["/feed"] = Reply(gzip.compress(bytes(50_000_000), mtime=0))
    assert shown(poll(World(web), folder)) == ["too_large"]
    web.replies["/feed"] = Reply(gzip.compress(rss("/a"), mtime=0)[:20] + b"?" * 99)
    world = World(web)
    world.clock.seconds += 3600
    assert shown(poll(world, folder)) == ["feed"]


def test_links_that_lead_nowhere_cost_three_messages_and_no_more(web, folder):
    web.replies["/feed"] = Reply(
        b'<rss version="2.0"><channel><item><link>mailto:mo@lesk.example</link></item></channel></rss>'
    )
    assert [shown(poll(World(web), folder)) for _ in range(4)] == [["scheme"], ["scheme"], ["scheme"], []]


def test_a_link_to_an_inner_address_is_refused(web, folder):
    web.replies["/feed"] = Reply(rss("/a").replace(b"lesk.example/a", b"inside.example/a"))
    world = World(web, {"inside.example": [["192.168.1.1"]]})
    assert shown(poll(world, folder)) == ["address"]


def test_feeds_are_listed_in_their_order_and_once(tmp_path):
    found = list(add_feeds(["http://b.example", FEED, "http://b.example/#new", "ftp://x.example/"], str(tmp_path)))
    assert [item.code for item in found if isinstance(item, Rejection)] == ["scheme"]
    assert [feed.url for feed in list_feeds(str(tmp_path))] == ["http://b.example/", FEED]


def test_listing_makes_no_folder(tmp_path):
    assert list(list_feeds(str(tmp_path / "none"))) == []
    assert not (tmp_path / "none").exists()


def test_the_title_of_a_feed_is_remembered(web, folder):
    poll(World(web), folder)
    assert feed_of(folder).title == "The Courier"
