"""A PostgreSQL of the tests' own, started where it is installed, and a store as it is logically, row by row."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from recount.store import tables
from recount.store.opening import Store

CLOCKED = {"at", "kept_at", "started_at", "ended_at"}


def is_installed() -> bool:
    """Tell whether the programs of a PostgreSQL server are there."""
    return shutil.which("initdb") is not None and shutil.which("postgres") is not None


@contextmanager
def server() -> Iterator[str]:
    """Start a server that nobody else reaches, and give its address without a database; it is gone afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        # PostgreSQL refuses to run as root
        who = {"user": "nobody"} if os.geteuid() == 0 else {}
        Path(folder).chmod(0o777)
        environment = {"PATH": os.environ["PATH"], "HOME": folder}
        data = f"{folder}/data"
        setup = ["initdb", "-D", data, "-U", "recount", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(setup, check=True, capture_output=True, cwd=folder, env=environment, **who)
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        start = ["pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"]
        subprocess.run(start, check=True, capture_output=True, cwd=folder, env=environment, **who)
        try:
            yield f"postgresql://recount@127.0.0.1:{port}"
        finally:
            stop = ["pg_ctl", "-D", data, "-m", "immediate", "stop"]
            subprocess.run(stop, check=False, capture_output=True, cwd=folder, env=environment, **who)


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of a store but the runs, without instants and without the numbers of runs."""
    found = {}
    with store.reading() as connection:
        for table in tables.metadata.sorted_tables:
            if table.name == "run":
                continue
            columns = [column for column in table.c if column.name not in CLOCKED | {"run"}]
            rows = connection.execute(select(*columns)).all()
            found[table.name] = sorted(map(tuple, rows), key=repr)
    return found
