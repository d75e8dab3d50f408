"""Watching feeds of a web on loopback: what changes is told once, whatever fails meanwhile."""

import itertools
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import feedparser
import pytest

from recount.fetch import Settings
from recount.model.notice import Notice, Rule
from recount.store import open_store
from recount.watch import wanted, watch
from recount.watch.receivers import Receiver, atom, receiver
from recount.watch.rounds import Watch
from web import Reply, World, serving

PAGE = (
    "<html lang='en'><head><title>{title}</title><meta property='og:site_name' content='{outlet}'>"
    "<meta property='article:published_time' content='{day}'></head><body><article><h1>{title}</h1>"
    "<p>{first}</p><p>{second}</p></article></body></html>"
)
FUEL = "Fuel burned all night at the depot near the river, and firefighters from three towns came to Keth."
COURIER = PAGE.format(
    title="Air raid on Keth depot", outlet="The Courier", day="2031-05-06T08:00:00Z", second=FUEL,
    first="Jets bombed a fuel depot at Keth on Monday and killed 58 soldiers, the Vornan army said.",
)  # fmt: skip
GAZETTE = PAGE.format(
    title="Toll of Keth depot raid rises", outlet="The Gazette", day="2031-05-07T08:00:00Z",
    first="The air raid on the fuel depot at Keth on Monday killed 72 soldiers, the defence ministry said.",
    second="Firefighters from three towns fought the burning fuel at the depot near the river all night.",
)  # fmt: skip


def rss(*links):
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    return Reply(f'<?xml version="1.0"?><rss version="2.0"><channel><title>f</title>{items}</channel></rss>'.encode())


@pytest.fixture
def web():
    with serving() as started:
        yield started


@pytest.fixture
def world(web):
    """Ten feeds: one is dead, one never ends, two tell of Keth, the others have nothing."""
    web.replies = {f"f{n}.example/feed": rss() for n in range(10)}
    web.replies["f1.example/feed"] = Reply(status=500)
    web.replies["f2.example/feed"] = lambda: Reply(itertools.repeat(b"<item>" * 4096))
    web.replies["f3.example/feed"] = rss("http://f3.example/keth")
    web.replies["f3.example/keth"] = Reply(COURIER.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    web.replies["f4.example/keth"] = Reply(GAZETTE.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    return World(web)


FEEDS = tuple(f"http://f{n}.example/feed" for n in range(10))


def collecting(into, name="list"):
    return Receiver(name=name, tell=lambda told: into.extend(notice for _, notice in told))


def watched(tmp_path, *receivers, rule=None):
    return Watch(
        store=open_store(str(tmp_path / "desk.db"), create=True), feeds=FEEDS, receivers=receivers, every=60.0,
        settings=Settings(folder=str(tmp_path / "pages"), delay=0, largest=200_000, timeout=5), rule=rule or Rule(),
    )  # fmt: skip


def test_a_revised_toll_is_told_once_with_both_values_and_their_reports(tmp_path, web, world):
    found, rounds = [], []
    running = watch(watched(tmp_path, collecting(found)), world.around(), rounds=4)
    rounds.append(next(running))
    web.replies["f4.example/feed"] = rss("http://f4.example/keth")
    rounds += [next(running)]
    told = [notice for notice in found if notice.kind == "toll"]
    rounds += list(running)
    (toll,) = told
    assert [notice for notice in found if notice.kind == "toll"] == told
    assert (toll.measure, toll.before, toll.after) == ("killed", "58", "72")
    assert [giver.outlet for giver in toll.gave_before] == ["The Courier"]
    assert [giver.outlet for giver in toll.gave_after] == ["The Gazette"]
    assert "58 (The Courier) → 72 (The Gazette, another voice)" in toll.text
    assert [one.reports for one in rounds] == [1, 1, 0, 0]


def test_a_dead_feed_and_one_without_an_end_are_told_and_hold_up_no_other(tmp_path, world):
    (first,) = watch(watched(tmp_path, collecting([])), world.around(), rounds=1)
    wrong = {rejection.origin: rejection.code for rejection in first.rejections}
    assert set(wrong) == {"http://f1.example/feed", "http://f2.example/feed"}
    assert first.reports == 1


def test_a_dead_feed_rests_longer_each_time(tmp_path, web, world):
    list(watch(watched(tmp_path, collecting([])), world.around(), rounds=40))
    asked = [path for path in web.paths() if path == "f1.example/feed"]
    assert 2 <= len(asked) <= 3


def test_a_watch_that_is_stopped_tells_nothing_twice_and_loses_nothing(tmp_path, web, world):
    found = []
    next(watch(watched(tmp_path, collecting(found)), world.around(), rounds=1))
    web.replies["f4.example/feed"] = rss("http://f4.example/keth")
    broken = Receiver(name="list", tell=lambda _: (_ for _ in ()).throw(OSError("gone")))
    list(watch(watched(tmp_path, broken), world.around(), rounds=1))
    list(watch(watched(tmp_path, collecting(found)), world.around(), rounds=2))
    assert [notice.kind for notice in found].count("toll") == 1
    assert [notice.kind for notice in found].count("story") == 1


def test_what_the_store_held_before_is_no_news(tmp_path, web, world):
    list(watch(watched(tmp_path), world.around(), rounds=1))
    found = []
    list(watch(watched(tmp_path, collecting(found, "late")), world.around(), rounds=1))
    assert found == []
    web.replies["f4.example/feed"] = rss("http://f4.example/keth")
    list(watch(watched(tmp_path, collecting(found, "late")), world.around(), rounds=1))
    assert {"toll", "report"} <= {notice.kind for notice in found}


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (Rule(places=("Keth",)), True), (Rule(places=("Orlen",)), False), (Rule(types=("airstrike",)), True),
        (Rule(types=("protest",)), False), (Rule(findings=("differs",)), True), (Rule(findings=("disputed",)), False),
        (Rule(kinds=("toll",)), True), (Rule(kinds=("story",)), False), (Rule(actors=("vornan army",)), True),
        (Rule(actors=("army of Lesk",)), False), (Rule(places=("Keth",), types=("protest",)), False),
    ],
)  # fmt: skip
def test_a_rule_asks_for_all_that_it_names(rule, told):
    notice = Notice(
        key="k", kind="toll", story="story:1", title="t", text="x", finding="differs", actors=("Vornan Army",),
        places=("Keth",), types=("airstrike",),
    )  # fmt: skip
    assert wanted(notice, rule) is told


