"""STIX 2.1: one report object for each story, with its incidents, those named, places, and what holders say of them.

An Opinion is written only for a position that a named holder takes on an event – asserting is agreeing, denying
disagreeing – and names the holder as its author: none is ours. Ids are UUIDs of the content (version 5). `created`
and `modified` are the days of reports, never a clock; a story of which no report has a day is left out. `incident` is
a stub in 2.1: a name and a description. Ranges of numbers stand in descriptions alone.
"""

import uuid
from collections.abc import Callable, Iterator

import msgspec

from recount.export.desk import Desk, address, outlet
from recount.export.formats.told import Happening, cited, desks, first_day, happening, is_named_anywhere, point, remarks
from recount.model.dossier import Dossier
from recount.model.entity import EntityKind
from recount.model.story import Position

SPACE = uuid.UUID("f0c4a2f6-6a55-5d4c-9d35-8a4a3c1f2b7e")
"""The namespace of these ids; drawn once."""
CLASS: dict[EntityKind, str] = {
    "person": "individual",
    "organization": "organization",
    "state": "organization",
    "armed_force": "organization",
    "armed_group": "group",
    "group": "group",
}
OPINION = {"asserts": "agree", "denies": "disagree", "doubts": "neutral"}
Object = dict[str, object]


def write(dossier: Dossier) -> dict[str, bytes]:
    """Return one bundle."""
    objects: dict[str, Object] = {}
    for told in desks(dossier):
        objects.update({str(one["id"]): one for one in _story(told)})
    bundle = {"type": "bundle", "id": _id("bundle", *objects), "objects": list(objects.values())}
    return {"bundle.stix.json": msgspec.json.encode(bundle) + b"\n"}


def _id(kind: str, *parts: str) -> str:
    return f"{kind}--{uuid.uuid5(SPACE, chr(31).join((kind, *parts)))}"


def _story(told: Desk) -> Iterator[Object]:
    days = sorted(day for r in told.story.reports if (day := first_day(told.shelf[r].report.published.when)))
    if not days:
        return
    first, last = (f"{day.isoformat()}T00:00:00.000Z" for day in (days[0], days[-1]))

    def made(kind: str, *parts: str, **fields: object) -> Object:
        known = {name: value for name, value in fields.items() if value not in (None, "", [])}
        head = {"type": kind, "spec_version": "2.1", "id": _id(kind, told.story.id, *parts)}
        return {**head, "created": first, "modified": last, **known}

    people = {
        entity.id: made("identity", entity.id, name=entity.name, identity_class=CLASS[entity.kind])
        for entity in told.story.entities
        if entity.kind in CLASS and is_named_anywhere(told, entity)
    }
    found = [happening(told, event) for event in told.story.events]
    incidents = {one.event.id: made("incident", one.event.id, **_incident(one)) for one in found if one.is_fact}
    places = {place["id"]: place for one in found if one.is_fact and (place := _place(made, one))}
    opinions = [
        made("opinion", *_marks(position), **_opinion(told, position, incidents[position.event]["id"]))
        for position in told.story.positions
        if position.holder in told.entities and position.event in incidents
    ]
    parts = [*people.values(), *places.values(), *incidents.values(), *opinions]
    if parts:
        yield from parts
        yield made(
            "report",
            name=told.story.title,
            published=last,
            report_types=["observed-data"],
            object_refs=sorted(str(part["id"]) for part in parts),
        )


def _marks(position: Position) -> tuple[str, ...]:
    """Return what tells a position from all others of its story."""
    return position.event, position.question, position.holder or "", str(position.answer), position.stance


def _opinion(told: Desk, position: Position, incident: object) -> dict[str, object]:
    answer = told.name(position.answer) if position.answer else "nobody"
    held = f"{position.question}: {position.stance} {answer}, in {told.outlets(position.reports)}"
    return {
        "opinion": OPINION[position.stance],
        "authors": [told.name(position.holder)],
        "object_refs": [incident],
        "explanation": held,
    }


def _incident(one: Happening) -> dict[str, object]:
    told_of = f"{one.event.type.replace('_', ' ')}, {one.event.when or 'undated'}"
    references = [
        {"source_name": outlet(report), **({"url": report.url} if report.url else {"description": address(report)})}
        for report in one.reports
    ]
    return {
        "name": one.label,
        "description": "; ".join([told_of, *remarks(one), cited(one)]),
        "external_references": references,
    }


def _place(made: Callable[..., Object], one: Happening) -> Object | None:
    where, spot = one.event.where, point(one.event.where)
    if where is None or not (spot or where.country):
        return None
    fields: dict[str, object] = {"name": where.name, "administrative_area": where.admin1}
    if spot:
        fields |= {"latitude": spot[0], "longitude": spot[1]}
    if where.country:
        fields["country"] = where.country
    result: Object = made("location", where.name, where.country or "", **fields)
    return result
