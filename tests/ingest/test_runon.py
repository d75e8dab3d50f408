"""Paragraphs that have lost their line breaks."""

import pages
from pages import kind_of, kinds

HEADLINE = "Ferry Sinks Off Lovosk Port"
REST = (
    "The coast guard said that the ship went down within minutes of leaving the port on Monday morning. "
    "Rescuers pulled forty people from the water before nightfall and boats kept looking for the others. "
    "The mayor of Lovosk told reporters that the ship had been inspected twice in the past year. "
    "Varanias transport ministry promised an inquiry and said that it would publish what it found. "
    "The company that owns the ship did not answer calls on Monday and its office in the port was closed."
)


def test_date_headline_and_agency_before_the_first_sentence_are_split_off():
    text = f"Tuesday 4 May 2031 Ferry sinks off Lovosk port AFP {REST}"
    assert kinds(text, HEADLINE)[:3] == [
        ("dateline", "Tuesday 4 May 2031"), ("headline", "Ferry sinks off Lovosk port"), ("byline", "AFP"),
    ]  # fmt: skip
    assert kind_of("The coast guard", text, HEADLINE) == "paragraph"


def test_a_byline_before_a_printed_date_is_split_off():
    text = f"By Mira Castell mcastell@harbour.example Harbour Post May 4, 2031 {REST}"
    assert kinds(text)[:2] == [
        ("byline", "By Mira Castell mcastell@harbour.example Harbour Post"), ("dateline", "May 4, 2031"),
    ]  # fmt: skip


def test_a_sentence_that_begins_as_its_headline_does_is_whole():
    text = f"Ferry sinks off Lovosk port, killing nine people on Monday morning. {REST}"
    assert kinds(text, HEADLINE) == [("paragraph", text)]


def test_a_date_within_the_first_sentence_is_left_alone():
    text = f"On 4 May 2031 the ferry Aurelia sank. {REST}"
    assert kinds(text) == [("paragraph", text)]


def test_furniture_between_headline_and_report_is_split_off():
    text = f"Ferry sinks off Lovosk port World 1735 04.05.2031(updated 1802 04.05.2031) Get short URL 911 {REST}"
    found = dict(kinds(text, HEADLINE))
    assert found["dateline"] == "1735 04.05.2031(updated 1802 04.05.2031)"
    assert found["boilerplate"] == "Get short URL 911"
    assert found["paragraph"] == REST


def test_links_between_headline_and_its_repetition_are_no_report():
    text = f"Ferry sinks off Lovosk port Print Tweet Views 12 Related Nine die in Lovosk fire {HEADLINE} - {REST}"
    assert kind_of("Nine die", text, HEADLINE) in {"boilerplate", "related"}
    assert kind_of("The coast guard", text, HEADLINE) == "paragraph"


def test_a_caption_in_the_middle_ends_with_its_credit():
    caption = "A man looks at the port of Lovosk after the ferry sank. May 4 2031. (Harbour Post and agencies)"
    text = f"{REST} {caption} {REST}"
    assert ("caption", caption) in kinds(text)


def test_another_storys_headline_behind_a_picture_credit_is_related():
    link = "REUTERS Mira Castell Nine People Die in Fire at Lovosk Market Hall"
    text = f"{REST} {link} The ship was built in 1990. {REST}"
    assert ("related", link) in kinds(text)
    assert kind_of("The ship was built", text) == "paragraph"


def test_a_sentence_about_an_agency_is_no_picture_credit():
    text = f"{REST} Reuters reported that Lovosk Port Authority had closed the harbour. {REST}"
    assert kinds(text) == [("paragraph", text)]


def test_tags_behind_a_standfirst_are_split_off():
    text = f"A ferry has sunk off Lovosk. Tags Varania Lovosk ferry accidents Three ships have sunk this year. {REST}"
    assert kinds(text)[:2] == [
        ("summary", "A ferry has sunk off Lovosk."), ("boilerplate", "Tags Varania Lovosk ferry accidents"),
    ]  # fmt: skip
    assert kind_of("Three ships", text) == "paragraph"


def test_links_and_tags_at_the_foot_are_no_report():
    text = f"{REST} ... 440 Related Nine Die in Lovosk Fire Port Reopens After Strike Tags ferry Lovosk Varania"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "related", "boilerplate"]
    assert kinds(text)[0] == ("paragraph", REST)


def test_a_sentence_that_begins_with_a_cue_is_not_cut_off():
    text = f"{REST} Related charges against the owner were dropped by a court in Lovosk. He denied them."
    assert kinds(text) == [("paragraph", text)]


def test_a_dateline_is_apart_from_its_dispatch():
    text = pages.page(title=pages.TITLE).replace(pages.LEAD, f"LOVOSK, May 4 (Reuters) - {pages.LEAD}")
    assert kinds(text)[1:3] == [("dateline", "LOVOSK, May 4 (Reuters) -"), ("paragraph", pages.LEAD)]


def test_an_editors_note_in_brackets_at_the_foot_is_furniture():
    note = "(Reporting by Mira Castell; Editing by Jon Abara. Visit harbour.example to read more stories.)"
    assert kinds(f"{REST} {note}") == [("paragraph", REST), ("boilerplate", note)]
