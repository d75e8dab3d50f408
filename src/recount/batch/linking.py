"""Links more readings than fit in memory: stories are told apart by numbers alone, then told one by one, by several."""

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from recount.batch.shelves import ReadingLines
from recount.compose import compose
from recount.link import UNJUDGED, Judged, amended, bonds_of, group_profiles, judged, profile, tell
from recount.model.base import Record
from recount.model.bonds import FREE, Bonds
from recount.model.judgement import Judgement
from recount.model.reading import Reading
from recount.model.story import Story

TASK = 32
"""Stories that a process is handed at a time."""


class Told(Record, frozen=True, kw_only=True):
    """One story with its account, and its readings as it dates them."""

    story: Story
    readings: tuple[Reading, ...]


def link_many(shelf: ReadingLines, judgements: Iterable[Judgement] = (), workers: int = 1) -> Iterator[Told]:
    """Yield the stories of all readings, each with its account: the same, in the same order, as of one dossier.

    Memory is that of one story's readings in each process and some 6 KB for each reading of the shelf.

    Raises:
        UsageError: a file cannot be read, or a line is no Reading; nothing has been yielded then.
    """
    decoder = msgspec.json.Decoder(Told)
    yield from map(decoder.decode, told_lines(shelf, judgements, workers))


def told_lines(shelf: ReadingLines, judgements: Iterable[Judgement] = (), workers: int = 1) -> Iterator[bytes]:
    """Yield as `link_many` does, each story as a line of JSON without its end."""
    told, bonds = _judged(shelf, tuple(judgements))
    groups = group_profiles((profile(one) for reading in shelf.scan() for one in amended([reading], told)), bonds)
    if workers == 1:
        teller = Teller(shelf, told)
        yield from map(teller.line, groups)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers, _start, (shelf, told)) as pool:
        yield from pool.imap(_line, groups, chunksize=TASK)


def _judged(shelf: ReadingLines, judgements: Sequence[Judgement]) -> tuple[Judged, Bonds]:
    """Return the judgements put to the readings that they are about (these are held), and bonds of reports."""
    if not judgements:
        return UNJUDGED, FREE
    about = {anchor.report for one in judgements for anchor in one.about}
    held, reports = list[Reading](), list[tuple[str, None]]()
    for reading in shelf.scan():
        reports.append((reading.report.id, None))
        held += [reading] if reading.report.id in about else []
    told = judged(held, judgements)
    return told, bonds_of(told, reports)


class Teller:
    """Tells stories by the numbers of their reports."""

    def __init__(self, shelf: ReadingLines, told: Judged) -> None:
        self.shelf, self.told = shelf, told

    def line(self, numbers: Sequence[int]) -> bytes:
        """Return one story with its account as JSON."""
        dated, story = tell(amended([self.shelf[n] for n in numbers], self.told), self.told)
        return msgspec.json.encode(Told(story=compose(story, dated, self.told.judgements), readings=dated))


_teller: Teller | None = None


def _start(shelf: ReadingLines, told: Judged) -> None:
    """Give a process of the pool what it tells of; a pool has no other way to hand it over once."""
    global _teller  # noqa: PLW0603
    _teller = Teller(shelf, told)


def _line(numbers: Sequence[int]) -> bytes:
    if _teller is None:
        raise RuntimeError("a process of the pool was not started")
    return _teller.line(numbers)
