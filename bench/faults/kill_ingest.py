"""Kills an ingest at random moments, then lets it finish, and compares the store with one that was never disturbed.

python bench/faults/kill_ingest.py PATH [KILLS]     # 50 kills unless said otherwise

PATH is what is ingested: some sixty reports, so that an ingest takes longer than it is let live. An ingest that ends
before it is killed starts over with a new store, so that kills fall into every stage. Instants and numbers of runs are
left out of the comparison. Exit status 1: something was lost or doubled.
"""

import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from databases import contents
from recount.store import open_store

SOONEST, LATEST = 2.5, 5.5
"""Seconds that an ingest is let live."""


def main() -> int:
    """Kill so often, and print for every table how many rows both stores have and whether they are the same."""
    path, kills = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 50
    rng, done = random.Random(7), 0  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as folder:
        killed, whole = f"{folder}/killed.db", f"{folder}/whole.db"
        while done < kills:
            with subprocess.Popen(_command(path, killed), stdout=subprocess.DEVNULL) as process:
                try:
                    process.wait(rng.uniform(SOONEST, LATEST))
                except subprocess.TimeoutExpired:
                    process.kill()
                    done += 1
                    continue
            for part in Path(folder).glob("killed.db*"):
                part.unlink()
        for store in (killed, whole):
            subprocess.run(_command(path, store), check=False)
        left, right = contents(open_store(killed)), contents(open_store(whole))
    for table, rows in left.items():
        print(f"{table:16} {len(rows):7} {len(right[table]):7}  {'same' if rows == right[table] else 'DIFFERENT'}")
    return int(left != right)


def _command(path: str, store: str) -> list[str]:
    return [sys.executable, "-m", "recount.cli.main", "ingest", path, "--store", store]


if __name__ == "__main__":
    sys.exit(main())
