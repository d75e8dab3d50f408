"""Cues: the verbs by which a report hands on what somebody says, each with its sense."""

from collections.abc import Iterator
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.speech import Hedge, SpeechVerb
from recount.model.annotation import AnnotatedReport, Token, ancestors, children
from recount.model.base import Record

AUXILIARIES = ("aux", "auxpass", "neg")
OBJECTS = frozenset({"dobj", "nsubjpass", "acomp", "oprd", "attr", "ccomp", "xcomp", "conj"})
DEEPER = OBJECTS | {"amod"}
WINDOW = 4
"""Words behind a verb among which its particle must stand."""


class Cue(Record, frozen=True, kw_only=True):
    """A verb of saying in its sense: `index` is the verb, `words` all tokens of the cue, `thing` the noun it needs."""

    index: int
    words: tuple[int, ...]
    verb: str
    entry: SpeechVerb
    passive: bool
    thing: int | None = None


Sense = tuple[tuple[str, ...], SpeechVerb]


@cache
def _senses() -> dict[str, tuple[Sense, ...]]:
    """Return the senses by the verb's first word: those that need most words or an object first."""
    found: dict[str, list[Sense]] = {}
    for entry in entries(SpeechVerb):
        for verb in entry.verbs:
            first, *rest = verb.split()
            found.setdefault(first, []).append((tuple(rest), entry))
    return {verb: tuple(sorted(senses, key=lambda s: (not s[1].objects, -len(s[0])))) for verb, senses in found.items()}


@cache
def _hedges(kind: str) -> frozenset[str]:
    return frozenset(word for entry in entries(Hedge) if entry.kind == kind for word in entry.words)


def find_cues(doc: AnnotatedReport) -> tuple[Cue, ...]:
    """Return every verb of saying, in order, whether or not something is said."""
    return tuple(cue for token in doc.tokens if (cue := cue_at(doc, token)) is not None)


def cue_at(doc: AnnotatedReport, token: Token) -> Cue | None:
    """Return the cue that the token is the verb of, in the first sense that fits, or null."""
    if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
        return None
    if token.dep in ("amod", "compound") and token.tag not in ("VBD", "VBZ"):
        return None
    for rest, entry in _senses().get(_lemma(token), ()):
        more = _particles(doc, token.index, rest)
        if more is None:
            continue
        thing = _thing(doc, token.index, entry.objects, more)
        if not entry.objects or thing is not None:
            return _cue(doc, token, rest, entry, (*more, *([thing] if thing is not None else [])))
    return None


def _lemma(token: Token) -> str:
    """Return the lemma; the language model takes `hoped` and `hoping` for forms of `hop`."""
    return "hope" if token.lemma == "hop" and "pp" not in token.text.lower() else token.lemma


def _cue(doc: AnnotatedReport, token: Token, rest: tuple[str, ...], entry: SpeechVerb, more: tuple[int, ...]) -> Cue:
    words = sorted({token.index, *children(doc, token.index, *AUXILIARIES), *more})
    return Cue(
        index=token.index, words=tuple(words), verb=" ".join((_lemma(token), *rest)), entry=entry,
        passive=is_passive(doc, token.index), thing=more[-1] if entry.objects else None,
    )  # fmt: skip


