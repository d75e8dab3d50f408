"""Which tellings of one report are of one event: "the attack", "Tuesday's deaths", two counts of the same dead."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from recount.extract.clauses import SUBJECTS, is_passive
from recount.extract.drafts import HARM, Draft, cause_words, is_another, is_definite, is_informative
from recount.extract.scene import Scene
from recount.extract.telling import Telling
from recount.lexicon.event_types import event_types
from recount.model.annotation import children, subtree
from recount.model.edtf import parse_or_none

_REACH = 3
"""Sentences over which the dead of an event are still told without naming it."""
_COUNTS = frozenset(
    {"series", "string", "wave", "spate", "number", "toll", "victim", "dozen", "hundred", "pair", "couple"}
)
"""Nouns that tell of an event and not of something else: "a series of raids"."""
_EXACT = frozenset(
    {"airstrike", "drone_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "shooting", "assault",
     "armed_clash", "accident", "offensive", "assassination", "natural_disaster", "fire"}
)  # fmt: skip


def settle(scene: Scene, told: Sequence[Telling]) -> list[Telling]:
    """Return the tellings with their types settled and each tied to the earlier one of the same event, if any."""
    found: list[Telling] = []
    for telling in told:
        earlier = _antecedent(scene, telling, found)
        earlier = _cause_before(scene, telling, found) if earlier is None else earlier
        kind = found[earlier].draft.type if earlier is not None else _own_type(telling.draft)
        founded = earlier is not None or _stands_alone(scene, telling, found)
        if kind and founded:
            found.append(_with(telling, type=kind, coreferent=earlier))
    return _tie_the_dead(scene, _sharpen(scene, found))


def _own_type(draft: Draft) -> str:
    """Return the type that the words give by themselves: the noun's, else that of the harm told with it."""
    refers = draft.trigger.refers
    return draft.type or (refers and refers.alone) or next((part.type for part in draft.parts), "")


def _stands_alone(scene: Scene, telling: Telling, earlier: Sequence[Telling]) -> bool:
    """Tell whether the words tell of an event by themselves; a bare noun only points at one, as some verbs do."""
    if telling.draft.is_noun:
        return is_informative(scene, telling.draft)
    rule = telling.draft.trigger.verb
    return not (rule and rule.again) or any(other.draft.type == telling.draft.type for other in earlier)


def _antecedent(scene: Scene, telling: Telling, earlier: Sequence[Telling]) -> int | None:
    """Return the index of the first telling of the event that the words pick up: the last fitting, exact ones first."""
    types = _picked_up(scene, telling.draft)
    fitting = [
        n for n, other in enumerate(earlier)
        if other.draft.type in types and other.draft.reality.modality in ("happened", "ongoing")
        and may_be_one(telling, other) and not _are_other_dead(telling, other)
        and not _is_one_of_many(scene, telling.draft, other.draft)
    ]  # fmt: skip
    exact = [n for n in fitting if not event_types()[earlier[n].draft.type].generic]
    return _root(earlier, _most_salient(scene, earlier, exact or fitting)) if fitting else None


def _most_salient(scene: Scene, told: Sequence[Telling], fitting: Sequence[int]) -> int:
    """Return the last of the tellings; one sentence's subject before what the sentence says of it.

    After "The attack was a response to the shelling", "the attack" is the attack (Grosz, Joshi and Weinstein 1995); and
    it is none that stands only in the description of something else, "a base for the attack on Orlen".
    """
    fitting = [n for n in fitting if not _is_description(scene, told[n])] or fitting
    last = told[fitting[-1]].draft.trigger.head
    beside = [n for n in fitting if _sentence(scene, told[n]) == scene.doc.tokens[last].sentence]
    subjects = [n for n in beside if scene.doc.tokens[told[n].draft.trigger.head].dep in SUBJECTS]
    return subjects[-1] if subjects else fitting[-1]


def _is_description(scene: Scene, telling: Telling) -> bool:
    """Tell whether the event is told only within what says of a thing which it is: behind a preposition of its noun."""
    tokens = scene.doc.tokens
    word = tokens[telling.draft.trigger.head]
    above = tokens[tokens[word.head].head] if word.dep == "pobj" else None
    return above is not None and above.pos == "NOUN" and above.lemma not in _COUNTS and above.tag != "CD"


def _sentence(scene: Scene, telling: Telling) -> int:
    return scene.doc.tokens[telling.draft.trigger.head].sentence


def _cause_before(scene: Scene, telling: Telling, earlier: Sequence[Telling]) -> int | None:
    """Return the event of which a sentence goes on to tell the dead: "Six were killed", right behind an airstrike."""
    draft = telling.draft
    verb = draft.trigger.head
    if draft.type not in HARM or draft.is_noun or draft.reality.modality != "happened" or telling.cast.agents:
        return None
    below = {scene.doc.tokens[i].lemma for i in subtree(scene.doc, verb)}
    counted = is_passive(scene.doc, verb) if draft.type == "killing" else telling.toll is not None
    if not counted or "since" in below:
        return None
    here = scene.doc.tokens[verb].sentence
    for n, other in reversed(list(enumerate(earlier))):
        if here - scene.doc.tokens[other.draft.trigger.head].sentence > _REACH:
            return None
        same_place = telling.place is None or other.place in (None, telling.place)
        real = other.draft.reality.modality == "happened"
        if other.draft.type in _EXACT and real and same_place and may_be_one(telling, other):
            return _root(earlier, n)
    return None


