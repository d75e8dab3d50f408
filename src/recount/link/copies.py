"""What texts have word for word in common: runs of eight words, numbered once for all texts and then compared exactly.

Shingles say which texts to compare; here nothing is hashed, so that what is shown as shared is shared. Runs are
numbered by doubling (Karp, Miller and Rosenberg 1972): words, then pairs of them, of these again pairs.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from recount.link.shingles import RUN

Runs = NDArray[np.int64]
Places = NDArray[np.bool_]


def numbered_runs(texts: Sequence[Sequence[str]]) -> list[Runs]:
    """Return for each text the numbers of its runs of eight words, place by place; equal runs have equal numbers."""
    known: dict[str, int] = {}
    flat = np.array([known.setdefault(word, len(known)) for text in texts for word in text], dtype=np.int64)
    length = 1
    while length < RUN and len(flat) > length:
        _, flat = np.unique(flat[:-length] * len(flat) + flat[length:], return_inverse=True)
        length *= 2
    ends = np.cumsum([0, *(len(text) for text in texts)]).tolist()
    return [flat[start : max(start, end - RUN + 1)] for start, end in pairwise(ends)]


def distinct_runs(runs: Runs) -> Runs:
    """Return the runs in order, each once."""
    return np.unique(runs)


def shared_runs(one: Runs, other: Runs) -> Runs:
    """Return the runs that both have; of both, and so of the result, each run stands once and in order."""
    return np.intersect1d(one, other, assume_unique=True)


def repeated_runs(texts: Sequence[Runs]) -> Runs:
    """Return the runs that more than one of these texts has, in order; of each text each run is given once."""
    found, counts = np.unique(np.concatenate(texts), return_counts=True)
    return found[counts > 1]


def covered(runs: Runs, some: Runs, size: int) -> Places:
    """Tell for each word of a text of this size whether it stands in one of some runs, which are sorted."""
    words = np.zeros(size, dtype=np.bool_)
    if len(some) and len(runs):
        begins = some[np.minimum(np.searchsorted(some, runs), len(some) - 1)] == runs
        for place in range(RUN):
            words[place : place + len(runs)] |= begins
    return words
