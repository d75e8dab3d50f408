"""Politeness: the time between two requests to one host, and hosts that ask to be left alone."""

from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime

from recount.fetch.records import FetchError


class Pace:
    """Keeps the time of each host. Seconds throughout, on the clock it is given."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None], delay: float) -> None:
        self._clock = clock
        self._sleep = sleep
        self._delay = delay
        self._delays: dict[str, float] = {}
        self._next: dict[str, float] = {}
        self._closed: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until the host may be asked again.

        Raises:
            FetchError: `status`, with how long to wait: it has asked to be left alone for longer than we wait.
        """
        closed = self._closed.get(host, 0.0) - self._clock()
        if closed > 0:
            raise FetchError("status", f"{host} asks to be left alone for {closed:.0f} s; try later", closed)
        pause = self._next.get(host, 0.0) - self._clock()
        if pause > 0:
            self._sleep(pause)

    def done(self, host: str) -> None:
        """Note that a request to the host has just ended."""
        self._next[host] = self._clock() + max(self._delay, self._delays.get(host, 0.0))

    def slow(self, host: str, delay: float) -> None:
        """Let at least so many seconds pass between requests to the host."""
        self._delays[host] = max(delay, self._delays.get(host, 0.0))

    def postpone(self, host: str, seconds: float) -> None:
        """Let the host wait so long before it is asked the next time."""
        self._next[host] = self._clock() + seconds

    def close(self, host: str, seconds: float) -> None:
        """Ask the host for nothing until so many seconds have passed."""
        self._closed[host] = self._clock() + seconds


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds of a `Retry-After` header: a number of them, or a date; null where it is neither."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
        return max(0.0, (moment - now).total_seconds())
    except (TypeError, ValueError, OverflowError):  # no date, or one without a zone
        return None
