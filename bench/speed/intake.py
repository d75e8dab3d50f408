"""How fast HTML pages become reports, against the extractor alone on the same pages in the same run.

    python bench/speed/intake.py [PAGES]      # any input with HTML; without one, pages made up here

Prints pages a second and ratios; only the ratios mean anything on another machine.
"""

import sys
import time
from collections.abc import Callable

import trafilatura

from recount.ingest import ingest, open_pages
from recount.model.page import Page

WARM = 5
"""Pages read before the clock runs: libraries and word lists load on first use."""


def main() -> None:
    """Time every way over the pages in turns, page by page, so that a busy machine slows all of them alike."""
    pages = [page for page in open_pages(sys.argv[1:]) if isinstance(page, Page) and page.html] or _made_up()
    ways: dict[str, Callable[[Page], object]] = {
        "trafilatura alone": lambda page: trafilatura.bare_extraction(
            page.html, url=page.url, with_metadata=True, include_comments=False, include_tables=False
        ),
        "ingest": lambda page: list(ingest(page)),
        "ingest --fast": lambda page: list(ingest(page, fast=True)),
    }
    spent = dict.fromkeys(ways, 0.0)
    for number, page in enumerate([*pages[:WARM], *pages]):
        for name, way in ways.items():
            started = time.perf_counter()
            way(page)
            spent[name] += (time.perf_counter() - started) if number >= WARM else 0.0
    for name, seconds in spent.items():
        ratio, own = spent["trafilatura alone"] / seconds, spent["ingest"] / seconds
        print(f"{name:20} {len(pages) / seconds:7.1f} pages/s  {ratio:5.2f} x trafilatura  {own:5.2f} x ingest")


def _made_up() -> list[Page]:
    """Return pages of many sizes with navigation, scripts, links and comments around a report."""
    return [Page(origin=f"page {n}", html=_page(n)) for n in range(40)]


def _page(number: int) -> str:
    links = "".join(f'<li class="nav-item"><a href="/{n}">Section {n}</a></li>' for n in range(120))
    said = "Rescue boats searched the bay off Lovosk until nightfall, the harbour master of Bresk said on Sunday. "
    body = "".join(f"<p>{said * (1 + (n + number) % 4)}<a href='/x{n}'>More</a></p>" for n in range(10 + number))
    talk = "".join(f"<li class='comment'>They should not have sailed in storm {n}.</li>" for n in range(number))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Ferry sinks off Lovosk, report {number} | Harbour Post</title>"
        f"<meta property='article:published_time' content='2031-05-04T09:00:00+02:00'>"
        f"<script>{'var x = 1;' * 8000}</script></head><body><nav><ul>{links}</ul></nav><article>"
        f"<h1>Ferry sinks off Lovosk, report {number}</h1>{body}</article><ol class='comment-list'>{talk}</ol>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    )


if __name__ == "__main__":
    main()
