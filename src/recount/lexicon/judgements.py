"""Reads a file of a person's judgements: JSON Lines, one `Judgement` a line, as `recount review export` writes it."""

from pathlib import Path

import msgspec

from recount.errors import TableError
from recount.model.judgement import Judgement

FAULTS = 10
"""Faulty lines that a message tells; how many more there are is said."""


def read_judgements(path: str) -> tuple[Judgement, ...]:
    """Return the judgements of a file, in its order, each once.

    Raises:
        TableError: the file cannot be read, or has lines that are no judgement; all of them are told.
    """
    try:
        lines = Path(path).read_bytes().splitlines()
    except OSError as error:
        raise TableError(f"{path}: {error.strerror}; name a file of judgements that can be read") from error
    found: dict[str, Judgement] = {}
    faults = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                one = msgspec.json.decode(line, type=Judgement)
                found.setdefault(one.id, one)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                faults.append(f"line {number}: {error}")
    if faults:
        more = f"; and {len(faults) - FAULTS} more" if len(faults) > FAULTS else ""
        raise TableError(
            f"{path}: {'; '.join(faults[:FAULTS])}{more}; expected one judgement a line, as docs/format.md has it"
        )
    return tuple(found.values())
