"""Who did it to whom, when, where, and whether it happened: read from the parse around a trigger."""

from recount.extract.interim.rules import modality_cues
from recount.extract.interim.triggers import Trigger
from recount.model.annotation import AnnotatedReport, ancestors, children, head_of, subtree, tokens_in
from recount.model.fact import Modality
from recount.model.time import Time

_CHAIN = ("conj", "appos")
_INHERITS = ("xcomp", "conj", "advcl", "acl", "pcomp", "ccomp")
_AGAINST = ("on", "against", "of", "at", "toward", "towards", "into")
_WITH = ("with", "between", "among")
_ACTOR_KINDS = frozenset({"person", "organization", "state", "armed_force", "armed_group", "group"})


def agents(doc: AnnotatedReport, trigger: Trigger) -> tuple[str, ...]:
    """Return the ids of those who did it, in order; none is guessed."""
    if trigger.is_verb:
        return _actors(doc, _doers(doc, trigger.clause))
    own = _noun_doers(doc, trigger.head)
    if not own and trigger.light:
        own = _doers(doc, trigger.clause)
    return _actors(doc, own)


def recipients(doc: AnnotatedReport, trigger: Trigger) -> tuple[str, ...]:
    """Return the ids of those it was done to, or with."""
    if trigger.is_verb:
        return _actors(doc, _undergoers(doc, trigger.clause, trigger.recipient_preps))
    found = _prepositional(doc, trigger.head, _AGAINST)
    if trigger.light:
        found = found or _prepositional(doc, trigger.clause, ("against", "on", "with"))
    elif doc.tokens[trigger.head].dep in ("nsubj", "nsubjpass", "pobj", "conj") and trigger.clause != trigger.head:
        found = found or _victims(doc, trigger)
    return _actors(doc, found or _prepositional(doc, trigger.head, _WITH))


def supporters(doc: AnnotatedReport, trigger: Trigger) -> tuple[str, ...]:
    """Return the ids of those said to back the doers: "the Norland-backed offensive"."""
    backed = [
        i for i in subtree(doc, trigger.head) if doc.tokens[i].lemma in ("back", "backed", "support", "supported")
    ]
    found = [j for i in backed if i < trigger.head for j in (*doc.children[i], i - 1, i - 2) if 0 <= j < i]
    return _actors(doc, found)


def time_of(doc: AnnotatedReport, trigger: Trigger) -> Time | None:
    """Return the expression of time that stands with the trigger, the nearest in the parse; or null."""
    sentence = doc.sentences[doc.tokens[trigger.head].sentence]
    best: tuple[int, int, Time] | None = None
    for time in doc.times:
        if not (sentence.start <= time.start < sentence.end) or time.kind not in ("date", "time"):
            continue
        distance = _distance(doc, head_of(doc, tokens_in(doc, time)), trigger)
        if distance is not None and (best is None or (distance, time.start) < best[:2]):
            best = (distance, time.start, time)
    return best[2] if best else None


def place_of(doc: AnnotatedReport, trigger: Trigger) -> int | None:
    """Return the index of the place that stands with the trigger, the nearest in the parse; or null."""
    sentence = doc.sentences[doc.tokens[trigger.head].sentence]
    best: tuple[int, int, int] | None = None
    for number, place in enumerate(doc.places):
        if not (sentence.start <= place.start < sentence.end):
            continue
        distance = _distance(doc, head_of(doc, tokens_in(doc, place)), trigger)
        rank = (distance, place.start, number) if distance is not None else None
        if rank and (best is None or rank < best):
            best = rank
    return best[2] if best else None


def modality_of(doc: AnnotatedReport, trigger: Trigger) -> Modality:
    """Return whether it happened, or is planned, threatened, demanded, supposed, denied, or still going on."""
    verb = trigger.clause
    for index in (verb, *ancestors(doc, verb)) if doc.tokens[verb].pos in ("VERB", "AUX") else ():
        if found := _verb_modality(doc, index, trigger, is_own=index == verb):
            return found
        if doc.tokens[index].dep not in ("xcomp", "ccomp", "conj", "pcomp", "prep", "advcl", "acl", "dobj", "pobj"):
            break
    return _noun_modality(doc, trigger)


def _verb_modality(doc: AnnotatedReport, index: int, trigger: Trigger, *, is_own: bool) -> Modality | None:
    token, kids = doc.tokens[index], doc.children[index]
    auxiliaries = {doc.tokens[i].text.lower() for i in kids if doc.tokens[i].dep in ("aux", "auxpass")}
    conjunctions = {doc.tokens[i].lemma for i in kids if doc.tokens[i].dep == "mark"}
    for word in sorted(auxiliaries):
        if is_own and word in modality_cues("auxiliary"):
            return modality_cues("auxiliary")[word]
    for word in sorted(conjunctions):
        if is_own and word in modality_cues("conjunction"):
            return modality_cues("conjunction")[word]
    if is_own and any(doc.tokens[i].dep == "neg" for i in kids):
        return "denied"
    if token.lemma in modality_cues("governor") and index not in trigger.tokens:
        return modality_cues("governor")[token.lemma]
    progressive = token.tag == "VBG" and auxiliaries & {"is", "are", "am", "'re", "'s"}
    return "ongoing" if is_own and progressive else None


def _noun_modality(doc: AnnotatedReport, trigger: Trigger) -> Modality:
    if trigger.is_verb:
        return "happened"
    near = {doc.tokens[i].lemma for i in subtree(doc, trigger.head) if i < trigger.head}
    if near & {"planned", "possible", "potential", "alleged", "future", "plan"}:
        return "planned" if near & {"planned", "future", "plan"} else "hypothetical"
    return "happened"


