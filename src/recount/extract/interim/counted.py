"""What a quantity counts and what befell it, from the words around the number."""

from recount.extract.interim.rules import casualty_words
from recount.model.annotation import AnnotatedReport, Quantity, ancestors, children, cover
from recount.model.base import Record, Span
from recount.model.fact import Measure

_DISTANCES = frozenset({"km", "mi", "m", "ft"})
_DURATIONS = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})
_GROUP_DEPS = ("amod", "compound", "nmod", "poss", "prep")


class Count(Record, frozen=True, kw_only=True):
    """A quantity with its measure and the words for those counted. `rule` names how the measure was found."""

    quantity: Quantity
    measure: Measure
    span: Span
    group: str | None
    group_entity: str | None
    rule: str


def counts(doc: AnnotatedReport) -> list[Count]:
    """Return what the quantities of a report count, in order; those that count nothing are left out."""
    found: list[Count] = []
    for quantity in doc.quantities:
        if any(time.start <= quantity.start and quantity.end <= time.end for time in doc.times):
            continue
        count = _count(doc, quantity, found)
        if count:
            found.append(count)
    return found


def _count(doc: AnnotatedReport, quantity: Quantity, before: list[Count]) -> Count | None:
    if quantity.currency:
        return _made(doc, quantity, "money", None, "money")
    if quantity.unit:
        return None
    noun = counted_noun(doc, quantity)
    measure, rule = _measure(doc, quantity, noun)
    if measure is None:
        measure, rule = _inherited(doc, quantity, noun, before)
    if measure is None and noun is not None and _is_thing(doc, noun):
        measure, rule = "count", "count"
    return _made(doc, quantity, measure, noun, rule) if measure else None


def counted_noun(doc: AnnotatedReport, quantity: Quantity) -> int | None:
    """Return the noun that a number counts ("34 soldiers", "dozens of soldiers"); null where none is said."""
    head = doc.tokens[quantity.head]
    of = [
        j for p in children(doc, quantity.head, "prep") if doc.tokens[p].lemma == "of" for j in children(doc, p, "pobj")
    ]
    if of:
        return of[0]
    if head.dep in ("nummod", "quantmod", "compound", "amod", "npadvmod") and head.head != head.index:
        above = doc.tokens[head.head]
        if above.pos == "NUM" and above.index < quantity.last:
            return _following_noun(doc, quantity)
        return above.index if above.pos in ("NOUN", "PROPN", "ADJ") else _following_noun(doc, quantity)
    return _following_noun(doc, quantity)


def _following_noun(doc: AnnotatedReport, quantity: Quantity) -> int | None:
    """Return the noun right behind the number, its adjectives passed over."""
    for index in range(quantity.last, min(quantity.last + 4, len(doc.tokens))):
        token = doc.tokens[index]
        if token.pos in ("NOUN", "PROPN") and token.dep != "compound":
            return index
        if token.pos not in ("ADJ", "NOUN", "PROPN") and token.text != "-":
            return None
    return None


def _measure(doc: AnnotatedReport, quantity: Quantity, noun: int | None) -> tuple[Measure | None, str]:
    """Return what befell those counted, and by which way of saying it."""
    heads = [i for i in (noun, quantity.head) if i is not None]
    for head in heads:
        if found := _by_state(doc, head, quantity):
            return found, "state"
        if found := _by_verb(doc, head):
            return found, "verb"
        if found := _by_noun(doc, head):
            return found, "noun"
    if noun is not None and (found := casualty_words("people").get(doc.tokens[noun].lemma)):
        return found, "people"
    return None, ""


def _by_state(doc: AnnotatedReport, head: int, quantity: Quantity) -> Measure | None:
    """Return the measure of "34 dead", "34 wounded", "34 people dead", "dozens more wounded"."""
    states = casualty_words("states")
    near = [head, *children(doc, head, "amod", "acl", "advmod", "acomp", "nummod")]
    near += [i for i in range(quantity.last, min(quantity.last + 2, len(doc.tokens)))]
    above = doc.tokens[doc.tokens[head].head]
    if doc.tokens[head].dep in ("nsubj", "nummod", "dobj") and above.pos in ("ADJ", "VERB"):
        near += [above.index, *children(doc, above.index, "acomp", "oprd")]
    return next((states[doc.tokens[i].lemma] for i in near if doc.tokens[i].lemma in states), None) or next(
        (states[doc.tokens[i].text.lower()] for i in near if doc.tokens[i].text.lower() in states), None
    )


