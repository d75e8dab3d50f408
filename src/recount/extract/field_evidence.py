"""Which words each field of an event's details rests on."""

from collections.abc import Iterable

from recount.extract.scene import Scene
from recount.extract.telling import Telling
from recount.model.base import Span
from recount.model.entity import Mention
from recount.model.fact import FieldEvidence


def resting_on(field: str, spans: Iterable[Span | None]) -> tuple[FieldEvidence, ...]:
    """Return the stretches as evidence for a field, each once, in order of the text; null stretches are left out."""
    found = {(span.start, span.end) for span in spans if span is not None}
    return tuple(FieldEvidence(field=field, start=start, end=end) for start, end in sorted(found))


def named_as(scene: Scene, telling: Telling, field: str, entities: Iterable[str | None]) -> tuple[FieldEvidence, ...]:
    """Return for each entity its mention nearest to the event's trigger, one of the same sentence before all others."""
    return resting_on(field, (_nearest(scene, telling, one) for one in entities if one is not None))


def _nearest(scene: Scene, telling: Telling, entity: str) -> Span | None:
    tokens, sentences = scene.doc.tokens, scene.doc.sentences
    trigger = tokens[telling.draft.trigger.head]
    here = sentences[trigger.sentence]

    def distance(mention: Mention) -> tuple[bool, int, int]:
        return not here.contains(mention), abs(mention.start - trigger.start), mention.start

    return min(scene.entity_of[entity].mentions, key=distance, default=None)
