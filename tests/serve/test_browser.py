"""The desk in a real browser: Debian's Chromium, driven by Playwright. Skipped where there is none."""

import shutil
import threading
import time
from pathlib import Path

import pytest
import uvicorn

from recount import desk
from recount.ingest import open_pages
from recount.serve import Settings, make_app
from recount.store import open_store

CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parents[2] / "desk" / "node_modules" / "axe-core" / "axe.min.js"
STATIC = Path(__file__).parents[2] / "src" / "recount" / "serve" / "static" / "desk.js"
VIEWS = ("/", "/?text=market", "/reports", "/reports?text=market", "/entities", "/review", "/judgements", "story",
         "together", "report", "entity")  # fmt: skip

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed; Debian's package is chromium"),
    # Playwright leaves its loop's sockets to the collector
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
EXAMPLES = "examples"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    place = str(tmp_path_factory.mktemp("desk") / "recount.db")
    fill(place)
    config = uvicorn.Config(make_app(Settings(store=place)), host="127.0.0.1", port=0, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", place
    server.should_exit = True
    thread.join(10)


def fill(place):
    store = open_store(place, create=True)
    done = list(desk.ingest(store, open_pages([EXAMPLES]), lambda: "2031-05-12T10:00:00Z"))
    list(desk.tell_stories(store))
    store.close()
    return done


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, address):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page, faults, asked = context.new_page(), [], []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert faults == []
    assert [url for url in asked if not url.startswith((address[0], "data:"))] == []


def test_from_the_list_to_a_correction_that_survives_a_second_ingest(page, address):
    base, place = address
    page.goto(base)
    page.click(".rows h2 a")
    assert page.locator("table.matrix tr").count() > 5
    page.click(".tools a[href^='/reports/']")
    card = page.locator("article.card.figure", has_text="killed").first
    card.locator("summary").click()
    card.locator("input[name=by]").fill("Ilse")
    card.locator("select[name=field]").select_option("best")
    card.locator("input[name=value]").fill("58")
    with page.expect_navigation():
        card.locator("button[value=correct]").click()
    assert all(outcome.known for outcome in fill(place))
    page.goto(base)
    page.click(".rows h2 a")
    assert page.get_by_text("corrected by Ilse").count() > 0


def test_a_mark_leads_to_its_fact_and_the_fact_back(page, address):
    page.goto(f"{address[0]}/reports")
    page.click(".rows h2 a")
    mark = page.locator("a.mark[id]").first
    name = mark.get_attribute("href")
    mark.click()
    assert page.evaluate("location.hash") == name
    assert page.locator(f"[id='{name[1:]}']:target").count() == 1


@pytest.mark.skipif(not STATIC.exists(), reason="the desk's script is not built; `make assets` builds it where Node is")
def test_the_queue_is_gone_through_by_keys(page, address):
    page.goto(f"{address[0]}/review")
    first = page.locator(".queue > li").first
    identifier = first.get_attribute("id")
    page.keyboard.press("j")
    first.locator("summary").click()
    first.locator("input[name=by]").fill("Ilse")
    page.evaluate("document.activeElement.blur()")
    with page.expect_navigation():
        page.keyboard.press("a")
    page.goto(f"{address[0]}/review")
    assert page.locator(f"[id='{identifier}']").count() == 0


def there(page, base, view):
    """Go to a page of the desk by its path, or by what it shows of the first story."""
    if view.startswith("/"):
        page.goto(f"{base}{view}")
        return
    kind = {"story": "stories", "together": "stories", "report": "reports", "entity": "entities"}[view]
    page.goto(f"{base}/{'' if kind == 'stories' else kind}")
    page.locator(f"#main a[href^='/{kind}/']").first.click()
    if view == "together":
        page.click("a[href$='/together']")


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed; `make assets` installs it where Node is")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious_on_any_page(chromium, address, scheme, width):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page, found = context.new_page(), []
    for view in VIEWS:
        there(page, address[0], view)
        page.add_script_tag(path=str(AXE))
        result = page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })")
        assert result["passes"]
        found += [(view, v["id"], [n["target"] for n in v["nodes"]][:3]) for v in result["violations"]
                  if v["impact"] in ("serious", "critical")]  # fmt: skip
    context.close()
    assert found == []


@pytest.mark.skipif(not STATIC.exists(), reason="the desk's script is not built; `make assets` builds it where Node is")
def test_passages_are_chosen_by_keys(page, address):
    there(page, address[0], "together")
    page.locator(".keys").wait_for(state="visible")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("input[name=chosen]:checked").count() == 2


def test_a_reworded_quotation_shows_its_edit_in_the_report(page, address):
    page.goto(f"{address[0]}/reports")
    links = page.locator("#main a[href^='/reports/']").evaluate_all(
        "found => found.map(one => one.getAttribute('href'))"
    )
    shown = []
    for link in dict.fromkeys(links):
        page.goto(f"{address[0]}{link}")
        shown += page.locator(".card.statement del, .card.statement ins").all_inner_texts()
    assert any("carried them out" in words or "ordered it" in words for words in shown)


def test_every_mark_of_a_map_leads_to_what_happened_there(page, address):
    there(page, address[0], "story")
    for href in page.locator("svg.map a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        assert page.locator(f"[id='{href[1:]}'] .refs a").count() > 0


@pytest.mark.parametrize("path", ["/", "/reports", "/entities", "/review", "/judgements"])
def test_no_page_is_wider_than_a_phone(chromium, address, path):
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address[0]}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    if path == "/":
        page.click(".rows h2 a")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_reading_needs_no_script(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address[0])
    page.click(".rows h2 a")
    assert page.locator("table.matrix").is_visible()
    context.close()
