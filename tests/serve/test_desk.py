import json
import re
from html import escape

import pytest
from litestar.testing import TestClient

from recount import desk
from recount.errors import UsageError
from recount.model.page import Page
from recount.serve import Settings, add_token, make_app
from recount.serve.settings import check
from recount.serve.taking import FORMS
from recount.store import list_reports, list_stories, list_watches, open_store
from recount.store.records import ReportQuery, StoryQuery

COURIER = (
    "Jets bombed a fuel depot at Keth on Tuesday and killed 34 soldiers, the Vornan army said.\nFuel burned all night."
)
HERALD = "An air raid on the fuel depot at Keth killed 34 Vornan soldiers.\nThe depot burned all night, the army said."
EVIL = "<script>alert(1)</script>"
HOSTILE = f"Jets bombed the town of Lesk {EVIL} on Tuesday and killed nine guards, the army said.\n=1+1 {EVIL}"
BASE = "http://127.0.0.1"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    place = str(tmp_path_factory.mktemp("desk") / "recount.db")
    store = open_store(place, create=True)
    texts = (COURIER, "Courier"), (HERALD, "Herald"), (HOSTILE, EVIL)
    pages = [
        Page(
            origin=f"{n}.txt",
            text=text,
            outlet=outlet,
            headline=f"{EVIL}{n}",
            published="2031-05-07",
            url=f"javascript:{n}",
        )
        for n, (text, outlet) in enumerate(texts)
    ]
    list(desk.ingest(store, pages, lambda: "2031-05-08T10:00:00Z"))
    list(desk.tell_stories(store))
    stories = [row.id for row in list_stories(store, StoryQuery()).items]
    reports = [row.id for row in list_reports(store, ReportQuery()).items]
    store.close()
    return place, stories, reports


@pytest.fixture
def client(kept):
    with TestClient(make_app(Settings(store=kept[0])), base_url=BASE) as found:
        yield found


@pytest.fixture(scope="module")
def tokens(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("tokens") / "tokens.json")
    return path, {role: add_token(path, role.title(), role) for role in ("reader", "editor")}


@pytest.fixture
def guarded(kept, tokens):
    with TestClient(make_app(Settings(store=kept[0], tokens=tokens[0])), base_url=BASE) as found:
        yield found


def paths(kept):
    _, stories, reports = kept
    yield from (
        "/",
        "/?text=depot&type=airstrike",
        "/reports",
        "/reports?text=depot",
        "/entities",
        "/review",
        "/judgements",
    )
    yield from (f"/stories/{one}" for one in stories)
    yield from (f"/reports/{one}" for one in reports)
    yield f"/reports/{reports[0]}?beside={reports[1]}"


def test_every_page_answers_and_no_report_writes_into_it(client, kept):
    for path in paths(kept):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert EVIL not in answer.text, path
        assert 'href="javascript:' not in answer.text, path
    assert escape(EVIL) in client.get("/reports").text


