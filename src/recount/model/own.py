"""What the user knows and the program does not: their own places, and who held which office when."""

import msgspec

from recount.model import edtf
from recount.model.base import Record
from recount.model.edtf import Edtf, parse_or_none
from recount.model.entity import Precision, Role


class OwnPlace(Record, frozen=True, kw_only=True):
    """A place of the user's gazetteer. Coordinates in degrees (WGS 84), or null; `country` is ISO 3166-1 alpha-3."""

    name: str
    names: tuple[str, ...] = ()
    """Other names of it."""
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = "settlement"


class OwnOffice(Record, frozen=True, kw_only=True):
    """One office that a person held, or null `role` where only the person is known.

    `term` is EDTF: from the first day through the last, either end open.
    """

    name: str
    names: tuple[str, ...] = ()
    """Other names of the person."""
    role: str | None = None
    of: str | None = None
    term: str | None = None
    wikidata: str | None = None


class Own(Record, frozen=True, kw_only=True, eq=False):
    """The user's tables. `digest` is 16 hex digits of BLAKE2b over their bytes, null where there are none.

    Compared by identity: it is made once, and is what caches are kept for.
    """

    places: tuple[OwnPlace, ...] = ()
    offices: tuple[OwnOffice, ...] = ()
    digest: str | None = None


NOTHING = Own()


def term_of(start: str | None, end: str | None) -> str | None:
    """Return the EDTF stretch from the start of one date to the end of another; null where both are unknown.

    Raises:
        DateError: one is no EDTF date, or the term ends before it begins.
    """
    if start and end:
        return edtf.hull(edtf.parse(start), edtf.parse(end)).text
    if start:
        return edtf.since(edtf.parse(start)).text
    return edtf.until(edtf.parse(end)).text if end else None


def checked(role: Role, published: Edtf | None) -> Role:
    """Return the role with whether it agrees with its terms, on its own date or the report's."""
    return msgspec.structs.replace(role, valid=is_valid(role, published)) if role.terms else role


def is_valid(role: Role, published: Edtf | None) -> bool | None:
    """Tell whether a role that a report gives agrees with a term that the user's table gives for it.

    A role with a date of its own must touch a term, a former one must have ended by the report's date, any other must
    hold on it. Null where the dates are too vague to tell, and for "then" and "elect" without a date.
    """
    found = {_agrees(role, term, published) for text in role.terms if (term := parse_or_none(text))}
    return None if not found else True if True in found else None if None in found else False


def _agrees(role: Role, term: Edtf, published: Edtf | None) -> bool | None:
    when = parse_or_none(role.when)
    if when is not None:
        return when.overlaps(term)
    if published is None or published.is_open or role.standing in {"then", "elect"}:
        return None
    if role.standing == "former":
        return True if published.first > term.last else False if term.contains(published) else None
    return True if term.contains(published) else None if term.overlaps(published) else False
