"""What a displacement says of itself: from where, to where, since when."""

from recount.extract.clauses import behind, coordinated, undergoers
from recount.extract.field_evidence import resting_on
from recount.extract.scene import Scene
from recount.extract.telling import Telling
from recount.model.base import Span
from recount.model.fact import Displacement

_OUT = ("from", "of")
_INTO = ("to", "into", "in", "towards", "toward", "across")
_LEAVING = frozenset({"flee", "leave", "evacuate", "abandon", "quit", "vacate"})
"""Verbs whose object is what people leave."""


def displacement(scene: Scene, telling: Telling) -> Displacement:
    """Return what the words around a displacement tell of it: indexes into `places`, and an open date."""
    trigger = telling.draft.trigger
    heads = [trigger.head, *(i for i in trigger.words if i != trigger.head)]
    left = [i for head in heads for i in behind(scene.doc, head, *_OUT)]
    if trigger.verb and scene.doc.tokens[trigger.head].lemma in _LEAVING:
        left += undergoers(scene.doc, trigger.head)
    reached = [i for head in heads for i in behind(scene.doc, head, *_INTO)]
    origin, destination = _place(scene, left), _place(scene, reached)
    destination = destination if destination != origin else None
    when = telling.when or ""
    since = when.partition("/")[0] if when.endswith("/..") else None
    return Displacement(
        origin=origin, destination=destination, since=since,
        evidence=(
            *resting_on("from", [_span(scene, origin)]), *resting_on("to", [_span(scene, destination)]),
            *resting_on("since", [telling.time if since else None]),
        ),
    )  # fmt: skip


def _span(scene: Scene, place: int | None) -> Span | None:
    return None if place is None else scene.doc.places[place]


def _place(scene: Scene, heads: list[int]) -> int | None:
    """Return the first place that a phrase names, itself or in its "of" and "in": "homes in LESK"."""
    for head in heads:
        for i in coordinated(scene.doc, head):
            for j in (i, *behind(scene.doc, i, "of", "in", "near")):
                if j in scene.place_at:
                    return scene.place_at[j]
    return None
