"""Captions: told by the credit in brackets behind them, by how they begin, or by the agency's name beside them."""

import re
from functools import cache

from recount.ingest.lines import Line
from recount.ingest.outlets import outlet_named
from recount.ingest.phrases import agencies, agency_names, either, folded_words
from recount.text import words

_BRACKETED = re.compile(r"[\[(]([^\[\]()]{2,120})[\])]\.?\s*$")
SCENE = 300
"""Longest caption, in characters, that a verb of what is seen may tell; longer stretches are running text."""
NAMED = 4
"""Longest line that is nothing but who took a picture, in words."""
LABELLED = 90
"""Longest caption with a labelled credit behind it, in words."""
_TAKEN = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?(?P<for>[A-Z][\w.&'’ -]{1,40})")
_SLASH = re.compile(r"\w\s?/\s?\w")


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’])(?:{agency_names()})(?![\w'’])")


@cache
def _credit_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either('credit')})(?!\w)", re.IGNORECASE)


@cache
def _signed() -> re.Pattern[str]:
    """Return the expression for an agency's name at a line's end: behind a slash or by itself."""
    return re.compile(rf"(?:(?:[A-Z][\w.'’-]+ ){{0,3}}[\w.'’-]+ ?/ ?)?(?:{agency_names()})(?: ?/ ?[\w .]{{2,30}})?$")


def is_credit(inner: str) -> bool:
    """Tell whether what stands in brackets credits a picture: `Mira Castell/AFP`, `Courier and agencies`."""
    named = _agency().search(inner) is not None
    if _SLASH.search(inner):
        return inner[:1].isupper() and (named or len(words(inner)) <= 8)
    if _credit_word().fullmatch(inner.strip()):
        return True
    return _credit_word().search(inner) is not None and (named or inner[:1].isupper()) and len(words(inner)) <= 8


def is_weak_credit(inner: str) -> bool:
    """Tell whether it is an agency's name alone, which credits the picture under one and the report in its text."""
    return _agency().fullmatch(inner.strip()) is not None


@cache
def _labelled() -> re.Pattern[str]:
    """Return the expression for a credit with its label at the end: `Photograph: Mira Castell/Harbour Post`."""
    return re.compile(rf"(?:^|[\s(|])(?i:{either('label')})\s?(?::|by\b)\s?[A-Z][^.:;!?]{{2,60}}[)\]]?$")


def is_caption(line: Line) -> bool:
    """Tell whether the line ends or begins as captions do; captions told by their first words are in the word list."""
    if match := _BRACKETED.search(line.text):
        before = line.text[: match.start()].rstrip()
        square = line.text[match.start()] == "["
        weak = is_weak_credit(match[1]) and (square or _is_scene(before))
        if weak or (is_credit(match[1]) and (square or line.size < 90)):
            return True
    if line.size <= LABELLED and _labelled().search(line.text) and not line.stopped:
        return True
    return _is_taken_by(line.text) if line.size <= NAMED else not line.stopped and _is_signed(line.text)


def _is_taken_by(text: str) -> bool:
    """Tell whether the line is who took the picture and for whom: `Mira Castell/AFP`."""
    match = _TAKEN.fullmatch(text.rstrip(" ."))
    return match is not None and (is_weak_credit(match["for"]) or outlet_named(match["for"]) is not None)


def _is_scene(before: str) -> bool:
    """Tell whether the words before an agency's name are a caption's: no full stop, or a verb of what is seen."""
    stopped = before.endswith((".", "!", "?", "”", '"'))
    return not stopped or (len(before) < SCENE and bool(folded_words("scene") & set(words(before))))


def _is_signed(text: str) -> bool:
    """Tell whether an agency's name stands at the end or the beginning as it does with pictures only."""
    bare = text.rstrip()
    if (last := _signed().search(bare)) and last.start() > 0:
        return "/" in last.group() or bare[: last.start()].rstrip().endswith(".") or _sells_pictures(last.group())
    first = _agency().match(bare)
    return first is not None and (bare[first.end() :].lstrip()[:1] in "•|" or _sells_pictures(first.group()))


def _sells_pictures(form: str) -> bool:
    agency = agencies().get(form)
    return agency is not None and not agency.wire
