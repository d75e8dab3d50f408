"""Speech by a noun: "the mayor's claim that …", "made a plea for …", "its decision to …"."""

from collections.abc import Iterable
from functools import cache

from recount.annotate.statements.cues import AUXILIARIES, is_hedged
from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.indirect import unquoted
from recount.annotate.statements.phrases import below, clause, full_phrase, is_verb, noun_phrase, trimmed
from recount.annotate.statements.speakers import can_speak, neighbour_verb_subject
from recount.lexicon.load import entries
from recount.lexicon.schema.speech import SpeechNoun
from recount.model.annotation import AnnotatedReport, children, cover

SHORTEST = 3
"""Words that a statement without a speaker needs."""
QUESTION = frozenset({"whether", "how", "why", "who", "what", "when", "where", "which"})
BEFORE = ("amod", "compound")


@cache
def speech_nouns() -> dict[str, SpeechNoun]:
    """Return the nouns of speech, belief and attitude with their entries."""
    return {noun: entry for entry in entries(SpeechNoun) for noun in entry.nouns}


def by_noun(scene: Scene, index: int, *, inside: bool) -> Draft | None:
    """Return what the noun says, or null; `inside` somebody's words only what they hand on counts."""
    doc, entry = scene.doc, speech_nouns()[scene.doc.tokens[index].lemma]
    speaker = owner(doc, index)
    said, link = behind_noun(doc, index, entry)
    if not said or (inside and not _is_handed_on(entry, speaker, link)) or _is_denied(scene, index):
        return None
    if speaker is not None and not can_speak(doc, speaker):
        return None
    plain = [i for i in unquoted(scene, said, index) if i != index]
    nobody = (entry.stance not in ("accuse", "deny") or entry.act != "speech") and not entry.hearsay
    if not plain or (speaker is None and (nobody or len(plain) < SHORTEST)):
        return None
    words = noun_phrase(doc, speaker) if speaker is not None and speaker < index else []
    return Draft(
        span=cover(doc, [index, *plain]), mode="indirect", stance=entry.stance,
        rule=f"statements/speech_noun:{doc.tokens[index].lemma}", tokens=tuple(plain), at=index,
        cue_words=_cue_words(scene, index, link, {*words, *plain}), act=entry.act,
        speaker=speaker, speaker_words=tuple(i for i in words if i < index),
    )  # fmt: skip


def _is_handed_on(entry: SpeechNoun, speaker: int | None, link: list[int]) -> bool:
    """Tell, within somebody's words, what they hand on of a third from a matter they name ("his remarks on it")."""
    return entry.act == "speech" and speaker is not None and (entry.stance != "say" or not link)


def _cue_words(scene: Scene, index: int, link: Iterable[int], taken: set[int]) -> tuple[int, ...]:
    """Return the noun with what describes it, the verb that makes it and the preposition behind it."""
    doc, found = scene.doc, {index, *link}
    for kid in children(doc, index, *BEFORE):
        if kid < index:
            found.update(i for i in below(doc, kid) if i < index)
    head = doc.tokens[index].head
    if doc.tokens[index].dep == "dobj" and neighbour_verb_subject(doc, index) is not None:
        found.update((head, *(i for i in children(doc, head, *AUXILIARIES) if i < head), *children(doc, index, "det")))
    return tuple(sorted(found - taken))


def _is_denied(scene: Scene, index: int) -> bool:
    """Tell whether nothing of the kind was said: "no claim that", "did not make a plea", "if it made a promise"."""
    doc, head = scene.doc, scene.doc.tokens[index].head
    if any(doc.tokens[i].lemma in ("no", "any") for i in children(doc, index, "det")):
        return True
    if doc.tokens[index].dep != "dobj" or not is_verb(doc.tokens[head]):
        return False
    cue = scene.cue_at.get(head)
    return (cue is not None and cue.thing == index) or bool(children(doc, head, "neg")) or is_hedged(doc, head)


def behind_noun(doc: AnnotatedReport, index: int, entry: SpeechNoun) -> tuple[list[int], list[int]]:
    """Return what stands behind the noun, and what ties it: a clause, an infinitive, what a preposition has."""
    head = doc.tokens[index].head
    loose = [k for k in children(doc, head, "prep") if k == index + 1 and doc.tokens[index].dep == "dobj"]
    for kid in (k for k in (*doc.children[index], *loose) if k > index):
        token = doc.tokens[kid]
        if token.dep in ("acl", "ccomp", "xcomp") and _opens(doc, kid, entry):
            return clause(doc, kid), []
        if token.dep == "prep" and token.lemma in entry.opens:
            objects = children(doc, kid, "pobj")
            said = full_phrase(doc, objects[0]) if objects else below(doc, kid)[1:]
            return trimmed(doc, [i for i in said if i > kid]), [kid]
    return _predicate(doc, index, entry)


def _opens(doc: AnnotatedReport, verb: int, entry: SpeechNoun) -> bool:
    lemmas = {doc.tokens[i].lemma for i in children(doc, verb, "mark", "aux")}
    asked = "about" in entry.opens and any(doc.tokens[i].lemma in QUESTION for i in below(doc, verb)[:2])
    return asked or ("that" in entry.opens and "that" in lemmas) or ("infinitive" in entry.opens and "to" in lemmas)


def _predicate(doc: AnnotatedReport, index: int, entry: SpeechNoun) -> tuple[list[int], list[int]]:
    """Return "her view is THAT THE BRIDGE IS SAFE", "the plan is TO SELL THE MILL"."""
    verb = doc.tokens[index].head
    if doc.tokens[index].dep != "nsubj" or doc.tokens[verb].lemma != "be" or verb < index:
        return [], []
    for kid in children(doc, verb, "ccomp", "xcomp"):
        if kid > verb and _opens(doc, kid, entry):
            return clause(doc, kid), [*children(doc, verb, *AUXILIARIES), verb]
    return [], []


def owner(doc: AnnotatedReport, index: int) -> int | None:
    """Return whose word it is: its possessor, or the noun behind `by` or `from`, or who makes it."""
    if owners := children(doc, index, "poss"):
        return owners[0]
    for kid in children(doc, index, "prep", "agent"):
        if doc.tokens[kid].lemma in ("by", "from"):
            return next(iter(children(doc, kid, "pobj")), None)
    return neighbour_verb_subject(doc, index)
