"""The words of reports as they are compared: content words, their stems, and where they stand."""

import re
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.link import CommonWords
from recount.model.base import Span
from recount.model.reading import Reading
from recount.text import fold, words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r'["“][^"“”\n]{0,1000}["”]')
_ENDING = re.compile(r"(?:ings?|ed|es|s|'s)$")
SHORTEST = 3


class Word(Span, frozen=True, kw_only=True):
    """One word of a report, folded, without apostrophes: some archives have lost theirs."""

    text: str


@cache
def common_words() -> frozenset[str]:
    """Return the words that say nothing of a common subject."""
    return frozenset(word for entry in entries(CommonWords) for word in entry.words)


def content_words(text: str) -> list[str]:
    """Return the folded words that are not common, in order."""
    return [word for word in words(text) if len(word) >= SHORTEST and word not in common_words()]


def stem(word: str) -> str:
    """Return the word without its ending; crude, for comparison within one language only."""
    short = _ENDING.sub("", word)
    return short if len(short) >= SHORTEST else word


def stems(text: str) -> frozenset[str]:
    """Return the stems of the content words."""
    return frozenset(stem(word) for word in content_words(text))


def evidence_text(reading: Reading) -> str:
    """Return the words that facts may be drawn from, block by block."""
    report = reading.report
    return "\n".join(report.text[block.start : block.end] for block in report.blocks if block.is_evidence)


def own_words(reading: Reading) -> list[Word]:
    """Return the words of the report's evidence that are its writer's: not quoted, and not those of a picture."""
    report, found = reading.report, list[Word]()
    for block in report.blocks:
        if block.is_evidence and block.kind not in ("quote_box", "caption"):
            at, told = block.start, _QUOTED.sub(_blank, report.text[block.start : block.end])
            found += [
                Word(start=at + match.start(), end=at + match.end(), text=fold(match.group()).replace("'", ""))
                for match in _WORD.finditer(told)
            ]
    return found


def _blank(match: re.Match[str]) -> str:
    """Return as many spaces, so that what stands behind keeps its place."""
    return " " * len(match.group())
