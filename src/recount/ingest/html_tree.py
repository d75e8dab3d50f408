"""Markup into a tree, once a page; markup that no browser would show as a report is not built into one."""

import re
from typing import Any, Literal

DEEPEST = 400
"""Elements within one another from which markup is damaged or hostile: real pages stay below a hundred."""
MOST = 30_000
"""Lines of a page that are gone through, and half the tags it may have: of 408 pages of news none had 11,000 tags."""
LARGEST = 2_000_000
"""Characters of monstrous markup that are parsed: what its report says, if it has one, stands before."""
_TAG = re.compile(r"<(/?)[a-zA-Z]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def monstrosity(html: str) -> Literal["deep", "many"] | None:
    """Tell whether the markup has too many elements, or too many open at once, to be taken apart in time.

    A count of tags, not a parse: elements that close themselves count as open, so the bound on depth is generous.
    """
    if html.count("<") <= DEEPEST * 10:
        return None
    tags = depth = deepest = 0
    for match in _TAG.finditer(html):
        tags += 1
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    if deepest > max(DEEPEST * 10, tags // 2):
        return "deep"
    return "many" if tags > 2 * MOST else None


def parse_html(html: str) -> Any | None:
    """Return the root element of the markup (an lxml element), or null where there is nothing to parse."""
    from lxml import etree  # noqa: PLC0415 - for HTML only
    from lxml import html as lxml_html  # noqa: PLC0415 - the same

    # lxml refuses strings that declare an encoding, and knows no code points below the space.
    plain = _DECLARATION.sub("", html.replace("\x00", " "))
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root = lxml_html.fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root if isinstance(root.tag, str) else None


def parse_some(html: str) -> Any | None:
    """Return the root element of the first part of monstrous markup, as `parse_html`."""
    return parse_html(html[:LARGEST])