def _doers(doc: AnnotatedReport, verb: int) -> list[int]:
    """Return the subject of an active verb, the by-phrase of a passive one; participles inherit from above."""
    if by := [i for a in children(doc, verb, "agent") for i in children(doc, a, "pobj")]:
        return _spread(doc, by)
    if subjects := children(doc, verb, "nsubj"):
        return _spread(doc, _antecedents(doc, verb, subjects))
    if children(doc, verb, "nsubjpass", "auxpass") or doc.tokens[verb].tag == "VBN":
        return []
    token = doc.tokens[verb]
    if token.dep in ("relcl", "acl") and token.head != verb:
        return _spread(doc, [token.head])
    return _doers(doc, token.head) if token.dep in _INHERITS and token.head != verb else []


def _antecedents(doc: AnnotatedReport, verb: int, subjects: list[int]) -> list[int]:
    """Put what a relative pronoun stands for in its place."""
    if doc.tokens[verb].dep == "relcl" and doc.tokens[subjects[0]].tag in ("WDT", "WP"):
        return [doc.tokens[verb].head]
    return subjects


def _undergoers(doc: AnnotatedReport, verb: int, preps: tuple[str, ...]) -> list[int]:
    objects = children(doc, verb, "dobj", "nsubjpass", "dative")
    objects = [i for i in objects if doc.tokens[i].tag not in ("WDT", "WP")]
    tied = _prepositional(doc, verb, preps)
    if not objects and not tied and doc.tokens[verb].dep in ("acl", "relcl") and doc.tokens[verb].tag == "VBN":
        objects = [doc.tokens[verb].head]
    if not objects and not tied and doc.tokens[verb].dep == "conj" and doc.tokens[verb].tag == "VBN":
        return _undergoers(doc, doc.tokens[verb].head, preps)
    return (
        tied + _through_numbers(doc, _spread(doc, objects)) if preps else _through_numbers(doc, _spread(doc, objects))
    )


def _through_numbers(doc: AnnotatedReport, indices: list[int]) -> list[int]:
    """Look through "dozens of soldiers", "a number of people" at those who are meant."""
    found = []
    for index in indices:
        found.append(index)
        found += [
            j for p in children(doc, index, "prep") if doc.tokens[p].lemma == "of" for j in children(doc, p, "pobj")
        ]
    return found


def _noun_doers(doc: AnnotatedReport, noun: int) -> list[int]:
    """Return "X's attack", "the X-led attack", "an X attack", "an attack by X"."""
    by = _prepositional(doc, noun, ("by",))
    between = _prepositional(doc, noun, ("between", "with")) if not by else []
    own = [i for i in children(doc, noun, "poss", "nmod", "compound", "amod") if not _is_backer(doc, i)]
    inner = [j for i in own for j in children(doc, i, "npadvmod", "amod", "compound", "conj", "nmod")]
    acl = [j for i in children(doc, noun, "acl") for j in _doers(doc, i) if doc.tokens[i].tag == "VBN" and j != noun]
    return by + _spread(doc, own) + inner + acl or between


def _is_backer(doc: AnnotatedReport, index: int) -> bool:
    return doc.tokens[index].lemma in ("back", "backed", "support", "supported")


def _victims(doc: AnnotatedReport, trigger: Trigger) -> list[int]:
    """Return whom the clause's verb says that the event did harm to: "the blast killed nine", "killed in the blast"."""
    is_subject = doc.tokens[trigger.head].dep in ("nsubj", "conj")
    verb = doc.tokens[trigger.clause]
    if is_subject and children(doc, trigger.clause, "dobj"):
        return _undergoers(doc, trigger.clause, ())
    return _undergoers(doc, trigger.clause, ()) if not is_subject and verb.tag == "VBN" else []


def _prepositional(doc: AnnotatedReport, head: int, preps: tuple[str, ...]) -> list[int]:
    found = [i for p in children(doc, head, "prep", "agent") if doc.tokens[p].lemma in preps
             for i in children(doc, p, "pobj")]  # fmt: skip
    return _spread(doc, found)


def _spread(doc: AnnotatedReport, starts: list[int]) -> list[int]:
    found, queue = list(starts), list(starts)
    while queue:
        more = children(doc, queue.pop(0), *_CHAIN)
        found += more
        queue += more
    return found


def _actors(doc: AnnotatedReport, indices: list[int]) -> tuple[str, ...]:
    """Return the entities at these tokens that can act, each once."""
    kinds = {entity.id: entity.kind for entity in doc.entities}
    found = [doc.entity_at[i] for i in indices if i in doc.entity_at]
    return tuple(dict.fromkeys(e for e in found if kinds.get(e) in _ACTOR_KINDS))


def _distance(doc: AnnotatedReport, index: int, trigger: Trigger) -> int | None:
    """Return how far up the parse the trigger or its clause lies from a token; null where it is in another clause."""
    steps = 0
    for head in (index, *ancestors(doc, index)):
        if head in trigger.tokens:
            return steps
        if head == trigger.clause:
            return steps + 2
        token = doc.tokens[head]
        steps += 4 if token.pos in ("VERB", "AUX") and token.dep in ("ccomp", "advcl", "relcl", "conj") else 1
    return None


def subjects_of(doc: AnnotatedReport, verb: int) -> list[int]:
    """Return the tokens that a verb has for its doer, inherited ones included."""
    return _doers(doc, verb)


def objects_of(doc: AnnotatedReport, verb: int) -> list[int]:
    """Return the tokens that a verb has for its undergoer."""
    return _undergoers(doc, verb, ())


def entities_of(doc: AnnotatedReport, indices: list[int]) -> list[str]:
    """Return the entities at these tokens that can act, each once."""
    return list(_actors(doc, indices))
