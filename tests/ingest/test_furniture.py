"""Furniture of the wire and of pages, whatever the layout."""

import pytest

import pages
from pages import kind_of, kinds
from recount.ingest.threads import name_threads

FOOT = [
    "(Reporting by Mira Castell; Editing by Jon Abara)", "Additional reporting by Rosa Quispe", "ENDS", "(END)", "###",
    "MORE TO COME", "-30-", "NNNN", "Follow us on Telegram", "Sign up for our newsletter",
    "This story has been updated.",
    "Editor's note: This story was first published on May 3.", "With files from Rosa Quispe and Paul Arnoult",
    "© 2031 AFP", "All rights reserved.", "Click here to read the full statement", "Share this article",
    "Listen to this article", "(The story was refiled to add a word in the headline)", "BC-VARANIA-FLOOD",
    "AP-NY-05-03-31 1820EDT", "UPDATE 2-", "(Adds quotes, details)", "With inputs from ANI",
    "Staff writer Rosa Quispe contributed.",
    "Our Standards: The Harbour Post Principles", "5 min read", "12k views", "View this email in your browser",
    "Copyright Harbour Post. All rights reserved. Reproduction without permission is prohibited.", "h/t Harbour Post",
]  # fmt: skip
LINKS = [
    "Read more: Nine dead in Lovosk fire", "READ ALSO: Nine dead in Lovosk fire", "See also: Nine dead in Lovosk fire",
    "WATCH: The ferry leaves the port", "Listen: The captain's last call", "RELATED: Nine dead in Lovosk fire",
    "[Nine dead in Lovosk fire](https://harbour.example/fire)",
]  # fmt: skip
RUN_IN = [
    "(Reporting by Mira Castell; Editing by Jon Abara)", "Additional reporting by Rosa Quispe in Teral", "© 2031 AFP",
    "Writing by Rosa Quispe; Editing by Paul Arnoult", "With files from Rosa Quispe", "All rights reserved.",
    "Rosa Quispe contributed to this report.", "This story has been updated.", "Sign up for our newsletter.",
]  # fmt: skip
SENTENCES = [
    "With assistance from Teral, the army brought two hundred people out of the valley.",
    "Ends were not met in Lovosk, where bread has doubled in price since the flood.",
    "Watch towers on both sides of the river were destroyed in the fighting, monitors said.",
    "Source: the word is painted on the wall of the water board, and nobody knows by whom, the mayor said.",
    "Reply came from Teral within an hour: the army would not withdraw, its spokesman told reporters.",
    "(The army has denied this.)", "Contact was lost at noon.", "3.40 metres is what the gauge showed at noon.",
    "COVID-19 has killed nine people in the camps, the relief society said.",
    "Follow-up talks begin in Teral on Monday.",
    "12 May was the day on which the bridge fell, according to the report of the inquiry.",
]  # fmt: skip


@pytest.mark.parametrize("line", FOOT)
def test_furniture_under_a_report_is_no_evidence(line):
    assert kind_of(line, pages.footed(line)) in {"boilerplate", "author_bio"}


@pytest.mark.parametrize("line", LINKS)
def test_links_among_the_paragraphs_are_related(line):
    assert kind_of(line, pages.page(line)) == "related"


@pytest.mark.parametrize("words", RUN_IN)
def test_furniture_run_into_the_last_paragraph_is_split_off(words):
    text = f"{pages.page()} {words}"
    assert kinds(text)[-2:] == [("paragraph", pages.FOURTH), ("boilerplate", words)]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_that_begins_as_furniture_does_is_evidence(line):
    assert kind_of(line, pages.page(line)) == "paragraph"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Corrects name of river in paragraph 3)", "correction"), ("3:40 p.m.", "dateline"), ("14:05 GMT", "dateline"),
        ("First published at 18:20 IST", "dateline"), ("R. Quispe / J. Abara", "byline"),
        ("Contact Jon Abara at jabara@harbour.example", "author_bio"), ("Mira Castell/AFP", "caption"),
        ("Rescuers off Lovosk (file)", "caption"), ("> “Nobody had warned us.”", "quote_box"),
        ("## What the ministry knew", "subheading"), ("Promoted by Harbour Travel", "advertisement"),
    ],
)  # fmt: skip
def test_the_form_of_a_line_tells_its_kind(line, kind):
    assert kind_of(line, pages.page(line)) == kind


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("Lovosk, 4 May 2031 – The ferry sank at noon.", "Lovosk, 4 May 2031 –"),
        ("(CNN) The ferry sank at noon off the port of Lovosk.", "(CNN)"),
        ("LOVOSK, May 4 (MAP) - The ferry sank at noon.", "LOVOSK, May 4 (MAP) -"),
    ],
)
def test_datelines_of_other_outlets_are_split_off(line, dateline):
    text = f"{line}\n\n{pages.SECOND}"
    assert kinds(text)[0] == ("dateline", dateline)


def test_a_printed_date_at_the_end_of_a_headline_is_split_off():
    text = pages.page(title=f"{pages.TITLE} Posted: Monday, May 3, 2031 4:38 PM EDT")
    assert kinds(text)[:2] == [("headline", pages.TITLE), ("dateline", "Posted: Monday, May 3, 2031 4:38 PM EDT")]


def test_a_name_between_headline_and_report_is_a_byline_only_beside_a_time_or_a_note():
    assert kind_of("Mira Castell", pages.headed("Mira Castell", "3 May 2031 18:20 GMT")) == "byline"
    assert kind_of("Mira Castell", pages.headed("Mira Castell", "The mayor of Lovosk speaks")) != "byline"


def test_a_link_to_a_page_for_comments_opens_none():
    text = pages.page("Join the conversation on the Harbour Post Facebook page")
    assert kind_of(pages.FOURTH, text) == "paragraph"


def test_the_report_goes_on_behind_a_button_for_comments():
    ranks = "mayor", "minister", "head of the water board", "captain"
    told = [f"The {rank} told reporters that the dam had been inspected twice in the past year." for rank in ranks]
    text = "\n\n".join([pages.page(), "4 Comments", *told])
    assert kind_of("The captain", text) == "paragraph"


def test_times_over_the_entries_of_a_live_page_are_no_comments():
    text = pages.page("3 hours ago", pages.LEAD, "Share", "4 hours ago", pages.SECOND, "Share")
    assert "comment" not in {kind for kind, _ in kinds(text)}


def test_a_thread_ends_where_the_report_goes_on():
    thread = ["gull77", "3 hours ago", "They killed ninety people.", "Reply", "mew", "2 hours ago", "True.", "Reply"]
    more = [f"{pages.LEAD} {n}" for n in "abcdef"]
    text = "\n\n".join([pages.page(), *thread, *(f"{line}." for line in more)])
    assert kind_of("They killed", text) == "comment"
    assert kind_of(f"{pages.LEAD} f", text) == "paragraph"


def test_a_page_without_paragraphs_has_no_thread():
    assert name_threads([], []) == {}
