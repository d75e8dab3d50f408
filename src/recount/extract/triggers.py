"""Which words tell of an event, and of which type: verbs by their company, nouns by theirs."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from recount.extract.clauses import behind, doers, is_passive, is_verb, phrase_lemmas, undergoers
from recount.extract.scene import Scene, fits, word_class
from recount.lexicon.load import entries
from recount.lexicon.schema.events import EventNoun, EventReference, EventVerb, LightVerb
from recount.model.annotation import children, head_of
from recount.model.base import Record

_SILENT = frozenset({"compound", "nmod", "amod", "npadvmod"})


class Trigger(Record, frozen=True, kw_only=True):
    """A word that tells of an event: its head token, all its tokens, and the rule.

    `carrier` is the verb around which the participants stand: the verb itself, a noun's light verb, or null.
    `role` is what the carrier's subject is in the event of a noun.
    """

    head: int
    words: tuple[int, ...]
    type: str
    verb: EventVerb | None = None
    noun: EventNoun | None = None
    refers: EventReference | None = None
    carrier: int | None = None
    role: str = "agent"
    vague: tuple[str, ...] = ()


def triggers(scene: Scene) -> list[Trigger]:
    """Return the words of a report that tell of events, in order; a noun that a verb's rule used up is none again."""
    verbs = [trigger for i in range(len(scene.doc.tokens)) if (trigger := verb_trigger(scene, i))]
    taken = {word for trigger in verbs for word in trigger.words}
    nouns = [trigger for trigger in _noun_triggers(scene) if taken.isdisjoint(trigger.words)]
    return sorted((*verbs, *nouns), key=lambda trigger: trigger.head)


def verb_trigger(scene: Scene, index: int) -> Trigger | None:
    """Return the event that the verb tells of, by the first rule it meets; null for none."""
    if not is_verb(scene.doc, index):
        return None
    phrases = phrase_lemmas(scene.doc, index)
    found = sorted((n, phrase) for phrase in phrases for n in _verb_rules().get(phrase, ()))
    for number, phrase in found:
        rule = entries(EventVerb)[number]
        used = _meets(scene, index, rule)
        if used is not None:
            part = [
                i
                for i in scene.doc.children[index]
                if " " in phrase and scene.doc.tokens[i].text.lower() in phrase.split()[1:]
            ]
            words = tuple(sorted({index, *part, *used}))
            return Trigger(head=index, words=words, type=rule.type, verb=rule, carrier=index, vague=rule.vague)
    return None


def _meets(scene: Scene, verb: int, rule: EventVerb) -> list[int] | None:
    """Return the words of its company that the rule needed; null where it does not hold."""
    passive = is_passive(scene.doc, verb)
    subjects, things = doers(scene.doc, verb), undergoers(scene.doc, verb)
    if rule.voice and ((rule.voice != "active") != passive or (rule.voice == "agentless" and subjects)):
        return None
    if any(fits(scene, i, word) for i in (*subjects, *things) for word in rule.unless):
        return None
    waived = passive and not subjects and bool(rule.objects or rule.behind)
    if rule.subjects and not waived and not _any(scene, subjects, rule.subjects):
        return None
    if rule.objects and not _any(scene, things, rule.objects):
        return None
    used = [i for i in things if rule.objects and rule.object == "none" and _any(scene, [i], rule.objects)]
    return used if not rule.behind or _follows(scene, verb, rule.behind) else None


def _any(scene: Scene, words: list[int], conditions: tuple[str, ...]) -> bool:
    return any(fits(scene, i, condition) for i in words for condition in conditions)


def _follows(scene: Scene, verb: int, wanted: tuple[str, ...]) -> bool:
    """Tell whether one of the complements that a rule needs is there: "into custody", or "+dead" beside the verb.

    The parser often hangs what belongs to the verb on its object: "charged the mayor, a lawyer, with fraud".
    """
    objects = undergoers(scene.doc, verb)
    for want in wanted:
        if want.startswith("+"):
            below = [j for i in scene.doc.children[verb] for j in (i, *scene.doc.children[i])]
            if want == "+to":  # the infinitive, not the preposition
                below = [i for i in below if scene.doc.tokens[i].tag == "TO" and scene.doc.tokens[i].dep == "aux"]
            if any(want[1:] in (scene.doc.tokens[i].lemma, scene.doc.tokens[i].text.lower()) for i in below):
                return True
        else:
            *words, condition = want.split()
            places = (j for i in (verb, *objects) for j in behind(scene.doc, i, words[0]) if j not in scene.time_at)
            if any(fits(scene, i, condition) for i in places):
                return True
    return False


