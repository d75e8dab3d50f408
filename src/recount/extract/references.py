"""Which tellings of one report are of one event: "the attack", "Tuesday's deaths", two counts of the same dead."""

from collections.abc import Sequence

import msgspec

from recount.extract.drafts import Draft, is_definite
from recount.extract.scene import Scene
from recount.extract.telling import Telling
from recount.extract.triggers import event_types
from recount.model.edtf import parse_or_none

_EXACT = frozenset(
    {"airstrike", "drone_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "shooting", "armed_clash",
     "assault", "accident", "offensive", "assassination"}
)  # fmt: skip
_STRIKES = ("suicide_bombing", "drone_strike", "shelling", "airstrike", "chemical_attack", "bombing")


def settle(scene: Scene, told: Sequence[Telling]) -> list[Telling]:
    """Return the tellings with their types settled and each tied to the earlier one of the same event, if any."""
    found: list[Telling] = []
    for telling in told:
        earlier = _antecedent(scene, telling, found)
        kind = found[earlier].draft.type if earlier is not None else telling.draft.type or _alone(telling.draft)
        if kind:
            draft = msgspec.structs.replace(telling.draft, type=kind, coreferent=earlier)
            found.append(msgspec.structs.replace(telling, draft=draft))
    return _tie_the_dead(_sharpen(found))


def _alone(draft: Draft) -> str:
    refers = draft.trigger.refers
    return (refers.alone or "") if refers else ""


def _antecedent(scene: Scene, telling: Telling, earlier: Sequence[Telling]) -> int | None:
    """Return the index of the event that a definite noun picks up: the last one told that it fits."""
    if not is_definite(scene, telling.draft):
        return None
    refers, rule = telling.draft.trigger.refers, telling.draft.trigger.noun
    types = {*(refers.types if refers else ()), *((rule.type,) if rule else ())}
    fitting = [
        n for n, other in enumerate(earlier)
        if other.draft.type in types and other.draft.reality.modality in ("happened", "ongoing")
        and may_be_one(telling, other) and other.draft.coreferent is None
    ]  # fmt: skip
    return fitting[-1] if fitting else None


def may_be_one(a: Telling, b: Telling) -> bool:
    """Tell whether nothing that is said of when and by whom keeps two tellings apart."""
    left, right = parse_or_none(a.when), parse_or_none(b.when)
    if left and right and not left.overlaps(right):
        return False
    return not a.cast.agents or not b.cast.agents or bool(set(a.cast.agents) & set(b.cast.agents))


def _sharpen(told: list[Telling]) -> list[Telling]:
    """Give vague words the type by which the report calls such an event exactly: "the bombing" of a village by jets."""
    exact = [t.draft.type for t in told if not t.draft.trigger.vague and t.draft.type in _STRIKES]
    made = []
    for telling in told:
        draft = telling.draft
        vague = draft.trigger.vague and draft.type in ("bombing", "airstrike") and draft.coreferent is None
        if vague and exact and draft.type not in exact and len(set(exact)) == 1:
            draft = msgspec.structs.replace(draft, type=exact[0])
        made.append(msgspec.structs.replace(telling, draft=draft))
    return made


def _tie_the_dead(told: list[Telling]) -> list[Telling]:
    """Tie a killing told without its means to the attack by which the same people, as many, died."""
    made = list(told)
    for n, telling in enumerate(told):
        if telling.draft.type != "killing" or telling.draft.coreferent is not None:
            continue
        match = next((m for m, other in enumerate(told) if m != n and _same_dead(telling, other)), None)
        if match is None:
            continue
        first, second = sorted((n, match))
        kind = told[match].draft.type if telling.draft.is_noun else "killing"
        made[n] = _with(made[n], type=kind)
        root = made[first].draft.coreferent
        if made[second].draft.coreferent is None:
            made[second] = _with(made[second], coreferent=first if root is None else root)
    return made


def _same_dead(killing: Telling, other: Telling) -> bool:
    if other.draft.type not in _EXACT or not set(killing.cast.recipients) & set(other.cast.recipients):
        return False
    if not may_be_one(killing, other) or not event_types()[other.draft.type].violent:
        return False
    a, b = killing.toll, other.toll
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _with(telling: Telling, **changes: object) -> Telling:
    return msgspec.structs.replace(telling, draft=msgspec.structs.replace(telling.draft, **changes))
