"""What one report tells of a position, and which events the words of a statement speak of."""

from collections.abc import Sequence

from recount.compose.account import Account
from recount.lexicon.families import is_deed, kinship
from recount.lexicon.harm import harm_words
from recount.model.base import Record, Span
from recount.model.fact import Event, Statement, stretches
from recount.model.reading import Reading
from recount.model.story import PositionStance
from recount.text import sentence_bounds

DONE = frozenset({"happened", "ongoing"})
CUSTODY = frozenset({"arrest", "release"})
"""Deeds of the law: that the police arrested somebody is no side in a quarrel."""
RELATIVES = ("which ", "that ", "whose ", "for which ")
"""First words of a clause that says something of the event named right before it."""
STANCES: dict[str, PositionStance] = {
    "accuse": "asserts", "blame": "asserts", "say": "asserts", "confirm": "asserts",
    "deny": "denies", "doubt": "doubts",
}  # fmt: skip
"""What the stance of a statement makes of what it says; what is promised, threatened or demanded is no position."""


class Claim(Record, frozen=True, kw_only=True):
    """One report's telling of a position. `event` is a cluster's id; a null holder is the report itself."""

    event: str
    question: str
    holder: str | None
    answer: str | None
    stance: PositionStance
    statement: str | None
    report: str


def is_inside(event: Event, statement: Statement) -> bool:
    """Tell whether the statement's content tells of the event."""
    return event.attribution == statement.id or any(s.contains(event) for s in stretches(statement.content_span))


def spoken_of(account: Account, reading: Reading, statement: Statement) -> list[Event]:
    """Return the deeds that the statement speaks of: those in its words, else the one that it can only mean.

    What is doubted or denied is told as what might have been; the deed that was is the main one. Words that tell of
    something else altogether, a truce or a visit, mean no deed.
    """
    inside = [event for event in reading.events if is_inside(event, statement)]
    deeds = [event for event in inside if _is_claimed(event, statement)]
    if statement.stance == "say" or (inside and not deeds):
        return [event for event in deeds if event.type not in CUSTODY]
    if deeds and any(event.modality in DONE for event in deeds):
        return [event for event in deeds if event.modality in DONE]
    meant = reading.fact(statement.event) or _before(reading, statement)
    if isinstance(meant, Event) and is_deed(meant.type):
        return [meant]
    if statement.stance == "deny" and not deeds and (charge := _answered(reading, statement)):
        return spoken_of(account, reading, charge)
    if statement.stance == "doubt" and not deeds and not _speaks_of_harm(reading, statement):
        return []
    main = main_deed(account, reading, statement)
    return [event for event in main if not deeds or any(kinship(deed.type, event.type) for deed in deeds)] or deeds


def _answered(reading: Reading, denial: Statement) -> Statement | None:
    """Return the blame that a denial answers: the last one told in the same sentence or the one before."""
    start, _ = sentence_bounds(reading.report.text, denial.start, denial.end)
    before, _ = sentence_bounds(reading.report.text, max(start - 2, 0), start)
    laid = [s for s in reading.statements if s.stance in ("accuse", "blame") and before <= s.start < denial.start]
    return max(laid, key=lambda statement: (statement.stance == "blame", statement.start), default=None)


def _speaks_of_harm(reading: Reading, statement: Statement) -> bool:
    """Tell whether the words doubt a deed: "that Ardo could STRIKE so far", not "that the truce would hold"."""
    harms = harm_words("act") | harm_words("deed") | harm_words("weapon")
    said = (reading.report.text[s.start : s.end].lower() for s in stretches(statement.content_span))
    return any(form in harms for words in said for word in words.split() for form in _forms(word.strip(".,;:'’")))


def _forms(word: str) -> tuple[str, ...]:
    """Return the word and what may be its lemma."""
    return (word, *(word.removesuffix(ending) for ending in ("s", "es", "ed", "d", "ing")))


def _is_claimed(event: Event, statement: Statement) -> bool:
    """Tell whether the statement speaks of a deed as done; what is doubted or denied need not have been."""
    return is_deed(event.type) and (event.modality in DONE or statement.stance in ("deny", "doubt"))


def _before(reading: Reading, statement: Statement) -> Event | None:
    """Return the deed named right before a clause that says something of it: "the raid, WHICH Vorna blamed on Lesk"."""
    text = reading.report.text
    if not text[statement.start : statement.end].lower().startswith(RELATIVES):
        return None
    ended = [
        event for event in reading.events
        if is_deed(event.type) and not text[event.end : statement.start].strip(" ,\n") and event.end <= statement.start
    ]  # fmt: skip
    return max(ended, key=lambda event: event.start, default=None)


def main_deed(account: Account, reading: Reading, span: Span) -> list[Event]:
    """Return the deed told in the same sentence, else the one of the report of which most reports tell; none or one."""
    start, end = sentence_bounds(reading.report.text, span.start, span.end)
    deeds = [event for event in reading.events if is_deed(event.type) and event.modality in DONE]
    beside = [event for event in deeds if start <= event.start < end]
    return most_told(account, reading, beside or deeds)


def most_told(account: Account, reading: Reading, events: Sequence[Event]) -> list[Event]:
    """Return the event of which most reports tell, the first on a tie; none or one."""

    def told(event: Event) -> tuple[int, int, int]:
        members = account.clusters[reading.report.id, event.id].members
        return len({member.report for member in members}), len(members), -event.start

    return [max(events, key=told)] if events else []
