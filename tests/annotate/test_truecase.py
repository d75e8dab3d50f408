import pytest

from recount.annotate.truecase import Vocabulary, recased

WORDS = "the army of said that rebels had attacked an office in and killed three nurses near farm on policy command"
VOCABULARY = Vocabulary(
    words=frozenset({*WORDS.split(), "attack", "rebel", "nurse", "may"}), plain=frozenset({"the", "may"})
)


@pytest.mark.parametrize(
    ("shouted", "told"),
    [
        (
            "THE ARMY OF PERU SAID THAT THREE REBELS HAD ATTACKED AN OFFICE IN LIMA ON 3 MAY.",
            "The army of Peru said that three rebels had attacked an office in Lima on 3 May.",
        ),
        (
            "THE ARMY SAID THAT THE QRS [QRS] HAD ATTACKED AN OFFICE AND KILLED THREE NURSES NEAR LA ESPERANZA FARM.",
            "The army said that the QRS [QRS] had attacked an office and killed three nurses near La Esperanza farm.",
        ),
        (
            "THE U.S. POLICY OF THE ARMY COMMAND AND OF MARTO'S REBELS KILLED THREE NURSES IN EL SALVADOR ON MONDAY.",
            "The U.S. policy of the army command and of Marto's rebels killed three nurses in El Salvador on Monday.",
        ),
    ],
)
def test_shouted_text_has_capitals_only_where_names_and_sentences_begin(shouted, told):
    assert recased(shouted, VOCABULARY) == told


@pytest.mark.parametrize(
    "text", ["ARMY ATTACKS", "The ARMY said that the REBELS had attacked an office in LIMA and killed three."]
)
def test_headings_and_ordinary_text_stay_as_they_are(text):
    assert recased(text, VOCABULARY) == text


def test_offsets_still_hold_for_shouted_text(annotated):
    text = (
        "REBELS ATTACKED THE OFFICE OF THE HARBOUR POLICE IN LIMA ON MONDAY AND KILLED THREE NURSES, THE POLICE SAID."
    )
    doc = annotated(text)
    assert [doc.text(place) for place in doc.places] == ["LIMA"]
    assert all(text[t.start : t.end].lower() == t.text.lower() for t in doc.tokens)
