"""From the address to the page: fetched, kept, and read back from where it is kept."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from recount.fetch.feeds import add_feeds, poll_feeds
from recount.fetch.ledger import Subscription
from recount.fetch.network import Surroundings
from recount.fetch.pages import fetch_pages
from recount.fetch.records import Fetched, FetchError, Settings, refused
from recount.fetch.warc import stored_record
from recount.model.page import Page, Rejection


def open_url(
    url: str, settings: Settings | None = None, around: Surroundings | None = None
) -> Iterator[Page | Rejection]:
    """Fetch a page, keep it, and yield it: the same page as reading the folder would yield.

    Raises:
        UsageError: the folder cannot be used.
    """
    return open_urls([url], settings, around)


def open_urls(
    urls: Iterable[str], settings: Settings | None = None, around: Surroundings | None = None
) -> Iterator[Page | Rejection]:
    """Fetch pages in one run, which keeps its distance between requests to one host; else as `open_url`."""
    return read_pages(fetch_pages(urls, settings, around))


def read_pages(found: Iterable[Fetched | Rejection]) -> Iterator[Page | Rejection]:
    """Yield what was fetched as pages, one after the other; what could not be fetched stays its refusal."""
    for item in found:
        yield from read_page(item) if isinstance(item, Fetched) else [item]


def open_feeds(
    urls: Iterable[str], settings: Settings | None = None, around: Surroundings | None = None
) -> Iterator[Page | Rejection]:
    """Remember feeds, ask them for what is new, and yield that as `open_urls` does.

    Raises:
        UsageError: the folder cannot be used.
    """
    how = settings or Settings()
    added = list(add_feeds(urls, how.folder))
    yield from (one for one in added if isinstance(one, Rejection))
    named = {one.url for one in added if isinstance(one, Subscription)}
    yield from read_pages(poll_feeds(how, around, only=named))


def read_page(fetched: Fetched) -> Iterator[Page | Rejection]:
    """Yield the page that was kept, as it stands in its file."""
    from recount.ingest.warc import read_archive  # noqa: PLC0415 - it brings what reads pages; fetching needs none

    origin = f"{fetched.warc}#{fetched.offset}"
    try:
        record = stored_record(Path(fetched.warc), fetched.offset)
    except OSError as error:
        yield refused(fetched.url, FetchError("unreadable", f"{origin} cannot be read ({error}); fetch it again"))
        return
    # what is said of the archive as a whole (that it holds no page) is said better of the page
    pages = [item for item in read_archive(BytesIO(record), origin) if item.origin != origin]
    if not pages:
        message = f"it is no page; expected HTML or plain text; what was served lies in {origin}"
        pages = [refused(fetched.url, FetchError("format", message))]
    yield from pages
