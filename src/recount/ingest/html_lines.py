"""The lines of an HTML page as a browser would break them, with what the markup around each says of it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from recount.ingest.html_tree import MOST
from recount.lexicon.load import entries
from recount.lexicon.schema.markup import MarkupHint
from recount.model.base import Record
from recount.model.report import BlockKind
from recount.text import squeeze

_SILENT = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head", "audio", "video", "canvas",
    "textarea", "source",
})  # fmt: skip
_BREAKING = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "center", "button", "select", "option", "label", "picture",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARK = re.compile(r"[^A-Za-z]+")


class PageLine(Record, frozen=True, kw_only=True):
    """One line of a page: its words, the kind its markup tells (null: none), the share of them that are links.

    `row` numbers the row of a table that the line is a cell of; null outside tables.
    """

    text: str
    kind: BlockKind | None
    linked: float
    row: int | None = None


class Place(Record, frozen=True, kw_only=True):
    """Where in the page the walk stands."""

    kind: BlockKind | None = None
    link: bool = False
    row: int | None = None


Stretch = tuple[str, Place]


def page_lines(root: Any) -> list[PageLine]:
    """Return the lines of a page (an lxml element) in order; what a browser does not show is left out."""
    found: list[PageLine] = []
    line: list[Stretch] = []
    for stretch in _stretches(root):
        if len(found) > MOST:
            break
        if stretch is None or (line and _is_apart(line[-1][1], stretch[1])):
            found.extend(_joined(line))
            line = []
        if stretch is not None:
            line.append(stretch)
    found.extend(_joined(line))
    return found


def _is_apart(before: Place, after: Place) -> bool:
    """Tell whether a caption and its credit meet here: they stand in one line of the page."""
    return before.kind != after.kind and "caption" in (before.kind, after.kind)


def _joined(line: list[Stretch]) -> Iterator[PageLine]:
    words = squeeze("".join(words for words, _ in line))
    if words:
        linked = sum(len(words.strip()) for words, place in line if place.link)
        place = next(place for words, place in line if words.strip())
        yield PageLine(text=words, kind=place.kind, linked=min(1.0, linked / len(words)), row=place.row)


def _stretches(root: Any) -> Iterator[Stretch | None]:
    """Yield the texts of the page with their places, null where a line breaks; nothing recurses: markup may be deep."""
    from lxml import etree  # noqa: PLC0415 - for HTML only

    walk = etree.iterwalk(root, events=("start", "end"))
    places = [Place()]
    seen = 0
    for event, element in walk:
        tag = element.tag
        breaking = tag in _BREAKING
        if event == "end":
            places.pop()
            if breaking:
                yield None
            if element.tail:
                yield element.tail, places[-1]  # what stands behind an element belongs to its surroundings
            continue
        seen += 1
        if breaking:
            yield None
        if _is_silent(element, tag):
            walk.skip_subtree()
            places.append(places[-1])
            continue
        places.append(_inside(element, tag, places[-1], seen))
        if element.text:
            yield element.text, places[-1]


def _is_silent(element: Any, tag: Any) -> bool:
    if tag in _SILENT or not isinstance(tag, str):
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or element.get("hidden") is not None


def _inside(element: Any, tag: str, place: Place, number: int) -> Place:
    own = kind_of_element(tag, element.get("class"), element.get("id"))
    if own is None and tag not in ("a", "tr"):
        return place
    kind = own if place.kind == "caption" and own == "byline" else place.kind or own
    return Place(kind=kind, link=place.link or tag == "a", row=number if tag == "tr" else place.row)


@lru_cache(maxsize=20_000)
def kind_of_element(tag: str, class_names: str | None, identifier: str | None) -> BlockKind | None:
    """Return the kind that a tag, or the words of an element's class and id, tells; or null."""
    if tag in ("html", "body", "main", "article"):
        return None
    by_tag, by_word = _hints()
    if kind := by_tag.get(tag):
        return kind
    names = f"{class_names or ''} {identifier or ''}"
    bare = " ".join(_MARK.sub(" ", _CAMEL.sub(" ", names)).casefold().split())
    match = by_word.search(f" {bare} ") if bare else None
    return _words()[match[1]] if match else None


@cache
def _hints() -> tuple[dict[str, BlockKind], re.Pattern[str]]:
    tags = {tag: entry.kind for entry in entries(MarkupHint) for tag in entry.tags}
    listed = sorted(_words(), key=lambda word: (-len(word), word))
    return tags, re.compile(rf"(?= ({'|'.join(map(re.escape, listed))}) )")


@cache
def _words() -> dict[str, BlockKind]:
    return {word: entry.kind for entry in entries(MarkupHint) for word in entry.words}
