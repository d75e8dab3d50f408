"""Kinds of people, as reports name those whom they count and those who speak."""

from collections.abc import Mapping
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.link import PeopleWords
from recount.text import words


@cache
def _kinds() -> Mapping[str, PeopleWords]:
    return {word: entry for entry in entries(PeopleWords) for word in entry.words}


def kinds_of(text: str) -> frozenset[str]:
    """Return the kinds of people that the words name, but not people in general."""
    return frozenset(entry.name for word in words(text) if (entry := _kinds().get(word)) and not entry.general)


def is_general(text: str) -> bool:
    """Tell whether the words name people of no particular kind: "people", "others", "the dead"."""
    found = [_kinds().get(word) for word in words(text)]
    return not any(entry and not entry.general for entry in found) and any(entry and entry.general for entry in found)


def is_part(text: str | None) -> bool:
    """Tell whether the words name those who are usually part of a toll, not the whole of it."""
    return any((entry := _kinds().get(word)) and entry.part for word in words(text or ""))


def is_people_word(word: str) -> bool:
    """Tell whether the word names people of some kind."""
    return word in _kinds()
