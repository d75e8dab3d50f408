"""Every rule file has its schema, every entry defends itself, every kind of rule is run against its examples."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import recount.lexicon.schema
from recount.errors import LexiconError
from recount.lexicon.load import DATA, entries, fingerprint, parse_rules
from recount.lexicon.schema.base import Entry
from recount.lexicon.schema.numbers import NumberWord

ROOT = Path(__file__).parents[2]


def kinds():
    for module in pkgutil.iter_modules(recount.lexicon.schema.__path__):
        importlib.import_module(f"recount.lexicon.schema.{module.name}")
    found, queue = [], [Entry]
    while queue:
        below = queue.pop().__subclasses__()
        queue += below
        found += [kind for kind in below if "file" in vars(kind)]
    return sorted(found, key=lambda kind: kind.__name__)


def rule_files():
    folder = Path(str(DATA))
    return {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.toml")}


def test_every_rule_file_has_one_schema_and_every_schema_its_file():
    assert sorted(kind.file for kind in kinds()) == sorted(rule_files())


def defended(entry):
    return entry.examples or entry.counterexamples or entry.note or entry.reference


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_entry_defends_itself(kind):
    assert [entry.keys() for entry in entries(kind) if not defended(entry)] == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_kind_of_rule_is_run_against_its_examples(kind):
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert kind.__name__ in tests


def test_two_entries_may_not_claim_the_same_word():
    twice = 'note = "n"\n[[entry]]\nword = "six"\nvalue = 6\n[[entry]]\nword = "six"\nvalue = 7\n'
    with pytest.raises(LexiconError, match="entries 1 and 2 both claim 'six'"):
        parse_rules(NumberWord, twice, "numbers.toml")


def test_an_unknown_field_is_refused_with_its_place():
    with pytest.raises(LexiconError, match=r"numbers\.toml, entry 1"):
        parse_rules(NumberWord, 'note = "n"\n[[entry]]\nword = "six"\nvalue = 6\ncolour = "red"\n', "numbers.toml")


def test_broken_toml_is_refused_with_its_file():
    with pytest.raises(LexiconError, match=r"numbers\.toml"):
        parse_rules(NumberWord, "note = ", "numbers.toml")


def test_the_fingerprint_is_sixteen_hex_digits_and_stays():
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 16
