"""Readings in files, as `recount read` prints them, at hand one by one."""

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from recount.errors import UsageError
from recount.model.reading import Reading

_READINGS = msgspec.json.Decoder(Reading)


class ReadingLines:
    """The readings of files of JSON Lines, each report once: of a line only its place is held in memory.

    `scan` reads the files through and notes where the readings stand; from then on they are had by number. A report
    that no facts were drawn from is left out, as in a dossier.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        self._files, self._starts = array("H"), array("Q")

    def scan(self) -> Iterator[Reading]:
        """Yield every reading in order, each report once.

        Raises:
            UsageError: a file cannot be read, or a line is no Reading.
        """
        self._files, self._starts = array("H"), array("Q")
        seen: set[str] = set()
        for number, path in enumerate(self.paths):
            for start, reading in _readings(path):
                if reading.refused is None and reading.report.id not in seen:
                    seen.add(reading.report.id)
                    self._files.append(number)
                    self._starts.append(start)
                    yield reading

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> Reading:
        with Path(self.paths[self._files[number]]).open("rb") as stream:
            stream.seek(self._starts[number])
            return _READINGS.decode(stream.readline())


def _readings(path: str) -> Iterator[tuple[int, Reading]]:
    """Yield the readings of a file, each with the byte at which its line starts."""
    try:
        with Path(path).open("rb") as stream:
            start = 0
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield start, _decoded(line, f"{path}, line {number}")
                start += len(line)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file that `recount read` has written") from error


def _decoded(line: bytes, where: str) -> Reading:
    try:
        return _READINGS.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{where}: {error}; expected one Reading a line, as `recount read` prints them") from error
