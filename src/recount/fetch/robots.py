"""What a host allows: robots.txt (RFC 9309), asked for once a host."""

from collections.abc import Callable

import httpx
from protego import Protego

from recount.fetch.exchange import TOKEN
from recount.fetch.records import Answer, FetchError

LARGEST = 512_000
"""Bytes of robots.txt that are read; the standard asks for at least 500 KiB, and to leave the rest."""
_BUSY = 429


class Robots:
    """Remembers the rules of each host (scheme, name and port) for the length of a run.

    No rules (404 and the like, or redirects without end) allow everything. A host that fails (5xx), or asks not to be
    asked (429), allows nothing; one that cannot be reached at all is refused for that reason.
    """

    def __init__(self, ask: Callable[[httpx.URL], Answer]) -> None:
        self._ask = ask
        self._rules: dict[str, Protego | FetchError] = {}

    def check(self, url: httpx.URL) -> float:
        """Return the delay the host asks for (seconds, 0 where it asks for none).

        Raises:
            FetchError: `robots` where the page may not be fetched, or what kept its rules from being read.
        """
        rules = self._of(url)
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(str(url), TOKEN):
            raise FetchError("robots", f"robots.txt of {url.host} does not allow it; read the page in a browser")
        return float(rules.crawl_delay(TOKEN) or 0.0)

    def _of(self, url: httpx.URL) -> "Protego | FetchError":
        place = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if place not in self._rules:
            try:
                self._rules[place] = _rules(self._ask(httpx.URL(f"{place}/robots.txt")))
            except FetchError as error:
                self._rules[place] = Protego.parse("") if error.code == "redirect" else error
        return self._rules[place]


def _rules(answer: Answer) -> Protego:
    if answer.status >= 500 or answer.status == _BUSY:
        message = f"robots.txt cannot be read (status {answer.status}), which forbids everything; try later"
        raise FetchError("robots", message)
    text = answer.content.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return Protego.parse(text)
