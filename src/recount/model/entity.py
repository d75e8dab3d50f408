"""Who: entities with their mentions and roles. And where: places."""

from typing import Literal

import msgspec

from recount.model.base import Record, Span

EntityKind = Literal[
    "person", "organization", "state", "armed_force", "armed_group", "group", "place", "product",
]  # fmt: skip
Form = Literal["name", "nominal", "pronoun", "adjective"]
Side = Literal["government", "opposition"]
Use = Literal["actor", "place"]
PlaceUse = Literal["place", "actor", "part"]
Standing = Literal["former", "then", "acting", "elect"]
Precision = Literal["point", "settlement", "district", "province", "country", "line", "region"]


class NamePart(Span, frozen=True, kw_only=True):
    """A place's name that is only part of another name: "Aleppo" in "Aleppo Media Centre"; no place is meant."""

    text: str


class Mention(Span, frozen=True, kw_only=True):
    """One stretch of text that refers to an entity; `adjective` is a demonym used as one ("Turkish troops").

    `use` tells of a state, a capital, a seat of power or a place whether it acts or speaks here ("Ankara bought"), or
    is where something is ("in Ankara"); null for all else. `parts` are the places' names inside the name.
    """

    text: str
    form: Form
    use: Use | None = None
    parts: tuple[NamePart, ...] = ()


class Role(Record, frozen=True, kw_only=True):
    """An office or function of a person. `of` is an entity id, `when` EDTF or null, `evidence` the words."""

    title: str
    of: str | None
    when: str | None
    evidence: Span
    when_time: str | None = None
    """Id of the `Time` that `when` was taken from: re-dating the report moves both."""
    standing: Standing | None = None
    """What the words say of it: "former minister", "the then-minister", "acting head", "president-elect"."""
    terms: tuple[str, ...] = ()
    """From when until when the person held it, EDTF, by the user's table of people; empty where that has nothing."""
    valid: bool | None = None
    """Whether the role agrees with one of the terms, on its own date or the report's; null if that cannot be told."""


class Entity(Record, frozen=True, kw_only=True):
    """Someone or something that acts, is acted upon, or speaks, within one report.

    `name` is the fullest form. `country` is ISO 3166-1 alpha-3: the state itself, or the one it belongs to.
    `aliases` are the other name forms in the text, sorted. `identifiers` maps a scheme to an id (`wikidata`).
    `side` is the one that the wording gives fighters and forces in their country ("opposition fighters"); `backers`
    are entity ids of those who back or lead them by the wording ("Turkish-backed"). `judged` are the ids of a person's
    judgements about it.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    identifiers: dict[str, str] = msgspec.field(default_factory=dict)
    side: Side | None = None
    backers: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()
    judged: tuple[str, ...] = ()


def is_named(entity: Entity) -> bool:
    """Tell whether the report calls it by a name anywhere, not only by a noun ("the school") or a pronoun."""
    return any(mention.form == "name" for mention in entity.mentions)


class Place(Span, frozen=True, kw_only=True):
    """One place's name. Coordinates in degrees (WGS 84); null where not resolved.

    `name` is the gazetteer's name (or the text's where it has none), `admin1` the first-level division's name.
    Only where `use` is `place` is something there: an `actor` is a state that acts or is dealt with, a `part` stands in
    the name of a body ("Florida" in "Florida Bar Association").
    """

    text: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    precision: Precision | None
    use: PlaceUse = "place"
