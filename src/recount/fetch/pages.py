"""Pages: asked for politely, followed where they have moved, kept as they came."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from msgspec.structs import replace

from recount.fetch.exchange import WITH_PAGE, ask
from recount.fetch.ledger import Ledger, Visit, alone_in
from recount.fetch.network import Line, Surroundings
from recount.fetch.pace import Pace, retry_after
from recount.fetch.records import Answer, Fetched, FetchError, Settings, Status, refused
from recount.fetch.robots import LARGEST as ROBOTS_LARGEST
from recount.fetch.robots import Robots
from recount.fetch.urls import key_of, read_url
from recount.fetch.warc import Archive, digest_of, holds, instant
from recount.model.page import Rejection

MOVED = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
UNCHANGED = 304
ATTEMPTS = 3
"""How often a page is asked for that says when to come back."""


class Run:
    """One run: what it is told, the way out, what hosts allow, and the folder that pages go to."""

    def __init__(self, settings: Settings, around: Surroundings, place: Path) -> None:
        self.settings = settings
        self.around = around
        self.line = Line(settings, around)
        self.pace = Pace(around.clock, around.sleep, settings.delay)
        self.robots = Robots(self._ask_robots)
        self.folder = Path(settings.folder)
        self.place = place
        self.archive = Archive(self.folder)
        self.visits = Ledger(place / "visits.jsonl", Visit)

    def _ask_robots(self, url: httpx.URL) -> Answer:
        """Ask for the rules of a host; where they have moved to needs no rules of its own (RFC 9309, 2.3.1.2)."""
        return follow(url, self.settings.redirects, lambda hop: self.politely(hop, {}, ROBOTS_LARGEST, cut=True))

    def allowed(self, url: httpx.URL, more: dict[str, str]) -> Answer:
        """Ask for a page if its host allows it, as often as the host wishes."""
        self.pace.slow(url.host, min(self.robots.check(url), self.settings.longest_wait))
        return self.politely(url, more, self.settings.largest)

    def politely(self, url: httpx.URL, more: dict[str, str], largest: int, *, cut: bool = False) -> Answer:
        """Ask when it is the host's turn, and come back when it says so.

        Raises:
            FetchError: also `status`, where it says so for longer than we wait, or too often.
        """
        for _ in range(ATTEMPTS):
            self.pace.wait(url.host)
            try:
                answer = ask(self.line, url, more, largest, cut=cut)
            finally:
                self.pace.done(url.host)
            pause = retry_after(answer.header("retry-after"), self.around.now())
            if answer.status not in _BUSY or pause is None:
                return answer
            if pause > self.settings.longest_wait:
                self.pace.close(url.host, pause)
            else:
                self.pace.postpone(url.host, max(pause, self.settings.delay))
        return answer


@contextmanager
def run_in(settings: Settings, around: Surroundings | None = None) -> Iterator[Run]:
    """Begin a run in its folder, alone, and end it in order.

    Raises:
        UsageError: the folder cannot be used.
    """
    with alone_in(Path(settings.folder)) as place:
        run = Run(settings, around or Surroundings(), place)
        with run.line.pool:
            yield run


def fetch_pages(
    urls: Iterable[str], settings: Settings | None = None, around: Surroundings | None = None
) -> Iterator[Fetched | Rejection]:
    """Fetch pages and keep them, one after the other; what cannot be had is told, and the rest goes on.

    Raises:
        UsageError: the folder cannot be used, or another run has it.
    """
    with run_in(settings or Settings(), around) as run:
        if run.visits.damage:
            yield run.visits.damage
        for url in urls:
            yield fetch_page(run, url)


def fetch_page(run: Run, text: str) -> Fetched | Rejection:
    """Fetch one page and keep it, unless it is what is kept already."""
    key = key_of(text)
    before = run.visits.get(key) or Visit(url=key, at="")
    try:
        return _keep(run, before, _asked(run, read_url(text), before))
    except FetchError as error:
        if not error.wait:  # else nothing was asked, and nothing is known
            at = instant(run.around.now())
            run.visits.note(replace(before, at=at, failures=before.failures + 1, code=error.code))
        return refused(key, error)


def follow(url: httpx.URL, hops: int, ask_one: Callable[[httpx.URL], Answer]) -> Answer:
    """Ask for an address and for where it has moved to, each hop judged like the first.

    Raises:
        FetchError: `redirect` where it goes in a circle or too far; what reading an address and asking for it raise.
    """
    seen = {url}
    for _ in range(hops + 1):
        answer = ask_one(url)
        target = answer.header("location")
        if answer.status not in MOVED or target is None:
            return answer
        url = read_url(target, url)
        if url in seen:
            raise FetchError("redirect", f"it leads in a circle, back to {url}; see it in a browser")
        seen.add(url)
    raise FetchError("redirect", f"it leads through more than {hops} addresses, the last {url}; give the last one")


def validators(final_url: str | None, etag: str | None, modified: str | None) -> Callable[[httpx.URL], dict[str, str]]:
    """Return which headers ask an address for its page only if it has changed: those it gave itself."""
    named = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in named.items() if value}
    return lambda url: headers if str(url) == final_url else {}


def _asked(run: Run, url: httpx.URL, before: Visit) -> Answer:
    known = before if _is_kept(run, before) else Visit(url=before.url, at="")
    conditions = validators(known.final_url, known.etag, known.modified)
    answer = follow(url, run.settings.redirects, lambda hop: run.allowed(hop, conditions(hop)))
    if answer.status != UNCHANGED or answer.url != known.final_url:
        check_status(answer)
    return answer


def check_status(answer: Answer) -> None:
    """Refuse an answer that brings no page.

    Raises:
        FetchError: `status`.
    """
    if answer.status not in WITH_PAGE:
        told = f"{answer.status} {answer.reason}".rstrip()
        raise FetchError("status", f"{answer.url} answers {told} instead of a page; check the address, or try later")


def _is_kept(run: Run, visit: Visit) -> bool:
    """Tell whether the page still lies where it was put: the files are the user's."""
    return visit.warc is not None and holds(run.folder / visit.warc, visit.offset, visit.digest or "")


def _keep(run: Run, before: Visit, answer: Answer) -> Fetched:
    """Keep a page that is new, and note when it was last seen."""
    digest = before.digest if answer.status == UNCHANGED else digest_of(answer.body)
    same = (digest, answer.url) == (before.digest, before.final_url) and _is_kept(run, before)
    warc, offset = (before.warc, before.offset) if same else run.archive.append(answer)
    marks = before.etag, before.modified
    if answer.status != UNCHANGED:
        marks = answer.header("etag"), answer.header("last-modified")
    visit = Visit(
        url=before.url, at=instant(answer.at), final_url=answer.url, digest=digest, warc=warc, offset=offset,
        etag=marks[0], modified=marks[1],
    )  # fmt: skip
    run.visits.note(visit)
    return _fetched(run, visit, "unchanged" if same else "kept")


def _fetched(run: Run, visit: Visit, status: Status) -> Fetched:
    return Fetched(
        url=visit.url, final_url=visit.final_url or visit.url, status=status, digest=visit.digest or "",
        warc=str(run.folder / (visit.warc or "")), offset=visit.offset, at=visit.at,
    )  # fmt: skip
