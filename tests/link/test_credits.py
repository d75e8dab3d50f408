"""Whom reports credit for what they tell."""

import pytest

from factory import Draft
from recount.lexicon.load import entries
from recount.lexicon.schema.credits import CreditCue
from recount.link.credits import credited


@pytest.mark.parametrize("entry", entries(CreditCue), ids=lambda entry: entry.side)
def test_examples_of_credits_hold(entry):
    for text in entry.examples:
        assert credited(Draft(text).reading()), text
    for text in entry.counterexamples:
        assert not credited(Draft(text).reading()), text


def test_the_dispatchs_agency_comes_first_and_each_name_once():
    text = "The toll is nine, Anadolu Agency reported. Anadolu Agency said ten were hurt, according to Reuters."
    assert credited(Draft(text, agency="AFP").reading()) == ("AFP", "Anadolu Agency", "Reuters")


def test_an_outlet_does_not_credit_itself():
    assert credited(Draft("Nine died, the mayor told Reuters.", outlet="Reuters").reading()) == ()


def test_comments_credit_nobody():
    draft = Draft("Reuters reported nine dead.")
    blocks = tuple(type(block)(kind="comment", start=block.start, end=block.end) for block in draft.report.blocks)
    draft.report = type(draft.report)(
        **{f: getattr(draft.report, f) for f in draft.report.__struct_fields__} | {"blocks": blocks}
    )
    assert credited(draft.reading()) == ()
