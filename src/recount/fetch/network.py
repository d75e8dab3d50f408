"""Connections: a host is resolved once, each of its addresses is judged, and the connection goes to the one judged.

Nothing resolves a second time between the judgement and the connection, so that a name which answers differently the
second time (DNS rebinding) gains nothing by it. The name for TLS stays that of the address asked for.
"""

import math
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import httpcore
import httpx

from recount.fetch.addresses import forbidden
from recount.fetch.records import FetchError, Settings


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the numeric addresses of a host, in the order the system prefers.

    Raises:
        OSError: there are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def dial(address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
    """Open a connection to a numeric address."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=timeout)


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What fetching needs of the machine it runs on. Tests put their own in place of each."""

    resolve: Callable[[str, int], tuple[str, ...]] = resolve
    dial: Callable[[str, int, float | None], httpcore.NetworkStream] = dial
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    tls: ssl.SSLContext | None = None


class Guard(httpcore.NetworkBackend):
    """Opens connections to judged addresses, and ends whatever runs past the deadline of the request.

    `connected` is the address of the last connection.
    """

    def __init__(self, around: Surroundings, *, allow_private: bool) -> None:
        self.deadline = math.inf
        self.connected: str | None = None
        self._around = around
        self._allow_private = allow_private
        self._judged: dict[str, tuple[str, ...]] = {}

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - the interface is httpcore's
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the same
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        failure: Exception | None = None
        for address in self.addresses(host, port):
            try:
                stream = self._around.dial(address, port, self.left(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                self.connected = address
                return _Timed(stream, self)
        raise failure or httpcore.ConnectError(f"{host} has no address")

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Return the addresses of a host that may be connected to; asked for once in the life of the guard.

        Raises:
            FetchError: `dns` where the host has none, `address` where none of them may be connected to.
        """
        if host not in self._judged:
            self._judged[host] = self._judge(host, port)
        return self._judged[host]

    def _judge(self, host: str, port: int) -> tuple[str, ...]:
        try:
            found = self._around.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError("dns", f"no address is known for {host} ({error}); check the name") from error
        allowed = tuple(address for address in found if self._allow_private or not forbidden(address))
        if found and not allowed:
            kind = forbidden(found[0])
            raise FetchError("address", f"{host} is at {found[0]}, a {kind} address; --allow-private permits it")
        return allowed

    def left(self, timeout: float | None) -> float:
        """Return the seconds that may still be waited.

        Raises:
            httpcore.ReadTimeout: none are left.
        """
        remaining = self.deadline - self._around.clock()
        if remaining <= 0:
            raise httpcore.ReadTimeout("the time for this page is over")
        return remaining if timeout is None else min(timeout, remaining)


class _Timed(httpcore.NetworkStream):
    """A connection none of whose steps runs past the guard's deadline: a page that trickles is cut."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream = stream
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._guard.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._guard.left(timeout))
        return _Timed(secured, self._guard)

    def get_extra_info(self, what: str) -> object:
        return self._stream.get_extra_info(what)


class Line:
    """The way out: connections behind one guard, each for one request. Proxies of the environment are not used."""

    def __init__(self, settings: Settings, around: Surroundings) -> None:
        self.settings = settings
        self.around = around
        self.guard = Guard(around, allow_private=settings.allow_private)
        self.pool = httpcore.ConnectionPool(
            ssl_context=around.tls or httpx.create_ssl_context(trust_env=False), network_backend=self.guard,
            max_keepalive_connections=0,
        )  # fmt: skip
