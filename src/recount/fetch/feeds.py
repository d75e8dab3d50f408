"""Feeds and news sitemaps: remembered, polled, and what they newly link to fetched."""

import zlib
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import httpx
from msgspec.structs import replace

from recount.fetch.ledger import PLACE, Ledger, Subscription, alone_in
from recount.fetch.network import Surroundings
from recount.fetch.pages import UNCHANGED, Run, check_status, fetch_page, follow, run_in, validators
from recount.fetch.records import Answer, Fetched, FetchError, Settings, refused
from recount.fetch.urls import key_of, read_url, shown
from recount.fetch.warc import instant
from recount.ingest.links import Feed
from recount.model.page import Rejection

FIRST_REST = timedelta(minutes=15)
LONGEST_REST = timedelta(days=1)
"""A feed that fails rests for the first, twice as long each time it fails again, or as long as its host asks; never
longer than the second."""
LARGEST = 10_000_000
"""Bytes of the largest feed that is read."""
MAPS = 20
"""How many further sitemaps of one index are read in a poll."""
TRIES = 3
"""In how many polls a page is asked for that was not to be had."""
_FILE = "feeds.jsonl"


def add_feeds(urls: Iterable[str], folder: str) -> Iterator[Subscription | Rejection]:
    """Remember feeds or sitemaps; nothing is asked of them before they are polled.

    Raises:
        UsageError: the folder cannot be used.
    """
    with alone_in(Path(folder)) as place:
        feeds = Ledger(place / _FILE, Subscription)
        yield from filter(None, [feeds.damage])
        yield from (_add(feeds, url) for url in urls)


def _add(feeds: "Ledger[Subscription]", text: str) -> Subscription | Rejection:
    try:
        url = str(read_url(text))
    except FetchError as error:
        return refused(shown(text), error)
    feed = feeds.get(url)
    if feed is None:
        feed = Subscription(url=url)
        feeds.note(feed)
    return feed


def list_feeds(folder: str) -> Iterator[Subscription | Rejection]:
    """Yield the feeds of a folder, in the order they were added.

    Raises:
        UsageError: the folder cannot be used.
    """
    if (Path(folder) / PLACE).is_dir():
        with alone_in(Path(folder)) as place:
            feeds = Ledger(place / _FILE, Subscription)
        yield from filter(None, (feeds.damage, *feeds))


def poll_feeds(
    settings: Settings | None = None,
    around: Surroundings | None = None,
    most: int | None = None,
    only: Collection[str] | None = None,
) -> Iterator[Fetched | Rejection]:
    """Ask every feed that is not resting for what is new; fetch that and keep it, `most` pages altogether.

    `only` are the addresses, as remembered, of the feeds that are asked; null for all.
    A feed is asked for its changes only once all it linked to has been dealt with, so that nothing is passed over.

    Raises:
        UsageError: the folder cannot be used, or another run has it.
    """
    turns: Iterator[int] = count() if most is None else iter(range(most))
    with run_in(settings or Settings(), around) as run:
        feeds = Ledger(run.place / _FILE, Subscription)
        yield from filter(None, (run.visits.damage, feeds.damage))
        for feed in feeds:
            if (only is None or feed.url in only) and not _rests(feed, run.around.now()):
                yield from _poll(run, feeds, feed, turns)


def _poll(
    run: Run, feeds: "Ledger[Subscription]", feed: Subscription, turns: Iterator[int]
) -> Iterator[Fetched | Rejection]:
    at = run.around.now()
    try:
        answer, found = _read(run, feed)
    except FetchError as error:
        feeds.note(_failed(feed, error, at))
        yield refused(feed.url, error)
        return
    feed = replace(feed, polled=instant(at), failures=0, code=None, resting_until=None)
    if found is None:
        feeds.note(feed)
        return
    links, problems = _all_links(run, answer, found)
    yield from problems
    for link in links:
        if _is_due(run, link) and next(turns, None) is not None:
            yield fetch_page(run, link)
    settled = not found.more and not any(_is_due(run, link) for link in links)
    feeds.note(replace(
        feed, title=found.title or feed.title, final_url=answer.url,
        etag=answer.header("etag") if settled else None, modified=answer.header("last-modified") if settled else None,
    ))  # fmt: skip


def _read(run: Run, feed: Subscription) -> tuple[Answer, Feed | None]:
    """Return the answer and what the feed links to, null where it has not changed."""
    conditions = validators(feed.final_url, feed.etag, feed.modified)
    answer = follow(read_url(feed.url), run.settings.redirects, lambda hop: run.allowed(hop, conditions(hop)))
    if answer.status == UNCHANGED and answer.url == feed.final_url:
        return answer, None
    return answer, _links(answer)


def _links(answer: Answer) -> Feed:
    from recount.ingest.feeds import read_feed  # noqa: PLC0415 - it brings what reads pages, and fetching needs none

    check_status(answer)
    found = read_feed(_unpacked(answer.content), answer.url)
    if found is None:
        raise FetchError("feed", "it is no feed; expected RSS, Atom or a sitemap; give the address of one")
    return found


def _unpacked(content: bytes) -> bytes:
    """Unpack a sitemap that is itself a gzip file, as many are."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        unpacked = zlib.decompressobj(31).decompress(content, LARGEST + 1)
    except zlib.error as error:
        raise FetchError("feed", f"it is not the gzip file it looks like ({error}); try later") from error
    if len(unpacked) > LARGEST:
        raise FetchError("too_large", f"it unpacks to more than {LARGEST:,} bytes; leave it out")
    return unpacked


def _all_links(run: Run, answer: Answer, found: Feed) -> tuple[tuple[str, ...], list[Rejection]]:
    """Return the links of a feed and of the sitemaps it names, each once, and which of these cannot be had."""
    links = [link.url for link in found.links]
    problems: list[Rejection] = []
    for place in found.more[:MAPS]:
        try:
            url = read_url(place, httpx.URL(answer.url))
            further = _links(follow(url, run.settings.redirects, lambda hop: run.allowed(hop, {})))
            links += [link.url for link in further.links]
        except FetchError as error:
            problems.append(refused(shown(place), error))
    return tuple(dict.fromkeys(links)), problems


def _is_due(run: Run, link: str) -> bool:
    """Tell whether a page has yet to be had: it was never asked for, or not often enough."""
    visit = run.visits.get(key_of(link))
    return visit is None or (visit.digest is None and visit.failures < TRIES)


def _rests(feed: Subscription, now: datetime) -> bool:
    return feed.resting_until is not None and instant(now) < feed.resting_until


def _failed(feed: Subscription, error: FetchError, at: datetime) -> Subscription:
    rest = max(FIRST_REST * 2 ** min(feed.failures, 10), timedelta(seconds=error.wait))
    until = at + min(rest, LONGEST_REST)
    return replace(feed, polled=instant(at), failures=feed.failures + 1, code=error.code, resting_until=instant(until))
