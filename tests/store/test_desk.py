import itertools
import subprocess
import sys

import msgspec
import pytest
from sqlalchemy import create_engine, select, text, update

import databases
from recount import desk, pipeline
from recount.errors import StoreError
from recount.export import render_page
from recount.ingest import open_pages
from recount.model.judgement import judge
from recount.model.page import Page, Rejection
from recount.store import (
    anchor_of,
    cluster_members,
    every_judgement,
    get_report,
    get_story,
    list_changes,
    list_facts,
    list_reports,
    list_stories,
    migrations,
    open_store,
    review_queue,
    tables,
)
from recount.store.dossiers import dossier_of
from recount.store.records import ChangeQuery, FactQuery, ReportQuery, ReviewQuery, StoryQuery

COURIER = (
    "Jets bombed a fuel depot at Keth on Tuesday and killed 34 soldiers, the Vornan army said.\nFuel burned all night."
)
HERALD = "An air raid on the fuel depot at Keth killed 34 Vornan soldiers.\nThe depot burned all night, the army said."
REFUSED = Rejection(origin="0.txt", stage="read", code="language", message="the report is in French")
FERRY = "A ferry sank off Orlen on Monday and nine passengers drowned, the coast guard of Lesk said.\nDivers searched."


@pytest.fixture(scope="session")
def postgresql():
    if not databases.is_installed():
        pytest.skip("no PostgreSQL server is installed; Debian's package is postgresql")
    with databases.server() as address:
        yield address


NUMBERS = itertools.count()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    if request.param == "sqlite":
        place = str(tmp_path / "recount.db")
    else:
        address, name = request.getfixturevalue("postgresql"), f"store{next(NUMBERS)}"
        create_database(address, name)
        place = f"{address}/{name}"
    opened = open_store(place, create=True)
    yield opened
    opened.close()


