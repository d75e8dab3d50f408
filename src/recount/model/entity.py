"""Who: entities with their mentions and roles. And where: places."""

from typing import Literal

import msgspec

from recount.model.base import Record, Span

EntityKind = Literal[
    "person", "organization", "state", "armed_force", "armed_group", "group", "place", "product",
]  # fmt: skip
Form = Literal["name", "nominal", "pronoun", "adjective"]
Precision = Literal["point", "settlement", "district", "province", "country", "line", "region"]


class Mention(Span, frozen=True, kw_only=True):
    """One stretch of text that refers to an entity; `adjective` is a demonym used as one ("Turkish troops")."""

    text: str
    form: Form


class Role(Record, frozen=True, kw_only=True):
    """An office or function of a person. `of` is an entity id, `when` EDTF or null, `evidence` the words."""

    title: str
    of: str | None
    when: str | None
    evidence: Span
    when_time: str | None = None
    """Id of the `Time` that `when` was taken from: re-dating the report moves both."""


class Entity(Record, frozen=True, kw_only=True):
    """Someone or something that acts, is acted upon, or speaks, within one report.

    `name` is the fullest form. `country` is ISO 3166-1 alpha-3: the state itself, or the one it belongs to.
    `aliases` are the other name forms in the text, sorted. `identifiers` maps a scheme to an id (`wikidata`).
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    identifiers: dict[str, str] = msgspec.field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Place(Span, frozen=True, kw_only=True):
    """One place name where it is used as a place. Coordinates in degrees (WGS 84); null where not resolved.

    `name` is the gazetteer's name (or the text's where it has none), `admin1` the first-level division's name.
    """

    text: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    precision: Precision | None
