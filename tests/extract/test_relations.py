import tomllib
from pathlib import Path

import pytest

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "relations.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_relations_of_each_case_and_no_others_are_found(case, reading):
    found = reading(case["text"])
    names = {entity.id: entity.name for entity in found.entities}
    got = [{"relation": r.relation, "subject": names[r.subject], "object": names[r.object]} for r in found.relations]
    assert got == case["expected"]


def test_a_relation_in_a_statement_is_attributed_to_it(reading):
    found = reading("Ines Marto said that Norway backs the rebels.")
    assert found.relations[0].attribution == found.statements[0].id
