"""How far the words reach: of a speaker all that describes them, of a cue its adverbs and where it was said."""

from collections.abc import Iterable
from functools import cache

import msgspec

from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.phrases import MARKS, below, left_edge
from recount.lexicon.load import entries
from recount.lexicon.schema.speech import Occasion
from recount.model.annotation import AnnotatedReport, Token, children, tokens_in

TELLING = frozenset({"relcl", "acl", "appos"})
LONGEST = 45
"""Words of a description: one that is longer has taken in the rest of the sentence."""
NEXT = 2
"""Tokens from the name to what is told of it: a comma may stand between."""
MANY = frozenset({"all", "some", "many", "most", "one", "several", "few", "two", "three", "none", "half", "both"})


@cache
def _occasions() -> frozenset[str]:
    return frozenset(noun for entry in entries(Occasion) for noun in entry.nouns)


def extended(scene: Scene, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with the whole description of each speaker and all words of each cue."""
    dated = frozenset(
        i for time in scene.doc.times if time.kind in ("date", "time") for i in tokens_in(scene.doc, time)
    )
    return tuple(
        msgspec.structs.replace(
            draft, described=_described(scene, draft, dated), cue_words=_cue_words(scene, draft, dated),
        )
        for draft in drafts
    )  # fmt: skip


def _described(scene: Scene, draft: Draft, dated: frozenset[int]) -> tuple[int, ...]:
    """Return the speaker's words with what is told of them: "Ines Marto, WHO HEADS THE UNION"; without a date."""
    doc, words = scene.doc, draft.speaker_words
    if not words:
        return ()
    words = _undated(doc, words, dated)
    taken = {*draft.cue_words, *draft.covers, *draft.tokens}
    last = _right(doc, words, taken)
    first = _left(doc, draft, words[0], taken)
    return tuple(range(first, last + 1))


def _undated(doc: AnnotatedReport, words: tuple[int, ...], dated: frozenset[int]) -> tuple[int, ...]:
    """Return the words without a date at their end: "the minister ON MONDAY said"."""
    last = len(words)
    while last > 1 and words[last - 1] in dated:
        last -= 1
    if last < len(words) and doc.tokens[words[last - 1]].dep == "prep":
        last -= 1
    return words[:last] or words


def _right(doc: AnnotatedReport, words: tuple[int, ...], taken: set[int]) -> int:
    """Return the last token of the clauses and names that tell more of the speaker, right behind the words."""
    last = words[-1]
    seen, queue = set(words), list(words)
    while queue:
        kids = [k for k in doc.children[queue.pop(0)] if k > words[0] and k not in seen and _tells(doc.tokens[k])]
        for kid in kids:
            clause = [i for i in below(doc, kid) if i > words[-1]]
            if not clause or clause[0] - last > NEXT or len(clause) > LONGEST or taken & set(clause):
                continue
            seen.update(clause)
            queue.extend(clause)
            last = max(last, _without_marks(doc, clause))
    return last


def _tells(token: Token) -> bool:
    return token.dep in TELLING or (token.dep == "amod" and token.head < token.index)


def _without_marks(doc: AnnotatedReport, clause: list[int]) -> int:
    return next((i for i in reversed(clause) if doc.tokens[i].text not in MARKS), clause[-1])


def _left(doc: AnnotatedReport, draft: Draft, first: int, taken: set[int]) -> int:
    """Return the first token of the title before the name, "former Minister INES MARTO", and of "all of THE CREWS"."""
    roles = [role for e in doc.entities if e.id == doc.entity_at.get(first) for role in e.roles]
    for role in roles:
        title = tokens_in(doc, role.evidence)
        if title and title[0] < first <= title[-1] + 1 and not taken & set(range(title[0], first)):
            return left_edge(doc, title[0])
    head = next((i for i in draft.speaker_words if doc.tokens[i].dep == "pobj"), first)
    of = doc.tokens[head].head
    many = doc.tokens[of].head
    if doc.tokens[head].dep == "pobj" and of == first - 1 and doc.tokens[of].lemma == "of" and many == of - 1:
        return left_edge(doc, many) if doc.tokens[many].lemma in MANY or doc.tokens[many].pos == "NUM" else first
    return first


def _cue_words(scene: Scene, draft: Draft, dated: frozenset[int]) -> tuple[int, ...]:
    """Return the cue with the adverbs beside it and the occasion behind it: "ALSO said IN A STATEMENT"."""
    doc, at = scene.doc, draft.at
    if at is None or at not in scene.cue_at:
        return draft.cue_words
    found = set(draft.cue_words)
    free = [k for k in doc.children[at] if k not in draft.covers and k not in draft.described and k not in dated]
    adverbs = [k for k in free if doc.tokens[k].dep in ("advmod", "prt") and doc.tokens[k].tag == "RB"]
    for _ in adverbs:
        found.update(k for k in adverbs if {k - 1, k + 1} & found)
    for kid in free:
        phrase = below(doc, kid)
        if kid == max(found) + 1 and _is_occasion(doc, kid) and not set(phrase) & {*draft.covers, *draft.speaker_words}:
            when = {i for k in phrase if set(children(doc, k, "pobj")) & dated for i in below(doc, k)}
            found.update(i for i in phrase if i not in dated | when)
    return tuple(sorted(found))


def _is_occasion(doc: AnnotatedReport, preposition: int) -> bool:
    """Tell whether it was said there: "in an interview", "at a news conference", "on Twitter"."""
    if doc.tokens[preposition].dep != "prep":
        return False
    return any(doc.tokens[noun].lemma in _occasions() for noun in children(doc, preposition, "pobj"))
