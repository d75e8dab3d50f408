"""W3C Web Annotation (2017) as JSON-LD: every fact of every report, its words selected by position and by quotation.

Positions count Unicode code points of the report's text, the end not included, as the Recommendation has them. The
words selected are those of the decoded text, whose page's SHA-256 stands in the target's state. Disagreement between
reports is no annotation of one of them, and is not here; `body` names the cluster through which it is found.
"""

import msgspec

from recount.export.desk import address
from recount.model.dossier import Dossier
from recount.model.fact import Event, Fact, Figure, Relation, Statement
from recount.model.report import Report

AROUND = 32
"""Code points before and behind the words, by which they are found again in a text that has changed."""
PURPOSE = {Statement: "describing", Event: "classifying", Figure: "describing", Relation: "classifying"}


def write(dossier: Dossier) -> dict[str, bytes]:
    """Return one AnnotationPage."""
    clusters: dict[tuple[str, str], str] = {}
    for story in dossier.stories:
        for cluster in story.clusters:
            clusters.update({(member.report, member.fact): cluster.id for member in cluster.members})
    items = [
        _annotation(reading.report, fact, clusters.get((reading.report.id, fact.id)))
        for reading in dossier.readings
        for fact in reading.facts
    ]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "id": "urn:recount:annotations",
        "items": items,
    }  # fmt: skip
    return {"annotations.jsonld": msgspec.json.encode(page) + b"\n"}


def _annotation(report: Report, fact: Fact, cluster: str | None) -> dict[str, object]:
    text = report.text
    target: dict[str, object] = {
        "source": address(report),
        "selector": [
            {"type": "TextPositionSelector", "start": fact.start, "end": fact.end},
            {
                "type": "TextQuoteSelector", "exact": text[fact.start : fact.end],
                "prefix": text[max(0, fact.start - AROUND) : fact.start], "suffix": text[fact.end : fact.end + AROUND],
            },
        ],
    }  # fmt: skip
    if report.raw:
        target["state"] = {"type": "TimeState", "cached": f"urn:sha256:{report.raw.sha256}"}
    return {
        "id": f"urn:recount:{report.id}:{fact.id}", "type": "Annotation", "motivation": PURPOSE[type(fact)],
        "generator": {"id": "urn:recount", "type": "Software", "name": f"Recount, {fact.rule}"},
        "body": [
            {"type": "TextualBody", "value": _value(fact), "purpose": PURPOSE[type(fact)], "format": "text/plain"},
            *([{"id": f"urn:recount:{cluster}", "purpose": "linking"}] if cluster else []),
        ],
        "target": target,
    }  # fmt: skip


def _value(fact: Fact) -> str:
    """Return a fact in a few words: its kind, and what there is to say of it."""
    if isinstance(fact, Event):
        return f"event: {fact.type}, {fact.modality}"
    if isinstance(fact, Figure):
        return f"figure: {fact.measure} {fact.low} / {fact.best} / {fact.high}"
    return f"statement: {fact.stance}, {fact.mode}" if isinstance(fact, Statement) else f"relation: {fact.relation}"
