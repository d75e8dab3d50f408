"""Events in the making: triggers that tell of one event in one sentence become one draft."""

from collections.abc import Iterator, Sequence
from functools import cache

from recount.extract.clauses import behind, doers, is_verb
from recount.extract.modality import Reality, reality
from recount.extract.scene import Scene, word_class
from recount.extract.triggers import Trigger, triggers
from recount.lexicon.event_types import event_types
from recount.lexicon.load import entries
from recount.lexicon.schema.events import CauseWord
from recount.model.annotation import children
from recount.model.base import Record

_TALKS = frozenset({"agreement", "negotiation", "meeting"})
_EXACT_DEEDS = frozenset(
    {"airstrike", "drone_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "shooting", "accident",
     "arson", "assault", "natural_disaster", "fire"}
)  # fmt: skip
HARM = frozenset({"killing", "death"})
"""Types that tell of the dead and not of what they died by."""
_SPEAKS_FOR_ITSELF = frozenset({"nsubj", "nsubjpass"})


class Draft(Record, frozen=True, kw_only=True):
    """One event of one sentence: the trigger that names it best, and those that only add to it."""

    trigger: Trigger
    parts: tuple[Trigger, ...] = ()
    reality: Reality
    type: str
    coreferent: int | None = None
    """Index of an earlier draft of the report that tells of the same event."""

    @property
    def anchors(self) -> frozenset[int]:
        """The words on which participants, time and place of the event hang."""
        found = {i for t in (self.trigger, *self.parts) for i in (*t.words, t.carrier) if i is not None}
        return frozenset(found)

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells of it."""
        return self.trigger.verb is None


def drafts(scene: Scene) -> list[Draft]:
    """Return the report's events, one for each telling, in order."""
    found = [(trigger, real) for trigger in triggers(scene) if (real := reality(scene, trigger)).told]
    all_triggers = [trigger for trigger, _ in found]
    host = {trigger.head: _host(scene, trigger, all_triggers) for trigger in all_triggers}
    made = []
    for trigger, real in found:
        if host[trigger.head] is None and (trigger.type or trigger.refers):
            parts = tuple(t for t in all_triggers if t is not trigger and _root(t, host) is trigger)
            made.append(Draft(trigger=trigger, parts=parts, reality=real, type=trigger.type))
    return [draft for draft in made if _is_said(draft)]


def _is_said(draft: Draft) -> bool:
    """Tell whether it is an event at all: words that nobody has said yet, or will not say, are none."""
    spoken = draft.type != "" and event_types()[draft.type].spoken
    return not spoken or draft.reality.modality in ("happened", "ongoing") or draft.reality.aim


def _root(trigger: Trigger, host: dict[int, Trigger | None]) -> Trigger:
    seen = {trigger.head}
    while (above := host[trigger.head]) is not None and above.head not in seen:
        trigger = above
        seen.add(trigger.head)
    return trigger


def _host(scene: Scene, trigger: Trigger, others: Sequence[Trigger]) -> Trigger | None:
    """Return the trigger that tells more exactly of the same event in the same sentence, or null."""
    if not trigger.type:
        return None
    here = scene.doc.tokens[trigger.head].sentence
    near = [t for t in others if t is not trigger and scene.doc.tokens[t.head].sentence == here]
    by_word = {word: t for t in near for word in t.words}
    for index in _causes(scene, trigger):
        other = by_word.get(index)
        if other and _may_absorb(other, trigger):
            return other
    above = _clause_above(scene, trigger)
    for other in near if above is not None else ():
        if above in (other.carrier, other.head) and _may_lead(other, trigger):
            return other
    return _deed_before(scene, trigger, near)


def _deed_before(scene: Scene, trigger: Trigger, near: Sequence[Trigger]) -> Trigger | None:
    """Return the last deed before a bare "killing six", which the parser often hangs on the nearest noun."""
    token = scene.doc.tokens[trigger.head]
    bare = trigger.verb and token.tag == "VBG" and not children(scene.doc, trigger.head, *_SPEAKS_FOR_ITSELF, "aux")
    if trigger.type not in HARM or not bare or token.dep not in ("acl", "advcl", "dep", "conj", "appos"):
        return None
    deeds = [t for t in near if t.head < trigger.head and t.type in _EXACT_DEEDS]
    return deeds[-1] if deeds else None


