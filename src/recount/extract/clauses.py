"""Clauses: who stands where around a verb or noun, with subjects that participles and second verbs inherit."""

from collections.abc import Iterator
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.events import TransitiveVerb
from recount.model.annotation import AnnotatedReport, children

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
OBJECTS = ("dobj", "dative", "obj")
_OF_OBJECTS = frozenset({"of", "for", "from", "into", "against"})
"""Behind these the object above does it ("accused them of looting"); behind "after" or "by" the subject does."""
_INHERITS = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "prep"})
_NOUNS = ("NOUN", "PROPN")
_REACH = 8
"""No chain of verbs that share a subject is longer in print."""


def is_verb(doc: AnnotatedReport, index: int) -> bool:
    """Tell whether the token is a verb that heads a clause: no auxiliary, no participle before a noun."""
    token = doc.tokens[index]
    return token.tag.startswith("VB") and token.dep not in ("aux", "auxpass", "amod", "compound")


def phrase_lemmas(doc: AnnotatedReport, index: int) -> tuple[str, ...]:
    """Return the verb's lemma with its particle, if any, and alone: ("carry out", "carry")."""
    token = doc.tokens[index]
    lemma = token.lemma
    parts = [doc.tokens[i].text.lower() for i in children(doc, index, "prt")]
    following = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
    if parts:
        return tuple(f"{lemma} {part}" for part in parts)
    if following and following.tag == "RP":  # the parser may have hung it on a number: "allow up to nine"
        return (f"{lemma} {following.text.lower()}", lemma)
    loose = [
        doc.tokens[i].text.lower()
        for i in children(doc, index, "advmod", "prep", "acomp", "oprd")
        if i in (index + 1, index + 2)
    ]
    # The lemmatizer takes "raped" for a form of "rap": the text without its d is tried too.
    regular = (token.text.lower()[:-1],) if token.text.lower().endswith("ed") else ()
    return (*(f"{lemma} {part}" for part in loose), lemma, *(form for form in regular if form != lemma))


def is_passive(doc: AnnotatedReport, index: int) -> bool:
    """Tell whether the verb is passive: by subject or auxiliary, as a bare participle, or with the verb before it."""
    token = doc.tokens[index]
    if children(doc, index, "nsubjpass", "auxpass", "csubjpass"):
        return True
    if token.tag not in ("VBN", "VBD") or children(doc, index, "aux"):
        return False
    if children(doc, index, *OBJECTS):
        return False
    if _lacks_object(doc, index):
        return True
    if children(doc, index, "agent") or (token.tag == "VBN" and token.dep in ("acl", "advcl", "ROOT", "oprd", "ccomp")):
        return True
    # "Six were reported killed and injured".
    tied = token.dep == "conj" or (token.tag == "VBN" and token.dep == "xcomp")
    return tied and not children(doc, index, *SUBJECTS) and is_passive(doc, token.head)


def _lacks_object(doc: AnnotatedReport, index: int) -> bool:
    """Tell whether a verb that wants an object has none, as in headlines: "Mayor held, charged with fraud"."""
    lemma = doc.tokens[index].lemma
    if lemma not in _bare_verbs() or children(doc, index, "ccomp", "xcomp"):
        return False
    if any(children(doc, other, *OBJECTS) for other in children(doc, index, "conj")):
        return False  # "killed or injured dozens"
    behind_it = {doc.tokens[i].lemma for i in children(doc, index, "prep")}
    return lemma in _transitives() or any(f"{lemma} {word}" in _transitives() for word in behind_it)


@cache
def _transitives() -> frozenset[str]:
    return frozenset(verb for entry in entries(TransitiveVerb) for verb in entry.verbs)


@cache
def _bare_verbs() -> frozenset[str]:
    return frozenset(verb.split()[0] for verb in _transitives())


