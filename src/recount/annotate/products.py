"""Weapons, vehicles, aircraft and ships without a name: "two mortar systems", "the frigate"."""

from collections.abc import Sequence

from recount.annotate.mentions import Found
from recount.annotate.nominals import is_actor, phrase_start
from recount.annotate.phrases import key, surface
from recount.annotate.product_names import product_noun
from recount.model.annotation import AnnotatedReport, Token

INNER = {"compound", "nmod", "amod", "npadvmod"}


def find_products(doc: AnnotatedReport, names: Sequence[Found]) -> list[Found]:
    """Return the noun phrases that name such things; what only describes another noun ("bomb attack") is none.

    Where the craft of a state or side stand for its forces ("Danish warplanes bombed"), they are left to the forces.
    """
    at = {i: n for n in names for i in range(n.first, n.last)}
    found = []
    for token in doc.tokens:
        noun = product_noun(doc, token)
        if noun is None or token.index in at or _is_inner(doc, token):
            continue
        if is_actor(doc, token, at) and not noun.before:
            continue
        first = phrase_start(doc, token, at)
        own = next((at[i] for i in range(token.index - 1, first - 2, -1) if i in at and at[i].kind == "product"), None)
        while first < token.index and first in at:
            first = at[first].last
        first = min(first, token.index)
        name = own.name if own else _name(doc, first, token)
        found.append(Found(
            first=first, last=token.index + 1, head=token.index, form="nominal", kind="product", name=name,
            plural=token.tag in {"NNS", "NNPS"},
        ))  # fmt: skip
    return found


def _is_inner(doc: AnnotatedReport, token: Token) -> bool:
    """Tell whether the noun only says what another noun is, be it such a thing or not."""
    after = doc.tokens[token.index + 1] if token.index + 1 < len(doc.tokens) else None
    if after and (after.text == "propelled" or (after.text in {"-", "–"} and after.start == token.end)):
        return True
    return token.dep in INNER and token.head > token.index and doc.tokens[token.head].pos in {"NOUN", "PROPN"}


def _name(doc: AnnotatedReport, first: int, head: Token) -> str:
    """Return the wording in small letters and in the singular: "two tanks" and "the tank" are one wording."""
    before = surface(doc, first, head.index).lower() + " " if first < head.index else ""
    joined = before.rstrip() if before.endswith("- ") else before
    lemma = head.lemma.lower() if head.pos == "NOUN" else key(head.text)
    return f"{joined}{lemma}"
