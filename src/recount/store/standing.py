"""The stories that stand, in the store: what `recount.link.place` asks of them, and its changes written down."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, TextClause, delete, func, insert, select, text, update

from recount.errors import StoreError
from recount.model.standing import Profile, StoryChange
from recount.store import tables as t
from recount.store.packing import pack, unpack
from recount.store.rows import ALWAYS, NEVER
from recount.store.telling import forget_story

EVERY = ""
"""The word that stands in every report: its row counts them."""
TITLE = "\x1f"
"""Before a headline's stem in the table of words, so that it is no word of a text."""


class StoreShelf:
    """The profiles and stories of a store, within one transaction (`recount.link.Shelf`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        """Return how many reports are kept."""
        return self.spread([EVERY]).get(EVERY, 0)

    def spread(self, words: Collection[str]) -> Mapping[str, int]:
        """Return in how many reports each word stands."""
        query = select(t.word.c.word, t.word.c.reports).where(t.word.c.word.in_(list(words)))
        return {row.word: row.reports for row in self._connection.execute(query)}

    def titled(self, stems: Collection[str]) -> Mapping[str, int]:
        """Return in how many headlines each stem stands."""
        found = self.spread([TITLE + stem for stem in stems])
        return {word.removeprefix(TITLE): reports for word, reports in found.items()}

    def sharing(self, words: Collection[str], crowd: int, least: int, most: int) -> Mapping[str, int]:
        """Return the reports that share at least so many of their telling words with these, and how many they share."""
        if not words:
            return {}
        bound = {f"w{n}": word for n, word in enumerate(words)}
        found = self._connection.execute(_carriers(len(bound)), {**bound, "most": crowd + 1})
        few = [word for word, reports in found if reports <= crowd]
        n = func.count().label("n")
        query = (
            select(t.report.c.id, n)
            .join(t.profile_word, t.profile_word.c.report == t.report.c.n)
            .where(t.profile_word.c.word.in_(few))
            .group_by(t.report.c.id)
            .having(n >= least)
            .order_by(n.desc(), t.report.c.id)
            .limit(most)
        )
        return {row.id: row.n for row in self._connection.execute(query)}

    def profiles(self, reports: Collection[str]) -> Iterable[Profile]:
        """Return the profiles of reports, in the order in which they are given."""
        query = (
            select(t.report.c.id, t.profile.c.body)
            .join(t.profile, t.profile.c.report == t.report.c.n)
            .where(t.report.c.id.in_(list(reports)))
        )
        found = {row.id: row.body for row in self._connection.execute(query)}
        return [unpack(found[report], Profile) for report in reports if report in found]

    def stories(self, reports: Collection[str]) -> Mapping[str, str]:
        """Return the story of each report."""
        query = (
            select(t.report.c.id, t.story.c.id.label("story"))
            .join(t.story_report, t.story_report.c.report == t.report.c.n)
            .join(t.story, t.story.c.n == t.story_report.c.story)
            .where(t.report.c.id.in_(list(reports)))
        )
        return {row.id: row.story for row in self._connection.execute(query)}

    def members(self, story: str) -> Sequence[str]:
        """Return the reports of a story, in the order in which they came."""
        query = (
            select(t.report.c.id)
            .join(t.story_report, t.story_report.c.report == t.report.c.n)
            .join(t.story, t.story.c.n == t.story_report.c.story)
            .where(t.story.c.id == story)
            .order_by(t.report.c.n)
        )
        return self._connection.execute(query).scalars().all()


@cache
def _carriers(count: int) -> TextClause:
    """Return the question in how many reports each of so many words is a telling one; counting ends at `most`."""
    one = "SELECT * FROM (SELECT word, report FROM profile_word WHERE word = :w{} LIMIT :most) AS s{}"
    words = " UNION ALL ".join(one.format(n, n) for n in range(count))
    return text(f"SELECT word, count(*) FROM ({words}) AS carriers GROUP BY word")  # noqa: S608 - no words of anybody's


def keep_profile(connection: Connection, report: int, profile: Profile) -> None:
    """Keep what of a report is compared with others, and count its words."""
    connection.execute(insert(t.profile).values(report=report, body=pack(profile)))
    if profile.telling:
        connection.execute(insert(t.profile_word), [{"word": word, "report": report} for word in profile.telling])
    _count(connection, _counted(profile))


def forget_profile(connection: Connection, report: int) -> None:
    """Take what of a report is compared with others away again, and its words out of the count."""
    body = connection.execute(select(t.profile.c.body).where(t.profile.c.report == report)).scalar()
    if body is None:
        return
    counted = t.word.c.word.in_(_counted(unpack(body, Profile)))
    connection.execute(update(t.word).where(counted).values(reports=t.word.c.reports - 1))
    for table in (t.profile_word, t.profile):
        connection.execute(delete(table).where(table.c.report == report))


def _counted(profile: Profile) -> list[str]:
    return [EVERY, *profile.words, *(TITLE + stem for stem in profile.title)]


def _count(connection: Connection, words: Sequence[str]) -> None:
    known = set(connection.execute(select(t.word.c.word).where(t.word.c.word.in_(words))).scalars())
    if known:
        connection.execute(update(t.word).where(t.word.c.word.in_(known)).values(reports=t.word.c.reports + 1))
    if fresh := [{"word": word, "reports": 1} for word in words if word not in known]:
        connection.execute(insert(t.word), fresh)


def make_changes(
    connection: Connection, changes: Iterable[StoryChange], run: int | None, at: str, judgement: str | None = None
) -> None:
    """Write down what became of stories; every story that is touched is told anew."""
    for change in changes:
        story = _story(connection, change.story) or _opened(connection, change.story)
        former = [n for one in change.former if (n := _story(connection, one)) is not None]
        moved = list(change.reports)
        if change.kind != "split" and not change.reports:
            for old in former:
                moved += _reports(connection, old)
        _move(connection, story, moved)
        for old, identifier in zip(former, change.former, strict=False):
            if _reports(connection, old):
                _touch(connection, old)
            else:
                _forward(connection, old, identifier, change.story)
        _touch(connection, story)
        _note(connection, change, run, at, judgement)


def _note(connection: Connection, change: StoryChange, run: int | None, at: str, judgement: str | None) -> None:
    row = {
        "at": at, "run": run, "judgement": judgement, "kind": change.kind, "story": change.story,
        "reports": msgspec.json.encode(change.reports).decode(),
        "former": msgspec.json.encode(change.former).decode(),
    }  # fmt: skip
    connection.execute(insert(t.change).values(row))


def leave_stories(connection: Connection, reports: Iterable[int], run: int | None, at: str) -> None:
    """Take reports (numbers) out of their stories; what is left of one is told anew, and one of none ends."""
    query = select(t.report.c.id, t.story.c.id.label("story"), t.story.c.n).select_from(t.story_report)
    query = query.join(t.report, t.report.c.n == t.story_report.c.report).join(t.story)
    for number in sorted(reports):
        home = connection.execute(query.where(t.story_report.c.report == number)).first()
        forget_profile(connection, number)
        if home is None:
            continue
        connection.execute(delete(t.story_report).where(t.story_report.c.report == number))
        if _reports(connection, home.n):
            _touch(connection, home.n)
        else:
            forget_story(connection, home.n)
        _note(connection, StoryChange(kind="left", story=home.story, reports=(home.id,)), run, at, None)


def touch_stories(connection: Connection, reports: Iterable[int]) -> None:
    """Note that the accounts of the stories of these reports (numbers) are behind."""
    mine = select(t.story_report.c.story).where(t.story_report.c.report.in_(list(reports)))
    stale = update(t.story).where(t.story.c.n.in_(mine))
    connection.execute(stale.values(stale=True, version=t.story.c.version + 1))


def number_of(connection: Connection, report: str) -> int:
    """Return the number of a report by its id, or by one that it had before.

    Raises:
        StoreError: there is none of this id.
    """
    found: int | None = connection.execute(select(t.report.c.n).where(t.report.c.id == report)).scalar()
    if found is None:
        found = connection.execute(select(t.former_report.c.report).where(t.former_report.c.id == report)).scalar()
    if found is None:
        raise StoreError(f"{report}: there is no report of this id in the store")
    return found


def _story(connection: Connection, identifier: str) -> int | None:
    found: int | None = connection.execute(select(t.story.c.n).where(t.story.c.id == identifier)).scalar()
    return found


def _opened(connection: Connection, identifier: str) -> int:
    connection.execute(delete(t.former_story).where(t.former_story.c.id == identifier))
    row: dict[str, Any] = {
        "id": identifier, "title": "", "first_day": NEVER, "last_day": ALWAYS, "reports": 0, "lineages": 0,
        "corrected": 0, "stale": True, "version": 0,
    }  # fmt: skip
    key = connection.execute(insert(t.story).values(row)).inserted_primary_key
    return int(key[0]) if key else 0


def _reports(connection: Connection, story: int) -> list[str]:
    query = select(t.report.c.id).join(t.story_report).where(t.story_report.c.story == story).order_by(t.report.c.n)
    return list(connection.execute(query).scalars())


def _move(connection: Connection, story: int, reports: Sequence[str]) -> None:
    numbers = connection.execute(select(t.report.c.n).where(t.report.c.id.in_(reports))).scalars().all()
    connection.execute(delete(t.story_report).where(t.story_report.c.report.in_(numbers)))
    rows = [{"report": n, "story": story, "lineage": None, "dated": None} for n in sorted(numbers)]
    if rows:
        connection.execute(insert(t.story_report), rows)


def _touch(connection: Connection, story: int) -> None:
    count = select(func.count()).select_from(t.story_report).where(t.story_report.c.story == story).scalar_subquery()
    values = {"stale": True, "version": t.story.c.version + 1, "reports": count}
    connection.execute(update(t.story).where(t.story.c.n == story).values(values))


def _forward(connection: Connection, old: int, identifier: str, story: str) -> None:
    """Take away a story that has gone into another, and lead its id, and those that led to it, there."""
    forget_story(connection, old)
    table: Table = t.former_story
    connection.execute(update(table).where(table.c.story == identifier).values(story=story))
    connection.execute(insert(table).values(id=identifier, story=story))
