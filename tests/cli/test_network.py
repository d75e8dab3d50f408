"""The commands that go to the network, as commands, against a server on loopback."""

import json
import os
import subprocess
import sys

import pytest

from web import Reply, serving

PAGE = b"<!doctype html><title>Shells hit Lesk</title><p>Shells hit the market of Lesk on Tuesday.</p>"


def recount(*arguments, cwd):
    command = [sys.executable, "-m", "recount.cli.main", *map(str, arguments)]
    environment = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=environment)


@pytest.fixture
def site():
    with serving() as web:
        web.replies = {"/a": Reply(PAGE, headers={"Content-Type": "text/html"})}
        web.at = f"http://127.0.0.1:{web.port}"
        yield web


def test_pages_are_kept_in_the_folder_and_told_a_line_each(site, tmp_path):
    done = recount("fetch", f"{site.at}/a", f"{site.at}/b", "--allow-private", "--delay", "0", cwd=tmp_path)
    assert done.returncode == 1
    url, final, status, digest, warc, offset = done.stdout.rstrip("\n").split("\t")
    assert (url, final, status, warc) == (f"{site.at}/a", f"{site.at}/a", "kept", "pages/pages-00001.warc.gz")
    assert digest.startswith("sha256:")
    assert offset.isdigit()
    assert done.stderr.startswith(f"recount: rejected {site.at}/b (status): ")
    assert (tmp_path / warc).exists()


def test_an_inner_address_needs_leave(site, tmp_path):
    done = recount("fetch", f"{site.at}/a", cwd=tmp_path)
    assert (done.returncode, done.stdout, site.asked) == (1, "", [])
    assert "(address)" in done.stderr


def test_json_lines_name_their_fields(site, tmp_path):
    done = recount("fetch", f"{site.at}/a", "--allow-private", "--delay", 0, "--format", "jsonl", cwd=tmp_path)
    assert set(json.loads(done.stdout)) == {"url", "final_url", "status", "digest", "warc", "offset", "at"}


def test_what_is_fetched_can_be_read_at_once(site, tmp_path):
    text = "The mayor of Lesk, Ines Marto, said on Tuesday that shells had killed 34 people in the market. "
    site.replies["/a"] = Reply(f"<!doctype html><title>Lesk</title><p>{text * 4}</p>".encode())
    site.replies["/a"].headers["Content-Type"] = "text/html"
    done = recount("fetch", f"{site.at}/a", "--allow-private", "--delay", 0, "--read", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["report"]["url"] for line in done.stdout.splitlines()] == [f"{site.at}/a"]


def test_a_feed_is_added_listed_and_polled(site, tmp_path):
    items = f"<item><link>{site.at}/a</link></item>"
    site.replies["/feed"] = Reply(f'<rss version="2.0"><channel><title>C</title>{items}</channel></rss>'.encode())
    assert recount("feed", "add", f"{site.at}/feed", cwd=tmp_path).stdout == f"{site.at}/feed\n"
    assert site.asked == []
    done = recount("feed", "poll", "--allow-private", "--delay", "0", "--fetch-limit", "1", cwd=tmp_path)
    assert (done.returncode, done.stderr, done.stdout.split("\t")[0]) == (0, "", f"{site.at}/a")
    assert recount("feed", "list", cwd=tmp_path).stdout.split("\t")[:2] == [f"{site.at}/feed", "C"]


def test_what_is_new_in_a_feed_is_read_into_a_store_once(site, tmp_path):
    text = "The mayor of Lesk, Ines Marto, said on Tuesday that shells had killed 34 people in the market. "
    site.replies["/a"] = Reply(f"<!doctype html><title>Lesk</title><p>{text * 4}</p>".encode())
    site.replies["/a"].headers["Content-Type"] = "text/html"
    site.replies["/feed"] = Reply(
        f'<rss version="2.0"><channel><item><link>{site.at}/a</link></item></channel></rss>'.encode()
    )
    site.replies["/other"] = Reply(b"never asked")
    assert recount("feed", "add", f"{site.at}/other", cwd=tmp_path).returncode == 0
    command = ("ingest", "--feed", f"{site.at}/feed", "--allow-private", "--delay", 0, "--store", "desk.db")
    done = recount(*command, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 new reports, 0 pages known before, 0 refused; 1 stories told")
    assert recount(*command, cwd=tmp_path).stdout.startswith("0 new reports")
    assert not any(path.endswith("/other") for path in site.paths())


@pytest.mark.parametrize(
    "arguments",
    [["fetch"], ["feed"], ["feed", "add"], ["fetch", "http://x.example/", "--delay", "-1"],
     ["fetch", "http://x.example/", "--timeout", "0"], ["fetch", "http://x.example/", "--largest", "0"],
     ["fetch", "http://x.example/", "--delay", "nan"], ["feed", "poll", "--fetch-limit", "many"],
     ["fetch", "http://x.example/", "--contact", "a\nb"], ["fetch", "http://x.example/", "--into", "/dev/null/pages"]],
)  # fmt: skip
def test_misuse_ends_with_two_and_asks_nothing(arguments, tmp_path):
    done = recount(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_nothing_of_the_network_is_loaded_unless_asked_for():
    heavy = (
        "import sys, recount, recount.cli.main, recount.cli.commands;"
        "print([m for m in ('httpx', 'httpcore', 'protego', 'recount.fetch') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout == "[]\n"
