import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from litestar.testing import TestClient

from recount import desk
from recount.model.page import Page
from recount.serve import Settings, make_app, teller
from recount.serve.teller import Teller
from recount.store import anchor_of, every_judgement, get_story, list_facts, list_stories, open_store
from recount.store.records import FactQuery, StoryQuery

BASE = "http://127.0.0.1"
EACH = 15
WORDS = "Jets bombed a fuel depot at Keth on Tuesday and killed 34 soldiers, the Vornan army said.\nFuel burned."


@pytest.fixture
def place(tmp_path):
    place = str(tmp_path / "recount.db")
    store = open_store(place, create=True)
    page = Page(origin="0.txt", text=WORDS, outlet="Courier", published="2031-05-07")
    list(desk.ingest(store, [page], lambda: "2031-05-08T10:00:00Z"))
    list(desk.tell_stories(store))
    store.close()
    return place


@pytest.fixture
def store(place):
    found = open_store(place)
    yield found
    found.close()


@pytest.fixture
def slow(monkeypatch):
    """Have stories told only once it is allowed."""
    allowed = threading.Event()

    def tell(store):
        allowed.wait(30)
        yield from desk.tell_stories(store)

    monkeypatch.setattr(teller, "tell_stories", tell)
    yield allowed
    allowed.set()


def judge(client, store, by="Ilse", value=58):
    (row, *_) = list_facts(store, FactQuery(kind="figure", type="killed")).items
    anchor = msgspec.to_builtins(anchor_of(store, row.report, row.id))
    sent = {"verdict": "correct", "about": [anchor], "by": by, "field": "best", "value": value, "note": f"{value}"}
    return client.post("/api/v1/judgements", json=sent)


def story_of(store):
    (row,) = list_stories(store, StoryQuery()).items
    return get_story(store, row.id)


def bests(kept):
    return {figure.best for figure in kept.story.figures}


def test_whoever_judges_gets_the_account_that_follows(place, store):
    with TestClient(make_app(Settings(store=place)), base_url=BASE) as client:
        assert judge(client, store).status_code == 201
        assert 58 in bests(story_of(store))


def test_whoever_judges_is_not_kept_by_a_long_account_and_its_page_says_it_is_behind(place, store, slow, monkeypatch):
    monkeypatch.setattr(teller, "PATIENCE", 0.0)
    with TestClient(make_app(Settings(store=place)), base_url=BASE) as client:
        assert judge(client, store).status_code == 201
        assert 58 not in bests(story_of(store))
        page = client.get(f"/stories/{story_of(store).row.id}").text
        assert "This account is behind" in page
        slow.set()
    assert 58 in bests(story_of(store))
    with TestClient(make_app(Settings(store=place)), base_url=BASE) as client:
        assert "This account is behind" not in client.get(f"/stories/{story_of(store).row.id}").text


def test_where_telling_fails_that_is_logged_and_the_story_stays_behind(place, store, monkeypatch, caplog):
    def fail(_store):
        raise OSError("the disk is full")

    with monkeypatch.context() as broken, TestClient(make_app(Settings(store=place)), base_url=BASE) as client:
        broken.setattr(teller, "tell_stories", fail)
        logging.getLogger("recount").addHandler(caplog.handler)  # the server has taken the root's
        assert judge(client, store).status_code == 201
        logging.getLogger("recount").removeHandler(caplog.handler)
        assert "stays marked as behind" in caplog.text
    assert story_of(store).row.stale
    mended = Teller(store)
    assert mended.ask(patience=60)
    mended.close()
    assert not story_of(store).row.stale


def test_two_editors_at_two_desks_of_one_store_lose_no_judgement(place, store):
    def edit(who):
        with TestClient(make_app(Settings(store=place)), base_url=BASE) as client:
            answers = [judge(client, store, who, n) for n in range(EACH)]
        return [(answer.status_code, answer.json()["id"]) for answer in answers]

    with ThreadPoolExecutor(2) as editors:
        answered = [one for some in editors.map(edit, ("Ilse", "Omar")) for one in some]
    kept = {one.id: one for one in every_judgement(store)}
    assert {status for status, _ in answered} == {201}
    assert set(kept) == {identifier for _, identifier in answered}
    everything = [(by, n) for by in ("Ilse", "Omar") for n in range(EACH)]
    assert sorted((one.by, one.value) for one in kept.values()) == everything
    told = story_of(store)
    assert not told.row.stale
    assert len(told.judgements) == 2 * EACH
