"""What a number counts: the noun, and the words for the group."""

from recount.extract.scene import Scene, word_class
from recount.model.annotation import Quantity, children
from recount.model.base import Record

_BESIDE = ("nummod", "quantmod", "compound", "amod", "npadvmod", "nmod", "advmod", "det")
_NOUNS = ("NOUN", "PROPN")
_FILLERS = frozenset({"more", "other", "others", "another", "additional", "further", "least"})
_LOOK = 4


class Group(Record, frozen=True, kw_only=True):
    """Those counted: the token of their noun, null for a bare number, and the tokens of the words for them."""

    noun: int | None = None
    words: tuple[int, ...] = ()


def group_of(scene: Scene, quantity: Quantity, states: frozenset[str]) -> Group:
    """Return whom a quantity counts; `states` are words like "dead" that name no group."""
    noun = counted_noun(scene, quantity)
    if noun is None or scene.doc.tokens[noun].text.lower() in states:
        return Group()
    return Group(noun=noun, words=tuple(_words(scene, quantity, noun)))


def counted_noun(scene: Scene, quantity: Quantity) -> int | None:
    """Return the noun that a number counts: "34 soldiers", "dozens of soldiers"; null where none is said."""
    doc, head = scene.doc, scene.doc.tokens[quantity.head]
    of = [j for p in children(doc, head.index, "prep") if doc.tokens[p].lemma == "of" for j in children(doc, p, "pobj")]
    if of:
        return of[0] if doc.tokens[of[0]].pos in (*_NOUNS, "ADJ") else None
    if head.dep in _BESIDE and head.head != head.index:
        above = doc.tokens[head.head]
        if above.pos in _NOUNS and above.index >= quantity.last:
            return above.index
    if head.pos in _NOUNS and head.index not in range(quantity.first, quantity.last):
        return head.index
    return _following(scene, quantity)


def _following(scene: Scene, quantity: Quantity) -> int | None:
    """Return the noun right behind the number, adjectives passed over."""
    tokens = scene.doc.tokens
    end = min(quantity.last + _LOOK, scene.doc.sentences[tokens[quantity.head].sentence].last)
    for index in range(quantity.last, end):
        token = tokens[index]
        if token.pos in _NOUNS and token.dep != "compound":
            return index
        if token.text.lower() == "others":
            return index
        if token.pos not in ("ADJ", *_NOUNS) and token.text != "-" and token.tag not in ("VBN", "JJR"):
            return None
    return None


def _words(scene: Scene, quantity: Quantity, noun: int) -> list[int]:
    """Return the noun with what stands between number and noun, and with whom it is of or joined to."""
    doc = scene.doc
    first = noun
    for index in range(noun - 1, quantity.last - 1, -1):
        token = doc.tokens[index]
        if token.lemma in _FILLERS or token.lemma == "of" or token.dep in ("det", "prep"):
            break
        first = index
    found = list(range(first, noun + 1))
    if doc.tokens[noun].lemma in ("member", "resident", "employee") and scene.core(noun) == noun:
        of = [p for p in children(doc, noun, "prep") if doc.tokens[p].lemma == "of"]
        inside = [j for p in of for i in children(doc, p, "pobj") for j in (p, *_plain(scene, i))]
        found += inside
    for other in children(doc, noun, "conj"):
        further = is_further(scene, other)
        own = any(i in scene.counted_at for i in (other, *doc.children[other]))
        if doc.tokens[other].pos in _NOUNS and not own and not further:
            found += [*children(doc, noun, "cc"), *(i for i in _plain(scene, other) if doc.tokens[i].dep != "det")]
    return sorted(set(found))


def is_further(scene: Scene, noun: int) -> bool:
    """Tell whether it is one more beside those counted: "four adults and A TEEN"."""
    one = scene.doc.tokens[noun].tag == "NN" and scene.doc.tokens[noun].dep == "conj"
    return one and any(scene.doc.tokens[i].lemma in ("a", "an", "another") for i in children(scene.doc, noun, "det"))


def _plain(scene: Scene, head: int) -> list[int]:
    """Return a noun with its modifiers in front."""
    before = children(scene.doc, head, "amod", "compound", "nmod", "det", "poss")
    return [*(j for i in before for j in (*scene.doc.children[i], i)), head]


def is_thing(scene: Scene, quantity: Quantity, noun: int) -> bool:
    """Tell whether it counts things in a plain plural; "the two towns" only says which."""
    token = scene.doc.tokens[noun]
    if token.tag not in ("NNS", "NNPS") or token.lemma in word_class("partitive"):
        return False
    definite = any(
        scene.doc.tokens[i].lemma in ("the", "these", "those") for i in children(scene.doc, noun, "det", "poss")
    )
    words = not any(c.isdigit() for c in quantity.text)
    return not (definite and words)
