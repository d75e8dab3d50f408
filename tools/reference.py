"""Write the reference: what can be told from the code is told once, there.

    python tools/reference.py            writes docs/model.md, docs/reference/*.md, and the output shown in README.md

Tests hold the files to what this would write.
"""

import argparse
import ast
import importlib
import inspect
import pkgutil
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from rich.console import Console

import recount
import recount.lexicon.schema
from recount.cli.main import parser
from recount.export import print_dossier
from recount.export.terminal import PIPED_WIDTH
from recount.lexicon.load import DATA, entries
from recount.lexicon.schema.base import Entry
from recount.lexicon.schema.events import EventNoun, EventReference, EventType, EventVerb

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "src" / "recount" / "model"
HEAD = "<!-- Written by tools/reference.py; change the code, then run it again. -->\n\n"
ORDER = ("base", "page", "report", "entity", "time", "fact", "annotation", "reading", "story", "dossier", "edtf")

MODEL_HEAD = """\
# The records

Every record is frozen and named by keyword. JSON carries them under the names below; [format.md](format.md) tells the
conventions that all share.
"""
COMMANDS_HEAD = """\
# Commands

Exit status: 0 all was read; 1 something was rejected and the rest was done; 2 misuse; 130 stopped by Ctrl-C. Results
go to standard output, everything that is said to people goes to standard error.
"""
RULES_HEAD = """\
# Rules

Each file below `src/recount/lexicon/data/` holds one kind of rule; its entries have the fields of the named record in
`src/recount/lexicon/schema/`, and every entry its examples.

| file | record | entries | what it is for |
|---|---|---|---|
"""
EVENTS_HEAD = """\
# Event types

The types that `Event.type` may have, with their codes in PLOVER, CAMEO, ACLED and GED.

| type | what it is | what it is not | PLOVER | CAMEO | ACLED | GED |
|---|---|---|---|---|---|---|
"""


def pages() -> dict[Path, str]:
    """Return every page of the reference by its place."""
    folder = ROOT / "docs" / "reference"
    return {
        ROOT / "docs" / "model.md": HEAD + _model(),
        folder / "commands.md": HEAD + _commands(),
        folder / "api.md": HEAD + _api(),
        folder / "rules.md": HEAD + _rules(),
        folder / "event-types.md": HEAD + _event_types(),
        **{folder / "event-types" / f"{kind.name}.md": HEAD + _event_type(kind) for kind in entries(EventType)},
    }


def readme() -> str:
    """Return README.md with what the examples print now: head, first group of claims, reworded quotations."""
    screen = StringIO()
    print_dossier(
        recount.recount(recount.open_pages([str(ROOT / "examples")])),
        Console(file=screen, width=PIPED_WIDTH, highlight=False, emoji=False, markup=False),
    )
    parts = screen.getvalue().split("\n\n")
    reworded = next(part for part in parts if part.startswith("Reworded"))
    shown = "\n\n".join([*parts[:3], "…", reworded])
    before, _, rest = (ROOT / "README.md").read_text(encoding="utf-8").partition("```text\n")
    return f"{before}```text\n{shown}\n```{rest.partition('```')[2]}"


def rule_kinds() -> list[type[Entry]]:
    """Return every kind of rule, by the place of its file."""
    for module in pkgutil.iter_modules(recount.lexicon.schema.__path__):
        importlib.import_module(f"recount.lexicon.schema.{module.name}")
    found: list[type[Entry]] = []
    queue: list[type[Entry]] = [Entry]
    while queue:
        below = queue.pop().__subclasses__()
        queue += below
        found += [kind for kind in below if "file" in vars(kind)]
    return sorted(found, key=lambda kind: kind.file)


def _model() -> str:
    """Return the records, module by module, with their fields."""
    names = sorted((path.stem for path in MODEL.glob("*.py")), key=lambda name: (_rank(name), name))
    told = [MODEL_HEAD]
    for name in names:
        tree = ast.parse((MODEL / f"{name}.py").read_text(encoding="utf-8"))
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
        if classes:
            summary = (ast.get_docstring(tree) or "").splitlines()[0]
            told.append(f"## {name}\n\n{summary}\n")
            told += [_record(node) for node in classes]
    return "\n".join(told)


