"""ninjs, the IPTC's News in JSON: versions 1 (`body_html`, `versioncreated`) to 3 (`bodies`, `versionCreated`)."""

from typing import Any

import msgspec

from recount.ingest.metadata import author_names
from recount.model.page import Page

_LESSER = frozenset({"summary", "short", "teaser", "caption", "abstract"})
"""Roles of a body or a headline that stands for the whole."""


class Part(msgspec.Struct):
    """One of several headlines or bodies, or a party by its name."""

    value: str = ""
    name: str = ""
    role: str | None = None
    contenttype: str | None = None


class Item(msgspec.Struct):
    """A news item; names of fields in small letters, for the versions differ in nothing else."""

    uri: str | None = None
    headline: str | None = None
    headlines: list[Part] = []
    title: str | None = None
    body_html: str | None = None
    body_xhtml: str | None = None
    body_text: str | None = None
    bodies: list[Part] = []
    byline: str | None = None
    by: str | None = None
    firstcreated: str | None = None
    contentcreated: str | None = None
    versioncreated: str | None = None
    language: str | None = None
    provider: Part | str | None = None
    infosources: list[Part] = []
    copyrightholder: str | None = None


def item_page(line: bytes, place: str) -> Page | None:
    """Return the page of a news item, its markup where it has both; null where it has no body.

    Its address is its `uri` where that is one of the web. Published is when its first version was made, modified when
    this one was.

    Raises:
        msgspec.DecodeError: a field is not of the type that the standard gives it.
    """
    fields = msgspec.json.decode(line, type=dict[str, Any])
    item = msgspec.convert({_small(name): _smalled(value) for name, value in fields.items()}, Item)
    html = item.body_html or item.body_xhtml or _chosen(item.bodies, "html")
    text = None if html else item.body_text or _chosen(item.bodies, "")
    if not html and not text:
        return None
    first = item.firstcreated or item.contentcreated or item.versioncreated
    return Page(
        origin=item.uri or place, text=text, html=html, url=_web(item.uri), outlet=_outlet(item),
        headline=item.headline or _chosen(item.headlines, "") or item.title, published=first,
        authors=tuple(dict.fromkeys(name for line in (item.byline, item.by) if line for name in author_names(line))),
        modified=item.versioncreated if item.versioncreated != first else None, language=item.language,
    )  # fmt: skip


def _small(name: str) -> str:
    return name.casefold()


def _smalled(value: Any) -> Any:
    """Return a list of parts with the names of their fields in small letters; anything else as it is."""
    if isinstance(value, list):
        return [_smalled(part) for part in value]
    return {_small(name): inner for name, inner in value.items()} if isinstance(value, dict) else value


def _chosen(parts: list[Part], form: str) -> str | None:
    """Return the words of the first part of the form, one that stands for the whole only where there is no other."""
    fitting = [part for part in parts if part.value and form in (part.contenttype or "").casefold()]
    whole = [part for part in fitting if (part.role or "").casefold() not in _LESSER]
    return (whole or fitting)[0].value if fitting else None


def _web(uri: str | None) -> str | None:
    return uri if uri and uri.casefold().startswith(("http://", "https://")) else None


def _outlet(item: Item) -> str | None:
    provider = item.provider.name if isinstance(item.provider, Part) else item.provider
    return provider or next((part.name for part in item.infosources if part.name), None) or item.copyrightholder
