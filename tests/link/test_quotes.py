from factory import Draft
from recount.link import link

VOW = "We will hold the bridge at Orlen until the last of our people has crossed it and nobody will stop us"


def said(*words, stance="say", mode="direct", name="Ana Belk"):
    """Each report is one statement of one speaker; return the texts of the statement clusters' members."""
    drafts = []
    for n, text in enumerate(words):
        draft = Draft(f"Ana Belk and Ivo Marn spoke at Orlen on the bridge: {text}", origin=str(n))
        who = draft.entity("person", name[n] if isinstance(name, list) else name)
        draft.statement(text, speaker=who, stance=stance, mode=mode)
        drafts.append(draft.reading())
    _, stories = link(drafts)
    return [len(cluster.members) for story in stories for cluster in story.statements]


def test_a_quotation_in_slightly_other_words_is_one_utterance():
    assert said(VOW, VOW.replace("until the last", "till the last").replace("stop us", "halt us")) == [2]


def test_a_part_of_a_longer_quotation_is_the_same_utterance():
    assert said(VOW, "until the last of our people has crossed it") == [2]


def test_the_same_words_of_two_speakers_are_two_utterances():
    assert said(VOW, VOW, name=["Ana Belk", "Ivo Marn"]) == [1, 1]


def test_a_name_taken_for_a_body_is_no_other_speaker_of_a_long_quotation():
    drafts = []
    for n, kind in enumerate(("person", "organization")):
        draft = Draft(f"Belk spoke at Orlen on the bridge: {VOW}", origin=str(n))
        draft.statement(VOW, speaker=draft.entity(kind, "Belk"), mode="direct")
        drafts.append(draft.reading())
    _, (story,) = link(drafts)
    assert [len(cluster.members) for cluster in story.statements] == [2]


def test_two_sentences_of_one_speaker_are_two_utterances():
    assert said(VOW, "The river is higher than in any spring that I can remember") == [1, 1]


def test_one_claim_told_indirectly_by_two_reports_is_one():
    words = "the rebels had mined the bridge at Orlen", "rebels had laid mines on the Orlen bridge"
    assert said(*words, mode="indirect", stance="accuse") == [2]


def test_a_claim_and_its_denial_are_two():
    drafts = []
    for n, stance in enumerate(("accuse", "deny")):
        draft = Draft("Ana Belk spoke of the mines on the Orlen bridge", origin=str(n))
        draft.statement("the mines on the Orlen bridge", speaker=draft.entity("person", "Ana Belk"), stance=stance)
        drafts.append(draft.reading())
    _, (story,) = link(drafts)
    assert [len(cluster.members) for cluster in story.statements] == [1, 1]


def test_half_a_name_is_the_same_speaker():
    assert said(VOW, VOW, name=["Ana Belk", "Belk"]) == [2]


def test_who_is_only_described_may_be_the_one_another_report_names():
    drafts = []
    for n, (name, words) in enumerate(
        (
            ("Ana Belk", "her cousin had been hit by a rubber bullet on the Orlen bridge"),
            ("her aunt", "the cousin was hit in the head by a rubber bullet on the Orlen bridge"),
        )
    ):
        draft = Draft(f"Ana Belk, her aunt, spoke at Orlen on the bridge: {words}", origin=str(n))
        draft.statement(words, speaker=draft.entity("person", name))
        drafts.append(draft.reading())
    _, (story,) = link(drafts)
    assert [len(cluster.members) for cluster in story.statements] == [2]


def test_the_same_claim_of_two_speakers_is_two_statements():
    words = "the rebels had mined the bridge at Orlen before the army came"
    assert said(words, words, mode="indirect", name=["Ana Belk", "Ivo Marn"]) == [1, 1]


def test_the_same_words_under_another_verb_are_one_claim_but_not_under_a_denial():
    words = "the rebels had mined the bridge at Orlen before the army came"
    drafts = []
    for n, stance in enumerate(("say", "accuse", "deny")):
        draft = Draft(f"Ana Belk spoke at Orlen on the bridge: {words}", origin=str(n))
        draft.statement(words, speaker=draft.entity("person", "Ana Belk"), stance=stance)
        drafts.append(draft.reading())
    _, (story,) = link(drafts)
    assert sorted(len(cluster.members) for cluster in story.statements) == [1, 2]


def test_every_wording_but_the_fullest_is_collated():
    drafts = []
    for n, words in enumerate((VOW, "until the last of our people has crossed it", VOW.replace("stop", "halt"))):
        draft = Draft(f"Ana Belk spoke at Orlen on the bridge: {words}", origin=str(n))
        draft.statement(words, speaker=draft.entity("person", "Ana Belk"), mode="direct")
        drafts.append(draft.reading())
    _, (story,) = link(drafts)
    (cluster,) = story.statements
    assert sorted(one.relation for one in cluster.collation) == ["fragment", "reworded"]
    assert {one.against for one in cluster.collation}.isdisjoint(one.member for one in cluster.collation)
