"""Rows of two numbers, more than memory holds: laid out in partitions, on disk when there are too many."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

PARTS = 64
Keys = NDArray[np.uint64]
Values = NDArray[np.uint32]
Rows = NDArray[Any]
_ROW = np.dtype([("key", "<u8"), ("value", "<u4")])


class Partitions:
    """Rows of a key and a value, read back partition by partition; `part` numbers the partitions of keys.

    Up to `held` rows stay in memory; beyond, they go to files of a temporary folder, which is gone at the end. With
    `summed`, rows of one key are one row with the sum of their values.
    """

    def __init__(self, held: int, part: Callable[[Keys], Keys], *, summed: bool = False) -> None:
        self._most, self._part, self._summed = held, part, summed
        self._rows: list[Rows] = []
        self._size = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def add(self, keys: Keys, values: Values) -> None:
        """Add rows."""
        rows = np.empty(len(keys), dtype=_ROW)
        rows["key"], rows["value"] = keys, values
        self._rows.append(rows)
        self._size += len(rows)
        if self._size > self._most:
            self._make_room()

    def read(self) -> Iterator[tuple[Keys, Values]]:
        """Yield the rows of each partition that has any, and forget them."""
        for part, rows in enumerate(self._split(self._take())):
            path = self._path(part)
            whole = np.concatenate([np.fromfile(path, dtype=_ROW), rows]) if path and path.exists() else rows
            if len(whole):
                whole = _sum(whole) if self._summed else whole
                yield whole["key"], whole["value"]

    def _make_room(self) -> None:
        """Put what is held on disk, unless summing makes it half as much."""
        rows = self._take()
        rows = _sum(rows) if self._summed else rows
        if len(rows) <= self._most // 2:
            self._rows, self._size = [rows], len(rows)
            return
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="recount-")
        for part, some in enumerate(self._split(rows)):
            path = self._path(part)
            if path and len(some):
                with path.open("ab") as file:
                    file.write(some.tobytes())

    def _path(self, part: int) -> Path | None:
        return Path(self._folder.name) / str(part) if self._folder else None

    def _take(self) -> Rows:
        rows = np.concatenate(self._rows) if self._rows else np.empty(0, dtype=_ROW)
        self._rows, self._size = [], 0
        return rows

    def _split(self, rows: Rows) -> Iterator[Rows]:
        """Yield the rows of each partition, the empty ones too."""
        parts = self._part(rows["key"])
        order = np.argsort(parts, kind="stable")
        bounds = np.searchsorted(parts[order], np.arange(PARTS + 1, dtype=np.uint64))
        for part in range(PARTS):
            yield rows[order[bounds[part] : bounds[part + 1]]]


def _sum(rows: Rows) -> Rows:
    """Return one row for each key, in order of keys, with the sum of its values."""
    keys, starts = np.unique(rows["key"][order := np.argsort(rows["key"], kind="stable")], return_index=True)
    summed = np.empty(len(keys), dtype=_ROW)
    summed["key"] = keys
    summed["value"] = np.add.reduceat(rows["value"][order], starts) if len(keys) else 0
    return summed
