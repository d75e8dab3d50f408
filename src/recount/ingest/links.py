"""What feeds and sitemaps offer: addresses of reports, and of further sitemaps."""

from recount.model.base import Record


class FeedLink(Record, frozen=True, kw_only=True):
    """One report that a feed or a sitemap offers; dates are EDTF or as printed there, unknown is null."""

    url: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    language: str | None = None


class Feed(Record, frozen=True, kw_only=True):
    """What a feed or a sitemap offers, in its order; `more` are the addresses of further sitemaps (of an index)."""

    title: str | None = None
    links: tuple[FeedLink, ...] = ()
    more: tuple[str, ...] = ()
