"""Findings: what the reports, read against each other, amount to, one sentence each, for the events a reader wants."""

from collections.abc import Iterator, Sequence

from recount.compose.account import Account, printed
from recount.compose.figures import standing_findings, toll_findings
from recount.compose.labels import label
from recount.compose.wording import rewordings
from recount.lexicon.families import is_blame, is_deed, is_two_sided
from recount.model.edtf import parse_or_none
from recount.model.story import EventCluster, Finding, FindingKind, Member, Position
from recount.text import listed, words

LEAST = 2
"""Of who, whom, when, where and how many a single report's event must say two to be worth a line."""


def findings(account: Account, positions: Sequence[Position]) -> tuple[Finding, ...]:
    """Return the story's findings: event by event, then counts of no event, then rewordings."""
    found: list[Finding] = []
    for event in account.story.events:
        if event.modality in ("happened", "ongoing"):
            found += _event_findings(account, event, [p for p in positions if p.event == event.id])
    found += standing_findings(account)
    found += rewordings(account)
    return tuple(found)


def _event_findings(account: Account, event: EventCluster, positions: Sequence[Position]) -> list[Finding]:
    disputed = list(_disputes(account, event, positions))
    if len({member.report for member in event.members}) < 2:
        return [*toll_findings(account, event), *disputed, *_alone(account, event)]
    fields = list(toll_findings(account, event)) if is_deed(event.type) else []
    if is_deed(event.type):
        fields += [*_date(account, event), *_place(account, event)]
        fields += [] if disputed else _responsible(account, event, positions)
    whole = [] if any(f.kind in ("agreed", "one_voice") for f in fields) else list(_together(account, event))
    return [*whole, *fields, *disputed]


def _alone(account: Account, event: EventCluster) -> Iterator[Finding]:
    told = (event.agents, event.recipients, event.when, event.where, event.figures)
    if sum(map(bool, told)) >= LEAST and not is_blame(event.type):
        text = f"Only {account.outlets(event.members)} reports {label(event)}: “{event.title}”."
        yield Finding(kind="single", why=None, about=event.id, text=text, evidence=account.evidence(event.members))


def _together(account: Account, event: EventCluster) -> Iterator[Finding]:
    """Yield that several reports tell of the event; of blame they all hand on its speaker's word."""
    kind: FindingKind = "one_voice" if is_blame(event.type) else event.fields["type"].agreement
    if kind == "differs":
        kind = "agreed"
    outlets = account.outlets(event.members)
    if kind == "one_voice":
        who = listed([account.name(agent) for agent in event.agents]) if is_blame(event.type) and event.agents else ""
        text = (
            f"{outlets} report {label(event)}, but with one voice{', that of ' + who if who else ''}: “{event.title}”."
        )
    else:
        text = f"{outlets} agree on {label(event)}: “{event.title}”."
    yield Finding(kind=kind, why=None, about=event.id, text=text, evidence=account.evidence(event.members))


def _date(account: Account, event: EventCluster) -> Iterator[Finding]:
    dates = event.fields.get("when")
    best = [version for version in dates.versions if version.side == 0] if dates else []
    exact = [when for version in best if (when := parse_or_none(str(version.value)))]
    if exact and dates:
        value = printed(str(min(exact, key=lambda when: (when.days, when.text))))
        yield _shared(account, event, "date", value, [m for v in best for m in v.members], best[0].agreement)


def _place(account: Account, event: EventCluster) -> Iterator[Finding]:
    places = event.fields.get("where")
    best = [version for version in places.versions if version.side == 0] if places else []
    if best and event.where:
        yield _shared(
            account, event, "place", event.where.text, [m for v in best for m in v.members], best[0].agreement
        )


def _responsible(account: Account, event: EventCluster, positions: Sequence[Position]) -> Iterator[Finding]:
    """Yield who did it; where a group owns to it, whoever says so rests on its word."""
    agents = event.fields.get("agents")
    best = [version for version in agents.versions if version.side == 0] if agents else []
    if best and isinstance(best[0].value, tuple) and any(account.entities[a].kind != "group" for a in best[0].value):
        value = listed([account.name(actor) for actor in best[0].value])
        owned = any(p.holder == p.answer and _is_group(account, p.answer) for p in positions if p.stance == "asserts")
        kind = "one_voice" if owned and best[0].agreement == "agreed" else best[0].agreement
        yield _shared(account, event, "responsible", value, [m for v in best for m in v.members], kind)


