"""Numbers with their modifiers: "at least 34", "several dozen", "over $2 billion", "20 to 30".

Ordinals, years, dates, clock times, ages and numbers inside names are no quantities.
"""

import re
from functools import cache

import msgspec

from recount.annotate.no_counts import is_no_count
from recount.lexicon.load import entries
from recount.lexicon.schema.numbers import Currency, NumberModifier, NumberWord, UnitWord, VagueNumber
from recount.model.annotation import AnnotatedReport, Quantity, Token, head_of
from recount.model.fact import Modifier, Number

_FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")
_GLUED = re.compile(r"(?P<figure>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<scale>m|mn|bn|k)$", re.IGNORECASE)
_RANGE_MARKS = frozenset({"to", "-", "–", "or"})
_LONGEST = 5
"""No phrase of the number lexicons has more words."""

Range = tuple[Number | None, Number | None, Number | None]


def mark_quantities(doc: AnnotatedReport) -> AnnotatedReport:
    """Mark the numbers of a report, in order."""
    found: list[Quantity] = []
    for sentence in doc.sentences:
        index = sentence.first
        while index < sentence.last:
            word = doc.tokens[index].text.lower()
            if word not in _openers() and not word[:1].isdecimal():
                index += 1
                continue
            quantity = _quantity(doc, index, sentence.first, sentence.last)
            found += [quantity] if quantity else []
            index = quantity.last if quantity else index + 1
    return msgspec.structs.replace(doc, quantities=tuple(found))


def _quantity(doc: AnnotatedReport, index: int, first: int, last: int) -> Quantity | None:
    tokens = doc.tokens
    if span := _vague(tokens, index, last):
        end, low, high = span
        return _build(doc, (index, end), (low, None, high), (first, last))
    if _is_none(tokens, index, last):
        return _build(doc, (index, index + 1), (0, 0, 0), (first, last))
    number = _number(tokens, index, last)
    if number is None or is_no_count(tokens, index, number[0], (first, last)):
        return None
    end, value = number
    if upper := _range_end(tokens, index, end, last):
        return _build(doc, (index, upper[0]), (value, None, upper[1]), (first, last))
    return _build(doc, (index, end), (value, value, value), (first, last))


def _is_none(tokens: tuple[Token, ...], index: int, last: int) -> bool:
    """Tell "no farmers" and "none of the farmers" from "no plan" and "no one"."""
    token = tokens[index]
    if token.text.lower() == "none":
        return index + 1 < last and tokens[index + 1].lemma == "of"
    return token.text.lower() == "no" and token.dep == "det" and tokens[token.head].tag in ("NNS", "NNPS")


def _vague(tokens: tuple[Token, ...], index: int, last: int) -> tuple[int, int, int] | None:
    """Return where the longest vague phrase from here ends, and its range."""
    for length in range(min(_openers().get(tokens[index].text.lower(), 0), last - index), 0, -1):
        if entry := _vague_numbers().get(_words(tokens, index, index + length)):
            return index + length, entry.low, entry.high
    return None


def _number(tokens: tuple[Token, ...], index: int, last: int) -> tuple[int, Number] | None:
    """Return where the number that starts here ends, and its value."""
    if tokens[index].lemma in ("a", "an", "half"):
        return _article_number(tokens, index, last)
    value = _value(tokens[index].text)
    if value is None or tokens[index].text.lower() in _scales():
        return None
    total, index = value, index + 1
    while index < last:
        word = tokens[index].text.lower()
        if word in _scales():
            total, index = _tidy(total * _scales()[word]), index + 1
        elif word in ("-", "and") and (part := _tail(tokens, index + 1, last, total)) is not None:
            total, index = total + part, index + 2
        elif (part := _tail(tokens, index, last, total)) is not None:
            total, index = total + part, index + 1
        else:
            break
    return index, total


def _article_number(tokens: tuple[Token, ...], index: int, last: int) -> tuple[int, Number] | None:
    """Return "a dozen", "a million", "half a million"."""
    half = tokens[index].lemma == "half"
    scale = index + 2 if half and index + 1 < last and tokens[index + 1].lemma in ("a", "an") else index + 1
    if scale < last and (value := _scales().get(tokens[scale].text.lower())) and len(tokens[scale].text) > 2:
        return scale + 1, _tidy(value / 2) if half else value
    return None


def _tail(tokens: tuple[Token, ...], index: int, last: int, before: Number) -> Number | None:
    """Return the smaller part that a number word adds: "twenty-five", "two hundred and six"."""
    if index >= last or tokens[index].text.lower() not in _exact_words():
        return None
    part = _exact_words()[tokens[index].text.lower()]
    room = 10 if before % 10 == 0 and 20 <= before < 100 else before if before % 100 == 0 and before else 0
    return part if 0 < part < room else None


