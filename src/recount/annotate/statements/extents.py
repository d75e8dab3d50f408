"""How far the words reach: of a speaker all that describes them, of a cue its adverbs and where it was said."""

from collections.abc import Iterable
from itertools import islice

import msgspec

from recount.annotate.statements.cues import leads_on
from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.phrases import MARKS, below, is_verb, last_described, left_edge
from recount.lexicon.load import keys_of
from recount.lexicon.schema.speech import Occasion
from recount.model.annotation import AnnotatedReport, ancestors, children, tokens_in

LINKS = frozenset({"of", "about", "for", "as", "against", "on", "over", "to", "with", "at", "by", "in", "from"})
"""Prepositions that tie what is said to its cue."""
DECLINES = frozenset({"refuse", "decline"})
SPLIT = 2
"""Words of a content of which the first may be the cue's."""
LED = 14
"""Words from "issued a statement" to "saying"."""
STEPS = 3
"""Heads between "saying" and what is issued."""
MANY = frozenset({"all", "some", "many", "most", "one", "several", "few", "two", "three", "none", "half", "both"})


def extended(scene: Scene, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with the whole description of each speaker and all words of each cue."""
    dated = frozenset(
        i for time in scene.doc.times if time.kind in ("date", "time") for i in tokens_in(scene.doc, time)
    )
    described = (msgspec.structs.replace(draft, described=_described(scene, draft, dated)) for draft in drafts)
    return tuple(
        _with_link(scene, msgspec.structs.replace(draft, cue_words=_cue_words(scene, draft, dated)))
        for draft in described
    )


def _with_link(scene: Scene, draft: Draft) -> Draft:
    """Return the draft with the preposition between cue and content in the cue: "warned OF the risk"."""
    if draft.at is None or draft.quote is not None or not draft.cue_words or len(draft.tokens) < SPLIT:
        return draft
    thing = scene.cue_at[draft.at].thing if draft.at in scene.cue_at else None
    if thing is not None and thing in draft.tokens:
        return _with_thing(scene, draft, thing)
    said = tuple(i for i in draft.tokens if i not in draft.cue_words)
    if not said or said[0] != max(draft.cue_words) + 1:
        return draft
    moved = _declined(scene, draft) or (said[:1] if _is_link(scene, draft, said[0]) else ())
    if not moved or len(moved) >= len(said):
        return draft
    return msgspec.structs.replace(draft, cue_words=(*draft.cue_words, *moved), tokens=said[len(moved) :])


def _is_link(scene: Scene, draft: Draft, index: int) -> bool:
    token = scene.doc.tokens[index]
    return token.lemma in LINKS and token.dep in ("prep", "agent") and token.head in draft.cue_words


def _with_thing(scene: Scene, draft: Draft, thing: int) -> Draft:
    """Return the draft with its noun on one side: "voiced CONCERN OVER | the raid", "answered | QUESTIONS about it"."""
    entry = scene.cue_at[draft.at or 0].entry
    before, behind = ([i for i in draft.tokens if i <= thing], [i for i in draft.tokens if i > thing])
    if "quote" in entry.takes:
        return msgspec.structs.replace(draft, cue_words=tuple(i for i in draft.cue_words if i != thing))
    tied = behind and behind[0] == thing + 1 and scene.doc.tokens[behind[0]].lemma in LINKS | {"that"}
    if not tied or len(behind) == 1 or before[0] < (draft.at or 0):
        return draft
    cue = tuple(sorted({*draft.cue_words, *before, behind[0]}))
    return msgspec.structs.replace(draft, cue_words=cue, tokens=tuple(behind[1:]))


def _declined(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """Return the verb of saying in "refused TO SAY whether", "wants TO KNOW who": what is not told follows."""
    doc, first = scene.doc, draft.tokens[0]
    verb = draft.tokens[1]
    inner = scene.cue_at.get(verb)
    if doc.tokens[first].lemma != "to" or inner is None or doc.tokens[verb].head != draft.at or draft.act != "attitude":
        return ()
    if inner.entry.asserts and doc.tokens[doc.tokens[verb].head].lemma not in DECLINES:
        return ()
    behind = [i for i in inner.words if i > verb]
    words = (first, verb, *behind)
    return words if words == draft.tokens[: len(words)] and inner.entry.act == "speech" else ()


def _described(scene: Scene, draft: Draft, dated: frozenset[int]) -> tuple[int, ...]:
    """Return the speaker's words with what is told of them: "Ines Marto, WHO HEADS THE UNION"; without a date."""
    doc, words = scene.doc, draft.speaker_words
    if not words:
        return ()
    words = _undated(doc, words, dated)
    taken = {*draft.cue_words, *draft.covers, *draft.tokens}
    last = last_described(doc, words, taken)
    last = _relative(doc, draft, last)
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


def _relative(doc: AnnotatedReport, draft: Draft, last: int) -> int:
    """Return the relative pronoun behind the words that the cue has for its subject: "Ines Marto, WHO said"."""
    if draft.at is None:
        return last
    found = [i for i in children(doc, draft.at, "nsubj") if doc.tokens[i].tag in ("WP", "WDT")]
    return found[0] if found and last < found[0] <= last + 2 and draft.at > found[0] else last


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
    found.update(_above(doc, at, found))
    found.update(_issued(scene, draft, at))
    free += [k for k in doc.children[at] if k in dated and doc.tokens[k].tag in ("RB", "RBR")]  # "EARLIER said"
    thing = scene.cue_at[at].thing
    free += [] if thing is None else [k for k in children(doc, thing, "advmod") if at < k < thing]  # "is VERY critical"
    adverbs = [k for k in free if doc.tokens[k].dep in ("advmod", "prt") and doc.tokens[k].tag in ("RB", "RBR")]
    for _ in adverbs:
        found.update(k for k in adverbs if {k - 1, k + 1} & found)
    for kid in free:
        phrase = below(doc, kid)
        if kid == max(found) + 1 and _is_occasion(doc, kid) and not set(phrase) & {*draft.covers, *draft.speaker_words}:
            when = {i for k in phrase if set(children(doc, k, "pobj")) & dated for i in below(doc, k)}
            found.update(i for i in phrase if i not in dated | when)
    return tuple(sorted(found))


def _above(doc: AnnotatedReport, at: int, words: set[int]) -> list[int]:
    """Return the verb that only leads to the cue: "WENT ON to say"; nothing may stand between but its particle."""
    head, first = doc.tokens[at].head, min(words)
    tied = doc.tokens[at].dep == "xcomp" or leads_on(doc, head, at)
    if not tied or doc.tokens[first].lemma != "to" or not is_verb(doc.tokens[head]):
        return []
    between = range(head + 1, first)
    if head >= first or any(
        doc.tokens[i].head != head or doc.tokens[i].dep not in ("prt", "prep", "advmod") for i in between
    ):
        return []
    auxiliaries = [i for i in children(doc, head, "aux", "auxpass", "neg") if i < head]
    return [*auxiliaries, head, *between]


def _issued(scene: Scene, draft: Draft, verb: int) -> range:
    """Return what leads to a participle: "ISSUED A STATEMENT saying", "SENT OUT A LETTER urging"."""
    doc, token = scene.doc, scene.doc.tokens[verb]
    if token.tag != "VBG" or token.dep not in ("acl", "advcl", "xcomp") or draft.quote is not None:
        return range(0)
    text = _text_above(doc, verb)
    if text is None:
        return range(0)
    gone = {*draft.speaker_words, *draft.tokens, *(i for i in range(text, verb) if doc.tokens[i].text in MARKS)}
    led = range(doc.tokens[text].head, verb)
    return led if len(led) <= LED and not gone & set(led) else range(0)


def _text_above(doc: AnnotatedReport, verb: int) -> int | None:
    """Return what is issued: the object that the participle, or the noun before it, hangs on: "a LETTER to voters"."""
    near = (doc.tokens[verb].head, *islice(ancestors(doc, doc.tokens[verb].head), STEPS))
    behind = [k for i in near if is_verb(doc.tokens[i]) for k in children(doc, i, "dobj")]
    objects = (i for i in (*near, *behind) if doc.tokens[i].dep == "dobj" and i < verb)
    return next((i for i in objects if doc.tokens[i].lemma in keys_of(Occasion)), None)


def _is_occasion(doc: AnnotatedReport, preposition: int) -> bool:
    """Tell whether it was said there: "in an interview", "at a news conference", "on Twitter"."""
    if doc.tokens[preposition].dep != "prep":
        return False
    return any(doc.tokens[noun].lemma in keys_of(Occasion) for noun in children(doc, preposition, "pobj"))
