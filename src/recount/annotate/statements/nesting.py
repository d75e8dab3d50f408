"""Statements within statements: what belongs to the inner voice, and what is one and the same voice."""

from collections.abc import Iterator

import msgspec

from recount.annotate.statements.contents import Content
from recount.annotate.statements.discourse import ANAPHORS
from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.indirect import told_run
from recount.annotate.statements.phrases import has_verb
from recount.model.annotation import cover

DEEPEST = 12
"""Statements that may be open at once: beyond that a text is no speech, and the work stays linear."""


def untangled(scene: Scene, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Return the drafts with every word in its innermost voice, and each voice once.

    "Marto said she doubts it" is one doubt; "officials blamed the rain, a paper said" is the officials' blame, which
    the paper hands on; "allegedly" within somebody's words is only their wording.
    """
    order = sorted(_cut(scene, drafts), key=lambda d: (d.tokens[0], -len(d.tokens), _at(d)))
    kept = {id(d): d for d in order}
    for inner, outer in list(_pairs(order)):
        if id(inner) not in kept or id(outer) not in kept or inner.quote is not None:
            continue
        now = kept[id(outer)]
        if inner.speaker is None and inner.rule.startswith("statements/hearsay"):
            del kept[id(inner)]
        elif outer.quote is None and _is_same(scene, outer, inner) and _is_root(scene, outer, inner):
            kept[id(outer)] = _merged(now, inner)
            del kept[id(inner)]
        elif outer.quote is None and not (outer.fragments and _is_quoted(scene, inner)):
            kept[id(outer)] = _without(scene, now, inner)
    return tuple(kept[id(d)] for d in order if id(d) in kept)


def _is_quoted(scene: Scene, inner: Draft) -> bool:
    return inner.at is not None and scene.quote_at[inner.at] >= 0


def without_asides(scene: Scene, contents: dict[int, Content], speakers: dict[int, int | None]) -> dict[int, Content]:
    """Return the contents without those that are only the wording of another's words: "I HOPE that", "we WANT to".

    What a speaker hands on of somebody else stays: "“The MINISTRY told us that …”". A belief or an attitude stays only
    where the report itself tells of it, and so does a matter that somebody only speaks of ("they DISCUSSED the pier").
    """
    within = {i for at, said in contents.items() for i in said.tokens if i != at}
    return {at: said for at, said in contents.items() if not _is_aside(scene, at, speakers[at], within, said)}


def _is_aside(scene: Scene, at: int, speaker: int | None, within: set[int], said: Content) -> bool:
    quoted, entry = scene.quote_at[at] >= 0, scene.cue_at[at].entry
    matter = entry.stance == "say" and said.shape == "act" and not (entry.prepositions or entry.objects)
    if entry.act != "speech" or matter:
        return quoted or at in within
    return quoted and not (_is_other(scene, speaker) and speaker in scene.quote_tokens[scene.quote_at[at]])


def _is_other(scene: Scene, speaker: int | None) -> bool:
    """Tell whether it is somebody with a name or a noun: neither "we" nor "they"."""
    return speaker is not None and speaker in scene.doc.entity_at and scene.doc.tokens[speaker].pos != "PRON"


def _cut(scene: Scene, drafts: tuple[Draft, ...]) -> Iterator[Draft]:
    """Yield the drafts; none runs on into "…, the paper reports" that closes its sentence."""
    closing: dict[int, Draft] = {}
    for draft in drafts:
        if draft.at is not None and draft.quote is None and draft.at > draft.tokens[-1]:
            closing[scene.doc.tokens[draft.at].sentence] = draft
    for draft in drafts:
        end = closing.get(scene.doc.tokens[draft.tokens[0]].sentence)
        if (
            end is None
            or end is draft
            or end.at is None
            or draft.quote is not None
            or not draft.tokens[0] < end.at <= draft.tokens[-1]
        ):
            yield draft
            continue
        edge = min([end.at, *(i for i in end.speaker_words if i > draft.tokens[0])])
        left = [i for i in draft.tokens if i < edge]
        yield msgspec.structs.replace(draft, tokens=tuple(left), span=cover(scene.doc, left)) if left else draft


def _at(draft: Draft) -> int:
    return draft.at if draft.at is not None else -1


def _pairs(order: list[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Yield each statement whose cue stands in another's words, with that other; the innermost such pair first."""
    found: list[tuple[Draft, Draft]] = []
    open_: list[Draft] = []
    for draft in sorted(
        order, key=lambda d: (min(d.tokens[0], _at(d) if d.at is not None else d.tokens[0]), -d.tokens[-1])
    ):
        open_ = [o for o in open_ if o.tokens[-1] >= draft.tokens[0]][-DEEPEST:]
        found += [(draft, o) for o in open_ if _stands_in(draft, o)]
        found += [(o, draft) for o in open_ if _stands_in(o, draft)]
        open_.append(draft)
    return iter(sorted(found, key=lambda pair: len(pair[1].tokens)))


def _stands_in(inner: Draft, outer: Draft) -> bool:
    """Tell whether the inner statement's cue is among the outer's words."""
    if inner.at is None or inner.at == outer.at:
        return False
    return outer.tokens[0] <= inner.at <= outer.tokens[-1] and inner.at in set(outer.tokens)


def _is_same(scene: Scene, outer: Draft, inner: Draft) -> bool:
    """Tell whether the inner speaker is the outer: "Marto said SHE doubts it"."""
    if outer.speaker is None or inner.speaker is None:
        return False
    mine, other = scene.doc.entity_at.get(outer.speaker), scene.doc.entity_at.get(inner.speaker)
    if mine is not None and other is not None:
        return mine == other
    anaphor = scene.doc.tokens[inner.speaker].text.lower() in ANAPHORS
    return outer.speaker == inner.speaker or (other is None and anaphor)


def _is_root(scene: Scene, outer: Draft, inner: Draft) -> bool:
    """Tell whether the inner verb is what the outer says, and not an adjunct ("…, adding that")."""
    if inner.at is None or outer.at is None:
        return False
    return scene.doc.tokens[inner.at].head == outer.at or scene.doc.tokens[outer.at].head == inner.at


def _merged(outer: Draft, inner: Draft) -> Draft:
    """Return the outer statement with the inner's stance: who says that they doubt, doubts."""
    return msgspec.structs.replace(outer, stance=inner.stance if outer.stance == "say" else outer.stance)


def _without(scene: Scene, outer: Draft, inner: Draft) -> Draft:
    """Return the outer statement without the inner's words, if anything is left of it."""
    gone = set(inner.tokens)
    left = [i for i in outer.tokens if i not in gone]
    if not has_verb(scene.doc, left):
        return outer
    return msgspec.structs.replace(outer, tokens=tuple(left), span=cover(scene.doc, told_run(scene.doc, left) or left))
