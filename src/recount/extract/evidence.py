"""The shortest stretch of text that states a fact, and whose word it stands in."""

from collections.abc import Iterable

from recount.extract.clauses import is_verb
from recount.extract.scene import Scene
from recount.extract.triggers import Trigger
from recount.model.annotation import cover
from recount.model.base import Span
from recount.model.fact import SpanField, Statement

_LEFT_OUT = frozenset(
    {"advcl", "relcl", "acl", "ccomp", "parataxis", "punct", "mark", "cc", "appos", "dep", "intj", "csubj", "preconj"}
)


def evidence(scene: Scene, parts: Iterable[Trigger]) -> Span:
    """Return the clause of a verb, or the phrase of a noun, for all triggers of one event together."""
    tokens = [i for part in parts for i in _stretch(scene, part)]
    return cover(scene.doc, tokens)


def _stretch(scene: Scene, trigger: Trigger) -> list[int]:
    head = trigger.carrier if trigger.carrier is not None else trigger.head
    found, queue = {*trigger.words, head}, [head, *trigger.words]
    while queue:
        above = queue.pop()
        for i in scene.doc.children[above]:
            if i not in found and not _is_left_out(scene, above, i):
                found.add(i)
                queue.append(i)
    return sorted(found)


def _is_left_out(scene: Scene, above: int, index: int) -> bool:
    token = scene.doc.tokens[index]
    if token.dep == "conj":
        return is_verb(scene.doc, above) or is_verb(scene.doc, index)
    return token.dep in _LEFT_OUT


def attribution(statements: Iterable[Statement], start: int) -> str | None:
    """Return the id of the innermost statement in whose content a character stands, or null."""
    inside = [
        (part.end - part.start, statement.id)
        for statement in statements
        for part in stretches(statement.content_span)
        if part.start <= start < part.end
    ]
    return min(inside)[1] if inside else None


def stretches(field: SpanField) -> tuple[Span, ...]:
    """Return a span field as a tuple of spans."""
    if field is None:
        return ()
    return field if isinstance(field, tuple) else (field,)
