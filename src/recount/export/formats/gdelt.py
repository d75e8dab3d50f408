"""Rows in the shape of GDELT 2.0: its events and mentions, tab-separated, without header.

They are leads for whoever has tools that read them.

The form holds an event as one code between two actors, and nothing else: no ranges, no disagreement, no words.
Denied, planned and threatened events have no row but under the codes that CAMEO has for them. Tone and Goldstein
scores are GDELT's own measures and empty here; actors' codes are countries alone.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from recount.export.desk import address
from recount.export.formats.plover import QUADS
from recount.export.formats.told import Happening, country_fips, country_name, first_day, happenings, parties, plain
from recount.model.dossier import Dossier
from recount.model.entity import Place
from recount.model.report import Report
from recount.model.story import StoryEntity

_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENTS = (
    "GlobalEventID",
    "Day",
    "MonthYear",
    "Year",
    "FractionDate",
    *(f"Actor1{part}" for part in _ACTOR),
    *(f"Actor2{part}" for part in _ACTOR),
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO),
    "DATEADDED",
    "SOURCEURL",
)
MENTIONS = (
    "GLOBALEVENTID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
)


def write(dossier: Dossier) -> dict[str, bytes]:
    """Return the two tables."""
    found = [one for one in happenings(dossier) if one.event.codes.cameo and one.is_fact and first_day(one.event.when)]
    return {
        "events.export.tsv": _lines(_event(one) for one in found),
        "mentions.tsv": _lines(row for one in found for row in _mentions(one)),
    }


def _lines(rows: Iterator[dict[str, object]]) -> bytes:
    return "".join("\t".join(plain(cell) for cell in row.values()) + "\n" for row in rows).encode()


def number(happened: Happening) -> int:
    """Return an event's id as GDELT has them: a number; the same for the same cluster."""
    return int(happened.event.id.rpartition(":")[2], 16) >> 1


def _event(happened: Happening) -> dict[str, object]:
    event, row = happened.event, dict[str, object].fromkeys(EVENTS)
    day, cameo = first_day(event.when) or date.min, event.codes.cameo or ""
    did, suffered = parties(happened)
    row |= {
        "GlobalEventID": number(happened),
        "Day": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": f"{day.year + (day.timetuple().tm_yday - 1) / 366:.4f}",
        **_actor("Actor1", did),
        **_actor("Actor2", suffered),
        "IsRootEvent": 1,
        "EventCode": cameo,
        "EventBaseCode": cameo[:3],
        "EventRootCode": cameo[:2],
        "QuadClass": QUADS.get(happened.plover[0]),
        "NumMentions": len(happened.evidence),
        "NumSources": happened.lineages,
        "NumArticles": len(happened.reports),
        **_geo(event.where),
        "DATEADDED": _stamp(happened.reports[0]),
        "SOURCEURL": address(happened.reports[0]),
    }
    return row


def _actor(side: str, found: Sequence[StoryEntity]) -> dict[str, object]:
    if not found:
        return {}
    first = found[0]
    return {f"{side}Code": first.country, f"{side}Name": first.name.upper(), f"{side}CountryCode": first.country}


def _geo(where: Place | None) -> dict[str, object]:
    """Return the action's place: type 1 a country, 4 a city, 5 a first-level division."""
    if where is None or where.latitude is None:
        return {}
    kind = {"country": 1, "province": 5}.get(where.precision or "", 4)
    names = ", ".join(part for part in (where.name, where.admin1, country_name(where.country)) if part)
    return {
        "ActionGeo_Type": kind,
        "ActionGeo_Fullname": names,
        "ActionGeo_CountryCode": country_fips(where.country),
        "ActionGeo_Lat": where.latitude,
        "ActionGeo_Long": where.longitude,
        "ActionGeo_FeatureID": where.geonames_id,
    }


def _stamp(report: Report) -> str | None:
    day = first_day(report.published.when)
    return f"{day:%Y%m%d}000000" if day else None


def _mentions(happened: Happening) -> Iterator[dict[str, object]]:
    reports = {report.id: report for report in happened.reports}
    day = first_day(happened.event.when) or date.min
    for spot in happened.evidence:
        report, row = reports[spot.report], dict[str, object].fromkeys(MENTIONS)
        yield row | {
            "GLOBALEVENTID": number(happened),
            "EventTimeDate": f"{day:%Y%m%d}000000",
            "MentionTimeDate": _stamp(report),
            "MentionType": 1,
            "MentionSourceName": report.outlet,
            "MentionIdentifier": address(report),
            "ActionCharOffset": spot.start,
            "InRawText": 1,
            "MentionDocLen": len(report.text),
        }
