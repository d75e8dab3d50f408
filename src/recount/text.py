"""Words and names in the forms that are compared, and names in a row as they are shown.

Offsets always refer to `Report.text`; nothing here changes a report.
"""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

_APOSTROPHES = "’‘ʼ`´"
# Ranges that hold every combining mark, and no typographic punctuation: text without them needs no second look.
_MARKED = re.compile(
    "[\u0300-\u1fff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u309a\ua66f-\ufe2f\U00010000-\U0010ffff]"
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def squeeze(text: str) -> str:
    """Return the text on one line, with every run of white space as one space."""
    return _SPACE.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return a form for comparison: one line, case-folded, straight apostrophes, no diacritics."""
    if text.isascii() and text.isalnum():  # a single plain word, as most are
        return text.lower()
    plain = squeeze(text)
    if plain.isascii():
        return plain.replace("`", "'").casefold()
    for mark in _APOSTROPHES:
        plain = plain.replace(mark, "'")
    if plain.isascii():  # most words are by now, and this is called for every one
        return plain.casefold()
    plain = unicodedata.normalize("NFKD", plain)
    return _MARKED.sub(_without_mark, plain).casefold()


def _without_mark(match: re.Match[str]) -> str:
    return "" if unicodedata.combining(match.group()) else match.group()


def bare(name: str) -> str:
    """Return the folded name without a leading article and a closing possessive: `The Kremlin's` is `kremlin`."""
    folded = _ARTICLE.sub("", fold(name))
    return folded.removesuffix("'s").rstrip("'")


_PARTED = re.compile(r"[\s\-‐‑/.,]+")


def name_key(name: str) -> str:
    """Return the form in which a user's names are looked up: folded, hyphens and stops as spaces, no apostrophes."""
    return _PARTED.sub(" ", fold(name).replace("'", "")).strip()


def words(text: str) -> tuple[str, ...]:
    """Return the folded words, in order, without punctuation."""
    return tuple(_WORD.findall(fold(text)))


def listed(names: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def alignment(left: Sequence[str], right: Sequence[str]) -> SequenceMatcher[str]:
    """Set one wording against another, word by word; case, marks and diacritics do not count."""
    return SequenceMatcher(None, [_plain(word) for word in left], [_plain(word) for word in right], autojunk=False)


def _plain(word: str) -> str:
    return "".join(char for char in fold(word) if char.isalnum())


_STOP = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘A-Z\d])|\n+")
_REACH = 1000


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence in which a stretch begins and ends, told by full stops and line breaks alone.

    For text whose parse is gone. A sentence that begins more than 1,000 characters before is cut there.
    """
    reach = max(0, start - _REACH)
    stops = (match.end() for match in _STOP.finditer(text, reach, start + 1))  # one more: a sentence may begin here
    first = max((stop for stop in stops if stop <= start), default=reach)
    last = _STOP.search(text, max(end - 1, start))
    return first, last.start() if last else len(text)
