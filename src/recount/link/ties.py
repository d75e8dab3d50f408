"""Links between events, only where a report says so: in retaliation, in violation of a truce, because of.

The words must stand in the sentence that tells of the event. What they tie it to is the other event of that sentence;
of a retaliation otherwise the last event before it that was done to the one who strikes back, of a violation otherwise
the story's truce.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from recount.lexicon.families import is_harm, kinship
from recount.lexicon.load import entries
from recount.lexicon.schema.link import EventTie
from recount.link.people import sides_of
from recount.link.setting import Setting
from recount.model.fact import Event
from recount.model.story import EventCluster, Link, LinkKind
from recount.text import sentence_bounds

_TRUCES = frozenset({"ceasefire", "agreement"})


def tie_events(story: Setting, clusters: Sequence[EventCluster]) -> dict[str, tuple[Link, ...]]:
    """Return the links of each event cluster."""
    owner = {(m.report, m.fact): cluster.id for cluster in clusters for m in cluster.members}
    kinds = {cluster.id: cluster.type for cluster in clusters}
    found: defaultdict[str, dict[tuple[str, str], Link]] = defaultdict(dict)
    for reading in story.readings:
        told = [(owner[reading.report.id, event.id], event) for event in reading.events]
        for cluster, event in told:
            for relation, target in _ties(story, reading.report.id, event, told, kinds):
                if target != cluster:
                    found[cluster][relation, target] = Link(relation=relation, to=target)
    return {cluster: tuple(link for _, link in sorted(links.items())) for cluster, links in found.items()}


Told = Sequence[tuple[str, Event]]


def _ties(
    story: Setting, report: str, event: Event, told: Told, kinds: Mapping[str, str]
) -> Iterator[tuple[LinkKind, str]]:
    text = story.shelf[report].report.text
    start, end = sentence_bounds(text, event.start, event.end)
    words = text[start:end].casefold()
    beside = [(cluster, other) for cluster, other in told if start <= other.start < end]
    for tie in entries(EventTie):
        cue = next((m for word in tie.words if word in words and (m := _pattern(word).search(words))), None)
        if cue is None:
            continue
        at = start + cue.start()
        if tie.relation == "retaliates":
            target = _struck_before(story, report, event, told)
        elif tie.relation == "violates":
            target = _truce(event, beside, told, kinds)
        else:
            target = _effect(event, beside, at, kinds)
        if target:
            yield tie.relation, target


def _struck_before(story: Setting, report: str, event: Event, told: Told) -> str | None:
    """Return the last violent event told before, or in the same words, that was done to this one's agent."""
    agents = sides_of(story, report, event.agents)
    if not is_harm(event.type):
        return None
    before = [
        cluster
        for cluster, other in told
        if other.start <= event.end and other.id != event.id and is_harm(other.type)
        and agents & sides_of(story, report, other.recipients)
    ]  # fmt: skip
    return before[-1] if before else None


def _truce(event: Event, beside: Told, told: Told, kinds: Mapping[str, str]) -> str | None:
    """Return the truce that the sentence names, or else the one the report told last before it, or told at all."""
    if not is_harm(event.type):
        return None
    near = [cluster for cluster, _ in beside if kinds[cluster] in _TRUCES]
    before = [cluster for cluster, other in told if kinds[cluster] in _TRUCES and other.start < event.start]
    after = [cluster for cluster, _ in told if kinds[cluster] in _TRUCES]
    return near[0] if near else before[-1] if before else after[0] if after else None


def _effect(event: Event, beside: Told, at: int, kinds: Mapping[str, str]) -> str | None:
    """Return what stands before "because of" where this event stands after it; an attack told twice causes nothing."""
    before = [c for c, other in beside if other.start < at and not kinship(kinds[c], event.type)]
    return before[-1] if before and event.start > at else None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(words)}\b")
