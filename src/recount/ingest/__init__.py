"""Page → Report | Rejection."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from recount.model.base import content_id
from recount.model.page import Page, Rejection
from recount.model.report import Block, Published, Report

__all__ = ["ingest", "open_pages"]


def open_pages(paths: Iterable[str]) -> Iterator[Page | Rejection]:
    """Skeleton, to be replaced."""
    for path in paths:
        if path.endswith(".jsonl"):
            with Path(path).open(encoding="utf-8") as lines:
                for line in lines:
                    r = json.loads(line)
                    yield Page(origin=r["id"], text=r.get("text"), html=r.get("html"), outlet=r.get("outlet"),
                               headline=r.get("headline"), published=r.get("published"))
        else:
            yield Page(origin=path, text=Path(path).read_text(encoding="utf-8"))


def ingest(page: Page) -> Report | Rejection:
    """Skeleton, to be replaced."""
    text = page.text or ""
    blocks = tuple(Block(kind="paragraph", start=m.start(), end=m.end()) for m in re.finditer(r"\S.*", text))
    return Report(
        id=content_id("report", page.origin, page.url, text), origin=page.origin, url=page.url, outlet=page.outlet,
        headline=page.headline, authors=(), dateline=None, agency=None, language="en", text=text,
        published=Published(when=page.published, basis="given" if page.published else None), blocks=blocks,
    )
