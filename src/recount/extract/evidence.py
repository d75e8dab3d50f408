"""The shortest stretch of text that states a fact, and whose word it stands in."""

from collections.abc import Iterable

from recount.extract.clauses import SUBJECTS, is_verb
from recount.extract.scene import Scene
from recount.extract.triggers import Trigger
from recount.model.annotation import children, cover, subtree
from recount.model.base import Span
from recount.model.fact import Statement, stretches

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
    return sorted(found | _antecedent(scene, head))


def _antecedent(scene: Scene, verb: int) -> set[int]:
    """Return the noun that a relative clause speaks of: without it the clause states nothing."""
    token = scene.doc.tokens[verb]
    if token.dep != "relcl" or not any(scene.doc.tokens[i].tag in ("WDT", "WP") for i in scene.doc.children[verb]):
        return set()
    return {token.head, *children(scene.doc, token.head, "det", "amod", "compound", "nummod", "poss")}


def _is_left_out(scene: Scene, above: int, index: int) -> bool:
    token = scene.doc.tokens[index]
    if token.dep == "conj":
        return is_verb(scene.doc, above) or is_verb(scene.doc, index)
    return token.dep in _LEFT_OUT or _is_opening(scene, above, index)


def _is_opening(scene: Scene, verb: int, index: int) -> bool:
    """Tell whether the words only lead into the sentence ("As a result, …"), with neither time nor place."""
    first = min(children(scene.doc, verb, *SUBJECTS), default=None)
    if first is None or index > first or scene.doc.tokens[index].dep not in ("advmod", "prep"):
        return False
    below = subtree(scene.doc, index)
    return not any(i in scene.time_at or i in scene.place_at for i in below)


def attribution(statements: Iterable[Statement], start: int) -> str | None:
    """Return the id of the innermost statement in whose content a character stands, or null.

    That a party plans, wants or opposes something the report itself tells.
    """
    inside = [
        (part.end - part.start, statement.id)
        for statement in statements
        if statement.act != "attitude"
        for part in stretches(statement.content_span)
        if part.start <= start < part.end
    ]
    return min(inside)[1] if inside else None
