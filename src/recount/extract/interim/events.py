"""Who did what to whom: one fact for each clause or noun phrase that tells of an event.

A verb that only says what an event did to people joins the event: "an airstrike killed nine" is one airstrike.
"""

from recount.extract.interim.arguments import agents, modality_of, place_of, recipients, supporters, time_of
from recount.extract.interim.coreference import antecedent
from recount.extract.interim.details import details_of
from recount.extract.interim.office import acting_states
from recount.extract.interim.rules import codes_of, is_violent
from recount.extract.interim.triggers import Trigger, find_triggers
from recount.model.annotation import AnnotatedReport, ancestors, children, cover, subtree
from recount.model.base import Record, Span, content_id
from recount.model.fact import Event, Fact, Statement

_BARE = frozenset({"killing", "assault", "destruction"})
"""Types that say what was done but not how: they join a more telling event of their clause."""
_CARRIERS = ("in", "by", "during", "with", "from", "after", "following", "when")
_OUTER = frozenset({"ccomp", "advcl", "relcl", "conj", "cc", "punct", "parataxis", "mark", "acl"})


class Draft(Record, frozen=True, kw_only=True):
    """A trigger with the verb triggers that joined it."""

    trigger: Trigger
    joined: tuple[Trigger, ...] = ()


def extract_events(doc: AnnotatedReport, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts with the report's events added."""
    events: list[Event] = []
    for draft in _joined(doc, find_triggers(doc)):
        event = _event(doc, draft, facts, events)
        if event is not None:
            events.append(event)
    return (*facts, *events)


def _joined(doc: AnnotatedReport, triggers: list[Trigger]) -> list[Draft]:
    """Let bare verbs join the event that their clause tells of."""
    by_token = {index: trigger for trigger in triggers for index in trigger.tokens}
    host_of: dict[int, int] = {}
    for trigger in triggers:
        host = _host(doc, trigger, by_token)
        if host is not None and host.head != trigger.head and host_of.get(host.head) != trigger.head:
            host_of[trigger.head] = host.head
    guests: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        if trigger.head in host_of:
            guests.setdefault(host_of[trigger.head], []).append(trigger)
    return [
        Draft(trigger=trigger, joined=tuple(guests.get(trigger.head, ())))
        for trigger in triggers
        if trigger.head not in host_of
    ]


def _host(doc: AnnotatedReport, trigger: Trigger, by_token: dict[int, Trigger]) -> Trigger | None:
    """Return the event that a bare trigger only says more of, or null."""
    if trigger.type not in _BARE:
        return None
    near = [by_token[i] for i in _carriers(doc, trigger) if i in by_token]
    telling = [t for t in near if is_violent(t.type) and (t.type not in _BARE or t.head < trigger.head)]
    return telling[0] if telling else None


def _carriers(doc: AnnotatedReport, trigger: Trigger) -> list[int]:
    """Return the tokens whose event a bare trigger may belong to: its subject, its "in an attack", the verb above."""
    head = trigger.head
    subjects = children(doc, head, "nsubj")
    adjuncts = [j for p in children(doc, head, "prep", "agent") if doc.tokens[p].lemma in _CARRIERS
                for j in children(doc, p, "pobj")]  # fmt: skip
    above: list[int] = []
    if doc.tokens[head].dep in ("advcl", "xcomp", "conj", "acl", "relcl"):
        above = [doc.tokens[head].head, *children(doc, doc.tokens[head].head, "dobj", "nsubj", "pobj")]
    if not trigger.is_verb:
        verb = next((i for i in ancestors(doc, head) if doc.tokens[i].pos == "VERB"), head)
        above += [j for p in children(doc, verb, "prep") if doc.tokens[p].lemma in _CARRIERS
                  for j in children(doc, p, "pobj")]  # fmt: skip
    return [*subjects, *(j for s in subjects for j in children(doc, s, "conj")), *adjuncts, *above]


def _event(doc: AnnotatedReport, draft: Draft, facts: tuple[Fact, ...], before: list[Event]) -> Event | None:
    trigger, everyone = draft.trigger, (draft.trigger, *draft.joined)
    time = next((t for part in everyone if (t := time_of(doc, part))), None)
    place = next((p for part in everyone if (p := place_of(doc, part)) is not None), None)
    doers = _merged([agents(doc, part) for part in everyone])
    undergoers = tuple(i for i in _merged([recipients(doc, part) for part in everyone]) if i not in doers)
    earlier = antecedent(doc, trigger, time.when if time else None, before)
    kind = earlier.type if earlier and (trigger.generic or trigger.type in _BARE) else trigger.type
    span = _span(doc, draft)
    start = doc.tokens[trigger.tokens[0]].start
    return Event(
        id=content_id("event", doc.report.id, start, trigger.type),
        start=span.start, end=span.end, text=doc.text(span), rule=f"events/{trigger.type}",
        attribution=enclosing(facts, Span(start=start, end=doc.tokens[trigger.tokens[-1]].end)),
        modality=modality_of(doc, trigger), type=kind, codes=codes_of(kind),
        agents=acting_states(doc, kind, doers), recipients=undergoers, supporters=supporters(doc, trigger),
        when=time.when if time else None, when_time=time.id if time else None, where=place,
        trigger_span=cover(doc, trigger.tokens), details=details_of(doc, trigger, kind, doers, undergoers),
        coreferent=earlier.id if earlier else None,
    )  # fmt: skip


def enclosing(facts: tuple[Fact, ...], span: Span) -> str | None:
    """Return the id of the shortest statement in whose content the span stands; null where the report says it itself."""
    around = [
        (content.end - content.start, fact.id)
        for fact in facts
        if isinstance(fact, Statement) and fact.content_span
        for content in (fact.content_span if isinstance(fact.content_span, tuple) else (fact.content_span,))
        if content.start <= span.start and span.end <= content.end
    ]
    return min(around)[1] if around else None


def _merged(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(identifier for part in parts for identifier in part))


def _span(doc: AnnotatedReport, draft: Draft) -> Span:
    """Return the shortest stretch that tells of the event: its clause without the clauses below, or its noun phrase."""
    trigger = draft.trigger
    verbs = [part.clause for part in draft.joined if part.is_verb]
    clause = trigger.clause if trigger.is_verb or trigger.light else next(iter(verbs), None)
    head = trigger.head if clause is None else clause
    indices = {*_own(doc, head), *trigger.tokens}
    if clause is not None and clause != trigger.head:
        indices |= set(_own(doc, trigger.head))
    return cover(doc, sorted(_contiguous(indices, trigger.head)))


def _own(doc: AnnotatedReport, head: int) -> list[int]:
    """Return the tokens under a head, leaving out the clauses that hang on it."""
    found = [head]
    for child in doc.children[head]:
        if doc.tokens[child].dep not in _OUTER and doc.tokens[child].pos != "PUNCT":
            found += subtree(doc, child)
    return sorted(found)


def _contiguous(indices: set[int], anchor: int) -> set[int]:
    """Return the indices, or those near the anchor where the parse scattered them over more than 60 tokens."""
    return {i for i in indices if abs(i - anchor) <= 60}
