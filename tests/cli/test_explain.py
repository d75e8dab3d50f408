"""How a fact was made, as the command line tells it."""

import json

import pytest

from recount.cli.main import main

TEXT = "Ines Marto said in Oslo on Monday that shells had killed 34 people.\n"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "oslo.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def facts(page, capsys):
    assert main(["read", str(page)]) == 0
    return {fact["kind"]: fact for fact in json.loads(capsys.readouterr().out)["facts"]}


def test_a_fact_is_told_with_its_sentence_parse_rule_and_entries(page, facts, capsys):
    assert main(["explain", facts["statement"]["id"], str(page)]) == 0
    told = capsys.readouterr().out
    assert "Rule     statements/speech_verb:say" in told
    assert "en/speech_verbs.toml, entry 1" in told
    assert "Ines Marto (entity:" in told
    assert "[shells had killed 34 people]" in told
    assert "nsubj" in told


def test_the_end_of_an_id_is_enough(page, facts, capsys):
    assert main(["explain", facts["figure"]["id"][-8:], str(page)]) == 0
    told = capsys.readouterr().out
    assert facts["figure"]["id"] in told
    assert "casualty_terms.toml" in told


def test_an_unknown_fact_is_misuse_and_told(page, capsys):
    assert main(["explain", "figure:0000000000000000", str(page)]) == 2
    assert "no fact of this id" in capsys.readouterr().err
