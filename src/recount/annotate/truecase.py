"""Upper-case text as ordinary text: wire copy of old and shouted paragraphs, which no language model reads well."""

import re
from collections.abc import Collection
from functools import cache

from recount.annotate.gazetteer import look_up
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import ArmedGroup, Organization, State
from recount.lexicon.schema.times import CalendarName
from recount.lexicon.schema.titles import FirstName
from recount.model.base import Record

LEAST, SHARE = 60, 0.9
"""Letters of a paragraph, and their share in capitals, from which it is upper-case text and no heading or acronym."""
LARGE, LONG = 50_000, 3
"""Inhabitants and letters that a place needs to be a name even where it is a noun too."""
ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*")
_OPENS = re.compile(r"(?:^|(?<![\s.][A-Z])[.!?:]|\[TEXT\])[\s\"'“”\[(]*$")
_ACRONYM = re.compile(r"[\[(]([A-Z]{2,6})[\])]")
_VOWEL = re.compile(r"[aeiouy]")
_NOUNS = frozenset(
    {"may", "march", "will", "mark", "us", "art", "grace", "faith", "hope", "rose", "dean", "earl", "jack"}
)
"""Names that stand more often for the ordinary word."""
_DATED = re.compile(r"(?<=\d )(?:may|march)\b|\b(?:may|march)(?= \d)")
_ARTICLE = re.compile(r"\b(?:el|la|los|las|san|santa|santo|al)(?=\s+[A-Z])")


class Vocabulary(Record, frozen=True, kw_only=True):
    """The words of a language, in small letters; `plain` are those that are no nouns, and so no names either."""

    words: frozenset[str]
    plain: frozenset[str]

    def knows(self, small: str) -> bool:
        """Tell whether it is a word, or a regular form of one."""
        return any(
            small.endswith(ending) and small[: len(small) - len(ending)] + put in self.words for ending, put in ENDINGS
        )


def recased(text: str, vocabulary: Vocabulary) -> str:
    """Return the text, of the same length, with capitals only where names and sentences begin.

    Text that has small letters of its own comes back as it is. Acronyms that stand in brackets once keep theirs.
    """
    letters = [c for c in text if c.isalpha()]
    if len(letters) < LEAST or sum(map(str.isupper, letters)) < SHARE * len(letters):
        return text
    acronyms = frozenset(_ACRONYM.findall(text))
    ordinary = _WORD.sub(lambda match: _cased(text, match, vocabulary, acronyms), text)
    for pattern in (_DATED, _ARTICLE):
        ordinary = pattern.sub(lambda match: match[0].capitalize(), ordinary)
    return _with_bodies(ordinary)


def _cased(text: str, match: re.Match[str], vocabulary: Vocabulary, acronyms: Collection[str]) -> str:
    word, small = match[0], match[0].lower()
    if len(small) != len(word):  # a letter whose small form is longer
        return word
    dotted = len(word) == 1 and text[match.end() : match.end() + 1] == "."
    silent = len(word) > 1 and not _VOWEL.search(small)
    if dotted or word in acronyms or (silent and not vocabulary.knows(small)):
        return word
    opens = _OPENS.search(text[max(0, match.start() - 16) : match.start()]) is not None
    stem = re.split("['’]", small)[0]
    named = stem in _names() or (stem not in vocabulary.plain and _is_place(stem))
    return word[0] + small[1:] if opens or named or not (len(stem) == 1 or vocabulary.knows(stem)) else small


@cache
def _is_place(small: str) -> bool:
    return len(small) > LONG and any(
        place.kind in ("country", "province", "capital") or place.population >= LARGE for place in look_up(small)
    )


@cache
def _names() -> frozenset[str]:
    """Return the names of states and peoples, months and days, and first names: those of one word, in small letters."""
    states = [name for state in entries(State) for name in state.keys()]  # noqa: SIM118 - no dictionary
    first = [name for entry in entries(FirstName) for name in entry.names]
    days = [word for entry in entries(CalendarName) for word in entry.keys()]  # noqa: SIM118 - no dictionary
    single = {name.lower() for name in (*states, *first, *days) if " " not in name}
    return frozenset(single) - _NOUNS


def _with_bodies(text: str) -> str:
    """Return the text with the names of armed groups and bodies as the lexicon writes them."""
    names = _bodies()
    return _body_pattern().sub(lambda match: names.get(match[0].lower(), match[0]), text)


@cache
def _bodies() -> dict[str, str]:
    """Return the names of several words, by their small letters."""
    kinds = (*entries(ArmedGroup), *entries(Organization))
    names = {name for entry in kinds for name in (entry.name, *entry.aliases) if " " in name}
    return {name.lower(): name for name in sorted(names) if len(name.lower()) == len(name)}


@cache
def _body_pattern() -> re.Pattern[str]:
    longest_first = sorted(_bodies(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