def _rank(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _record(node: ast.ClassDef) -> str:
    bases = [ast.unparse(base) for base in node.bases if ast.unparse(base) not in ("Record", "msgspec.Struct")]
    kind = f" (a {', '.join(bases)})" if bases else ""
    rows = [
        f"| `{field.target.id}` | `{_cell(ast.unparse(field.annotation))}` | {_default(field)} |"
        for field in node.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    ]
    table = "\n".join(["| field | type | default |", "|---|---|---|", *rows, ""]) if rows else ""
    return f"### {node.name}{kind}\n\n{ast.get_docstring(node) or ''}\n\n{table}"


def _default(field: ast.AnnAssign) -> str:
    return "" if field.value is None else f"`{_cell(ast.unparse(field.value))}`"


def _commands() -> str:
    return "\n".join([COMMANDS_HEAD, *_below("recount", parser())])


def _below(name: str, command: argparse.ArgumentParser) -> Iterator[str]:
    """Yield what is told of a command, or of the commands that it has of its own."""
    choices = [
        (f"{name} {below}", sub)
        for action in command._actions  # noqa: SLF001 - argparse has no public way to list them
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 - the same
        for below, sub in action.choices.items()
    ]
    for below, sub in choices:
        yield from _below(below, sub)
    if not choices:
        yield _command(name, command)


def _command(name: str, sub: argparse.ArgumentParser) -> str:
    rows = [
        f"| `{_spelling(action)}` | {(action.help or '') % {'default': action.default}} |"
        for action in sub._actions  # noqa: SLF001 - argparse has no public way to list them
        if action.dest != "help"
    ]
    table = "\n".join(["| argument | what it is |", "|---|---|", *rows])
    return f"## `{name}`\n\n{sub.description}\n\n{table}\n"


def _spelling(action: argparse.Action) -> str:
    choices = "\\|".join(map(str, action.choices or ()))
    value = str(action.metavar or choices or action.dest.upper())
    if not action.option_strings:
        return {"+": f"{value}…", "?": f"[{value}]"}.get(str(action.nargs), value)
    return action.option_strings[-1] if action.nargs == 0 else f"{action.option_strings[-1]} {choices or value}"


def _api() -> str:
    told = ["# Python\n\n" + inspect.cleandoc(recount.__doc__ or "").partition("\n")[0] + "\n"]
    for name in recount.__all__:
        found: Any = getattr(recount, name)
        is_function = inspect.isfunction(found)
        heading = f"{name}{_signature(found)}" if is_function else name
        told.append(f"## `{heading}`\n\n{inspect.getdoc(found)}\n")
    return "\n".join(told)


def _signature(function: Any) -> str:
    tree = ast.parse(inspect.getsource(function)).body[0]
    if not isinstance(tree, ast.FunctionDef):
        raise TypeError(f"{function} is no function")
    returns = f" -> {ast.unparse(tree.returns)}" if tree.returns else ""
    return f"({ast.unparse(tree.args)}){returns}"


def _rules() -> str:
    rows = [
        f"| `{kind.file}.toml` | `{kind.__name__}` | {len(entries(kind))} | {_cell(rule_note(kind))} |"
        for kind in rule_kinds()
    ]
    return RULES_HEAD + "\n".join(rows) + "\n"


def rule_note(kind: type[Entry]) -> str:
    """Return what the rule file says of itself."""
    text = DATA.joinpath(*f"{kind.file}.toml".split("/")).read_text(encoding="utf-8")
    return str(tomllib.loads(text)["note"])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _event_types() -> str:
    return EVENTS_HEAD + "\n".join(_event_rows()) + "\n"


def _event_rows() -> Iterator[str]:
    for kind in entries(EventType):
        codes = [getattr(kind, name, None) or "–" for name in ("plover", "cameo", "acled", "ucdp")]
        told = [
            f"[`{kind.name}`](event-types/{kind.name}.md)",
            _cell(kind.definition),
            _cell(kind.is_not or ""),
            *codes,
        ]
        yield f"| {' | '.join(told)} |"


def _event_type(kind: EventType) -> str:
    """Return one type's page: what it is, its codes and why, sentences that tell of it, the words it is told by."""
    codes = (("PLOVER", kind.plover), ("CAMEO", kind.cameo), ("ACLED", kind.acled), ("UCDP GED", kind.ucdp))
    told = [f"# {kind.name}", kind.definition]
    told += [f"**Not**: {kind.is_not}"] if kind.is_not else []
    told.append(
        "\n".join(("| code system | code |", "|---|---|", *(f"| {name} | {code or '–'} |" for name, code in codes)))
    )
    told += [f"**Why these codes.** {kind.reason}"] if kind.reason else []
    told.append("\n".join(("**Sentences that tell of one**", "", *(f"- {example}" for example in kind.examples))))
    told += [f"**{name}**: {', '.join(words)}." for name, words in _event_words(kind.name) if words]
    return "\n\n".join(told) + "\n"


def _event_words(name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the words that tell of the type, by how they do so; each once, in the order of the alphabet."""
    verbs = {verb for entry in entries(EventVerb) if entry.type == name for verb in entry.verbs}
    nouns = {noun for entry in entries(EventNoun) if entry.type == name for noun in entry.nouns}
    again = {noun for entry in entries(EventReference) if name in entry.types for noun in entry.nouns}
    yield "Verbs", sorted(verbs)
    yield "Nouns", sorted(nouns)
    yield "Nouns that refer back to one already told", sorted(again)


def main() -> None:
    """Write the pages that have changed."""
    for path, text in (pages() | {ROOT / "README.md": readme()}).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
