"""Phrases over the parse, made to survive texts that have lost their commas: spans of nouns and of clauses."""

from collections.abc import Iterable, Sequence

from recount.model.annotation import AnnotatedReport, Token, children, subtree

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BEFORE_NOUN = frozenset({"det", "compound", "amod", "nummod", "poss", "case", "nmod", "quantmod", "predet", "neg"})
CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj", "dep"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
RELATIVES = frozenset({"who", "which", "that", "whom"})
MARKS = frozenset("\"“”„‟«»'‘’`,;:.–—-")


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
    at = index
    while (
        at != head and doc.tokens[at].dep in BEFORE_NOUN | {"punct", "advmod", "npadvmod"} and doc.tokens[at].head != at
    ):
        at = doc.tokens[at].head
        if not index < at <= head:
            return False
    return at == head


def noun_phrase(doc: AnnotatedReport, head: int) -> list[int]:
    """Return the tokens of the phrase around a noun, in order: what stands before it, its prepositions, its partners.

    Clauses that hang on it ("who heads the union", "published on Monday") are left out, and so is what follows them.
    """
    found = list(range(left_edge(doc, head), head + 1))
    queue = [kid for kid in doc.children[head] if kid > head]
    grown: list[int] = []
    while queue:
        kid = queue.pop(0)
        if doc.tokens[kid].dep in CLAUSAL or (is_verb(doc.tokens[kid]) and doc.tokens[kid].dep != "compound"):
            continue
        grown.append(kid)
        queue.extend(doc.children[kid])
    return contiguous(doc, [*found, *sorted(grown)], head)


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
    while order and doc.tokens[order[0]].text in MARKS:
        order.pop(0)
    while order and doc.tokens[order[-1]].text in MARKS:
        order.pop()
    return order


def subject(doc: AnnotatedReport, verb: int) -> int | None:
    """Return the verb's own subject; for a relative pronoun the noun it stands for."""
    found = [kid for kid in children(doc, verb, *SUBJECTS) if doc.tokens[kid].lemma != "what"]
    if not found:
        return None
    head = max((kid for kid in found if kid < verb), default=found[0])
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
    found = trimmed(doc, subtree(doc, verb))
    while found and doc.tokens[found[0]].dep in ("mark", "cc") and doc.tokens[found[0]].lemma in ("that", "and", "but"):
        found = trimmed(doc, found[1:])
    return found


def has_verb(doc: AnnotatedReport, indices: Iterable[int]) -> bool:
    """Tell whether a finite verb or a participle is among the tokens."""
    return any(is_verb(doc.tokens[i]) for i in indices)
