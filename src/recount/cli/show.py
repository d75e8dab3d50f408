"""`recount show`: a passage of a report, or of the page that it was found in."""

import sys
from collections.abc import Iterator
from pathlib import Path

from recount.errors import UsageError
from recount.ingest import ingest, open_pages, raw_passage
from recount.model.base import Span
from recount.model.page import Page
from recount.model.report import Report


def show_command(identifier: str, span: tuple[int, int], paths: list[str], *, raw: bool) -> int:
    """Print a passage: characters of the report's text, or with `raw` the bytes of the page that they stand in.

    Raises:
        UsageError: no such report, no such passage, or a passage that is not found in the page.
    """
    start, end = span
    page, report = _find(identifier, paths or [_path_of(identifier)])
    if not 0 <= start < end <= len(report.text):
        raise UsageError(f"{start} {end}: no passage of {identifier}; its text has characters 0 to {len(report.text)}")
    passage = raw_passage(page, report, Span(start=start, end=end)) if raw else _utf8(report.text[start:end])
    if passage is None:
        raise UsageError(f"{start} {end}: not found in the raw page of {identifier}; leave out --raw to see the text")
    sys.stdout.buffer.write(passage + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _path_of(identifier: str) -> str:
    """Return the file that an origin names: the part before the number of a record or of an article within it."""
    for mark in ("", "#", ":"):
        path = identifier.rpartition(mark)[0] if mark else identifier
        if path and Path(path).exists():
            return path
    raise UsageError(f"{identifier}: no such file; give the paths in which to look for the report behind the passage")


def _find(identifier: str, paths: list[str]) -> tuple[Page, Report]:
    for page, report in _reports(paths):
        if identifier in (report.id, report.origin):
            return page, report
    raise UsageError(f"{identifier}: no report of this id or origin in {', '.join(paths)}")


def _reports(paths: list[str]) -> Iterator[tuple[Page, Report]]:
    for page in open_pages(paths):
        if isinstance(page, Page):
            yield from ((page, item) for item in ingest(page) if isinstance(item, Report))
