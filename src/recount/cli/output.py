"""Writing what a command prints to where it was asked for."""

import sys
from pathlib import Path

from recount.errors import UsageError


def write_output(content: bytes, output: str | None) -> None:
    """Write to a file, or to standard output where none is named.

    Raises:
        UsageError: the file cannot be written to.
    """
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise UsageError(
            f"--output {output}: {error.strerror}; name a file in a folder that can be written to"
        ) from error
