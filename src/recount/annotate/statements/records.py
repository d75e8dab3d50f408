"""From drafts to statements: ids, entities, and which statement stands in which."""

import msgspec

from recount.annotate.statements.drafts import Draft, Scene
from recount.model.annotation import cover, runs
from recount.model.base import Span, content_id
from recount.model.fact import SpanField, Statement


def statements_of(scene: Scene, drafts: tuple[Draft, ...]) -> tuple[Statement, ...]:
    """Return the statements, in order, each once."""
    found: dict[str, Statement] = {}
    for draft in sorted(drafts, key=lambda d: (d.span.start, d.span.end)):
        made = _statement(scene, draft)
        found.setdefault(made.id, made)
    return tuple(found.values())


def _statement(scene: Scene, draft: Draft) -> Statement:
    doc, span = scene.doc, draft.span
    cue = _field(runs(doc, draft.cue_words)) if draft.cue_words else None
    start = doc.tokens[draft.at].start if draft.at is not None else None
    content: SpanField = span if draft.quote is not None else _field(runs(doc, draft.tokens))
    return Statement(
        id=content_id("statement", doc.report.id, span.start, span.end, draft.mode, start),
        start=span.start, end=span.end, text=doc.text(span), rule=draft.rule, mode=draft.mode, stance=draft.stance,
        speaker=doc.entity_at.get(draft.speaker) if draft.speaker is not None else None,
        speaker_span=_field(runs(doc, draft.speaker_words)) if draft.speaker_words else None,
        cue_span=cue, content_span=content,
        addressee=doc.entity_at.get(draft.hearer) if draft.hearer is not None else None,
    )  # fmt: skip


def _field(spans: tuple[Span, ...]) -> SpanField:
    return spans[0] if len(spans) == 1 else spans


__all__ = ["cover", "msgspec", "statements_of"]
