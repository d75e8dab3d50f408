import time
import tomllib
from pathlib import Path

import pytest

import factory
from recount.annotate import annotate
from recount.annotate.statements import mark_statements

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "statements.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def docs():
    reports = [factory.report(case["text"], origin=case["name"]) for case in CASES]
    return {doc.report.origin: doc for doc in annotate(reports)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case, docs):
    doc = docs[case["name"]]
    names = {entity.id: entity.name for entity in doc.entities}
    told = doc.statements
    assert len(told) == len(case["expected"]), [(s.mode, s.text) for s in told]
    for wanted, got in zip(case["expected"], told, strict=True):
        given = {
            "mode": got.mode, "stance": got.stance, "text": got.text, "speaker": names.get(got.speaker),
            "speaker_words": doc.text(got.speaker_span) if got.speaker_span else None,
        }  # fmt: skip
        assert wanted.items() <= given.items()


def test_evidence_of_a_quotation_is_the_words_without_the_marks(annotated):
    doc = annotated("Ines Marto said: “The river rose at noon.” Then she left.")
    [quotation] = doc.statements
    assert quotation.text == doc.report.text[quotation.start : quotation.end] == "The river rose at noon."
    assert doc.text(quotation.content_span) == quotation.text


def test_speaker_and_cue_keep_their_words(annotated):
    [told] = (doc := annotated("The harbour office has confirmed that the ship sank.")).statements
    assert doc.text(told.speaker_span) == "The harbour office"
    assert doc.text(told.cue_span) == "has confirmed"


def test_pronoun_behind_a_quotation_is_its_last_speaker(annotated):
    doc = annotated("“The river rose,” said Paul Marto. He left at noon. “Nobody had warned us,” he said.")
    assert len({s.speaker for s in doc.statements}) == 1


def test_fragment_stands_in_the_speech_around_it(annotated):
    outer, inner = annotated("Ines Marto said the vote was a “waste of everybody's time” on Monday.").statements
    assert inner.attribution == outer.id
    assert outer.attribution is None


def test_speech_within_speech_belongs_to_the_inner_speaker(annotated):
    doc = annotated("A nurse said that the guards blamed the rebels for the fire.")
    blame = next(s for s in doc.statements if s.stance == "blame")
    outer = next(s for s in doc.statements if s.id == blame.attribution)
    assert doc.text(outer.speaker_span) == "A nurse"


def test_no_statement_stands_in_itself(annotated):
    doc = annotated("The ministry said that two jets had crossed the border, the agency reports, the paper says.")
    parents = {s.id: s.attribution for s in doc.statements}
    for statement in doc.statements:
        seen, at = set(), statement.id
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents.get(at)


def test_hearer_is_the_addressee(annotated):
    doc = annotated("Ines Marto told the Associated Press that the ship sank.")
    names = {entity.id: entity.name for entity in doc.entities}
    assert "Associated Press" in names[doc.statements[0].addressee]


def test_date_of_saying_hangs_on_the_verb(annotated):
    doc = annotated("Ines Marto said on Tuesday that the ship sank.", published="2031-05-07")
    assert doc.statements[0].when == "2031-05-06"
    assert doc.statements[0].when_time in {t.id for t in doc.times}


def test_date_of_what_is_said_is_not_the_date_of_saying(annotated):
    doc = annotated("Ines Marto said that the ship sank on Tuesday.", published="2031-05-07")
    assert doc.statements[0].when is None


def test_announced_quotation_has_the_day_of_its_announcement(annotated):
    doc = annotated("Ines Marto spoke to the families on Tuesday.\n“The ship is lost, and we mourn its crew.”")
    assert doc.statements[-1].when == "2031-05-06"


def test_headline_says_nothing_of_its_own(annotated):
    text = "Marto says bridge fell\nInes Marto said the bridge fell."
    blocks = factory.report(text).blocks
    headline = type(blocks[0])(kind="headline", start=blocks[0].start, end=blocks[0].end)
    doc = annotated(text, blocks=(headline, blocks[1]))
    assert [s.start for s in doc.statements] == [text.index("the bridge")]


def test_sentence_of_the_summary_is_not_said_twice(annotated):
    text = "Norway blamed the rebels for the blast.\nNorway blamed the rebels for the blast."
    blocks = factory.report(text).blocks
    summary = type(blocks[0])(kind="summary", start=blocks[0].start, end=blocks[0].end)
    assert len(annotated(text, blocks=(summary, blocks[1])).statements) == 1


def test_ids_tell_statements_apart(annotated):
    doc = annotated("“No,” Ines Marto said. “No,” Paul Lima said. Norway denied it and Estria denied it.")
    assert len({s.id for s in doc.statements}) == len(doc.statements)


@pytest.mark.parametrize("text", ['He said "yes ' * 1500, "he said " * 3000, "“ " * 5000, "'a " * 5000])
def test_marks_and_cues_without_end_take_no_time(text, annotated):
    doc = annotated(text)
    begun = time.perf_counter()
    mark_statements(doc)
    assert time.perf_counter() - begun < 5
