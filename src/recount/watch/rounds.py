"""The rounds of a watch: feeds asked, what is new read into the store, what changed told, one round after the other."""

from collections.abc import Iterator, Sequence

from recount import desk
from recount.fetch import Settings, Surroundings, add_feeds, poll_feeds, read_pages
from recount.fetch.records import FetchError
from recount.fetch.warc import instant
from recount.model.base import Record
from recount.model.notice import Rule
from recount.model.page import Rejection
from recount.store import Store, get_story, list_stories
from recount.store.noticing import add_notices, has_notices, untold, was_told, welcome
from recount.store.records import StoryQuery
from recount.watch.notices import notices_of, wanted
from recount.watch.receivers import Receiver

CALL = 500
"""Stories that are looked at in one question when a watch begins."""


class Round(Record, frozen=True, kw_only=True):
    """What one round did: reports read, stories told anew, notices found, and what went wrong."""

    reports: int
    stories: int
    notices: int
    rejections: tuple[Rejection, ...]


class Watch(Record, frozen=True, kw_only=True):
    """What is watched and how: the store, feeds, how pages are fetched and read, who is told which notices.

    `every` is the seconds from the start of one round to the start of the next.
    """

    store: Store
    feeds: tuple[str, ...]
    settings: Settings
    receivers: tuple[Receiver, ...]
    rule: Rule = Rule()
    reader: desk.Reader = desk.Reader()
    every: float = 900.0


def watch(what: Watch, around: Surroundings | None = None, rounds: int | None = None) -> Iterator[Round]:
    """Watch, and yield what each round did; so many rounds, or until whoever iterates has had enough.

    What the store holds before a watch first looks at it is no news. A feed that fails rests longer each time
    (`recount.fetch`); a receiver that cannot be told is told in the next round, and nothing is told twice to it unless
    the program was stopped while it was being told.

    Raises:
        UsageError: the folder of pages cannot be used, or another run has it.
    """
    here = around or Surroundings()
    refused = [one for one in add_feeds(what.feeds, what.settings.folder) if isinstance(one, Rejection)]
    _look_first(what.store, instant(here.now()))
    welcome(what.store, [one.name for one in what.receivers])
    done = 0
    while rounds is None or done < rounds:
        started = here.clock()
        yield _round(what, here, refused if done == 0 else [])
        done += 1
        if rounds is None or done < rounds:
            here.sleep(max(0.0, what.every - (here.clock() - started)))


def _look_first(store: Store, at: str) -> None:
    """Note what the stories hold already; of a store watched before, what a stopped run did not get to tell."""
    quiet, cursor = not has_notices(store), None
    while True:
        some = list_stories(store, StoryQuery(limit=CALL, cursor=cursor))
        for row in some.items:
            add_notices(store, notices_of(get_story(store, row.id)), at, quiet=quiet)
        cursor = some.next
        if cursor is None:
            return


def _round(what: Watch, around: Surroundings, refused: Sequence[Rejection]) -> Round:
    wrong, reports = list(refused), 0

    def at() -> str:
        return instant(around.now())

    pages = read_pages(poll_feeds(what.settings, around))
    for outcome in desk.ingest(what.store, pages, at, what.reader):
        wrong += outcome.rejections
        reports += outcome.reports
    told = found = 0
    for story in desk.tell_stories(what.store):
        told += 1
        found += len(add_notices(what.store, notices_of(get_story(what.store, story)), at()))
    for one in what.receivers:
        wrong += _tell(what, one)
    return Round(reports=reports, stories=told, notices=found, rejections=tuple(wrong))


def _tell(what: Watch, one: Receiver) -> Iterator[Rejection]:
    """Tell a receiver all that it has not been told; where it cannot be told, it stays untold."""
    while some := untold(what.store, one.name):
        asked = [(at, notice) for _, at, notice in some if wanted(notice, what.rule)]
        try:
            if asked:
                one.tell(asked)
        except (FetchError, OSError) as error:
            yield Rejection(origin=one.name, stage="tell", code="untold", message=str(error))
            return
        was_told(what.store, one.name, some[-1][0])
