"""The command line as a command: what it prints where, and how it ends."""

import json
import os
import subprocess
import sys

import pytest

PAGE = (
    "SHELLS HIT LESK\n\nShells hit the market of Lesk on Tuesday and killed 34 people, the mayor, Ines Marto, said.\n"
)


def recount(*arguments, stdin="", **environment):
    command = [sys.executable, "-m", "recount.cli.main", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False,
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
    )  # fmt: skip


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "lesk.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_read_prints_a_reading_a_line_with_the_text_unchanged(page):
    done = recount("read", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["report"]["text"] for line in done.stdout.splitlines()] == [PAGE]


def test_a_refused_page_is_told_in_one_line_and_the_rest_is_done(page, tmp_path):
    assert page.parent == tmp_path
    (tmp_path / "empty.txt").touch()
    done = recount("read", tmp_path)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert len(done.stderr.splitlines()) == 1
    assert "empty.txt" in done.stderr


def test_a_refused_page_stands_in_the_dossier(tmp_path):
    done = recount("dossier", tmp_path / "nowhere.txt", "--format", "json")
    assert done.returncode == 1
    assert [item["origin"] for item in json.loads(done.stdout)["rejections"]] == [str(tmp_path / "nowhere.txt")]


def test_the_dossier_goes_to_the_file_that_is_named(page, tmp_path):
    done = recount("dossier", page, "--format", "html", "--output", tmp_path / "out.html")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_standard_input_is_read():
    done = recount("dossier", "-", "--format", "json", stdin=PAGE)
    assert json.loads(done.stdout)["format"] == "recount/1"


@pytest.mark.parametrize(
    "arguments",
    [[], ["frobnicate"], ["read"], ["dossier", "x", "--format", "pdf"], ["dossier", "x", "--output", "/no/such/x"],
     ["read", "x", "--model", "no_such_model"], ["read", "x", "--people", "/no/such.csv"],
     ["dossier", "x", "--places", "/no/such.csv"]],
)  # fmt: skip
def test_misuse_ends_with_two_and_no_traceback(arguments, page):
    done = recount(*[page if argument == "x" else argument for argument in arguments])
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_the_users_tables_are_used_and_told_in_the_output(tmp_path):
    table = tmp_path / "places.csv"
    table.write_text("name,latitude,longitude,country\nLesk,59.5,10.25,Norway\n", encoding="utf-8")
    (tmp_path / "page.txt").write_text("Shells hit Lesk on Monday, officials in Oslo said.", encoding="utf-8")
    reading = json.loads(recount("read", tmp_path / "page.txt", "--places", table).stdout)
    assert [place["latitude"] for place in reading["places"] if place["text"] == "Lesk"] == [59.5]
    assert len(reading["produced_by"]["own"]) == 16


def test_a_reader_who_leaves_is_no_error(page):
    command = f"{sys.executable} -m recount.cli.main dossier {page} --format html | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("<", "")


def test_an_address_is_not_fetched_unless_asked_for():
    done = recount("read", "http://127.0.0.1:9/ferry")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--fetch" in done.stderr


GERMAN = "Die Fähre sank am Montag vor dem Hafen, teilte die Küstenwache mit. Vierzig Menschen wurden gerettet. "


def test_a_report_in_another_language_is_printed_without_facts_and_refused(tmp_path):
    path = tmp_path / "fähre.txt"
    path.write_text(GERMAN * 3, encoding="utf-8")
    done = recount("read", path)
    assert done.returncode == 1
    assert "language" in done.stderr
    reading = json.loads(done.stdout)
    assert (reading["report"]["language"], reading["facts"], reading["refused"]["code"]) == ("de", [], "language")
    dossier = json.loads(recount("dossier", path, "--format", "json").stdout)
    assert (dossier["readings"], [item["code"] for item in dossier["rejections"]]) == ([], ["language"])


HTML = "<html><body><article><h1>Shells hit Lesk</h1>{}</article></body></html>"


