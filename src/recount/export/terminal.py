"""A dossier on the terminal: colour where there is one, plain text where the output is piped."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.export.layout import sheet
from recount.export.prose import AGREEMENT, printable
from recount.export.sheet import Cell, Column, Given, Group, Piece, Row, Sheet
from recount.model.dossier import Dossier
from recount.model.report import Evidence
from recount.model.story import FindingKind, Why

COLOURS: dict[FindingKind, str] = {
    "agreed": "green", "one_voice": "cyan", "single": "dim", "differs": "yellow", "disputed": "red",
    "reworded": "magenta",
}  # fmt: skip
PIPED_WIDTH = 110
WIDEST = 132
NARROWEST_CELL = 15
"""Below so many characters a column of the matrix is harder to read than a list."""


def print_dossier(dossier: Dossier, console: Console | None = None) -> None:
    """Print every story: matrix, timeline, figures, positions, rewordings, findings."""
    console = console or default_console()
    for story in dossier.stories:
        _print_story(console, sheet(story, dossier.readings))
    if not dossier.stories:
        console.print("No report could be read.")


def default_console() -> Console:
    """Return a console for standard output: as wide as the terminal up to a readable width, the same when piped."""
    console = Console(highlight=False, emoji=False, markup=False)
    width = min(console.width, WIDEST) if console.is_terminal else PIPED_WIDTH
    return Console(highlight=False, emoji=False, markup=False, width=width)


def _print_story(console: Console, told: Sheet) -> None:
    numbers = {column.report: n for n, column in enumerate(told.columns, 1)}
    console.print(_text(told.title, "bold"))
    voices = len({column.voice for column in told.columns})
    counted = f"{_counted(len(told.columns), 'report')}, {_counted(voices, 'independent voice')}"
    console.print(_text(" · ".join(part for part in (told.when, told.where, counted) if part), "dim"))
    console.print()
    _print_columns(console, told.columns)
    for group in told.matrix:
        _print_group(console, group, told.columns)
    _print_lists(console, told, numbers)
    console.print()


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _print_columns(console: Console, columns: Sequence[Column]) -> None:
    table = Table.grid(padding=(0, 2))
    for n, column in enumerate(columns, 1):
        dated = column.when + (" (inferred)" if column.basis == "inferred" else "")
        shared = f"voice {column.voice}" + (f", {column.voice_basis}" if column.shared else "")
        headline = column.headline or ""
        table.add_row(
            _text(f"[{n}]", "bold"), _text(column.label), _text(dated), _text(shared, "dim"), _text(headline, "dim")
        )
    console.print(table)


def _print_group(console: Console, group: Group, columns: Sequence[Column]) -> None:
    console.print()
    console.print(_text(group.title, "bold underline"))
    if (console.width - 20) // len(columns) < NARROWEST_CELL:
        _print_stacked(console, group, columns)
        return
    table = Table(show_edge=False, pad_edge=False, header_style="dim", expand=True)
    table.add_column("", width=16)
    for n in range(1, len(columns) + 1):
        table.add_column(Text(f"[{n}]"), ratio=1)
    for row in group.rows:
        table.add_row(_topic(row), *(_cell(cell) for cell in row.cells))
        table.add_row()
    console.print(table)


def _print_stacked(console: Console, group: Group, columns: Sequence[Column]) -> None:
    """Print the matrix row by row, a line for each report that says something."""
    for row in group.rows:
        console.print(_topic(row, " "))
        for n, (column, cell) in enumerate(zip(columns, row.cells, strict=True), 1):
            if cell.given:
                line = Text.assemble((f"[{n}] {printable(column.label)}: ", "dim"), _cell(cell, "; "))
                console.print(Padding(line, (0, 0, 0, 4)))


def _topic(row: Row, before: str = "\n") -> Text:
    return Text.assemble(_text(row.topic), before, _kind(row.kind, row.why))


def _kind(kind: FindingKind, why: Why | None = None) -> Text:
    reason = f", {why.replace('_', ' ')}" if why else ""
    return Text(f"{AGREEMENT[kind]}{reason}", style=COLOURS[kind])


def _cell(cell: Cell, between: str = "\n") -> Text:
    return Text(between).join(_given(given) for given in cell.given) if cell.given else Text("·", style="dim")


def _given(given: Given) -> Text:
    shown = (
        _edit(given.edit) if given.edit else _text(given.value, COLOURS["differs"] if given.kind == "differs" else "")
    )
    if given.speakers:
        shown.append_text(_text(f" — {', '.join(given.speakers)}", "dim"))
    return shown


def _edit(pieces: Sequence[Piece]) -> Text:
    """Return a wording with what is left out struck in brackets, and what is put in marked, in colour or not."""
    styles = {"same": "", "removed": "red strike", "added": "green underline"}
    shown = [
        _text(
            {"removed": f"[-{piece.text}-]", "added": f"[+{piece.text}+]"}.get(piece.kind, piece.text),
            styles[piece.kind],
        )
        for piece in pieces
    ]
    return Text(" ").join(shown)


def _print_lists(console: Console, told: Sheet, numbers: dict[str, int]) -> None:
    _print_list(console, "Timeline", ((_text(m.when), m.text, m.evidence) for m in told.timeline), numbers)
    counts = (
        (
            Text.assemble(_text(f"{count.low} / {count.best} / {count.high} "), _kind(count.kind)),
            f"{count.of} – {count.topic}: {'; '.join(version.value for version in count.versions)}",
            (),
        )
        for count in told.counts
    )
    _print_list(console, "Figures: low / best / high, and every version", counts, numbers)
    held = ((_text(h.on), f"{h.holder} {h.stance} {h.answer}", h.evidence) for h in told.positions)
    _print_list(console, "Who holds what", held, numbers)
    _print_quotations(console, told)
    findings = ((_kind(found.kind, found.why), found.text, found.evidence) for found in told.findings)
    _print_list(console, "Findings", findings, numbers)


def _print_list(
    console: Console, title: str, lines: Iterable[tuple[Text, str, Sequence[Evidence]]], numbers: dict[str, int]
) -> None:
    found = list(lines)
    if not found:
        return
    _print_title(console, title)
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=24)
    table.add_column(ratio=1)
    previous = ""
    for mark, text, evidence in found:
        told = sorted({numbers[spot.report] for spot in evidence})
        reports = _text(" " + "".join(f"[{n}]" for n in told) if told else "", "dim")
        table.add_row(
            mark if mark.plain != previous or title == "Findings" else Text(""), Text.assemble(_text(text), reports)
        )
        previous = mark.plain
    console.print(table)


def _print_title(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title, style="bold underline"))


def _print_quotations(console: Console, told: Sheet) -> None:
    if not told.quotations:
        return
    _print_title(console, "Reworded quotations")
    for quotation in told.quotations:
        console.print(_text(quotation.speaker))
        for wording in quotation.wordings:
            line = Text.assemble("“", _edit(wording.edit), "” ", _text(wording.outlets, "dim"))
            console.print(Padding(line, (0, 0, 0, 4)))


def _text(words: str, style: str = "") -> Text:
    """Return a report's words as they may stand on a terminal: one line, no control characters, no markup."""
    return Text(printable(" ".join(words.split())), style=style)