def _range_end(tokens: tuple[Token, ...], index: int, end: int, last: int) -> tuple[int, Number] | None:
    """Return the end and the value of the upper number of "20 to 30", "between 20 and 30"."""
    if end + 1 >= last:
        return None
    moves = index > 0 and tokens[index - 1].lemma == "from" and tokens[end].lemma == "to"
    joined = tokens[end].text.lower() in _RANGE_MARKS and not moves
    between = index > 0 and tokens[index - 1].lemma == "between" and tokens[end].lemma == "and"
    upper = _number(tokens, end + 1, last) if joined or between else None
    lower = _number(tokens, index, last)
    return upper if upper and lower and upper[1] > lower[1] else None


def _build(doc: AnnotatedReport, core: tuple[int, int], numbers: Range, bounds: tuple[int, int]) -> Quantity:
    """Add sign, unit and modifier to a bare number."""
    tokens, (first, last) = doc.tokens, core
    currency = None
    if first > bounds[0] and (entry := _signs().get(tokens[first - 1].text)):
        first, currency = first - 1, entry
    if last < bounds[1] and currency is None and (entry := _money_words().get(tokens[last].text.lower())):
        last, currency = last + 1, entry
    hyphen = int(last + 1 < bounds[1] and tokens[last].text == "-")
    unit = _units().get(tokens[last + hyphen].text.lower()) if last < bounds[1] else None
    last += 1 + hyphen if unit else 0
    first, last, modifier = _modified(tokens, first, last, bounds)
    start, end = tokens[first].start, tokens[last - 1].end
    low, best, high = _moderated(numbers, modifier)
    return Quantity(
        start=start, end=end, text=doc.report.text[start:end], first=first, last=last,
        head=head_of(doc, range(*core)), low=low, best=best, high=high, modifier=modifier, unit=unit,
        currency=currency,
    )  # fmt: skip


def _modified(
    tokens: tuple[Token, ...], first: int, last: int, bounds: tuple[int, int]
) -> tuple[int, int, Modifier | None]:
    """Widen the number by the words that say how exact it is."""
    first -= 1 if first > bounds[0] and tokens[first - 1].lemma == "between" else 0
    for length in range(min(_LONGEST, first - bounds[0]), 0, -1):
        if modifier := _modifiers(after=False).get(_words(tokens, first - length, first)):
            return first - length, last, modifier
    for length in range(min(_LONGEST, bounds[1] - last), 0, -1):
        if modifier := _modifiers(after=True).get(_words(tokens, last, last + length)):
            return first, last + length, modifier
    return first, last, None


def _moderated(numbers: Range, modifier: Modifier | None) -> Range:
    """Apply a modifier: "over 34" leaves only a low, "almost 34" only a high, "about 34" only a best."""
    low, best, high = numbers
    if best is None or modifier in (None, "exactly"):
        return numbers
    if modifier in ("at_least", "over"):
        return low, None, None
    return (None, None, high) if modifier in ("at_most", "almost") else (None, best, None)


def _words(tokens: tuple[Token, ...], first: int, last: int) -> str:
    return " ".join(token.text.lower() for token in tokens[first:last])


def _tidy(value: Number) -> Number:
    return int(value) if float(value).is_integer() else value


def _value(text: str) -> Number | None:
    word = text.lower()
    if word in _exact_words():
        return _exact_words()[word]
    if glued := _GLUED.match(text):
        return _tidy(float(glued["figure"].replace(",", "")) * _GLUED_SCALES[glued["scale"].lower()])
    return _tidy(float(text.replace(",", ""))) if _FIGURE.match(text) else None


_GLUED_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}


@cache
def _exact_words() -> dict[str, Number]:
    return {entry.word: entry.value for entry in entries(NumberWord) if not entry.scale}


@cache
def _scales() -> dict[str, Number]:
    return {entry.word: entry.value for entry in entries(NumberWord) if entry.scale}


@cache
def _vague_numbers() -> dict[str, VagueNumber]:
    return {entry.words: entry for entry in entries(VagueNumber)}


@cache
def _openers() -> dict[str, int]:
    """Return the words, besides figures, that a number begins with, and the length of its longest vague phrase."""
    found = dict.fromkeys((*_exact_words(), "a", "an", "half", "no", "none"), 0)
    for phrase in _vague_numbers():
        words = phrase.split()
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


@cache
def _modifiers(*, after: bool) -> dict[str, Modifier]:
    return {phrase: e.modifier for e in entries(NumberModifier) if e.after == after for phrase in e.words}


@cache
def _signs() -> dict[str, str]:
    return {sign: entry.code for entry in entries(Currency) for sign in entry.signs}


@cache
def _money_words() -> dict[str, str]:
    return {word: entry.code for entry in entries(Currency) for word in entry.words}


@cache
def _units() -> dict[str, str]:
    return {word: entry.unit for entry in entries(UnitWord) for word in entry.words}
