"""Positions: who holds what about an event, from blame, denial, doubt and claims told as somebody's word.

`responsible`: whoever says of an event that somebody did it asserts that one; a denial denies the one named, or else
the denier; a doubt doubts. `killed` and `injured`: rival counts, each held by whoever gives it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recount.compose.account import Account
from recount.compose.holders import holder, stands_for
from recount.lexicon.families import is_deed, is_harm, kinship
from recount.lexicon.load import entries
from recount.lexicon.schema.link import ClaimCue, UnclearCue
from recount.model.base import Record, Span
from recount.model.fact import Event, Figure, Statement, stretches
from recount.model.reading import Reading
from recount.model.story import Position, PositionStance
from recount.text import sentence_bounds

_ACTORS = frozenset({"state", "armed_force", "armed_group", "person", "organization"})
_DONE = frozenset({"happened", "ongoing"})
_STANCES: dict[str, PositionStance] = {
    "accuse": "asserts", "blame": "asserts", "say": "asserts", "confirm": "asserts",
    "deny": "denies", "doubt": "doubts",
}  # fmt: skip


class Claim(Record, frozen=True, kw_only=True):
    """One report's telling of a position."""

    event: str
    question: str
    holder: str | None
    answer: str | None
    stance: PositionStance
    statement: str | None
    report: str


def positions(account: Account) -> tuple[Position, ...]:
    """Return the story's positions, in order of the events and of first appearance; one position once."""
    claims = [claim for report in account.story.reports for claim in _claims(account, account.shelf[report])]
    claims += _counts(account)
    order = {cluster.id: n for n, cluster in enumerate(account.story.events)}
    found: dict[tuple[str, str, str | None, str | None, str], list[Claim]] = {}
    for claim in claims:
        key = (claim.event, claim.question, claim.holder, claim.answer, claim.stance)
        found.setdefault(key, []).append(claim)
    return tuple(_position(account, same) for same in sorted(found.values(), key=lambda same: order[same[0].event]))


def _position(account: Account, same: Sequence[Claim]) -> Position:
    cluster_of = {(m.report, m.fact): c.id for c in account.story.statements for m in c.members}
    first = same[0]
    statements = [cluster_of[claim.report, claim.statement] for claim in same if claim.statement]
    return Position(
        event=first.event, question=first.question, holder=first.holder, answer=first.answer, stance=first.stance,
        statements=tuple(dict.fromkeys(statements)), reports=tuple(dict.fromkeys(claim.report for claim in same)),
    )  # fmt: skip


def _claims(account: Account, reading: Reading) -> Iterator[Claim]:
    for statement in reading.statements:
        if statement.stance in _STANCES:
            yield from _of_statement(account, reading, statement)
    for event in reading.events:
        if event.type == "accusation" and event.modality in _DONE and not _is_stated(reading, event):
            yield from _of_accusation(account, reading, event)
    yield from _unclear(account, reading)


def _of_statement(account: Account, reading: Reading, statement: Statement) -> Iterator[Claim]:
    """Yield what the statement claims of who did the events that it speaks of."""
    report, who = reading.report.id, holder(account, reading.report.id, statement)
    if who is None:
        return
    for event in _spoken_of(account, reading, statement):
        for answer in _answers(account, report, statement, event, who):
            yield Claim(
                event=account.clusters[report, event.id].id, question="responsible", holder=who, answer=answer,
                stance=_STANCES[statement.stance], statement=statement.id, report=report,
            )  # fmt: skip


def _is_claimed(event: Event, statement: Statement) -> bool:
    """Tell whether the statement speaks of a deed as done; what is doubted or denied need not have been."""
    return is_deed(event.type) and (event.modality in _DONE or statement.stance in ("deny", "doubt"))


def _is_inside(event: Event, statement: Statement) -> bool:
    return event.attribution == statement.id or any(s.contains(event) for s in stretches(statement.content_span))


def _answers(account: Account, report: str, statement: Statement, event: Event, who: str) -> Iterator[str]:
    """Yield those who did it as the statement has it; who claims a deed is its answer, and so is who denies his own.

    Blame names its target; what the report says elsewhere of the deed is not what this speaker says of it.
    """
    target = _target(account, report, statement, event.recipients)
    named = _named(account, report, statement, event)
    if statement.stance == "blame" and target and target != who:
        yield target
    elif named:
        # What is denied of a deed that is told as done, by whom, is something else about it.
        yield from named if statement.stance != "deny" or event.modality not in _DONE else ()
    elif statement.stance in ("accuse", "blame", "doubt"):
        yield from [target] if target and target != who else []
    elif who in account.entities and (statement.stance == "deny" or _owns_to(account, report, statement, event)):
        yield who


def _named(account: Account, report: str, statement: Statement, event: Event) -> list[str]:
    """Return the doers that the statement's own words name; those who come to harm in it are none of them."""
    if not _is_inside(event, statement):
        return []
    figures = (account.shelf[report].fact(figure) for figure in event.figures)
    harmed = {figure.group_entity for figure in figures if isinstance(figure, Figure)} | set(event.recipients)
    agents = [account.entity(report, agent) for agent in event.agents if agent not in harmed]
    return list(dict.fromkeys(stands_for(account, agent) for agent in agents if agent))


