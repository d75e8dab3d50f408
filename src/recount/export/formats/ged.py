"""UCDP GED (Georeferenced Event Dataset, codebook 25.1): one row for each deadly event told as fact, in 49 columns.

What the form cannot hold, and so is not here: events without dead, what is denied, planned or threatened, who said
which number, disagreement but for `low` and `high`. Ids of UCDP's own registries (conflicts, dyads, sides, countries
by Gleditsch and Ward, PRIO grid) are empty: they are UCDP's to give. Where it is disputed who did it, `side_a` is
empty and `event_clarity` 2.
"""

from collections.abc import Iterator

from recount.export.desk import Desk, address, outlet
from recount.export.formats.told import Happening, country_name, desks, happening, point, table
from recount.model.dossier import Dossier
from recount.model.edtf import Edtf
from recount.model.entity import Precision
from recount.model.story import FigureCluster

COLUMNS = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
WHERE: dict[Precision, int] = {
    "point": 1,
    "settlement": 1,
    "district": 3,
    "province": 4,
    "line": 5,
    "region": 5,
    "country": 6,
}
"""`where_prec`: 1 exact … 3 second-level division, 4 first-level, 5 line or fuzzy area, 6 country."""
CIVILIAN = frozenset({"civilian", "civilians", "child", "children", "woman", "women", "villagers", "residents"})
"""Words for the dead that make them `deaths_civilians`; all others whose side is not told are unknown."""


def write(dossier: Dossier) -> dict[str, bytes]:
    """Return the rows as CSV."""
    return {"ged.csv": table(COLUMNS, (list(row.values()) for row in rows(dossier)))}


def rows(dossier: Dossier) -> Iterator[dict[str, object]]:
    """Yield a row for each deadly event, its cells by column."""
    for told in desks(dossier):
        for event in told.story.events:
            happened = happening(told, event)
            best = happened.toll("killed")[1]
            if happened.is_fact and event.when and best:
                yield _row(told, happened)


def _row(told: Desk, happened: Happening) -> dict[str, object]:
    event = happened.event
    low, best, high = happened.toll("killed")
    days, where = happened.days, event.where
    spot = point(where)
    deaths = _deaths(told, happened, int(best or 0))
    row: dict[str, object] = dict.fromkeys(COLUMNS)
    row |= {
        "id": event.id,
        "relid": event.id,
        "year": days.first.year if days else None,
        "code_status": "unchecked",
        "type_of_violence": event.codes.ucdp,
        "side_a": "; ".join(e.name for e in happened.agents),
        "side_b": "; ".join(e.name for e in happened.recipients if e.kind in ("state", "armed_force", "armed_group")),
        "number_of_sources": len(happened.reports),
        "source_article": "; ".join(
            f'"{outlet(r)}, {r.published.when or "undated"}, {r.headline or ""}" {address(r)}' for r in happened.reports
        ),
        "source_office": ";".join(outlet(r) for r in happened.reports),
        "source_date": ";".join(r.published.when or "" for r in happened.reports),
        "source_headline": ";".join(r.headline or "" for r in happened.reports),
        "source_original": " | ".join(spot.text for spot in happened.evidence[:1]),
        "where_prec": WHERE.get(where.precision) if where and where.precision else None,
        "where_coordinates": where.name if where and spot else None,
        "where_description": where.text if where else None,
        "adm_1": where.admin1 if where else None,
        "latitude": spot[0] if spot else None,
        "longitude": spot[1] if spot else None,
        "geom_wkt": f"POINT ({spot[1]:g} {spot[0]:g})" if spot else None,
        "country": country_name(where.country) if where else None,
        "event_clarity": 2 if happened.disputed or not happened.agents else 1,
        **_dates(days),
        **deaths,
        "best": best,
        "high": high,
        "low": low,
    }
    return row


def _dates(days: Edtf | None) -> dict[str, object]:
    """Return the columns of days: `date_prec` 1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
    if days is None or days.is_open:
        return {"date_prec": 5, "date_start": days.first.isoformat() if days else None}
    length = (days.last - days.first).days + 1
    prec = next(n for n, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 10**9)) if length <= most)
    return {"date_prec": prec, "date_start": days.first.isoformat(), "date_end": days.last.isoformat()}


def _deaths(told: Desk, happened: Happening, best: int) -> dict[str, object]:
    """Return the four columns of deaths; they make up `best`: what no report parts is unknown."""
    counted = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0}
    for figure in told.story.figures:
        if figure.event == happened.event.id and figure.measure == "killed" and figure.best:
            column = _column(figure, happened)
            if column and counted[column] == 0:
                counted[column] = int(figure.best)
    known = sum(counted.values())
    if known > best:  # parts of different counts: none of them is a part of this one
        counted, known = dict.fromkeys(counted, 0), 0
    return {**counted, "deaths_unknown": best - known}


def _column(figure: FigureCluster, happened: Happening) -> str | None:
    words = (figure.group or "").lower()
    if CIVILIAN.intersection(words.split()):
        return "deaths_civilians"
    sides = (("deaths_a", happened.agents), ("deaths_b", happened.recipients))
    for column, parties in sides:
        names = [name.lower() for party in parties for name in (party.name, *party.aliases)]
        if any(name and name in words for name in names):
            return column
    return None
