"""Weapons, vehicles, aircraft and ships by their nouns ("mortar systems") and names ("T-72", "USS Kvelstad")."""

import re
from functools import cache, lru_cache

from recount.annotate.phrases import Book, key, make_book
from recount.lexicon.load import entries
from recount.lexicon.schema.products import ProductName, ProductNoun, ProductSeries, ShipPrefix
from recount.model.annotation import AnnotatedReport, Token

NUMBERED = re.compile(r"([A-Z0-9][A-Za-z/]*(?:-[A-Z]+)?)-?(\d{1,4})([A-Z]{0,2}\d?)['’]?s?")
"""Letters, a number, letters of a variant, and a plural's ending."""
REACH = 4
"""Words behind a name within which the noun for such a thing must stand."""


@cache
def _nouns() -> dict[str, ProductNoun]:
    return {noun: entry for entry in entries(ProductNoun) for noun in entry.nouns}


@lru_cache(maxsize=1 << 14)
def _noun(text: str, lemma: str) -> ProductNoun | None:
    small = text.lower()
    forms = (lemma.lower(), small, small.removesuffix("s"))
    return next((_nouns()[form] for form in forms if form in _nouns()), None)


def product_noun(doc: AnnotatedReport, token: Token) -> ProductNoun | None:
    """Return the rule by which the token is a noun for such a thing, by itself and what stands before it."""
    if token.pos not in {"NOUN", "PROPN"}:
        return None
    noun = _noun(token.text, token.lemma)
    if noun is None:
        return None
    before = key(doc.tokens[token.index - 1].text) if token.index else ""
    return noun if before not in noun.unless and (not noun.before or before in _before(noun)) else None


@cache
def _before(noun: ProductNoun) -> frozenset[str]:
    return frozenset(map(key, noun.before))


@cache
def name_book() -> Book[ProductName]:
    """Return the names of makes and models."""
    return make_book((name, entry) for entry in entries(ProductName) for name in entry.names)


def has_noun_behind(doc: AnnotatedReport, last: int) -> bool:
    """Tell whether a noun for such a thing follows in the same noun phrase: "Grad multiple rocket launchers"."""
    for token in doc.tokens[last : last + REACH]:
        if token.sentence != doc.tokens[last - 1].sentence:
            return False
        if product_noun(doc, token):
            return True
        if token.pos not in {"NOUN", "PROPN", "ADJ", "NUM"} and token.text != "-":
            return False
    return False


@cache
def _series() -> dict[str, tuple[int, ...]]:
    return {letters: entry.numbers for entry in entries(ProductSeries) for letters in entry.letters}


@lru_cache(maxsize=1 << 14)
def numbered(text: str) -> str | None:
    """Return the model that letters with a number name, without a plural's ending: "T-72" of "T-72s"; else null.

    Without a hyphen one letter and a number are no model: "M4" is a road.
    """
    match = NUMBERED.fullmatch(text)
    letters = match[1].removesuffix("-") if match else ""
    if match is None or letters not in _series() or (len(letters) == 1 and "-" not in text):
        return None
    allowed = _series()[letters]
    plain = text.rstrip("s").rstrip("'’") if text.endswith("s") else text
    return plain if not allowed or int(match[2]) in allowed else None


def model_at(doc: AnnotatedReport, token: Token) -> tuple[int, str] | None:
    """Return where a model's name that begins at the token ends, and the name: "MiG 29" may stand in two tokens."""
    text = token.text
    if not text[0].isupper() and not text[0].isdigit():
        return None
    if any(c.isdigit() for c in text):
        name = numbered(text)
        return (token.index + 1, name) if name else None
    after = doc.tokens[token.index + 1] if token.index + 1 < len(doc.tokens) else None
    if after is None or len(text) < 2 or text not in _series() or after.sentence != token.sentence:
        return None
    digits = after.text.removesuffix("s")
    return (after.index + 1, f"{text}-{digits}") if digits.isdigit() and len(digits) < 4 else None


@cache
def ship_prefixes() -> frozenset[str]:
    """Return the letters before ships' names."""
    return frozenset(prefix for entry in entries(ShipPrefix) for prefix in entry.prefixes)


def ship_at(doc: AnnotatedReport, token: Token) -> tuple[int, str] | None:
    """Return where a ship's name that begins with its prefix at the token ends, and the name."""
    if token.text not in ship_prefixes():
        return None
    last = token.index + 1
    while last < min(len(doc.tokens), token.index + REACH) and _is_capital(doc.tokens[last], token):
        last += 1
    if last == token.index + 1:
        return None
    return last, " ".join(t.text for t in doc.tokens[token.index : last])


def _is_capital(token: Token, prefix: Token) -> bool:
    return token.sentence == prefix.sentence and token.text[0].isupper() and token.text[0].isalpha()
