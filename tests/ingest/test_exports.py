"""Headings that databases of the press set over and under an article."""

import pages
from pages import kind_of
from recount.ingest import ingest
from recount.ingest.exports import field_of
from recount.model.page import Page

EXPORT = f"""3 of 50 DOCUMENTS

The Lovosk Daily Courier

May 4, 2031 Tuesday
Late Edition - Final

{pages.TITLE}

BYLINE: By MIRA CASTELL and JON ABARA

SECTION: Section A; Column 1; Foreign Desk; Pg. 6

LENGTH: 512 words

DATELINE: PORT LOVOSK, Varania

BODY:

{pages.LEAD}

{pages.SECOND}

{pages.THIRD}

GRAPHIC: PHOTO: Rescuers off Lovosk (PHOTOGRAPH BY ROSA QUISPE)

SUBJECT: MARITIME ACCIDENTS (90%); RESCUES (88%); PORTS & HARBORS (77%)

LOAD-DATE: May 5, 2031

LANGUAGE: ENGLISH

Copyright 2031 The Lovosk Daily Courier. All Rights Reserved
"""


def report(text):
    """Return the report of a text."""
    (found,) = ingest(Page(origin="test", text=text, language="en"))
    return found


def test_the_headings_of_an_export_say_how_the_report_was_made():
    found = report(EXPORT)
    assert (found.headline, found.authors, found.dateline, found.outlet, found.published.when) == (
        pages.TITLE, ("MIRA CASTELL", "JON ABARA"), "PORT LOVOSK, Varania", "The Lovosk Daily Courier", "2031-05-04",
    )  # fmt: skip


def test_no_heading_of_an_export_is_evidence():
    evidence = [EXPORT[b.start : b.end] for b in report(EXPORT).blocks if b.is_evidence and b.kind != "dateline"]
    assert evidence == [pages.TITLE, pages.LEAD, pages.SECOND, pages.THIRD]


def test_a_title_behind_its_heading_is_read_without_it():
    text = f"HEADLINE: {pages.TITLE}\nBYLINE: Mira Castell\nDATE: 4 May 2031\nBODY: {pages.LEAD}\n\n{pages.SECOND}"
    found = report(text)
    assert (found.headline, found.authors, found.published.when) == (pages.TITLE, ("Mira Castell",), "2031-05-04")
    assert kind_of("BODY", text) == "paragraph"


def test_a_list_of_incidents_has_headings_that_are_evidence():
    text = pages.page("Date: 4 May 2031", "Country: Varania", "Notes: Nine people were killed when the army fired.")
    assert kind_of("Notes", text) == "paragraph"


def test_a_mail_has_its_headline_in_its_subject():
    text = f"From: Jon Abara\nTo: desk@harbour.example\nSubject: {pages.TITLE}\n\n{pages.LEAD}\n\n{pages.SECOND}"
    assert kind_of("Subject", text) == "headline"
    assert kind_of("From", text) == "boilerplate"


def test_a_word_before_a_colon_in_small_letters_is_no_heading():
    assert field_of("length: it was a long speech") is None
    assert field_of("LENGTH: 512 words").value == "512 words"
