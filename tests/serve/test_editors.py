"""Two editors at once, at two desks that have one store: every judgement that was answered is kept, in full."""

from concurrent.futures import ThreadPoolExecutor

import msgspec
from litestar.testing import TestClient

from recount import desk
from recount.model.page import Page
from recount.serve import Settings, make_app
from recount.store import anchor_of, every_judgement, get_story, list_facts, list_stories, open_store
from recount.store.records import FactQuery, StoryQuery

WORDS = "Jets bombed a fuel depot at Keth on Tuesday and killed 34 soldiers, the Vornan army said.\nFuel burned."
EACH = 15


def test_two_editors_at_once_lose_no_judgement(tmp_path):
    place = str(tmp_path / "recount.db")
    store = open_store(place, create=True)
    list(
        desk.ingest(store, [Page(origin="0.txt", text=WORDS, outlet="Courier", published="2031-05-07")], lambda: "2031")
    )
    list(desk.tell_stories(store))
    (row, *_) = list_facts(store, FactQuery(kind="figure", type="killed")).items
    anchor = msgspec.to_builtins(anchor_of(store, row.report, row.id))

    def edit(who):
        answers = []
        with TestClient(make_app(Settings(store=place)), base_url="http://127.0.0.1") as client:
            for n in range(EACH):
                said = {"verdict": "correct", "about": [anchor], "by": who, "field": "best", "value": n, "note": f"{n}"}
                answers.append(client.post("/api/v1/judgements", json=said))
        return [(answer.status_code, answer.json()["id"]) for answer in answers]

    with ThreadPoolExecutor(2) as editors:
        answered = [one for some in editors.map(edit, ("Ilse", "Omar")) for one in some]
    kept = {one.id: one for one in every_judgement(store)}
    assert {status for status, _ in answered} == {201}
    assert set(kept) == {identifier for _, identifier in answered}
    assert sorted((one.by, one.value) for one in kept.values()) == [
        (b, n) for b in ("Ilse", "Omar") for n in range(EACH)
    ]
    (story,) = list_stories(store, StoryQuery()).items
    told = get_story(store, story.id)
    assert not told.row.stale
    assert len(told.judgements) == 2 * EACH
    store.close()
