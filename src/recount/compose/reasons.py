"""Why it happened, what it was for, whether it threatens anybody: what speakers say of it, and what nobody knows."""

import re
from collections.abc import Iterator
from functools import cache

from recount.compose.account import Account
from recount.compose.claims import DONE, STANCES, Claim, main_deed, most_told
from recount.compose.holders import holder
from recount.compose.labels import label
from recount.compose.phrases import any_of, clause_end
from recount.lexicon.families import is_blame, is_deed
from recount.lexicon.load import entries
from recount.lexicon.schema.positions import CauseWord, ReasonCue, UnclearCue
from recount.model.base import Span
from recount.model.fact import Event, Statement, stretches
from recount.model.reading import Reading
from recount.model.story import PositionStance
from recount.text import sentence_bounds, squeeze

_TIED = 3
"""So many words may stand between the name of an event and the words that say what it was due to."""
_BARE = 6
"""So few words before a cue name no event of their own: "Their aim is to"."""
_NOT = re.compile(r"\b(?:no|not|never|nor|\w+n['’]t)\b[^,;.]{0,25}$", re.IGNORECASE)


def of_statement(account: Account, reading: Reading, statement: Statement) -> Iterator[Claim]:
    """Yield the causes, purposes and threats that the statement names; one of each question and event."""
    who = holder(account, reading.report.id, statement)
    if who is None or statement.stance not in STANCES or statement.negated:
        return
    text, unknown = reading.report.text, statement.stance == "doubt"
    for span in stretches(statement.content_span):
        if unknown and (cue := _causes().search(text, span.start, span.end)):
            unknown = False
            yield from _unknown(account, reading, statement, Span(start=cue.start(), end=cue.end()), who)
        for cue in _reasons().finditer(text, span.start, span.end):
            entry = _cues()[cue.group().lower()]
            about = _about(account, reading, Span(start=cue.start(), end=cue.end()), entry)
            answer = _answer(account, reading, about, entry, Span(start=cue.end(), end=span.end)) if about else None
            if about and answer:
                yield Claim(
                    event=account.clusters[reading.report.id, about.id].id, question=entry.question, holder=who,
                    answer=answer, stance=_stance(text[span.start : cue.start()], statement), statement=statement.id,
                    report=reading.report.id,
                )  # fmt: skip


def _unknown(account: Account, reading: Reading, statement: Statement, cue: Span, who: str) -> Iterator[Claim]:
    """Yield that the speaker does not know the cause of the deed."""
    told = reading.fact(statement.event)
    about = [told] if isinstance(told, Event) else main_deed(account, reading, cue)
    for event in about[:1]:
        yield Claim(
            event=account.clusters[reading.report.id, event.id].id, question="cause", holder=who, answer=None,
            stance="doubts", statement=statement.id, report=reading.report.id,
        )  # fmt: skip


def unclear(account: Account, reading: Reading) -> Iterator[Claim]:
    """Yield what the report, or a speaker in it, says that nobody knows: who did it, whence it came."""
    text, report = reading.report.text, reading.report.id
    for block in reading.report.blocks:
        for cue in _unclear_cues().finditer(text, block.start, block.end) if block.is_evidence else ():
            span = Span(start=cue.start(), end=cue.end())
            said = _innermost(reading, span)
            for event in main_deed(account, reading, span):
                yield Claim(
                    event=account.clusters[report, event.id].id, question=_unclear_questions()[cue.group().lower()],
                    holder=holder(account, report, said) if said else None, answer=None, stance="doubts",
                    statement=said.id if said else None, report=report,
                )  # fmt: skip


def _about(account: Account, reading: Reading, cue: Span, entry: ReasonCue) -> Event | None:
    """Return the event that the cue says something of: named before it in the sentence, else meant by "it", "their".

    What threatens is the deed that the report is about, whatever it is called there.
    """
    text = reading.report.text
    start, _ = sentence_bounds(text, cue.start, cue.end)
    told = [event for event in reading.events if event.modality in DONE and _is_asked(account, reading, event)]
    before = [event for event in told if start <= event.start and _named_at(event).end <= cue.start]
    found = max(before, key=lambda event: _named_at(event).end, default=None)
    if found is not None:
        between = text[_named_at(found).end : cue.start].split()
        return found if not entry.tied or len(between) <= _TIED else None
    if entry.question == "threat":
        return next(iter(main_deed(account, reading, cue)), None)
    if entry.tied or len(text[start : cue.start].split()) > _BARE:
        return None
    earlier = [event for event in told if event.end <= start]
    return next(iter(most_told(account, reading, earlier)), None)


def _is_asked(account: Account, reading: Reading, event: Event) -> bool:
    """Tell whether it is worth asking why: of a deed, or of what several reports tell; not of words."""
    members = account.clusters[reading.report.id, event.id].members
    return not is_blame(event.type) and (is_deed(event.type) or len({m.report for m in members}) > 1)


def _named_at(event: Event) -> Span:
    return next(iter(stretches(event.trigger_span)), event)


def _answer(account: Account, reading: Reading, about: Event, entry: ReasonCue, rest: Span) -> str | None:
    """Return the reason in the report's words; an event of the story that it names goes by the story's name for it."""
    text, report = reading.report.text, reading.report.id
    end = clause_end(text, rest.start, rest.end)
    own = account.clusters[report, about.id].id
    named = [e for e in reading.events if rest.start <= e.start and _named_at(e).end <= end and not is_blame(e.type)]
    others = [cluster for e in named if (cluster := account.clusters[report, e.id]).id != own]
    if named and not others:
        return None
    words = label(others[0]) if others and entry.question == "purpose" else _plain(text[rest.start : end])
    return f"{entry.keep} {words}".strip() if words else None


def _plain(words: str) -> str:
    return squeeze(re.sub(r'["“”]', "", words)).strip(" ,'’")


def _stance(before: str, statement: Statement) -> PositionStance:
    return "denies" if STANCES[statement.stance] == "asserts" and _NOT.search(before) else STANCES[statement.stance]


def _innermost(reading: Reading, span: Span) -> Statement | None:
    """Return the shortest statement in whose content the words stand."""
    around = [s for s in reading.statements if any(part.contains(span) for part in stretches(s.content_span))]
    return min(around, key=lambda statement: statement.end - statement.start, default=None)


@cache
def _causes() -> re.Pattern[str]:
    return any_of([word for entry in entries(CauseWord) for word in entry.words])


@cache
def _cues() -> dict[str, ReasonCue]:
    return {word: entry for entry in entries(ReasonCue) for word in entry.words}


@cache
def _reasons() -> re.Pattern[str]:
    return any_of(list(_cues()))


@cache
def _unclear_questions() -> dict[str, str]:
    return {word: entry.question for entry in entries(UnclearCue) for word in entry.words}


@cache
def _unclear_cues() -> re.Pattern[str]:
    return any_of(list(_unclear_questions()))
