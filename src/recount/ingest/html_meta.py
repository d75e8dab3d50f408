"""What an HTML page's own metadata say of its report: JSON-LD (schema.org), meta elements, the visible title."""

import html as entities
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from recount.model.base import Record
from recount.text import squeeze, words

Json: TypeAlias = Any
LARGEST = 500_000
"""Characters of the longest JSON-LD that is read: beyond it lie whole live blogs."""
MOST = 50
"""Authors of one report that are listed."""
DEEPEST = 40
"""How deep JSON-LD is searched."""
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|WebPage)$")
_SIGN = re.compile(r"\s+(?:[|–—•·-]+|::|--)\s+|\s?[|｜ㅣ]\s?")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_FIRST = {"newsarticle": 0, "reportagenewsarticle": 0, "liveblogposting": 1, "article": 1, "webpage": 3}


class Metadata(Record, frozen=True, kw_only=True):
    """What the page says of its report, each as found; unknown is null. Dates are instants or days as printed.

    `author_fields` are what it gives for authors, field by field, the most trusted first.
    """

    title: str | None = None
    author_fields: tuple[tuple[str, ...], ...] = ()
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    language: str | None = None
    address: str | None = None


_PUBLISHED = (
    "article:published_time", "datepublished", "og:article:published_time", "article.published", "parsely-pub-date",
    "dc.date.issued", "dcterms.created", "dcterms.issued", "date.issued", "sailthru.date", "publish-date", "pubdate",
    "publication_date", "publishdate", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified")
_AUTHOR = (
    "author", "article:author_name", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl",
    "cxenseparse:author", "dcsext.author", "article:author",
)  # fmt: skip
NAMES = frozenset({
    "og:site_name", "og:title", "twitter:title", "dc.title", "og:locale", "og:url", *_PUBLISHED, *_MODIFIED, *_AUTHOR,
})  # fmt: skip
"""The meta elements that are read, by name, property or itemprop."""


class Head(Record, frozen=True, kw_only=True):
    """What a page says of itself, whatever read it.

    `meta` is the content of each meta element by its name, property or itemprop (folded); `described` the texts of its
    JSON-LD; `headings` its main headings; `window` the title of its window.
    """

    meta: dict[str, str]
    described: tuple[str, ...]
    headings: tuple[str, ...]
    window: str | None
    language: str | None
    canonical: str | None


def head_of(root: Any) -> Head:
    """Read the head of a page (an lxml element)."""
    links = (link.get("href") for link in root.iter("link") if (link.get("rel") or "").casefold() == "canonical")
    return Head(
        meta=meta_fields(element.attrib for element in root.iter("meta")),
        described=tuple(s.text for s in root.iter("script") if s.text and "ld+json" in (s.get("type") or "")),
        headings=tuple(" ".join(element.itertext()) for element in root.iter("h1")),
        window=next((element.text for element in root.iter("title") if element.text), None),
        language=root.get("lang"), canonical=next((href for href in links if href), None),
    )  # fmt: skip


def meta_fields(elements: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the content of the meta elements that are read, given by their attributes; the first of each name."""
    found: dict[str, str] = {}
    for attributes in elements:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content and content.strip() and (plain := name.strip().casefold()) in NAMES:
            found.setdefault(plain, content.strip())
    return found


def read_metadata(head: Head) -> Metadata:
    """Read the metadata of a page; what is damaged is passed over."""
    meta = head.meta
    article = _article(head.described)
    outlet = clean(meta.get("og:site_name") or _name(article.get("publisher"))) or None
    return Metadata(
        title=choose_title(_titles(head, article), outlet), author_fields=_author_fields(article, meta),
        published=_instant(article, "datePublished", "dateCreated") or _first(meta, _PUBLISHED),
        modified=_instant(article, "dateModified") or _first(meta, _MODIFIED), outlet=outlet,
        language=_language(head, article), address=_address(head),
    )  # fmt: skip


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := meta.get(name))), None)


def _article(described: Iterable[str]) -> dict[str, Json]:
    """Return the JSON-LD object of the report: the first article, articles of news before others."""
    found = sorted(_articles(described), key=_rank)
    return found[0] if found else {}


def _rank(item: dict[str, Json]) -> int:
    kinds = [kind.casefold() for kind in _types(item)]
    return min((_FIRST.get(kind, 2) for kind in kinds), default=4) + (0 if item.get("headline") else 4)


def _types(item: dict[str, Json]) -> list[str]:
    kinds = item.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _articles(described: Iterable[str]) -> Iterator[dict[str, Json]]:
    for text in described:
        if len(text) <= LARGEST:
            yield from (item for item in _objects(_json(text)) if any(_ARTICLE.search(kind) for kind in _types(item)))


def _json(text: str) -> Json:
    """Read JSON as pages write it: line breaks within strings, comments and a semicolon around it."""
    plain = _CONTROL.sub(" ", text).strip().removeprefix("<![CDATA[").removesuffix("]]>").strip(" ;/*")
    try:
        return msgspec.json.decode(plain.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None


def _objects(value: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    """Yield the objects of JSON-LD that stand for pages: at the top, in lists, graphs and main entities."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(name), depth + 1)


def _instant(article: dict[str, Json], *names: str) -> str | None:
    return next(
        (value.strip() for name in names if isinstance(value := article.get(name), str) and value.strip()), None
    )


def _name(value: Json) -> str | None:
    """Return the name of a person or organization as JSON-LD gives it: words, an object, or a list of them."""
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value if isinstance(value, str) else None


def clean(value: str | None) -> str:
    """Return the words on one line, entities resolved (twice: some pages escape them twice), nothing invisible."""
    return squeeze(entities.unescape(entities.unescape(value or "")).translate(_INVISIBLE))


def _language(head: Head, article: dict[str, Json]) -> str | None:
    given = head.language or article.get("inLanguage") or head.meta.get("og:locale")
    return given if isinstance(given, str) else None


def _address(head: Head) -> str | None:
    found = (head.canonical or head.meta.get("og:url") or "").strip()
    return found if found.startswith(("http://", "https://")) else None


class Titles(Record, frozen=True, kw_only=True):
    """The titles that a page gives: for sharing (Open Graph), in JSON-LD, its main headings, of its window."""

    shared: str
    described: str
    headings: tuple[str, ...]
    window: str


def _titles(head: Head, article: dict[str, Json]) -> Titles:
    meta = head.meta
    described = article.get("headline") or (article.get("name") if _rank(article) < 3 else None)
    return Titles(
        shared=clean(meta.get("og:title") or meta.get("twitter:title") or meta.get("dc.title")),
        described=clean(described if isinstance(described, str) else None),
        headings=tuple(heading for words in head.headings if (heading := clean(words))), window=clean(head.window),
    )  # fmt: skip


def choose_title(titles: Titles, outlet: str | None) -> str | None:
    """Return the report's headline: what two of the page's titles agree on, without the outlet's name behind it.

    Where no two do: the shorter of two that only add to one another at an end, else what the page is shared as.
    """
    window = unsigned(titles.window, outlet, titles.headings)
    shared = unsigned(titles.shared, outlet, titles.headings)
    heading = _heading(titles.headings, (shared, titles.described, window))
    described = unsigned(titles.described, outlet, titles.headings)
    for one, other in ((shared, described), (described, heading), (shared, heading)):
        if one and words(one) == words(other):
            # JSON-LD and the heading may put a rubric before it that the title for sharing lacks
            return shared if shared and _ends(one, shared) else one
    if shared and _extends(described, shared):
        return shared
    if described and _extends(shared, described):
        return described
    if heading and _extends(shared, heading):
        return heading
    return shared or described or _alone(heading, window)


def _ends(whole: str, part: str) -> bool:
    left, right = words(whole), words(part)
    return 2 < len(right) < len(left) and left[-len(right) :] == right


def _extends(whole: str, part: str) -> bool:
    left, right = words(whole), words(part)
    return 1 < len(right) < len(left) and right in (left[: len(right)], left[-len(right) :])


def _alone(heading: str, window: str) -> str | None:
    if heading and (not window or _extends(window, heading) or len(words(heading)) > 3):
        return heading
    return window or heading or None


def _heading(headings: tuple[str, ...], others: tuple[str, ...]) -> str:
    """Return the main heading that is most like the page's other titles, the first on a tie."""
    known = [frozenset(words(other)) for other in others if other]
    return max(headings, key=lambda heading: max((_likeness(heading, other) for other in known), default=0), default="")


def _likeness(heading: str, other: frozenset[str]) -> float:
    own = frozenset(words(heading))
    return len(own & other) / max(1, len(own | other))


def unsigned(title: str, outlet: str | None, headings: tuple[str, ...] = ()) -> str:
    """Return the title without the names of outlet and section around it: what stands as a heading of the page, whole.

    A bar signs always what has words before it; a dash only where the outlet's name, or a heading that ends before it,
    says so.
    """
    if any(words(title) == words(heading) for heading in headings):
        return title
    for match in _SIGN.finditer(title):
        head, tail = title[: match.start()], title[match.end() :]
        bar = match.group().strip() in ("|", "｜", "ㅣ")
        for part in (head, tail) if bar else (head,):
            if any(words(part) == words(heading) for heading in headings):
                return part
        own = "".join(words(outlet or ""))
        bare = "".join(words(tail))
        named = bool(own and bare) and (bare in own or own in bare)
        told = re.search(r"[^\W\d_]", head) is not None
        if told and (named or (len(words(head)) > 1 and bar)):
            return head
    return title


def _author_fields(article: dict[str, Json], meta: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the authors that JSON-LD lists, then those of each meta element, as given."""
    return tuple(_people(article.get("author") or article.get("creator"))), *((meta.get(name, ""),) for name in _AUTHOR)


def _people(value: Json) -> Iterator[str]:
    if isinstance(value, list):
        for item in value[:MOST]:
            yield from _people(item)
    elif (name := _name(value)) and clean(name):
        yield clean(name)
