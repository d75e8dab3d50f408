"""Event clusters: one event once, however many reports tell of it and however often each does."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from recount.link.agreement import Vote, field, most_given, range_of
from recount.link.block import candidates, chained
from recount.link.cluster import agglomerate
from recount.link.compare import SAME, Bag, Seen, Toll, combine, place_likeness, score
from recount.link.people import sides_of
from recount.link.setting import Setting
from recount.link.wordings import stem, stems
from recount.model.base import content_id
from recount.model.edtf import parse_or_none
from recount.model.entity import Place, is_named
from recount.model.fact import Event, Figure
from recount.model.story import EventCluster, Field, Member, Value
from recount.text import bare, squeeze, words

REACH = 10
"""Of a crowded key every telling is compared with so many others: in a story of a thousand reports the chain holds."""
TITLE = 120
"""Characters of a cluster's title: the shortest full telling."""


def event_clusters(story: Setting) -> tuple[EventCluster, ...]:
    """Return the story's events, in order of first appearance."""
    members = story.members(Event)
    tolls = _tolls(story)
    told = [_seen(story, member, tolls) for member in members]
    chains = _chains(story, members, told)
    seen = [reduce(combine, [told[n] for n in chain]) for chain in chains]
    keys = [list(_keys(one)) for one in seen]
    pairs = {*candidates(keys), *chained(keys, REACH)}
    groups = agglomerate(seen, pairs, score, combine, SAME, story.bonds(members).over(chains))
    made = [[members[n] for chain in group for n in chains[chain]] for group in groups]
    return tuple(_cluster(story, tuple(sorted(group, key=members.index))) for group in made)


def _chains(story: Setting, members: Sequence[Member], told: Sequence[Seen]) -> list[list[int]]:
    """Group the mentions that their report itself refers back to one event, unless a veto parts them."""
    place = {(member.report, member.fact): n for n, member in enumerate(members)}
    ties = []
    for n, member in enumerate(members):
        event = story.shelf.fact(member)
        if isinstance(event, Event) and (earlier := place.get((member.report, event.coreferent or ""))) is not None:
            ties.append((earlier, n))
    return agglomerate(told, ties, score, combine, -math.inf, story.bonds(members))


def _tolls(story: Setting) -> dict[tuple[str, str], list[Figure]]:
    """Return the figures of each event."""
    found: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for reading in story.readings:
        for figure in reading.figures:
            if figure.event:
                found[reading.report.id, figure.event].append(figure)
    return found


def _event(story: Setting, member: Member) -> Event:
    fact = story.shelf.fact(member)
    if not isinstance(fact, Event):
        raise TypeError(f"{member.fact} is no event")
    return fact


def _seen(story: Setting, member: Member, tolls: dict[tuple[str, str], list[Figure]]) -> Seen:
    event = _event(story, member)
    place = story.shelf.place(member.report, event)
    return Seen(
        types={event.type: 1}, modality=_reality(event),
        agents=_bag(sides_of(story, member.report, event.agents)),
        recipients=_bag(sides_of(story, member.report, event.recipients)),
        persons=_bag(_persons(story, member.report, event)), days=parse_or_none(event.when),
        places={place.name: place} if place else {}, where=_bag([place.name] if place else []),
        words=_bag(stems(event.text)), trigger=_bag(map(stem, words(story.words(member.report, event.trigger_span)))),
        tolls=frozenset(_toll(member.report, f) for f in tolls.get((member.report, event.id), ())),
        reports=frozenset({member.report}),
    )  # fmt: skip


def _persons(story: Setting, report: str, event: Event) -> Iterator[str]:
    """Yield the persons with a name to whom it is done."""
    for identifier in event.recipients:
        entity = story.shelf.entity(report, identifier)
        if entity is not None and entity.kind == "person" and is_named(entity):
            yield from story.cast.all_of(report, [identifier])


def _bag(things: Iterable[str]) -> Bag:
    return dict.fromkeys(sorted(things), 1)


def _toll(report: str, figure: Figure) -> Toll:
    return Toll(measure=figure.measure, group=bare(figure.group or ""), range=range_of(figure), report=report)


def _reality(event: Event) -> str:
    """What happened and what goes on may be one; what is planned, feared or denied is kept apart from both."""
    return "happened" if event.modality == "ongoing" else event.modality


def _keys(seen: Seen) -> Iterator[tuple[str, ...]]:
    """Yield what two tellings of one event share at least one of."""
    yield from (("type", kind, seen.modality) for kind in sorted(seen.types))
    yield from (("word", word) for word in sorted(seen.trigger))
    yield from (("place", name.casefold()) for name in seen.places)
    yield from (("agent", actor) for actor in sorted(seen.agents))
    yield from (("recipient", actor) for actor in sorted(seen.recipients))
    yield from (("toll", toll.measure, str(toll.range.low), str(toll.range.high)) for toll in sorted(seen.tolls))
    if seen.days and seen.days.is_day:
        yield "day", str(seen.days)


