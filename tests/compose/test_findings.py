import re

import pytest

from factory import Draft
from recount.compose import compose
from recount.link import link


def flood(outlet, words, *, speaker=None, when="2031-05-04", **numbers):
    """One report of one flood at Orlen with one count of the dead."""
    draft = Draft(f"{words} ({outlet}, by its staff at Orlen)", outlet=outlet, origin=outlet)
    draft.entity("person", "staff", name=speaker or "staff")
    said = draft.statement(words, speaker=next(iter(draft.entities))) if speaker else None
    event = draft.event("accident", words, where=draft.place("Orlen"), when=when, attribution=said)
    if numbers:
        draft.figure("killed", words, group="people", event=event, attribution=said, **numbers)
    return draft.reading()


def findings(*readings, kinds=".*"):
    dated, (story,) = link(readings)
    found = compose(story, dated).findings
    return [f for f in found if re.fullmatch(kinds, f.kind)]


def about(found):
    return [(f.kind, f.about.split(".")[-1]) for f in found]


def test_two_outlets_that_count_alike_agree():
    found = findings(
        flood("The Courier", "A flood at Orlen drowned 34.", exact=34),
        flood("The Herald", "Dozens died when water broke into Orlen.", low=24, high=99),
    )
    assert about(found) == [("agreed", "killed"), ("agreed", "when"), ("agreed", "where")]
    assert found[0].text == (
        "The Courier and The Herald agree on the number killed in the accident in Orlen on 4 May 2031: 34 / 24 to 99."
    )


def test_two_outlets_on_one_speakers_word_have_one_voice():
    found = findings(
        flood("The Courier", "A flood at Orlen drowned 34.", exact=34, speaker="Ana Belk"),
        flood("The Herald", "Water broke into Orlen and 34 died.", exact=34, speaker="Ana Belk"),
    )
    assert ("one_voice", "killed") in about(found)
    assert "on the word of Ana Belk" in found[0].text


@pytest.mark.parametrize(
    ("words", "speakers", "why"),
    [
        ("Water broke into Orlen and 50 died.", ("Ana Belk", "Ivo Marn"), "different_speaker"),
        ("The toll at Orlen rose to 50.", ("Ana Belk", "Ivo Marn"), "updated"),
        ("Water broke into Orlen and 50 died.", ("Ana Belk", "Ana Belk"), "updated"),
        ("Water broke into Orlen and 50 died.", (None, None), "updated"),
    ],
)
def test_counts_that_cannot_both_hold_differ_for_a_reason(words, speakers, why):
    (found,) = findings(
        flood("The Courier", "A flood at Orlen drowned 34.", exact=34, speaker=speakers[0]),
        flood("The Herald", words, exact=50, speaker=speakers[1]),
        kinds="differs",
    )
    assert found.why == why
    assert "34 (The Courier" in found.text
    assert "50 (The Herald" in found.text


def test_stocks_of_two_dates_in_one_report_differ_by_date():
    draft = Draft("Lesk held 3,000 refugees in March 2030. Today it holds 4,000 refugees.")
    for words, number, when in (("3,000 refugees", 3000, "2030-03"), ("4,000 refugees", 4000, None)):
        draft.figure("refugees", words, exact=number, group="refugees", when=when, scope="stock")
    (found,) = findings(draft.reading())
    assert (found.kind, found.why) == ("differs", "different_date")
    assert "3,000 as of March 2030" in found.text


def test_a_report_alone_is_single_and_says_whose():
    found = findings(flood("The Courier", "A flood at Orlen drowned 34.", exact=34))
    assert set(about(found)) == {("single", "killed"), ("single", found[-1].about)}
    assert all(f.text.startswith("Only The Courier") for f in found)


def test_evidence_reads_back_exactly():
    readings = [flood("The Courier", "A flood at Orlen drowned 34.", exact=34), flood("The Herald", "Orlen drowned.")]
    texts = {reading.report.id: reading.report.text for reading in readings}
    found = findings(*readings)
    assert found
    assert all(texts[e.report][e.start : e.end] == e.text for f in found for e in f.evidence)


def test_blame_against_denial_is_a_dispute():
    drafts = []
    for n, (country, stance) in enumerate((("Lesk", "blame"), ("Vorna", "deny"))):
        draft = Draft(
            f"After the airstrike on Keth, {country} spoke of Vorna and the airstrike on Keth.", origin=str(n)
        )
        speaker = draft.entity("state", country, country=country[:3].upper())
        accused = (draft.entity("state", "Vorna", country="VOR"),) if stance == "blame" else ()
        draft.event("airstrike", "airstrike on Keth", where=draft.place("Keth"), when="2031-05-04")
        words = "Vorna and the airstrike on Keth" if accused else "of Vorna"
        draft.statement(words, nth=1, speaker=speaker, stance=stance, accused=accused)
        drafts.append(draft.reading())
    (found,) = findings(*drafts, kinds="disputed")
    assert (found.why, found.about.split(".")[1]) == ("true_dispute", "responsible")
    assert "Lesk said it was Vorna; Vorna denied that it was Vorna" in found.text
