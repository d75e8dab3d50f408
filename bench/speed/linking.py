"""How linking grows: time for each reading and memory, for a few readings and for many, in one run.

python bench/speed/linking.py [COUNT...] [--group] [--workers N]     # 500 and 5,000 unless said otherwise

The readings are those of `examples/`, and of the files or folders named by RECOUNT_BENCH if it is set, replicated with
other names and days: each copy is a world of its own, in which every capitalised word is spelt with other letters.
They lie in a file and are linked by `recount.batch`, with so many processes (1), accounts and all; `--group` stops when
the stories are told apart. Only the ratio of the times counts. Memory is that of all processes together.
"""

import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from recount.batch import ReadingLines
from recount.batch.linking import told_lines
from recount.ingest import open_pages
from recount.link import group_profiles, profile
from recount.model.reading import Reading
from recount.pipeline import read

EXAMPLES = Path(__file__).parents[2] / "examples"
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
REPORT = re.compile(r"report:[0-9a-f]{16}")
STEP = 37
"""Days between one copy of the world and the next."""


def main() -> None:
    """Link so many readings, then so many more, and print what each took."""
    words = sys.argv[1:]
    workers = int(words.pop(words.index("--workers") + 1)) if "--workers" in words else 1
    counts = [int(word) for word in words if word.isdigit()] or [500, 5000]
    folders = [str(EXAMPLES), *os.environ.get("RECOUNT_BENCH", "").split(os.pathsep)]
    found = [item for item in read(open_pages([f for f in folders if f])) if isinstance(item, Reading)]
    first = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder) / f"{count}.jsonl"
            with path.open("wb") as stream:
                stream.writelines(replicas(found, count))
            started = time.perf_counter()
            stories = _work(ReadingLines([str(path)]), workers, only_group="--group" in words)
            each = 1000 * (time.perf_counter() - started) / count
            first = first or each
            print(
                f"{count:,} readings, {stories:,} stories: {each:.2f} ms each, {each / first:.2f} x the first, "
                f"peak {_peak(workers):,} MB, {workers} processes",
                flush=True,
            )
            path.unlink()


def _work(shelf: ReadingLines, workers: int, *, only_group: bool) -> int:
    """Return how many stories there are."""
    if only_group:
        return len(group_profiles(map(profile, shelf.scan())))
    return sum(1 for _ in told_lines(shelf, workers=workers))


def _peak(workers: int) -> int:
    """Return the most memory held, in MB: of this process, and of as many others as the largest of them."""
    own, other = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own + (workers * other if workers > 1 else 0)


def replicas(readings: list[Reading], count: int) -> Iterator[bytes]:
    """Yield so many readings as lines of JSON, world after world, each with other names and days."""
    plain = [msgspec.json.encode(reading).decode() for reading in readings]
    for number in range(count):
        copy, world = number // len(plain), plain[number % len(plain)]
        named = NAME.sub(_names(copy), world)
        dated = DAY.sub(_later(copy), named)
        yield REPORT.sub(lambda match, copy=copy: f"{match.group()}{copy}", dated).encode() + b"\n"


def _names(copy: int) -> Callable[[re.Match[str]], str]:
    """Return a change of capitalised words to others of the same length, the same for the same word."""
    rng = random.Random(copy)  # noqa: S311 - names, not secrets
    table: dict[int, int] = {}
    for letters in ("bcdfghjklmnpqrstvwxz", "aeiou"):
        other = rng.sample(letters, len(letters)) if copy else list(letters)
        table |= str.maketrans(letters + letters.upper(), "".join(other) + "".join(other).upper())
    return lambda match: match.group().translate(table)


def _later(copy: int) -> Callable[[re.Match[str]], str]:
    def later(match: re.Match[str]) -> str:
        try:
            return (date.fromisoformat(match.group()) + timedelta(days=STEP * copy % 2_000_000)).isoformat()
        except (ValueError, OverflowError):
            return match.group()

    return later


if __name__ == "__main__":
    main()
