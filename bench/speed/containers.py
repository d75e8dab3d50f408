"""How fast containers are read, beside the library that only walks through them, and how much memory they take.

Run: python bench/speed/containers.py [PAGES]. Times are ratios within one run: a machine's own speed cancels out.
Memory is measured in processes of their own, over a hundredth of the records and over all.
"""

import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from recount.ingest.formats import open_pages

PAGES = 2_000
RECORDS = 100_000
ROUNDS = 5
LETTERS = "eeeeetttaaooiinnsshrrdlcumwfgypbvk"
CHANCE = random.Random(7)  # noqa: S311 - the same words each time
WORDS = ["".join(CHANCE.choices(LETTERS, k=CHANCE.randint(2, 9))) for _ in range(4_000)] + ["mayor’s", "“no”", "café"]


def main() -> None:
    """Print one line a measure."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory() as folder:
        for records in (RECORDS // 100, RECORDS):  # first: a process inherits the peak of the one that starts it
            measure_memory(Path(folder) / f"{records}.jsonl", records)
        for size in (2_000, 60_000):
            measure_archive(Path(folder) / f"{size}.warc.gz", pages, size)


def measure_archive(path: Path, pages: int, size: int) -> None:
    """Print the rate of an archive of pages of some size, read by Recount and walked through by FastWARC."""
    chance = random.Random(size)  # noqa: S311 - the same pages each time
    path.write_bytes(b"".join(gzip.compress(record(n, size, chance), 6, mtime=0) for n in range(pages)))
    bare, ours = best(lambda: walk(path), lambda: sum(map(bool, open_pages([str(path)]))))
    print(
        f"WARC.gz, {pages} pages of {size:,} bytes: FastWARC {pages / bare:,.0f}/s, "
        f"Recount {pages / ours:,.0f}/s, ratio {bare / ours:.2f}"
    )


def walk(path: Path) -> int:
    """Return the bytes of the payloads of an archive, each of them read as FastWARC gives them."""
    with path.open("rb") as file:
        return sum(len(one.reader.read()) for one in ArchiveIterator(file, record_types=WarcRecordType.response))


def best(*ways: Callable[[], object]) -> list[float]:
    """Return the seconds of the fastest round of each, run in turns so that a busy machine slows all of them alike."""
    times: list[list[float]] = [[] for _ in ways]
    for _ in range(ROUNDS):
        for taken, work in zip(times, ways, strict=True):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    return [min(taken) for taken in times]


def record(number: int, size: int, chance: random.Random) -> bytes:
    """Return a WARC record of a page of about some bytes."""
    body = f"<!DOCTYPE html><html><head><title>Page {number}</title></head><body>\n"
    body += "".join(f'<p class="c{n}">{" ".join(chance.choices(WORDS, k=40))}.</p>\n' for n in range(size // 270))
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
    head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2031-05-06T10:00:00Z\r\nWARC-Record-ID: "
    head += f"<urn:uuid:{number:032}>\r\nWARC-Target-URI: https://a.example/{number}\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def measure_memory(path: Path, records: int) -> None:
    """Print the most memory that reading JSON Lines of so many records took."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"id": n, "text": " ".join(WORDS[n % 3000 : n % 3000 + 200])}) + "\n" for n in range(records)
        )
    told = subprocess.run([sys.executable, __file__, "--peak", str(path)], check=True, capture_output=True, text=True)
    print(f"JSON Lines, {records:,} records: {told.stdout.strip()}")


def peak(path: str) -> None:
    """Print how many pages a file has and the most memory this process took."""
    count = sum(1 for _ in pages_of(path))
    print(f"{count:,} pages, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")


def pages_of(path: str) -> Iterator[object]:
    """Yield the pages of a path."""
    yield from open_pages([path])


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        peak(sys.argv[2])
    else:
        main()
