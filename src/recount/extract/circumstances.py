"""When and where: expressions of time and places belong to the event that they hang on in the sentence."""

from collections.abc import Iterable

from recount.extract.clauses import is_verb
from recount.extract.scene import Scene
from recount.model.annotation import children, head_of, tokens_in
from recount.model.base import Span
from recount.model.time import Time

_SIZES = {"point": 6, "settlement": 5, "district": 4, "line": 4, "province": 3, "region": 2, "country": 1}
_REACH = 10
_AWAY = frozenset({"from"})


def time_of(scene: Scene, anchors: Iterable[int], others: frozenset[int]) -> Time | None:
    """Return the date that hangs nearest on one of the event's words; dates of other events are not its own."""
    mine = frozenset(anchors)
    found = []
    for order, time in enumerate(scene.doc.times):
        if time.kind in ("date", "time") and (steps := _steps(scene, time, mine, others)) is not None:
            found.append((time.when is None, steps, order, time))
    return min(found, key=lambda item: item[:3])[3] if found else None


def place_of(scene: Scene, anchors: Iterable[int], others: frozenset[int]) -> int | None:
    """Return the index of the smallest place that hangs on one of the event's words."""
    mine = frozenset(anchors)
    found = []
    for number, place in enumerate(scene.doc.places):
        if (
            place.use == "place"
            and not _is_away(scene, place)
            and (steps := _steps(scene, place, mine, others)) is not None
        ):
            found.append((-_SIZES.get(place.precision or "", 2), steps, number))
    return min(found)[2] if found else None


def _steps(scene: Scene, span: Span, mine: frozenset[int], others: frozenset[int]) -> int | None:
    """Return how far up the tree the first of the event's words is; null if another event or clause comes before."""
    inside = tokens_in(scene.doc, span)
    if not inside:
        return None
    index = head_of(scene.doc, inside)
    for steps in range(_REACH):
        if index in mine:
            return steps
        token = scene.doc.tokens[index]
        if token.head == index or (steps and index in others) or (steps and _is_border(scene, index)):
            return None
        index = token.head
    return None


def _is_border(scene: Scene, index: int) -> bool:
    """Tell whether the word heads a clause of its own, whose circumstances are not those of the clause above."""
    token = scene.doc.tokens[index]
    if not is_verb(scene.doc, index):
        return False
    own = bool(children(scene.doc, index, "nsubj", "nsubjpass", "mark"))
    return token.dep in ("ccomp", "relcl", "parataxis", "acl") or (token.dep in ("advcl", "conj") and own)


def _is_away(scene: Scene, span: Span) -> bool:
    """Tell whether the place is where something came from."""
    inside = tokens_in(scene.doc, span)
    if not inside:
        return True
    token = scene.doc.tokens[head_of(scene.doc, inside)]
    return token.dep == "pobj" and scene.doc.tokens[token.head].lemma in _AWAY


def place_before(scene: Scene, index: int) -> int | None:
    """Return the last place, no country, that the sentence names before a word: what "the village" refers to."""
    sentence = scene.doc.sentences[scene.doc.tokens[index].sentence]
    here = scene.doc.tokens[index].start
    numbers = [
        n for n, place in enumerate(scene.doc.places)
        if place.use == "place" and sentence.start <= place.start < here
        and _SIZES.get(place.precision or "", 2) >= _SIZES["region"]
    ]  # fmt: skip
    return numbers[-1] if numbers else None
