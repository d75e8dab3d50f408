"""Which texts share passages: winnowed shingles, in one pass, in bounded memory.

A shingle is a run of eight words (Broder 1997). Of every three in a row one is kept, the one with the least hash
(winnowing: Schleimer, Wilkerson and Aiken 2003), so that a passage of ten words is always found, whatever stands
around it. Kept shingles are laid out in partitions by their hash, which go to disk where there are many; each is
sorted by itself, and the pairs that it gives are again laid out by their first text and summed (a hash join as
databases make it). MinHash would tell how alike whole texts are; a copy that is one tenth of a report is not alike.
"""

import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from recount.model.base import Record

RUN = 8
WINDOW = 3
PARTS = 64
HELD = 2_000_000
"""Shingles, or pairs, that are held before they go to disk: some 30 MB."""
REACH = 20
"""Next texts that a text is paired with by one shingle: what thousands print is a chain, and ties them all the same."""
_BASE = np.uint64(0x9E3779B97F4A7C15)
Array = Any
Write = Callable[[Array, Array], None]


class Shared(Record, frozen=True, kw_only=True, order=True):
    """Two texts, by number, and how many kept shingles they share: about a third of the words they have in common."""

    first: int
    second: int
    count: int


def shared_shingles(texts: Iterable[Sequence[str]], held: int = HELD) -> Iterator[Shared]:
    """Yield each pair of texts that share shingles, in order; the result does not depend on how much is held."""
    with tempfile.TemporaryDirectory(prefix="recount-") as folder:
        shingles = _Partitions(Path(folder) / "shingles", held)
        number = -1
        for number, text in enumerate(texts):
            kept = winnowed(text)
            shingles.add(kept, np.full(len(kept), number, dtype=np.uint32), kept >> np.uint64(58))
        pairs = _Partitions(Path(folder) / "pairs", held)
        for hashes, owners in shingles.read():
            first, second = _paired(hashes, owners)
            pairs.add(first.astype(np.uint64), second, first.astype(np.uint64) * PARTS // max(1, number + 1))
        for first, second in pairs.read():
            yield from _summed(first, second)


def winnowed(text: Sequence[str]) -> Array:
    """Return the hashes of the shingles of a text that winnowing keeps, each once (an array of 64-bit numbers)."""
    size = len(text) - RUN + 1
    if size < 1:
        return np.empty(0, dtype=np.uint64)
    words = np.fromiter((_word_hash(word) for word in text), dtype=np.uint64, count=len(text))
    runs = np.zeros(size, dtype=np.uint64)
    for place in range(RUN):
        runs = runs * _BASE + words[place : place + size]  # wraps: arithmetic modulo 2 to the 64th
    runs = (runs ^ (runs >> np.uint64(31))) * _BASE
    if size < WINDOW:
        return np.unique(runs)
    return np.unique(np.lib.stride_tricks.sliding_window_view(runs, WINDOW).min(axis=1))


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    """Return 64 bits of a word: two CRCs, the second of the word reversed. The same on every machine and run."""
    letters = word.encode()
    return zlib.crc32(letters) << 32 | zlib.crc32(letters[::-1])


def _paired(hashes: Array, owners: Array) -> tuple[Array, Array]:
    """Return the texts that share a hash, in pairs, smaller number first; crowds are paired with the next ones only."""
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    first, second = [owners[:0]], [owners[:0]]
    for step in range(1, min(REACH, len(hashes) - 1) + 1):
        same = hashes[:-step] == hashes[step:]
        if not same.any():
            break
        first.append(owners[:-step][same])
        second.append(owners[step:][same])
    return np.concatenate(first), np.concatenate(second)


def _summed(first: Array, second: Array) -> Iterator[Shared]:
    keys, counts = np.unique(first << np.uint64(32) | second.astype(np.uint64), return_counts=True)
    for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
        yield Shared(first=key >> 32, second=key & 0xFFFFFFFF, count=count)


class _Partitions:
    """Rows of two numbers (64 and 32 bits) in partitions, in memory until too many, then in files of the folder."""

    def __init__(self, folder: Path, held: int) -> None:
        self._folder, self._most, self._size = folder, held, 0
        self._rows: list[list[Array]] = [[] for _ in range(PARTS)]

    def add(self, keys: Array, values: Array, parts: Array) -> None:
        """Add rows, each to its partition."""
        rows = np.empty(len(keys), dtype=[("key", "<u8"), ("value", "<u4")])
        rows["key"], rows["value"] = keys, values
        order = np.argsort(parts, kind="stable")
        bounds = np.searchsorted(parts[order], np.arange(PARTS + 1, dtype=np.uint64))
        rows = rows[order]
        for part in range(PARTS):
            if bounds[part] < bounds[part + 1]:
                self._rows[part].append(rows[bounds[part] : bounds[part + 1]].copy())
        self._size += len(rows)
        if self._size > self._most:
            self._spill()

    def _spill(self) -> None:
        self._folder.mkdir(exist_ok=True)
        for part, rows in enumerate(self._rows):
            if rows:
                with (self._folder / str(part)).open("ab") as file:
                    file.write(np.concatenate(rows).tobytes())
                rows.clear()
        self._size = 0

    def read(self) -> Iterator[tuple[Array, Array]]:
        """Yield the rows of each partition that has any: keys and values."""
        kind = np.dtype([("key", "<u8"), ("value", "<u4")])
        for part, rows in enumerate(self._rows):
            path = self._folder / str(part)
            kept = [np.fromfile(path, dtype=kind)] if path.exists() else []
            if kept or rows:
                whole = np.concatenate([*kept, *rows])
                rows.clear()
                yield whole["key"], whole["value"]
