"""Rules for expressions of time."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry


class CalendarName(Entry, frozen=True, kw_only=True):
    """A name of a weekday, a month, a season or a feast. `value` is how an offset names it.

    Weekdays count from Monday, 0; months are 01 to 12; seasons a run of months (northern year); feasts `MM-DD`.
    `ambiguous` names ("may", "march", "sun") count only with a day, a year, or a word of time before them.
    """

    file: ClassVar[str] = "en/calendar_names"

    kind: Literal["weekday", "month", "season", "feast"]
    value: str
    words: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the names."""
        return (*self.words, *self.ambiguous)


class TimeUnit(Entry, frozen=True, kw_only=True):
    """A unit of time: its name in offsets, its ISO 8601 designator, and its words."""

    file: ClassVar[str] = "en/time_units"

    unit: str
    designator: str
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class Deictic(Entry, frozen=True, kw_only=True):
    """Words that point from where the report, or the story it tells, stands. `offset` null: no date can be given.

    `narrative` ones are reckoned from the expression told before ("the previous day"), the others from publication.
    """

    file: ClassVar[str] = "en/time_deictics"

    words: tuple[str, ...]
    offset: str | None = None
    narrative: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the phrases."""
        return self.words


class TimeWord(Entry, frozen=True, kw_only=True):
    """Words that pair with units and names: which way they point, or how they bound an interval.

    `role`: `back`, `here`, `ahead` before a unit or a name ("last month"); `since`, `until`, `from`, `to` bound;
    `part` a part of it ("early"); `about`; `ago`, `later`, `earlier` after a number and a unit; `each` makes a set;
    `daypart` ("morning"); `span` makes a duration of a unit ("for three days").
    """

    file: ClassVar[str] = "en/time_words"

    role: Literal["back", "here", "ahead", "since", "until", "from", "to", "part", "about", "ago", "later", "earlier",
                  "each", "daypart", "within", "within_past"]  # fmt: skip
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words with their role."""
        return tuple(f"{self.role}:{word}" for word in self.words)
