"""From drafts to statements: ids, entities, dates, and which statement stands in which."""

import msgspec

from recount.annotate.statements.cues import is_negated
from recount.annotate.statements.dates import dates_of
from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.factuality import certainty_of, polarity_of
from recount.annotate.statements.parties import accused_of, via_of
from recount.model.annotation import runs
from recount.model.base import Span, content_id
from recount.model.fact import SpanField, Statement
from recount.model.time import Time
from recount.text import fold

REPEATED = 20
"""Characters from which a sentence that repeats one of the summary, word for word, says nothing new."""


def statements_of(scene: Scene, drafts: tuple[Draft, ...]) -> tuple[Statement, ...]:
    """Return the statements, in order, each once, each with the statement that it stands in."""
    times = dates_of(scene, drafts)
    found: dict[str, tuple[Statement, Draft]] = {}
    summed_up: set[tuple[str, str | None]] = set()
    for draft in sorted(drafts, key=lambda d: (d.span.start, d.span.end)):
        made = _statement(scene, draft, times.get(draft))
        key = (fold(made.text), made.speaker)
        if len(made.text) >= REPEATED and key in summed_up:
            continue
        if _block_kind(scene, draft) == "summary":
            summed_up.add(key)
        found.setdefault(made.id, (made, draft))
    return _nested(_continued(scene, list(found.values())))


def _continued(scene: Scene, made: list[tuple[Statement, Draft]]) -> list[tuple[Statement, Draft]]:
    """Return the statements with `continues`: the quotation before it that the same speaker goes on from."""
    done: list[tuple[Statement, Draft]] = []
    last: tuple[Statement, Draft] | None = None
    for statement, draft in made:
        told = statement
        if draft.quote is not None and last is not None and _goes_on(scene, last[1], draft):
            told = msgspec.structs.replace(statement, continues=last[0].id)
        done.append((told, draft))
        if draft.mode != "indirect":
            last = (told, draft) if draft.quote is not None else None
    return done


def _goes_on(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Tell whether two quotations are one utterance: of one cue, or the second of the same speaker without a cue."""
    if before.at is not None and before.at == draft.at:
        return True
    if draft.at is not None or draft.speaker is None or before.speaker is None:
        return False
    who = [scene.doc.entity_at.get(d.speaker or 0, str(d.speaker)) for d in (before, draft)]
    return who[0] == who[1]


def _block_kind(scene: Scene, draft: Draft) -> str:
    return scene.doc.report.blocks[scene.doc.sentences[scene.doc.tokens[draft.tokens[0]].sentence].block].kind


def _statement(scene: Scene, draft: Draft, time: Time | None) -> Statement:
    doc, span = scene.doc, draft.span
    cue = scene.cue_at.get(draft.at) if draft.at is not None else None
    start = doc.tokens[draft.at].start if draft.at is not None else None
    return Statement(
        id=content_id("statement", doc.report.id, span.start, span.end, draft.mode, start),
        start=span.start, end=span.end, text=doc.text(span), rule=draft.rule, mode=draft.mode, stance=draft.stance,
        act=draft.act,
        negated=cue is not None and draft.quote is None and is_negated(doc, cue),
        speaker=doc.entity_at.get(draft.speaker) if draft.speaker is not None else None,
        speaker_span=_field(scene, draft.described or draft.speaker_words),
        voice_span=_field(scene, draft.speaker_words), cue_span=_field(scene, draft.cue_words),
        content_span=span if draft.quote is not None else _field(scene, draft.tokens),
        quoted_span=span if draft.quote is not None else _between_marks(scene, draft),
        accused=accused_of(scene, draft), certainty=certainty_of(scene, draft), polarity=polarity_of(scene, draft),
        via=via_of(scene, draft),
        addressee=doc.entity_at.get(draft.hearer) if draft.hearer is not None else None,
        when=time.when if time is not None else None, when_time=time.id if time is not None else None,
    )  # fmt: skip


def _between_marks(scene: Scene, draft: Draft) -> SpanField:
    spans = tuple(Span(start=scene.quotes[n].start, end=scene.quotes[n].end) for n in sorted(draft.fragments))
    return spans if len(spans) > 1 else next(iter(spans), None)


def _field(scene: Scene, tokens: tuple[int, ...]) -> SpanField:
    spans: tuple[Span, ...] = runs(scene.doc, tokens) if tokens else ()
    return spans if len(spans) > 1 else next(iter(spans), None)


def _nested(made: list[tuple[Statement, Draft]]) -> tuple[Statement, ...]:
    """Return the statements with `attribution`: the narrowest other in whose words the cue or the quotation stands."""
    owner: dict[int, list[tuple[int, str]]] = {}
    for statement, draft in made:
        for i in draft.covers:
            owner.setdefault(i, []).append((len(draft.covers), statement.id))
    return tuple(_within(statement, draft, owner) for statement, draft in made)


def _within(statement: Statement, draft: Draft, owner: dict[int, list[tuple[int, str]]]) -> Statement:
    place = draft.at if draft.at is not None and draft.quote is None else draft.tokens[0]
    # only a wider one: two that stand in each other (a broken parse) must not point at each other
    around = sorted(pair for pair in owner.get(place, []) if pair[0] > len(draft.covers))
    return msgspec.structs.replace(statement, attribution=around[0][1]) if around else statement
