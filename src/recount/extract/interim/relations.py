"""Standing relations between two parties: who backs, opposes, runs, or is allied with whom."""

from recount.extract.interim.arguments import entities_of, objects_of, subjects_of
from recount.extract.interim.events import enclosing
from recount.extract.interim.rules import relation_verbs, relation_nouns
from recount.model.annotation import AnnotatedReport, children, cover
from recount.model.base import content_id
from recount.model.fact import Fact, Relation, RelationKind


def extract_relations(doc: AnnotatedReport, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts with the report's relations added, each once a place."""
    found: dict[str, Relation] = {}
    for index, token in enumerate(doc.tokens):
        pairs: list[tuple[RelationKind, str, str]] = []
        if kind := relation_verbs().get(token.lemma):
            pairs = _verbal(doc, index, kind)
        elif kind := relation_nouns().get(token.lemma):
            pairs = _nominal(doc, index, kind)
        for relation in (_relation(doc, facts, index, *pair) for pair in pairs):
            found.setdefault(relation.id, relation)
    return (*facts, *found.values())


def _verbal(doc: AnnotatedReport, verb: int, kind: RelationKind) -> list[tuple[RelationKind, str, str]]:
    """Return "X backs Y", "Y, backed by X", "X-backed Y", "the group opposing Y"."""
    token = doc.tokens[verb]
    if token.dep == "amod" and verb >= 2 and doc.tokens[verb - 1].text == "-":
        backers = entities_of(doc, [verb - 2, *children(doc, verb, "npadvmod", "compound")])
        return [(kind, s, o) for s in backers for o in entities_of(doc, [token.head]) if s != o]
    if token.pos != "VERB":
        return []
    pairs = [(s, o) for s in entities_of(doc, subjects_of(doc, verb)) for o in entities_of(doc, objects_of(doc, verb))]
    return [(kind, s, o) for s, o in pairs if s != o]


def _nominal(doc: AnnotatedReport, noun: int, kind: RelationKind) -> list[tuple[RelationKind, str, str]]:
    """Return "its ally X" and "NATO ally X": the noun names the one, what modifies it the other."""
    others = entities_of(doc, children(doc, noun, "poss", "compound", "nmod"))
    others += entities_of(doc, [j for p in children(doc, noun, "prep") if doc.tokens[p].lemma in ("of", "to")
                                for j in children(doc, p, "pobj")])  # fmt: skip
    named = entities_of(
        doc,
        [
            *children(doc, noun, "appos"),
            doc.tokens[noun].head if doc.tokens[noun].dep in ("appos", "compound") else noun,
        ],
    )
    if doc.tokens[noun].dep == "attr":
        named = entities_of(doc, children(doc, doc.tokens[noun].head, "nsubj"))
    return [(kind, s, o) for s in named for o in others if s != o]


def _relation(
    doc: AnnotatedReport, facts: tuple[Fact, ...], index: int, kind: RelationKind, subject: str, other: str
) -> Relation:
    near = [i for i, e in doc.entity_at.items() if e in (subject, other) and abs(i - index) < 25
            and doc.tokens[i].sentence == doc.tokens[index].sentence]  # fmt: skip
    span = cover(doc, [index, *near])
    return Relation(
        id=content_id("relation", doc.report.id, span.start, kind, subject, other), start=span.start, end=span.end,
        text=doc.text(span), rule=f"relations/{kind}:{doc.tokens[index].lemma}", attribution=enclosing(facts, span),
        relation=kind, subject=subject, object=other,
    )  # fmt: skip
