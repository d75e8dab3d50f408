"""How linking grows: time for each reading and memory, for a few readings and for many, in one run.

python bench/speed/linking.py [COUNT...] [--group]     # 500 and 5,000 unless said otherwise

The readings are those of `examples/`, and of the files or folders named by RECOUNT_BENCH if it is set, replicated with
other names and days: each copy is a world of its own, in which every capitalised word is spelt with other letters.
`--group` stops when the stories are told apart. Only the ratio of the times counts.
"""

import os
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from recount.ingest import open_pages
from recount.link import link
from recount.link.stories import group
from recount.model.reading import Reading
from recount.pipeline import read

EXAMPLES = Path(__file__).parents[2] / "examples"
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
WORDED = frozenset({"text", "name", "headline", "aliases", "outlet", "group", "title", "dateline"})
STEP = 37
"""Days between one copy of the world and the next."""

Change = Callable[[str], str]


def main() -> None:
    """Link so many readings, then so many more, and print what each took."""
    counts = [int(word) for word in sys.argv[1:] if word.isdigit()] or [500, 5000]
    work: Callable[[list[Reading]], object] = group if "--group" in sys.argv else link
    folders = [str(EXAMPLES), *os.environ.get("RECOUNT_BENCH", "").split(os.pathsep)]
    found = [item for item in read(open_pages([f for f in folders if f])) if isinstance(item, Reading)]
    first = 0.0
    for count in counts:
        readings = list(_replicas(found, count))
        started = time.perf_counter()
        work(readings)
        each = 1000 * (time.perf_counter() - started) / count
        first = first or each
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{count:,} readings: {each:.2f} ms each, {each / first:.2f} x the first, peak {peak:,} MB")


def _replicas(readings: list[Reading], count: int) -> Iterator[Reading]:
    plain = [msgspec.to_builtins(reading) for reading in readings]
    for number in range(count):
        copy = number // len(plain)
        world = plain[number % len(plain)]
        yield msgspec.convert(_changed(world, _names(copy), _days(copy), str(copy)), Reading)


def _names(copy: int) -> Change:
    """Return a change of capitalised words to others of the same length, the same for the same word."""
    rng = random.Random(copy)  # noqa: S311 - names, not secrets
    table: dict[int, int] = {}
    for letters in ("bcdfghjklmnpqrstvwxz", "aeiou"):
        other = rng.sample(letters, len(letters)) if copy else list(letters)
        table |= str.maketrans(letters + letters.upper(), "".join(other) + "".join(other).upper())
    return lambda text: NAME.sub(lambda match: match.group().translate(table), text)


def _days(copy: int) -> Change:
    def later(match: re.Match[str]) -> str:
        return (date.fromisoformat(match.group()) + timedelta(days=STEP * copy)).isoformat()

    return lambda text: DAY.sub(later, text)


def _changed(value: Any, names: Change, days: Change, copy: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _changed(inner, names, days, copy, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_changed(inner, names, days, copy, key) for inner in value]
    if not isinstance(value, str):
        return value
    if key == "id" and value.startswith("report:"):
        return f"{value}{copy}"
    return names(value) if key in WORDED else days(value) if key == "when" else value


if __name__ == "__main__":
    main()
