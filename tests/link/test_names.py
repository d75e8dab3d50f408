import tomllib
from pathlib import Path

import pytest

from factory import Draft
from recount.lexicon.load import entries
from recount.lexicon.schema.link import NameLetters
from recount.link.entities import story_entities
from recount.link.names import are_one_name, parts

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "names.toml").read_text(encoding="utf-8"))["case"]
PAIRS = [
    pytest.param(
        case["kind"], a, b, case["same"],
        marks=[pytest.mark.xfail(reason=case["limit"], strict=True)] if "limit" in case else [],
    )
    for case in CASES
    for a, b in case["pairs"]
]  # fmt: skip


def is_merged(kind, a, b):
    drafts = [Draft(name, origin=str(n)) for n, name in enumerate((a, b))]
    for draft, name in zip(drafts, (a, b), strict=True):
        draft.entity(kind, name)
    return len(story_entities([draft.reading() for draft in drafts])) == 1


@pytest.mark.parametrize(("kind", "a", "b", "same"), PAIRS)
def test_two_names_are_one_entity_or_two(kind, a, b, same):
    assert is_merged(kind, a, b) is same


@pytest.mark.parametrize("entry", entries(NameLetters), ids=lambda entry: " ".join(entry.letters))
def test_letters_make_their_pairs_one_and_leave_the_rest_apart(entry):
    assert all(are_one_name(parts(a), parts(b)) for a, b in entry.pairs)
    assert not any(are_one_name(parts(a), parts(b)) for a, b in entry.apart)
