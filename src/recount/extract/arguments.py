"""Who takes part in an event: agents, recipients and supporters, by syntax."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import msgspec

from recount.extract.clauses import behind, coordinated, doers, is_verb, undergoers
from recount.extract.scene import Scene, word_class
from recount.extract.targets import BEFORE, OWN, reached, sites_of, struck
from recount.extract.triggers import Trigger
from recount.lexicon.event_types import event_types
from recount.lexicon.people import is_general
from recount.lexicon.schema.events import EventType
from recount.model.annotation import children
from recount.model.base import Record
from recount.model.entity import Entity

_INNER = frozenset(
    {"prep", "pobj", "poss", "compound", "amod", "nmod", "dobj", "xcomp", "ccomp", "pcomp", "attr", "dative", "agent"}
)
_DEEPEST = 40
"""Words below a verb's objects that are looked at: what is longer is no phrase."""
_DEALING = (
    "to",
    "with",
    "against",
    "for",
    "from",
    "on",
    "toward",
    "towards",
    "upon",
    "of",
    "over",
    "at",
    "into",
    "between",
    "by",
)
_BODIES = frozenset({"state", "organization", "armed_force", "armed_group"})
"""Who may act although a word of the event's own name stands for him: "COALITION raids", but not "TERRORIST attack"."""
_LAID_ON = frozenset({"support", "investigation", "lawsuit", "protest", "strike_action", "aid_delivery"})
"""Types beside those of statecraft and of words whose nouns are for or against somebody."""
_NAMED_FOR_PLACE = frozenset({"bombing", "suicide_bombing", "armed_clash", "shooting", "accident", "protest", "riot"})
"""Events that headlines call by the country they happen in ("Iraq bombing"), so that its name is no agent."""


class Cast(Record, frozen=True, kw_only=True):
    """Entity ids of those who take part, in order of finding."""

    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()

    def joined(self, other: "Cast") -> "Cast":
        """Return both casts as one; who is an agent of one is no recipient of the other."""
        agents = _once((*self.agents, *other.agents))
        mutual = self.recipients if self.recipients == self.agents else ()
        recipients = _once((*mutual, *(i for i in (*self.recipients, *other.recipients) if i not in agents)))
        return Cast(agents=agents, recipients=recipients, supporters=_once((*self.supporters, *other.supporters)))


def cast_of(scene: Scene, trigger: Trigger, kind: str) -> Cast:
    """Return those who take part in the event of a trigger, read as an event of this type."""
    found = _of_verb(scene, trigger, kind) if trigger.verb else _of_noun(scene, trigger, kind)
    entry, agents = event_types()[kind], _once(found.agents)
    if kind == "missile_test":
        launched = _once(_launchers(scene, trigger))
        agents = agents or launched
        found = msgspec.structs.replace(found, recipients=tuple(i for i in found.recipients if i not in launched))
    if entry.violent:
        found = Cast(
            agents=agents, recipients=(*found.recipients, *sites_of(scene, trigger)), supporters=found.supporters
        )
    if entry.statecraft:
        agents = _once(principal(scene, i) for i in agents)
    recipients = _once(i for i in found.recipients if i not in agents and not _is_anybody(scene.entity_of[i]))
    if entry.statecraft and (entry.mutual or kind == "accusation"):
        recipients = _once(i for r in recipients if (i := principal(scene, r)) not in agents)
    if not recipients:
        recipients = _once(i for i in reached(scene, trigger, entry) if i not in agents)
    several = len(agents) > 1 or any(scene.entity_of[i].kind == "group" for i in agents)
    if several and _is_shared(scene, trigger, entry, recipients):
        recipients = _once((*agents, *recipients))  # those who meet or agree do it to each other
    return Cast(agents=agents, recipients=recipients, supporters=_once(found.supporters))


def _launchers(scene: Scene, trigger: Trigger) -> Iterator[str]:
    """Yield the states from whose soil a missile is launched."""
    heads = dict.fromkeys(i for i in (trigger.head, trigger.carrier) if i is not None)
    yield from (who for who in _toward(scene, heads, ("from",)) if scene.entity_of[who].kind == "state")


