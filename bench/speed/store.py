"""How fast a store is asked: lists, searches and stories of many reports, beside bare SQLite queries in the same run.

python bench/speed/store.py [COUNT...]     # 500 and 2,000 reports unless said otherwise

The readings are those of `bench/speed/linking.py`: replicated with other names and days. They are kept, placed and
told as `recount ingest` does it; reading them is not measured. Times are medians in milliseconds.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from linking import EXAMPLES, replicas

from recount import desk
from recount.export.layout import sheet
from recount.export.page import chapter
from recount.ingest import open_pages
from recount.model.page import Page
from recount.model.reading import Reading
from recount.pipeline import producer, read
from recount.serve.rendering import page
from recount.store import Store, count_facets, get_story, list_reports, list_stories, open_store, review_queue
from recount.store.keeping import begin_run
from recount.store.records import ReportQuery, ReviewQuery, StoryQuery

AT = "2031-05-12T10:00:00Z"
TIMES = 25


def main() -> None:
    """Fill a store with so many reports, then so many more, and print how long each question takes."""
    counts = [int(word) for word in sys.argv[1:]] or [500, 2000]
    found = [item for item in read(open_pages([str(EXAMPLES)])) if isinstance(item, Reading)]
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            place = str(Path(folder) / f"{count}.db")
            store = open_store(place, create=True)
            kept, told = _filled(store, found, count)
            print(f"{count:,} reports: keeping {kept:.1f} ms each, telling {told:.1f} ms each, {_size(place)} MB")
            for name, ask in _questions(store).items():
                print(f"    {name:32} {_median(ask):7.1f} ms")
            print(f"    {'bare SQLite, words in full text':32} {_median(_bare(place)):7.1f} ms", flush=True)
            store.close()


def _filled(store: Store, found: list[Reading], count: int) -> tuple[float, float]:
    """Return the milliseconds that keeping and telling took for each report."""
    run = begin_run(store, "bench", producer(), AT)
    started = time.perf_counter()
    for line in replicas(found, count):
        reading = msgspec.json.decode(line, type=Reading)
        desk._keep(store, Page(origin=reading.report.id, text=reading.report.text), [reading], run, AT)  # noqa: SLF001
    kept = time.perf_counter()
    for _ in desk.tell_stories(store):
        pass
    return 1000 * (kept - started) / count, 1000 * (time.perf_counter() - kept) / count


def _questions(store: Store) -> dict[str, Callable[[], object]]:
    rows = list_stories(store, StoryQuery()).items
    story = rows[len(rows) // 2].id

    def shown() -> str:
        kept = get_story(store, story)
        told = chapter(sheet(kept.story, kept.readings), kept.readings)
        return page("account.html", chapter=told, number=1)

    return {
        "the newest stories": lambda: list_stories(store, StoryQuery()),
        "stories by words": lambda: list_stories(store, StoryQuery(text="market")),
        "stories by words and type": lambda: list_stories(store, StoryQuery(text="market", type="airstrike")),
        "facets of a search": lambda: count_facets(store, StoryQuery(text="market")),
        "reports by words, with passages": lambda: list_reports(store, ReportQuery(text="market")),
        "what to review": lambda: review_queue(store, ReviewQuery(limit=20)),
        "one story, from the store": lambda: get_story(store, story),
        "one story, as its page": shown,
    }


def _bare(place: str) -> Callable[[], object]:
    connection = sqlite3.connect(place)
    query = "SELECT rowid FROM report_words WHERE report_words MATCH 'market' ORDER BY rowid DESC LIMIT 51"
    return lambda: connection.execute(query).fetchall()


def _median(ask: Callable[[], object]) -> float:
    ask()
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        ask()
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)


def _size(place: str) -> int:
    return sum(path.stat().st_size for path in Path(place).parent.glob(f"{Path(place).name}*")) // 1_000_000


if __name__ == "__main__":
    main()
