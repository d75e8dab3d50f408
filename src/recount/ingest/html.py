"""HTML pages: the report's text, and what the page's metadata say of it."""

import re
from typing import Any

from recount.model.base import Record
from recount.text import words

_SIGNED = re.compile(r"(?P<head>.{10,}?)(?P<mark>\s[|–—-]\s|\s?｜\s?)(?P<tail>[^|｜]{2,40})")
_DATES = {"original_date": True, "extensive_search": True, "max_date": "2100-01-01"}
# Without a latest date the library asks the clock.
_ADDRESS = re.compile(r"https?:|www\.|\.com\b|@")
_SPACE = re.compile(r"[ \t\u00a0]+")


class Extracted(Record, frozen=True, kw_only=True):
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
        html, url=url, include_comments=False, include_tables=False, with_metadata=True,
        date_extraction_params=dict(_DATES),
    )  # fmt: skip
    if document is None:
        return Extracted(text="", title=None, authors=(), date=None, outlet=None)
    site = _clean(document.sitename)
    return Extracted(
        text=document.text or "", title=_title(_clean(document.title), site, document.hostname),
        authors=_names(document.author, site), date=_clean(document.date), outlet=site,
    )  # fmt: skip


def _title(title: str | None, site: str | None, host: str | None) -> str | None:
    """Return the title without the name of the site behind it."""
    match = _SIGNED.fullmatch(title or "")
    if not match:
        return title
    tail, own = _compact(match["tail"]), _compact(site or "")
    domain = _compact((host or "").rpartition(".")[0])
    named = bool(tail) and (tail in own or any(name and name in tail for name in (own, domain)))
    return match["head"] if named or match["mark"].strip() in "|｜" else title


def _compact(name: str) -> str:
    return "".join(words(name))


def _clean(value: Any) -> str | None:
    words = _SPACE.sub(" ", str(value)).strip() if value else ""
    return words or None


def _names(listed: str | None, site: str | None) -> tuple[str, ...]:
    """Return the authors: not the site itself, not addresses, not a name again as a page writes it in an address."""
    found = [name for part in (listed or "").split(";") if (name := _clean(part)) and not _ADDRESS.search(name)]
    people = [name for name in found if _compact(name) != _compact(site or "")]
    several = [name for name in people if " " in name]
    return tuple({_compact(name): name for name in reversed(several or people)}.values())[::-1]