def _is_shared(scene: Scene, trigger: Trigger, entry: EventType, recipients: Sequence[str]) -> bool:
    """Tell whether those who do it do it to each other: who meets, deals, promises, and what they agree upon."""
    agreed = trigger.verb is not None and scene.doc.tokens[trigger.head].lemma == "agree"
    dealing = entry.name in ("pledge", "ceasefire_violation") or ("between" in entry.toward and not entry.violent)
    return agreed or (dealing and not recipients)


def _is_anybody(entity: Entity) -> bool:
    """Tell whether it is people of whom nothing is known: "three people", but not "three Swedish citizens"."""
    return is_general(entity.name) and not any(word[0].isupper() for word in entity.name.split())


def actors(scene: Scene, head: int) -> list[str]:
    """Return the ids of those whom a noun phrase names, joined ones too; no speaker that the parser joined."""
    joined = [i for i in coordinated(scene.doc, head) if head in scene.speaking or i not in scene.speaking]
    return list(_once(i for index in joined for i in _actor(scene, index)))


def without_bombers(scene: Scene, agents: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of a suicide bombing's agents that have a name: that it had a bomber goes without saying."""
    return tuple(i for i in agents if not _is_nameless(scene, i))


def _is_nameless(scene: Scene, identifier: str) -> bool:
    """Tell whether it is people without a name: a suicide bombing always has a bomber."""
    entity = scene.entity_of[identifier]
    return entity.kind in ("person", "group") and all(mention.form != "name" for mention in entity.mentions)


def principal(scene: Scene, identifier: str) -> str:
    """Return the state that an office holder acts for; anybody else acts for himself."""
    entity = scene.entity_of[identifier]
    states = [role.of for role in entity.roles if role.of and scene.entity_of[role.of].kind == "state"]
    return states[0] if entity.kind == "person" and states else identifier


def _actor(scene: Scene, index: int) -> Iterator[str]:
    own = scene.actor(index)
    core = scene.core(index)
    if own:
        yield own
    elif core != index:
        yield from _actor(scene, core)
    else:
        yield from (i for j in children(scene.doc, index, "appos") for i in _actor(scene, j))
    stands_in = own is None and scene.word(index) in word_class("standing_in")
    for i in children(scene.doc, index, "nmod", "amod", *(("poss", "compound") if stands_in else ())):
        # "Russian and Turkish units", "Russia and Turkish units": the parser hangs the first actor on the noun.
        if stands_in:
            yield from (a for j in coordinated(scene.doc, i) if (a := scene.actor(j)))
        elif children(scene.doc, i, "cc") and (first := scene.actor(i)):
            yield first


def _of_verb(scene: Scene, trigger: Trigger, kind: str) -> Cast:
    verb, rule, entry = trigger.head, trigger.verb, event_types()[kind]
    if rule is None:
        return Cast()
    sides: dict[str, list[str]] = {"agent": [], "recipient": [], "none": []}
    for side, heads in ((rule.subject, doers(scene.doc, verb)), (rule.object, sufferers(scene, verb))):
        sides[side] += [i for head in heads for i in actors(scene, head)]
    given = children(scene.doc, verb, "dative")  # "gave SWEDEN a loan"
    sides["recipient"] += [a for i in given if scene.doc.tokens[i].pos != "ADP" for a in actors(scene, i)]
    if not sides["recipient"] and rule.object == "recipient":
        sides["recipient"] += struck(scene, sufferers(scene, verb))
    toward = rule.toward if rule.toward is not None else entry.toward
    things = [i for i in trigger.words if i != verb and scene.doc.tokens[i].pos in ("NOUN", "PROPN")]
    sides["recipient"] += _toward(scene, (verb, *things), toward)
    if entry.violent and not sides["recipient"]:
        sides["recipient"] += _aimed_at(scene, (verb, *things), toward) or struck(scene, sufferers(scene, verb))
    if kind == "arms_transfer":
        sides["recipient"] += [i for thing in things for i in _makers(scene, thing)]
    if not entry.violent and entry.toward and not _others(sides["recipient"], sides["agent"]):
        sides["recipient"] += _concerned(scene, trigger, things, sides["agent"])
    if kind == "meeting":
        sides["recipient"] += _met(scene, verb)
    return Cast(agents=tuple(sides["agent"]), recipients=tuple(sides["recipient"]), supporters=_supporters(scene, verb))


def _others(found: Iterable[str], agents: Collection[str]) -> list[str]:
    return [who for who in found if who not in agents]


def _aimed_at(scene: Scene, heads: Iterable[int], prepositions: tuple[str, ...]) -> list[str]:
    """Return what stands behind the prepositions of a deed of violence: "air strikes against REBEL targets"."""
    found = [i for head in dict.fromkeys(heads) for i in behind(scene.doc, head, *prepositions) if prepositions]
    return struck(scene, found)


def _concerned(scene: Scene, trigger: Trigger, things: list[int], agents: Collection[str]) -> list[str]:
    """Return those whom a deed without a direct object for them concerns: the nearest that the sentence names.

    "condemned SWEDEN's raid", "cut its aid to SWEDEN", "demanded that SWEDEN leave", "agreed to meet the SWEDES".
    """
    verb, entry = trigger.carrier if trigger.carrier is not None else trigger.head, event_types()[trigger.type]
    own = trigger.verb is not None and trigger.verb.object == "none"
    heads = [*things, *undergoers(scene.doc, verb)]
    further = [i for head in (verb, *heads) for i in behind(scene.doc, head, *_DEALING)]
    inward = [k for i in heads for k in scene.doc.children[i]]
    inner = [c for c in children(scene.doc, verb, "ccomp", "xcomp", "dobj") if is_verb(scene.doc, c)]
    ways: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: _around(scene, heads),
        lambda: (a for i in further for a in actors(scene, i)),
        lambda: _around(scene, further),
        lambda: reached(scene, trigger, entry),
        lambda: (a for c in inner for i in children(scene.doc, c, "nsubj", "nsubjpass") for a in actors(scene, i)),
        lambda: (a for c in inner for i in undergoers(scene.doc, c) for a in (*actors(scene, i), *_around(scene, [i]))),
        lambda: _toward(scene, [j for c in inner for j in (c, *undergoers(scene.doc, c))], _DEALING),
        lambda: _below(scene, [*(inward if own else heads), *inner]),
    )
    return next((found for way in ways if (found := _others(way(), agents))), [])


