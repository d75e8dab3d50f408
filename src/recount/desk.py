"""A store at work: pages read into it, reports placed into stories, stories told, judgements taken in.

Reading and linking know no store, and the store knows neither; here they meet.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from recount.annotate import DEFAULT_MODEL
from recount.compose import compose
from recount.errors import StoreError
from recount.link import Judged, amended, bonds_of, fault, judged, known, place, profile
from recount.link import tell as link_story
from recount.link.standing import story_id
from recount.model.base import Record
from recount.model.bonds import FREE, Bonds
from recount.model.judgement import Anchor, Judgement
from recount.model.own import NOTHING, Own
from recount.model.page import Page, Rejection
from recount.model.reading import Reading
from recount.model.standing import StoryChange
from recount.pipeline import producer, read_each
from recount.store import Store, anchor_of, cluster_members
from recount.store.account import Told
from recount.store.judging import add_judgements, judgement_in, judgements_about
from recount.store.keeping import (
    begin_run,
    end_run,
    forget_reports,
    has_page,
    keep_page,
    keep_readings,
    keep_rejections,
    kept_page,
    page_id,
    page_read,
    pages_to_read_again,
)
from recount.store.opening import Writing
from recount.store.reports import reading_in
from recount.store.standing import (
    StoreShelf,
    forget_profile,
    keep_profile,
    leave_stories,
    make_changes,
    number_of,
    touch_stories,
)
from recount.store.telling import stale_stories, tell, to_tell

Clock = Callable[[], str]
"""What gives the instant (RFC 3339, UTC) at which something is kept."""


class Outcome(Record, frozen=True, kw_only=True):
    """What became of one page: kept before, or read now with so many new reports, and what was refused of it."""

    origin: str
    known: bool = False
    reports: int = 0
    rejections: tuple[Rejection, ...] = ()


class Reader(Record, frozen=True, kw_only=True):
    """How pages are read into a store."""

    model: str = DEFAULT_MODEL
    fast: bool = False
    own: Own = NOTHING


def ingest(
    store: Store, pages: Iterable[Page | Rejection], clock: Clock, reader: Reader | None = None
) -> Iterator[Outcome]:
    """Read pages into the store, and yield what became of each, as soon as it is kept.

    A page that was kept before is passed over. Each page is kept in one transaction, with its reports, their facts and
    the stories they go into: a killed run has lost nothing that was yielded. Accounts are told by `tell_stories`.
    """
    how = reader or Reader()
    run = begin_run(store, "ingest", producer(how.model, how.own.digest), clock())
    fresh = _Fresh(store, pages)
    for page, items in read_each(fresh, how.model, fast=how.fast, own=how.own):
        yield from fresh.passed()
        yield _keep(store, page, items, run, clock())
    yield from fresh.passed()
    end_run(store, run, clock())


class _Fresh:
    """The pages that the store does not have; what is passed over on the way is told by `passed`."""

    def __init__(self, store: Store, pages: Iterable[Page | Rejection]) -> None:
        self._store, self._pages = store, pages
        self._passed: list[Outcome] = []
        self._seen: set[str] = set()

    def __iter__(self) -> Iterator[Page | Rejection]:
        for page in self._pages:
            identifier = "" if isinstance(page, Rejection) else page_id(page)
            if identifier and (identifier in self._seen or has_page(self._store, identifier)):
                self._passed.append(Outcome(origin=page.origin, known=True))
            else:
                self._seen.add(identifier)
                yield page

    def passed(self) -> Iterator[Outcome]:
        """Yield what was passed over since it was last asked."""
        yield from self._passed
        self._passed = []


def read_again(store: Store, clock: Clock, reader: Reader | None = None) -> Iterator[Outcome]:
    """Read anew the kept pages that another version, model or lexicon has read; ids and judgements stay."""
    how = reader or Reader()
    made_by = producer(how.model, how.own.digest)
    wanted = pages_to_read_again(store, made_by)
    run = begin_run(store, "ingest --again", made_by, clock())
    pages = (kept_page(store, identifier) for identifier in wanted)
    for page, items in read_each(pages, how.model, fast=how.fast, own=how.own):
        yield _keep(store, page, items, run, clock())
    end_run(store, run, clock())


def _keep(store: Store, page: Page | Rejection, items: Sequence[Reading | Rejection], run: int, at: str) -> Outcome:
    rejections = tuple(item for item in items if isinstance(item, Rejection))
    readings = [item for item in items if isinstance(item, Reading)]
    with store.writing() as connection:
        if isinstance(page, Rejection):
            keep_rejections(connection, [page], None, at)
            return Outcome(origin=page.origin, rejections=(page,))
        number = keep_page(connection, page, run, at)
        kept = keep_readings(connection, number, readings, run)
        keep_rejections(connection, rejections, number, at)
        refused = [number_of(connection, reading.report.id) for reading in readings if reading.refused]
        if leaving := {*kept.gone, *refused}.difference(kept.new):
            leave_stories(connection, leaving, run, at)
            forget_reports(connection, kept.gone)
        for report in [r for r in readings if r.refused is None]:
            _place(connection, report, kept.new, run, at)
        touch_stories(connection, kept.anew)
        page_read(connection, number, run)
    return Outcome(origin=page.origin, reports=len(kept.new), rejections=rejections)


def _place(connection: Writing, reading: Reading, new: Sequence[int], run: int, at: str) -> None:
    """Put a report into the story that it tells; one that has a story stays there, and is compared as it is now."""
    number, shelf = number_of(connection, reading.report.id), StoreShelf(connection)
    has_story = False
    if number not in new:
        forget_profile(connection, number)
        has_story = bool(shelf.stories([reading.report.id]))
    mine = known(profile(reading), shelf)
    changes = () if has_story else place(mine, shelf, partial(_bonds, connection))
    keep_profile(connection, number, mine)
    make_changes(connection, changes, run, at)


def _bonds(connection: Writing, reports: Sequence[str]) -> Bonds:
    """Return what is judged of reports: which are of one story, and which are not."""
    about = [one for one in judgements_about(connection, reports) if _is_of_reports(one)]
    if not about:
        return FREE
    meant = {one.id: tuple((anchor.report, None) for anchor in one.about) for one in about}
    return bonds_of(Judged(judgements=tuple(about), meant=dict(meant)), [(report, None) for report in reports])


def _is_of_reports(one: Judgement) -> bool:
    return one.verdict in ("same", "not_same") and all(anchor.kind == "report" for anchor in one.about)


def tell_stories(store: Store) -> Iterator[str]:
    """Tell anew every story whose account is behind, and yield its id; one that changes meanwhile is told again."""
    for identifier in stale_stories(store):
        while True:
            version, readings, judgements = to_tell(store, identifier)
            if not readings or tell(store, _told(identifier, readings, judgements), version):
                break
        yield identifier


def _told(identifier: str, readings: Sequence[Reading], judgements: Sequence[Judgement]) -> Told:
    told = judged(readings, judgements)
    dated, story = link_story(amended([r for r in readings if r.refused is None], told), told)
    account = compose(story, dated, told.judgements)
    items = frozenset(item for one in told.meant.values() for item in one)
    return Told(story=msgspec.structs.replace(account, id=identifier), readings=dated, judged=items)


def judge_in(store: Store, judgements: Iterable[Judgement], at: str) -> tuple[Judgement, ...]:
    """Take judgements in, each once, and mark the stories that they are about; return those that are new.

    Raises:
        StoreError: one is about nothing in the store, takes back what is not there, or gives an impossible value.
    """
    with store.writing() as connection:
        new = add_judgements(connection, judgements)
        for one in new:
            meant, back = _meant(connection, one)
            numbers = [number_of(connection, anchor.report) for anchor in dict.fromkeys(meant.about)]
            _check(connection, one)
            touch_stories(connection, numbers)
            if _is_of_reports(meant) and not back:
                make_changes(connection, _moves(StoreShelf(connection), meant), None, at, one.id)
            elif _is_of_reports(meant):
                _place_anew(connection, meant, at, one.id)
    return new


def anchors(store: Store, item: str) -> tuple[Anchor, ...]:
    """Return what an item names: `REPORT`, `REPORT/FACT-OR-ENTITY`, or a cluster, which stands for all of its facts.

    Raises:
        StoreError: the store has no such thing.
    """
    report, _, inside = item.partition("/")
    if report.startswith("report:"):
        return (anchor_of(store, report, inside or None),)
    return tuple(anchor_of(store, report, fact) for report, fact in cluster_members(store, item))


def _check(connection: Writing, one: Judgement) -> None:
    """Refuse a correction that the thing cannot have: told to whoever makes it, while they can still mend it."""
    if one.verdict != "correct":
        return
    for anchor in one.about:
        reading = reading_in(connection, anchor.report)
        if problem := fault(reading, anchor.item, one):
            raise StoreError(problem)


def _meant(connection: Writing, one: Judgement) -> tuple[Judgement, bool]:
    """Return the judgement that is made, taken back or made again, and whether it is taken back."""
    seen, here, back = set[str](), one, False
    while here.undoes and here.undoes not in seen:
        seen.add(here.undoes)
        here, back = judgement_in(connection, here.undoes), not back
    return here, back


def _place_anew(connection: Writing, one: Judgement, at: str, judgement: str) -> None:
    """Put the reports that a judgement had moved where they go without it."""
    shelf = StoreShelf(connection)
    reports = [anchor.report for anchor in one.about]
    for report in reports[:1] if one.verdict == "not_same" else reports[1:]:
        home = shelf.stories([report])[report]
        if len(shelf.members(home)) > 1:
            alone = StoryChange(kind="judged", story=_apart(report, home), reports=(report,), former=(home,))
            make_changes(connection, [alone], None, at, judgement)
            home = alone.story
        (mine,) = shelf.profiles([report])
        for change in place(mine, shelf, partial(_bonds, connection)):
            if change.kind == "joined":  # the story that it was alone in goes into the other
                change = StoryChange(kind="merged", story=change.story, reports=(), former=(home,))  # noqa: PLW2901
            if change.kind != "opened":
                make_changes(connection, [change], None, at, judgement)


def _moves(shelf: StoreShelf, one: Judgement) -> list[StoryChange]:
    """Return what a judgement of whole reports does to stories at once."""
    reports = [anchor.report for anchor in one.about]
    homes = shelf.stories(reports)
    first = homes.get(reports[0])
    if one.verdict == "same":
        others = dict.fromkeys(home for report in reports[1:] if (home := homes.get(report)) and home != first)
        return [StoryChange(kind="judged", story=first, reports=(), former=(o,)) for o in others if first]
    if first is None or not any(homes.get(report) == first for report in reports[1:]):
        return []
    return [StoryChange(kind="judged", story=_apart(reports[0], first), reports=(reports[0],), former=(first,))]


def _apart(report: str, story: str) -> str:
    """Return the id of the story that a report makes by itself; another one where the story it leaves has that."""
    return story_id(report) if story_id(report) != story else story_id(f"{report} apart")
