"""A dossier on the terminal: colour where there is one, plain text where the output is piped."""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.export.view import Line, Row, Section, View, views
from recount.model.dossier import Dossier

_COLOURS = {"agreed": "green", "one_voice": "cyan", "single": "bright_black", "differs": "yellow", "disputed": "red",
            "reworded": "magenta", "asserts": "bold", "denies": "red", "doubts": "yellow"}  # fmt: skip
_PIPED_WIDTH = 110


def print_dossier(dossier: Dossier, console: Console | None = None) -> None:
    """Print every story: matrix, timeline, figures, positions, rewordings, findings; then what was refused."""
    console = console or default_console()
    for view in views(dossier):
        _print_story(console, view)
    if not dossier.stories:
        console.print("No report could be read.")


def default_console() -> Console:
    """Return a console for standard output, wide enough to read when there is no terminal."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_PIPED_WIDTH)


def _print_story(console: Console, view: View) -> None:
    console.rule(Text(view.title, style="bold"), align="left")
    console.print(Text(view.summary, style="bright_black"))
    console.print()
    for column in view.columns:
        named = Text.assemble((f"[{column.number}] ", "bold"), f"{column.outlet}, {column.published}")
        if column.headline:
            named.append(f" — {column.headline}", style="bright_black")
        console.print(named)
    for section in view.matrix:
        _print_section(console, section, len(view.columns))
    for title, lines in (
        ("Timeline", view.timeline), ("Figures (low / best / high)", view.figures), ("Positions", view.positions),
        ("Reworded", view.rewordings), ("Findings", view.findings),
    ):  # fmt: skip
        _print_lines(console, title, lines)
    console.print()


def _print_section(console: Console, section: Section, columns: int) -> None:
    console.print()
    console.print(Text.assemble((section.title, "bold"), (f"  {section.note}", "bright_black")))
    table = Table(show_edge=False, pad_edge=False, show_lines=False, header_style="bright_black", expand=True)
    table.add_column("", ratio=2, min_width=12)
    for number in range(1, columns + 1):
        table.add_column(f"[{number}]".replace("[", r"\["), ratio=3)
    for row in section.rows:
        table.add_row(_label(row), *(Text(_cell(row, n)) for n in range(columns)))
    console.print(Padding(table, (0, 0, 0, 2)))


def _label(row: Row) -> Text:
    text = Text(row.label)
    if row.agreement:
        text.append(f"\n{row.agreement.replace('_', ' ')}", style=_COLOURS[row.agreement])
    return text


def _cell(row: Row, number: int) -> str:
    texts = dict.fromkeys(entry.text.replace("\n", " ") for entry in row.cells[number])
    return "\n".join(texts) or "—"


def _print_lines(console: Console, title: str, lines: tuple[Line, ...]) -> None:
    if not lines:
        return
    console.print()
    console.print(Text(title, style="bold underline"))
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(max_width=26)
    table.add_column(ratio=1)
    for line in lines:
        table.add_row(
            Text(line.mark, style=_COLOURS.get(line.kind, "bright_black")), Text(line.text.replace("\n", " "))
        )
    console.print(table)
