"""Phrases over the parse, made to survive texts that have lost their commas: spans of nouns and of clauses."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from recount.model.annotation import AnnotatedReport, Token, ancestors, children

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BEFORE_NOUN = frozenset({"det", "compound", "amod", "nummod", "poss", "case", "nmod", "quantmod", "predet", "neg"})
CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj", "dep"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
RELATIVES = frozenset({"who", "which", "that", "whom"})
MARKS = frozenset("\"“”„‟«»'‘’`,;:.–—-") | {"``", "''"}


TELLING = frozenset({"relcl", "acl", "appos"})
NEXT = 2
"""Tokens from a noun to what is told of it: a comma may stand between."""
LONGEST_TOLD = 45
"""Words of what is told of a noun: what is longer has taken in the rest of the sentence."""
LONGEST = 250
"""Words of a phrase or clause that are looked at: what is longer is no sentence, and would make the work quadratic."""


def below(doc: AnnotatedReport, index: int) -> list[int]:
    """Return the token and what depends on it, in order; of what has no end only the nearest."""
    found, at = [index], 0
    while at < len(found) < LONGEST:
        found.extend(doc.children[found[at]])
        at += 1
    return sorted(found[:LONGEST])


def above(doc: AnnotatedReport, index: int) -> Iterator[int]:
    """Yield the heads above the token, nearest first, as far as a sentence goes."""
    return islice(ancestors(doc, index), LONGEST // 5)


def is_verb(token: Token) -> bool:
    """Tell whether the token is a verb or an auxiliary."""
    return token.pos in ("VERB", "AUX")


def left_edge(doc: AnnotatedReport, head: int) -> int:
    """Return the first token of the words before a noun that belong to it."""
    first, lowest = head, doc.sentences[doc.tokens[head].sentence].first
    while first > lowest and _belongs(doc, first - 1, head):
        first -= 1
    return first


def _belongs(doc: AnnotatedReport, index: int, head: int) -> bool:
    token = doc.tokens[index]
    if token.text in MARKS and token.text not in ("-", "'", "’"):
        return False
    start = at = token.head if token.dep == "case" and token.head < index else index  # "the HARBOUR's office"
    while (
        at != head and doc.tokens[at].dep in BEFORE_NOUN | {"punct", "advmod", "npadvmod"} and doc.tokens[at].head != at
    ):
        at = doc.tokens[at].head
        if not start < at <= head:
            return False
    return at == head


def noun_phrase(doc: AnnotatedReport, head: int) -> list[int]:
    """Return the tokens of the phrase around a noun, in order: what stands before it, its prepositions, its partners.

    Clauses that hang on it ("who heads the union", "published on Monday") are left out, and so is what follows them.
    """
    found = list(range(left_edge(doc, head), head + 1))
    queue = deque(kid for kid in doc.children[head] if kid > head)
    grown: list[int] = []
    while queue and len(grown) < LONGEST:
        kid = queue.popleft()
        if doc.tokens[kid].dep in CLAUSAL or (is_verb(doc.tokens[kid]) and doc.tokens[kid].dep != "compound"):
            continue
        grown.append(kid)
        queue.extend(doc.children[kid])
    return contiguous(doc, [*found, *sorted(grown)], head)


def full_phrase(doc: AnnotatedReport, head: int, taken: Collection[int] = ()) -> list[int]:
    """Return the phrase around a noun with the clauses that tell more of it: "the RULES THAT the council made".

    A clause that has a token among `taken` is left out, and one that does not follow at once.
    """
    words = noun_phrase(doc, head)
    return list(range(words[0], last_described(doc, words, taken) + 1))


def last_described(doc: AnnotatedReport, words: Sequence[int], taken: Collection[int]) -> int:
    """Return the last token of the clauses and names that tell more of a phrase, right behind it."""
    last = words[-1]
    seen, queue = set(words), deque(words)
    while queue:
        kids = [k for k in doc.children[queue.popleft()] if k > words[0] and k not in seen and _tells(doc.tokens[k])]
        for kid in kids:
            told = [i for i in below(doc, kid) if i > words[-1]]
            if not told or told[0] - last > NEXT or len(told) > LONGEST_TOLD or any(i in taken for i in told):
                continue
            seen.update(told)
            queue.extend(told)
            last = max(last, next((i for i in reversed(told) if doc.tokens[i].text not in MARKS), told[-1]))
    return last


def _tells(token: Token) -> bool:
    return token.dep in TELLING or (token.dep == "amod" and token.head < token.index)


def contiguous(doc: AnnotatedReport, indices: Iterable[int], head: int) -> list[int]:
    """Return the run of tokens around `head`, without marks or a conjunction at its end."""
    inside = set(indices)
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while last > head and (doc.tokens[last].text in MARKS or doc.tokens[last].dep in ("cc", "punct")):
        last -= 1
    return list(range(first, last + 1))


def trimmed(doc: AnnotatedReport, indices: Sequence[int]) -> list[int]:
    """Return the tokens in order, without marks at either end; brackets and full stops within stay."""
    order = sorted(set(indices))
    first, last = 0, len(order)
    while first < last and doc.tokens[order[first]].text in MARKS:
        first += 1
    while first < last and doc.tokens[order[last - 1]].text in MARKS:
        last -= 1
    return order[first:last]


def subject(doc: AnnotatedReport, verb: int) -> int | None:
    """Return the verb's own subject; for a relative pronoun the noun it stands for."""
    found = [kid for kid in children(doc, verb, *SUBJECTS) if doc.tokens[kid].lemma != "what"]
    if not found:
        return None
    head = max((kid for kid in found if kid < verb), default=found[0])
    if any(kid < head for kid in children(doc, found[0], "relcl")):
        head = found[0]  # "a nurse who spoke to the paper …": the nearer noun is the relative clause's
    if doc.tokens[head].lemma in RELATIVES and (noun := antecedent(doc, verb)) is not None:
        return noun
    return head


def antecedent(doc: AnnotatedReport, verb: int) -> int | None:
    """Return the noun that a relative clause hangs on, or null."""
    at = verb
    while doc.tokens[at].dep in ("conj", "ccomp", "xcomp", "aux", "auxpass"):
        at = doc.tokens[at].head
    return doc.tokens[at].head if doc.tokens[at].dep in ("relcl", "acl") else None


def clause(doc: AnnotatedReport, verb: int) -> list[int]:
    """Return the tokens of the clause, without the conjunction that opens it and marks at its ends."""
    found = trimmed(doc, below(doc, verb))
    that = [i for i in children(doc, verb, "mark") if doc.tokens[i].lemma == "that"]
    found = [i for i in found if not that or i >= that[0]]  # "reported earlier THAT …"
    while found and doc.tokens[found[0]].dep in ("mark", "cc") and doc.tokens[found[0]].lemma in ("that", "and", "but"):
        found = trimmed(doc, found[1:])
    return found


def has_verb(doc: AnnotatedReport, indices: Iterable[int]) -> bool:
    """Tell whether a finite verb or a participle is among the tokens."""
    return any(is_verb(doc.tokens[i]) for i in indices)
