"""What a sanction says of itself: who imposes it, what it does, why, until when."""

from functools import cache

from recount.extract.field_evidence import named_as, resting_on
from recount.extract.scene import Scene
from recount.extract.telling import Telling
from recount.lexicon.load import entries
from recount.lexicon.schema.casualties import SanctionTerm
from recount.model.annotation import children, cover, subtree
from recount.model.base import Span
from recount.model.fact import Sanction
from recount.model.time import Time

_AUTHORITIES = frozenset({"state", "organization"})
_REACH = 2
"""Sentences behind the sanction that may still tell what it does."""
_PROGRAMS = frozenset({"act", "order", "resolution", "regulation", "programme", "program", "law"})


def sanction(scene: Scene, telling: Telling) -> Sanction:
    """Return what the words around a sanction tell of it; unknown is null."""
    authority = next((i for i in telling.cast.agents if scene.entity_of[i].kind in _AUTHORITIES), None)
    heads = sorted(telling.draft.anchors)
    program, reason = _program(scene, heads), _reason(scene, heads)
    starts, ends = _bound(scene, heads, "from", "starting"), _bound(scene, heads, "until")
    provisions = _provisions(scene, telling)
    return Sanction(
        authority=authority, program=_words(scene, program), provisions=tuple(provisions),
        reason=_words(scene, reason), starts=starts.when if starts else None, ends=ends.when if ends else None,
        evidence=(
            *named_as(scene, telling, "authority", [authority]), *resting_on("program", [program]),
            *resting_on("provisions", provisions.values()), *resting_on("reason", [reason]),
            *resting_on("starts", [starts]), *resting_on("ends", [ends]),
        ),
    )  # fmt: skip


def _words(scene: Scene, span: Span | None) -> str | None:
    return scene.doc.text(span) if span else None


def _program(scene: Scene, heads: list[int]) -> Span | None:
    """Return the law behind "under"."""
    for head in heads:
        for preposition in children(scene.doc, head, "prep"):
            if scene.doc.tokens[preposition].lemma == "under":
                below = subtree(scene.doc, preposition)[1:]
                if any(scene.doc.tokens[i].lemma in _PROGRAMS for i in below):
                    return cover(scene.doc, below)
    return None


def _reason(scene: Scene, heads: list[int]) -> Span | None:
    """Return the words behind "for" or "over", or of what the target is accused in the same breath."""
    for head in heads:
        for index in children(scene.doc, head, "prep"):
            if scene.doc.tokens[index].lemma in ("for", "over") and (below := _content(scene, index)):
                return cover(scene.doc, below)
        for verb in children(scene.doc, head, "advcl", "acl"):
            if scene.doc.tokens[verb].lemma == "accuse":
                of = [i for i in children(scene.doc, verb, "prep") if scene.doc.tokens[i].lemma == "of"]
                return cover(scene.doc, _content(scene, of[0])) if of and _content(scene, of[0]) else None
    return None


def _content(scene: Scene, preposition: int) -> list[int]:
    below = [i for i in subtree(scene.doc, preposition) if i > preposition]
    return [] if any(i in scene.time_at for i in below[:2]) else below


def _provisions(scene: Scene, telling: Telling) -> dict[str, Span]:
    """Return what the sanction does, as its sentence and those right behind it tell, each with its first words."""
    here = scene.doc.tokens[telling.draft.trigger.head].sentence
    found: dict[str, Span] = {}
    for sentence in scene.doc.sentences[here : here + _REACH + 1]:
        for verb in range(sentence.first, sentence.last):
            clause, name = _provision(scene, verb)
            if name and name not in found:
                found[name] = cover(scene.doc, subtree(scene.doc, clause))
    return found


def _provision(scene: Scene, verb: int) -> tuple[int, str | None]:
    """Return the head of a verb's clause, and the provision that the clause tells of, if any."""
    token = scene.doc.tokens[verb]
    clause = token.head if token.dep == "acomp" else verb
    below = {scene.doc.tokens[i].lemma for i in subtree(scene.doc, clause)}
    terms = (*_terms().get(token.lemma, ()), *_terms().get(token.text.lower(), ()))
    told = next((name for things, name in terms if below & things), None)
    return clause, told if token.pos in ("VERB", "ADJ") else None


def _bound(scene: Scene, heads: list[int], *prepositions: str) -> Time | None:
    """Return the expression of time behind one of the prepositions."""
    for head in heads:
        for index in children(scene.doc, head, "prep"):
            if scene.doc.tokens[index].lemma in prepositions:
                times: list[Time] = [scene.time_at[i] for i in subtree(scene.doc, index) if i in scene.time_at]
                return times[0] if times else None
    return None


@cache
def _terms() -> dict[str, tuple[tuple[frozenset[str], str], ...]]:
    verbs = {verb for term in entries(SanctionTerm) for verb in term.verbs}
    return {
        verb: tuple((frozenset(t.things), t.provision) for t in entries(SanctionTerm) if verb in t.verbs)
        for verb in sorted(verbs)
    }