def subject(doc: AnnotatedReport, verb: int) -> int | None:
    """Return the word that is the verb's grammatical subject, its own or inherited; a relative pronoun's antecedent."""
    for _ in range(_REACH):
        if own := children(doc, verb, *SUBJECTS):
            return _antecedent(doc, own[0], verb)
        token = doc.tokens[verb]
        if token.dep == "relcl" or (token.dep == "acl" and token.tag in ("VBG", "VBN")):
            return token.head
        bare = token.dep == "ccomp" and token.tag == "VBG"
        if (token.dep not in _INHERITS and not bare) or token.head == verb:
            return None
        if (controller := _controller(doc, verb)) is not None:
            return controller
        verb = _governor(doc, token.head)
        if doc.tokens[verb].pos in _NOUNS:
            return next(iter(children(doc, verb, "poss")), None)
    return None


def _controller(doc: AnnotatedReport, verb: int) -> int | None:
    """Return the object above that does it: "forced them to leave", "accused them of looting"."""
    token = doc.tokens[verb]
    above = token.head
    if token.dep == "pcomp" and doc.tokens[above].lemma in _OF_OBJECTS:
        above = doc.tokens[above].head
        if doc.tokens[above].dep == "dobj":
            return above
    elif token.dep != "xcomp":
        return None
    return next(iter(children(doc, above, "dobj")), None)


def _governor(doc: AnnotatedReport, index: int) -> int:
    """Return the verb or noun at or above a word."""
    while not is_verb(doc, index) and doc.tokens[index].head != index and doc.tokens[index].pos not in _NOUNS:
        index = doc.tokens[index].head
    return index


def _antecedent(doc: AnnotatedReport, word: int, verb: int) -> int:
    """Return what a relative pronoun stands for: the noun that its clause hangs on."""
    if doc.tokens[word].tag not in ("WDT", "WP"):
        return word
    while doc.tokens[verb].dep == "conj":
        verb = doc.tokens[verb].head
    return doc.tokens[verb].head if doc.tokens[verb].dep == "relcl" else word


def objects(doc: AnnotatedReport, verb: int) -> list[int]:
    """Return the verb's objects; one that it shares with a second verb ("killed or wounded 12") counts for both."""
    own = children(doc, verb, *OBJECTS)
    if own:
        return own
    for other in children(doc, verb, "conj"):
        shared = children(doc, other, *OBJECTS)
        if shared and is_verb(doc, other) and other - verb <= 3 and not children(doc, other, *SUBJECTS):
            return shared
    token = doc.tokens[verb]
    relative = token.dep == "relcl" and [i for i in children(doc, verb, "dobj", "nsubj") if doc.tokens[i].tag == "WDT"]
    return [token.head] if relative and children(doc, verb, "dobj") else []


def doers(doc: AnnotatedReport, verb: int) -> list[int]:
    """Return the heads of those who do it: the subject, or the by-phrase of a passive."""
    if is_passive(doc, verb):
        by = [i for p in children(doc, verb, "agent") for i in children(doc, p, "pobj")]
        first = doc.tokens[verb].head
        return by or (doers(doc, first) if doc.tokens[verb].dep == "conj" and is_passive(doc, first) else [])
    found = subject(doc, verb)
    return [] if found is None else [found]


def undergoers(doc: AnnotatedReport, verb: int) -> list[int]:
    """Return the heads of those it is done to: the objects, or the subject of a passive."""
    if not is_passive(doc, verb):
        return objects(doc, verb)
    found = subject(doc, verb)
    return [] if found is None else [found]


def behind(doc: AnnotatedReport, head: int, *prepositions: str) -> Iterator[int]:
    """Yield the heads of what follows the word's prepositions, in order; all where none is named."""
    for index in doc.children[head]:
        token = doc.tokens[index]
        if token.dep not in ("prep", "agent", "dative") and not (token.dep == "conj" and token.pos == "ADP"):
            continue
        if prepositions and token.text.lower() not in prepositions:
            continue
        yield from children(doc, index, "pobj")
        yield from (i for j in children(doc, index, "prep") for i in children(doc, j, "pobj"))


def coordinated(doc: AnnotatedReport, head: int) -> list[int]:
    """Return the word and all that are joined to it by "and", commas or "or", in order."""
    found = [head]
    for index in found:
        found += [
            i for i in children(doc, index, "conj") if doc.tokens[i].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
        ]
    return found
