"""Reading → rows: what of a report and of its facts is searched and browsed. The reading is kept whole beside them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from recount.model.edtf import Edtf, parse_or_none
from recount.model.entity import Entity, Place
from recount.model.fact import Event, Fact, Figure, Relation, Statement, stretches
from recount.model.page import Rejection
from recount.model.reading import Reading
from recount.store.records import FactKind
from recount.text import squeeze

Row = dict[str, Any]
NEVER, ALWAYS = date.min.isoformat(), date.max.isoformat()


def days(when: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day of an EDTF date as ISO days; null and null for what is no date."""
    found: Edtf | None = parse_or_none(when)
    return (found.first.isoformat(), found.last.isoformat()) if found else (None, None)


def report_row(reading: Reading, digest: str) -> Row:
    """Return the columns of a report; `digest` tells one reading of it from another."""
    report = reading.report
    first, last = days(report.published.when)
    return {
        "id": report.id, "origin": report.origin, "url": report.url, "outlet": report.outlet,
        "outlet_id": report.outlet_id, "owner": report.owner, "agency": report.agency, "language": report.language,
        "published": report.published.when, "published_basis": report.published.basis, "first_day": first,
        "last_day": last, "headline": squeeze(report.headline) if report.headline else None,
        "text": report.text.replace("\0", " "), "refused": reading.refused.code if reading.refused else None,
        "digest": digest,
    }  # fmt: skip


def rejection_row(rejection: Rejection, page: int | None, at: str) -> Row:
    """Return the columns of a rejection."""
    return {
        "page": page, "origin": rejection.origin, "stage": rejection.stage, "code": rejection.code,
        "message": rejection.message, "kept_at": at,
    }  # fmt: skip


def fact_rows(reading: Reading, report: int) -> Iterator[Row]:
    """Yield the columns of every fact of a reading; `report` is the number of its report."""
    entities = {entity.id: entity for entity in reading.entities}
    for fact in reading.facts:
        yield _fact_row(fact, reading, entities) | {"report": report}


def kind_of(fact: Fact) -> FactKind:
    """Return the fact's kind, as its JSON has it."""
    if isinstance(fact, Event):
        return "event"
    if isinstance(fact, Figure):
        return "figure"
    return "statement" if isinstance(fact, Statement) else "relation"


def type_of(fact: Fact) -> str:
    """Return an event's type, a figure's measure, a statement's stance, a relation's kind."""
    if isinstance(fact, Event):
        return fact.type
    if isinstance(fact, Figure):
        return fact.measure
    return fact.stance if isinstance(fact, Statement) else fact.relation


def _fact_row(fact: Fact, reading: Reading, entities: Mapping[str, Entity]) -> Row:
    first, last = days(fact.when)
    place = _place(fact, reading.places)
    numbers = (fact.low, fact.best, fact.high) if isinstance(fact, Figure) else (None, None, None)
    return {
        "id": fact.id, "kind": kind_of(fact), "type": type_of(fact), "start": fact.start, "end": fact.end,
        "text": squeeze(fact.text), "modality": fact.modality, "rule": fact.rule, "attribution": fact.attribution,
        "actors": "; ".join(_actors(fact, reading, entities)) or None, "first_day": first, "last_day": last,
        "low": numbers[0], "best": numbers[1], "high": numbers[2],
    } | place_columns(place)  # fmt: skip


def place_columns(place: Place | None) -> Row:
    """Return the columns of a place."""
    return {
        "place": place.name if place else None, "country": place.country if place else None,
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
    }  # fmt: skip


def _place(fact: Fact, places: tuple[Place, ...]) -> Place | None:
    where = fact.where if isinstance(fact, Event | Figure) else None
    return None if where is None else places[where]


def _actors(fact: Fact, reading: Reading, entities: Mapping[str, Entity]) -> list[str]:
    """Return the names of those who have part in a fact, in order: who does it, to whom; who speaks; who is counted."""
    if isinstance(fact, Statement):
        words = " ".join(reading.report.text[span.start : span.end] for span in stretches(fact.voice))
        return _named([fact.speaker], entities) or ([squeeze(words)] if words else [])
    if isinstance(fact, Event):
        return _named([*fact.agents, *fact.recipients], entities)
    if isinstance(fact, Relation):
        return _named([fact.subject, fact.object], entities)
    return [squeeze(fact.group)] if fact.group else []


def _named(identifiers: Iterable[str | None], entities: Mapping[str, Entity]) -> list[str]:
    return [squeeze(entities[i].name) for i in identifiers if i is not None and i in entities]
