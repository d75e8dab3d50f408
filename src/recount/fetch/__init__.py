"""Pages from the network, only where a person asks for them, each kept as it was fetched."""

from recount.fetch.feeds import add_feeds, list_feeds, poll_feeds
from recount.fetch.ledger import Subscription
from recount.fetch.network import Surroundings
from recount.fetch.pages import fetch_pages
from recount.fetch.reading import open_feeds, open_url, open_urls, read_page, read_pages
from recount.fetch.records import Fetched, Settings

__all__ = [
    "Fetched", "Settings", "Subscription", "Surroundings", "add_feeds", "fetch_pages", "list_feeds", "open_feeds",
    "open_url", "open_urls", "poll_feeds", "read_page", "read_pages",
]  # fmt: skip
