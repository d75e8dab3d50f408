"""The example reports through the whole house: five outlets, four voices, one invented airstrike."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from recount.export import print_dossier
from recount.export.layout import sheet
from recount.export.page import cited
from recount.export.terminal import PIPED_WIDTH
from recount.ingest import open_pages
from recount.model.fact import Figure
from recount.pipeline import recount

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def dossier():
    return recount(open_pages([str(EXAMPLES)]))


@pytest.fixture(scope="module")
def story(dossier):
    assert len(dossier.stories) == 1
    return dossier.stories[0]


def report(dossier, outlet):
    return next(reading.report for reading in dossier.readings if reading.report.outlet == outlet)


def main_event(story):
    return max(story.events, key=lambda event: len({member.report for member in event.members}))


@pytest.mark.parametrize("kind", ["agreed", "one_voice", "single", "differs", "disputed", "reworded"])
def test_every_kind_of_finding_is_there(story, kind):
    assert kind in {finding.kind for finding in story.findings}


def test_every_page_is_read(dossier):
    assert dossier.rejections == ()
    assert len(dossier.readings) == 5


def test_the_copy_of_the_agency_is_no_voice_of_its_own(dossier, story):
    pair = {report(dossier, outlet).id for outlet in ("Meridian News Agency", "The Morning Tribune")}
    assert [set(lineage.reports) for lineage in story.lineages if len(lineage.reports) > 1] == [pair]


def test_the_report_without_a_date_is_dated_from_its_weekday_and_the_others(dossier):
    published = report(dossier, "Harbour Post").published
    assert published.basis == "inferred"
    assert published.when.startswith("2031-05-06")
    assert {evidence.report for evidence in published.evidence}


def test_each_outlet_keeps_its_own_toll(dossier, story):
    toll = next(
        row for group in sheet(story, dossier.readings).matrix for row in group.rows if row.topic.startswith("Killed")
    )
    outlets = {reading.report.id: reading.report.outlet for reading in dossier.readings}
    assert {outlets[cell.report]: {given.value for given in cell.given} for cell in toll.cells} == {
        "Meridian News Agency": {"21"}, "The Morning Tribune": {"at least 23"}, "Dalvania Today": {"34"},
        "Harbour Post": {"21", "at least 21"}, "Lakeland Public Radio": {"23"},
    }  # fmt: skip
    assert toll.kind == "differs"


def test_the_main_event_is_dated_and_placed_once_for_all(story):
    event = main_event(story)
    assert (event.when, event.where.text, len({member.report for member in event.members})) == (
        "2031-05-06",
        "Dreval",
        5,
    )


def test_nothing_is_taken_from_comments_and_advertisements(dossier):
    for reading in dossier.readings:
        evidence = [block for block in reading.report.blocks if block.is_evidence]
        assert [fact.text for fact in reading.facts if not any(fact.overlap(block) for block in evidence)] == []
    amounts = {n for r in dossier.readings for f in r.facts if isinstance(f, Figure) for n in (f.low, f.best, f.high)}
    assert not amounts & {500, 120, 900, 50_000, 10_000}


def spans(reading):
    yield from reading.facts
    yield from reading.times
    yield from reading.places
    yield from (mention for entity in reading.entities for mention in entity.mentions)


def test_every_citation_reads_back_exactly(dossier, story):
    texts = {reading.report.id: reading.report.text for reading in dossier.readings}
    for reading in dossier.readings:
        text = reading.report.text
        assert [span for span in spans(reading) if text[span.start : span.end] != span.text] == []
    evidence = [spot for finding in story.findings for spot in finding.evidence]
    evidence += [spot for lineage in story.lineages for spot in lineage.evidence]
    evidence += [spot for reading in dossier.readings for spot in reading.report.published.evidence]
    evidence += cited(sheet(story, dossier.readings))
    assert [spot for spot in evidence if texts[spot.report][spot.start : spot.end] != spot.text] == []


def test_every_block_lies_apart_and_all_words_lie_in_one(dossier):
    for reading in dossier.readings:
        covered = "".join(reading.report.text[block.start : block.end] for block in reading.report.blocks)
        assert "".join(covered.split()) == "".join(reading.report.text.split())


def test_members_lead_back_to_facts(dossier, story):
    facts = {(reading.report.id, fact.id) for reading in dossier.readings for fact in reading.facts}
    clusters = (*story.events, *story.statements, *story.figures, *story.relations)
    assert {(member.report, member.fact) for cluster in clusters for member in cluster.members} <= facts


def test_the_same_input_gives_the_same_bytes():
    command = [sys.executable, "-m", "recount.cli.main", "dossier", EXAMPLES.name, "--format", "json"]
    runs = [
        subprocess.run(
            command, cwd=EXAMPLES.parent, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": n}
        ).stdout
        for n in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_the_readme_shows_what_is_printed(dossier):
    out = StringIO()
    print_dossier(dossier, Console(file=out, width=PIPED_WIDTH, highlight=False, emoji=False, markup=False))
    shown = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    assert [part for part in shown.split("\n…\n") if part.strip() not in out.getvalue()] == [], "run: make reference"
