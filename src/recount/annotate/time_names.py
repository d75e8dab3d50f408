"""The words of time and number that the grammar is built from, and what they stand for."""

import re
from collections.abc import Iterable
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.numbers import NumberWord
from recount.lexicon.schema.times import CalendarName, Deictic, SetWord, TimeUnit, TimeWord

_TENS = range(20, 100, 10)
_FIGURES = r"\d{1,3}(?:,?\d{3})?"


@cache
def calendar_values(kind: str) -> dict[str, str]:
    """Return the value of each name of a kind: `tuesday` is `1`, `february` is `02`."""
    return {
        word: entry.value for entry in entries(CalendarName) if entry.kind == kind
        for word in (*entry.words, *entry.ambiguous, *entry.short)
    }  # fmt: skip


@cache
def calendar_words(kind: str, *, alone: bool = False) -> str:
    """Return a pattern of the names of a kind; `alone` leaves out those that need a date beside them."""
    found = (entry for entry in entries(CalendarName) if entry.kind == kind)
    return either(word for e in found for word in (*e.words, *e.ambiguous, *(() if alone else e.short)))


@cache
def ambiguous_names() -> frozenset[str]:
    """Return the names of months that are verbs or persons too."""
    return frozenset(word for entry in entries(CalendarName) for word in entry.ambiguous)


def unit_of(word: str) -> TimeUnit:
    """Return the unit that a word names."""
    return _units()[word.lower()]


@cache
def unit_words() -> frozenset[str]:
    """Return the words of all units."""
    return frozenset(word for entry in entries(TimeUnit) for word in entry.words)


@cache
def units() -> str:
    """Return a pattern of all units."""
    return either(word for entry in entries(TimeUnit) for word in entry.words)


@cache
def singular_units() -> str:
    """Return a pattern of units of which there is one: the first word of each."""
    return either(entry.words[0] for entry in entries(TimeUnit))


@cache
def plural_units() -> str:
    """Return a pattern of units of which there are several."""
    return either(word for entry in entries(TimeUnit) for word in entry.words[1:])


@cache
def deictics() -> dict[str, Deictic]:
    """Return the pointing words by phrase."""
    return {word: entry for entry in entries(Deictic) for word in entry.words}


@cache
def set_values() -> dict[str, str]:
    """Return the sets by word."""
    return {entry.word: entry.value for entry in entries(SetWord)}


@cache
def role_words(role: str) -> tuple[str, ...]:
    """Return the words of a role, the longest first."""
    found = (word for entry in entries(TimeWord) if entry.role == role for word in entry.words)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def role_pattern(role: str) -> str:
    """Return a pattern of the words of a role."""
    return either(role_words(role))


@cache
def number_pattern(least: int, most: int) -> str:
    """Return a pattern of the number words from one value through another: "ninety-six"."""
    words = _exact()
    ones = either(word for word, value in words.items() if 0 < value < 10)
    tens = either(word for word, value in words.items() if value in _TENS)
    return rf"(?:{tens})[\s-]+(?:{ones})|" + either(word for word, value in words.items() if least <= value <= most)


@cache
def counted() -> str:
    """Return a pattern of the numbers that count units: "24", "twenty-four", "a hundred", "two thousand"."""
    scales = either(entry.word for entry in entries(NumberWord) if entry.scale and entry.value <= 1000)
    return rf"(?:an?\s+(?:{scales})|(?:{_FIGURES}|{number_pattern(1, 99)})(?:\s+(?:{scales}))?)"


@cache
def number_value(phrase: str) -> float:
    """Return the value of such a number; "a" is one, what is no number 0."""
    scales = {entry.word: float(entry.value) for entry in entries(NumberWord) if entry.scale}
    total = 0.0
    for word in re.split(r"[\s-]+", phrase.lower().replace(",", "")):
        if word in scales:
            total = max(total, 1.0) * scales[word]
        elif word in ("a", "an", "another"):
            total += 1.0
        elif word == "couple":
            total = 2.0
        else:
            total += float(word) if word.isdigit() else _exact().get(word, 0.0)
    return total


@cache
def ordinal_values() -> dict[str, int]:
    """Return the ordinals up to thirty-first by word."""
    single = {entry.ordinal: int(entry.value) for entry in entries(NumberWord) if entry.ordinal}
    tens = {entry.word: int(entry.value) for entry in entries(NumberWord) if entry.value in (20, 30)}
    joined = {f"{ten}-{word}": a + b for ten, a in tens.items() for word, b in single.items() if b < 10}
    return {word: value for word, value in {**single, **joined}.items() if value <= 31}


def ordinal_value(text: str) -> int:
    """Return the value of "3", "3rd", "third", "twenty-third"; 0 for what is none."""
    figure = re.match(r"\d+", text)
    return int(figure[0]) if figure else ordinal_values().get(re.sub(r"[\s-]+", "-", text.lower()), 0)


@cache
def ordinal_words(most: int) -> str:
    """Return a pattern of the ordinals up to a value."""
    return either(word.replace("-", " ") for word, value in ordinal_values().items() if value <= most).replace(
        r"\s+", r"[\s-]+"
    )


@cache
def decade_values() -> dict[str, str]:
    """Return the decade that "nineties" and its like name, of the last century."""
    tens = {entry.word: int(entry.value) for entry in entries(NumberWord) if entry.value in _TENS and not entry.scale}
    return {f"{word.removesuffix('y')}ies": f"19{value // 10}" for word, value in tens.items()}


@cache
def decade_words() -> str:
    """Return a pattern of the names of decades."""
    return either(decade_values())


def either(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first; spaces and apostrophes as they come."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)


@cache
def _exact() -> dict[str, float]:
    return {entry.word: float(entry.value) for entry in entries(NumberWord) if not entry.scale}


@cache
def _units() -> dict[str, TimeUnit]:
    return {word: entry for entry in entries(TimeUnit) for word in entry.words}
