import pytest

from recount.extract import clauses


@pytest.fixture
def word(annotated):
    """Return the report of a text, the index of a word in it, and a way back from indices to words."""

    def find(text, wanted):
        doc = annotated(text)
        index = next(token.index for token in doc.tokens if token.text == wanted)
        return doc, index

    return find


def named(doc, index):
    return None if index is None else doc.tokens[index].text


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Rebels left the town, killing nine guards.", "killing", "Rebels"),
        ("Rebels who killed nine guards left.", "killed", "Rebels"),
        ("Rebels entered the town and killed nine guards.", "killed", "Rebels"),
        ("Norway accused the rebels of killing nine guards.", "killing", "rebels"),
        ("Norway has held the rebels since killing their chief.", "killing", "Norway"),
        ("Norway forced the rebels to leave.", "leave", "rebels"),
    ],
)
def test_a_verb_without_a_subject_inherits_the_right_one(word, text, verb, subject):
    doc, index = word(text, verb)
    assert named(doc, clauses.subject(doc, index)) == subject


def test_the_doer_of_a_passive_is_behind_by(word):
    doc, verb = word("Nine guards were killed by rebels.", "killed")
    assert [named(doc, i) for i in clauses.doers(doc, verb)] == ["rebels"]
    assert [named(doc, i) for i in clauses.undergoers(doc, verb)] == ["guards"]


def test_two_verbs_share_their_object(word):
    doc, verb = word("The blast killed or wounded nine guards.", "killed")
    assert [named(doc, i) for i in clauses.objects(doc, verb)] == ["guards"]


def test_a_verb_with_a_particle_is_not_the_bare_verb(word):
    doc, verb = word("The attack threatened to break down the talks.", "break")
    assert clauses.phrase_lemmas(doc, verb) == ("break down",)
