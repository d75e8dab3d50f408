"""Every rule for weapons and vehicles must find one in its examples and none in its counterexamples."""

import pytest

import factory
from recount.annotate import annotate
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import SideWord
from recount.lexicon.schema.products import ProductName, ProductNoun, ProductSeries, ShipPrefix

KINDS = [ProductName, ProductNoun, ProductSeries, ShipPrefix]


def found(kind, part):
    """Return (text, its entities) for every sentence of a kind of rule: one read for all."""
    texts = [text for entry in entries(kind) for text in getattr(entry, part)]
    return [(doc.report.text, doc.entities) for doc in annotate([factory.report(text) for text in texts])]


def has_product(entities):
    return any(entity.kind == "product" for entity in entities)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_examples_have_a_product(kind):
    assert [text for text, entities in found(kind, "examples") if not has_product(entities)] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_counterexamples_have_none(kind):
    assert [text for text, entities in found(kind, "counterexamples") if has_product(entities)] == []


def test_words_of_a_side_give_it_and_those_joined_to_a_verb_give_none():
    assert [text for text, entities in found(SideWord, "examples") if not any(e.side for e in entities)] == []
    sided = [text for text, entities in found(SideWord, "counterexamples") if any(
        e.side and any(m.text.lower().endswith(("town", "soldiers")) for m in e.mentions) for e in entities
    )]  # fmt: skip
    assert sided == []
