"""Every rule for offices and reference must be found in its examples and leave its counterexamples alone."""

import factory
from recount.annotate import annotate
from recount.lexicon.load import entries
from recount.lexicon.schema.titles import FirstName, OfficeVerb, PairNoun, SexedNoun, StandingWord, TermWord


def read(kind, part="examples"):
    """Return (entry, annotated example) for every example of a kind of rule: one read for all."""
    pairs = [(entry, text) for entry in entries(kind) for text in getattr(entry, part)]
    return list(zip((entry for entry, _ in pairs), annotate([factory.report(text) for _, text in pairs]), strict=True))


def standings(doc):
    return [role.standing for entity in doc.entities for role in entity.roles]


def of_two(doc):
    return [m.text for e in doc.entities for m in e.mentions if m.text.lower().startswith(("the two", "both"))]


def test_words_of_standing_are_read():
    wrong = [doc.report.text for entry, doc in read(StandingWord) if entry.standing not in standings(doc)]
    assert wrong == []


def test_verbs_of_office_give_roles():
    assert [doc.report.text for _, doc in read(OfficeVerb) if not standings(doc)] == []
    assert [doc.report.text for _, doc in read(OfficeVerb, "counterexamples") if standings(doc)] == []


def test_two_are_the_two_named_together():
    assert [doc.report.text for _, doc in read(PairNoun) if len(of_two(doc)) != 2] == []
    assert [doc.report.text for _, doc in read(PairNoun, "counterexamples") if of_two(doc)] == []


def test_nouns_tell_the_sex():
    def pronouns(doc):
        nouns = {noun for entry in entries(SexedNoun) for noun in entry.nouns}
        people = [e for e in doc.entities if e.name.split()[-1] in nouns]
        return {m.text for e in people for m in e.mentions if m.form == "pronoun"}

    wrong = {"female": "He", "male": "She"}
    assert [doc.report.text for entry, doc in read(SexedNoun) if wrong[entry.sex] in pronouns(doc)] == []


def test_first_names_tell_the_sex():
    def pronouns(doc):
        return {m.text for e in doc.entities if e.name.endswith("Orlov") for m in e.mentions if m.form == "pronoun"}

    assert [doc.report.text for _, doc in read(FirstName) if pronouns(doc)] == []


def test_words_before_a_time_make_it_the_term():
    def terms(doc):
        return [role.when for entity in doc.entities for role in entity.roles if role.when]

    assert [doc.report.text for _, doc in read(TermWord) if not terms(doc)] == []
    assert [doc.report.text for _, doc in read(TermWord, "counterexamples") if terms(doc)] == []
