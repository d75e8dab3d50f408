"""The words of the house, held: no identifier that says nothing, no path of a machine, no file or function too long."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
BANNED = re.compile(r"(?:^|_)(?:source|sources|util|utils|helper|helpers|manager|misc|data|info)(?:_|$)")
ALLOWED = {"DATA", "extra_data", "get_extra_info"}
"""`DATA` is the folder of rule files, named by the house's own tree; `get_extra_info` is httpcore's interface."""


GIVEN = {("serve", "data")}
"""Names by which a library hands something over, and the package that it hands it to: Litestar's body of a request."""


def trees():
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES]


def names(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def test_no_name_says_nothing():
    found = {
        f"{path.name}: {name}"
        for path, tree in trees()
        for name in names(tree)
        if BANNED.search(name.lower()) and name not in ALLOWED and (path.parent.name, name) not in GIVEN
    }
    assert found == set()


def test_no_module_says_nothing():
    assert [path.name for path in SOURCES if BANNED.search(path.stem)] == []


def test_no_function_is_longer_than_fifty_lines():
    found = [
        f"{path.name}: {node.name}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.body[0].lineno >= 50
    ]
    assert found == []


def test_no_file_is_longer_than_four_hundred_lines():
    assert [path.name for path in SOURCES if path.read_text(encoding="utf-8").count("\n") > 400] == []


@pytest.mark.parametrize("words", [r"/work/", r"/root/", r"/home/\w+", r"\bsession\b"])
def test_nothing_tells_of_the_machine_it_was_written_on(words):
    texts = [*SOURCES, *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "examples").iterdir()]
    assert [path.name for path in texts if re.search(words, path.read_text(encoding="utf-8"))] == []
