"""What is said to people: to standard error; progress only on a terminal."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from recount.model.page import Rejection

T = TypeVar("T")


def counted(items: Iterable[T]) -> Iterator[T]:
    """Yield the items, saying on a terminal how many there were so far."""
    shown = sys.stderr.isatty()
    number = 0
    for number, item in enumerate(items, 1):
        if shown:
            sys.stderr.write(f"\rreading report {number} …")
            sys.stderr.flush()
        yield item
    if shown and number:
        sys.stderr.write("\r\033[K")
        sys.stderr.flush()


def complain(rejection: Rejection) -> None:
    """Say in one line what was refused and why."""
    sys.stderr.write(f"recount: rejected {rejection.origin} ({rejection.code}): {rejection.message}\n")
