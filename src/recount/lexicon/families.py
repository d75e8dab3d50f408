"""Which types of event are told for one another, and of which it is asked who did them."""

from collections.abc import Mapping
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.link import EventFamily


@cache
def _families() -> Mapping[str, EventFamily]:
    return {kind: family for family in entries(EventFamily) for kind in family.types}


def is_deed(kind: str) -> bool:
    """Tell whether it is asked of such an event who did it, when, where, and how many it hurt."""
    family = _families().get(kind)
    return family is not None and family.deed


def is_harm(kind: str) -> bool:
    """Tell whether such an event may be answered in kind."""
    family = _families().get(kind)
    return family is not None and family.harm


def is_two_sided(kind: str) -> bool:
    """Tell whether both sides do such an event."""
    family = _families().get(kind)
    return family is not None and family.two_sided


def is_personal(kind: str) -> bool:
    """Tell whether such an event is done to one person at a time."""
    family = _families().get(kind)
    return family is not None and family.personal


def is_far(kind: str) -> bool:
    """Tell whether such an event spans places far apart."""
    family = _families().get(kind)
    return family is not None and family.far


def is_blame(kind: str) -> bool:
    """Tell whether such an event is itself somebody's words about another."""
    family = _families().get(kind)
    return family is not None and family.name == "blame"


@cache
def kinship(a: str, b: str) -> float:
    """Return 1 for one type, 0.7 for one family, 0.4 for near families, 0 for types never used for one event."""
    if a == b:
        return 1.0
    left, right = _families().get(a), _families().get(b)
    if left is None or right is None:
        return 0.0
    if left.name == right.name:
        return 0.7
    return 0.4 if right.name in left.near or left.name in right.near else 0.0