def create_database(address, name):
    admin = address.replace("postgresql://", "postgresql+pg8000://") + "/postgres"
    engine = create_engine(admin, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()


def clock():
    return "2031-05-08T10:00:00Z"


def pages(*texts):
    return [
        Page(origin=f"{n}.txt", text=words, outlet=f"Paper {n}", published="2031-05-07")
        for n, words in enumerate(texts)
    ]


def fill(store, *texts):
    done = list(desk.ingest(store, pages(*texts), clock))
    list(desk.tell_stories(store))
    return done


def one_story(store):
    (row,) = list_stories(store, StoryQuery()).items
    return get_story(store, row.id)


def take(store, verdict, about=(), at="2031-05-08T11:00:00Z", **more):
    one = judge(verdict, about, by="Ilse", at=at, **more)
    desk.judge_in(store, [one], at)
    list(desk.tell_stories(store))
    return one


def figure(store):
    (row, *_) = list_facts(store, FactQuery(kind="figure", type="killed")).items
    return anchor_of(store, row.report, row.id)


def test_reports_of_one_event_come_into_one_story_and_another_opens_its_own(store):
    fill(store, COURIER, HERALD, FERRY)
    rows = list_stories(store, StoryQuery()).items
    assert sorted(row.reports for row in rows) == [1, 2]
    assert [change.kind for change in list_changes(store, ChangeQuery()).items] == ["opened", "joined", "opened"]


def test_the_same_input_twice_changes_nothing(store):
    fill(store, COURIER, HERALD)
    before = databases.contents(store)
    assert [outcome.known for outcome in fill(store, COURIER, HERALD)] == [True, True]
    assert databases.contents(store) == before


def test_a_page_given_twice_in_one_run_is_kept_once(store):
    page = pages(COURIER)[0]
    assert sorted(o.reports for o in desk.ingest(store, [page, page], clock)) == [0, 1]


def test_a_kept_story_is_the_dossier_of_its_reports(store):
    fill(store, COURIER, HERALD)
    dossier = dossier_of(one_story(store))
    assert [len(story.reports) for story in dossier.stories] == [2]
    assert "34" in render_page(dossier)


def test_stories_are_found_by_words_by_type_and_by_day(store):
    fill(store, COURIER, HERALD, FERRY)

    def found(**query):
        return [row.reports for row in list_stories(store, StoryQuery(**query)).items]

    assert found(text="ferry") == [1]
    assert found(text='"fuel depot"') == [2]
    assert found(text="depot -ferry", type="airstrike") == [2]
    assert found(since="2032-01-01") == []
    assert found(text="\"'); DROP TABLE report; --") == []


def test_a_list_goes_on_behind_its_cursor_without_a_gap(store):
    fill(store, COURIER, HERALD, FERRY)
    first = list_reports(store, ReportQuery(limit=2))
    rest = list_reports(store, ReportQuery(limit=2, cursor=first.next))
    assert first.total == 3
    assert len({row.id for row in (*first.items, *rest.items)}) == 3
    assert rest.next is None


def test_what_is_refused_is_kept_with_its_reason(store, tmp_path):
    (tmp_path / "empty.txt").touch()
    (outcome,) = desk.ingest(store, open_pages([str(tmp_path / "empty.txt")]), clock)
    assert [rejection.code for rejection in outcome.rejections]
    assert len(databases.contents(store)["rejection"]) == 1


def test_a_corrected_value_stands_and_is_undone(store):
    fill(store, COURIER, HERALD)
    one = take(store, "correct", [figure(store)], field="best", value=58)
    tolls = {figure.best for figure in one_story(store).story.figures if figure.measure == "killed"}
    assert 58 in tolls
    take(store, "undo", undoes=one.id, at="2031-05-08T12:00:00Z")
    assert {f.best for f in one_story(store).story.figures if f.measure == "killed"} == {34}
    assert len(every_judgement(store)) == 2


def test_an_impossible_correction_is_refused_and_not_kept(store):
    fill(store, COURIER)
    with pytest.raises(StoreError, match="best cannot be 'many'"):
        take(store, "correct", [figure(store)], field="best", value="many")
    assert every_judgement(store) == ()


def outdate(store):
    """Make the store look as if an older lexicon had read it."""
    with store.writing() as connection:
        connection.execute(update(tables.run).values(lexicon="older"))


def test_judgements_and_ids_survive_that_pages_are_read_again(store):
    fill(store, COURIER, HERALD)
    take(store, "correct", [figure(store)], field="best", value=58)
    before = one_story(store)
    outdate(store)
    assert len(list(desk.read_again(store, clock))) == 2
    list(desk.tell_stories(store))
    after = one_story(store)
    assert after.row.id == before.row.id
    assert msgspec.structs.replace(after.story) == before.story
    assert list(desk.read_again(store, clock)) == []


def read_as(monkeypatch, change):
    """Have pages read as if the program made this of each reading: another one, or none."""

    def read_each(pages, *_args, **_settings):
        for page, items in pipeline.read_each(pages):
            yield page, [new for item in items if (new := change(item)) is not None]

    monkeypatch.setattr(desk, "read_each", read_each)


def counted(store):
    with store.reading() as connection:
        return dict(
            connection.execute(select(tables.word.c.word, tables.word.c.reports).where(tables.word.c.reports > 0)).all()
        )


@pytest.mark.parametrize("refused", [None, REFUSED])
def test_a_report_that_its_page_does_not_give_any_more_leaves_its_story(store, monkeypatch, refused):
    fill(store, COURIER)
    alone = counted(store)
    fill(store, COURIER, HERALD)
    story = one_story(store).row.id
    outdate(store)

    def change(item):
        return (refused and msgspec.structs.replace(item, refused=refused)) if "34 Vornan" in item.report.text else item

    read_as(monkeypatch, change)
    list(desk.read_again(store, clock))
    list(desk.tell_stories(store))
    kept = one_story(store)
    assert (kept.row.id, kept.row.reports, len(kept.story.reports)) == (story, 1, 1)
    assert list_changes(store, ChangeQuery()).items[0].kind == "left"
    assert counted(store) == alone


def test_a_story_that_all_reports_leave_ends_and_one_that_comes_back_is_placed(store, monkeypatch):
    fill(store, COURIER)
    outdate(store)
    with monkeypatch.context() as gone:
        read_as(gone, lambda item: msgspec.structs.replace(item, refused=REFUSED))
        list(desk.read_again(store, clock))
    assert list_stories(store, StoryQuery()).items == ()
    outdate(store)
    list(desk.read_again(store, clock))
    list(desk.tell_stories(store))
    assert one_story(store).row.reports == 1


def test_a_report_read_anew_is_compared_as_it_is_now(store, monkeypatch):
    fill(store, FERRY)
    outdate(store)
    (former,) = [row.id for row in list_reports(store, ReportQuery()).items]
    text = COURIER.replace("Jets", "Two jets")
    (now,) = pipeline.read(pages(text))
    with monkeypatch.context() as newer:
        read_as(newer, lambda _item: now)
        list(desk.read_again(store, clock))
    fill(store, FERRY, HERALD)
    assert one_story(store).row.reports == 2
    assert get_report(store, former).reading.report.id != former


def test_judgements_survive_new_reports(store):
    fill(store, COURIER)
    take(store, "correct", [figure(store)], field="best", value=58)
    list(desk.ingest(store, pages(COURIER, HERALD)[1:], clock))
    list(desk.tell_stories(store))
    assert 58 in {n for f in one_story(store).story.figures for n in (f.low, f.best, f.high)}


def test_reports_judged_the_same_are_one_story_and_its_former_address_leads_there(store):
    fill(store, COURIER, FERRY)
    old = {row.id for row in list_stories(store, StoryQuery()).items}
    reports = [row.id for row in list_reports(store, ReportQuery()).items]
    take(store, "same", [anchor_of(store, report) for report in reports])
    kept = one_story(store)
    (gone,) = old - {kept.row.id}
    assert get_story(store, gone).row.id == kept.row.id
    assert kept.row.reports == 2


def test_a_report_judged_another_story_leaves_and_stays_away(store):
    fill(store, COURIER, HERALD)
    reports = sorted(row.id for row in list_reports(store, ReportQuery()).items)
    take(store, "not_same", [anchor_of(store, report) for report in reports])
    assert [row.reports for row in list_stories(store, StoryQuery()).items] == [1, 1]


def test_what_was_judged_is_no_more_in_the_queue(store):
    fill(store, COURIER, HERALD)
    first = review_queue(store, ReviewQuery()).items[0]
    about = [anchor_of(store, report, fact) for report, fact in cluster_members(store, first.cluster)]
    take(store, "accept", about)
    assert first.cluster not in {item.cluster for item in review_queue(store, ReviewQuery()).items}


def test_judgements_are_only_ever_added(store):
    fill(store, COURIER)
    take(store, "accept", [figure(store)])
    with pytest.raises(Exception, match="only ever added"), store.writing() as connection:
        connection.execute(update(tables.judgement).values(by="Omar"))


def test_an_id_that_is_not_there_is_told(store):
    with pytest.raises(StoreError, match="there is no story"):
        get_story(store, "story:none")
    with pytest.raises(StoreError, match="report:none"):
        get_report(store, "report:none")


def test_a_file_that_is_no_store_is_told(tmp_path):
    with pytest.raises(StoreError, match="there is no store"):
        open_store(str(tmp_path / "none.db"))
    (tmp_path / "text.db").write_text("This is a letter, and a rather long one, to nobody in particular. " * 40)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(str(tmp_path / "text.db"))


def test_a_store_of_a_newer_program_is_told(tmp_path):
    place = str(tmp_path / "recount.db")
    store = open_store(place, create=True)
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreError, match="newer Recount"):
        open_store(place)


