"""Positions: who holds what about an event, from blame, denial, doubt and claims told as somebody's word.

`responsible`: whoever says of an event that somebody did it asserts that one; a denial denies the one named, or else
the denier; a doubt doubts. `cause` and `purpose`: why it happened, what it was for. `threat`: whom it threatens.
`killed` and `injured`: rival counts, each held by whoever gives it. A null holder is the report itself, a null answer
that it is not known.
"""

from collections.abc import Iterator, Sequence

from recount.compose import counts, reasons, responsible
from recount.compose.account import Account
from recount.compose.claims import DONE, Claim
from recount.model.fact import Event
from recount.model.reading import Reading
from recount.model.story import Position


def positions(account: Account) -> tuple[Position, ...]:
    """Return the story's positions, in order of the events and of first appearance; one position once."""
    readings = [account.shelf[report] for report in account.story.reports]
    claims = [claim for reading in readings for claim in _claims(account, reading)]
    claims += counts.rivals(account)
    asked = frozenset(claim.event for claim in claims if claim.question == "responsible")
    claims += [claim for reading in readings for claim in responsible.of_reports(account, reading, asked)]
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
    none_harmed = list(counts.denied(account, reading))
    for statement in reading.statements:
        why = list(reasons.of_statement(account, reading, statement))
        yield from why
        # A denial that says what it denies, a threat or deaths, clears nobody of the deed.
        if statement.stance != "deny" or not (why or any(c.statement == statement.id for c in none_harmed)):
            yield from responsible.of_statement(account, reading, statement)
    yield from none_harmed
    for event in reading.events:
        if event.type == "accusation" and event.modality in DONE and not _is_stated(reading, event):
            yield from responsible.of_accusation(account, reading, event)
        elif responsible.is_charge(event):
            yield from responsible.of_charge(account, reading, event)
    yield from responsible.described(account, reading)
    yield from reasons.unclear(account, reading)


def _is_stated(reading: Reading, event: Event) -> bool:
    """Tell whether a statement has the accusation, with whom and for what: headlines have none."""
    return any(statement.overlap(event) for statement in reading.statements)
