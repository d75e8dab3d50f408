"""A draft with all that the sentence says of it: who, when, where, how many."""

from collections.abc import Sequence

from recount.extract.arguments import Cast, cast_of, head_is_subject
from recount.extract.circumstances import place_before, place_of, time_of
from recount.extract.clauses import doers, is_verb, undergoers
from recount.extract.drafts import Draft
from recount.extract.scene import Scene, fits
from recount.extract.triggers import Trigger
from recount.lexicon.event_types import event_types
from recount.model.annotation import children
from recount.model.base import Record
from recount.model.fact import Number
from recount.model.time import Time

_UNKNOWN = "assault"


class Telling(Record, frozen=True, kw_only=True):
    """One draft, and what was found around it. `toll` is the least and greatest number of those who suffer it."""

    draft: Draft
    cast: Cast
    time: Time | None = None
    place: int | None = None
    toll: tuple[Number, Number] | None = None

    @property
    def when(self) -> str | None:
        """The date as EDTF, or null."""
        return self.time.when if self.time else None


def tell(scene: Scene, drafts: Sequence[Draft]) -> list[Telling]:
    """Return the drafts with their participants, dates and places; what a clause leaves open its main clause gives."""
    taken = [draft.anchors for draft in drafts]
    told: list[Telling] = []
    for draft in drafts:
        others = frozenset(i for anchors in taken for i in anchors if i not in draft.anchors)
        told.append(_tell(scene, draft, others))
    return [_inherited(scene, telling, told) for telling in told]


def _tell(scene: Scene, draft: Draft, others: frozenset[int]) -> Telling:
    kind = draft.type or _UNKNOWN
    cast = cast_of(scene, draft.trigger, kind)
    for part in draft.parts:
        cast = cast.joined(_addition(scene, draft, part, kind))
    place = place_of(scene, draft.anchors, others)
    if place is None and draft.trigger.verb and kind == "capture":
        place = _the_town(scene, draft)
    return Telling(
        draft=draft, cast=cast, time=time_of(scene, draft.anchors, others), place=place, toll=_toll(scene, draft)
    )


def _addition(scene: Scene, draft: Draft, part: Trigger, kind: str) -> Cast:
    """Return whom a clause of harm adds: its victims; who did it only where no event is its subject."""
    cast = cast_of(scene, part, kind if kind in ("meeting", "visit") else part.type or kind)
    if part.verb is None:
        return cast
    subjects = {scene.core(i) for i in doers(scene.doc, part.head)}
    own = not subjects & {*draft.trigger.words, draft.trigger.head}
    victims = () if event_types()[kind].mutual else cast.recipients
    return cast if own else Cast(recipients=victims, supporters=cast.supporters)


def _toll(scene: Scene, draft: Draft) -> tuple[Number, Number] | None:
    """Return the range of the number that counts those to whom the event is done."""
    heads = [i for t in (draft.trigger, *draft.parts) for i in _victims(scene, t)]
    for quantity in scene.doc.quantities:
        numbers = [n for n in (quantity.low, quantity.best, quantity.high) if n is not None]
        if numbers and any(_counts(scene, quantity.head, head) for head in heads):
            return quantity.low if quantity.low is not None else min(numbers), max(numbers)
    return None


def _victims(scene: Scene, trigger: Trigger) -> list[int]:
    if trigger.verb:
        dies = trigger.verb.subject == "recipient"
        return doers(scene.doc, trigger.head) if dies else undergoers(scene.doc, trigger.head)
    of = [j for p in children(scene.doc, trigger.head, "prep") for j in children(scene.doc, p, "pobj")]
    carried = trigger.carrier is not None and is_verb(scene.doc, trigger.carrier) and head_is_subject(trigger)
    return [*of, *(undergoers(scene.doc, trigger.carrier) if carried and trigger.carrier is not None else [])]


def _counts(scene: Scene, number: int, head: int) -> bool:
    return number == head or scene.doc.tokens[number].head == head


def _the_town(scene: Scene, draft: Draft) -> int | None:
    towns = [i for i in draft.trigger.words if fits(scene, i, "@town") and scene.doc.tokens[i].pos == "NOUN"]
    return place_before(scene, towns[0]) if towns else None


def _inherited(scene: Scene, telling: Telling, told: Sequence[Telling]) -> Telling:
    """Give a participle or second verb the date of its main clause, and the place of the event that did it."""
    verb = telling.draft.trigger.carrier
    if verb is None or not is_verb(scene.doc, verb):
        return telling
    token = scene.doc.tokens[verb]
    place, time = telling.place, telling.time
    subjects = {scene.core(i) for i in doers(scene.doc, verb)}
    for other in told:
        if other is telling:
            continue
        follows = token.head in other.draft.anchors and token.dep in ("advcl", "conj", "xcomp")
        if follows and not children(scene.doc, verb, "nsubj", "nsubjpass", "mark") and time is None:
            time = other.time
        if subjects & other.draft.anchors and place is None:
            place = other.place
        if time is None and _leads_to(scene, verb, other):
            time = other.time
    return Telling(draft=telling.draft, cast=telling.cast, time=time, place=place, toll=telling.toll)


def _leads_to(scene: Scene, verb: int, other: Telling) -> bool:
    """Tell whether the other is a second verb that ends the same clause: "killed six and wounded ten on Monday"."""
    second = other.draft.trigger.carrier
    if second is None or second not in children(scene.doc, verb, "conj"):
        return False
    return not children(scene.doc, second, "nsubj", "nsubjpass", "cc")