def test_a_file_and_feeds_are_written_and_read_back(tmp_path, web, world):
    store = open_store(str(tmp_path / "desk.db"), create=True)
    lines, folder = tmp_path / "notices.jsonl", tmp_path / "feeds"
    receivers = [receiver(str(lines), store), receiver(f"atom:{folder}", store)]
    what = watched(tmp_path, *receivers)
    running = watch(what, world.around(), rounds=2)
    next(running)
    web.replies["f4.example/feed"] = rss("http://f4.example/keth")
    list(running)
    told = [json.loads(line) for line in lines.read_bytes().splitlines()]
    assert [one["kind"] for one in told].count("toll") == 1
    (path,) = folder.iterdir()
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == len(told)
    assert any("72" in entry.title and "http://f4.example/keth" in str(entry.links) for entry in feed.entries)


def test_an_atom_feed_holds_no_character_that_xml_forbids():
    notice = Notice(key="k", kind="story", story="story:1", title="a\x00b <c>", text="d\x0be & f")
    feed = feedparser.parse(atom("story:1", [("2031-05-06T09:00:00Z", notice)]))
    assert not feed.bozo
    assert feed.entries[0].title.startswith("de &")


def test_a_webhook_that_was_down_is_told_later(tmp_path, world):
    bodies, answers = [], [503, 204]

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            bodies.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(answers.pop(0))
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        what = watched(
            tmp_path,
            receiver(f"http://127.0.0.1:{server.server_port}/hook", open_store(str(tmp_path / "desk.db"), create=True)),
        )
        first, second = watch(what, world.around(), rounds=2)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert any(rejection.code == "untold" for rejection in first.rejections)
    assert not any(rejection.code == "untold" for rejection in second.rejections)
    assert bodies[0] == bodies[1]
    assert [one["kind"] for one in json.loads(bodies[1])["notices"]] == ["story"]
