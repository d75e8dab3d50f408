"""The expressions of time of a sentence, each with its meaning, before they are bounded and anchored."""

import re
from collections.abc import Iterator
from functools import cache

from recount.annotate.time_checks import deadline, is_time, lead, tense
from recount.annotate.time_gate import Window
from recount.annotate.time_grammar import patterns
from recount.annotate.time_names import ordinal_value, ordinal_words
from recount.annotate.time_values import Meaning, Tense, meaning
from recount.model.annotation import AnnotatedReport, Sentence
from recount.model.base import Record, Span


class Found(Record, frozen=True, kw_only=True):
    """One matched expression with its meaning; `instead` is how it reads where its event has no date."""

    span: Span
    shape: str
    meaning: Meaning
    instead: "Found | None" = None


def matches(doc: AnnotatedReport, sentence: Sentence, near: list[Window]) -> list[Found]:
    """Return the longest expressions of a sentence that do not overlap, in order."""
    candidates = [candidate for window in near for candidate in _candidates(doc.text(sentence), sentence.start, window)]
    taken, found = 0, []
    for start, minus_end, _, shape, match in sorted(candidates, key=lambda c: c[:3]):
        span = Span(start=sentence.start + start, end=sentence.start - minus_end)
        if start < taken or not is_time(doc, shape, span):
            continue
        if read := _meaning(doc, sentence, span, shape, match):
            found.append(Found(span=span, shape=shape, meaning=read))
            taken = -minus_end
    days = _nth_days(doc, sentence) if any("nth_day" in window.shapes for window in near) else []
    found += [item for item in days if not any(item.span.overlap(f.span) for f in found)]
    return sorted(found, key=lambda item: item.span)


def _candidates(text: str, offset: int, window: Window) -> Iterator[tuple[int, int, int, str, re.Match[str]]]:
    """Yield the matches in a window: start, end (negative, so that the longest sorts first), rank of the shape."""
    for rank, (shape, pattern) in enumerate(patterns()):
        if shape in window.shapes:
            for match in pattern.finditer(text, window.start - offset, window.end - offset):
                end = match.end() - (match.group().endswith(")") and "(" not in match.group())
                yield match.start(), -end, rank, shape, match


def _meaning(doc: AnnotatedReport, sentence: Sentence, span: Span, shape: str, match: re.Match[str]) -> Meaning | None:
    if lead(doc, sentence, span, "since"):
        return meaning(shape, match.groupdict(), "past")
    looks: Tense = tense(doc, span)
    if deadline(doc, span):
        looks = "future" if shape in ("weekday", "directed_name") or looks != "past" else ""
    return meaning(shape, match.groupdict(), looks)


@cache
def _nth_day() -> re.Pattern[str]:
    nth = ordinal_words(10)
    return re.compile(
        rf"\bthe (?:(?P<owner>\w+)['’]s (?P<of_owner>{nth}) day|(?P<nth>{nth}) day of (?:the|an?) (?P<noun>\w+))\b",
        re.IGNORECASE,
    )


def _nth_days(doc: AnnotatedReport, sentence: Sentence) -> list[Found]:
    """Return "the truce's first day": so many days from the date told with the same noun before."""
    return [
        Found(
            span=Span(start=sentence.start + match.start(), end=sentence.start + match.end()),
            shape=f"nth_day:{(match['owner'] or match['noun']).lower()}",
            meaning=Meaning(offset=f"day+{ordinal_value(match['of_owner'] or match['nth']) - 1}", narrative=True),
        )
        for match in _nth_day().finditer(doc.text(sentence))
    ]
