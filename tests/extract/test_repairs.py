from recount.extract.repairs import repaired
from recount.model.annotation import children


def test_a_report_without_slips_is_left_as_it_is(annotated):
    doc = annotated("The army left the town.")
    assert repaired(doc) is doc


def test_heads_and_children_still_agree_after_a_repair(annotated):
    doc = repaired(annotated("The Danish-backed regime offensive on the port killed nine guards."))
    for token in doc.tokens:
        assert token.head == token.index or token.index in children(doc, token.head)


def test_a_participle_hung_on_a_date_goes_to_the_verb(annotated):
    doc = repaired(annotated("A bomb went off in Oslo on Monday killing nine guards."))
    killing = next(token for token in doc.tokens if token.text == "killing")
    assert doc.tokens[killing.head].text == "went"
