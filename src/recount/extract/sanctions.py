"""What a sanction says of itself: who imposes it, what it does, why, until when."""

from collections.abc import Iterator
from functools import cache

from recount.extract.scene import Scene
from recount.extract.telling import Telling
from recount.lexicon.load import entries
from recount.lexicon.schema.casualties import SanctionTerm
from recount.model.annotation import children, cover, subtree
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
    return Sanction(
        authority=authority, program=_program(scene, heads), provisions=tuple(_provisions(scene, telling)),
        reason=_reason(scene, heads), starts=_bound(scene, heads, "from", "starting"),
        ends=_bound(scene, heads, "until"),
    )  # fmt: skip


def _program(scene: Scene, heads: list[int]) -> str | None:
    """Return the law behind "under"."""
    for head in heads:
        for preposition in children(scene.doc, head, "prep"):
            if scene.doc.tokens[preposition].lemma == "under":
                below = subtree(scene.doc, preposition)[1:]
                if any(scene.doc.tokens[i].lemma in _PROGRAMS for i in below):
                    return scene.doc.text(cover(scene.doc, below))
    return None


def _reason(scene: Scene, heads: list[int]) -> str | None:
    """Return the words behind "for" or "over", or of what the target is accused in the same breath."""
    for head in heads:
        for index in children(scene.doc, head, "prep"):
            if scene.doc.tokens[index].lemma in ("for", "over") and (below := _content(scene, index)):
                return scene.doc.text(cover(scene.doc, below))
        for verb in children(scene.doc, head, "advcl", "acl"):
            if scene.doc.tokens[verb].lemma == "accuse":
                of = [i for i in children(scene.doc, verb, "prep") if scene.doc.tokens[i].lemma == "of"]
                return (
                    scene.doc.text(cover(scene.doc, _content(scene, of[0]))) if of and _content(scene, of[0]) else None
                )
    return None


def _content(scene: Scene, preposition: int) -> list[int]:
    below = [i for i in subtree(scene.doc, preposition) if i > preposition]
    return [] if any(i in scene.time_at for i in below[:2]) else below


def _provisions(scene: Scene, telling: Telling) -> Iterator[str]:
    """Yield what the sanction does, as its sentence and those right behind it tell, each once."""
    here = scene.doc.tokens[telling.draft.trigger.head].sentence
    found: list[str] = []
    for sentence in scene.doc.sentences[here : here + _REACH + 1]:
        for verb in range(sentence.first, sentence.last):
            name = _provision(scene, verb)
            if name and name not in found:
                found.append(name)
    yield from found


def _provision(scene: Scene, verb: int) -> str | None:
    token = scene.doc.tokens[verb]
    clause = token.head if token.dep == "acomp" else verb
    below = {scene.doc.tokens[i].lemma for i in subtree(scene.doc, clause)}
    terms = (*_terms().get(token.lemma, ()), *_terms().get(token.text.lower(), ()))
    return next((name for things, name in terms if below & things), None) if token.pos in ("VERB", "ADJ") else None


def _bound(scene: Scene, heads: list[int], *prepositions: str) -> str | None:
    """Return the date behind one of the prepositions."""
    for head in heads:
        for index in children(scene.doc, head, "prep"):
            if scene.doc.tokens[index].lemma in prepositions:
                times: list[Time] = [scene.time_at[i] for i in subtree(scene.doc, index) if i in scene.time_at]
                return times[0].when if times else None
    return None


@cache
def _terms() -> dict[str, tuple[tuple[frozenset[str], str], ...]]:
    verbs = {verb for term in entries(SanctionTerm) for verb in term.verbs}
    return {
        verb: tuple((frozenset(t.things), t.provision) for t in entries(SanctionTerm) if verb in t.verbs)
        for verb in sorted(verbs)
    }
