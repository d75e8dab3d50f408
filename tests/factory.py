"""Builds records for tests: name what matters, the rest has a plain default."""

import re

from recount.model.base import content_id
from recount.model.report import Block, Published, Report


def report(text: str, *, published: str | None = "2031-05-07", **fields: object) -> Report:
    """Return a report whose lines are paragraphs. 7 May 2031 is a Wednesday."""
    blocks = tuple(Block(kind="paragraph", start=m.start(), end=m.end()) for m in re.finditer(r"\S.*", text))
    default = {
        "id": content_id("report", text, fields.get("origin")), "origin": "test", "url": None, "outlet": "The Courier", "headline": None,
        "authors": (), "dateline": None, "agency": None, "language": "en", "text": text, "blocks": blocks,
        "published": Published(when=published, basis="given" if published else None),
    }  # fmt: skip
    return Report(**(default | fields))
