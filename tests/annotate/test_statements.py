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


CUES = {
    "Ines Marto issued a statement saying that the bridge was safe.": (
        "issued a statement saying",
        "the bridge was safe",
    ),
    "The bank refused to say whether the loan was void.": ("refused to say", "whether the loan was void"),
    "The ministry declined to comment on the raid.": ("declined to comment on", "the raid"),
    "The mayor wants to leave the union.": ("wants", "to leave the union"),
    "The union was especially critical of the plan.": ("was especially critical of", "the plan"),
    "The mayor warned of a second flood.": ("warned of", "a second flood"),
    "The ministry said at least nine men had died.": ("said", "at least nine men had died"),
    "Ines Marto went on to explain how the bridge fell.": ("went on to explain", "how the bridge fell"),
    "The mayor's early plan to sell the pier was kept.": ("early plan", "to sell the pier"),
    "Ines Marto's view is that the bridge will last.": ("view is", "the bridge will last"),
}


@pytest.mark.parametrize("text", CUES)
def test_cue_has_all_words_that_lead_to_what_is_said(text, annotated):
    (said,) = (doc := annotated(text)).statements
    parts = said.cue_span if isinstance(said.cue_span, tuple) else (said.cue_span,)
    assert " ".join(doc.text(span) for span in parts) == CUES[text][0]
    assert doc.text(said.content_span).removeprefix("that ") == CUES[text][1]


def test_who_issued_a_statement_speaks_in_it(annotated):
    (said,) = (doc := annotated("Ines Marto released a statement questioning the count.")).statements
    assert doc.text(said.voice_span) == "Ines Marto"


@pytest.mark.parametrize(
    "text",
    ["The plan to sell the pier was kept.", "The mayor did not make a promise to stay.", "The view of it is fine."],
)
def test_noun_of_an_attitude_without_its_holder_is_no_statement(text, annotated):
    assert not annotated(text).statements


@pytest.mark.parametrize(
    "text",
    ["Paul Lima echoed Ines Marto's remarks about the pier.", "Paul Lima said that the ministers discussed the pier."],
)
def test_matter_that_somebody_speaks_of_is_not_handed_on(text, annotated):
    doc = annotated(text)
    assert [doc.text(s.voice_span) for s in doc.statements] == ["Paul Lima"]


def test_fragment_and_the_speech_around_it_are_one_statement(annotated):
    doc = annotated("Ines Marto said the vote was a “waste of everybody's time” and “a farce” that day.")
    (said,) = doc.statements
    assert [doc.text(span) for span in said.quoted_span] == ["waste of everybody's time", "a farce"]
    assert doc.text(said.content_span).startswith("the vote was a “waste")


def test_fragment_behind_an_infinitive_is_the_speakers(annotated):
    doc = annotated("Paul Lima wrote that he plans to use the money to “expose the lies of the harbour board.”")
    (said,) = doc.statements
    assert said.mode == "mixed"
    assert doc.text(said.quoted_span) == "expose the lies of the harbour board."


def test_words_broken_by_the_cue_are_one_utterance(annotated):
    first, second = annotated("“The river rose,” Ines Marto said, “and nobody had warned the lower town.”").statements
    assert second.continues == first.id
    assert first.continues is None


def test_speaker_is_marked_with_all_that_describes_him(annotated):
    doc = annotated("Ines Marto, who heads the harbour union, said on Monday that the pier was unsafe.")
    (said,) = doc.statements
    assert doc.text(said.speaker_span) == "Ines Marto, who heads the harbour union"
    assert doc.text(said.voice_span) == "Ines Marto"


def test_cue_takes_its_adverbs_and_its_occasion_but_no_date(annotated):
    doc = annotated("Ines Marto also said in a statement on Monday that the pier was unsafe.")
    (said,) = doc.statements
    assert doc.text(said.cue_span) == "also said in a statement"


@pytest.mark.parametrize(
    "text",
    [
        "The Associated Press quoted Ines Marto as saying that the pier was shut.",
        "The pier was shut, the Associated Press reported, citing Ines Marto.",
        "Ines Marto was quoted by the Associated Press as saying that the pier was shut.",
    ],
)
def test_whoever_hands_the_words_on_is_not_their_speaker(text, annotated):
    doc = annotated(text)
    names = {entity.id: entity.name for entity in doc.entities}
    (said,) = doc.statements
    assert (names[said.speaker], names[said.via]) == ("Ines Marto", "Associated Press")


