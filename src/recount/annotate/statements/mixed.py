"""Mixed speech: one statement of a clause in the report's words and the fragments that it quotes."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from recount.annotate.statements.contents import Content
from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.marks import DOUBLES, SINGLES
from recount.annotate.statements.phrases import MARKS, trimmed
from recount.model.annotation import cover


def joined(scene: Scene, drafts: Iterable[Draft], contents: dict[int, Content]) -> Iterator[Draft]:
    """Yield the drafts; the fragments that a verb quotes are one statement with what it gives in other words.

    "He said the road was “a trap”, and “nobody's friend”" is said once. A quotation that stands by itself stays so.
    """
    told = list(drafts)
    fragments: dict[int, list[Draft]] = {}
    for draft in told:
        if draft.quote is not None and draft.mode == "mixed" and draft.at is not None:
            fragments.setdefault(draft.at, []).append(draft)
    around = {d.at: d for d in told if d.quote is None and d.at in fragments}
    for draft in told:
        quoted = fragments.get(draft.at, []) if draft.at is not None else []
        if not quoted or (draft.quote is not None and draft not in quoted):
            yield draft
        elif draft is (first := around.get(draft.at, quoted[0])):
            yield _whole(scene, first, quoted, contents.get(quoted[0].at or -1))


def _whole(scene: Scene, first: Draft, quoted: Sequence[Draft], said: Content | None) -> Draft:
    """Return the clause and its fragments as one draft."""
    inner = {i for draft in quoted for i in draft.tokens}
    clause = set(said.tokens) if said is not None and inner & set(said.tokens) else set()
    tokens = _filled(scene, {*first.tokens, *inner, *clause})
    return msgspec.structs.replace(
        first, mode="mixed", stance=quoted[0].stance, span=cover(scene.doc, tokens), tokens=tuple(tokens),
        covers=tuple(sorted({*first.covers, *inner, *clause})), quote=None,
        fragments=tuple(d.quote for d in quoted if d.quote is not None), hearer=first.hearer or quoted[0].hearer,
        rule=first.rule if first.quote is None else quoted[0].rule,
    )  # fmt: skip


def _filled(scene: Scene, tokens: set[int]) -> list[int]:
    """Return the tokens in order, with the marks between two that only marks part, and no marks at the ends."""
    order = sorted(tokens)
    found = [
        i
        for a, b in zip(order, order[1:], strict=False)
        for i in (range(a, b) if all(_is_mark(scene, k) for k in range(a + 1, b)) else (a,))
    ]
    return trimmed(scene.doc, [*found, order[-1]])


def _is_mark(scene: Scene, index: int) -> bool:
    return scene.doc.tokens[index].text in MARKS | DOUBLES | SINGLES
