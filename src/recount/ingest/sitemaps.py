"""Sitemaps, news sitemaps and sitemap indexes: addresses with what is said of them, and no text."""

from typing import Any
from urllib.parse import urljoin

from recount.ingest.gate import refuse
from recount.ingest.links import Feed, FeedLink
from recount.ingest.xml_root import root_name
from recount.model.page import Rejection
from recount.text import squeeze

_ROOTS = frozenset({"urlset", "sitemapindex"})
_NEWS = ("title", "publication_date", "name", "language")


def is_sitemap(content: bytes) -> bool:
    """Tell whether markup is a sitemap or an index of sitemaps."""
    return root_name(content) in _ROOTS


def read_sitemap(content: bytes, address: str | None) -> Feed:
    """Return the links of a sitemap, or for an index of sitemaps their addresses; each once, in order.

    Entities stay unexpanded and nothing is loaded, so that no document can be made to grow or to fetch.
    """
    from lxml import etree  # noqa: PLC0415 - for sitemaps only

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    root = etree.fromstring(content.strip(), parser)
    if root is None:
        return Feed()
    if _name(root) == "sitemapindex":
        more = [urljoin(address or "", place) for item in root if (place := _inside(item).get("loc"))]
        return Feed(more=tuple(dict.fromkeys(more)))
    links = [_link(_inside(item), address) for item in root]
    return Feed(links=tuple({link.url: link for link in reversed(links) if link.url}.values())[::-1])


def sitemap_refusal(content: bytes, origin: str) -> Rejection:
    """Refuse a sitemap as a report, with how many addresses it has."""
    offered = read_sitemap(content, None)
    found = f"a sitemap: {len(offered.links) + len(offered.more)} addresses and no text"
    message = f"{found}; expected reports; fetch them first, with `recount feed` or `recount fetch`"
    return refuse(origin, "no_text", message)


def _link(fields: dict[str, str], address: str | None) -> FeedLink:
    place = fields.get("loc")
    return FeedLink(
        url=urljoin(address or "", place) if place else "", title=fields.get("title"),
        published=fields.get("publication_date"), modified=fields.get("lastmod"), outlet=fields.get("name"),
        language=fields.get("language"),
    )  # fmt: skip


def _inside(item: Any) -> dict[str, str]:
    """Return the words of an entry by the names of their elements: its own `loc` and `lastmod`, those of its news.

    Pictures and videos have a `loc` and a `title` too, which are not the report's.
    """
    found: dict[str, str] = {}
    for child in item:
        if _name(child) in ("loc", "lastmod"):
            found.setdefault(_name(child), squeeze(child.text or ""))
        elif _name(child) == "news":
            for part in child.iter():
                if _name(part) in _NEWS:
                    found.setdefault(_name(part), squeeze(part.text or ""))
    return {name: words for name, words in found.items() if words}


def _name(element: Any) -> str:
    """Return an element's name without its namespace; comments have none."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
