"""RSS, Atom and RDF feeds: their entries as pages, and what they link to. Nothing is ever fetched from here."""

import html
import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from recount.ingest.decode import Decoded, decode
from recount.ingest.gate import refuse
from recount.ingest.limits import LARGEST
from recount.ingest.links import Feed, FeedLink
from recount.ingest.metadata import given_date
from recount.ingest.sitemaps import is_sitemap, read_sitemap
from recount.ingest.xml_root import root_name
from recount.model.page import Page, Rejection
from recount.text import squeeze

__all__ = ["Feed", "FeedLink", "is_feed", "read_entries", "read_feed"]

_ROOTS = frozenset({"rss", "feed", "rdf"})
MENDED = 500_000
"""Bytes of the largest feed that is read although it is no whole XML: mending takes up to two seconds for as many."""
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!--.*?-->", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#x[\da-fA-F]{2,5}|[a-zA-Z]{2,8});")


def is_feed(content: bytes) -> bool:
    """Tell from its first bytes whether markup is RSS, Atom or RDF."""
    return root_name(content) in _ROOTS


def read_feed(content: bytes, address: str | None = None) -> Feed | None:
    """Return what a feed or a sitemap links to, or null where the content is neither or is too large.

    Relative links are resolved against the address it came from; an entry without an address is left out.
    """
    if len(content) > LARGEST:
        return None
    if is_sitemap(content):
        return read_sitemap(content, address)
    if not is_feed(content):
        return None
    decoded = decode(content)
    if decoded is None or not _is_manageable(content):
        return None
    parsed = _parsed(decoded, address)
    links = [_link(entry, address or parsed.feed.get("link")) for entry in parsed.entries]
    return Feed(
        title=_words(parsed.feed.get("title")),
        links=tuple({link.url: link for link in reversed(links) if link.url}.values())[::-1],
    )


def read_entries(content: bytes, origin: str) -> Iterator[Page | Rejection]:
    """Yield the entries of a feed as pages; one that has no text of its own is refused, with where its text is.

    `origin` of a page is the id of its entry (failing that its address, then path and number).
    """
    decoded = decode(content)
    if decoded is None:
        yield refuse(origin, "encoding", "its encoding cannot be told; expected UTF-8; convert it first")
        return
    if not _is_manageable(content):
        found = f"the feed is no whole XML, and larger than the {MENDED:,} bytes that such are mended to"
        yield refuse(origin, "damaged", f"{found}; expected a whole feed; fetch it again")
        return
    parsed = _parsed(decoded, None)
    if not parsed.entries:
        yield refuse(origin, "empty", "the feed has no entries; expected some with text; leave it out")
    for number, entry in enumerate(parsed.entries, 1):
        yield _page(entry, parsed, decoded, f"{origin}:{number}")


def _is_manageable(content: bytes) -> bool:
    """Tell whether a feed is whole XML, or small enough to be mended."""
    if len(content) <= MENDED:
        return True
    from lxml import etree  # noqa: PLC0415 - for large feeds only

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return False
    return True


def _parsed(decoded: Decoded, address: str | None) -> Any:
    """Parse a feed, well formed or not.

    The library opens what it is handed as a file's name or an address unless it is a stream; markup is left as it is,
    for it goes through the same reading as a page.
    """
    import feedparser  # noqa: PLC0415 - for feeds only

    headers = {"content-type": "application/xml; charset=utf-8"}
    if address:
        headers["content-location"] = address
    stream = io.BytesIO(decoded.text.encode("utf-8", errors="replace"))
    return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def _page(entry: Any, parsed: Any, decoded: Decoded, place: str) -> Page | Rejection:
    address = _address(entry, parsed.feed.get("link"))
    origin = _words(entry.get("id")) or address or place
    words, is_markup = _longest(entry)
    if not _plain(words):
        told = f"fetch {address}" if address else "leave it out"
        return refuse(place, "no_text", f"no text, only a link; expected an entry with its report; {told}")
    published, modified = _dates(entry, parsed)
    return Page(
        origin=origin, url=address, html=words if is_markup else None, text=None if is_markup else words,
        headline=_words(_plain(entry.get("title") or "")), authors=_authors(entry), published=published,
        modified=modified, outlet=_words((entry.get("source") or {}).get("title")),
        language=_words(parsed.feed.get("language")), repairs=decoded.repairs,
    )  # fmt: skip


def _longest(entry: Any) -> tuple[str, bool]:
    """Return the longest wording that an entry gives of its report, and whether it is markup."""
    given = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    wordings = [(str(part.get("value") or ""), str(part.get("type") or "")) for part in given]
    words, media = max(wordings, key=lambda wording: len(wording[0]))
    return words, media != "text/plain" or bool(_TAG.search(words) or _REFERENCE.search(words))


def _plain(markup: str) -> str:
    return squeeze(html.unescape(_TAG.sub(" ", markup)))


def _authors(entry: Any) -> tuple[str, ...]:
    names = [_words(author.get("name")) for author in entry.get("authors") or ()]
    return tuple(dict.fromkeys(name for name in names if name))


def _dates(entry: Any, parsed: Any) -> tuple[str | None, str | None]:
    """Return when an entry was published and changed; RSS has one date only, `dc:date` is read as a change."""
    published, modified = _date(entry, "published"), _date(entry, "updated")
    if published is None and str(parsed.version).startswith("rss"):
        return modified, None
    return published, modified


def _link(entry: Any, address: str | None) -> FeedLink:
    return FeedLink(
        url=_address(entry, address) or "", title=_words(entry.get("title")), published=_date(entry, "published"),
        modified=_date(entry, "updated"), language=None,
    )  # fmt: skip


def _address(entry: Any, address: str | None) -> str | None:
    link = str(entry.get("link") or "").strip()
    return urljoin(address or "", link) if link else None


def _words(value: Any) -> str | None:
    return squeeze(str(value)) or None if value else None


def _date(entry: Any, name: str) -> str | None:
    """Return a date as printed where it can be read so, else as the library understood it, else null."""
    # Asked by `get`, the library gives the date of publication for an absent date of change, and warns.
    printed = entry[name] if name in entry.keys() else None  # noqa: SIM118 - `in` alone is overridden
    if printed and given_date(printed):
        return str(printed)
    moment = entry[f"{name}_parsed"] if f"{name}_parsed" in entry.keys() else None  # noqa: SIM118 - the same
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}" if moment else None
