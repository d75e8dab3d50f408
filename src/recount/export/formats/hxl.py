"""HXL (Humanitarian Exchange Language 1.1): a CSV with a row of hashtags, one row for each event told as fact.

What the form cannot hold: who said which number, disagreement but for `+min` and `+max`, what is denied or planned.
"""

from collections.abc import Iterator

from recount.export.desk import address, outlet
from recount.export.formats.told import Happening, cited, country_name, happenings, point, table
from recount.model.dossier import Dossier
from recount.model.fact import Measure

MEASURES: tuple[Measure, ...] = ("killed", "injured", "missing", "abducted", "detained", "displaced", "refugees")
COLUMNS: dict[str, str] = {
    "Event id": "#event+id", "Event": "#event+name", "Type": "#event+type", "From": "#date+start", "Until": "#date+end",
    "Country": "#country+name", "Country code": "#country+code+iso3", "Province": "#adm1+name", "Place": "#loc+name",
    "Latitude": "#geo+lat", "Longitude": "#geo+lon",
    **{f"{measure.title()}{told}": f"#affected+{measure}{tag}" for measure in MEASURES
       for told, tag in ((", least", "+min"), ("", ""), (", most", "+max"))},
    "Outlets": "#meta+source", "Addresses": "#meta+url", "Independent voices": "#indicator+voices+num",
    "Evidence": "#meta+evidence",
}  # fmt: skip
"""Headers and their hashtags."""


def write(dossier: Dossier) -> dict[str, bytes]:
    """Return the rows as CSV, hashtags below the header."""
    rows = (_row(one) for one in happenings(dossier) if one.is_fact)
    return {"events.hxl.csv": table(tuple(COLUMNS), (tuple(row) for row in rows), tuple(COLUMNS.values()))}


def _row(happened: Happening) -> Iterator[object]:
    event, where = happened.event, happened.event.where
    spot = point(where)
    yield from (event.id, happened.label, event.type)
    yield from (happened.begins, happened.ends)
    yield from (
        (country_name(where.country), where.country, where.admin1, where.name) if where else (None, None, None, None)
    )
    yield from spot or (None, None)
    for measure in MEASURES:
        yield from happened.toll(measure)
    yield "; ".join(outlet(report) for report in happened.reports)
    yield "; ".join(address(report) for report in happened.reports)
    yield happened.lineages
    yield cited(happened)
