import tomllib
from pathlib import Path

import pytest

from factory import Draft
from recount.lexicon.load import entries
from recount.lexicon.schema.sense import Contraction, SenseWord, SpellingEnding, VerbForms
from recount.link.collation import collations
from recount.link.entities import Cast
from recount.link.setting import setting
from recount.link.spoken import shown, utterance
from recount.model.base import Span
from recount.model.story import Lineage

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "collations.toml").read_text(encoding="utf-8"))["case"]


def collated(full, other, *, mode="direct", stance="say"):
    """Return how the other report's wording is set against the fuller one, and both texts."""
    drafts = []
    for n, (words, how, cue) in enumerate(((full, "direct", "say"), (other, mode, stance))):
        draft = Draft(f"Ana Belk spoke: {words}", origin=str(n))
        draft.statement(words, mode=how, stance=cue)
        drafts.append(draft.reading())
    lineages = [
        Lineage(id=f"lineage:{n}", reports=(reading.report.id,), basis="single") for n, reading in enumerate(drafts)
    ]
    story = setting(drafts, Cast(()), lineages)
    members = [story.member(reading.report.id, reading.facts[0]) for reading in drafts]
    (found,) = collations(story, members, members[0])
    return found, [reading.report.text for reading in drafts]


def edit_of(step):
    if step.op == "changed":
        return f"[{step.before} → {step.after}]"
    return f"[-{step.before}]" if step.op == "dropped" else f"[+{step.after}]"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_wording_is_collated(case):
    found, _ = collated(case["full"], case["other"], mode=case.get("mode", "direct"), stance=case.get("stance", "say"))
    assert found.relation == case["relation"]
    assert [edit_of(step) for step in found.edits if step.op != "kept" and not step.marked] == case.get("edits", [])
    assert list(found.changes) == case.get("changes", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_edit_leads_back_to_the_words_of_both_reports(case):
    found, texts = collated(case["full"], case["other"], mode=case.get("mode", "direct"))
    for step in found.edits:
        for text, words, spans in zip(
            texts, (step.before, step.after), (step.before_spans, step.after_spans), strict=True
        ):
            assert " ".join(text[span.start : span.end] for span in spans) == words


def pairs(kind):
    return [
        (example, entry, is_example)
        for entry in entries(kind)
        for told, is_example in ((entry.examples, True), (entry.counterexamples, False))
        for example in told
    ]


@pytest.mark.parametrize(("example", "entry", "is_changed"), pairs(SenseWord))
def test_every_example_changes_the_sense_and_no_counterexample_does(example, entry, is_changed):
    full, other = example.split(" → ")
    assert (entry.marker in collated(full, other)[0].changes) is is_changed


@pytest.mark.parametrize(("example", "entry", "is_same"), pairs(Contraction) + pairs(SpellingEnding))
def test_every_example_is_one_word_written_two_ways_and_no_counterexample_is(example, entry, is_same):
    one, other = (utterance(text, [Span(start=0, end=len(text))]).texts for text in example.split(" → "))
    assert (one == other) is is_same, entry


@pytest.mark.parametrize(("example", "entry", "is_changed"), pairs(VerbForms))
def test_every_past_is_another_tense(example, entry, is_changed):
    assert ("tense" in collated(*example.split(" → "))[0].changes) is is_changed, entry


def test_the_parts_of_a_broken_utterance_are_read_together():
    full = Draft("“The pier is rotten. It was never safe. We shall close it tonight,” Ana Belk said.", origin="0")
    full.statement("The pier is rotten. It was never safe. We shall close it tonight", mode="direct")
    broken = Draft("“The pier is rotten,” Ana Belk said. “We shall close it tonight.”", origin="1")
    first = broken.statement("The pier is rotten", mode="direct")
    broken.statement("We shall close it tonight", mode="direct", continues=first)
    drafts = [full.reading(), broken.reading()]
    lineages = [Lineage(id=f"lineage:{n}", reports=(one.report.id,), basis="single") for n, one in enumerate(drafts)]
    story = setting(drafts, Cast(()), lineages)
    members = [story.member(reading.report.id, fact) for reading in drafts for fact in reading.facts]
    (found,) = collations(story, members, members[0])
    assert [edit_of(step) for step in found.edits if step.op != "kept"] == ["[-It was never safe]"]
    assert (found.member, found.joined) == (members[1], (members[2],))


def test_words_that_a_report_breaks_keep_their_places():
    text = "“The pier,” she said, “is rotten.”"
    words = utterance(text, [Span(start=1, end=9), Span(start=23, end=32)]).words
    assert shown(text, words)[0] == "The pier is rotten"


def test_wordings_too_long_to_set_side_by_side_are_left_alone():
    found, _ = collated("one two three " * 1000, "one two three " * 999)
    assert found.edits == ()
