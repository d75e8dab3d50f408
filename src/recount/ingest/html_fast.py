"""HTML pages read fast: one parse, one opinion on what the report is, nothing put back that it drops.

What this costs against the whole reading is measured in docs/decisions/html.md.
"""

import html
import re

from recount.ingest.html_meta import Head, meta_fields
from recount.ingest.page_map import without_scripts
from recount.text import squeeze

_TAG = re.compile(r"<(meta|script|title|h1|link|html)\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z:_-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_MARKUP = re.compile(r"<[^<>]*>")


def read_fast(page: str) -> str:
    """Return the text of the report, a paragraph a line."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - for HTML only
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415 - the same

    tree = HTMLTree.parse(page)
    text = extract_plain_text(tree, main_content=True, alt_texts=False, list_bullets=False, preserve_formatting=True)
    lines = (squeeze(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def strip_tags(page: str) -> str:
    """Return what stands between the tags, a stretch a line: for markup so deep that parsers give it up."""
    stretches = (squeeze(html.unescape(words)) for words in _MARKUP.split(without_scripts(page)))
    return "\n".join(words for words in stretches if words)


def read_head(page: str) -> Head:
    """Return what a page says of itself by looking for the tags that do, not by a parse; one pass, forwards only."""
    found: dict[str, list[dict[str, str]]] = {"meta": [], "link": [], "html": []}
    inner: dict[str, list[str]] = {"script": [], "title": [], "h1": []}
    at = 0
    missing: set[str] = set()
    while match := _TAG.search(page, at):
        name, at = match[1].lower(), match.end()
        if name in found:
            found[name].append(_attributes(match[2]))
            continue
        end = -1 if name in missing else page.find(f"</{name}", at)
        if end < 0:  # nothing closes it: looked for once, so that the whole stays linear
            missing.add(name)
            continue
        if name != "script" or "ld+json" in match[2]:
            inner[name].append(page[at:end])
        at = end
    canonical = (link.get("href") for link in found["link"] if link.get("rel", "").casefold() == "canonical")
    return Head(
        meta=meta_fields(found["meta"]), described=tuple(inner["script"]),
        headings=tuple(_MARKUP.sub(" ", words) for words in inner["h1"]),
        window=_MARKUP.sub(" ", inner["title"][0]) if inner["title"] else None,
        language=next((item.get("lang") for item in found["html"]), None), canonical=next(canonical, None),
    )  # fmt: skip


def _attributes(words: str) -> dict[str, str]:
    return {name.lower(): html.unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(words)}
