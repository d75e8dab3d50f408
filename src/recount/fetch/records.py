"""What fetching is told, what it hands back, and what it says when it cannot."""

from datetime import datetime
from typing import Literal

from recount.model.base import Record
from recount.model.page import Rejection

Status = Literal["kept", "unchanged"]


class Settings(Record, frozen=True, kw_only=True):
    """How to fetch: where to keep pages, how long to wait (seconds), how much to take (bytes).

    `timeout` is for one request altogether, redirects and waiting for its turn not counted. `longest_wait` caps what a
    site may ask for, by `Crawl-delay` and by `Retry-After`. `contact` (an address, printable ASCII) is told to servers
    in the user agent.
    """

    folder: str = "pages"
    allow_private: bool = False
    delay: float = 1.0
    timeout: float = 30.0
    connect_timeout: float = 10.0
    largest: int = 10_000_000
    redirects: int = 8
    contact: str | None = None
    longest_wait: float = 60.0


class Fetched(Record, frozen=True, kw_only=True):
    """One page as it is kept: `offset` (bytes) is where its response begins in the file `warc`.

    `digest` is `sha256:` and the hash of the page's bytes as the server gave them. `at` is when it was asked for (UTC,
    ISO 8601); an unchanged page is where it was kept the last time.
    """

    url: str
    final_url: str
    status: Status
    digest: str
    warc: str
    offset: int
    at: str


class Answer(Record, frozen=True, kw_only=True):
    """What one request brought: `body` as it was on the wire, without chunks; `content` the same, unpacked.

    `url` is the address that answered, after redirects; `address` the numeric address it was read from.
    """

    url: str
    status: int
    reason: str = ""
    version: str = "HTTP/1.1"
    headers: tuple[tuple[str, str], ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    content: bytes = b""
    address: str | None = None
    at: datetime

    def header(self, name: str) -> str | None:
        """Return the first value of a header, or null."""
        return next((value for key, value in self.headers if key.lower() == name), None)


class FetchError(Exception):
    """Why a page cannot be had. It never leaves this package: it becomes a Rejection."""

    def __init__(self, code: str, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.wait = wait


def refused(origin: str, error: FetchError) -> Rejection:
    """Return the rejection of a page that cannot be had, in one line: servers' words may stand in the message."""
    message = "".join(char if char.isprintable() else " " for char in error.message)
    return Rejection(origin=origin, stage="fetch", code=error.code, message=message)
