"""Puts a person's roles together: every office once, with all that the report says of it."""

from collections.abc import Iterable
from functools import cache

import msgspec

from recount.annotate.phrases import key
from recount.annotate.titles import RANKS
from recount.lexicon.load import entries
from recount.lexicon.schema.titles import Title
from recount.model.entity import Role

_OTHER = {"general", "president", "chief"}
"""Titles that longer ones do not repeat: an "attorney general" is no general."""


def gathered(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Return the roles, those of one office in one: the fullest title, what it is of, its term and its standing."""
    found: list[Role] = []
    for role in roles:
        same = next((n for n, known in enumerate(found) if _is_one(known, role)), None)
        if same is None:
            found.append(role)
        else:
            found[same] = _joined(found[same], role)
    return tuple(found)


def _is_one(left: Role, right: Role) -> bool:
    """Tell whether two roles are one office: "Gov." and "governor of Ohio", "minister" and "health minister"."""
    if (left.of and right.of and left.of != right.of) or (left.when and right.when and left.when != right.when):
        return False
    short, full = sorted((_title(left.title), _title(right.title)), key=len)
    extra = full.removesuffix(short).split()
    return short == full or (
        full.endswith(f" {short}") and " " not in short and short not in _OTHER and not RANKS & set(extra)
    )


def _joined(left: Role, right: Role) -> Role:
    more, less = sorted(
        (left, right), key=lambda role: (len(_title(role.title)), role.of is not None, role.when is not None),
        reverse=True,
    )  # fmt: skip
    when, time = (more.when, more.when_time) if more.when else (less.when, less.when_time)
    return msgspec.structs.replace(
        more, of=more.of or less.of, when=when, when_time=time, standing=more.standing or less.standing
    )


def _title(title: str) -> str:
    """Return the form that titles are compared in: short forms written out."""
    words = key(title)
    return _written_out().get(words, words)


@cache
def _written_out() -> dict[str, str]:
    return {key(short): key(full) for entry in entries(Title) for short, full in entry.short.items()}
