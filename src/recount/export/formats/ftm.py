"""FollowTheMoney: who and what a dossier names as its entities, and the same as statements (nomenklatura's rows).

Events told as fact, sanctions, people and bodies, reports as articles, offices as Position and Occupancy. In the
statements a data set is a report and the origin the rule: whoever merges them keeps who said what. What the model
cannot hold: ranges of numbers, denials, agreement. States and forces are PublicBody, groups and armed groups
Organization.
"""

import hashlib
from collections.abc import Iterator

import msgspec

from recount.export.desk import Desk
from recount.export.formats.told import Happening, desks, first_day, happening, is_named_anywhere, table
from recount.model.base import Record
from recount.model.dossier import Dossier
from recount.model.entity import EntityKind
from recount.model.fact import Event, Sanction
from recount.model.report import Report
from recount.model.story import StoryEntity
from recount.text import squeeze

SCHEMA: dict[EntityKind, str] = {
    "person": "Person",
    "organization": "Organization",
    "state": "PublicBody",
    "armed_force": "PublicBody",
    "armed_group": "Organization",
    "group": "Organization",
}
STATEMENT = (
    "id",
    "entity_id",
    "canonical_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "original_value",
    "dataset",
    "origin",
    "lang",
    "external",
    "first_seen",
    "last_seen",
)
TYPES = {
    "name": "name",
    "alias": "name",
    "country": "country",
    "startDate": "date",
    "endDate": "date",
    "date": "date",
    "publishedAt": "date",
    "sourceUrl": "url",
    "publisher": "string",
    "summary": "text",
    "title": "string",
    "location": "address",
    "involved": "entity",
    "entity": "entity",
    "authority": "string",
    "program": "string",
    "provisions": "string",
    "reason": "text",
    "wikidataId": "identifier",
    "proof": "entity",
    "holder": "entity",
    "post": "entity",
    "language": "language",
    "author": "string",
}
"""The type of each property that is written, as the model has it."""
Value = tuple[str, str, str, str]
"""A property, its value, the report that gives it, and the rule or stage that found it."""


class Made(Record, frozen=True, kw_only=True):
    """One entity: its id, its schema, and its values with where each comes from."""

    id: str
    schema: str
    values: tuple[Value, ...]


def write(dossier: Dossier) -> dict[str, bytes]:
    """Return the entities as JSON Lines."""
    return {"entities.ftm.json": b"".join(msgspec.json.encode(_plain(one)) + b"\n" for one in made(dossier))}


def write_statements(dossier: Dossier) -> dict[str, bytes]:
    """Return the statements as CSV."""
    seen = {reading.report.id: reading.report for reading in dossier.readings}
    rows = [row for one in made(dossier) for row in _statements(one, seen)]
    return {"statements.csv": table(STATEMENT, rows)}


def made(dossier: Dossier) -> Iterator[Made]:
    """Yield the entities: reports, then who is named, offices, and what happened, story by story; each id once."""
    done: set[str] = set()
    for one in _every(dossier):
        if one.id not in done:
            done.add(one.id)
            yield one


def _every(dossier: Dossier) -> Iterator[Made]:
    for reading in dossier.readings:
        yield _article(reading.report)
    for told in desks(dossier):
        for entity in told.story.entities:
            if _is_known(told, entity):
                yield _named(told, entity)
                yield from _offices(told, entity)
        for event in told.story.events:
            happened = happening(told, event)
            if happened.is_fact:
                yield _event(told, happened)
                if event.type == "sanction":
                    yield from _sanctions(told, happened)


def _is_known(told: Desk, entity: StoryEntity) -> bool:
    return entity.kind in SCHEMA and is_named_anywhere(told, entity)


def key(identifier: str) -> str:
    """Return an id as the model's readers take them: without colons."""
    return f"recount-{identifier.replace(':', '-')}"


def _plain(one: Made) -> dict[str, object]:
    found: dict[str, list[str]] = {}
    for prop, value, _, _ in one.values:
        if value not in found.setdefault(prop, []):
            found[prop].append(value)
    return {"id": one.id, "schema": one.schema, "properties": found}


def _article(report: Report) -> Made:
    given = {
        "title": report.headline,
        "sourceUrl": report.url,
        "publisher": report.outlet,
        "publishedAt": str(day) if (day := first_day(report.published.when)) else None,
        "language": _language(report.language),
    }
    values = [(prop, value, report.id, "ingest") for prop, value in given.items() if value]
    values += [("author", name, report.id, "ingest") for name in report.authors]
    return Made(id=key(report.id), schema="Article", values=tuple(values))