def _below(scene: Scene, heads: list[int]) -> Iterator[str]:
    """Yield those whom the phrases below name, the least deep first; none of a clause that tells more of a noun."""
    queue = deque(heads)
    for _ in range(_DEEPEST):
        if not queue:
            return
        at = queue.popleft()
        yield from actors(scene, at)
        queue.extend(i for i in scene.doc.children[at] if scene.doc.tokens[i].dep in _INNER)


def _around(scene: Scene, heads: Iterable[int]) -> Iterator[str]:
    """Yield who owns a thing or stands before it: "SWEDEN's raid", "the SWEDISH raid", "a raid by SWEDEN"."""
    for head in heads:
        yield from (a for i in children(scene.doc, head, *OWN, *BEFORE) if (a := scene.actor(i)))
        yield from _toward(
            scene, (head, *children(scene.doc, head, "acl")), ("by", "of", "from", "against", "to", "with")
        )


def sufferers(scene: Scene, verb: int) -> list[int]:
    """Return those to whom a verb is done; a speaker whom the parser took for one of them is none."""
    return [i for i in undergoers(scene.doc, verb) if i not in scene.speaking]


def _met(scene: Scene, verb: int) -> Iterator[str]:
    """Yield whom somebody travels to meet: those behind "with" in the clause of purpose."""
    for purpose in children(scene.doc, verb, "advcl", "xcomp"):
        things = undergoers(scene.doc, purpose)
        yield from _toward(scene, (purpose, *things), ("with",))
        if scene.doc.tokens[purpose].lemma == "meet":
            yield from (i for thing in things for i in actors(scene, thing))


def _makers(scene: Scene, thing: int) -> Iterator[str]:
    """Yield the states by whose adjective a weapon is called: who sells it."""
    for i in (
        j for head in (thing, *children(scene.doc, thing, "compound")) for j in children(scene.doc, head, *BEFORE)
    ):
        if scene.kind(i) == "state" and (found := scene.actor(i)):
            yield found


def _toward(scene: Scene, heads: Iterable[int], prepositions: tuple[str, ...]) -> Iterator[str]:
    for head in heads:
        for index in behind(scene.doc, head, *prepositions) if prepositions else ():
            yield from actors(scene, index)


