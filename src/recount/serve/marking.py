"""A report to read: its text with the evidence of every fact marked by kind, and its facts beside it."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec
from markupsafe import Markup, escape

from recount.export.edits import collated, is_edited
from recount.export.sheet import Piece
from recount.model.base import Record, Span
from recount.model.fact import Event, Fact, Figure, Relation, Statement
from recount.model.judgement import Anchor, AnchorKind
from recount.model.reading import Reading
from recount.model.report import Block
from recount.store.records import KeptReport, KeptStory
from recount.store.rows import type_of
from recount.text import squeeze

KIND: dict[type, AnchorKind] = {Statement: "statement", Event: "event", Figure: "figure", Relation: "relation"}
SHORT = 4
"""Characters below which a link is too narrow to be hit (WCAG 2.2, 2.5.8), and is given room."""
CORRECTABLE = {
    "statement": ("stance", "speaker", "when"), "event": ("type", "modality", "when", "where"),
    "figure": ("best", "measure", "group", "modifier", "when"), "relation": ("relation",),
}  # fmt: skip
"""The fields that a form offers; the API takes all."""


class Passage(Record, frozen=True, kw_only=True):
    """One block of a report as HTML; one that is no evidence is shown, and has no marks."""

    kind: str
    is_evidence: bool
    html: Markup


class Card(Record, frozen=True, kw_only=True):
    """One fact as the reader shows it: its kind and type, its words, who, when, how many, its rule, where it went.

    `anchor` is what a judgement of it is about, as JSON; `judged` says in words what was judged of it.
    """

    name: str
    kind: AnchorKind
    type: str
    text: str
    details: tuple[tuple[str, str], ...]
    rule: str
    modality: str
    cluster: str | None
    anchor: str
    fields: tuple[str, ...]
    judged: tuple[str, ...]
    edit: tuple[Piece, ...] = ()
    """A quotation that is worded otherwise elsewhere, as an edit of the fullest wording; empty where none is."""


def name_of(fact: Fact) -> str:
    """Return the name that a fact has in the page."""
    return fact.id.replace(":", "-")


def passages_of(reading: Reading) -> tuple[Passage, ...]:
    """Return the report's blocks, every stretch marked with the kinds of the facts that rest on it."""
    return tuple(
        Passage(kind=block.kind, is_evidence=block.is_evidence, html=_marked(reading, block))
        for block in reading.report.blocks
    )


def _marked(reading: Reading, block: Block) -> Markup:
    """Return a block's text cut where a fact begins or ends; a piece leads to the shortest fact that it is part of."""
    text = reading.report.text
    inside = [fact for fact in reading.facts if fact.overlap(block)] if block.is_evidence else []
    cuts = {block.start, block.end} | {edge for fact in inside for edge in (fact.start, fact.end)}
    edges = sorted(edge for edge in cuts if block.start <= edge <= block.end)
    return Markup("").join(_piece(text, Span(start=a, end=b), inside) for a, b in pairwise(edges))


def _piece(text: str, piece: Span, facts: list[Fact]) -> Markup:
    words = escape(text[piece.start : piece.end])
    here = [fact for fact in facts if fact.contains(piece)]
    if not here or not any(char.isalnum() for char in words):
        return words
    least = min(here, key=lambda fact: (fact.end - fact.start, fact.start))
    kinds = " ".join(sorted({KIND[type(fact)] for fact in here} | ({"short"} if len(words) < SHORT else set())))
    first = Markup(' id="at-{}"').format(name_of(least)) if least.start == piece.start else Markup("")
    return Markup('<a class="mark {}"{} href="#{}">{}</a>').format(kinds, first, name_of(least), words)


def facts_of(kept: KeptReport, story: KeptStory | None) -> tuple[Card, ...]:
    """Return the cards of a report's facts, in order of the text."""
    reading = kept.reading
    clusters = _clusters(story, reading.report.id) if story else {}
    judged: dict[str, list[str]] = {}
    for one in kept.judgements:
        told = one.verdict if one.field is None else f"{one.field}: {one.value}"
        for anchor in one.about:
            judged.setdefault(anchor.item or "", []).append(f"{told}, by {one.by}")
    cards = (_card(reading, fact, clusters.get(fact.id), judged.get(fact.id, ())) for fact in reading.facts)
    edits = dict(_edits(story, reading.report.id)) if story else {}
    return tuple(
        msgspec.structs.replace(card, edit=edits.get(fact.id, ()))
        for card, fact in zip(cards, reading.facts, strict=True)
    )


def _edits(story: KeptStory, report: str) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Yield the quotations of a report that the story has worded otherwise, each set against the fullest wording."""
    for cluster in story.story.statements if story.story else ():
        for collation in cluster.collation:
            pieces = collated(collation) if collation.member.report == report else ()
            if collation.relation == "reworded" and is_edited(pieces):
                yield collation.member.fact, pieces


def _clusters(story: KeptStory, report: str) -> dict[str, str]:
    if story.story is None:
        return {}
    return {
        member.fact: cluster.id
        for cluster in story.story.clusters
        for member in cluster.members
        if member.report == report
    }


def _card(reading: Reading, fact: Fact, cluster: str | None, judged: "list[str] | tuple[()]") -> Card:
    kind = KIND[type(fact)]
    anchor = Anchor(
        report=reading.report.id, kind=kind, item=fact.id, start=fact.start, end=fact.end, text=fact.text
    )  # fmt: skip
    return Card(
        name=name_of(fact), kind=kind, type=type_of(fact), text=squeeze(fact.text),
        details=tuple(_details(reading, fact)),
        rule=fact.rule, modality=fact.modality, cluster=cluster, fields=CORRECTABLE[kind], judged=tuple(judged),
        anchor=msgspec.json.encode([anchor]).decode(),
    )  # fmt: skip


def _details(reading: Reading, fact: Fact) -> list[tuple[str, str]]:
    """Return what a fact says of itself: names for ids, words for places; what is unknown is left out."""
    names = {entity.id: entity.name for entity in reading.entities}

    def called(*ids: str | None) -> str:
        return ", ".join(names.get(one, one) for one in ids if one)

    rows: list[tuple[str, str | None]] = [("when", fact.when)]
    if isinstance(fact, Event):
        where = reading.places[fact.where].name if fact.where is not None else None
        rows = [("who", called(*fact.agents)), ("to whom", called(*fact.recipients)), *rows, ("where", where)]
        rows.append(("codes", " · ".join(c for c in (fact.codes.plover, fact.codes.cameo, fact.codes.acled) if c)))
    elif isinstance(fact, Figure):
        bounds = [str(n) if n is not None else "?" for n in (fact.low, fact.best, fact.high)]
        rows = [("low / best / high", " / ".join(bounds)), ("of", fact.group), ("scope", fact.scope), *rows]
    elif isinstance(fact, Statement):
        rows = [("speaker", called(fact.speaker)), ("mode", fact.mode), *rows]
    else:
        rows = [("of", called(fact.subject)), ("to", called(fact.object)), *rows]
    said = called(next((s.speaker for s in reading.statements if s.id == fact.attribution), None))
    rows.append(("on the word of", said if fact.attribution else None))
    return [(name, value) for name, value in rows if value]