def _language(code: str | None) -> str | None:
    return "eng" if code == "en" else None


def _named(told: Desk, entity: StoryEntity) -> Made:
    first = next(iter(entity.members), told.story.reports[0])
    values = [("name", entity.name, first, "annotate/entities")]
    for report, members in entity.members.items():
        names = {found.name for one in members if (found := told.shelf.entity(report, one))}
        values += [("alias", name, report, "annotate/entities") for name in sorted(names - {entity.name})]
        values.append(("proof", key(report), report, "annotate/entities"))
    if entity.country:
        values.append(("country", entity.country.lower(), first, "annotate/entities"))
    if wikidata := entity.identifiers.get("wikidata"):
        values.append(("wikidataId", wikidata, first, "lexicon/people"))
    return Made(id=key(entity.id), schema=SCHEMA[entity.kind], values=tuple(values))


def _offices(told: Desk, entity: StoryEntity) -> Iterator[Made]:
    """Yield the offices that reports give a person, each held from when they say it."""
    if entity.kind != "person":
        return
    for report, members in entity.members.items():
        for found in (told.shelf.entity(report, one) for one in members):
            for role in found.roles if found else ():
                body = told.shelf.entity(report, role.of)
                name = f"{role.title}, {body.name}" if body else role.title
                post = key(f"position:{_digest(name)}")
                day = first_day(role.when)
                yield Made(id=post, schema="Position", values=(("name", name, report, "annotate/roles"),))
                dated = (("date", str(day), report, "annotate/roles"),) if day else ()
                yield Made(
                    id=key(f"occupancy:{_digest(entity.id, name)}"),
                    schema="Occupancy",
                    values=(
                        ("holder", key(entity.id), report, "annotate/roles"),
                        ("post", post, report, "annotate/roles"),
                        *dated,
                    ),
                )


def _event(told: Desk, happened: Happening) -> Made:
    event, days = happened.event, happened.days
    values: list[Value] = []
    for report, spot in zip(happened.reports, happened.quotes, strict=True):
        given = {
            "name": happened.label,
            "proof": key(report.id),
            "summary": squeeze(spot.text),
            "publisher": report.outlet or "",
            "sourceUrl": report.url or "",
        }
        values += [(prop, value, report.id, f"events/{event.type}") for prop, value in given.items()]
    first = happened.reports[0].id
    if days and not days.is_open:
        values += [
            ("startDate", str(days.first), first, "link/dates"),
            ("endDate", str(days.last), first, "link/dates"),
        ]
    if event.where:
        values.append(("location", event.where.name, first, "link/places"))
        values.append(("country", (event.where.country or "").lower(), first, "link/places"))
    values += [
        ("involved", key(e.id), first, "link/events")
        for e in (*happened.agents, *happened.recipients)
        if _is_known(told, e)
    ]
    return Made(id=key(event.id), schema="Event", values=tuple(value for value in values if value[1]))


def _sanctions(told: Desk, happened: Happening) -> Iterator[Made]:
    """Yield a Sanction for each of those sanctioned."""
    facts = [(member.report, told.shelf.fact(member)) for member in happened.event.members]
    details = [
        (report, fact.details)
        for report, fact in facts
        if isinstance(fact, Event) and isinstance(fact.details, Sanction)
    ]
    for target in (one for one in happened.recipients if _is_known(told, one)):
        values: list[Value] = [("entity", key(target.id), happened.reports[0].id, "events/sanction")]
        values += [("authority", one.name, happened.reports[0].id, "events/sanction") for one in happened.agents]
        for report, found in details:
            values += [
                ("program", found.program or "", report, "events/sanction"),
                ("reason", found.reason or "", report, "events/sanction"),
            ]
            values += [("provisions", one, report, "events/sanction") for one in found.provisions]
        days = happened.days
        if days and not days.is_open:
            values.append(("startDate", str(days.first), happened.reports[0].id, "link/dates"))
        yield Made(
            id=key(f"sanction:{_digest(happened.event.id, target.id)}"),
            schema="Sanction",
            values=tuple(value for value in values if value[1]),
        )


def _statements(one: Made, reports: dict[str, Report]) -> Iterator[tuple[object, ...]]:
    for prop, value, report, origin in dict.fromkeys(one.values):
        day = first_day(reports[report].published.when)
        yield (
            _digest(one.id, prop, value, report),
            one.id,
            one.id,
            prop,
            TYPES[prop],
            one.schema,
            value,
            None,
            key(report),
            origin,
            _language(reports[report].language),
            "f",
            day,
            day,
        )


def _digest(*parts: str) -> str:
    return hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()
