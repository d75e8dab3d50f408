"""Finds what the language model left unmarked of names that the report has in full: surnames, and acronyms."""

from collections.abc import Collection, Sequence

import msgspec

from recount.annotate.antecedents import saying
from recount.annotate.definite import BODIES
from recount.annotate.mentions import Found
from recount.annotate.phrases import key
from recount.model.annotation import AnnotatedReport, Token

SHORT = 3
"""Letters in capitals that are an acronym rather than a surname."""
OPENERS = {"nsubj", "nsubjpass", "poss", "compound"}
"""Dependencies in which a capital at the head of a sentence may be a name's."""


def missed_surnames(doc: AnnotatedReport, names: Sequence[Found], headings: Collection[int]) -> list[Found]:
    """Return the words that are a person's surname and lie in no name: "Sanders told", tagged as a noun."""
    full = {key(n.name).split()[-1] for n in names if n.kind == "person" and n.form == "name" and " " in n.name}
    if not full:
        return []
    taken = {i for name in names for i in range(name.first, name.last)}
    small = {token.text for token in doc.tokens if token.text.islower()}
    return [
        Found(
            first=token.index, last=token.index + 1, head=token.index, form="name", kind="person", name=token.text,
            label="PERSON",
        )
        for token in doc.tokens
        if token.index not in taken and _has_capital(token.text) and key(token.text) in full
        and token.sentence not in headings and _is_name(doc, token, small)
    ]  # fmt: skip


def _has_capital(word: str) -> bool:
    return word.istitle() or (word.isupper() and len(word) > SHORT)


def _is_name(doc: AnnotatedReport, token: Token, small: Collection[str]) -> bool:
    """Tell a name from a word with a sentence's capital, and from a part of another name."""
    opens = doc.sentences[token.sentence].first == token.index
    after = doc.tokens[token.index + 1] if token.index + 1 < len(doc.tokens) else token
    joined = token.dep == "compound" and after.text.istitle()
    if joined or token.text.lower() in small:
        return False
    if opens and after.lemma in saying() and after.tag in {"VBD", "VBZ"}:
        return True
    if token.pos not in {"NOUN", "PROPN"}:
        return False
    return not opens or token.dep in OPENERS


def missed_acronyms(doc: AnnotatedReport, names: Sequence[Found]) -> list[Found]:
    """Return the short forms that lie in no name, of bodies that they stood behind in brackets: "… Union (HWU)"."""
    short: dict[str, Found] = {}
    for name in names:
        tokens = [token.text for token in doc.tokens[name.last : name.last + 3]]
        bracketed = len(tokens) == 3 and tokens[0] == "(" and tokens[2] == ")"
        if bracketed and name.kind in BODIES and _abbreviates(tokens[1], name.name):
            short.setdefault(tokens[1], name)
    if not short:
        return []
    taken = {i for name in names for i in range(name.first, name.last)}
    return [
        msgspec.structs.replace(
            short[token.text], first=token.index, last=token.index + 1, head=token.index, owner=False, cut=0
        )
        for token in doc.tokens if token.text in short and token.index not in taken
    ]  # fmt: skip


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether the letters are the first ones of the name's words, in order; small words may be left out."""
    initials = iter(word[0].upper() for word in name.replace("-", " ").split())
    return len(short) > 1 and short.isupper() and short[0] == name[0].upper() and all(c in initials for c in short)