def test_relative_pronoun_belongs_to_the_speaker(annotated):
    doc = annotated("The pier is run by Ines Marto, who said that it was safe.")
    assert doc.text(doc.statements[0].speaker_span) == "Ines Marto, who"
    assert doc.text(doc.statements[0].voice_span) == "Ines Marto"


def test_what_is_only_to_be_said_is_not_said(annotated):
    assert not annotated("The mayors met to discuss the truce. It was too soon to tell who dug the tunnel.").statements


def test_what_nobody_is_named_for_is_hearsay(annotated):
    doc = annotated("The ferry is believed to have sunk. It is feared that nine sailors drowned.")
    assert [(s.speaker_span, s.act, s.certainty) for s in doc.statements] == [(None, "belief", "probable")] * 2


def test_belief_in_somebodys_words_is_only_their_wording(annotated):
    doc = annotated("“I hope the pier will hold,” Ines Marto said. The clerk said he hopes to be paid.")
    assert [s.act for s in doc.statements] == ["speech", "speech"]


@pytest.mark.parametrize(
    ("text", "certainty", "polarity", "negated"),
    [
        ("The captain said the crew had slept.", "certain", "positive", False),
        ("The captain said the crew might have slept.", "possible", "positive", False),
        ("The captain said the crew had probably slept.", "probable", "positive", False),
        ("The captain asked whether the crew had slept.", "unknown", "positive", False),
        ("The captain denied that the crew had slept.", "certain", "negative", False),
        ("Engineers doubted that the crew had slept.", "probable", "negative", False),
        ("The captain did not deny that the crew had slept.", "unknown", "positive", True),
        ("The captain believes the crew had slept.", "probable", "positive", False),
        ("The captain vowed to wake the crew.", "unknown", "positive", False),
    ],
)
def test_how_a_speaker_puts_it(text, certainty, polarity, negated, annotated):
    (said,) = annotated(text).statements
    assert (said.certainty, said.polarity, said.negated) == (certainty, polarity, negated)


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Norway accused Sweden and the Grey Hand of shelling the port.", ["Sweden", "Grey Hand"]),
        ("The mayor of Oslo laid the blame on Sweden.", ["Sweden"]),
        ("Ines Marto said Sweden had shelled the port.", ["Sweden"]),
        ("Norway held Sweden responsible for the raid.", ["Sweden"]),
        ("Norway denied that Swedish troops had shelled the port.", ["Swedish armed forces"]),
        ("Ines Marto said the port was quiet.", []),
    ],
)
def test_whom_a_statement_lays_it_on(text, accused, annotated):
    doc = annotated(text)
    names = {entity.id: entity.name for entity in doc.entities}
    assert [names[who] for who in doc.statements[0].accused] == accused


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


@pytest.mark.parametrize("text", ['He said "yes ', "he said ", "“ ", "'a "])
def test_marks_and_cues_without_end_take_steps_as_they_are_long(text, annotated):
    short, long = (annotated(text * count) for count in (300, 1200))
    factory.steps(mark_statements, long)  # what loads on first use has loaded
    assert factory.steps(mark_statements, long) < 6 * factory.steps(mark_statements, short)


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed in the raid, the governor of Oma, Paul Lima, said on Friday.",
        "Five people were killed in the raid, the governor of Oma, Paul Lima, told the agency on Friday.",
        "The bridge has collapsed, the head of the rescue service, Paul Lima, told Swedish television.",
    ],
)
def test_a_title_and_a_name_between_commas_speak(text, annotated):
    doc = annotated(text)
    assert [next(e.name for e in doc.entities if e.id == s.speaker) for s in doc.statements] == ["Paul Lima"]
    said = doc.statements[0].content_span
    assert doc.text(said) == text.split(", the ")[0]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("The strike, said the ministry, hit a market.", "ministry", ["The strike", "hit a market"]),
        ("The talks, Ines Marto said, had failed.", "Ines Marto", ["The talks", "had failed"]),
        ("Rebels, said residents, had shelled the town.", "residents", ["Rebels", "had shelled the town"]),
        (
            "On Monday, the ministry said, three villages were hit.",
            "ministry",
            ["On Monday", "three villages were hit"],
        ),
        ("Ines Marto, the envoy, said the talks had failed.", "Ines Marto", ["the talks had failed"]),
    ],
)
def test_who_says_it_may_be_put_into_the_sentence(text, speaker, said, annotated):
    doc = annotated(text)
    (statement,) = doc.statements
    spans = statement.content_span if isinstance(statement.content_span, tuple) else (statement.content_span,)
    assert next(e.name for e in doc.entities if e.id == statement.speaker) == speaker
    assert [doc.text(span) for span in spans] == said