def _picked_up(scene: Scene, draft: Draft) -> frozenset[str]:
    """Return the types of event that the words may refer back to."""
    refers, rule = draft.trigger.refers, draft.trigger.noun
    verb = draft.trigger.verb
    if verb and verb.type in ("ceasefire", "agreement") and verb.subject == "none":
        return frozenset({"agreement", "ceasefire"})
    if not is_definite(scene, draft):
        return frozenset()
    return frozenset({*(refers.types if refers else ()), *((rule.type,) if rule else ())})


def _is_one_of_many(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Tell whether the words mean one event and the others a number of them: "the crash", "112 crashes in a year"."""
    tokens = scene.doc.tokens
    counted = children(scene.doc, other.trigger.head, "nummod")
    return tokens[draft.trigger.head].tag == "NN" and tokens[other.trigger.head].tag == "NNS" and bool(counted)


def _are_other_dead(a: Telling, b: Telling) -> bool:
    """Tell whether two killings name different victims."""
    left, right = set(a.cast.recipients), set(b.cast.recipients)
    return not HARM.isdisjoint((a.draft.type, b.draft.type)) and bool(left and right) and not left & right


def _root(told: Sequence[Telling], index: int) -> int:
    earlier = told[index].draft.coreferent
    return index if earlier is None else earlier


def may_be_one(a: Telling, b: Telling) -> bool:
    """Tell whether nothing that is said of when and by whom keeps two tellings apart."""
    left, right = parse_or_none(a.when), parse_or_none(b.when)
    if left and right and not left.overlaps(right):
        return False
    return not a.cast.agents or not b.cast.agents or bool(set(a.cast.agents) & set(b.cast.agents))


def _sharpen(scene: Scene, told: list[Telling]) -> list[Telling]:
    """Give vague words the exact type that the report mostly gives such events: "the bombing" of a village by jets."""
    exact = Counter(t.draft.type for t in told if not t.draft.trigger.vague and t.draft.reality.modality == "happened")
    made = []
    for telling in told:
        kinds = [kind for kind in telling.draft.trigger.vague if exact[kind] > exact[telling.draft.type]]
        best = max(kinds, key=lambda kind: exact[kind], default=None)
        like = [t for t in told if t.draft.type == best and t is not telling and may_be_one(t, telling)]
        open_ = telling.draft.coreferent is None and not is_another(scene, telling.draft)
        made.append(_with(telling, type=best) if best and like and open_ else telling)
    return [_with(t, type=made[t.draft.coreferent].draft.type) if t.draft.coreferent is not None else t for t in made]


def _tie_the_dead(scene: Scene, told: list[Telling]) -> list[Telling]:
    """Tie a killing told without its means to the attack by which the same people, as many, died."""
    made = list(told)
    for n, telling in enumerate(told):
        if telling.draft.type not in HARM:
            continue
        ways = [m for m, other in enumerate(told) if _goes_on(scene, telling, other)]
        ways += [m for m, other in enumerate(told) if _same_dead(telling, other)]
        if ways:
            first, second = sorted((_root(made, n), _root(made, ways[0])))
            kind = told[ways[0]].draft.type if telling.draft.is_noun else telling.draft.type
            made[n] = _with(made[n], type=kind)
            made = _joined(made, first, second)
    return made


def _joined(told: Sequence[Telling], first: int, second: int) -> list[Telling]:
    """Return the tellings with all that were tied to the second tied to the first."""
    if first == second:
        return list(told)
    return [
        _with(telling, coreferent=first) if second in (n, telling.draft.coreferent) else telling
        for n, telling in enumerate(told)
    ]


def _same_dead(killing: Telling, other: Telling) -> bool:
    if other.draft.type not in _EXACT or not set(killing.cast.recipients) & set(other.cast.recipients):
        return False
    if not may_be_one(killing, other) or not event_types()[other.draft.type].violent:
        return False
    a, b = killing.toll, other.toll
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _goes_on(scene: Scene, killing: Telling, other: Telling) -> bool:
    """Tell whether the cause stands right behind the deaths: "the deaths of six farmers following an airstrike"."""
    head = killing.draft.trigger.head
    end = max(subtree(scene.doc, head)) + 1
    if not killing.draft.is_noun or end >= len(scene.doc.tokens) or other.draft.type not in _EXACT:
        return False
    return scene.doc.tokens[end].text.lower() in cause_words(passive=True) and (
        scene.doc.tokens[other.draft.trigger.head].head == end
    )


def _with(telling: Telling, **changes: object) -> Telling:
    return msgspec.structs.replace(telling, draft=msgspec.structs.replace(telling.draft, **changes))
