"""Standing relations between two actors: who backs, opposes, belongs to, is allied with or runs whom."""

from collections.abc import Iterator
from functools import cache

from recount.extract.arguments import actors
from recount.extract.clauses import behind, doers, is_passive, is_verb, phrase_lemmas, undergoers
from recount.extract.evidence import attribution
from recount.extract.modality import is_denied
from recount.extract.repairs import repaired
from recount.extract.scene import Scene
from recount.lexicon.load import entries
from recount.lexicon.schema.relations import RelationTerm
from recount.model.annotation import AnnotatedReport, children, cover
from recount.model.base import Record, content_id
from recount.model.fact import Fact, Relation, Statement

_OTHER = ("of", "to")


class Tie(Record, frozen=True, kw_only=True):
    """One relation as found: ids of both sides, and the tokens that state it."""

    term: RelationTerm
    subject: str
    object: str
    tokens: tuple[int, ...]


def extract_relations(doc: AnnotatedReport, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Add the report's standing relations, in order, one for each telling."""
    scene = Scene(repaired(doc))
    statements = [fact for fact in facts if isinstance(fact, Statement)]
    found = {fact.id: fact for tie in ties(scene) for fact in [_relation(scene, tie, statements)]}
    return (*facts, *found.values())


def ties(scene: Scene) -> Iterator[Tie]:
    """Yield the relations that the words of the report state; what is denied, feared or planned is none."""
    for index in range(len(scene.doc.tokens)):
        for tie in _ties_at(scene, index):
            fitting = not tie.term.kinds or scene.entity_of[tie.object].kind in tie.term.kinds
            if tie.subject != tie.object and fitting:
                yield tie


def _ties_at(scene: Scene, index: int) -> Iterator[Tie]:
    token = scene.doc.tokens[index]
    if term := _terms("hyphen").get(token.text.lower()):
        yield from _hyphened(scene, index, term)
    if is_verb(scene.doc, index):
        term = next((t for phrase in phrase_lemmas(scene.doc, index) if (t := _terms("verb").get(phrase))), None)
        if term and not is_denied(scene, index) and token.dep != "amod":
            yield from _verbal(scene, index, term)
    elif token.pos == "NOUN" and (term := _terms("noun").get(token.lemma)):
        yield from _nominal(scene, index, term)


def _hyphened(scene: Scene, index: int, term: RelationTerm) -> Iterator[Tie]:
    """Yield "X-backed Y": X backs Y."""
    token = scene.doc.tokens[index]
    names = [i for i in scene.doc.children[index] if scene.doc.tokens[i].dep != "punct" and i < index]
    if index >= 2 and scene.doc.tokens[index - 1].text == "-":
        names.append(index - 2)
    head = token.head if token.head != index else index
    for who in dict.fromkeys(a for i in names for a in actors(scene, i)):
        for whom in actors(scene, head):
            yield Tie(term=term, subject=who, object=whom, tokens=(*names, index, head))


def _verbal(scene: Scene, verb: int, term: RelationTerm) -> Iterator[Tie]:
    subjects, things = doers(scene.doc, verb), undergoers(scene.doc, verb)
    if is_passive(scene.doc, verb) and not subjects:
        return
    for subject in subjects:
        for thing in things:
            for who in (*actors(scene, subject), *_along_with(scene, verb)):
                for whom in _objects(scene, thing, term):
                    yield Tie(term=term, subject=who, object=whom, tokens=_words(scene, verb, (subject, thing)))


def _objects(scene: Scene, thing: int, term: RelationTerm) -> list[str]:
    """Return those at the other end; what is run may be any thing that the report marks."""
    found = actors(scene, thing)
    own = scene.doc.entity_at.get(thing)
    return found or ([own] if own and not term.kinds else [])


def _along_with(scene: Scene, verb: int) -> list[str]:
    """Return those who do it "along with" the subject."""
    return [a for p in children(scene.doc, verb, "prep") if scene.doc.tokens[p].lemma == "along"
            for q in children(scene.doc, p, "prep") for i in children(scene.doc, q, "pobj")
            for a in actors(scene, i)]  # fmt: skip


def _nominal(scene: Scene, noun: int, term: RelationTerm) -> Iterator[Tie]:
    """Yield "X, an ally of Y", "Y's ally X", "Y ally X", "X is an ally of Y"."""
    doc = scene.doc
    token = doc.tokens[noun]
    own = children(doc, noun, "poss", "compound", "nmod", "amod")
    others = [*own, *behind(doc, noun, *_OTHER)]
    named = children(doc, noun, "appos")
    if token.dep in ("appos", "compound", "nmod") and token.head != noun:
        named.append(token.head)
    if token.dep == "attr":
        named += children(doc, token.head, "nsubj")
    for one in named:
        for other in others:
            for who in actors(scene, one):
                for whom in actors(scene, other):
                    yield Tie(term=term, subject=who, object=whom, tokens=_words(scene, noun, (one, other)))


def _words(scene: Scene, word: int, ends: tuple[int, ...]) -> tuple[int, ...]:
    """Return the tokens between which the evidence lies; an end in another sentence or far off is left out."""
    sentence = scene.doc.tokens[word].sentence
    return (word, *(i for i in ends if scene.doc.tokens[i].sentence == sentence))


def _relation(scene: Scene, tie: Tie, statements: list[Statement]) -> Relation:
    doc, span = scene.doc, cover(scene.doc, tie.tokens)
    kind = tie.term.relation
    return Relation(
        id=content_id("relation", doc.report.id, span.start, kind, tie.subject, tie.object),
        start=span.start, end=span.end, text=doc.text(span), relation=kind, subject=tie.subject, object=tie.object,
        attribution=attribution(statements, span.start), rule=f"relations/{kind}/{tie.term.way}",
    )  # fmt: skip


@cache
def _terms(way: str) -> dict[str, RelationTerm]:
    return {word: term for term in entries(RelationTerm) if term.way == way for word in term.words}
