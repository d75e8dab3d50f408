from datetime import UTC, datetime

import pytest

from recount.errors import UsageError
from recount.fetch.pace import retry_after
from recount.fetch.records import Answer
from recount.fetch.urls import key_of, shown
from recount.fetch.warc import Archive, holds, page_records, whole_length

AT = datetime(2031, 5, 6, 9, 0, tzinfo=UTC)


def answer(body=b"Shells hit Lesk."):
    return Answer(url="http://lesk.example/a", status=200, reason="OK", body=body, content=body, at=AT)


@pytest.mark.parametrize("cut", [0, 1, 5, 100, 330])
def test_the_whole_part_of_a_file_is_found_wherever_it_was_cut(tmp_path, cut):
    whole = page_records(answer())
    path = tmp_path / "a.warc.gz"
    path.write_bytes(whole + whole[:cut])
    assert whole_length(path) == (len(whole), True)


def test_a_disk_that_is_full_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    archive = Archive(tmp_path)
    name, _ = archive.append(answer())
    before = (tmp_path / name).read_bytes()

    def full(stream, content):
        stream.write(content[:99])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("recount.fetch.warc.write_whole", full)
    with pytest.raises(UsageError, match="No space left"):
        archive.append(answer(b"More."))
    assert (tmp_path / name).read_bytes() == before


def test_a_new_file_is_begun_when_one_is_full(tmp_path, monkeypatch):
    monkeypatch.setattr("recount.fetch.warc.LARGEST_FILE", 1000)
    archive = Archive(tmp_path)
    assert {archive.append(answer(b"%d" % number))[0] for number in range(6)} > {"pages-00001.warc.gz"}
    assert all(whole_length(path)[1] for path in tmp_path.iterdir())


def test_another_run_goes_on_in_the_same_file(tmp_path):
    first = Archive(tmp_path).append(answer())
    second = Archive(tmp_path).append(answer(b"More."))
    assert first[0] == second[0]
    assert first[1] < second[1]


def test_a_place_holds_a_page_only_if_it_is_that_page(tmp_path):
    name, offset = Archive(tmp_path).append(answer())
    digest = "sha256:2a6fd1a3e0b4e1ce"
    assert not holds(tmp_path / name, offset, digest)
    assert not holds(tmp_path / "none", 0, digest)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("0", 0.0), ("120", 120.0), (" 7 ", 7.0), ("Tue, 06 May 2031 09:01:00 GMT", 60.0), (None, None), ("", None),
     ("Tue, 06 May 2031 08:00:00 GMT", 0.0), ("-5", None), ("soon", None), ("1.5", None), ("٣", None)],
)  # fmt: skip
def test_when_to_come_back_is_a_number_or_a_date(value, seconds):
    assert retry_after(value, AT) == seconds


@pytest.mark.parametrize(
    ("text", "key"),
    [("http://Lesk.example", "http://lesk.example/"), (" http://lesk.example:80/a#top ", "http://lesk.example/a"),
     ("https://lesk.example/ä?q=1", "https://lesk.example/%C3%A4?q=1"), ("mailto:mo@x.example", "mailto:x.example"),
     ("http://mo:pw31@lesk.example/a", "http://lesk.example/a")],
)  # fmt: skip
def test_an_address_is_remembered_by_what_is_asked_for(text, key):
    assert key_of(text) == key


def test_nothing_unprintable_and_no_password_is_shown():
    assert shown("http://mo:p@w31@lesk.example/\x1b[31m\n@a") == "http://lesk.example/[31m@a"
