"""HTML pages: the report's text, and what the page's metadata say of it."""

import re
from typing import Any

from recount.model.base import Record

_SPACE = re.compile(r"[ \t\u00a0]+")


class Extracted(Record, kw_only=True):
    """What was found on an HTML page. `date` is as the page gives it (ISO 8601)."""

    text: str
    title: str | None
    authors: tuple[str, ...]
    date: str | None
    outlet: str | None


def extract_html(html: str, url: str | None) -> Extracted:
    """Return the report of an HTML page, its paragraphs one a line; empty text where there is none.

    Markup that is no HTML gives what text there is.
    """
    import trafilatura  # noqa: PLC0415 - half a second, for HTML only

    document = trafilatura.bare_extraction(
        html, url=url, include_comments=False, include_tables=False, with_metadata=True, deduplicate=False
    )  # fmt: skip
    if document is None:
        return Extracted(text="", title=None, authors=(), date=None, outlet=None)
    return Extracted(
        text=document.text or "", title=_clean(document.title), authors=_names(document.author),
        date=_clean(document.date), outlet=_clean(document.sitename),
    )  # fmt: skip


def _clean(value: Any) -> str | None:
    words = _SPACE.sub(" ", str(value)).strip() if value else ""
    return words or None


def _names(listed: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in (listed or "").split(";") if (name := _clean(part))))