def test_every_answer_forbids_what_is_not_the_desks_own(client, kept):
    for path in (*paths(kept), "/api/v1/stories", "/nothing", "/static/page.css"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_the_server_answers_to_its_own_name_alone(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/", headers={"host": "localhost:8731"}).status_code == 200


def test_a_form_of_another_page_is_refused(client):
    form = {"verdict": "comment", "by": "Mallory", "note": "x"}
    assert client.post("/judgements", data=form, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/judgements", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/judgements", data=form).status_code == 403
    assert client.get("/api/v1/judgements").json()["items"] == []


def form_of(client, path):
    page = client.get(path).text
    key = page.split('name="key" value="')[1].split('"')[0]
    return {"key": key, "by": "Ilse", "back": path}


def figure(client):
    (row, *_) = client.get("/api/v1/facts?kind=figure&type=killed&text=34").json()["items"]
    return {name: row[name] for name in ("report", "kind", "start", "end", "text")} | {"item": row["id"]}


def test_a_correction_from_a_page_is_seen_in_the_story_and_can_be_taken_back(client):
    about = figure(client)
    path = f"/reports/{about['report']}"
    form = form_of(client, path) | {
        "about": json.dumps([about]), "verdict": "correct", "field": "best", "value": "58",
    }  # fmt: skip
    done = client.post("/judgements", data=form, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, path)
    story = client.get(f"/api/v1/reports/{about['report']}").json()["story"]
    assert "corrected by Ilse" in client.get(f"/stories/{story}").text
    (one,) = client.get("/api/v1/judgements").json()["items"]
    undo = form_of(client, "/judgements") | {"verdict": "undo", "undoes": one["id"]}
    assert client.post("/judgements", data=undo, follow_redirects=False).status_code == 303
    assert "corrected by Ilse" not in client.get(f"/stories/{story}").text


def test_an_impossible_value_is_told_and_not_kept(client):
    about = figure(client)
    form = form_of(client, f"/reports/{about['report']}") | {
        "about": json.dumps([about]), "verdict": "correct", "field": "best", "value": "many",
    }  # fmt: skip
    done = client.post("/judgements", data=form)
    assert done.status_code == 400
    assert "best cannot be" in done.text


def test_no_form_leads_away_from_the_desk(client):
    about = figure(client)
    form = form_of(client, f"/reports/{about['report']}") | {
        "verdict": "comment",
        "note": "x",
        "about": json.dumps([about]),
    }
    done = client.post("/judgements", data=form | {"back": "//evil.example"}, follow_redirects=False)
    assert done.headers["location"] == "/judgements"


def test_other_machines_need_tokens():
    with pytest.raises(UsageError, match="a token is needed"):
        check(Settings(store="x.db", host="0.0.0.0"))  # noqa: S104 - this is what is refused


def test_without_a_token_nothing_is_shown(guarded, kept):
    for path in paths(kept):
        answer = guarded.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (302, "/login")
    assert guarded.get("/api/v1/stories").status_code == 401
    assert guarded.get("/api/v1/stories", headers={"authorization": "Bearer wrong"}).status_code == 401


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_each_role_may_do_what_it_may(guarded, tokens, role):
    headers = {"authorization": f"Bearer {tokens[1][role]}"}
    assert guarded.get("/api/v1/stories", headers=headers).status_code == 200
    said = {"verdict": "comment", "note": "seen", "about": [figure_of(guarded, headers)]}
    done = guarded.post("/api/v1/judgements", json=said, headers=headers)
    assert done.status_code == {"reader": 403, "editor": 201}[role]
    if role == "editor":
        assert done.json()["by"] == "Editor"


def figure_of(client, headers):
    (row, *_) = client.get("/api/v1/facts?kind=figure", headers=headers).json()["items"]
    return {name: row[name] for name in ("report", "kind", "start", "end", "text")} | {"item": row["id"]}


def test_no_route_that_writes_is_open_to_a_reader(kept, tokens):
    app = make_app(Settings(store=kept[0], tokens=tokens[0]))
    open_to_all = {"/login", "/logout", "/api/v1/read", "/api/v1/dossier"}
    with TestClient(app, base_url=BASE) as client:
        for route in app.routes:
            if "POST" in getattr(route, "methods", ()) and route.path not in open_to_all:
                path = re.sub(r"\{\w+:int\}", "1", route.path)
                answer = client.post(path, json={}, headers={"authorization": f"Bearer {tokens[1]['reader']}"})
                assert answer.status_code == 403, route.path


def test_who_has_a_token_comes_in_and_goes_out(guarded, tokens):
    assert guarded.post("/login", data={"token": "wrong"}).status_code == 401
    done = guarded.post("/login", data={"token": tokens[1]["reader"]}, follow_redirects=False)
    cookie = done.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert guarded.get("/").status_code == 200
    assert "Judge</summary>" not in guarded.get("/review").text
    guarded.post("/logout")
    assert guarded.get("/", follow_redirects=False).status_code == 302


def test_what_the_asker_has_already_is_not_sent_again(client, kept):
    for path in ("/api/v1/stories", f"/api/v1/stories/{kept[1][0]}", f"/api/v1/reports/{kept[2][0]}"):
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/v1/stories/none", 404), ("/api/v1/nothing", 404), ("/api/v1/stories?limit=0", 400),
     ("/api/v1/stories?cursor=x", 400), ("/api/v1/facts?kind=nonsense", 400)],
)  # fmt: skip
def test_every_error_of_the_api_has_one_body(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message", "where"}


def test_texts_sent_in_are_read_and_not_kept(client):
    before = client.get("/api/v1/contents").json()["reports"]
    read = client.post("/api/v1/read", json=[{"id": "a", "text": COURIER, "published": "2031-05-07"}])
    assert [reading["report"]["origin"] for reading in read.json()["readings"]] == ["a"]
    both = [{"id": "a", "text": COURIER, "outlet": "Courier"}, {"id": "b", "text": HERALD, "outlet": "Herald"}]
    dossier = client.post("/api/v1/dossier", json=both).json()
    assert [len(story["reports"]) for story in dossier["stories"]] == [2]
    assert client.get("/api/v1/contents").json()["reports"] == before
    assert client.post("/api/v1/read", json=[{"id": "a"}]).status_code == 400


def test_a_story_is_taken_away_as_page_json_and_table(client, kept):
    for story in kept[1]:
        page = client.get(f"/stories/{story}/dossier/html")
        assert page.text.startswith("<!doctype html>")
        assert client.get(f"/stories/{story}/dossier/json").json()["format"] == "recount/1"
        table = client.get(f"/stories/{story}/dossier/matrix").text
        assert not any(cell.startswith(("=", "+", "@")) for line in table.splitlines() for cell in line.split(","))


@pytest.mark.parametrize("form", [name for name, _ in FORMS])
def test_a_story_is_taken_away_in_every_form_and_several_files_are_one(client, kept, form):
    page = client.get(f"/stories/{kept[1][0]}/dossier/{form}")
    told = client.get(f"/api/v1/stories/{kept[1][0]}/export/{form}")
    assert page.content == told.content != b""
    assert page.headers["content-disposition"].startswith("attachment; filename=")
    assert (page.headers["content-type"] == "application/zip") == (form in ("csv", "parquet", "gdelt"))


def test_a_form_that_is_none_names_those_there_are(client, kept):
    answer = client.get(f"/api/v1/stories/{kept[1][0]}/export/papyrus")
    assert answer.status_code == 404
    assert "geojson" in answer.json()["error"]["message"]


def test_the_description_of_the_api_names_every_route(client):
    told = set(client.get("/api/v1/schema/openapi.json").json()["paths"])
    names = "stories facts entities findings judgements review read dossier reports facets changes contents"
    assert {f"/api/v1/{name}" for name in names.split()} <= told


def test_too_many_questions_are_refused(kept):
    with TestClient(make_app(Settings(store=kept[0], requests=3)), base_url=BASE) as client:
        assert [client.get("/api/v1/contents").status_code for _ in range(4)] == [200, 200, 200, 429]


def chosen(client, story, *words):
    """Return the boxes of the page of joining beside which all of the words stand, in order, and the form's key."""
    text = client.get(f"/stories/{story}/together").text
    boxes = re.findall(r'name="chosen" value="([^"]+)">(.*?)</label>', text, re.DOTALL)
    return [box for box, label in boxes if all(word in label for word in words)], re.search(
        r'name="key" value="([^"]+)"', text
    )[1]


def test_a_report_is_parted_from_its_story_on_the_page_and_comes_back(client):
    row = max(client.get("/api/v1/stories").json()["items"], key=lambda row: row["reports"])
    story = row["id"]
    (box,), key = [b for b in chosen(client, story, "Herald")[0] if b.startswith("reports ")], chosen(client, story)[1]
    form = {"key": key, "by": "Ilse", "chosen": [box], "verdict": "not_same"}
    assert client.post(f"/stories/{story}/together", data=form, follow_redirects=False).status_code == 303
    assert client.get(f"/api/v1/stories/{story}").json()["row"]["reports"] == row["reports"] - 1
    judged = client.get("/api/v1/judgements").json()["items"]
    one = next(one for one in judged if one["verdict"] == "not_same")
    undo = form_of(client, "/judgements") | {"verdict": "undo", "undoes": one["id"]}
    client.post("/judgements", data=undo)
    assert client.get(f"/api/v1/stories/{story}").json()["row"]["reports"] == row["reports"]


def test_nothing_chosen_is_told_and_nothing_kept(client, kept):
    _, key = chosen(client, kept[1][0])
    before = len(client.get("/api/v1/judgements").json()["items"])
    form = {"key": key, "by": "Ilse", "verdict": "same"}
    assert client.post(f"/stories/{kept[1][0]}/together", data=form).status_code == 400
    assert (
        client.post(f"/stories/{kept[1][0]}/together", data=form | {"chosen": "event:0 report:0 event:0"}).status_code
        == 400
    )
    assert len(client.get("/api/v1/judgements").json()["items"]) == before


def test_two_figures_are_joined_on_the_page(client):
    story = max(client.get("/api/v1/stories").json()["items"], key=lambda row: row["reports"])["id"]
    figures = client.get(f"/api/v1/stories/{story}").json()["story"]["figures"]
    _, key = chosen(client, story)
    form = {"key": key, "by": "Ilse", "chosen": [figures[0]["id"], figures[1]["id"]], "verdict": "same"}
    assert client.post(f"/stories/{story}/together", data=form, follow_redirects=False).status_code == 303
    assert len(client.get(f"/api/v1/stories/{story}").json()["story"]["figures"]) == len(figures) - 1


def test_a_kept_search_counts_what_came_since_somebody_looked(client, kept):
    form = form_of(client, "/?text=depot") | {"text": "depot", "name": "Depots"}
    assert client.post("/watches", data=form, follow_redirects=False).headers["location"] == "/?text=depot"
    store = open_store(kept[0])
    assert [(watch.name, watch.fresh) for watch in list_watches(store)] == [("Depots", 0)]
    text = "Rebels shelled the grain depot of Orlen on 20 June 2031 and killed two drivers, the mayor of Orlen said."
    page = Page(origin="late.txt", text=text, outlet="Late", published="2031-06-21")
    list(desk.ingest(store, [page], lambda: "2031-06-21T10:00:00Z"))
    list(desk.tell_stories(store))
    assert [watch.fresh for watch in list_watches(store)] == [1]
    assert "1 new" in client.get("/").text
    number = list_watches(store)[0].number
    client.post(f"/watches/{number}/look", data=form_of(client, "/"))
    assert [watch.fresh for watch in list_watches(store)] == [0]
    client.post(f"/watches/{number}/drop", data=form_of(client, "/"))
    assert list_watches(store) == ()
    store.close()


@pytest.mark.parametrize(
    "sent", [{"name": "All"}, {"name": " ", "text": "depot"}, {"name": "x", "finding": "nonsense"}]
)
def test_a_search_for_everything_or_nothing_is_not_kept(client, sent):
    form = form_of(client, "/?text=depot")
    key = {"key": form["key"]}
    assert client.post("/watches", data=key | sent, follow_redirects=False).status_code == 400
