"""What a speaker does by what is said: accuses, denies, doubts … A plain verb of saying leaves that to the words."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.phrases import antecedent, left_edge, subject
from recount.annotate.statements.speakers import NAMES, agent
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import ActorNoun
from recount.lexicon.schema.speech import HarmWord, StanceWord
from recount.model.annotation import AnnotatedReport, children, subtree
from recount.model.fact import Stance

OWN = frozenset({"it", "he", "she", "we", "i", "they"})
OWNERS = frozenset({"its", "our", "his", "her", "their", "my"})
NEGATIONS = frozenset({"no", "not", "n't", "never", "neither", "none", "nobody", "nothing", "nt"})
ORDER: tuple[Stance, ...] = ("doubt", "deny", "accuse", "threaten", "praise", "confirm")

Harm = Literal["act", "deed", "role", "anonymous", "weapon"]


@cache
def _harm(kind: Harm) -> frozenset[str]:
    return frozenset(lemma for entry in entries(HarmWord) if entry.kind == kind for lemma in entry.lemmas)


@cache
def _collectives() -> frozenset[str]:
    kinds = ("force", "fighters", "government", "group")
    return frozenset(noun for entry in entries(ActorNoun) if entry.role in kinds for noun in entry.nouns)


@cache
def _words(stance: Stance, *, negated: bool) -> tuple[tuple[str, ...], ...]:
    found = (entry for entry in entries(StanceWord) if entry.stance == stance and entry.negated == negated)
    return tuple(tuple(lemma.split()) for entry in found for lemma in entry.lemmas)


def with_stances(scene: Scene, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with their stances: a verb that has one keeps it, for a plain one the words decide."""
    found = []
    for draft in drafts:
        stance = draft.stance
        if stance == "say" and draft.tokens:
            stance = stance_of_words(scene.doc, draft)
        found.append(msgspec.structs.replace(draft, stance=stance))
    return tuple(found)


def stance_of_words(doc: AnnotatedReport, draft: Draft) -> Stance:
    """Return the stance of what is said, by its words alone."""
    tokens = draft.tokens
    negated = _is_negated(doc, tokens)
    if not negated and _own_act(doc, draft):
        return "confirm"
    if negated and _speaks_of(doc, tokens, "doubt", negated=True):
        return "doubt"
    if _speaks_of(doc, tokens, "doubt"):
        return "doubt"
    if (negated and _is_of_harm(doc, tokens)) or _speaks_of(doc, tokens, "deny"):
        return "deny"
    if not negated and _accuses(doc, draft):
        return "accuse"
    for stance in ("accuse", "threaten", "praise", "confirm"):
        if _speaks_of(doc, tokens, stance):
            return stance
    if draft.mode == "direct" and not negated and _speaks_of(doc, tokens, "demand"):
        return "demand"
    return "promise" if draft.mode == "direct" and _promises(doc, tokens) else "say"


def _speaks_of(doc: AnnotatedReport, tokens: tuple[int, ...], stance: Stance, *, negated: bool = False) -> bool:
    """Tell whether one of the stance's words, or their sequence, is among the tokens."""
    lemmas = [doc.tokens[i].lemma for i in tokens]
    for words in _words(stance, negated=negated):
        if any(tuple(lemmas[n : n + len(words)]) == words for n, lemma in enumerate(lemmas) if lemma == words[0]):
            return True
    return False


