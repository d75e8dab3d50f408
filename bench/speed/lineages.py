"""How many texts a second are searched for shared passages, in how much memory, and whether planted ones are found.

python bench/speed/lineages.py [TEXTS [HELD]]      # 10,000 made-up texts unless said otherwise
"""

import random
import resource
import sys
import time
from collections.abc import Iterator

from recount.link.shingles import HELD, shared_shingles

WORDS = [f"word{number}" for number in range(20_000)]
KEPT = 500
"""Texts that passages are taken from: the latest."""


def main() -> None:
    """Search the texts once and print what it took."""
    count, held = (int(number) for number in [*sys.argv[1:], *("10000", HELD)[len(sys.argv) - 1 :]])
    planted: set[tuple[int, int]] = set()
    started = time.perf_counter()
    found = {(pair.first, pair.second) for pair in shared_shingles(_texts(count, planted), held)}
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count:,} texts in {seconds:.1f} s, {count / seconds:,.0f} a second, peak {peak} MB with {held:,} held")
    print(f"planted {len(planted):,}, of these found {len(planted & found):,}; other pairs {len(found - planted):,}")


def _texts(count: int, planted: set[tuple[int, int]]) -> Iterator[list[str]]:
    """Yield texts of 150 to 600 words; every tenth holds a passage of an earlier one, which is noted."""
    rng = random.Random(5)  # noqa: S311 - texts, not secrets
    earlier: list[tuple[int, list[str]]] = []
    for number in range(count):
        text = rng.choices(WORDS, k=rng.randrange(150, 600))
        if earlier and number % 10 == 0:
            other, words = rng.choice(earlier)
            start = rng.randrange(140)
            text[50:50] = words[start : start + rng.choice([12, 40, 60])]
            planted.add((other, number))
        earlier = [*earlier[-KEPT:], (number, text[:200])]
        yield text


if __name__ == "__main__":
    main()
