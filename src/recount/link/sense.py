"""Which edits of a quotation touch its sense: words of negation, modality, number, tense and agent, told by lists.

Conservative: only what the words set side by side show. Where one side is told indirectly, tense and person shift by
themselves and are not looked at, nor is "would" for "will".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import get_args

from recount.lexicon.load import entries
from recount.lexicon.schema.numbers import NumberWord
from recount.lexicon.schema.sense import SenseWord, VerbForms
from recount.link.spoken import Heard
from recount.model.base import Record
from recount.model.story import SenseMarker

MARKERS: tuple[SenseMarker, ...] = get_args(SenseMarker)
SHIFTING = frozenset({"tense", "agent"})
_PLURAL = re.compile(r"(?:(?<=[sxz])es|(?<=[cs]h)es|ies|(?<![su'])s)$")
_PAST = re.compile(r"(?:ied|ed)$")
_NUMBER = re.compile(r"\d[\d.]*")
VERB = 2
"""Words of a verb: "prevented", "have prevented", "to prevent"."""
STEM = 3
"""Least letters of a word of which endings are told."""


class Exchange(Record, frozen=True, kw_only=True):
    """Words of one wording and what stands for them in the other, with the word before and after both."""

    before: tuple[Heard, ...]
    after: tuple[Heard, ...]
    left: str = ""
    right: str = ""


def changes(edits: Sequence[Exchange], *, is_shifted: bool) -> list[tuple[SenseMarker, ...]]:
    """Return for each edit the markers that it changes, and that the other edits do not give back.

    `is_shifted`: one of the wordings is told indirectly.
    """
    lost = [_values(edit.before, is_shifted=is_shifted) for edit in edits]
    won = [_values(edit.after, is_shifted=is_shifted) for edit in edits]
    moved = _moved(lost, won)
    return [
        tuple(
            marker
            for marker in MARKERS
            if not (is_shifted and marker in SHIFTING)
            and (
                _differs(marker, before[marker] - moved, after[marker] - moved, before["modality"] | after["modality"])
                or _ends(marker, edit)
            )
        )
        for edit, before, after in zip(edits, lost, won, strict=True)
    ]


def _values(words: Sequence[Heard], *, is_shifted: bool) -> dict[SenseMarker, frozenset[str]]:
    """Return by marker the values of the words that bear it; a value is told apart from those of other markers."""
    found: dict[SenseMarker, set[str]] = {marker: set() for marker in MARKERS}
    for word in words:
        for entry in () if word.is_acronym else _entries(word.text):
            shifted = entry.shifts if is_shifted else None
            found[entry.marker].add(f"{entry.marker} {shifted or entry.value}")
        if _NUMBER.fullmatch(word.text) or word.text in _scales():
            found["number"].add(f"number {word.text}")
    return {marker: frozenset(values) for marker, values in found.items()}


def _moved(
    lost: Sequence[Mapping[SenseMarker, frozenset[str]]], won: Sequence[Mapping[SenseMarker, frozenset[str]]]
) -> frozenset[str]:
    """Return what one edit takes away and another gives back: a word in another place is no change of sense."""
    gone = [value for edit in lost for values in edit.values() for value in values]
    come = [value for edit in won for values in edit.values() for value in values]
    return frozenset(value for value in gone if gone.count(value) == come.count(value))


def _differs(marker: SenseMarker, before: frozenset[str], after: frozenset[str], modals: frozenset[str]) -> bool:
    if before == after:
        return False
    if marker == "modality":
        return bool({*before, *after} - {"modality will"})
    if marker == "tense":
        # A future lost or won alone is one; where a modal stands for it, the modality says so already.
        return bool(before and after) or ("tense future" in before | after and modals <= {"modality will"})
    if marker == "agent":
        return bool(before and after)
    # "One" is a number only beside another: it is an article and a pronoun too.
    return marker == "negation" or {*before, *after} != {"number 1"}


def _ends(marker: SenseMarker, edit: Exchange) -> bool:
    """Tell whether a word stands for one that is the same but for number or tense, or a name for a pronoun."""
    if not (edit.before and edit.after):
        return False
    a, b = edit.before[-1].text, edit.after[-1].text
    if marker == "tense" and max(len(edit.before), len(edit.after)) <= VERB:
        return _is_past_of(a, b) or _is_past_of(b, a)
    if len(edit.before) != 1 or len(edit.after) != 1:
        return False
    if marker == "number":
        return edit.left not in _before_verbs() and (_singular(a) == b or _singular(b) == a)
    if marker == "agent":
        return edit.right in _finite() and _is_subject(edit)
    return False


def _is_subject(edit: Exchange) -> bool:
    """Tell whether a name stands for a pronoun before a verb, or, but for the first word, for another name."""
    bears = [any(entry.marker == "agent" for entry in _entries(word.text)) for word in (*edit.before, *edit.after)]
    named = [word.is_name for word in (*edit.before, *edit.after)]
    if any(bears):
        return not all(bears) and named[bears.index(False)]
    return all(named) and bool(edit.left)


def _singular(word: str) -> str:
    cut = _PLURAL.sub(lambda ending: "y" if ending.group() == "ies" else "", word)
    return cut if len(cut) >= STEM and cut != word else ""


def _is_past_of(past: str, present: str) -> bool:
    if present in _presents().get(past, ()):
        return True
    stem = _PAST.sub(lambda ending: "y" if ending.group() == "ied" else "", past)
    return stem != past and len(stem) >= STEM and present in (stem, f"{stem}e", f"{stem}s", f"{stem}es")


@cache
def _words() -> Mapping[str, tuple[SenseWord, ...]]:
    found: dict[str, tuple[SenseWord, ...]] = {}
    for entry in entries(SenseWord):
        for word in entry.words:
            found[word] = (*found.get(word, ()), entry)
    return found


def _entries(word: str) -> Iterator[SenseWord]:
    yield from _words().get(word, ())


@cache
def _finite() -> frozenset[str]:
    return frozenset(
        word for entry in entries(SenseWord) if entry.marker in ("tense", "modality") for word in entry.words
    )


@cache
def _before_verbs() -> frozenset[str]:
    """Return the words after which an ending in -s is a verb's."""
    told = (word for entry in entries(SenseWord) if entry.marker in ("agent", "modality") for word in entry.words)
    return frozenset({"to", "who", "it", "that", *told} - {"my", "our", "your", "his", "her", "their"})


@cache
def _scales() -> frozenset[str]:
    return frozenset(entry.word for entry in entries(NumberWord) if entry.scale)


@cache
def _presents() -> Mapping[str, tuple[str, ...]]:
    return {past: entry.present for entry in entries(VerbForms) for past in entry.past}