def _of_noun(scene: Scene, trigger: Trigger, kind: str) -> Cast:
    head, rule = trigger.head, trigger.noun
    owner, of = (rule.owner, rule.of) if rule else ("agent", "none")
    sides: dict[str, list[str]] = {"agent": [], "recipient": [], "none": []}
    sides[owner] += _owners(scene, trigger, kind)
    whose = list(behind(scene.doc, head, "of"))
    sides[of] += [i for index in whose for i in actors(scene, index)]
    if of == "recipient" and not sides[of]:
        sides[of] += struck(scene, whose)
    sides["agent"] += _toward(scene, (head,), ("by", "between"))
    entry = event_types()[kind]
    sides["recipient"] += _toward(scene, (head,), entry.toward)
    if entry.violent and not sides["recipient"]:
        sides["recipient"] += _aimed_at(scene, (head, trigger.carrier or head), entry.toward)
    if trigger.carrier is not None and is_verb(scene.doc, trigger.carrier):
        carried = _carried(scene, trigger, kind)
        sides["agent"] += carried.agents
        sides["recipient"] += carried.recipients
    open_to = entry.statecraft or entry.spoken or kind in _LAID_ON
    if open_to and entry.toward and not entry.mutual and not _others(sides["recipient"], sides["agent"]):
        sides["recipient"] += _concerned(scene, trigger, [head], sides["agent"])
    return Cast(agents=tuple(sides["agent"]), recipients=tuple(sides["recipient"]), supporters=_supporters(scene, head))


def _carried(scene: Scene, trigger: Trigger, kind: str) -> Cast:
    """Return who stands around the verb that carries a noun."""
    verb = trigger.carrier
    if verb is None:
        return Cast()
    if head_is_subject(trigger):
        hit = sufferers(scene, verb)
        victims = [i for index in hit for i in actors(scene, index)] or struck(scene, hit)
        # Those who fall in a clash were one of its sides; which, their figures tell.
        victims = [] if event_types()[kind].mutual else victims
        return Cast(recipients=tuple(victims))
    who = [i for index in doers(scene.doc, verb) for i in actors(scene, index)]
    toward = tuple(_toward(scene, (verb,), event_types()[kind].toward))
    return Cast(agents=tuple(who), recipients=toward) if trigger.role == "agent" else Cast(recipients=(*who, *toward))


def head_is_subject(trigger: Trigger) -> bool:
    """Tell whether the noun of the event is itself the subject of its verb: "an airstrike killed"."""
    return trigger.noun is not None and trigger.role == "none" and trigger.carrier is not None


def _owners(scene: Scene, trigger: Trigger, kind: str) -> Iterator[str]:
    """Yield the possessors and the actors named before the noun, but no place that the event is called by."""
    doc = scene.doc
    for i in (j for head in {trigger.head, *trigger.words} for j in children(doc, head, *OWN, *BEFORE)):
        if i in scene.place_at or i in scene.time_at or (i in trigger.words and scene.kind(i) not in _BODIES):
            continue
        found = scene.actor(i)
        led = doc.tokens[i].text.lower() in word_class("leading")
        if led:
            yield from (a for j in children(doc, i) if (a := scene.actor(j)))
        elif found and not _is_setting(scene, i, kind):
            yield from (a for j in coordinated(doc, i) if (a := scene.actor(j)))


def _is_setting(scene: Scene, index: int, kind: str) -> bool:
    token = scene.doc.tokens[index]
    plain = token.dep in BEFORE and scene.form_at.get(index) == "name" and not token.text.isupper()
    return plain and scene.kind(index) == "state" and kind in _NAMED_FOR_PLACE


def _supporters(scene: Scene, head: int) -> tuple[str, ...]:
    """Return those named in "X-backed" before the event's noun, or who back its agent in it."""
    found = []
    for i in children(scene.doc, head, "amod"):
        if scene.doc.tokens[i].text.lower() in word_class("supporting"):
            names = [j for j in children(scene.doc, i) if scene.doc.tokens[j].dep != "punct"]
            found += [a for j in names for k in coordinated(scene.doc, j) if (a := scene.actor(k))]
    return tuple(found)


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