def _particles(doc: AnnotatedReport, verb: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the particles behind the verb, in order, or null where one is not there."""
    found: list[int] = []
    last = min(verb + 1 + WINDOW, doc.sentences[doc.tokens[verb].sentence].last)
    at = verb + 1
    for word in rest:
        while at < last and doc.tokens[at].text.lower() != word:
            at += 1
        if at >= last or not _is_tied(doc, at, verb):
            return None
        found.append(at)
        at += 1
    return tuple(found)


def _is_tied(doc: AnnotatedReport, index: int, verb: int) -> bool:
    above = doc.tokens[doc.tokens[index].head]
    return index == verb + 1 or above.index == verb or (above.head == verb and above.pos not in ("VERB", "AUX"))


def _thing(doc: AnnotatedReport, verb: int, wanted: tuple[str, ...], particles: tuple[int, ...]) -> int | None:
    """Return the object or complement of the verb that the sense needs, or null."""
    if not wanted:
        return None
    near = [kid for kid in doc.children[verb] if doc.tokens[kid].dep in OBJECTS]
    near += [deep for kid in near for deep in doc.children[kid] if deep > verb and doc.tokens[deep].dep in DEEPER]
    near += [noun for particle in particles for noun in children(doc, particle, "pobj")]
    if is_passive(doc, verb) and doc.tokens[verb].dep == "acl":
        near.append(doc.tokens[verb].head)
    return next((kid for kid in near if doc.tokens[kid].lemma in wanted), None)


def is_passive(doc: AnnotatedReport, verb: int) -> bool:
    """Tell whether the verb is in the passive: its subject is spoken of, and the speaker stands behind `by`."""
    if children(doc, verb, "auxpass", "nsubjpass"):
        return True
    if children(doc, verb, "aux", "nsubj") or doc.tokens[verb].tag != "VBN":
        return (
            doc.tokens[verb].dep == "conj" and doc.tokens[verb].tag == "VBN" and is_passive(doc, doc.tokens[verb].head)
        )
    return doc.tokens[verb].dep in ("acl", "advcl", "relcl") or bool(children(doc, verb, "agent"))


def is_asserted(doc: AnnotatedReport, cue: Cue, speaker: int | None) -> bool:
    """Tell whether the report says that it was said: not denied, not possible only, not by nobody."""
    if is_negated(doc, cue) or (speaker is not None and _is_nobody(doc, speaker)):
        return False
    if not cue.entry.asserts or _is_purpose(doc, cue.index):
        return False
    return not is_hedged(doc, cue.index)


def is_hedged(doc: AnnotatedReport, verb: int) -> bool:
    """Tell whether the verb is only possible, conditional, or not done: "may SAY", "refused to SAY"."""
    if any(doc.tokens[i].lemma in _hedges("auxiliary") for i in children(doc, verb, "aux")):
        return True
    if any(doc.tokens[i].lemma in _hedges("conjunction") for i in children(doc, verb, "mark")):
        return True
    return any(doc.tokens[i].lemma in _hedges("governor") for i in _governors(doc, verb))


def _is_purpose(doc: AnnotatedReport, verb: int) -> bool:
    """Tell what somebody is to say or means to say from what was said: "met TO DISCUSS it", "too early TO TELL"."""
    infinitive = any(doc.tokens[i].lemma == "to" for i in children(doc, verb, "aux"))
    above = doc.tokens[doc.tokens[verb].head]
    if leads_on(doc, above.index, verb):
        return False
    return infinitive and (doc.tokens[verb].dep in ("advcl", "acl") or above.pos in ("ADJ", "ADV", "AUX"))


def leads_on(doc: AnnotatedReport, above: int, verb: int) -> bool:
    """Tell whether a verb only leads to the next: "WENT ON to explain"."""
    particles = [i for i in children(doc, above, "prt", "prep") if doc.tokens[i].lemma == "on" and above < i < verb]
    return doc.tokens[above].lemma == "go" and bool(particles)


def is_negated(doc: AnnotatedReport, cue: Cue) -> bool:
    """Tell whether the verb, or the noun it needs, is denied: "could not say", "had no information"."""
    if children(doc, cue.index, "neg"):
        return True
    return cue.thing is not None and any(doc.tokens[i].lemma in ("no", "any") for i in children(doc, cue.thing, "det"))


def _is_nobody(doc: AnnotatedReport, speaker: int) -> bool:
    nobody = _hedges("nobody")
    kids = children(doc, speaker, "det", "neg", "preconj")
    return doc.tokens[speaker].lemma in nobody or any(doc.tokens[i].lemma in nobody for i in kids)


def _governors(doc: AnnotatedReport, verb: int) -> Iterator[int]:
    """Yield the words that a dependent verb hangs on: "declined to SAY", "shied away from BLAMING"."""
    at = verb
    for above in ancestors(doc, verb):
        if doc.tokens[at].dep not in ("xcomp", "pcomp", "prep", "advmod", "acomp"):
            return
        if doc.tokens[at].dep == "prep" and doc.tokens[above].pos not in ("ADJ", "ADV", "VERB", "ADP"):
            return
        yield above
        at = above
