"""Tokens: who may come in, and as what. The file holds their hashes (argon2id, RFC 9106), never the tokens."""

import hashlib
import secrets
from pathlib import Path

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from recount.errors import UsageError
from recount.model.base import Record
from recount.serve.settings import Role

BYTES = 32


class Kept(Record, frozen=True, kw_only=True):
    """One token: whose it is, what it lets do, its hash."""

    name: str
    role: Role
    hash: str


class Visitor(Record, frozen=True, kw_only=True):
    """Who asks: the name that judgements bear, and what they may do."""

    name: str
    role: Role


class Tokens:
    """The tokens of a file. A token that was found once is known again by its SHA-256: argon2 is slow on purpose."""

    def __init__(self, kept: tuple[Kept, ...]) -> None:
        self._kept = kept
        self._known: dict[bytes, Visitor] = {}

    def visitor(self, token: str) -> Visitor | None:
        """Return whose token it is, or null."""
        digest = hashlib.sha256(token.encode()).digest()
        if digest not in self._known:
            found = next((kept for kept in self._kept if _fits(kept, token)), None)
            if found is None:
                return None
            self._known[digest] = Visitor(name=found.name, role=found.role)
        return self._known[digest]


def _fits(kept: Kept, token: str) -> bool:
    try:
        return PasswordHasher().verify(kept.hash, token)
    except (Argon2Error, InvalidHashError):
        return False


def read_tokens(path: str) -> Tokens:
    """Return the tokens of a file.

    Raises:
        UsageError: it cannot be read, or holds something else.
    """
    try:
        return Tokens(msgspec.json.decode(Path(path).read_bytes(), type=tuple[Kept, ...]))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; `recount serve-token` makes the file") from error
    except msgspec.DecodeError as error:
        raise UsageError(f"{path}: {error}; expected a file that `recount serve-token` has written") from error


def add_token(path: str, name: str, role: Role) -> str:
    """Add a token for somebody to a file, in place of any former one of that name; return the token, told only now.

    Raises:
        UsageError: the file cannot be read or written, or holds something else.
    """
    file, token = Path(path), secrets.token_urlsafe(BYTES)
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=tuple[Kept, ...]) if file.exists() else ()
        mine = Kept(name=name, role=role, hash=PasswordHasher().hash(token))
        rows = [*(one for one in kept if one.name != name), mine]
        file.touch(mode=0o600)
        file.write_bytes(msgspec.json.format(msgspec.json.encode(rows)) + b"\n")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file that can be written") from error
    except msgspec.DecodeError as error:
        raise UsageError(f"{path}: {error}; expected a file that `recount serve-token` has written") from error
    return token
