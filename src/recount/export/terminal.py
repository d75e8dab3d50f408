"""A dossier on the terminal: colour where there is one, plain text where the output is piped."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.export.layout import sheet
from recount.export.prose import AGREEMENT, printable
from recount.export.sheet import Cell, Column, Count, Given, Group, Office, Piece, Sheet
from recount.model.dossier import Dossier
from recount.model.report import Evidence
from recount.model.story import FindingKind, Why
from recount.text import listed

COLOURS: dict[FindingKind, str] = {
    "agreed": "green", "one_voice": "cyan", "single": "dim", "differs": "yellow", "disputed": "red",
    "reworded": "magenta",
}  # fmt: skip
PIPED_WIDTH = 110
WIDEST = 132
NARROWEST_CELL = 15
"""Below so many characters a column of the matrix is harder to read than a list."""

Line = tuple[Text, Text, Sequence[Evidence]]


def print_dossier(dossier: Dossier, console: Console | None = None) -> None:
    """Print every story: matrix, timeline, figures, positions, reworded quotations, findings."""
    console = console or default_console()
    with console.capture() as captured:
        for story in dossier.stories:
            _print_story(console, sheet(story, dossier.readings, dossier.judgements))
        if not dossier.stories:
            console.print("No report could be read.")
    console.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def default_console() -> Console:
    """Return a console for standard output: as wide as the terminal up to a readable width, the same when piped."""
    console = Console(highlight=False, emoji=False, markup=False)
    width = min(console.width, WIDEST) if console.is_terminal else PIPED_WIDTH
    return Console(highlight=False, emoji=False, markup=False, width=width)


def _print_story(console: Console, told: Sheet) -> None:
    numbers = {column.report: n for n, column in enumerate(told.columns, 1)}
    voices = _counted(len({column.voice for column in told.columns}), "independent voice")
    counted = f"{_counted(len(told.columns), 'report')}, {voices}"
    console.print(_text(told.title, "bold"))
    console.print(_text(" · ".join(part for part in (told.when, told.where, counted) if part), "dim"))
    for voice in told.voices:
        console.print(_text(voice, "dim"))
    console.print()
    _print_columns(console, told.columns)
    for group in told.matrix:
        _print_group(console, group, told.columns)
    _print_list(console, "Timeline", [(_text(m.when), _text(m.text), m.evidence) for m in told.timeline], numbers)
    days = [(_text(t.when), _text("; ".join((t.reports, *t.news))), t.evidence) for t in told.life]
    _print_list(console, "Day by day", days, numbers)
    _print_counts(console, told.counts)
    held = [(_text(h.on), _text(f"{h.holder} {h.stance} {h.answer}"), h.evidence) for h in told.positions]
    _print_list(console, "Who holds what", held, numbers, once=True)
    _print_quotations(console, told)
    people = [(_text(who.name), _office(office), office.evidence) for who in told.people for office in who.offices]
    _print_list(console, "Who is who", people, numbers, once=True)
    findings = [(_kind(found.kind, found.why), _text(found.text), found.evidence) for found in told.findings]
    _print_list(console, "Findings", findings, numbers)
    console.print()


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _print_columns(console: Console, columns: Sequence[Column]) -> None:
    table = Table.grid(padding=(0, 2))
    for n, column in enumerate(columns, 1):
        dated = column.when + (" (inferred)" if column.basis == "inferred" else "")
        shared = f"voice {column.voice}" + (f", {column.voice_basis}" if column.shared else "")
        table.add_row(
            Text(f"[{n}]", style="bold"), _text(column.label), _text(dated), _text(shared, "dim"),
            _text(column.headline or "", "dim"),
        )  # fmt: skip
    console.print(table)


def _print_group(console: Console, group: Group, columns: Sequence[Column]) -> None:
    _print_title(console, group.title)
    if (console.width - 20) // len(columns) < NARROWEST_CELL:
        _print_stacked(console, group, columns)
        return
    table = Table(show_edge=False, pad_edge=False, show_lines=True, header_style="dim", border_style="dim", expand=True)
    table.add_column("", width=16)
    for n in range(1, len(columns) + 1):
        table.add_column(Text(f"[{n}]"), ratio=1)
    for row in group.rows:
        table.add_row(
            Text("\n").join([_text(row.topic), _kind(row.kind, row.why)]), *(_cell(cell) for cell in row.cells)
        )
    console.print(table)


def _print_stacked(console: Console, group: Group, columns: Sequence[Column]) -> None:
    """Print the matrix row by row, a line for each report that says something."""
    for row in group.rows:
        console.print(Text("  ").join([_text(row.topic), _kind(row.kind, row.why)]))
        for n, (column, cell) in enumerate(zip(columns, row.cells, strict=True), 1):
            if cell.given:
                told = Text(" ").join([_text(f"[{n}] {column.label}:", "dim"), _cell(cell, "; ")])
                console.print(Padding(told, (0, 0, 0, 4)))


def _kind(kind: FindingKind | None, why: Why | None = None) -> Text:
    if kind is None:
        return Text("")
    reason = f", {why.replace('_', ' ')}" if why else ""
    return Text(f"{AGREEMENT[kind]}{reason}", style=COLOURS[kind])


def _cell(cell: Cell, between: str = "\n") -> Text:
    return Text(between).join(_given(given) for given in cell.given) if cell.given else Text("·", style="dim")


def _given(given: Given) -> Text:
    style = COLOURS["differs"] if given.kind == "differs" else ""
    shown = _edit(given.edit) if given.edit else _text(given.value, style)
    if given.speakers:
        shown = Text(" ").join([shown, _text(f"({', '.join(given.speakers)})", "dim")])
    return shown


def _office(office: Office) -> Text:
    told = [_text(office.text), *([_text(f"– {office.doubt}", "yellow")] if office.doubt else [])]
    return Text(" ").join(told)


def _edit(pieces: Sequence[Piece]) -> Text:
    """Return a wording with what is left out and what is put in marked, in colour or without."""
    forms = {"same": ("{}", ""), "removed": ("[-{}-]", "red"), "added": ("{{+{}+}}", "green")}
    return Text(" ").join(_text(forms[piece.kind][0].format(piece.text), forms[piece.kind][1]) for piece in pieces)


def _print_counts(console: Console, counts: Sequence[Count]) -> None:
    """Print the counts of events and those that several reports give; the rest are only counted here."""
    shown = [count for count in counts if count.of_event or count.kind != "single"]
    lines: list[Line] = []
    for count in shown:
        mark = Text("  ").join([Text(f"{count.low} / {count.best} / {count.high}"), _kind(count.kind)])
        versions = "; ".join(version.value for version in count.versions)
        lines.append((mark, Text(": ").join([_text(f"{count.of} – {count.topic}", "bold"), _text(versions)]), ()))
    _print_list(console, "Figures: low / best / high, and every version", lines, {})
    if len(shown) < len(counts):
        more = _counted(len(counts) - len(shown), "count")
        console.print(_text(f"{more} of no event, in one report alone, in --format html and json", "dim"))


def _print_list(
    console: Console, title: str, lines: Iterable[Line], numbers: dict[str, int], *, once: bool = False
) -> None:
    """Print lines with a mark before each (`once`: only where it changes) and the reports' numbers behind."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=24)
    table.add_column(ratio=1)
    previous = ""
    for mark, told, evidence in lines:
        reports = "".join(f"[{n}]" for n in sorted({numbers[spot.report] for spot in evidence}))
        shown = Text(" ").join([told, Text(reports, style="dim")]) if reports else told
        table.add_row(Text("") if once and mark.plain == previous else mark, shown)
        previous = mark.plain
    if table.row_count:
        _print_title(console, title)
        console.print(table)


def _print_title(console: Console, title: str) -> None:
    console.print()
    console.print(_text(title, "bold underline"))


def _print_quotations(console: Console, told: Sheet) -> None:
    if told.quotations:
        _print_title(console, "Reworded quotations")
    for quotation in told.quotations:
        console.print(_text(quotation.speaker))
        for wording in quotation.wordings:
            said = Text.assemble("“", _edit(wording.edit), "”")
            note = f"{wording.outlets}; the sense markers differ: {listed(wording.changes)}"
            outlets = _text(note if wording.changes else wording.outlets, "dim")
            console.print(Padding(Text(" – ").join([said, outlets]), (0, 0, 0, 4)))


def _text(words: str, style: str = "") -> Text:
    """Return a report's words as they may stand on a terminal: one line, no control characters, no markup."""
    return Text(printable(" ".join(words.split())), style=style)
