"""Which outlet a page is of: by the host of its address, or by the name it prints."""

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from recount.lexicon.load import entries
from recount.lexicon.schema.blocks import Outlet
from recount.text import fold

_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")


@cache
def _by_host() -> Mapping[str, Outlet]:
    return {host: outlet for outlet in entries(Outlet) for host in outlet.hosts}


@cache
def _by_name() -> Mapping[str, Outlet]:
    return {fold(name): outlet for outlet in entries(Outlet) for name in (outlet.name, *outlet.forms)}


def outlet_at(url: str | None) -> Outlet | None:
    """Return the outlet whose host the address has, or null."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    parts = host.split(".")
    tails = (".".join(parts[n:]) for n in range(len(parts)))
    return next((found for tail in tails if (found := _by_host().get(tail))), None)


def outlet_named(name: str | None) -> Outlet | None:
    """Return the outlet of that name, as it or others print it, or whose host the name is; or null.

    Names are compared whole, the article too: "The Nation" is not "Nation".
    """
    plain = fold(name or "")
    return _by_name().get(plain) or (outlet_at(f"//{plain}") if _HOST.fullmatch(plain) else None)