def _is_group(account: Account, identifier: str | None) -> bool:
    found = account.entities.get(identifier or "")
    return found is not None and found.kind in ("armed_group", "organization")


_TOPIC = {"date": "the date of", "place": "the place of", "responsible": "who is responsible for"}
_FIELD = {"date": "when", "place": "where", "responsible": "responsible"}


def _shared(
    account: Account, event: EventCluster, topic: str, value: str, members: Sequence[Member], kind: FindingKind
) -> Finding:
    outlets, told = account.outlets(members), f"{_TOPIC[topic]} {label(event)}: {value}"
    texts = {
        "agreed": f"{outlets} agree on {told}.",
        "one_voice": f"{outlets} have, with one voice, {told}.",
        "single": f"Only {outlets} says {told}.",
    }
    return Finding(
        kind=kind, why=None, about=f"{event.id}.{_FIELD[topic]}", text=texts[kind], evidence=account.evidence(members)
    )


def _disputes(account: Account, event: EventCluster, positions: Sequence[Position]) -> Iterator[Finding]:
    """Yield the questions on which holders take positions that exclude each other."""
    sides = [p for p in positions if p.question == "responsible" and p.answer]
    pairs = [(a, b) for n, a in enumerate(sides) for b in sides[n + 1 :]]
    if any(excludes(account, a, b) for a, b in pairs if not (is_two_sided(event.type) and a.stance == b.stance)):
        held = "; ".join(_held(account, position) for position in sides)
        statements = {cluster.id: cluster for cluster in account.story.statements}
        members = [m for p in sides for identifier in p.statements for m in statements[identifier].members]
        yield Finding(
            kind="disputed", why="true_dispute", about=f"{event.id}.responsible",
            text=f"It is disputed who is responsible for {label(event)}: {held}.",
            evidence=account.evidence([*event.members, *members]),
        )  # fmt: skip


def excludes(account: Account, a: Position, b: Position) -> bool:
    """Tell whether two holders cannot both be right: one denies what the other asserts, or each asserts another."""
    if a.holder == b.holder:
        return False
    stances = {a.stance, b.stance}
    if stances == {"asserts"}:
        pointed = _points(account, a) or _points(account, b)
        return (
            pointed
            and _is_known(account, a)
            and _is_known(account, b)
            and not _is_one_side(account, a.answer, b.answer)
        )
    named = _is_known(account, a) and _is_known(account, b)
    return named and stances == {"asserts", "denies"} and _is_one_side(account, a.answer, b.answer)


def _points(account: Account, position: Position) -> bool:
    """Tell whether somebody is blamed, not only named in passing."""
    stances = {cluster.id: cluster.stance for cluster in account.story.statements}
    return not position.statements or any(stances[found] in ("accuse", "blame") for found in position.statements)


def _is_known(account: Account, position: Position) -> bool:
    """Tell whether the answer is a named actor: "the military" and "gunmen" may be anybody's."""
    found = account.entities.get(position.answer or "")
    return found is not None and found.kind != "group"


def _is_one_side(account: Account, a: str | None, b: str | None) -> bool:
    """Tell whether two answers are one, of one country, or one by a part of its name."""
    if a == b:
        return True
    left, right = account.entities.get(a or ""), account.entities.get(b or "")
    if left is None or right is None:
        return False
    names = [frozenset(words(entity.name)) for entity in (left, right)]
    return names[0] <= names[1] or names[1] <= names[0] or bool(left.country and left.country == right.country)


def _held(account: Account, position: Position) -> str:
    who, answer = account.name(position.holder), account.name(position.answer)
    verb = {"asserts": "said it was", "denies": "denied that it was", "doubts": "doubted that it was"}[position.stance]
    return f"{who} {verb} {answer}"