def test_a_store_of_an_older_program_is_brought_up_to_date(tmp_path):
    place = str(tmp_path / "recount.db")
    engine = create_engine(f"sqlite:///{place}")
    with engine.begin() as connection:
        migrations.upgrade(connection, "0001")
    engine.dispose()
    store = open_store(place)
    fill(store, COURIER)
    assert [row.reports for row in list_stories(store, StoryQuery(text="depot")).items] == [1]
    store.close()


WRITER = """
import sys
from recount import desk
from recount.model.judgement import judge
from recount.store import anchor_of, list_reports, open_store
from recount.store.records import ReportQuery
store = open_store(sys.argv[1])
(row,) = list_reports(store, ReportQuery()).items
about = [anchor_of(store, row.id)]
for n in range(15):
    desk.judge_in(store, [judge("comment", about, by=sys.argv[2], at=f"2031-05-08T10:{n:02}:00Z", note=str(n))], "")
store.close()
"""


def test_two_editors_at_once_lose_no_judgement(store):
    fill(store, COURIER)
    place = store.place
    both = [subprocess.Popen([sys.executable, "-c", WRITER, place, name]) for name in ("Ilse", "Omar")]
    assert [one.wait(60) for one in both] == [0, 0]
    assert len({(one.by, one.note) for one in every_judgement(store)}) == 30


FEW = (COURIER, HERALD, FERRY)
INGEST = """
import sys, time
from recount import desk
from recount.model.page import Page
from recount.store import open_store
store = open_store(sys.argv[1], create=True)
texts = sys.argv[2].split("|")
pages = [Page(origin=f"{n}.txt", text=t, outlet=f"Paper {n}", published="2031-05-07") for n, t in enumerate(texts)]
for n, page in enumerate(pages):
    for outcome in desk.ingest(store, [page], lambda: "2031-05-08T10:00:00Z"):
        print("kept", flush=True)
    time.sleep(0.2)
"""


def test_a_killed_ingest_loses_nothing_that_it_has_kept_and_goes_on(tmp_path):
    place = str(tmp_path / "recount.db")
    command = [sys.executable, "-c", INGEST, place, "|".join(FEW)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout.readline() == "kept\n"
        killed.kill()
    resumed, whole = open_store(place), open_store(str(tmp_path / "whole.db"), create=True)
    assert fill(resumed, *FEW)[0].known
    fill(whole, *FEW)
    assert databases.contents(resumed) == databases.contents(whole)
    resumed.close()
    whole.close()
