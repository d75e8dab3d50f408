"""Opens rule files, and nothing else does: validates, refuses collisions, caches, takes the fingerprint."""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from recount.errors import LexiconError
from recount.lexicon.schema.base import Entry

E = TypeVar("E", bound=Entry)
DATA = files("recount.lexicon") / "data"


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The head of a rule file: what it is for; the entries are read by their own schema."""

    note: str
    entry: list[dict[str, object]]
    reference: str | None = None


@cache
def entries(kind: type[E]) -> tuple[E, ...]:
    """Return the entries of a kind of rule, in the order of its file.

    Raises:
        LexiconError: the file is missing, is no TOML, breaks its schema, or two entries claim the same words.
    """
    name = f"{kind.file}.toml"
    path = DATA.joinpath(*name.split("/"))
    return parse_rules(kind, path.read_text(encoding="utf-8"), name)


@cache
def keys_of(kind: type[Entry]) -> frozenset[str]:
    """Return all that the entries of a kind of rule claim."""
    return frozenset(key for entry in entries(kind) for key in entry.keys())  # noqa: SIM118 - no dictionary


def parse_rules(kind: type[E], text: str, name: str) -> tuple[E, ...]:
    """Read the text of a rule file called `name` into entries of the kind.

    Raises:
        LexiconError: as `entries`.
    """
    try:
        rules = msgspec.convert(tomllib.loads(text), RuleFile)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{name}: {error}; expected a `note` and `[[entry]]` tables") from error
    found = tuple(_entry(kind, fields, f"{name}, entry {n}") for n, fields in enumerate(rules.entry, 1))
    _refuse_collisions(found, name)
    return found


def _entry(kind: type[E], fields: dict[str, object], where: str) -> E:
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{where}: {error}; see `{kind.__name__}` in recount.lexicon.schema") from error


def _refuse_collisions(found: tuple[Entry, ...], name: str) -> None:
    owner: dict[str, int] = {}
    for number, entry in enumerate(found, 1):
        for key in entry.keys():  # noqa: SIM118 - the words it claims, no dictionary
            if key in owner:
                both = f"entries {owner[key]} and {number}"
                raise LexiconError(f"{name}: {both} both claim {key!r}; keep it in one of them")
            owner[key] = number


@cache
def fingerprint() -> str:
    """Return 16 hex digits of BLAKE2b over every rule file's name and bytes: it changes when any rule does."""
    digest = hashlib.blake2b(digest_size=8)
    for name, path in sorted(_rule_files(DATA, "")):
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _rule_files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for item in folder.iterdir():
        name = f"{prefix}{item.name}"
        if item.is_dir():
            found += _rule_files(item, f"{name}/")
        elif name.endswith(".toml"):
            found.append((name, item))
    return found
