"""What a report says of how it was made."""

import pytest

import pages
from recount.ingest import ingest
from recount.ingest.metadata import author_names, given_date
from recount.ingest.outlets import outlet_at
from recount.lexicon.load import entries
from recount.lexicon.schema.blocks import Agency
from recount.model.page import Page
from recount.model.report import Report


def read(text: str, **fields: object) -> Report:
    """Return the report of a page of English text."""
    (report,) = ingest(Page(origin="test", text=text, language="en", **fields))
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize(
    ("given", "when"),
    [
        ("2031-05-03", "2031-05-03"), ("2031-05", "2031-05"), ("2031-05-03T23:30:00Z", "2031-05-03"),
        ("2031-05-03 10:00", "2031-05-03"), ("20310503", "2031-05-03"), ("May 3, 2031", "2031-05-03"),
        ("Sat, 03 May 2031 10:00:00 GMT", "2031-05-03"), ("2031-05-03/2031-05-05", "2031-05-03/2031-05-05"),
        ("yesterday", None), ("2031-02-31", None), ("2031-02-31T10:00", None), ("03/04/2031", None), ("", None),
    ],
)  # fmt: skip
def test_a_given_date_is_cut_to_its_day_or_left_out(given, when):
    assert given_date(given) == when


def test_a_given_date_is_believed_before_a_printed_one():
    report = read(pages.headed("Published 3 May 2031"), published="2031-05-04")
    assert (report.published.when, report.published.basis) == ("2031-05-04", "given")


def test_a_printed_date_is_shown_where_it_stands():
    report = read(pages.headed("Updated 5 May 2031", "Published 3 May 2031"))
    assert (report.published.when, report.published.basis) == ("2031-05-03", "printed")
    assert [evidence.text for evidence in report.published.evidence] == ["3 May 2031"]


def test_a_date_in_the_running_text_is_not_the_day_of_publication():
    report = read(pages.page("The ship was built on 3 May 2011 in Varania, its owner told reporters on the quay."))
    assert report.published.when is None


def test_a_report_that_says_nothing_of_itself_has_nulls():
    report = read(f"{pages.LEAD}\n\n{pages.SECOND}")
    assert (report.headline, report.authors, report.dateline, report.agency, report.outlet) == (
        None,
        (),
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mira Castell", ["Mira Castell"]),
        ("By Mira Castell and Jon Abara, staff writers", ["Mira Castell", "Jon Abara"]),
        ("Written by: Mira Castell mcastell@harbour.example", ["Mira Castell"]),
        ("By Associated Press", []),
        ("AFP", []),
    ],
)
def test_a_byline_gives_people_only(line, names):
    assert list(author_names(line)) == names


def test_the_outlet_is_read_from_the_note_on_the_author():
    report = read(pages.footed("Mira Castell is a reporter at Harbour Post."))
    assert report.outlet == "Harbour Post"


def test_the_owner_of_the_copyright_is_the_outlet_unless_an_agency():
    assert read(pages.footed("Copyright 2031 Harbour Post. All rights reserved.")).outlet == "Harbour Post"
    copied = read(pages.footed("Copyright 2031 The Associated Press. All rights reserved."))
    assert (copied.outlet, copied.agency) == (None, "Associated Press")


def test_the_credit_of_a_picture_is_not_the_reports():
    assert read(pages.page("Rescuers search for survivors off Lovosk. [Mira Castell/AFP]")).agency is None


def test_the_agency_at_the_foot_is_credited():
    assert read(pages.footed("(Source: Xinhua)")).agency == "Xinhua"


LISTED = [(entry, line) for entry in entries(Agency) if entry.wire for line in entry.examples]


@pytest.mark.parametrize(("entry", "line"), LISTED, ids=lambda v: str(v)[:40])
def test_every_agency_is_read_from_its_dateline(entry, line):
    report = read(f"{line}\n\n{pages.SECOND}\n\n{pages.THIRD}")
    assert report.agency == entry.name
    assert report.dateline in {"LOVOSK", "LOVOSK, Varania", "Lovosk"}


@pytest.mark.parametrize("entry", [entry for entry in entries(Agency) if not entry.wire], ids=lambda v: v.name)
def test_every_picture_agency_makes_a_caption(entry):
    for line in entry.examples:
        report = read(pages.page(line))
        assert next(b.kind for b in report.blocks if b.start == report.text.index(line)) == "caption"
        assert report.agency is None


def test_the_name_of_the_outlet_is_read_from_the_address():
    assert outlet_at("https://www.theguardian.com/world/x").name == "The Guardian"
    assert outlet_at("https://unknown.example/x") is None


def test_an_outlets_name_before_its_date_is_an_imprint():
    text = pages.headed("By Mira Castell", "Harbour Post, 4 May 2031")
    assert pages.kind_of("Harbour Post,", text) == "dateline"
