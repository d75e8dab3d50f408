"""How the desk is served: what it reads, where it listens, who may come in."""

from ipaddress import ip_address
from typing import Literal

from recount.errors import UsageError
from recount.model.base import Record

Role = Literal["reader", "editor"]
PORT = 8731


class Settings(Record, frozen=True, kw_only=True):
    """A server's settings. `store` is a path or URL; `tokens` the path of a file of tokens, null for none.

    Without tokens everybody who can reach the address is an editor, so that it must be this machine's own (loopback).
    `requests` is how many a client may make in a minute, `largest` the bytes of a text that is sent in to be read.
    `secret` signs the forms; it is drawn anew for each server.
    """

    store: str
    host: str = "127.0.0.1"
    port: int = PORT
    tokens: str | None = None
    requests: int = 1200
    largest: int = 2_000_000
    secret: bytes = b""

    @property
    def names(self) -> frozenset[str]:
        """The names by which the server may be asked: any other is somebody else's page pointing here."""
        own = {"localhost", "127.0.0.1", "[::1]"} if is_loopback(self.host) else {self.host, _bracketed(self.host)}
        return frozenset(own)


def is_loopback(host: str) -> bool:
    """Tell whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check(settings: Settings) -> Settings:
    """Return the settings if they can be meant.

    Raises:
        UsageError: another address than this machine's own is to be served without tokens.
    """
    if settings.tokens is None and not is_loopback(settings.host):
        raise UsageError(
            f"--host {settings.host}: others can reach this address, so that a token is needed; make one with "
            "`recount serve-token NAME --role reader --tokens FILE` and give --tokens FILE"
        )
    return settings


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