def _causes(scene: Scene, trigger: Trigger) -> Iterator[int]:
    """Yield the nouns that may name the event behind a harm: its subject, its by-phrase, "in", "during"."""
    if trigger.verb:
        yield from (scene.core(i) for i in doers(scene.doc, trigger.head))
    heads = [i for i in dict.fromkeys((trigger.head, trigger.carrier)) if i is not None]
    heads += [j for i in heads for j in children(scene.doc, i, "conj") if is_verb(scene.doc, j)]
    acts = trigger.verb is not None and trigger.verb.subject == "agent"
    named = acts and any(scene.actor(i) for i in doers(scene.doc, trigger.head))
    for head in heads:
        yield from (scene.core(i) for i in behind(scene.doc, head, *cause_words(passive=not named)))
    result = [i for head in heads for i in behind(scene.doc, head, "as") if scene.doc.tokens[i].lemma == "result"]
    yield from (i for r in result for i in behind(scene.doc, r, "of"))


def _may_absorb(noun: Trigger, trigger: Trigger) -> bool:
    """Tell whether a noun of an event takes up the harm that is told of it."""
    if noun.verb is not None or not (noun.type or noun.refers):
        return False
    if not noun.type:
        return event_types()[trigger.type].generic and noun.refers is not None
    kinds = event_types()
    if not kinds[noun.type].violent:
        return False
    same = trigger.type == noun.type or noun.type in trigger.vague or trigger.type in noun.vague
    return kinds[trigger.type].generic or same or trigger.type == "ceasefire_violation"


def _clause_above(scene: Scene, trigger: Trigger) -> int | None:
    """Return the verb whose clause a participle, or a second verb with the same subject, goes on with."""
    verb = trigger.head if trigger.verb else trigger.carrier
    if verb is None or not is_verb(scene.doc, verb):
        return None
    token = scene.doc.tokens[verb]
    if token.dep not in ("advcl", "conj", "xcomp", "dep") or children(scene.doc, verb, *_SPEAKS_FOR_ITSELF, "mark"):
        return None
    return token.head if token.head != verb else None


def _may_lead(host: Trigger, trigger: Trigger) -> bool:
    """Tell whether the event of a clause takes up what its participle tells: the harm it did, the talks it was for."""
    kinds = event_types()
    if host.type in ("meeting", "visit") and trigger.type in _TALKS:
        return True
    if not host.type or not kinds[host.type].violent or (host.type == "accident" and trigger.type not in HARM):
        return False
    return trigger.type in HARM or (kinds[trigger.type].generic and trigger.type == host.type)


def is_informative(scene: Scene, draft: Draft) -> bool:
    """Tell whether a noun tells something of its event: bare ones ("after the attack") only point at one told."""
    trigger = draft.trigger
    token = scene.doc.tokens[trigger.head]
    if draft.parts or trigger.carrier is not None or token.dep in ("nsubj", "nsubjpass", "ROOT", "appos"):
        return True
    below = _phrase(scene, trigger.head)
    extra = [i for i in below if i not in trigger.words]
    if token.dep == "pobj" and scene.core(above := scene.doc.tokens[token.head].head) != above:
        return True
    if any(i in scene.time_at or i in scene.place_at or i in scene.counted_at for i in extra):
        return True
    if trigger.type in HARM:
        return False
    return any(scene.actor(i) for i in extra)


def _phrase(scene: Scene, head: int) -> list[int]:
    """Return the tokens of a noun phrase without its clauses and what is joined to it."""
    found, queue = [head], [head]
    while queue:
        for i in scene.doc.children[queue.pop()]:
            if scene.doc.tokens[i].dep not in ("relcl", "advcl", "conj", "cc", "punct", "appos", "ccomp"):
                found.append(i)
                queue.append(i)
    return sorted(found)


def is_definite(scene: Scene, draft: Draft) -> bool:
    """Tell whether a noun may pick up an event already told: definite or dated, and no further one of its kind."""
    if not draft.is_noun:
        return False
    if is_another(scene, draft) or "similar" in scene.modifiers(draft.trigger.head):
        return False
    before = children(scene.doc, draft.trigger.head, "det", "poss", "nmod", "compound", "npadvmod", "amod")
    articles = {scene.doc.tokens[i].lemma for i in before if scene.doc.tokens[i].dep == "det"}
    return bool(articles & {"the", "this", "that", "these", "those"}) or any(i in scene.time_at for i in before)


def is_another(scene: Scene, draft: Draft) -> bool:
    """Tell whether a noun is said to be a further event beside one told: "another attack"."""
    return draft.is_noun and not word_class("another").isdisjoint(scene.modifiers(draft.trigger.head))


@cache
def cause_words(*, passive: bool) -> tuple[str, ...]:
    """Return the prepositions before the cause of harm; fewer where somebody is named who did it."""
    return tuple(word for entry in entries(CauseWord) for word in entry.words if passive or not entry.passive)
