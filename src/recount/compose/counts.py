"""How many, as positions: rival counts, each held by whoever gives it, and the dead whom somebody denies."""

from collections.abc import Iterator

from recount.compose.account import Account
from recount.compose.claims import Claim
from recount.compose.holders import holder, stands_for
from recount.model.reading import Reading

_DENIABLE = frozenset({"killed", "injured"})


def rivals(account: Account) -> Iterator[Claim]:
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


def denied(account: Account, reading: Reading) -> Iterator[Claim]:
    """Yield whom a speaker says that nobody harmed: "the ministry said that no Norland soldiers died"."""
    report = reading.report.id
    for figure in reading.figures:
        said = account.shelf.statement(report, figure)
        cluster = account.clusters.get((report, figure.event or ""))
        if figure.measure in _DENIABLE and figure.high == 0 and said and cluster and figure.group:
            yield Claim(
                event=cluster.id, question=figure.measure, holder=holder(account, report, said), answer=figure.group,
                stance="denies", statement=said.id, report=report,
            )  # fmt: skip
