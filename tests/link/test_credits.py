"""Whom reports credit for what they tell."""

import pytest

from factory import Draft
from recount.lexicon.load import entries
from recount.lexicon.schema.credits import CreditCue
from recount.link.credits import credits_of, voice_of
from recount.model.report import Block


def drafted(text, kind="paragraph", **fields):
    return Draft(text, blocks=(Block(kind=kind, start=0, end=len(text)),), **fields)


def credited(text, kind="paragraph", **fields):
    return credits_of(drafted(text, kind, **fields).reading())


@pytest.mark.parametrize("entry", entries(CreditCue), ids=lambda entry: f"{entry.side} {entry.joint}")
def test_examples_of_credits_hold(entry):
    kind = "byline" if entry.side == "byline" else "paragraph"
    for text in entry.examples:
        found = credited(text, kind)
        assert found.names, text
        assert found.joint or not entry.joint, text
    for text in entry.counterexamples:
        found = credited(text, kind)
        assert not (found.joint if entry.joint else found.names), text


def test_the_dispatchs_agency_comes_first_and_each_name_once():
    text = "The toll is nine, Anadolu Agency reported. Anadolu Agency said ten were hurt, according to Reuters."
    assert credited(text, agency="AFP").names == ("AFP", "Anadolu Agency", "Reuters")


@pytest.mark.parametrize("fields", [{"outlet": "Reuters"}, {"outlet": "www.reuters.com", "outlet_id": "reuters"}])
def test_an_outlet_does_not_credit_itself_whatever_it_is_called(fields):
    assert voice_of(drafted("x", **fields).report) == "Reuters"
    assert credited("Nine died, the mayor told Reuters.", agency="Reuters", **fields).names == ()


def test_an_agency_is_one_by_all_its_names():
    assert voice_of(drafted("x", outlet="Tasnim News Agency").report) == "Tasnim"
    assert credited("Nine died, Agence France-Presse reported.").names == ("AFP",)


def test_a_report_rests_on_the_one_that_a_quarter_of_its_words_are_credited_to():
    bulletin = "Nine people died in Lovosk, SANA said. Rain fell on the town all night long."
    assert credited(bulletin).rests_on == "SANA"
    assert credited(f"{bulletin} {'The streets were empty and the shops were shut. ' * 5}").rests_on is None


def test_what_was_told_to_the_reports_own_outlet_is_its_own():
    assert credited("Nine died, the mayor told the Courier.", outlet="The Courier").joint
    assert not credited("Nine died, the mayor told the Herald.", outlet="The Courier").joint


def test_comments_credit_nobody():
    assert credited("Reuters reported nine dead.", "comment").names == ()
    assert not credited("With inputs from Reuters.", "comment").joint


def test_a_note_at_the_foot_is_a_credit():
    found = credited("With inputs from Reuters.", "boilerplate")
    assert (found.names, found.joint) == (("Reuters",), True)
