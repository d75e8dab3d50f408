"""The command line as a command: what it prints where, and how it ends."""

import json
import os
import subprocess
import sys
import time

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
     ["read", "x", "--model", "no_such_model"]],
)  # fmt: skip
def test_misuse_ends_with_two_and_no_traceback(arguments, page):
    done = recount(*[page if argument == "x" else argument for argument in arguments])
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_reader_who_leaves_is_no_error(page):
    command = f"{sys.executable} -m recount.cli.main dossier {page} --format html | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("<", "")


@pytest.mark.parametrize("record", ["reading", "dossier"])
def test_the_schema_names_its_record(record):
    assert json.loads(recount("schema", record).stdout)["$ref"] == f"#/$defs/{record.capitalize()}"


def test_help_and_import_do_not_wait_for_the_language_model():
    start = time.perf_counter()
    done = recount("--help")
    assert time.perf_counter() - start < 2  # a tenth of it on an idle machine; the model alone takes longer
    assert "dossier" in done.stdout
    heavy = (
        "import sys, recount, recount.cli.main; print([m for m in ('spacy', 'rich', 'msgspec') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout == "[]\n"
