"""One request and its answer, within the limits of time and size."""

import ssl
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version

import httpcore
import httpx

from recount.fetch.network import Line
from recount.fetch.records import Answer, FetchError

TOKEN = "Recount"  # noqa: S105 - the name that robots.txt files address
WITH_PAGE = (200, 203)
"""The answers whose body is a page; that of any other is not read."""
HEADERS_LARGEST = 24_000
"""Bytes of an answer's headers; readers of WARC files take 32 KiB of them."""
_WANTED = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_PLAIN = ("", "identity")
_PACKED = ("gzip", "x-gzip", "deflate")


def agent(contact: str | None = None) -> str:
    """Return how Recount names itself to servers, with where to complain if that was given."""
    named = f"{TOKEN}/{version('recount')}"
    return f"{named} (+{contact})" if contact else named


def ask(line: Line, url: httpx.URL, more: dict[str, str], largest: int, *, cut: bool = False) -> Answer:
    """Ask for one address once, and follow nothing. With `cut`, what is too large is shortened and not refused.

    No compression is asked for, so that what is kept is what a reader's browser would show; what comes packed
    nevertheless is kept as it came.

    Raises:
        FetchError: `address`, `dns`, `timeout`, `tls`, `connect`, `protocol`, `too_large` or `encoding`.
    """
    named = {"Host": url.netloc.decode("ascii"), "User-Agent": agent(line.settings.contact)}
    asked = {**named, **_WANTED, **more}
    started = line.around.now()
    line.guard.deadline = line.around.clock() + line.settings.timeout
    with _told(url.host), line.pool.stream(
        "GET", _plain(url), headers=_encoded(asked), extensions={"timeout": _timeouts(line)}
    ) as response:  # fmt: skip
        headers = _headers(response)
        with_page = response.status in WITH_PAGE
        body, content = _taken(response, headers, largest, cut=cut) if with_page else (b"", b"")
        return Answer(
            url=str(url), status=response.status, reason=_latin(response.extensions.get("reason_phrase", b"")),
            version=_latin(response.extensions.get("http_version", b"HTTP/1.1")), headers=headers,
            asked=tuple(asked.items()), body=body, content=content, address=line.guard.connected, at=started,
        )  # fmt: skip


def _plain(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]


def _timeouts(line: Line) -> dict[str, float]:
    wait = min(line.settings.connect_timeout, line.settings.timeout)
    return {"connect": wait, "read": line.settings.timeout, "write": wait, "pool": wait}


def _latin(value: bytes) -> str:
    return value.decode("latin-1")


def _headers(response: httpcore.Response) -> tuple[tuple[str, str], ...]:
    headers = tuple((_latin(key), _latin(value)) for key, value in response.headers)
    if sum(len(key) + len(value) + 4 for key, value in headers) > HEADERS_LARGEST:
        raise FetchError("too_large", f"its headers have more than {HEADERS_LARGEST:,} bytes; leave it out")
    return headers


@contextmanager
def _told(host: str) -> Iterator[None]:
    """Say in our own words why a connection failed."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise FetchError("timeout", f"{host} did not answer in time; try later, or give --timeout more") from error
    except (httpcore.ConnectError, httpcore.ReadError, httpcore.WriteError) as error:
        inner = error.args[0] if error.args else None  # the cause itself is cut off on the way
        if isinstance(inner, ssl.SSLError):
            raise FetchError("tls", f"no secure connection to {host} ({_reason(inner)}); try a browser") from error
        raise FetchError("connect", f"no connection to {host} ({error or 'it was cut'}); try later") from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError) as error:  # the last: absurd numbers
        raise FetchError("protocol", f"{host} does not speak HTTP as it should ({error}); leave it out") from error


def _reason(error: ssl.SSLError) -> str:
    return str(getattr(error, "verify_message", "") or error.reason or error)


def _taken(
    response: httpcore.Response, headers: tuple[tuple[str, str], ...], largest: int, *, cut: bool
) -> tuple[bytes, bytes]:
    """Return the body as it came and unpacked; both are measured while they come, so that a bomb does not go off."""
    coding = ",".join(value for key, value in headers if key.lower() == "content-encoding").strip().lower()
    body, content = bytearray(), bytearray()
    for chunk, unpacked in _unpacked(response.iter_stream(), coding, largest):
        body += chunk
        content += unpacked
        if len(body) > largest or len(content) > largest:
            if cut:
                break
            raise FetchError("too_large", f"it has more than {largest:,} bytes; --largest takes more")
    return bytes(body), bytes(content[:largest])


def _unpacked(chunks: Iterable[bytes], coding: str, largest: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield each chunk with what it unpacks to, no more of that than one byte above the largest."""
    if coding in _PLAIN:
        yield from ((chunk, chunk) for chunk in chunks)
        return
    if coding not in _PACKED:
        raise FetchError("encoding", f"it is packed in a way that was not asked for ({coding}); leave it out")
    unpacker = None
    for chunk in filter(None, chunks):
        unpacker = unpacker or zlib.decompressobj(_window(chunk, coding))
        try:
            yield chunk, unpacker.decompress(chunk, largest + 1)
        except zlib.error as error:
            raise FetchError("encoding", f"it is not the {coding} it says ({error}); leave it out") from error
    if unpacker and not unpacker.eof:
        raise FetchError("encoding", f"its {coding} ends before its time; try later")


def _window(chunk: bytes, coding: str) -> int:
    """Return zlib's name for a format: `deflate` comes with its head, as it should, and as often without."""
    if coding != "deflate":
        return 31
    return 15 if chunk[0] & 0x0F == 8 else -15
