"""A person's values put in the place of those that were read, each checked as the field wants it."""

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

from recount.lexicon.event_types import event_types
from recount.model.edtf import parse_or_none
from recount.model.entity import Entity
from recount.model.fact import Codes, Event, Fact, Figure
from recount.model.judgement import Corrected
from recount.model.reading import Reading
from recount.text import bare

T = TypeVar("T", Fact, Entity)
ONE_ENTITY = frozenset({"speaker", "addressee", "via", "subject", "object", "group_entity"})
ENTITIES = frozenset({"agents", "recipients", "supporters", "accused"})
CORRECTABLE: dict[str, tuple[str, ...]] = {
    "Statement": ("mode", "stance", "speaker", "when", "addressee", "via", "accused", "negated", "modality"),
    "Event": ("type", "modality", "agents", "recipients", "supporters", "when", "where"),
    "Figure": ("measure", "group", "low", "best", "high", "modifier", "unit", "currency", "when", "where", "scope"),
    "Relation": ("relation", "subject", "object", "when"),
    "Entity": ("name", "kind", "country", "side"),
}
"""The fields of each kind of thing that a judgement may correct; the rest say where it stands or tie it to another."""
MOST = 12
"""Names that a message lists."""


class Fault(Exception):  # noqa: N818 - not raised to callers: what is wrong with a value, told by `corrected`
    """What is wrong with a person's value."""


def corrected(reading: Reading, thing: T, field: str, value: Corrected) -> T | str:
    """Return the thing with the value in the field, or what is wrong with it: a message for the person who gave it.

    Entities and places are given by name, a list of entities as a list of names, dates as EDTF. A figure's `best` is
    exact unless its other bounds are corrected too.
    """
    kind = type(thing).__name__
    if field not in CORRECTABLE[kind]:
        return f"{kind.lower()} has no field {field!r} that can be corrected; it has {', '.join(CORRECTABLE[kind])}"
    try:
        changes = _changes(reading, thing, field, value)
        return msgspec.convert(msgspec.to_builtins(thing) | changes, type=type(thing))
    except (Fault, msgspec.ValidationError) as fault:
        return f"{field} cannot be {value!r}: {fault}"


def _changes(reading: Reading, thing: Fact | Entity, field: str, value: Corrected) -> dict[str, Any]:
    if field in ONE_ENTITY:
        return {field: None if value is None else _entity(reading, value)}
    if field in ENTITIES:
        names = value if isinstance(value, tuple | list) else () if value is None else (value,)
        return {field: [_entity(reading, name) for name in names]}
    changes: dict[str, Any] = {field: value}
    if field == "where":
        changes = {field: None if value is None else _place(reading, value)}
    elif field == "when":
        changes = {field: _date(value), "when_time": None}
    elif field == "type" and isinstance(thing, Event):
        changes = {field: value, "codes": msgspec.to_builtins(_codes(value))}
    elif field == "best" and isinstance(thing, Figure):
        changes = {"low": value, "best": value, "high": value, "modifier": None if value is None else "exactly"}
    return changes


def _entity(reading: Reading, name: Corrected) -> str:
    """Return the id of the entity that the report calls so, or that has this id."""
    for entity in reading.entities:
        if name == entity.id or bare(str(name)) in {bare(form) for form in (entity.name, *entity.aliases)}:
            return entity.id
    raise Fault(f"this report calls nobody so; it has {_some([entity.name for entity in reading.entities])}")


def _place(reading: Reading, name: Corrected) -> int:
    for n, place in enumerate(reading.places):
        if bare(str(name)) in {bare(place.name), bare(place.text)}:
            return n
    raise Fault(f"this report names no such place; it has {_some([place.name for place in reading.places])}")


def _date(value: Corrected) -> Corrected:
    if value is not None and parse_or_none(str(value)) is None:
        raise Fault("expected an EDTF date (2031-05-04, 2031-05, 2031-05-04/2031-05-06) or null")
    return value


def _codes(name: Corrected) -> Codes:
    known = event_types()
    if name not in known:
        raise Fault(f"no such type of event; expected one of {', '.join(sorted(known))}")
    found = known[str(name)]
    return Codes(plover=found.plover, cameo=found.cameo, acled=found.acled, ucdp=found.ucdp)


def _some(names: Sequence[str]) -> str:
    found = list(dict.fromkeys(names))
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return ", ".join(found[:MOST]) + more if found else "none"
