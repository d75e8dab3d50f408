"""What a speaker does by what is said: accuses, denies, doubts … A plain verb of saying leaves that to the words."""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from recount.annotate.statements.blame import accuses, main_verbs, owns_up, touches_harm
from recount.annotate.statements.cues import is_negated
from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.phrases import below, subject
from recount.lexicon.load import entries
from recount.lexicon.schema.speech import StanceWord
from recount.model.annotation import AnnotatedReport, children
from recount.model.fact import Stance

NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "neither", "none", "nobody", "nothing", "nt"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl", "acomp"})


@cache
def _words(stance: Stance, *, negated: bool) -> tuple[tuple[str, ...], ...]:
    found = (entry for entry in entries(StanceWord) if entry.stance == stance and entry.negated == negated)
    return tuple(tuple(lemma.split()) for entry in found for lemma in entry.lemmas)


def with_stances(scene: Scene, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with their stances: a verb that has one keeps it, for a plain one the words decide."""
    read = [d if d.stance != "say" else _read(scene, d) for d in drafts]
    owners = {scene.doc.entity_at.get(d.speaker) for d in read if d.stance == "confirm" and d.speaker is not None}
    return tuple(_owned(scene.doc, d, owners) for d in read)


def _read(scene: Scene, draft: Draft) -> Draft:
    """Return the draft with the stance of its words; where nobody is there to accuse, nobody is accused."""
    if not draft.tokens or draft.speaker is None:
        return draft
    return msgspec.structs.replace(draft, stance=_performed(scene, draft) or stance_of_words(scene.doc, draft))


def _performed(scene: Scene, draft: Draft) -> Stance | None:
    """Return what the speaker does by saying so: "we condemn it", "I doubt that", "we demand an answer"."""
    for verb in main_verbs(scene.doc, draft.tokens) if draft.quote is not None else ():
        doer = subject(scene.doc, verb)
        cue = scene.cue_at.get(verb)
        if cue is None or cue.passive or doer is None or scene.doc.tokens[doer].text.lower() not in ("i", "we"):
            continue
        if is_negated(scene.doc, cue) or scene.doc.tokens[verb].tag == "VBD":
            continue
        stance = cue.entry.quoted or cue.entry.stance
        if stance != "say":
            return stance
    return None


def _owned(doc: AnnotatedReport, draft: Draft, owners: set[str | None]) -> Draft:
    """Return what those who claim an attack say of it as part of their claim."""
    kind = {e.id: e.kind for e in doc.entities}
    speaker = doc.entity_at.get(draft.speaker) if draft.speaker is not None else None
    claims = speaker is not None and speaker in owners and kind.get(speaker) == "armed_group"
    if claims and draft.stance == "say" and touches_harm(doc, draft.tokens):
        return msgspec.structs.replace(draft, stance="confirm")
    return draft


def stance_of_words(doc: AnnotatedReport, draft: Draft) -> Stance:
    """Return the stance of what is said, by its words alone."""
    tokens = draft.tokens
    verbs = main_verbs(doc, tokens)
    negated = _is_negated(doc, tokens, verbs)
    if _speaks_of(doc, tokens, "doubt") or _speaks_of(doc, tokens, "doubt", negated=True):
        return "doubt"
    if _speaks_of(doc, tokens, "deny") or (negated and _denies(doc, draft, verbs)):
        return "deny"
    if not negated and owns_up(doc, draft):
        return "confirm"
    if not negated and accuses(doc, draft):
        return "accuse"
    return _milder(doc, draft, verbs, negated=negated)


def _milder(doc: AnnotatedReport, draft: Draft, verbs: Sequence[int], *, negated: bool) -> Stance:
    """Return the stance of words that neither deny nor tell of anybody's harm."""
    plain: tuple[Stance, ...] = ("accuse", "threaten", "praise", "confirm")
    # "the raid was in retaliation" threatens nobody any more.
    past = any(doc.tokens[i].tag == "VBD" for i in verbs[:1])
    fitting = (stance for stance in plain if stance != "threaten" or not past)
    found = next((stance for stance in fitting if _speaks_of(doc, draft.tokens, stance)), None)
    if found is not None or draft.mode != "direct":
        return found or "say"
    if not negated and _speaks_of(doc, draft.tokens, "demand"):
        return "demand"
    return "promise" if _promises(doc, draft.tokens) else "say"


def _speaks_of(doc: AnnotatedReport, tokens: tuple[int, ...], stance: Stance, *, negated: bool = False) -> bool:
    """Tell whether one of the stance's words, or their sequence, is among the tokens."""
    lemmas = [doc.tokens[i].lemma for i in tokens]
    if negated:
        near = {doc.tokens[i].head for i in tokens if doc.tokens[i].text.lower() in NEGATIONS}
        lemmas = [doc.tokens[i].lemma for i in near]
    for words in _words(stance, negated=negated):
        if any(tuple(lemmas[n : n + len(words)]) == words for n, lemma in enumerate(lemmas) if lemma == words[0]):
            return True
    return False


def _is_negated(doc: AnnotatedReport, tokens: tuple[int, ...], verbs: list[int]) -> bool:
    """Tell whether the main clause of the words is denied, by its verb, its subject or its object."""
    inside = set(tokens)
    near = {kid for verb in verbs[:1] for kid in doc.children[verb]}
    near |= {i for kid in near if doc.tokens[kid].dep in ("nsubj", "nsubjpass") for i in below(doc, kid)}
    near |= {i for kid in near if doc.tokens[kid].dep in ("dobj", "attr") for i in doc.children[kid]}
    return any(doc.tokens[i].text.lower() in NEGATIONS for i in near | {tokens[0]} if i in inside)


def _denies(doc: AnnotatedReport, draft: Draft, verbs: list[int]) -> bool:
    """Tell whether the negated clause speaks of harm, arms, a fault: "our planes did not fly", "there was no problem".

    Its verb and what hangs on it directly count; "has not yet found the attacker" is no denial.
    """
    if any(doc.tokens[i].lemma == "yet" for i in draft.tokens):
        return False
    about = [*verbs[:1], *(kid for verb in verbs[:1] for kid in doc.children[verb] if doc.tokens[kid].dep in ARGUMENTS)]
    return touches_harm(doc, about, weapons=True)


def _promises(doc: AnnotatedReport, tokens: tuple[int, ...]) -> bool:
    """Tell whether the speaker promises: "we will …", "our officers will …"."""
    for i in tokens:
        if doc.tokens[i].lemma in ("will", "shall") and doc.tokens[i].dep == "aux":
            doer = subject(doc, doc.tokens[i].head)
            if doer is None or children(doc, doc.tokens[i].head, "neg"):
                continue
            owners = {doc.tokens[k].text.lower() for k in children(doc, doer, "poss")}
            if doc.tokens[doer].text.lower() in ("we", "i") or "our" in owners:
                return True
    return False