def _by_verb(doc: AnnotatedReport, head: int) -> Measure | None:
    """Return the measure of a verb whose object, passive subject or subject the counted are; conjuncts share it."""
    top = head
    while doc.tokens[top].dep in ("conj", "appos") and doc.tokens[top].head != top:
        top = doc.tokens[top].head
    token = doc.tokens[top]
    verb = doc.tokens[token.head]
    lemma = _with_particle(doc, verb.index)
    objects, subjects = casualty_words("object_verbs"), casualty_words("subject_verbs")
    for index in children(doc, top, "acl", "relcl"):
        kid = doc.tokens[index]
        if kid.tag == "VBN" and kid.lemma in objects:
            return objects[kid.lemma]
        if kid.lemma in subjects:
            return subjects[kid.lemma]
    if verb.pos not in ("VERB", "AUX"):
        return None
    if token.dep in ("dobj", "nsubjpass", "attr", "oprd") or (token.dep == "nsubj" and verb.tag == "VBN"):
        return objects.get(lemma) or objects.get(verb.lemma)
    return subjects.get(verb.lemma) if token.dep == "nsubj" else None


def _with_particle(doc: AnnotatedReport, verb: int) -> str:
    particles = children(doc, verb, "prt", "acomp", "oprd", "advmod")
    return " ".join([doc.tokens[verb].lemma, *(doc.tokens[i].lemma for i in particles[:1])])


def _by_noun(doc: AnnotatedReport, head: int) -> Measure | None:
    """Return the measure of "34 deaths", "the deaths of 34", "a death toll of 34", "put the toll at 34"."""
    nouns = casualty_words("nouns")
    if doc.tokens[head].lemma in nouns:
        return nouns[doc.tokens[head].lemma]
    for index in list(ancestors(doc, head))[:3]:
        token = doc.tokens[index]
        if token.lemma in nouns and token.pos == "NOUN":
            return nouns[token.lemma]
        if token.pos in ("VERB", "AUX"):
            near = children(doc, index, "dobj", "nsubj", "nsubjpass")
            return next((nouns[doc.tokens[i].lemma] for i in near if doc.tokens[i].lemma in ("toll", "number")
                         and doc.tokens[i].lemma in nouns), None)  # fmt: skip
        if token.dep in ("conj", "appos") or token.pos == "ADP":
            continue
    return None


def _inherited(
    doc: AnnotatedReport, quantity: Quantity, noun: int | None, before: list[Count]
) -> tuple[Measure | None, str]:
    """Return the measure of a larger count that this one is part of or stands beside in the same sentence.

    "34 people including 11 children", "21 were killed, 15 in Sarvan and another six in Oma".
    """
    if not before or doc.tokens[before[-1].quantity.head].sentence != doc.tokens[quantity.head].sentence:
        return None, ""
    last = before[-1]
    if last.measure in ("money", "count"):
        return None, ""
    between = [doc.tokens[i].lemma for i in range(last.quantity.last, quantity.first)]
    is_part = "include" in between or "among" in between or "including" in between
    is_bare = noun is None and not any(doc.tokens[i].pos == "VERB" for i in range(last.quantity.last, quantity.first))
    return (last.measure, "part") if is_part or is_bare else (None, "")


def _is_thing(doc: AnnotatedReport, noun: int) -> bool:
    return doc.tokens[noun].tag in ("NNS", "NNPS") and doc.tokens[noun].pos == "NOUN"


def _made(doc: AnnotatedReport, quantity: Quantity, measure: Measure, noun: int | None, rule: str) -> Count:
    words = _group(doc, quantity, noun)
    if noun is not None and doc.tokens[noun].lemma in casualty_words("nouns"):
        noun, words = None, []
    indices = [*range(quantity.first, quantity.last), *words]
    span = cover(doc, indices)
    group = doc.text(cover(doc, words)) if words else None
    entity = doc.entity_at.get(noun) if noun is not None and words else None
    return Count(quantity=quantity, measure=measure, span=span, group=group, group_entity=entity, rule=rule)


def _group(doc: AnnotatedReport, quantity: Quantity, noun: int | None) -> list[int]:
    """Return the tokens of the words for those counted: the noun with what stands before it."""
    if noun is None or doc.tokens[noun].text.lower() in casualty_words("states") or noun < quantity.first:
        return []
    left = [i for i in children(doc, noun, "amod", "compound", "nmod", "poss") if i >= quantity.last]
    return list(range(min([noun, *left]), noun + 1))
