"""What is written of the program is what it is: reference, format, public names."""

import ast
import importlib.util
import re
from pathlib import Path

import msgspec
import pytest

import recount
from recount.model import base, dossier, entity, fact, judgement, page, reading, report, story, time

ROOT = Path(__file__).parents[2]
FORMAT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
TOLD = re.compile(r"^(\w+)\s+\{([^{}]*(?:\{\}[^{}]*)*)\}", re.MULTILINE)
MODULES = (base, page, report, entity, time, fact, reading, story, judgement, dossier)
RECORDS = {
    name: found
    for module in MODULES
    for name, found in vars(module).items()
    if module.__name__ == getattr(found, "__module__", "")
}
BASES = {"Statement": "FactBase", "Event": "FactBase", "Figure": "FactBase", "Relation": "FactBase"}


def reference():
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools" / "reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


def fields(name):
    return {field.encode_name for field in msgspec.structs.fields(RECORDS[name])}


def told():
    return {name: inside for block in FORMAT.split("```")[1::2] for name, inside in TOLD.findall(block)}


@pytest.mark.parametrize(("path", "text"), reference().items(), ids=lambda value: getattr(value, "name", ""))
def test_the_reference_is_in_step_with_the_code(path, text):
    assert path.read_text(encoding="utf-8") == text, "run: .venv/bin/python tools/reference.py"


@pytest.mark.parametrize("name", sorted(told()))
def test_the_format_names_every_field_of_a_record_and_no_other(name):
    inside = told()[name]
    inherited = fields(BASES.get(name, "Cluster")) if "…" in inside else set()
    assert set(re.findall(r"\w+", inside)) | inherited == fields(name)


def test_the_format_tells_of_every_record_of_the_output():
    schema = msgspec.json.schema(dossier.Dossier)
    assert set(schema["$defs"]) - set(told()) == {"Span"}


def test_every_public_name_is_there_once_and_they_are_ten_at_most():
    assert len(set(recount.__all__)) == len(recount.__all__) <= 10
    assert sorted(recount.__all__) == sorted(recount._HOMES)
    assert all(getattr(recount, name).__doc__ for name in recount.__all__)


def test_an_unknown_name_is_told_what_there_is():
    with pytest.raises(AttributeError, match="it offers Dossier"):
        recount.nothing  # noqa: B018 - the look-up is what is tested


def test_every_record_and_public_function_says_what_it_is():
    silent = [
        f"{path.name}: {node.name}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize(
    "page", [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))], ids=lambda path: path.name
)
def test_every_link_inside_the_documentation_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
