"""Rows that go to disk when there are too many."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.link.partitions import PARTS, Partitions

ROWS = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 9)), max_size=60)


def lowest(keys):
    return keys & np.uint64(PARTS - 1)


def read(rows, held, *, summed=False):
    """Return the rows as they come back, in order within each partition."""
    with Partitions(held, lowest, summed=summed) as partitions:
        for key, value in rows:
            partitions.add(np.array([key], dtype=np.uint64), np.array([value], dtype=np.uint32))
        return [list(zip(keys.tolist(), values.tolist(), strict=True)) for keys, values in partitions.read()]


@given(ROWS, st.sampled_from([1, 7, 1000]))
def test_rows_come_back_by_partition_in_the_order_they_came(rows, held):
    expected = [[row for row in rows if row[0] % PARTS == part] for part in range(PARTS)]
    assert read(rows, held) == [some for some in expected if some]


@given(ROWS, st.sampled_from([1, 7, 1000]))
def test_rows_of_one_key_are_summed_on_disk_or_not(rows, held):
    found = dict(row for some in read(rows, held, summed=True) for row in some)
    assert found == {key: sum(value for other, value in rows if other == key) for key, _ in rows}


@pytest.mark.parametrize(("held", "folders"), [(1000, 0), (10, 1)])
def test_few_rows_stay_off_the_disk_and_nothing_is_left_there(tmp_path, monkeypatch, held, folders):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Partitions(held, lowest) as partitions:
        partitions.add(np.arange(50, dtype=np.uint64), np.zeros(50, dtype=np.uint32))
        assert len(list(Path(tmp_path).iterdir())) == folders
    assert not list(Path(tmp_path).iterdir())
