"""GeoJSON (RFC 7946): a point for each event that has one, with all that is known of it as properties.

What has no point is not lost: `withoutPoint`, a foreign member, lists those events. The form holds no disagreement
between reports beyond the ranges of numbers and the kinds of findings.
"""

import msgspec

from recount.export.desk import address, outlet
from recount.export.formats.told import Happening, cited, happenings, point
from recount.model.dossier import Dossier


def write(dossier: Dossier) -> dict[str, bytes]:
    """Return one FeatureCollection."""
    found = list(happenings(dossier))
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(one) for one in found if point(one.event.where)],
        "withoutPoint": [_properties(one) for one in found if not point(one.event.where)],
    }
    return {"events.geojson": msgspec.json.encode(collection) + b"\n"}


def _feature(happened: Happening) -> dict[str, object]:
    spot = point(happened.event.where) or (0.0, 0.0)
    return {
        "type": "Feature",
        "id": happened.event.id,
        "geometry": {"type": "Point", "coordinates": [spot[1], spot[0]]},
        "properties": _properties(happened),
    }


def _properties(happened: Happening) -> dict[str, object]:
    event = happened.event
    return {
        "id": event.id,
        "story": happened.story,
        "title": happened.label,
        "type": event.type,
        "modality": event.modality,
        "when": event.when,
        "place": event.where.name if event.where else None,
        "precision": event.where.precision if event.where else None,
        "country": event.where.country if event.where else None,
        "plover": event.codes.plover,
        "cameo": event.codes.cameo,
        "acled": event.codes.acled,
        "agents": [entity.name for entity in happened.agents],
        "disputed": happened.disputed,
        "recipients": [entity.name for entity in happened.recipients],
        "figures": {f.measure: {"low": f.low, "best": f.best, "high": f.high} for f in event.figures},
        "reports": [{"outlet": outlet(report), "address": address(report)} for report in happened.reports],
        "voices": happened.lineages,
        "words": [spot.text for spot in happened.evidence[:3]],
        "evidence": cited(happened),
    }
