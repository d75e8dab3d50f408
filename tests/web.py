"""A web of invented names on loopback: a server the test starts, a resolver, a clock that only the test moves."""

import threading
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore

from recount.fetch import Surroundings

PUBLIC = "93.184.216.34"
"""An address of the public internet; no test ever connects to it."""
START = datetime(2031, 5, 6, 9, 0, tzinfo=UTC)


@dataclass
class Reply:
    """What the server says; `body` may be endless."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Web:
    """Answers by path, or by name and path (`lesk.example/a`); what it was asked stands in `asked`."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.port = server.server_port
        self.replies: dict[str, Reply | Callable[[], Reply]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def paths(self) -> list[str]:
        """Return what was asked for, without robots.txt."""
        return [path for path, _ in self.asked if not path.endswith("/robots.txt")]

    def reply_to(self, place: str) -> Reply:
        path = place[place.index("/") :]
        reply = self.replies.get(place, self.replies.get(path, Reply(status=404)))
        return reply() if callable(reply) else reply


class QuietServer(ThreadingHTTPServer):
    """Says nothing of clients who leave: many a test is about just that."""

    def handle_error(self, request, client_address):
        pass


@contextmanager
def serving(tls=None):
    """Run a server on a free port of loopback until the end of the block, with TLS where a context is given."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            place = f"{self.headers['Host'].partition(':')[0]}{self.path}"
            web.asked.append((place, dict(self.headers)))
            reply = web.reply_to(place)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if isinstance(reply.body, bytes):
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
            else:
                self.send_header("Connection", "close")
                self.end_headers()
                self.pour(reply.body)

        def pour(self, chunks):
            try:
                for chunk in chunks:
                    self.wfile.write(chunk)
                    self.wfile.flush()
            except OSError:  # the reader has had enough
                pass
            self.close_connection = True

        def log_message(self, *_):
            pass

    server = QuietServer(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.daemon_threads = True
    server.block_on_close = False
    web = Web(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Clock:
    """A clock that moves when it is slept on, and by `tick` seconds each time it is read."""

    def __init__(self, tick: float = 0.0) -> None:
        self.seconds = 1000.0
        self.tick = tick
        self.slept: list[float] = []

    def read(self) -> float:
        self.seconds += self.tick
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds - 1000)


@dataclass
class World:
    """Surroundings in which every name has the addresses it is given, and every public one leads to the server."""

    web: Web
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    clock: Clock = field(default_factory=Clock)
    resolved: list[str] = field(default_factory=list)
    dialled: list[str] = field(default_factory=list)
    tls: object = None

    def around(self) -> Surroundings:
        return Surroundings(
            resolve=self._resolve, dial=self._dial, clock=self.clock.read, sleep=self.clock.sleep, now=self.clock.now,
            tls=self.tls,
        )  # fmt: skip

    def _resolve(self, host, port):
        assert port
        self.resolved.append(host)
        answers = self.names.get(host, [[PUBLIC]])
        return tuple(answers.pop(0) if len(answers) > 1 else answers[0])

    def _dial(self, address, port, timeout):
        assert port
        self.dialled.append(address)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.web.port, timeout=timeout)
