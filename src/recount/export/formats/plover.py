"""PLOVER (the Open Event Data Alliance's JSON events) and POLECAT's table of them: every event with a PLOVER type.

Both know auxiliaries – `historical`, `future`, `hypothetical`, `negation` – and so hold planned and denied events,
marked. What neither can hold: ranges and versions of numbers (`size` is the best), who said what, disagreement.
POLECAT's columns of its own dictionaries (COW numbers, sectors, Wikipedia ids, intensity) are empty.
"""

from collections.abc import Iterator

import msgspec

from recount.export.desk import address, outlet
from recount.export.formats.told import DISPUTED, Happening, cited, country_name, happenings, parties, point, table
from recount.model.dossier import Dossier
from recount.model.entity import Place
from recount.model.fact import Measure, Modality
from recount.model.story import StoryEntity

AUXILIARY: dict[Modality, str] = {
    "planned": "future",
    "threatened": "future",
    "demanded": "future",
    "hypothetical": "hypothetical",
    "denied": "negation",
}
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""Quad classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
SIZES: tuple[tuple[str, Measure], ...] = (("dead", "killed"), ("injured", "injured"), ("arrested", "detained"))
HEADER = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)


def write_json(dossier: Dossier) -> dict[str, bytes]:
    """Return the events as JSON Lines."""
    return {"plover.jsonl": b"".join(msgspec.json.encode(_record(one)) + b"\n" for one in coded(dossier))}


def write_polecat(dossier: Dossier) -> dict[str, bytes]:
    """Return the events told as fact as CSV with POLECAT's header."""
    rows = (list(_row(one).values()) for one in coded(dossier) if one.is_fact)
    return {"polecat.csv": table(HEADER, rows)}


def coded(dossier: Dossier) -> Iterator[Happening]:
    """Yield the events that have a PLOVER type."""
    return (one for one in happenings(dossier) if one.event.codes.plover)


def _record(happened: Happening) -> dict[str, object]:
    event, (kind, mode) = happened.event, happened.plover
    size = {name: best for name, measure in SIZES if (best := happened.toll(measure)[1]) is not None}
    did, suffered = parties(happened)
    return {
        "id": event.id,
        "date": happened.begins,
        "enddate": happened.ends,
        "event": kind,
        "mode": mode,
        "quad_code": QUADS.get(kind),
        "auxiliary": AUXILIARY.get(event.modality),
        "actor": [_entity(one) for one in did],
        "recipient": [_entity(one) for one in suffered],
        "size": size,
        "event_loc": _location(event.where) if event.where else None,
        "event_text": happened.evidence[0].text if happened.evidence else None,
        "text_info": [
            {"sequence": n, "start": s.start, "end": s.end, "text_story": s.report}
            for n, s in enumerate(happened.evidence)
        ],
        "cite_info": [
            {
                "citation": r.headline,
                "url": r.url,
                "title": r.headline,
                "publication": r.outlet,
                "language": r.language,
                "published": r.published.when,
            }
            for r in happened.reports
        ],
        "comment": DISPUTED if happened.disputed else None,
    }


def _location(where: Place) -> dict[str, object]:
    spot = point(where)
    return {
        "extracted_place": where.text,
        "resolved_place": where.name,
        "lat": spot[0] if spot else None,
        "lon": spot[1] if spot else None,
        "geonameid": where.geonames_id,
        "province": where.admin1,
        "country": country_name(where.country) or None,
        "country_code": where.country,
    }


def _entity(entity: StoryEntity) -> dict[str, object]:
    wikidata = entity.identifiers.get("wikidata")
    return {
        "code": entity.country,
        "entity_text": entity.name,
        "identifier_id": wikidata,
        "identifier_text": "wikidata" if wikidata else None,
    }


def _row(happened: Happening) -> dict[str, object]:
    event, where, (kind, mode) = happened.event, happened.event.where, happened.plover
    spot, row = point(where), dict[str, object].fromkeys(HEADER)
    did, suffered = parties(happened)
    for side, found in (("Actor", did), ("Recipient", suffered)):
        row |= {
            f"{side} Name": "; ".join(e.name for e in found),
            f"{side} Name Raw": "; ".join(e.name for e in found),
            f"{side} Country": "; ".join(country_name(e.country) for e in found if e.country),
        }
    first = happened.reports[0] if happened.reports else None
    row |= {
        "Event ID": event.id,
        "Event Date": happened.begins,
        "Event Type": kind,
        "Event Mode": mode,
        "Quad Code": QUADS.get(kind),
        "Placename": where.name if where else None,
        "Province": where.admin1 if where else None,
        "Country": country_name(where.country) if where else None,
        "Latitude": spot[0] if spot else None,
        "Longitude": spot[1] if spot else None,
        "GeoNames ID": where.geonames_id if where else None,
        "Raw Placename": where.text if where else None,
        "Source": "; ".join(f"{outlet(r)} {address(r)}" for r in happened.reports) + f" {cited(happened)}",
        "Publication Date": first.published.when if first else None,
        "Language": first.language if first else None,
    }
    return row
