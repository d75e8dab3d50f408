"""What may be asked for: http and https, without a name and a password."""

import re

import httpx

from recount.fetch.records import FetchError

SCHEMES = ("http", "https")
LONGEST = 4_096
"""Characters of an address; servers refuse longer ones."""
_NAMED = re.compile(r"^(\w*:?/{0,2})[^/?#]*@")


def read_url(text: str, base: httpx.URL | None = None) -> httpx.URL:
    """Return the address without its fragment, resolved against `base` where it is relative.

    Raises:
        FetchError: `url`, `scheme` or `credentials`; no message repeats a password.
    """
    if len(text) > LONGEST:
        raise FetchError("url", f"an address of more than {LONGEST:,} characters; give a shorter one")
    try:
        url = httpx.URL(text.strip()) if base is None else base.join(text.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError("url", f"it is not an address ({error}); expected http://… or https://…") from error
    if url.scheme not in SCHEMES:
        raise FetchError("scheme", f"only http and https are fetched, not {url.scheme or 'a path'!r}")
    if not url.host or (url.port is not None and not 0 < url.port < 65_536):
        raise FetchError("url", "it names no host and port that could be asked; expected http://… or https://…")
    if url.userinfo:
        raise FetchError("credentials", "a name and a password stand in the address; leave them out")
    return url.copy_with(raw_path=url.raw_path, fragment=None)


def key_of(text: str) -> str:
    """Return the name that an address is remembered by: itself as it is asked for, or as it may be printed."""
    try:
        return str(read_url(text))
    except FetchError:
        return shown(text)


def shown(text: str) -> str:
    """Return an address as it may be printed: in one line, without name and password."""
    printable = "".join(char for char in text.strip() if char.isprintable())[:LONGEST]
    return _NAMED.sub(r"\1", printable)
