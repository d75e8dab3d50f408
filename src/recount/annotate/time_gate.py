"""Where in a sentence an expression of time can stand, and of which shapes, told by its words one look-up each.

Trying every pattern on every sentence costs many times what reading the few that fit does.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache

from recount.annotate.time_names import calendar_values, decade_values, role_words, unit_words
from recount.lexicon.load import entries
from recount.lexicon.schema.times import Deictic, SetWord
from recount.model.annotation import AnnotatedReport, Sentence
from recount.model.base import Span

_SHAPES = {
    "month": "day_of_month month_of_day month_year month_of_year day_of_year month week_of nth_of directed_name",
    "season": "season_year directed_name",
    "weekday": "weekday weekdays directed_name",
    "feast": "feast nth_of",
    "unit": (
        "directed_unit whole_unit part_of_unit weekend directed_span away duration bare_duration full_year named_year "
        "nth_day"
    ),
    "deictic": "deictic",
    "each": "set",
    "piece": "quarter term",
    "daypart": "daypart",
    "hour": "clock",
    "tens": "decade",
    "century": "century",
    "spoken": "spoken_year",
    "year": "year year_range iso dotted",
}
"""For each kind of word the shapes that hold one."""
_NEEDS = {
    "away": "way", "directed_unit": "pointing", "directed_name": "pointing", "directed_span": "pointing",
    "whole_unit": "pointing", "part_of_unit": "part",
}  # fmt: skip
"""What a shape needs besides, anywhere in the sentence."""
_WORDS_KEPT = 1 << 15
_BEFORE, _AFTER = 9, 6
"""Tokens that an expression may hold before its first word of time, and after its last."""
_PUNCTUATION = frozenset(",.\"'-()`“”‘’:;?!")
_YEAR, _DECADE = re.compile(r"[12]\d{3}$"), re.compile(r"(?:\d\d)?\d0$")


class Window(Span, frozen=True, kw_only=True):
    """A stretch of a sentence around words of time, and the shapes that it may hold."""

    shapes: frozenset[str]


def windows(doc: AnnotatedReport, sentence: Sentence) -> list[Window]:
    """Return the stretches of a sentence around its words of time, in order and apart; most sentences have none."""
    groups: list[tuple[int, int, int]] = []
    besides = 0
    for index in range(sentence.first, sentence.last):
        if kinds := _kinds_of(doc.tokens[index].text):
            besides |= kinds
            if not kinds & _opening():
                continue
            near = bool(groups) and index - groups[-1][1] <= _BEFORE + _AFTER
            first, _, before = groups.pop() if near else (index, index, 0)
            groups.append((first, index, before | kinds))
    return [_window(doc, sentence, first, last, kinds | besides & ~_opening()) for first, last, kinds in groups]


def _window(doc: AnnotatedReport, sentence: Sentence, first: int, last: int, kinds: int) -> Window:
    start = doc.tokens[first - _BEFORE].start if first - _BEFORE > sentence.first else sentence.start
    end = doc.tokens[last + _AFTER].end if last + _AFTER < sentence.last else sentence.end
    return Window(start=start, end=end, shapes=_shapes(kinds))


@lru_cache(maxsize=_WORDS_KEPT)
def _kinds_of(word: str) -> int:
    """Return the kinds of a word, as bits; "24-hour" and "7.30am" may be of any kind."""
    if word in _PUNCTUATION:
        return 0
    if not any(map(str.isdigit, word)):
        return _kinds().get(word.lower().rstrip("."), 0)
    if any(map(str.isalpha, word)):
        return sum(_bits().values())
    kinds = ("year", "hour", "tens") if not word.isdigit() else ()
    years, tens = _YEAR.match(word) is not None, _DECADE.match(word) is not None
    return sum(_bits()[kind] for kind in kinds) | years * _bits()["year"] | tens * _bits()["tens"]


@cache
def _bits() -> dict[str, int]:
    return {kind: 1 << n for n, kind in enumerate((*_SHAPES, *sorted({*_NEEDS.values()})))}


@cache
def _opening() -> int:
    """Return the bits of the kinds around which an expression may stand."""
    return sum(_bits()[kind] for kind in _SHAPES)


@cache
def _shapes(kinds: int) -> frozenset[str]:
    bits = _bits()
    held = {shape for kind, shapes in _SHAPES.items() if kinds & bits[kind] for shape in shapes.split()}
    return frozenset(shape for shape in held if shape not in _NEEDS or kinds & bits[_NEEDS[shape]])


@cache
def _kinds() -> dict[str, int]:
    """Return the kinds of each word, as bits."""
    words = {
        "month": calendar_values("month"), "season": calendar_values("season"), "piece": ("quarter", "half", "period"),
        "weekday": [word + end for word in calendar_values("weekday") for end in ("", "s")], "unit": unit_words(),
        "each": [*role_words("each"), "once", "twice", "times", *(entry.word for entry in entries(SetWord))],
        "deictic": _telling([word for entry in entries(Deictic) for word in entry.words]),
        "feast": [max(_words(n), key=lambda w: (w not in unit_words(), len(w))) for n in calendar_values("feast")],
        "daypart": role_words("daypart"), "hour": (*role_words("noon"), *_HOURS), "tens": decade_values(),
        "century": ("century",), "spoken": ("nineteen",), "way": _all_words("ago", "later", "earlier"),
        "pointing": _all_words("back", "here", "ahead", "within", "within_past"), "part": _all_words("part_in"),
    }  # fmt: skip
    found: defaultdict[str, int] = defaultdict(int)
    for kind, listed in words.items():
        for word in listed:
            found[word] |= _bits()[kind]
    return dict(found)


_HOURS = ("a.m", "p.m", "am", "pm", "a", "p", "m", "gmt", "utc", "hours", "local")
"""What stands after an hour, without the last full stop."""


def _telling(phrases: list[str]) -> list[str]:
    """Return of each phrase the word that tells it best: a phrase alone, a unit of time, else the longest."""
    alone = {*phrases, *unit_words()}
    return [next((word for word in _words(p) if word in alone), max(_words(p), key=len)) for p in phrases]


def _all_words(*roles: str) -> list[str]:
    """Return every word of the phrases of some roles; "after" too, of which "after that" is one."""
    return [word for role in roles for phrase in role_words(role) for word in _words(phrase)]


def _words(phrase: str) -> list[str]:
    return re.split(r"[\s'-]+", phrase)
