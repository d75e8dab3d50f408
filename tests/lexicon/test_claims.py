"""Which entries of the lexicon speak for a fact."""

from recount.lexicon.claims import claims


def told(sentence):
    return [(word, word) for word in sentence.split()]


def files(rule, sentence):
    return {claim.file for claim in claims(rule, told(sentence))}


def test_an_entry_of_another_type_is_none():
    found = claims("events/shelling/verb", told("the army shell the port and arrest a clerk"))
    types = {value for claim in found for name, value in claim.fields if name == "type"}
    assert types <= {"shelling"}
    assert "en/event_verbs.toml" in {claim.file for claim in found}


def test_words_of_a_key_may_be_parted_but_stand_in_order():
    assert "en/light_verbs.toml" in files("events/shelling/light", "they carry it out at dawn")
    met = [claim.words for claim in claims("events/shelling/light", told("out they carry it"))]
    assert ("carry out",) not in met


def test_a_sense_that_needs_a_noun_is_met_only_with_it():
    rule = "statements/speech_verb:hold"
    assert any("hold" in claim.words for claim in claims(rule, told("they hold them responsible")))
    assert not any("hold" in claim.words for claim in claims(rule, told("they hold a meeting")))


def test_a_rule_of_no_kind_has_no_entries():
    assert claims("model/statements@1", told("they say so")) == ()