def _cluster(story: Setting, members: tuple[Member, ...]) -> EventCluster:
    events = {member: _event(story, member) for member in members}
    where, place = _where(story, events)
    fields = _fields(story, events) | where
    kinds = Counter(event.type for event in events.values())
    first = max(events.values(), key=lambda event: kinds[event.type])
    actors = {role: _actors(story, events, role) for role in ("agents", "recipients", "supporters")}
    return EventCluster(
        id=content_id("event", sorted((member.report, member.fact) for member in members)), members=members,
        type=first.type, codes=first.codes, title=_title(story, events), modality=next(iter(events.values())).modality,
        agents=actors["agents"], recipients=actors["recipients"], supporters=actors["supporters"],
        when=_when(story, events), where=place, fields=fields, judged=story.judged(members),
    )  # fmt: skip


def _votes(story: Setting, events: dict[Member, Event], value: str) -> list[Vote]:
    return [
        Vote(member=member, value=getattr(event, value), speaker=story.voice(member))
        for member, event in events.items()
    ]


def _when(story: Setting, events: dict[Member, Event]) -> str | None:
    """Return the date that most lineages give among the most exact ones."""
    votes = _votes(story, events, "when")
    known = [(vote, when) for vote in votes if (when := parse_or_none(str(vote.value or "")))]
    if not known:
        return None
    least = min(when.days for _, when in known)
    exact = [vote for vote, when in known if when.days == least]
    return str(most_given(exact, story.published))


def _fields(story: Setting, events: dict[Member, Event]) -> dict[str, Field]:
    found = {
        "type": field(_votes(story, events, "type"), lambda a, b: a == b),
        "when": field([v for v in _votes(story, events, "when") if parse_or_none(str(v.value or ""))], _same_time),
    }

    def share(a: Value, b: Value) -> bool:
        return _share_actor(story, a, b)

    for role in ("agents", "recipients", "supporters"):
        votes = [
            Vote(member=m, value=story.cast.all_of(m.report, getattr(event, role)), speaker=story.voice(m))
            for m, event in events.items()
        ]
        found[role] = field(votes, share)
    return {name: made for name, made in found.items() if made is not None}


def _same_time(a: Value, b: Value) -> bool:
    left, right = parse_or_none(str(a)), parse_or_none(str(b))
    return left is None or right is None or left.overlaps(right)


def _share_actor(story: Setting, a: Value, b: Value) -> bool:
    """Tell whether two lists of actors name one in common, a force for its state included."""
    left, right = (
        {side for i in value for side in (i, story.cast.by_id[i].country) if side}
        if isinstance(value, tuple)
        else set()
        for value in (a, b)
    )
    return bool(left & right)


def _actors(story: Setting, events: dict[Member, Event], role: str) -> tuple[str, ...]:
    """Return the actors that the reports name, those that most lineages name first; denied ones are not told apart."""
    lineages: defaultdict[str, set[str]] = defaultdict(set)
    for member, event in events.items():
        for actor in story.cast.all_of(member.report, getattr(event, role)):
            lineages[actor].add(member.lineage)
    return tuple(sorted(lineages, key=lambda actor: (-len(lineages[actor]), actor)))


def _where(story: Setting, events: dict[Member, Event]) -> tuple[dict[str, Field], Place | None]:
    """Return the field `where`, by the places' names, and the most exact place that most lineages give."""
    places: dict[str, Place] = {}
    votes = []
    for member, event in events.items():
        place = story.shelf.place(member.report, event)
        if place:
            places.setdefault(place.name, place)
            votes.append(Vote(member=member, value=place.name, speaker=story.voice(member)))
    made = field(votes, lambda a, b: place_likeness(places[str(a)], places[str(b)]) >= 0)
    if made is None:
        return {}, None
    exact = {"point": 4, "settlement": 3, "district": 2, "line": 2, "province": 1}
    best = max(
        made.versions,
        key=lambda v: (exact.get(places[str(v.value)].precision or "", 0), len({m.lineage for m in v.members})),
    )
    return {"where": made}, places[str(best.value)]


def _title(story: Setting, events: dict[Member, Event]) -> str:
    """Return the telling with most of who, whom, when and where, the shorter on a tie."""

    def worth(event: Event) -> tuple[int, int, int]:
        told = bool(event.agents) + bool(event.recipients) + bool(event.when) + (event.where is not None)
        return told, -len(event.text), -event.start

    del story
    text = squeeze(max(events.values(), key=worth).text)
    return text if len(text) <= TITLE else f"{text[:TITLE].rsplit(' ', 1)[0]} …"
