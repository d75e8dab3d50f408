"""The words of an utterance as they are set side by side: what is written two ways is one word.

Case, marks, British and American endings, contractions, and numbers in figures or in words are no difference. What an
editor puts in brackets and where words are left out ("…") is known as such.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from recount.lexicon.load import entries
from recount.lexicon.schema.actors import Spelling
from recount.lexicon.schema.numbers import NumberWord
from recount.lexicon.schema.sense import Contraction, SpellingEnding
from recount.model.base import Record, Span
from recount.text import fold

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\.{2,}|…|(?:\. ){2,}\.|[\[\]%$€£]")
_GAP = re.compile(r"[.… ]+")
_SIGNS = {"%": "percent"}
TENS = range(20, 100, 10)


class Heard(Span, frozen=True, kw_only=True):
    """One word where it stands in its report. `part` counts the stretches into which the report breaks the words."""

    text: str
    is_name: bool = False
    is_acronym: bool = False
    is_editors: bool = False
    part: int = 0


class Utterance(Record, frozen=True, kw_only=True):
    """Words in order. `gaps` are the places at which the report shows that it leaves words out: before the nth word."""

    words: tuple[Heard, ...]
    gaps: frozenset[int] = frozenset()

    @property
    def texts(self) -> tuple[str, ...]:
        """The words alone, as they are compared."""
        return tuple(word.text for word in self.words)


def utterance(text: str, spans: Sequence[Span]) -> Utterance:
    """Return the words that stand in the spans of the text."""
    found, gaps, depth = list[Heard](), set[int](), 0
    for part, span in enumerate(spans):
        for match in _TOKEN.finditer(text, span.start, span.end):
            written = match.group()
            if written in "[]":
                depth = int(written == "[")
            elif _GAP.fullmatch(written):
                gaps.add(len(found))
            else:
                found += _heard(match, part, is_editors=bool(depth))
    return _merged(found, frozenset(gaps))


def _heard(match: re.Match[str], part: int, *, is_editors: bool) -> Iterator[Heard]:
    written = match.group()
    word = fold(written)
    for text in _contractions().get(word, (word,)):
        yield Heard(
            start=match.start(), end=match.end(), text=_plain(text), is_name=written[0].isupper() and written != "I",
            is_acronym=len(written) > 1 and written.isupper(), is_editors=is_editors, part=part,
        )  # fmt: skip


def _merged(found: Sequence[Heard], gaps: frozenset[int]) -> Utterance:
    """Read tens and units in words as one number: "thirty-four" is 34."""
    kept, moved = list[Heard](), dict[int, int]()
    for n, word in enumerate(found):
        moved[n] = len(kept)
        last = kept[-1] if kept else None
        if last and _is_tens(last.text) and word.text in "123456789" and word.start - last.end <= 1:
            total = str(int(last.text) + int(word.text))
            kept[-1] = Heard(start=last.start, end=word.end, text=total, is_editors=last.is_editors, part=last.part)
        else:
            kept.append(word)
    moved[len(found)] = len(kept)
    return Utterance(words=tuple(kept), gaps=frozenset(moved[gap] for gap in gaps))


def _is_tens(text: str) -> bool:
    return len(text) == len("20") and text.isdigit() and int(text) in TENS


@cache
def _plain(word: str) -> str:
    """Return the word as it is compared."""
    if word[0].isdigit():
        return word.replace(",", "")
    if word in _SIGNS:
        return _SIGNS[word]
    plain: str = _numbers().get(word) or _spellings().get(word) or _americanized(word)
    return plain.replace("'", "")


def _americanized(word: str) -> str:
    for entry in entries(SpellingEnding):
        before = len(word) - len(entry.british)
        if before >= entry.least and word.endswith(entry.british):
            return f"{word[:before]}{entry.american}"
    return word


@cache
def _numbers() -> Mapping[str, str]:
    return {entry.word: str(entry.value) for entry in entries(NumberWord) if not entry.scale}


@cache
def _spellings() -> Mapping[str, str]:
    return {british: entry.american for entry in entries(Spelling) for british in entry.british}


@cache
def _contractions() -> Mapping[str, tuple[str, ...]]:
    return {form: entry.full for entry in entries(Contraction) for form in entry.forms}


def shown(text: str, words: Sequence[Heard]) -> tuple[str, tuple[Span, ...]]:
    """Return words that follow each other as the report prints them, and where they stand."""
    spans, first = list[Span](), 0
    breaks = [n for n, (a, b) in enumerate(pairwise(words), 1) if a.part != b.part]
    for end in [*breaks, len(words)]:
        if end > first:
            spans.append(Span(start=words[first].start, end=words[end - 1].end))
        first = end
    return " ".join(" ".join(text[span.start : span.end].split()) for span in spans), tuple(spans)
