"""Rules for expressions of time."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry


class CalendarName(Entry, frozen=True, kw_only=True):
    """A name of a weekday, a month, a season or a feast. `value` is how an offset names it.

    Weekdays count from Monday, 0; months are 01 to 12; seasons a run of months (northern year); feasts `MM-DD`, or
    the name by which `model/feasts.py` reckons a movable one.
    `ambiguous` names ("may", "march") count alone only where they are no verb and no person; `short` ones ("sun",
    "fall") only with a day, a year, or a word of time before them.
    """

    file: ClassVar[str] = "en/calendar_names"

    kind: Literal["weekday", "month", "season", "feast"]
    value: str
    words: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    short: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the names."""
        return (*self.words, *self.ambiguous, *self.short)


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
    A part of a day is of the kind `time`.
    `duration` is how long a stretch is that has no dates ("recent months"), in ISO 8601 with X for the number.
    """

    file: ClassVar[str] = "en/time_deictics"

    words: tuple[str, ...]
    offset: str | None = None
    narrative: bool = False
    kind: Literal["date", "time"] = "date"
    duration: str | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the phrases."""
        return self.words


class SetWord(Entry, frozen=True, kw_only=True):
    """A word for what comes again and again ("daily"), with its ISO 8601 set."""

    file: ClassVar[str] = "en/time_sets"

    word: str
    value: str

    def keys(self) -> tuple[str, ...]:
        """Return the word."""
        return (self.word,)


class TimeWord(Entry, frozen=True, kw_only=True):
    """Words that pair with units and names: which way they point, or how they bound an interval.

    `back`, `here`, `ahead` stand before a unit or a name ("last month"), `part` before it for a part of it ("early"),
    `part_in` before "the" and a unit ("the end of the month"); `since`, `until`, `from`, `to` bound. `ago`, `later`,
    `earlier` follow a number and a unit; `within`, `within_past` stand before them; `span` stands before units without
    a number ("for weeks"); `each` makes a set; `daypart` is a part of a day, `noon` its middle.
    What `future` auxiliaries, infinitives under an `ahead_verb` and participles of an `ahead_date` tell is yet to come,
    as is what stands after a `deadline`; `ahead_noun` are what is spoken of before it happens.
    `ahead_adjective` are what things are from a day to come; what is `moved_to` a day until then, happens on it.
    `latest` and `compared` stand before a quarter: the one told of, and the same one a year before.
    Before a date, `imprint`, `revised` and (with a colon) `posted` make it that of the page; `lasting` are what is
    called so many months old.
    """

    file: ClassVar[str] = "en/time_words"

    role: Literal[
        "back", "here", "ahead", "since", "until", "from", "to", "part", "part_in", "ago", "later", "earlier", "each",
        "daypart", "noon", "within", "within_past", "span", "future", "ahead_verb", "ahead_date", "ahead_noun",
        "deadline", "latest", "compared", "ahead_adjective", "moved_to", "posted", "imprint", "revised", "lasting",
    ]  # fmt: skip
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words with their role."""
        return tuple(f"{self.role}:{word}" for word in self.words)