def _noun_triggers(scene: Scene) -> Iterator[Trigger]:
    """Yield the nouns that tell of events, the longest phrase first at each word."""
    index = 0
    while index < len(scene.doc.tokens):
        found = _noun_at(scene, index)
        if found:
            yield found
        index = found.words[-1] + 1 if found else index + 1


def _noun_at(scene: Scene, index: int) -> Trigger | None:
    token = scene.doc.tokens[index]
    longest = max(_openers().get(word, 0) for word in (token.text.lower(), token.lemma, scene.word(index)))
    if not longest:
        return None
    last = scene.doc.sentences[token.sentence].last
    for length in range(min(longest, last - index), 0, -1):
        words = tuple(range(index, index + length))
        for phrase in _spellings(scene, words):
            rules = _noun_rules().get(phrase, ())
            reference = _references().get(phrase)
            if not rules and reference is None:
                continue
            head = head_of(scene.doc, words)
            if not _is_free(scene, head):
                continue
            rule = next((rule for rule in rules if _suits(scene, head, words, rule)), None)
            if rule or reference:
                return _noun_trigger(scene, head, words, rule, reference)
    return None


def _spellings(scene: Scene, words: tuple[int, ...]) -> tuple[str, str]:
    tokens = scene.doc.tokens
    lemmas = [*(tokens[i].text.lower() for i in words[:-1]), scene.word(words[-1])]
    plain = [*(tokens[i].lemma for i in words[:-1]), tokens[words[-1]].text.lower()]
    return " ".join(lemmas), " ".join(plain)


def _is_free(scene: Scene, head: int) -> bool:
    """Tell whether the noun stands for itself: no modifier of another noun, no part of a name."""
    token = scene.doc.tokens[head]
    if token.pos not in ("NOUN", "PROPN") and not (token.tag == "VBG" and scene.word(head) != token.lemma):
        return False
    if head in scene.time_at:
        return False
    if token.dep in _SILENT and token.head != head and scene.doc.tokens[token.head].pos in ("NOUN", "PROPN"):
        return False
    return scene.kind(head) not in ("person", "organization", "state", "armed_force", "product")


def _suits(scene: Scene, head: int, words: tuple[int, ...], rule: EventNoun) -> bool:
    modifiers = scene.modifiers(head)
    if words[0] > 0:
        modifiers = [*modifiers, scene.doc.tokens[words[0] - 1].lemma]
    if any(word in modifiers for word in rule.unless):
        return False
    if rule.before and not any(word in modifiers for word in rule.before):
        return False
    whose = list(behind(scene.doc, head, "of")) if rule.objects else []
    if whose and not _any(scene, whose, rule.objects):
        return False
    if not rule.after:
        return True
    behind_it = (*children(scene.doc, head, "prep", "agent", "acl"), min(head + 1, len(scene.doc.tokens) - 1))
    above = scene.doc.tokens[head].head  # "carried out strikes on Friday AGAINST …"
    carried = children(scene.doc, above, "prep") if scene.doc.tokens[head].dep == "dobj" else []
    following = {scene.doc.tokens[i].text.lower() for i in (*behind_it, *(i for i in carried if i > head))}
    return bool(following.intersection(rule.after)) or _is_owned(scene, head)


def _is_owned(scene: Scene, head: int) -> bool:
    """Tell whether somebody who acts stands before the noun: "US-led strikes", "the king's visit"."""
    before = children(scene.doc, head, "poss", "amod", "compound", "nmod")
    return any(scene.actor(j) for i in before for j in (i, *children(scene.doc, i)))


