"""Mixed speech: one statement of a clause in the report's words and the fragments that it quotes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from recount.annotate.statements.contents import Content
from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.marks import QUOTE_TOKENS
from recount.annotate.statements.phrases import MARKS, trimmed
from recount.model.annotation import cover
from recount.model.base import Span

FRAGMENT = 3
"""Words between marks from which they are somebody's wording: fewer are a label or a name."""


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
    taken = {draft.quote for draft in told}
    for draft in told:
        quoted = fragments.get(draft.at, []) if draft.at is not None else []
        if not quoted and draft.quote is None and draft.at in contents:
            yield _with_labels(scene, draft, contents[draft.at], taken)
        elif not quoted or (draft.quote is not None and draft not in quoted):
            yield draft
        elif draft.at is not None and draft is around.get(draft.at, quoted[0]):
            yield _whole(scene, draft, quoted, contents.get(draft.at))


def _with_labels(scene: Scene, draft: Draft, said: Content, taken: set[int | None]) -> Draft:
    """Return the draft with the words between marks that no other verb quotes: they are the speaker's as well."""
    if draft.at is None or scene.quote_at[draft.at] >= 0:
        return draft
    inside = set(said.tokens)
    near = {scene.quote_at[i] for i in said.tokens} | {scene.quote_at[i] for i in _behind(scene, max(draft.tokens))}
    own = [
        n
        for n in sorted(near - {-1, *taken})
        if scene.quote_tokens[n][0] > max(draft.tokens)
        or all(i in inside or _is_mark(scene, i) for i in scene.quote_tokens[n])
    ]
    if not own:
        return draft
    inner = {i for n in own for i in scene.quote_tokens[n]}
    tokens = _filled(scene, {*draft.tokens, *inner}, own)
    fragments = tuple(n for n in own if len(scene.quote_tokens[n]) >= FRAGMENT)
    return msgspec.structs.replace(
        draft, tokens=tuple(tokens), span=_span(scene, draft, tokens),
        mode="mixed" if fragments else draft.mode, fragments=fragments,
    )  # fmt: skip


def _span(scene: Scene, draft: Draft, tokens: Sequence[int]) -> Span:
    """Return the evidence: all that is said, and what else the draft needs, as "the mayor rejected" before an act."""
    words = cover(scene.doc, tokens)
    return Span(start=min(words.start, draft.span.start), end=max(words.end, draft.span.end))


def _behind(scene: Scene, last: int) -> range:
    """Return the token right behind the words and a mark: "he plans to “sell the mill”" may break off at the mark."""
    tokens = scene.doc.tokens
    at = last + 1
    while at < len(tokens) and tokens[at].text in QUOTE_TOKENS and tokens[at].sentence == tokens[last].sentence:
        at += 1
    return range(at, min(at + 1, len(tokens))) if at > last + 1 else range(0)


def _whole(scene: Scene, first: Draft, quoted: Sequence[Draft], said: Content | None) -> Draft:
    """Return the clause and its fragments as one draft."""
    inner = {i for draft in quoted for i in draft.tokens}
    clause = set(said.tokens) if said is not None and inner & set(said.tokens) else set()
    tokens = _filled(scene, {*first.tokens, *inner, *clause}, [d.quote for d in quoted if d.quote is not None])
    return msgspec.structs.replace(
        first, mode="mixed", stance=quoted[0].stance, span=_span(scene, first, tokens), tokens=tuple(tokens),
        covers=tuple(sorted({*first.covers, *inner, *clause})), quote=None,
        fragments=tuple(d.quote for d in quoted if d.quote is not None), hearer=first.hearer or quoted[0].hearer,
        rule=first.rule if first.quote is None else quoted[0].rule,
    )  # fmt: skip


def _filled(scene: Scene, tokens: set[int], quotes: Sequence[int]) -> list[int]:
    """Return the tokens in order, with the marks of the quotations and those between two that only marks part."""
    around = {i for n in quotes for i in _marks_of(scene, n)}
    order = sorted({*trimmed(scene.doc, sorted(tokens)), *around})
    marks = [i for a, b in pairwise(order) if all(_is_mark(scene, k) for k in range(a + 1, b)) for i in range(a + 1, b)]
    return sorted({*order, *marks})


def _marks_of(scene: Scene, number: int) -> Iterator[int]:
    """Yield the tokens of a quotation's own marks."""
    quote, tokens = scene.quotes[number], scene.doc.tokens
    first, last = scene.quote_tokens[number][0], scene.quote_tokens[number][-1]
    while first > 0 and tokens[first - 1].start >= quote.opens:
        first -= 1
        yield first
    while last + 1 < len(tokens) and tokens[last + 1].end <= quote.closes:
        last += 1
        yield last


def _is_mark(scene: Scene, index: int) -> bool:
    return scene.doc.tokens[index].text in MARKS | QUOTE_TOKENS
