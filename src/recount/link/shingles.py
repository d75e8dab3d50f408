"""Which texts share passages: winnowed shingles, in one pass, in bounded memory.

A shingle is a run of eight words (Broder 1997). Of every three in a row one is kept, the one with the least hash
(winnowing: Schleimer, Wilkerson and Aiken 2003), so that a passage of ten words is always found, whatever stands
around it. Kept shingles are laid out in partitions by their hash, which go to disk where there are many; each is
sorted by itself, and the pairs that it gives are again laid out, by their second text, and summed (a hash join as
databases make it). MinHash would tell how alike whole texts are; a copy that is one tenth of a report is not alike.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from recount.link.partitions import PARTS, Keys, Partitions, Values
from recount.model.base import Record

RUN = 8
WINDOW = 3
HELD = 2_000_000
"""Shingles, or pairs, that are held before they go to disk: some 30 MB."""
REACH = 8
"""Next texts that a text is paired with by one shingle, beside the first that has it.

What thousands print is thus a chain and a star, which tie the same texts as all their pairs would: of those that share
no more than this one passage, the first has it in common with every other.
"""
_BASE = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)


class Shared(Record, frozen=True, kw_only=True, order=True):
    """Two texts, by number, and how many kept shingles they share: about half of the words they have in common."""

    first: int
    second: int
    count: int


def shared_shingles(texts: Iterable[Sequence[str]], held: int = HELD) -> Iterator[Shared]:
    """Yield each pair of texts that share shingles, in order of the second, then of the first.

    The result does not depend on how much is held.
    """
    with Partitions(held, _by_hash) as shingles:
        count = 0
        for count, text in enumerate(texts, 1):
            kept = winnowed(text)
            shingles.add(kept, np.full(len(kept), count - 1, dtype=np.uint32))
        with Partitions(
            held, lambda keys: (keys >> _HALF) * np.uint64(PARTS) // np.uint64(count), summed=True
        ) as pairs:
            for hashes, owners in shingles.read():
                for first, second in _paired(hashes, owners):
                    pairs.add(second.astype(np.uint64) << _HALF | first, np.ones(len(first), dtype=np.uint32))
            for keys, counts in pairs.read():
                for key, shared in zip(keys.tolist(), counts.tolist(), strict=True):
                    yield Shared(first=key & 0xFFFFFFFF, second=key >> 32, count=shared)


def _by_hash(hashes: Keys) -> Keys:
    """Return the partitions of hashes by their lowest bits: their highest are low, as winnowing keeps the least."""
    return hashes & np.uint64(PARTS - 1)


def winnowed(text: Sequence[str]) -> Keys:
    """Return the hashes of the shingles of a text that winnowing keeps, each once."""
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


def _paired(hashes: Keys, owners: Values) -> Iterator[tuple[Values, Values]]:
    """Yield the texts that share a hash, in pairs, smaller number first; crowds are paired as `REACH` says."""
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    for step in range(1, min(REACH, len(hashes) - 1) + 1):
        same = hashes[:-step] == hashes[step:]
        if not same.any():
            return
        yield owners[:-step][same], owners[step:][same]
    starts = np.searchsorted(hashes, hashes)
    far = np.arange(len(hashes)) - starts > REACH
    yield owners[starts[far]], owners[far]
