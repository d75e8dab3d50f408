"""Plain tables, as CSV and as Parquet: reports, events, figures, statements, findings.

Every row has its own id, its story's, and where its first words stand: report, start, end, text. What two tables have
to do with each other is told by ids. Positions, relations, entities' roles and edits of quotations are not here: the
JSON has them.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from recount.export.desk import Desk, address, outlet
from recount.export.formats.told import desks, happening, plain, table
from recount.model.base import Record
from recount.model.dossier import Dossier
from recount.model.report import Evidence
from recount.model.story import Member

Row = tuple[object, ...]
SPOT = (("report", "text"), ("start", "integer"), ("end", "integer"), ("text", "text"))
"""The columns of evidence that every table ends with."""


class Table(Record, frozen=True, kw_only=True):
    """One table: its name, its columns with what they hold (text, integer, number), and what yields its rows."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Callable[[Desk], Iterator[Row]]


def write_csv(dossier: Dossier) -> dict[str, bytes]:
    """Return a CSV file for each table; no cell is one that a spreadsheet would reckon."""
    told = list(desks(dossier))
    return {f"{one.name}.csv": table([name for name, _ in one.columns], rows_of(one, told)) for one in TABLES}


def write_parquet(dossier: Dossier) -> dict[str, bytes]:
    """Return a Parquet file for each table, with typed columns."""
    import pyarrow as pa  # noqa: PLC0415 - large, and wanted here alone
    import pyarrow.parquet as pq  # noqa: PLC0415

    told = list(desks(dossier))
    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    made = {}
    for one in TABLES:
        schema = pa.schema([(name, types[kind]) for name, kind in one.columns])
        columns = list(zip(*rows_of(one, told), strict=True)) or [() for _ in one.columns]
        arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
        out = io.BytesIO()
        pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
        made[f"{one.name}.parquet"] = out.getvalue()
    return made


def rows_of(one: Table, stories: Iterable[Desk]) -> Iterator[Row]:
    """Yield a table's rows, story by story."""
    return (row for told in stories for row in one.rows(told))


def _spot(told: Desk, members: Sequence[Member]) -> Row:
    return _words(told.shelf.evidence(members[0]) if members else None)


def _words(spot: Evidence | None) -> Row:
    return (spot.report, spot.start, spot.end, plain(spot.text)) if spot else (None, None, None, None)


def _found(told: Desk, about: str) -> tuple[str | None, str | None]:
    finding = told.findings.get(about)
    return (finding.kind, finding.why) if finding else (None, None)


def _reports(told: Desk) -> Iterator[Row]:
    for lineage in told.story.lineages:
        for identifier in lineage.reports:
            report = told.shelf[identifier].report
            yield (
                report.id,
                told.story.id,
                outlet(report),
                address(report),
                report.headline,
                report.published.when,
                report.published.basis,
                lineage.id,
                lineage.basis,
                lineage.agency,
                report.language,
                "; ".join(report.authors),
                report.raw.sha256 if report.raw else None,
            )


def _events(told: Desk) -> Iterator[Row]:
    for event in told.story.events:
        one, where = happening(told, event), event.where
        yield (
            event.id,
            told.story.id,
            event.type,
            event.modality,
            event.when,
            where.name if where else None,
            where.country if where else None,
            where.latitude if where else None,
            where.longitude if where else None,
            where.precision if where else None,
            "; ".join(e.name for e in one.agents),
            "disputed" if one.disputed else None,
            "; ".join(e.name for e in one.recipients),
            event.codes.plover,
            event.codes.cameo,
            event.codes.acled,
            event.codes.ucdp,
            *one.toll("killed"),
            *one.toll("injured"),
            len(one.reports),
            one.lineages,
            *_found(told, event.id),
            *_spot(told, event.members),
        )


def _figures(told: Desk) -> Iterator[Row]:
    for figure in told.story.figures:
        about = f"{figure.event}.{figure.measure}" if figure.event else figure.id
        for version in figure.fields["amount"].versions:
            yield (
                figure.id,
                told.story.id,
                figure.event,
                figure.measure,
                figure.group,
                str(version.value),
                figure.low,
                figure.best,
                figure.high,
                figure.unit or figure.currency,
                figure.when,
                figure.scope,
                told.names(version.speakers) or None,
                told.outlets_of(version.members),
                version.side,
                *_found(told, about),
                *_spot(told, version.members),
            )


def _statements(told: Desk) -> Iterator[Row]:
    for said in told.story.statements:
        yield (
            said.id,
            told.story.id,
            told.name(said.speaker) if said.speaker else None,
            said.stance,
            said.mode,
            said.when,
            plain(said.text),
            told.outlets_of(said.members),
            *_found(told, said.id),
            *_spot(told, said.members),
        )


def _findings(told: Desk) -> Iterator[Row]:
    for found in told.story.findings:
        spot = found.evidence[0] if found.evidence else None
        yield (told.story.id, found.kind, found.why, found.about, plain(found.text), *_words(spot))


def _columns(told: str) -> tuple[tuple[str, str], ...]:
    """Return columns from their names; `#` marks an integer, `~` a number."""
    kinds = {"#": "integer", "~": "number"}
    return tuple((name.strip("#~"), kinds.get(name[-1], "text")) for name in told.split())


TABLES = (
    Table(
        name="reports",
        rows=_reports,
        columns=_columns(
            "id story outlet address headline published published_basis lineage lineage_basis agency language authors "
            "sha256"
        ),
    ),
    Table(
        name="events",
        rows=_events,
        columns=(
            *_columns(
                "id story type modality when place country latitude~ longitude~ precision agents agents_finding "
                "recipients plover cameo acled ucdp killed_low~ killed_best~ killed_high~ injured_low~ injured_best~ "
                "injured_high~ reports# voices# finding why"
            ),
            *SPOT,
        ),
    ),
    Table(
        name="figures",
        rows=_figures,
        columns=(
            *_columns(
                "id story event measure group value low~ best~ high~ unit when scope speakers outlets side# finding why"
            ),
            *SPOT,
        ),
    ),
    Table(
        name="statements",
        rows=_statements,
        columns=(*_columns("id story speaker stance mode when words outlets finding why"), *SPOT),
    ),
    Table(name="findings", rows=_findings, columns=(*_columns("story kind why about told"), *SPOT)),
)