def _noun_trigger(
    scene: Scene, head: int, words: tuple[int, ...], rule: EventNoun | None, reference: EventReference | None
) -> Trigger | None:
    carrier, light = light_verb(scene, head)
    if rule and rule.standing and not (light and light.makes) and not _is_dated(scene, head):
        return None
    return Trigger(
        head=head, words=words, type=rule.type if rule else "", noun=rule, refers=reference, carrier=carrier,
        role=light.subject if light else "none", vague=rule.vague if rule else (),
    )  # fmt: skip


def _is_dated(scene: Scene, head: int) -> bool:
    """Tell whether a date, or a beginning told in a relative clause, makes an event of a lasting state."""
    below = [
        j for i in scene.doc.children[head] for j in (i, *scene.doc.children[i]) if scene.doc.tokens[i].dep != "relcl"
    ]
    if any(i in scene.time_at for i in below):
        return True
    token = scene.doc.tokens[head]
    title = token.head == head and any(True for _ in behind(scene.doc, head, "on", "against"))
    return title and not children(scene.doc, head, "relcl")


def light_verb(scene: Scene, noun: int) -> tuple[int | None, LightVerb | None]:
    """Return the verb that only says that the noun's event was done, with its rule; nulls where there is none."""
    doc = scene.doc
    token = doc.tokens[noun]
    if token.dep == "conj":
        return light_verb(scene, token.head)
    above = token.head
    if token.dep == "pobj" and doc.tokens[above].lemma == "of" and _counts(scene, doc.tokens[above].head):
        return light_verb(scene, doc.tokens[above].head)
    found: tuple[int | None, LightVerb | None] = (None, None)
    if token.dep in ("dobj", "nsubjpass") and is_verb(doc, above):
        found = _light(scene, above, None)
    elif token.dep == "pobj" and doc.tokens[above].dep == "prep":
        found = _light(scene, doc.tokens[above].head, doc.tokens[above].lemma)
    elif token.dep == "nsubj" and is_verb(doc, above):
        found = _light(scene, above, "*")
    if found[1]:
        return found
    return _light_behind(scene, noun)


def _counts(scene: Scene, noun: int) -> bool:
    """Tell whether the noun only counts what stands behind its "of": "a WAVE of strikes", "a new ROUND of talks"."""
    return scene.word(noun) in word_class("partitive") and scene.doc.tokens[noun].pos == "NOUN"


def _light_behind(scene: Scene, noun: int) -> tuple[int | None, LightVerb | None]:
    """Return the light verb of a clause that hangs on the noun: "sanctions announced", "a blast that rocked"."""
    doc = scene.doc
    for i in children(doc, noun, "acl", "relcl"):
        own = children(doc, i, "nsubj")
        place = "*" if (own and doc.tokens[own[0]].tag in ("WDT", "WP")) or doc.tokens[i].tag == "VBG" else None
        if (own and place is None) or not (found := _light(scene, i, place))[1]:
            continue
        return found
    return None, None


def _light(scene: Scene, verb: int, place: str | None) -> tuple[int | None, LightVerb | None]:
    rules = [_light_verbs().get((phrase, place)) for phrase in phrase_lemmas(scene.doc, verb)]
    rule = next((rule for rule in rules if rule), None)
    return (verb, rule) if rule else (None, None)


@cache
def _verb_rules() -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(entries(EventVerb)):
        for verb in rule.verbs:
            found[verb].append(number)
    return {verb: tuple(numbers) for verb, numbers in found.items()}


@cache
def _noun_rules() -> dict[str, tuple[EventNoun, ...]]:
    found: defaultdict[str, list[EventNoun]] = defaultdict(list)
    for rule in entries(EventNoun):
        for noun in rule.nouns:
            found[noun].append(rule)
    return {noun: tuple(rules) for noun, rules in found.items()}


@cache
def _references() -> dict[str, EventReference]:
    return {noun: rule for rule in entries(EventReference) for noun in rule.nouns}


@cache
def _openers() -> dict[str, int]:
    """Return the first words of all phrases of nouns, each with the words of the longest that it opens."""
    found: dict[str, int] = {}
    for phrase in (*_noun_rules(), *_references()):
        parts = phrase.split()
        found[parts[0]] = max(found.get(parts[0], 0), len(parts))
    return found


@cache
def _light_verbs() -> dict[tuple[str, str | None], LightVerb]:
    return {(verb, rule.behind): rule for rule in entries(LightVerb) for verb in rule.verbs}
