"""Lines of a page into labelled blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pages
from pages import kind_of, kinds
from recount.ingest.blocks import label_blocks
from recount.lexicon.load import entries
from recount.lexicon.schema.blocks import BlockLine, BlockWord

PIECES = st.sampled_from(
    [
        pages.TITLE, pages.LEAD, pages.SECOND, "• A bullet.", "Leave a Reply", "12 Comments", "By Mira Castell", "AFP",
        "(Reporting by Jon Abara)", "Get short URL 12", "Tags Lovosk ferry", "3 May 2031", "LOVOSK (AFP) -", "Related",
        "[Mira Castell/AFP]", "REUTERS Mira Castell Ferry Sinks Off Lovosk The ship.", "©", "\u200b", "(", ".", "\t",
        "Tags", "All rights reserved.", "1/3 A gallery", "Mira Castell is a writer at Harbour Post.", " ", "... 440 ",
    ]
)  # fmt: skip
BREAKS = st.sampled_from(["\n", "\n\n", " ", "\r\n", "\u2028", "\n   ", ". "])


def assert_covers(text: str, headline: str | None = None) -> None:
    """Check that each character that is not white space lies in exactly one block, and blocks are in order."""
    blocks = label_blocks(text, headline)
    covered = [0] * len(text)
    for block in blocks:
        assert block.start < block.end
        for at in range(block.start, block.end):
            covered[at] += 1
    assert max(covered, default=0) <= 1
    assert all(covered[at] == 1 for at, character in enumerate(text) if not character.isspace())
    assert list(blocks) == sorted(blocks, key=lambda block: block.start)


@given(st.lists(st.tuples(PIECES, BREAKS), max_size=25), st.sampled_from([None, pages.TITLE]))
def test_every_character_of_a_page_lies_in_one_block(parts, headline):
    assert_covers("".join(piece + gap for piece, gap in parts), headline)


@given(st.text(max_size=300))
def test_every_character_of_any_text_lies_in_one_block(text):
    assert_covers(text)


def place(kind: str, line: str) -> str:
    """Return a page with the line where such lines stand."""
    if kind == "section_label":
        return pages.headed(above=line)
    if kind in ("byline", "dateline"):
        return pages.headed(line)
    if kind == "headline":
        return pages.page(title=line)
    return pages.footed(line) if kind == "author_bio" else pages.page(line)


ENTRIES = [*entries(BlockLine), *entries(BlockWord)]
LISTED = [(entry, line) for entry in ENTRIES for line in entry.examples]
UNLIKE = [(entry, line) for entry in ENTRIES for line in entry.counterexamples]


@pytest.mark.parametrize(("entry", "line"), LISTED, ids=lambda v: str(v)[:50])
def test_every_example_of_the_word_lists_gives_its_kind(entry, line):
    assert kind_of(line, place(entry.kind, line)) == entry.kind


@pytest.mark.parametrize(("entry", "line"), UNLIKE, ids=lambda v: str(v)[:50])
def test_no_counterexample_of_the_word_lists_gives_its_kind(entry, line):
    assert kind_of(line, pages.page(line)) != entry.kind


def test_a_short_rubric_above_the_headline_is_not_the_headline():
    found = kinds(pages.headed(above="Varania News"))
    assert found[:2] == [("section_label", "Varania News"), ("headline", pages.TITLE)]


def test_bullets_before_the_running_text_are_a_summary_and_keep_their_marks():
    text = pages.headed("  • Ninety people were aboard the ferry when it sank, and forty were saved.")
    assert kinds(text)[1] == ("summary", "• Ninety people were aboard the ferry when it sank, and forty were saved.")


def test_bullets_within_the_running_text_are_not_a_summary():
    assert kind_of("• The third", pages.page("• The third", "• The fourth")) == "paragraph"


def test_a_short_line_between_paragraphs_is_a_subheading():
    assert kind_of("Search goes on", pages.page("Search goes on")) == "subheading"


def test_short_lines_in_a_row_are_no_subheadings():
    assert kind_of("Search goes on", pages.page("Search goes on", "Inquiry promised")) == "paragraph"


def test_a_line_that_ends_in_a_full_stop_is_no_subheading():
    assert kind_of("Forty survived.", pages.page("Forty survived.")) == "paragraph"


def test_what_follows_the_heading_over_comments_is_no_report():
    text = pages.footed("3 Comment(s)", "The Varanians killed ninety people, mark my words.", "Log in to comment")
    assert kind_of("3 Comment(s)", text) == "boilerplate"
    assert kind_of("The Varanians", text) == "comment"
    assert kind_of("Log in", text) == "boilerplate"


def test_a_button_that_says_comments_at_the_head_of_a_page_opens_none():
    text = pages.headed("Comments")
    assert kind_of(pages.SECOND, text) == "paragraph"


def test_links_under_a_heading_are_related_up_to_the_next_paragraph():
    text = pages.page("Related stories", "Nine dead in Lovosk fire", "Port reopens after strike")
    assert kind_of("Nine dead", text) == "related"
    assert kind_of("Port reopens", text) == "related"
    assert kind_of(pages.THIRD, text) == "paragraph"


def test_headlines_in_a_row_behind_the_last_paragraph_are_links():
    text = pages.footed("Nine dead in Lovosk fire", "Port reopens after long strike", "Mayor denies taking any bribes")
    assert kind_of("Nine dead", text) == "related"


def test_a_list_behind_a_colon_at_the_foot_is_no_list_of_links():
    text = pages.footed(
        "The coast guard named three of those who died when the Aurelia sank off Lovosk on Monday as:",
        "Rosa Quispe of Lovosk town", "Paul Arnoult of Lovosk town", "Lena Moss of Lovosk town",
    )  # fmt: skip
    assert kind_of("Rosa Quispe", text) == "paragraph"


def test_a_gallery_under_the_news_in_pictures_is_of_other_stories():
    text = pages.page("Varania news in pictures", "1/3 A dog wins a race", "2/3 A fire", "3/3 Snow on the hills")
    assert {kind for kind, words in kinds(text) if words[1:2] == "/"} == {"related"}


def test_a_gallery_of_the_story_is_captions():
    text = pages.page("1/3 The ferry a year ago", "2/3 Rescuers at work", "3/3 The port of Lovosk")
    assert {kind for kind, words in kinds(text) if words[1:2] == "/"} == {"caption"}


def test_a_note_on_the_author_and_the_name_beside_it():
    text = pages.footed(
        "Mira C. Stell", "Mira Castell is a health and politics writer at Harbour Post.", "Leave a Reply"
    )
    assert kind_of("Mira C. Stell", text) == "byline"
    assert kind_of("Mira Castell is", text) == "author_bio"


def test_a_sentence_about_a_reporter_within_the_story_is_no_note_on_the_author():
    line = "Mira Castell is a reporter for Harbour Post who was aboard the ferry when it sank."
    assert kind_of("Mira Castell", pages.page(line)) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Rescuers search for survivors off Lovosk on May 4th. [Jon Abara/AFP]",
        "FILE - In this May 3, 2030 file photo, the ferry Aurelia leaves Lovosk. (Jon Abara/Pool via AP, File)",
        "The ferry Aurelia in the port of Lovosk, May 3, 2030. REUTERS/Jon Abara",
        "Rescuers carry a survivor ashore (Reuters)",
        "A picture taken on Monday shows the port of Lovosk.",
    ],
)
def test_a_caption_is_told_by_its_credit_or_its_first_words(line):
    assert kind_of(line, pages.page(line)) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "The harbour master denied this to the agency on Monday evening, as he had done before. (AFP)",
        "The Islamic Relief Society (IRS) sent four boats.",
        "The ship can carry two hundred people (and/or forty cars).",
    ],
)
def test_brackets_at_the_end_do_not_make_a_caption(line):
    assert kind_of(line, pages.page(line)) == "paragraph"


def test_a_pull_quote_repeats_words_of_the_report():
    said = "“It went down within a minute and nobody had a chance to jump,” said Paul Arnoult, a passenger from Lovosk."
    text = pages.page(said, "It went down within a minute and nobody had a chance Paul Arnoult")
    assert kind_of("It went down within a minute and nobody had a chance Paul", text) == "quote_box"


def test_a_tweet_is_quoted_but_the_outlets_own_advertises():
    own = "Ferry captain speaks out (VIDEO) https://t.co/x1 — Harbour Post (@HarbourPost) May 3, 2031"
    other = "I saw the ferry go down from my window just now — Paul Arnoult (@parnoult) May 3, 2031"
    text = pages.page(own, other)
    assert kind_of("Ferry captain", text, outlet="Harbour Post") == "related"
    assert kind_of("I saw", text, outlet="Harbour Post") == "quote_box"


def test_a_given_headline_is_found_in_the_text_whatever_its_punctuation():
    text = f"FERRY: “Aurelia” sinks off Lovosk\n\n{pages.LEAD}\n\n{pages.SECOND}"
    assert kinds(text, "Ferry “Aurelia” sinks off Lovosk")[0][0] == "headline"


def test_a_single_sentence_is_a_paragraph_and_no_headline():
    assert kinds("Ferry sinks off Lovosk") == [("paragraph", "Ferry sinks off Lovosk")]


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "   THE FERRY AURELIA SANK OFF THE PORT OF LOVOSK ON MONDAY WITH NINETY\n"
        "PEOPLE ABOARD, THE COAST GUARD SAID.  RESCUERS PULLED FORTY PEOPLE FROM\n"
        "THE WATER BEFORE NIGHTFALL.\n"
        "   THE MAYOR OF LOVOSK TOLD REPORTERS THAT THE SHIP HAD BEEN INSPECTED\n"
        "TWICE IN THE PAST YEAR.  THE MINISTRY PROMISED AN INQUIRY.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_a_row_of_links_is_no_headline():
    text = pages.headed(above="Home | World | Business | Sport | Subscribe")
    assert kind_of("Home", text) == "boilerplate"
    assert kind_of(pages.TITLE, text) == "headline"


def test_copy_under_the_label_of_an_advertisement_is_no_evidence():
    text = pages.page("ADVERTISEMENT", "Only $9 a month: read without limits!")
    assert kind_of("Only $9", text) == "advertisement"


def test_a_sentence_under_the_label_of_an_advertisement_is_evidence():
    text = pages.page("ADVERTISEMENT", "The captain was questioned overnight, and two officers were let go at dawn.")
    assert kind_of("The captain", text) == "paragraph"
