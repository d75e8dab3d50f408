"""Articles that stand one after the other in one text, and texts that only look like it."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pages
from recount.ingest.parts import split_articles

FERRY = f"{pages.LEAD}\n\n{pages.SECOND}\n\n{pages.THIRD}\n\n{pages.FOURTH}"
TRUCE = (
    "The government of Varania and the Northern Front signed a truce in Teral on Friday after nine days of war.\n\n"
    "Two hundred monitors of the African Union will watch over it, mediators told reporters after the ceremony.\n\n"
    "The guns are to be withdrawn twenty kilometres from the line of contact before the end of the month.\n\n"
    "The army said that it had counted four shots since midnight and that nobody had been hurt by them."
)
SHORT = "The dam above Lovosk overflowed on Monday, and the water killed nine people in the lower town, officials said."
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "blocks.toml").read_text(encoding="utf-8"))["case"]


def parts(text: str) -> list[str]:
    """Return the articles, white space around them left out."""
    spans = split_articles(text)
    assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]
    assert (spans[0].start, spans[-1].end) == (0, len(text))
    return [text[span.start : span.end].strip() for span in spans]


def article(title: str, body: str, byline: str = "By Mira Castell", above: str = "", below: str = "") -> str:
    """Return an article of an export: the headings above and below it are as its database sets them."""
    return "\n\n".join(part for part in (above, title, byline, body, below) if part)


ONE = article("Ferry sinks off Lovosk port", FERRY)
TWO = article("Truce signed in Teral after nine days", TRUCE, "By Jon Abara")


@pytest.mark.parametrize("count", ["{} of 2 DOCUMENTS", "Document {} of 2", "DOCUMENT {} OF 2"])
def test_an_export_is_cut_at_its_count(count):
    text = f"{count.format(1)}\n\n{ONE}\n\nLOAD-DATE: May 4, 2031\n\n{count.format(2)}\n\n{TWO}\n"
    assert [part.splitlines()[0] for part in parts(text)] == [count.format(1), count.format(2)]


def test_an_export_is_cut_behind_the_end_of_a_document():
    text = f"{ONE}\n\nEnd of Document\n\n{TWO}\n\nEnd of Document"
    assert parts(text) == [f"{ONE}\n\nEnd of Document", f"{TWO}\n\nEnd of Document"]


def test_an_export_is_cut_behind_the_headings_under_an_article():
    above = "Harbour Post\n\nMay 4, 2031"
    length = "LENGTH: 91 words"
    first, second = (
        f"{above}\n\n{title}\n\n{length}\n\n{body}\n\nLOAD-DATE: May 5, 2031\n\nLANGUAGE: ENGLISH"
        for title, body in (("Ferry sinks off Lovosk port", FERRY), ("Truce signed in Teral", TRUCE))
    )
    assert parts(f"{first}\n\n{second}") == [first, second]


def test_an_export_is_cut_before_the_headings_over_an_article():
    first, second = (
        f"HEADLINE: {title}\nBYLINE: Mira Castell\nLENGTH: 91 words\n\n{body}"
        for title, body in (("Ferry sinks off Lovosk port", FERRY), ("Truce signed in Teral", TRUCE))
    )
    assert parts(f"{first}\n\n{second}") == [first, second]


@pytest.mark.parametrize("rule", ["---", "* * *", "==========", "___", "\f", "•••"])
def test_articles_with_a_rule_between_them_are_two(rule):
    assert [part.splitlines()[0] for part in parts(f"{ONE}\n\n{rule}\n\n{TWO}")] == [
        "Ferry sinks off Lovosk port", "Truce signed in Teral after nine days",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "foot",
    [
        "(Reporting by Mira Castell; Editing by Jon Abara)", "Copyright 2031 Harbour Post. All rights reserved.",
        "ENDS", "-30-", "###", "Mira Castell is a reporter at Harbour Post.",
    ],
)  # fmt: skip
def test_a_second_headline_and_byline_behind_the_foot_of_an_article_begin_another(foot):
    assert parts(f"{ONE}\n\n{foot}\n\n{TWO}") == [f"{ONE}\n\n{foot}", TWO]


def test_two_signed_articles_with_nothing_between_them_are_two_but_a_signed_section_is_not():
    assert parts(f"{ONE}\n\n{TWO}") == [ONE, TWO]
    section = f"Truce signed in Teral after nine days\n\n{TRUCE}"
    assert len(parts(f"{ONE}\n\n{section}")) == 1
    assert len(parts(f"{FERRY}\n\n{TWO}")) == 1


def test_a_second_dispatch_behind_the_foot_of_the_first_begins_another():
    first = f"Ferry sinks off Lovosk port\n\nLOVOSK (Reuters) - {FERRY}\n\n(Reporting by Mira Castell)"
    second = f"Truce signed in Teral\n\nTERAL (Reuters) - {TRUCE}"
    assert parts(f"{first}\n\n{second}") == [first, second]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_no_page_of_one_report_is_cut(case):
    text = "\n\n".join(line.partition("| ")[2].replace("‖", " ") for line in case["text"].strip().splitlines())
    assert len(parts(text)) == 1


def test_a_live_page_is_one():
    entries = [f"{title}\n\n{clock}\n\n{body}" for title, clock, body in (
        ("Army reaches the lower town", "3:40 p.m.", FERRY), ("Two more bridges closed", "2:15 p.m.", TRUCE),
        ("Minister to visit Lovosk tomorrow", "3 May 2031, 13:02", f"{SHORT}\n\n{SHORT}"),
    )]  # fmt: skip
    assert len(parts("Lovosk floods: live\n\nBy Mira Castell\n\n" + "\n\n___\n\n".join(entries))) == 1


def test_a_report_with_subheadings_and_rules_is_one():
    assert len(parts(f"{ONE}\n\n* * *\n\nWhat the ministry knew before\n\n{TRUCE}")) == 1


def test_sections_of_a_newsletter_are_one():
    sections = [f"What happened in {town}\n\n{TRUCE}" for town in ("Lovosk", "Teral", "Port Aurel")]
    assert len(parts("The Morning Brief\n\nBy Mira Castell\n\n" + "\n\n---\n\n".join(sections))) == 1


def test_links_with_a_line_of_text_under_a_report_are_no_articles():
    cards = "\n\n".join(f"Nine dead in {town} fire\n\nBy Jon Abara\n\n{SHORT}" for town in ("Lovosk", "Teral"))
    assert len(parts(f"{ONE}\n\nCopyright 2031 Harbour Post. All rights reserved.\n\n{cards}")) == 1


def test_an_interview_is_one():
    turns = "\n\n".join(f"Q: What of the flood?\n\nA: {SHORT}" for _ in range(8))
    assert len(parts(f"{ONE}\n\n---\n\n{turns}")) == 1


def test_a_heading_of_an_export_alone_cuts_nothing():
    assert len(parts(f"LENGTH: 91 words\n\n{ONE}\n\nLANGUAGE: ENGLISH\n\n{FERRY}")) == 1


PIECES = st.sampled_from(
    [
        ONE,
        TWO,
        "1 of 2 DOCUMENTS",
        "End of Document",
        "---",
        "HEADLINE: x y z",
        "LOAD-DATE: May 4, 2031",
        "ENDS",
        " ",
        "\f",
    ]
)


@given(st.lists(PIECES, max_size=8))
def test_every_character_lies_in_one_part(pieces):
    parts("\n\n".join(pieces))


@given(st.text(max_size=200))
def test_any_text_has_a_part(text):
    parts(text)
