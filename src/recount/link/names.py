"""Are two names spellings of one? What romanizations write differently, and what makes another name.

Consonants must be the same once letters are rewritten (`lexicon/data/link_name_letters.toml`); vowels may differ only
as one vowel of a language without them is heard: e and i, o and u, and a and e inside a word. A first vowel and a last
one tell names apart (Louise, Louisa), and so does every letter of a short word.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from recount.lexicon.load import entries
from recount.lexicon.schema.link import NameLetters, NameWords
from recount.text import words

SHORT = 3
"""Words up to this long are one only if they are equal."""
LONG = 8
"""A word this long with one wrong letter, among other words that are equal, is misprinted."""
_VOWELS = frozenset("aeiou")
_HEARD = frozenset({("a", "e"), ("e", "i"), ("o", "u")})
_RUNS = re.compile("[aeiou]+|[^aeiou]")
_DOUBLE = re.compile(r"(.)\1+")
_VOWEL_Y = re.compile(r"(?<=.)y(?![aeiouy])|(?<=[^aeiou])y")

Name = tuple[str, ...]


@cache
def words_for(role: str) -> frozenset[str]:
    """Return the words of names that play this role."""
    return frozenset(word for entry in entries(NameWords) if entry.role == role for word in entry.words)


@cache
def _same() -> Mapping[str, str]:
    return {word: entry.words[0] for entry in entries(NameWords) if entry.role == "same" for word in entry.words}


@lru_cache(maxsize=1 << 14)
def parts(name: str) -> Name:
    """Return the words that make the name, without articles; `Abd al-Rahman` and `Abdelrahman` are one word."""
    raw = [word.replace("'", "") for word in words(name)]
    raw = [word.removesuffix("s") if word[:-1].isdigit() else word for word in raw]
    left_out = words_for("article") | words_for("nobiliary") | words_for("son")
    kept = [word for word in raw if word not in left_out] or raw
    made: list[str] = []
    for word in kept:
        if made and made[-1] == "abd":
            made[-1] = "abd" + _servant(word)
        else:
            made.append(_servant(word))
    return tuple(made)


def _servant(word: str) -> str:
    """Return "abd…" for all that is written for `Abd al-…` in one word."""
    stem = next((s for s in sorted(words_for("servant"), key=len, reverse=True) if word.startswith(s)), None)
    return "abd" + word[len(stem) :] if stem else word


@lru_cache(maxsize=1 << 14)
def spelling(word: str) -> str:
    """Return the word as its letters sound: `qassem` is `kasem`."""
    sound = _same().get(word, word)
    for entry in entries(NameLetters):
        for letters in entry.letters:
            if entry.at == "any":
                sound = sound.replace(letters, entry.write)
            elif entry.at == "end" and sound.endswith(letters) and len(sound) > len(letters) + 1:
                sound = sound.removesuffix(letters) + entry.write
                break
            elif entry.at == "start" and sound.startswith(letters):
                sound = entry.write + sound.removeprefix(letters)
                break
    return _DOUBLE.sub(r"\1", _VOWEL_Y.sub("i", sound))


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """Return the consonants of the whole name, by which it is looked for; of a short name all letters."""
    sound = "".join(map(spelling, parts(name)))
    bones = "".join(char for char in sound if char not in _VOWELS)
    return bones if len(bones) > 1 else sound


def are_one_word(a: str, b: str) -> bool:
    """Tell whether two words are spellings of one."""
    if a == b or _same().get(a, a) == _same().get(b, b):
        return True
    if min(len(a), len(b)) <= SHORT or not a.isalpha() or not b.isalpha():
        return False
    left, right = _RUNS.findall(spelling(a)), _RUNS.findall(spelling(b))
    if len(left) != len(right):
        return False
    last = len(left) - 1
    return all(
        x == y or _is_heard(x, y, first=n == 0, last=n == last)
        for n, (x, y) in enumerate(zip(left, right, strict=True))
    )


def _is_heard(a: str, b: str, *, first: bool, last: bool) -> bool:
    if a[0] not in _VOWELS or b[0] not in _VOWELS:
        return False
    if last and not _sound_alike(a[-1], b[-1], strict=True):
        return False
    if first and not _sound_alike(a[0], b[0], strict=True):
        return False
    return bool(set(a) & set(b)) or any(_sound_alike(x, y, strict=first or last) for x in a for y in b)


def _sound_alike(x: str, y: str, *, strict: bool) -> bool:
    pair = (x, y) if x < y else (y, x)
    return x == y or (pair in _HEARD and not (strict and pair == ("a", "e")))


def are_one_name(a: Name, b: Name) -> bool:
    """Tell whether two names are word by word spellings of one, or differ in spaces alone."""
    if len(a) == len(b):
        return all(are_one_word(x, y) for x, y in zip(a, b, strict=True))
    return "".join(a) == "".join(b)


def is_misprint(a: Name, b: Name) -> bool:
    """Tell whether one letter of one long word is wrong and at least two other words are equal."""
    other = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or len(a) < len(other) + 2 or len(other) != 1:
        return False
    x, y = other[0]
    return min(len(x), len(y)) >= LONG and x[0] == y[0] and DamerauLevenshtein.distance(x, y) == 1


def initials(name: str) -> str:
    """Return the first letters of its words, articles left out: what an acronym is made of."""
    return "".join(word[0] for word in parts(name))
