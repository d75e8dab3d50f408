"""The sentences that say which reports are one voice."""

import pytest

from factory import Draft
from recount.export.desk import desk
from recount.export.voices import voices
from recount.link.lineage import lineages
from recount.model.story import Story

WIRE = "Shells hit Lesk on Monday and set a depot on fire that burned until the next morning"
ADDED = " ".join(f"seen{n}" for n in range(90))
HERALD = "Shells hit Lesk, the mayor said."


def draft(text, outlet, **fields):
    return Draft(text, origin=outlet, outlet=outlet, **fields).reading()


def said(*readings):
    story = Story(
        id="story:1", title="", when=None, where=None, reports=tuple(reading.report.id for reading in readings),
        lineages=lineages(readings), entities=(), events=(), statements=(), figures=(), relations=(),
    )  # fmt: skip
    return list(voices(desk(story, readings)))


@pytest.mark.parametrize(
    ("agencies", "days", "text"),
    [(("AFP", None), (7, 7), "have AFP's text; The Courier adds its own reporting."),
     ((None, None), (7, 8), "have one text, The Tribune first; The Courier adds its own reporting."),
     ((None, None), (7, 7), "share one text.")],
)  # fmt: skip
def test_it_says_whose_text_it_is_and_who_added_to_it(agencies, days, text):
    found = said(
        draft(f"{WIRE}.", "The Tribune", agency=agencies[0], published=f"2031-05-0{days[0]}"),
        draft(f"{WIRE}. {ADDED}", "The Courier", agency=agencies[1], published=f"2031-05-0{days[1]}"),
        draft(HERALD, "The Herald"),
    )
    assert found == [f"2 of 3 reports are one voice: The Tribune and The Courier {text}"]


def test_reports_of_their_own_voices_get_no_sentence():
    assert said(draft(HERALD, "The Herald"), draft(f"{WIRE}.", "The Tribune")) == []


def test_many_reports_are_not_named_one_by_one():
    texts = [f"{WIRE}, it said."] + [f"{WIRE}. {ADDED.replace('seen', f'own{n}x')}" for n in range(5)]
    found = said(*(draft(text, f"Paper {n}", agency=None if n else "AFP") for n, text in enumerate(texts)))
    assert found == ["6 of 6 reports are one voice: they have AFP's text; 5 of them add their own reporting."]
