import pytest

from recount.extract.clauses import is_passive
from recount.lexicon.load import entries
from recount.lexicon.schema.events import TransitiveVerb

SENTENCES = [
    (sentence, expected)
    for entry in entries(TransitiveVerb)
    for told, expected in ((entry.examples, True), (entry.counterexamples, False))
    for sentence in told
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_verb_without_the_object_it_wants_is_passive_and_no_other(sentence, expected, annotated):
    doc = annotated(sentence)
    verb = next(token.index for token in doc.tokens if token.tag in ("VBD", "VBN"))
    assert is_passive(doc, verb) is expected
