"""The words that tell of events: verbs and nouns of the lexicon where they stand in a parse that bears them out."""

from recount.extract.interim.rules import light_verbs, noun_triggers, verb_triggers
from recount.lexicon.schema.interim import NounTrigger, VerbTrigger
from recount.model.annotation import AnnotatedReport, ancestors, children, subtree
from recount.model.base import Record

_OBJECT = ("dobj", "nsubjpass", "attr", "oprd", "dative")
_ARMED = frozenset({"armed_force", "armed_group"})


class Trigger(Record, frozen=True, kw_only=True):
    """One word or phrase that tells of an event. `clause` is the verb whose subject and adjuncts are its own.

    `light` tells that the clause's verb only lends its subject ("carried out an attack").
    """

    head: int
    tokens: tuple[int, ...]
    type: str
    is_verb: bool
    clause: int
    generic: bool = False
    light: bool = False
    recipient_preps: tuple[str, ...] = ()


def find_triggers(doc: AnnotatedReport) -> list[Trigger]:
    """Return the triggers of a report in order; each token is part of one at most, nouns of phrases before verbs."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for index in range(len(doc.tokens)):
        trigger = _noun(doc, index) or _verb(doc, index)
        if trigger and not taken & set(trigger.tokens):
            found.append(trigger)
            taken |= set(trigger.tokens)
    return found


def _verb(doc: AnnotatedReport, index: int) -> Trigger | None:
    token = doc.tokens[index]
    if token.pos not in ("VERB", "AUX") and token.tag not in ("VBD", "VBN", "VBG"):
        return None
    particles = [
        i for i in children(doc, index, "prt", "advmod", "prep", "acomp", "oprd") if i in (index + 1, index + 2)
    ]
    for rule in verb_triggers().get(token.lemma, ()):
        if (words := _matched(doc, index, particles, rule)) and _borne_out(doc, index, rule):
            return Trigger(
                head=index, tokens=words, type=rule.type, is_verb=True, clause=index,
                recipient_preps=rule.recipient_preps,
            )  # fmt: skip
    return None


def _matched(doc: AnnotatedReport, index: int, particles: list[int], rule: VerbTrigger) -> tuple[int, ...]:
    """Return the tokens of the verb, and its particle where the rule's verb has one."""
    lemma = doc.tokens[index].lemma
    if lemma in rule.verbs:
        return (index,)
    near = {doc.tokens[i].lemma: i for i in (*particles, *children(doc, index, "prt", "prep"))}
    for verb in rule.verbs:
        word, _, particle = verb.partition(" ")
        if word == lemma and particle in near:
            return (index, near[particle])
    return ()


def _borne_out(doc: AnnotatedReport, index: int, rule: VerbTrigger) -> bool:
    """Tell whether the verb has the company that its rule asks for."""
    if rule.subjects:
        return bool(_lemmas(doc, _subjects(doc, index)) & set(rule.subjects))
    companions = [i for i in doc.children[index] if doc.tokens[i].dep not in ("nsubj", "punct")]
    if rule.objects:
        return bool(_lemmas(doc, _spread(doc, companions)) & set(rule.objects))
    if rule.hostile:
        return _is_hostile(doc, index)
    has_object = bool(children(doc, index, *_OBJECT, "ccomp", "prep", "agent"))
    return rule.intransitive or has_object or doc.tokens[index].dep in ("amod", "acl", "relcl")


def _is_hostile(doc: AnnotatedReport, index: int) -> bool:
    """Tell whether a combatant takes part."""
    kinds = {entity.id: entity.kind for entity in doc.entities}
    near = _spread(doc, [*_subjects(doc, index), *children(doc, index, *_OBJECT, "prep", "agent")])
    return any(kinds.get(doc.entity_at.get(i, "")) in _ARMED for i in near)


def _subjects(doc: AnnotatedReport, index: int) -> list[int]:
    own = children(doc, index, "nsubj", "agent", "nsubjpass")
    agents = [i for a in own if doc.tokens[a].dep == "agent" for i in children(doc, a, "pobj")]
    return _spread(doc, [*(i for i in own if doc.tokens[i].dep != "agent"), *agents], deps=("conj", "compound"))


def _spread(
    doc: AnnotatedReport, starts: list[int], deps: tuple[str, ...] = ("pobj", "prep", "conj", "compound", "advmod")
) -> list[int]:
    """Return the tokens and what hangs on them by the given labels."""
    found, queue = list(starts), list(starts)
    while queue:
        more = children(doc, queue.pop(), *deps)
        found += more
        queue += more
    return found


def _lemmas(doc: AnnotatedReport, indices: list[int]) -> set[str]:
    return {doc.tokens[i].lemma for i in indices}


def _noun(doc: AnnotatedReport, index: int) -> Trigger | None:
    token = doc.tokens[index]
    if token.pos not in ("NOUN", "PROPN"):
        return None
    for phrase, rule in noun_triggers().get(token.lemma, noun_triggers().get(token.text.lower(), ())):
        tokens = _phrase(doc, index, phrase)
        if tokens and _fits(doc, index, tokens, rule):
            clause, light = _clause(doc, index)
            return Trigger(
                head=index, tokens=tokens, type=rule.type, is_verb=False, clause=clause, light=light,
                generic=rule.generic,
            )  # fmt: skip
    return None


def _phrase(doc: AnnotatedReport, index: int, phrase: tuple[str, ...]) -> tuple[int, ...]:
    """Return the tokens of the phrase that ends at the noun; hyphens between its words are passed over."""
    place, found = index, [index]
    for word in reversed(phrase[:-1]):
        place -= 1
        if place >= 0 and doc.tokens[place].text == "-":
            place -= 1
        if place < 0 or word not in (doc.tokens[place].lemma, doc.tokens[place].text.lower()):
            return ()
        found.append(place)
    return tuple(reversed(found))


def _fits(doc: AnnotatedReport, index: int, tokens: tuple[int, ...], rule: NounTrigger) -> bool:
    after = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
    if after and after.lemma in rule.not_before:
        return False
    if after and doc.tokens[index].dep == "compound" and after.pos in ("NOUN", "PROPN") and not rule.modifiers:
        # "bomb attack squad", "ceasefire deal": the noun behind it is what is spoken of
        return any(
            after.lemma == phrase[-1] for phrase, _ in noun_triggers().get(after.lemma, ())
        ) is False and after.lemma in ("victim", "site", "scene", "casualty")
    near = {doc.tokens[i].lemma for i in (*subtree(doc, index), *tokens) if i <= index or doc.tokens[i].dep == "prep"}
    near |= {doc.tokens[i].text.lower() for i in subtree(doc, index) if i < index}
    return not rule.modifiers or bool(near & set(rule.modifiers))


def _clause(doc: AnnotatedReport, index: int) -> tuple[int, bool]:
    """Return the verb whose subject and adjuncts an event noun shares, and whether it is a light one."""
    previous = index
    for head in ancestors(doc, index):
        token = doc.tokens[head]
        if token.pos in ("VERB", "AUX"):
            return head, _is_light(doc, head) and doc.tokens[previous].dep in ("dobj", "nsubjpass", "conj")
        previous = head
    return index, False


def _is_light(doc: AnnotatedReport, verb: int) -> bool:
    particles = [doc.tokens[i].lemma for i in children(doc, verb, "prt")]
    return bool({doc.tokens[verb].lemma, *(f"{doc.tokens[verb].lemma} {p}" for p in particles)} & light_verbs())
