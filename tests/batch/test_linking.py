from pathlib import Path

import msgspec
import pytest

from factory import Draft
from recount.batch import ReadingLines, link_many
from recount.compose import compose
from recount.errors import UsageError
from recount.link import judged, link
from recount.model.judgement import Anchor, judge
from recount.model.page import Rejection

BRIDGE = [
    "A bridge over the Tamva collapsed at Orlen, and four lorries fell into the river.\nDivers sought the drivers.",
    "Four lorries plunged into the Tamva when the bridge at Orlen gave way.\nDivers are searching for their drivers.",
]
RAID = (
    "Jets bombed a fuel depot at Keth, the Vornan army said.\nThe depot held fuel for tanks, a general in Vorna said."
)


def told_of(text, origin):
    draft = Draft(text, origin=origin)
    draft.event("accident" if "Tamva" in text else "airstrike", text.splitlines()[0], when="2031-05-04")
    return draft.reading()


@pytest.fixture
def readings():
    return [told_of(text, f"{n}.txt") for n, text in enumerate((*BRIDGE, RAID))]


@pytest.fixture
def shelf(readings, tmp_path):
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in readings))
    return ReadingLines([str(path)])


def at_once(readings, judgements=()):
    dated, stories = link(readings, told := judged(readings, judgements))
    return [compose(story, dated, told.judgements) for story in stories]


@pytest.mark.parametrize("workers", [1, 2])
def test_stories_told_one_by_one_are_those_of_one_dossier(shelf, readings, workers):
    told = list(link_many(shelf, workers=workers))
    assert [one.story for one in told] == at_once(readings)
    assert [r.report.id for one in told for r in one.readings] == [r.report.id for r in readings]


def test_judgements_win_here_too(shelf, readings):
    about = [Anchor(report=reading.report.id, kind="report", start=0, end=0) for reading in readings[:2]]
    apart = [judge("not_same", about, by="Ilse", at="2031-05-08T10:00:00Z")]
    told = [one.story for one in link_many(shelf, apart)]
    assert told == at_once(readings, apart)
    assert len(told) == 3


def test_a_report_given_twice_or_refused_is_told_once_or_not_at_all(readings, tmp_path):
    no_words = Rejection(origin="2.txt", stage="ingest", code="language", message="no lexicon")
    refused = msgspec.structs.replace(readings[2], refused=no_words)
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"\n".join(msgspec.json.encode(reading) for reading in [*readings[:2], *readings[:2], refused]))
    assert [len(one.readings) for one in link_many(ReadingLines([str(path), str(path)]))] == [2]


def test_a_line_that_is_no_reading_is_told_with_its_number(shelf):
    with Path(shelf.paths[0]).open("ab") as stream:
        stream.write(b"{}\n")
    with pytest.raises(UsageError, match="line 4"):
        next(link_many(shelf))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"nowhere\.jsonl"):
        next(link_many(ReadingLines([str(tmp_path / "nowhere.jsonl")])))
