"""The forms in which an account goes out, one module each. What a form cannot hold is said in its module's docstring.

A form is a plain function from a Dossier to files: their names, in order, with their bytes. Adding one is adding a
line to `FORMATS`.
"""

import io
import zipfile
from collections.abc import Callable

import msgspec

from recount.export.formats import (
    acled,
    annotations,
    ftm,
    gdelt,
    ged,
    geojson,
    hxl,
    ical,
    plover,
    schema_org,
    stix,
    tables,
)
from recount.export.page import render_page
from recount.model.base import Record
from recount.model.dossier import Dossier

OCTETS = "application/vnd.apache.parquet"
LINKED = "application/ld+json"
CSV = "text/csv; charset=utf-8"
Files = dict[str, bytes]
Write = Callable[[Dossier], Files]


class Format(Record, frozen=True, kw_only=True):
    """One form: its name on the command line and in addresses, its media type, what it is, and what writes it."""

    name: str
    media_type: str
    told: str
    write: Write


def write_json(dossier: Dossier) -> Files:
    """Return the whole Dossier, as `recount dossier --format json` prints it."""
    return {"dossier.json": msgspec.json.encode(dossier) + b"\n"}


def write_html(dossier: Dossier) -> Files:
    """Return the Dossier as one page that needs nothing else."""
    return {"dossier.html": render_page(dossier).encode()}


FORMATS: tuple[Format, ...] = (
    Format(name="json", media_type="application/json", told="the whole dossier, lossless", write=write_json),
    Format(name="html", media_type="text/html; charset=utf-8", told="one page to read or print", write=write_html),
    Format(name="csv", media_type=CSV, told="five tables", write=tables.write_csv),
    Format(name="parquet", media_type=OCTETS, told="the same five tables, typed", write=tables.write_parquet),
    Format(name="ged", media_type=CSV, told="UCDP GED: deadly events", write=ged.write),
    Format(name="acled", media_type=CSV, told="ACLED: events with a sub-event", write=acled.write),
    Format(name="plover", media_type="application/x-ndjson", told="PLOVER events", write=plover.write_json),
    Format(name="polecat", media_type=CSV, told="POLECAT's table", write=plover.write_polecat),
    Format(name="gdelt", media_type="text/tab-separated-values", told="rows shaped as GDELT's", write=gdelt.write),
    Format(name="hxl", media_type=CSV, told="a table with HXL hashtags", write=hxl.write),
    Format(name="geojson", media_type="application/geo+json", told="events as points of a map", write=geojson.write),
    Format(name="annotations", media_type=LINKED, told="every fact as a Web Annotation", write=annotations.write),
    Format(name="schema-org", media_type=LINKED, told="articles, claims and events", write=schema_org.write),
    Format(name="ftm", media_type="application/x-ndjson", told="FollowTheMoney entities", write=ftm.write),
    Format(
        name="ftm-statements", media_type=CSV, told="FollowTheMoney, value by value",
        write=ftm.write_statements,
    ),
    Format(name="stix", media_type="application/stix+json;version=2.1", told="a STIX 2.1 bundle", write=stix.write),
    Format(name="ical", media_type="text/calendar; charset=utf-8", told="dated events as a calendar", write=ical.write),
)  # fmt: skip


def packed(files: Files) -> bytes:
    """Return several files as one ZIP, in order, the same bytes whenever it is packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packing:
        for name, content in files.items():
            packing.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def format_named(name: str) -> Format | None:
    """Return the form of this name, or null."""
    return next((form for form in FORMATS if form.name == name), None)