def _owns_to(account: Account, report: str, statement: Statement, event: Event) -> bool:
    """Tell whether the speaker claims the deed as his, which is more than to confirm that it happened."""
    text = account.shelf[report].report.text
    start, end = sentence_bounds(text, statement.start, statement.end)
    return statement.stance == "confirm" and is_harm(event.type) and bool(_claim_cues().search(text[start:end]))


def _target(account: Account, report: str, statement: Statement, harmed: Sequence[str]) -> str | None:
    """Return the first actor that the blame or doubt names, other than those to whom it was done and who speaks."""
    content, speaker = stretches(statement.content_span), stretches(statement.voice)
    others = {statement.speaker, *harmed}
    mentions = sorted(
        (not any(span.contains(mention) for span in content), mention.start, entity.id)
        for entity in account.shelf[report].entities
        if entity.kind in _ACTORS and entity.id not in others
        for mention in entity.mentions
        if mention.form != "pronoun"
        and any(span.contains(mention) for span in (*content, statement))
        and not any(span.contains(mention) for span in speaker)
    )
    found = account.entity(report, mentions[0][2]) if mentions else None
    return stands_for(account, found) if found else None


def _spoken_of(account: Account, reading: Reading, statement: Statement) -> list[Event]:
    """Return the deeds that the statement speaks of: those in its words, else the one that it can only mean.

    What is doubted or denied is told as what might have been; the deed that was is the main one. Words that tell of
    something else altogether, a truce or a visit, mean no deed.
    """
    inside = [event for event in reading.events if _is_inside(event, statement)]
    deeds = [event for event in inside if _is_claimed(event, statement)]
    if statement.stance == "say" or (inside and not deeds):
        return deeds
    if deeds and any(event.modality in _DONE for event in deeds):
        return [event for event in deeds if event.modality in _DONE]
    meant = reading.fact(statement.event)
    if isinstance(meant, Event) and is_deed(meant.type):
        return [meant]
    main = _main_event(account, reading, statement)
    return [event for event in main if not deeds or any(kinship(deed.type, event.type) for deed in deeds)] or deeds


def _main_event(account: Account, reading: Reading, span: Span) -> list[Event]:
    """Return the violent event of the same sentence, else the last one before it of which most reports tell."""
    start, end = sentence_bounds(reading.report.text, span.start, span.end)
    violent = [e for e in reading.events if is_deed(e.type) and e.modality in _DONE]
    beside = [event for event in violent if start <= event.start < end]
    if beside:
        return [max(beside, key=lambda e: (_told(account, reading, e), -e.start))]
    return [max(violent, key=lambda e: (_told(account, reading, e), -e.start))] if violent else []


def _told(account: Account, reading: Reading, event: Event) -> tuple[int, int]:
    cluster = account.clusters[reading.report.id, event.id]
    return len({member.report for member in cluster.members}), len(cluster.members)


def _is_stated(reading: Reading, event: Event) -> bool:
    """Tell whether a statement has the accusation, with whom and for what: headlines have none."""
    return any(statement.overlap(event) for statement in reading.statements)


def _of_accusation(account: Account, reading: Reading, event: Event) -> Iterator[Claim]:
    """Yield the blame that an event of accusation tells: "US blames Russia"."""
    report = reading.report.id
    agent, recipient = (account.entity(report, next(iter(ids), None)) for ids in (event.agents, event.recipients))
    if agent is None or recipient is None:
        return
    for about in _main_event(account, reading, event):
        yield Claim(
            event=account.clusters[report, about.id].id, question="responsible", holder=stands_for(account, agent),
            answer=stands_for(account, recipient), stance="asserts", statement=event.attribution, report=report,
        )  # fmt: skip


def _unclear(account: Account, reading: Reading) -> Iterator[Claim]:
    """Yield the report's own word that nobody knows, or nobody owns to, who did it."""
    text = reading.report.text
    for block in reading.report.blocks:
        for cue in _unclear_cues().finditer(text, block.start, block.end) if block.is_evidence else ():
            for event in _main_event(account, reading, Span(start=cue.start(), end=cue.end())):
                yield Claim(
                    event=account.clusters[reading.report.id, event.id].id, question="responsible", holder=None,
                    answer=None, stance="doubts", statement=None, report=reading.report.id,
                )  # fmt: skip


@cache
def _unclear_cues() -> re.Pattern[str]:
    return _any_of([word for entry in entries(UnclearCue) for word in entry.words])


@cache
def _claim_cues() -> re.Pattern[str]:
    return _any_of([word for entry in entries(ClaimCue) for word in entry.words])


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _counts(account: Account) -> Iterator[Claim]:
    """Yield the counts of an event that cannot all hold, each for the one on whose word it is given."""
    chosen = {identifier for event in account.story.events for toll in event.figures for identifier in toll.figures}
    for figure in account.story.figures:
        amounts = figure.fields["amount"]
        if figure.event is None or figure.id not in chosen or amounts.agreement != "differs":
            continue
        for version in amounts.versions:
            for speaker in version.speakers:
                entity = account.entities.get(speaker)
                who = stands_for(account, entity) if entity else speaker
                yield from (
                    Claim(
                        event=figure.event, question=figure.measure, holder=who,
                        answer=str(version.value), stance="asserts", statement=None, report=member.report,
                    )
                    for member in version.members[:1]
                )  # fmt: skip