def _is_negated(doc: AnnotatedReport, tokens: tuple[int, ...]) -> bool:
    """Tell whether the main clause of the words is denied, by its verb, its subject or its object."""
    root = _root(doc, tokens)
    near = [root, *doc.children[root], *(k for kid in doc.children[root] for k in doc.children[kid] if doc.tokens[kid].dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl"))]
    inside = set(tokens)
    return any(doc.tokens[i].text.lower() in NEGATIONS for i in near if i in inside)


def _root(doc: AnnotatedReport, tokens: tuple[int, ...]) -> int:
    inside = set(tokens)
    heads = [i for i in tokens if doc.tokens[i].head not in inside or doc.tokens[i].head == i]
    verbs = [i for i in heads if doc.tokens[i].pos in ("VERB", "AUX")]
    return (verbs or heads or [tokens[0]])[0]


def _is_of_harm(doc: AnnotatedReport, tokens: tuple[int, ...]) -> bool:
    about = _harm("act") | _harm("deed") | _harm("weapon")
    return any(doc.tokens[i].lemma in about for i in tokens) and not any(doc.tokens[i].lemma == "yet" for i in tokens)


def _accuses(doc: AnnotatedReport, draft: Draft) -> bool:
    """Tell whether the words say that a party named or described did harm, or who those were that did."""
    inside = set(draft.tokens)
    for i in draft.tokens:
        token = doc.tokens[i]
        if token.pos == "VERB" and token.lemma in _harm("act") and _has_culprit(doc, i, inside, draft):
            return True
        if token.pos in ("NOUN", "PROPN") and token.lemma in _harm("deed") and _is_somebodys(doc, i, draft):
            return True
        if token.lemma in _harm("role") and token.dep in ("nsubj", "nsubjpass") and _is_described(doc, token.head, inside):
            return True
    return False


def _has_culprit(doc: AnnotatedReport, verb: int, inside: set[int], draft: Draft) -> bool:
    """Tell whether the verb's agent is a party: named, a body, or men that are accused as such."""
    passive = bool(children(doc, verb, "auxpass", "nsubjpass")) or bool(children(doc, verb, "agent"))
    culprit = agent(doc, verb) if passive else subject(doc, verb)
    if culprit is None and not passive and doc.tokens[verb].dep in ("xcomp", "conj", "advcl", "acl"):
        culprit = subject(doc, doc.tokens[verb].head) if doc.tokens[verb].dep != "acl" else antecedent(doc, verb)
    return culprit is not None and culprit in inside and _is_party(doc, culprit, draft)


def _is_party(doc: AnnotatedReport, index: int, draft: Draft) -> bool:
    token = doc.tokens[index]
    if token.lemma in _harm("anonymous") or _is_speaker(doc, index, draft):
        return False
    if token.text.lower() in ("they", "he", "she", "who"):
        return draft.mode == "direct" and token.text.lower() != "who"
    return _is_named(doc, index) or token.lemma in _collectives() or token.lemma in ("man", "woman", "coalition", "state")


def _is_named(doc: AnnotatedReport, index: int) -> bool:
    """Tell whether a noun is, or has before it, a name or a nationality."""
    return any(doc.tokens[i].name in NAMES or doc.tokens[i].pos == "PROPN" for i in range(left_edge(doc, index), index + 1))


def _is_somebodys(doc: AnnotatedReport, noun: int, draft: Draft) -> bool:
    """Tell whether the deed is laid at somebody's door: "COALITION raids", "strikes BY the army", "DPRK launches"."""
    before = [i for i in range(left_edge(doc, noun), noun) if not _is_speaker(doc, i, draft)]
    if any(doc.tokens[i].name in ("NORP", "GPE", "ORG") or doc.tokens[i].lemma in _collectives() | {"coalition"} for i in before):
        return True
    for by in children(doc, noun, "prep", "agent"):
        if doc.tokens[by].lemma == "by":
            return any(_is_party(doc, i, draft) for i in children(doc, by, "pobj"))
    for kid in children(doc, noun, "acl"):
        if (culprit := agent(doc, kid)) is not None:
            return _is_party(doc, culprit, draft)
    return False


def _is_described(doc: AnnotatedReport, verb: int, inside: set[int]) -> bool:
    return any(doc.tokens[i].name == "NORP" or doc.tokens[i].lemma in ("refugee", "migrant") for i in subtree(doc, verb) if i in inside)


def _is_speaker(doc: AnnotatedReport, index: int, draft: Draft) -> bool:
    """Tell whether a word refers to the speaker: the same entity, "we", "its forces"."""
    token = doc.tokens[index]
    if token.text.lower() in ("we", "i", "our", "my"):
        return draft.mode != "indirect"
    mine = doc.entity_at.get(draft.speaker) if draft.speaker is not None else None
    if mine is not None and doc.entity_at.get(index) == mine:
        return True
    return draft.mode == "indirect" and token.text.lower() in ("it", "its") and index not in doc.entity_at


def _own_act(doc: AnnotatedReport, draft: Draft) -> bool:
    """Tell whether the speaker owns up to an act of harm: "it carried out the attack", "its fighters had struck"."""
    inside = set(draft.tokens)
    for i in draft.tokens:
        token = doc.tokens[i]
        if token.pos != "VERB" or not (token.lemma in _harm("act") or _carries_out(doc, i)):
            continue
        passive = bool(children(doc, i, "auxpass"))
        doer = agent(doc, i) if passive else subject(doc, i)
        if doer is not None and doer in inside and _is_own(doc, doer, draft):
            return True
    return False


def _carries_out(doc: AnnotatedReport, verb: int) -> bool:
    return any(doc.tokens[i].lemma in _harm("deed") for i in children(doc, verb, "dobj", "nsubjpass"))


def _is_own(doc: AnnotatedReport, index: int, draft: Draft) -> bool:
    if _is_speaker(doc, index, draft):
        return True
    near = [*children(doc, index, "poss"), *(p for of in children(doc, index, "prep") for o in children(doc, of, "pobj") for p in children(doc, o, "poss"))]
    return any(doc.tokens[i].text.lower() in OWNERS and _is_speaker(doc, i, draft) for i in near)


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
