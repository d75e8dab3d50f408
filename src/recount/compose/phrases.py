"""Phrases of the lexicon looked up in running text, where the parse is gone."""

import re
from collections.abc import Sequence

_STOP = re.compile(
    r"[;:!?\n]|\.(?=\s|$)| and \d+\b| - | – | — "
    r"|,\s+(?:which|who|whose|but|while|although|adding|said|says|according)\b"
)


def any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for any of the phrases as whole words, the longest first, whatever their case."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def clause_end(text: str, start: int, end: int) -> int:
    """Return where the clause that goes on at `start` ends, `end` at the latest."""
    found = _STOP.search(text, start, end)
    return found.start() if found else end
