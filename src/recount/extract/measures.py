"""What befell those who are counted: killed, wounded, driven out, held."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from recount.extract.clauses import (
    OBJECTS,
    SUBJECTS,
    behind,
    coordinated,
    doers,
    is_passive,
    is_verb,
    phrase_lemmas,
    subject,
    undergoers,
)
from recount.extract.counted import Group
from recount.extract.scene import Scene
from recount.lexicon.load import entries
from recount.lexicon.schema.casualties import CasualtyTerm
from recount.model.annotation import Quantity, children
from recount.model.base import Record
from recount.model.fact import Measure

_NEAR = 3
_VALUES = frozenset({"attr", "prep", "acomp", "dobj", "npadvmod", "xcomp", "advmod", "oprd", "pobj"})
"""How a verb takes the number that a toll is put at."""
_TOLLS = frozenset({"toll", "number", "count", "population", "total", "figure", "tally"})


class Fate(Record, frozen=True, kw_only=True):
    """What befell those at a token: the measure, and the word that says so."""

    measure: Measure
    word: int
    way: str
    open: bool = False


def fates(scene: Scene) -> dict[int, tuple[Fate, ...]]:
    """Return what verbs say of whom: the tokens of those counted, with the measures of the verbs they hang on."""
    found: defaultdict[int, list[Fate]] = defaultdict(list)
    for index in range(len(scene.doc.tokens)):
        for fate, head in (*_verbal(scene, index), *_nominal(scene, index), *_predicative(scene, index)):
            for i in (j for c in listed(scene, head, fate.word) for j in (c, *_counted_core(scene, c))):
                if fate.measure not in {other.measure for other in found[i]}:
                    found[i].append(fate)
    return {index: tuple(some) for index, some in found.items()}


def _counted_core(scene: Scene, index: int) -> tuple[int, ...]:
    """Return whom a number is of, but not where they have another: "one of the SIX died"."""
    core = scene.core(index)
    return () if core != index and any(i in scene.counted_at for i in (core, *scene.doc.children[core])) else (core,)


def listed(scene: Scene, head: int, word: int) -> list[int]:
    """Return the word and all that are listed with it: "Otto, Jan and Kaia", "a man, his wife and two sons".

    The parser takes the second of a list for another name of the first; the first verb form in the singular
    ("Otto, his aide and friend, was killed") says that it is one.
    """
    doc = scene.doc
    found = coordinated(doc, head)
    if any(doc.tokens[i].text.lower() in ("was", "is", "has") for i in children(doc, word, "aux", "auxpass")):
        return found
    others = [i for i in children(doc, head, "appos") if _is_further_one(scene, head, i)]
    return [*found, *(j for i in others for j in coordinated(doc, i))]


def _is_further_one(scene: Scene, head: int, other: int) -> bool:
    """Tell whether it goes on a list: it has another behind it, and is a name like the first or one of his people."""
    doc = scene.doc
    names = doc.tokens[head].tag == doc.tokens[other].tag == "NNP"
    his = any(doc.tokens[i].tag == "PRP$" for i in children(doc, other, "poss"))
    return bool(children(doc, other, "conj")) and (names or his)


def _verbal(scene: Scene, verb: int) -> Iterator[tuple[Fate, int]]:
    if not is_verb(scene.doc, verb):
        return
    for phrase in phrase_lemmas(scene.doc, verb):
        for term in _verbs().get(phrase, ()):
            if (term.behind and not _has_behind(scene, verb, term)) or not _stands_with(scene, verb, term):
                continue
            fate = Fate(measure=term.measure, word=verb, way=term.way, open=term.open)
            heads = _sufferers(scene, verb) if term.way == "object" else _doers(scene, verb)
            yield from ((fate, head) for head in heads)


def _nominal(scene: Scene, noun: int) -> Iterator[tuple[Fate, int]]:
    """Yield whom a noun of harm is of: "the shooting death of his DAUGHTER", "took the LIFE of", "FALK's murder"."""
    token = scene.doc.tokens[noun]
    above = scene.doc.tokens[token.head]
    taken = token.lemma == "life" and token.dep == "dobj" and above.lemma in ("take", "claim", "cost", "end")
    if token.pos != "NOUN" or not (taken or scene.word(noun) in _DEATHS) or _is_tried(scene, noun):
        return
    whose = children(scene.doc, noun, "poss") if token.tag == "NN" else ()
    for head in (*behind(scene.doc, noun, "of"), *whose):
        yield Fate(measure="killed", word=noun, way="noun"), head


def _predicative(scene: Scene, index: int) -> Iterator[tuple[Fate, int]]:
    """Yield of whom a state is said: "the BOY is dead"."""
    token = scene.doc.tokens[index]
    if token.dep != "acomp" or (state := _measures("state").get(token.text.lower())) is None:
        return
    verb = scene.doc.tokens[token.head]
    if verb.lemma == "be":
        who = subject(scene.doc, verb.index)
        yield from [] if who is None else [(Fate(measure=state, word=verb.index, way="state"), who)]


def _is_tried(scene: Scene, noun: int) -> bool:
    """Tell "the attempted murder of five": nobody is told killed."""
    return any(scene.doc.tokens[i].text.lower() == "attempted" for i in children(scene.doc, noun, "amod"))


_DEATHS = frozenset({"death", "killing", "murder", "slaying", "homicide", "assassination", "manslaughter", "drowning"})


def _doers(scene: Scene, verb: int) -> list[int]:
    """Return who does it; a verb without object behind a passive is none itself: "was shot and later DIED"."""
    alone = subject(scene.doc, verb)
    own = children(scene.doc, verb, "agent", "auxpass")
    return doers(scene.doc, verb) if own or alone is None else [alone]


def _sufferers(scene: Scene, verb: int) -> list[int]:
    """Return those to whom a verb of harm is done; in a headline the subject of one without object ("22 killed")."""
    found = undergoers(scene.doc, verb)
    if not found and not is_passive(scene.doc, verb) and scene.doc.tokens[verb].tag in ("VBN", "VBD"):
        alone = subject(scene.doc, verb)
        found = [] if alone is None else [alone]
    return [i for i in found if scene.doc.tokens[i].lemma not in _REFLEXIVE]


_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})


def _stands_with(scene: Scene, verb: int, term: CasualtyTerm) -> bool:
    """Tell whether the words that a term needs hang on the verb, and none that make it another."""
    if not term.beside and not term.unless:
        return True
    tokens = scene.doc.tokens
    kids = {i: _own(scene, i) for i in (verb, *_own(scene, verb))}
    near = [verb, *kids[verb], *(j for i in kids[verb] for j in kids[i])]
    near += [k for i in kids[verb] if tokens[i].dep == "prep" for j in kids[i] for k in scene.doc.children[j]]
    if tokens[verb].dep == "conj" and not _parts(scene, tokens[verb].head, verb):
        near += [tokens[verb].head]
    if tokens[verb].dep in ("oprd", "xcomp", "acl", "ccomp"):
        near += [tokens[verb].head, *children(scene.doc, tokens[verb].head, "advmod")]
    words = {word for i in near for word in (tokens[i].lemma, tokens[i].text.lower()) if i != verb}
    return (not term.beside or not words.isdisjoint(term.beside)) and words.isdisjoint(term.unless)


def _own(scene: Scene, verb: int) -> list[int]:
    """Return what hangs on a verb, without what is told of others: "shot, ONE FATALLY", "shot and ONE IS DEAD".

    So of a preposition: "shot, with ONE PRONOUNCED DEAD".
    """
    doc = scene.doc
    return [
        i for i in doc.children[verb]
        if doc.tokens[i].tag != "CD"
        and not (doc.tokens[i].dep in ("conj", "pcomp", "pobj") and children(doc, i, *SUBJECTS))
        and not (doc.tokens[i].dep == "conj" and _parts(scene, verb, i))
    ]  # fmt: skip


def _parts(scene: Scene, first: int, second: int) -> bool:
    """Tell whether two verbs are done to others each: "killed one man and shot two"."""
    return all(children(scene.doc, verb, *OBJECTS) for verb in (first, second))


def _has_behind(scene: Scene, verb: int, term: CasualtyTerm) -> bool:
    below = [j for i in scene.doc.children[verb] for j in (i, *scene.doc.children[i])]
    below += [j for i in behind(scene.doc, verb) for j in (i, *scene.doc.children[i])]
    below += [j for i in undergoers(scene.doc, verb) for j in behind(scene.doc, i, "with")]
    return any(scene.word(i) in term.behind for i in below)


def measure_of(scene: Scene, quantity: Quantity, group: Group, known: dict[int, tuple[Fate, ...]]) -> tuple[Fate, ...]:
    """Return what befell those whom a quantity counts: several fates for "killed and wounded", none for mere things."""
    behind_it = scene.doc.tokens[min(_end(scene, quantity), len(scene.doc.tokens) - 1)]
    if group.noun is None and (state := _measures("state").get(behind_it.text.lower())):
        return (Fate(measure=state, word=behind_it.index, way="state"),)
    whole = group.noun if group.noun is None or not _is_larger(scene, quantity, group.noun) else None
    heads = [i for i in (whole, quantity.head, *_above(scene, quantity, group)) if i is not None]
    for head in heads:
        if found := _at(scene, quantity, head):
            return (found,)
    for head in heads:
        if head in known:
            return known[head]
    if found := _beside(scene, quantity) or _of_toll(scene, quantity):
        return (found,)
    noun = group.noun
    if noun is not None and (measure := _measures("people").get(scene.word(noun))) and _is_refugee(scene, noun):
        return (Fate(measure=measure, word=noun, way="people"),)
    return ()


def _end(scene: Scene, quantity: Quantity) -> int:
    """Return where a number ends, "of them" passed over: "two OF THEM fatally"."""
    following = [t.text.lower() for t in scene.doc.tokens[quantity.last : quantity.last + 2]]
    return quantity.last + 2 if following in (["of", "them"], ["of", "whom"]) else quantity.last


def _is_larger(scene: Scene, quantity: Quantity, noun: int) -> bool:
    """Tell whether the noun has a larger number of its own: "one of the six PEOPLE who were shot"."""
    own = {i for i in (noun, *scene.doc.children[noun]) if i in scene.counted_at}
    return noun >= quantity.last and not own.issubset(range(quantity.first, quantity.last))


def _above(scene: Scene, quantity: Quantity, group: Group) -> list[int]:
    """Return the noun of which the counted are: "the deaths of 34 soldiers" counts deaths."""
    found = []
    for head in (quantity.head, group.noun):
        if head is not None and scene.doc.tokens[head].dep == "pobj":
            preposition = scene.doc.tokens[scene.doc.tokens[head].head]
            if preposition.lemma == "of" and preposition.head not in scene.counted_at:
                found.append(preposition.head)
    return [i for i in found if i not in (quantity.head, group.noun)]


def _at(scene: Scene, quantity: Quantity, head: int) -> Fate | None:
    """Return the fate that a noun names itself, or its own adjective or predicate does."""
    tokens = scene.doc.tokens
    states = _measures("state")
    named = _measures("noun").get(scene.word(head)) if tokens[head].pos in ("NOUN", "PROPN") else None
    if named and not _is_tried(scene, head):
        return Fate(measure=named, word=head, way="noun")
    own = [head, *children(scene.doc, head, "amod", "acomp", "appos", "oprd")]
    above = tokens[tokens[head].head]
    if tokens[head].dep in ("nsubj", "dobj", "nsubjpass"):
        own += children(scene.doc, above.index, "acomp", "oprd", "attr")
        own += [j for i in children(scene.doc, above.index, "acomp", "oprd", "ccomp") for j in [i]]
        own += [above.index] if above.pos == "ADJ" or above.tag == "VBG" else []
    for index in own:
        found = states.get(tokens[index].text.lower())
        acts = is_verb(scene.doc, index) and not (tokens[index].tag == "VBG" and not undergoers(scene.doc, index))
        if found and index not in range(quantity.first, quantity.last) and not acts:
            return Fate(measure=found, word=index, way="state")
    return None


def _beside(scene: Scene, quantity: Quantity) -> Fate | None:
    """Return the fate told right behind a number ("22 killed", "dozens more wounded") or before it ("kills 31")."""
    tokens = scene.doc.tokens
    sentence = scene.doc.sentences[tokens[quantity.head].sentence]
    for index in range(quantity.last, min(quantity.last + _NEAR, sentence.last)):
        word = tokens[index].text.lower()
        if found := _measures("state").get(word):
            return Fate(measure=found, word=index, way="state")
        if not _is_filler(scene, index):
            break
    if quantity.first > sentence.first:
        before = quantity.first - 1
        phrase = next((_verbs()[p] for p in phrase_lemmas(scene.doc, before) if p in _verbs()), ())
        term = next((t for t in phrase if t.way == "object" and not (t.behind or t.beside or t.unless)), None)
        if term and tokens[before].pos in ("VERB", "NOUN", "PROPN"):
            return Fate(measure=term.measure, word=before, way="object")
    return None


def _is_filler(scene: Scene, index: int) -> bool:
    token = scene.doc.tokens[index]
    return token.lemma in (
        "more",
        "other",
        "others",
        "people",
        "person",
        "civilian",
        "be",
        "have",
        "report",
        "seriously",
        "also",
    )


def _of_toll(scene: Scene, quantity: Quantity) -> Fate | None:
    """Return the fate of "the death toll rose to 34", "put the number of dead at 34", "the number of dead is 34"."""
    doc, index = scene.doc, quantity.head
    for _ in range(4):
        token = doc.tokens[index]
        above = doc.tokens[token.head]
        if token.head == index:
            return None
        if is_verb(doc, above.index) or above.pos == "AUX":
            tolls = children(doc, above.index, "nsubj", "dobj", "nsubjpass")
            inherited = subject(doc, above.index)
            tolls += [inherited] if inherited is not None else []
            named = next((t for t in tolls if scene.word(t) in _TOLLS and doc.tokens[t].text.lower() != "counts"), None)
            return _fate_of_toll(scene, named) if named is not None and token.dep in _VALUES else None
        index = above.index
    return None


def _fate_of_toll(scene: Scene, toll: int) -> Fate | None:
    words = [toll, *children(scene.doc, toll, "compound", "amod")]
    words += [j for i in behind(scene.doc, toll, "of", "from") for j in (i, *children(scene.doc, i, "amod"))]
    for index in words:
        for way in ("people", "state", "noun"):
            word = scene.word(index) if way != "state" else scene.doc.tokens[index].text.lower()
            if found := _measures(way).get(word):
                return Fate(measure=found, word=toll, way="toll")
    return None


def toll_group(scene: Scene, fate: Fate) -> int | None:
    """Return whom a toll counts: those behind its "of" ("the population of Syrian refugees")."""
    return next(iter(behind(scene.doc, fate.word, "of")), None) if fate.way == "toll" else None


def _is_refugee(scene: Scene, noun: int) -> bool:
    return scene.word(noun) != "seeker" or "asylum" in scene.modifiers(noun)


@cache
def _verbs() -> dict[str, tuple[CasualtyTerm, ...]]:
    found: defaultdict[str, list[CasualtyTerm]] = defaultdict(list)
    for term in entries(CasualtyTerm):
        if term.way in ("object", "subject"):
            for word in term.words:
                found[word].append(term)
    return {word: tuple(terms) for word, terms in found.items()}


@cache
def _measures(way: str) -> dict[str, Measure]:
    return {word: term.measure for term in entries(CasualtyTerm) if term.way == way for word in term.words}


@cache
def states() -> frozenset[str]:
    """Return the words for a state that people are counted in: "dead", "wounded"."""
    return frozenset(_measures("state"))
