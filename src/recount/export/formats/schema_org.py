"""schema.org as JSON-LD: a NewsArticle for each report, a Claim for each statement, an Event for each told as fact.

A Claim says who made it and where it appeared; no ClaimReview is written, since nothing here is rated. Direct speech
is a Quotation as well. Ranges of numbers, denials and agreement have no terms there, and are not here.
"""

import msgspec

from recount.export.desk import Desk, address
from recount.export.formats.told import Happening, country_name, desks, happening, is_named_anywhere, point
from recount.model.dossier import Dossier
from recount.model.report import Report
from recount.model.story import StatementCluster, StoryEntity

TYPES = {"person": "Person", "state": "Country", "place": "Place", "product": "Product"}
"""Types of entities; all others are organisations."""


def write(dossier: Dossier) -> dict[str, bytes]:
    """Return one graph."""
    graph: list[dict[str, object]] = [_article(reading.report) for reading in dossier.readings]
    for told in desks(dossier):
        graph += [_entity(entity) for entity in told.story.entities if is_named_anywhere(told, entity)]
        graph += [node for said in told.story.statements for node in _claim(told, said)]
        found = (happening(told, event) for event in told.story.events)
        graph += [_event(one) for one in found if one.is_fact]
    document = {"@context": "https://schema.org", "@graph": [_known(node) for node in graph]}
    return {"dossier.jsonld": msgspec.json.encode(document) + b"\n"}


def _known(node: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in node.items() if value not in (None, [], "")}


def _id(identifier: str) -> str:
    return f"urn:recount:{identifier}"


def _article(report: Report) -> dict[str, object]:
    return {
        "@type": "NewsArticle",
        "@id": _id(report.id),
        "headline": report.headline,
        "url": report.url,
        "identifier": report.origin,
        "datePublished": report.published.when,
        "dateModified": report.modified,
        "author": [{"@type": "Person", "name": name} for name in report.authors],
        "inLanguage": report.language,
        "publisher": {"@type": "Organization", "name": report.outlet} if report.outlet else None,
        "dateline": report.dateline,
        "sourceOrganization": {"@type": "Organization", "name": report.agency} if report.agency else None,
    }


def _entity(entity: StoryEntity) -> dict[str, object]:
    wikidata = entity.identifiers.get("wikidata")
    return {
        "@type": TYPES.get(entity.kind, "Organization"),
        "@id": _id(entity.id),
        "name": entity.name,
        "alternateName": list(entity.aliases),
        "sameAs": f"http://www.wikidata.org/entity/{wikidata}" if wikidata else None,
    }


def _claim(told: Desk, said: StatementCluster) -> list[dict[str, object]]:
    appearance = [{"@id": _id(member.report)} for member in told.first_of_each(said.members)]
    entity = told.entities.get(said.speaker or "")
    speaker = {"@id": _id(entity.id)} if entity and is_named_anywhere(told, entity) else None
    credit = told.name(said.speaker) if said.speaker and speaker is None else None
    claim: dict[str, object] = {
        "@type": "Claim",
        "@id": _id(said.id),
        "text": said.text,
        "author": speaker,
        "creditText": credit,
        "appearance": appearance,
        "firstAppearance": appearance[0] if appearance else None,
        "datePublished": said.when,
    }
    if said.mode != "direct":
        return [claim]
    quotation: dict[str, object] = {
        "@type": "Quotation",
        "@id": f"{_id(said.id)}:words",
        "text": said.text,
        "spokenByCharacter": speaker,
        "isPartOf": appearance,
    }
    return [claim, quotation]


def _event(one: Happening) -> dict[str, object]:
    event, where, spot = one.event, one.event.where, point(one.event.where)
    place: dict[str, object] | None = None
    if where:
        place = _known(
            {
                "@type": "Place",
                "name": where.name,
                "address": {
                    "@type": "PostalAddress",
                    "addressCountry": country_name(where.country) or where.country,
                    "addressRegion": where.admin1,
                }
                if where.country
                else None,
                "geo": {"@type": "GeoCoordinates", "latitude": spot[0], "longitude": spot[1]} if spot else None,
            }
        )
    return {
        "@type": "Event",
        "@id": _id(event.id),
        "name": one.label,
        "additionalType": event.type,
        "startDate": one.begins,
        "endDate": one.ends,
        "location": place,
        "subjectOf": [{"@id": _id(report.id), "url": address(report)} for report in one.reports],
    }