def test_show_prints_the_passage_and_the_bytes_of_the_page_behind_it(tmp_path):
    path = tmp_path / "lesk.html"
    said = "Shells hit the market of <b>Lesk</b> on Tuesday and killed 34 people, the mayor of the town said. "
    path.write_text(HTML.format(f"<p>{said * 3}</p>" * 4), encoding="utf-8")
    report = json.loads(recount("read", path).stdout)["report"]
    start = report["text"].index("market of Lesk")
    shown = recount("show", path, start, start + 14)
    assert (shown.returncode, shown.stdout) == (0, "market of Lesk\n")
    assert recount("show", "--raw", report["id"], start, start + 14, path).stdout == "market of <b>Lesk\n"


@pytest.mark.parametrize("arguments", [["nowhere.html", 0, 5], ["x", 0, 10_000], ["x", 5, 5], ["report:0", 0, 5, "x"]])
def test_show_says_what_is_not_there(arguments, page):
    done = recount("show", *[page if argument == "x" else argument for argument in arguments])
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("record", ["reading", "dossier"])
def test_the_schema_names_its_record(record):
    assert json.loads(recount("schema", record).stdout)["$ref"] == f"#/$defs/{record.capitalize()}"


def test_help_and_import_do_not_wait_for_the_language_model():
    done = recount("--help")
    assert "dossier" in done.stdout
    heavy = (
        "import sys, recount, recount.cli.main; print([m for m in ('spacy', 'rich', 'msgspec') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout == "[]\n"


def judged(page, tmp_path, value):
    """Correct the first count of deaths, and return the text dossier."""
    report = json.loads(recount("read", page).stdout)
    count = next(fact for fact in report["facts"] if fact["kind"] == "figure")
    about = {name: count[name] for name in ("kind", "start", "end", "text")} | {
        "report": report["report"]["id"], "item": count["id"],
    }  # fmt: skip
    one = {
        "id": "judgement:1", "verdict": "correct", "about": [about], "field": "best", "value": value, "by": "Ilse",
        "at": "2031-05-08T10:00:00Z",
    }  # fmt: skip
    path = tmp_path / "judgements.jsonl"
    path.write_text(json.dumps(one) + "\n", encoding="utf-8")
    return recount("dossier", page, "--judgements", path)


def test_a_corrected_value_is_shown_with_who_corrected_it(page, tmp_path):
    done = judged(page, tmp_path, 36)
    assert done.returncode == 0
    assert "36" in done.stdout
    told = " ".join(done.stdout.split())
    assert "36 (lesk.txt, on the word of Ines Marto – corrected by Ilse)" in told
    assert "(What was read here was corrected by Ilse.)" in told


def test_a_file_that_holds_no_judgements_is_told_line_by_line(page, tmp_path):
    path = tmp_path / "judgements.jsonl"
    path.write_text('{"verdict": "accept"}\n\nnonsense\n', encoding="utf-8")
    done = recount("dossier", page, "--judgements", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "line 1" in done.stderr
    assert "line 3" in done.stderr


def test_a_store_is_filled_searched_judged_and_read_on_the_command_line(page, tmp_path):
    store = ("--store", tmp_path / "recount.db")
    assert recount("ingest", page, *store).stdout.startswith("1 new reports")
    assert recount("ingest", page, *store).stdout.startswith("0 new reports, 1 pages known before")
    story = recount("stories", "market", *store).stdout.split()[0]
    assert "shelling" in recount("review", "queue", *store).stdout
    (reading,) = json.loads(recount("story", story, "--format", "json", *store).stdout)["readings"]
    count = next(fact["id"] for fact in reading["facts"] if fact["kind"] == "figure")
    figure = f"{reading['report']['id']}/{count}"
    done = recount("review", "correct", figure, "--field", "best", "--value", "36", "--by", "Ilse", *store)
    assert done.returncode == 0
    assert "corrected by Ilse" in " ".join(recount("story", story, *store).stdout.split())
    assert recount("review", "undo", done.stdout.split()[0], "--by", "Omar", *store).returncode == 0
    assert "corrected" not in recount("story", story, *store).stdout
    exported = recount("review", "export", *store).stdout
    assert [json.loads(line)["verdict"] for line in exported.splitlines()] == ["correct", "undo"]


def test_a_store_that_is_not_there_is_told(tmp_path):
    done = recount("stories", "--store", tmp_path / "none.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no store" in done.stderr
