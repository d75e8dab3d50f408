"""Words for what records say in symbols: dates, measures, agreement. British desk style, no locale."""

import unicodedata
from collections.abc import Callable
from datetime import date

from recount.model.edtf import Edtf, parse_or_none
from recount.model.report import Published
from recount.model.story import EventCluster, FindingKind, Position, PositionStance

MEASURES = {
    "killed": "killed", "injured": "injured", "displaced": "displaced", "refugees": "refugees", "detained": "detained",
    "missing": "missing", "abducted": "abducted", "troops": "troops", "money": "money", "count": "how many",
    "share": "share", "distance": "distance", "duration": "how long",
}  # fmt: skip
"""A measure as a row of the matrix names it."""

AGREEMENT: dict[FindingKind, str] = {
    "agreed": "agreed", "one_voice": "one voice", "single": "single", "differs": "differs", "disputed": "disputed",
    "reworded": "reworded",
}  # fmt: skip
"""A kind of finding as people read it."""

MEANING: dict[FindingKind, str] = {
    "agreed": "independent reports give the same",
    "one_voice": "several reports, but one voice behind them",
    "single": "one report only",
    "differs": "reports give what cannot both be exact",
    "disputed": "holders exclude each other",
    "reworded": "one quotation in different words",
}
"""What each kind of finding means, for the legend."""

_SAID: dict[PositionStance, str] = {"asserts": "said it was", "denies": "denied it was", "doubts": "doubted it was"}
_OWN: dict[PositionStance, str] = {"asserts": "claimed it", "denies": "denied it", "doubts": "doubted it"}
_COUNTED: dict[PositionStance, str] = {"asserts": "gave", "denies": "said there were no", "doubts": "doubted"}
_OPEN = {"responsible": ("left open who", "did it"), "cause": ("left open what", "caused it")}
_UNKNOWN = {"responsible": "nobody is known to have done it", "cause": "its cause is not known"}


def held(position: Position, name: Callable[[str | None], str]) -> tuple[str, str]:
    """Return how a holder stands to a question, and the answer: ("denied it was", "Dalvania"), ("denied it", "")."""
    question, stance, answer = position.question, position.stance, position.answer
    if answer is None:
        return _OPEN.get(question, ("left open", "it"))
    said = name(answer)
    if question == "responsible":
        return (_OWN[stance], "") if position.holder == answer else (_SAID[stance], said)
    if question == "cause":
        return f"{_SAID[stance]} caused by", said
    if question == "purpose":
        return f"{_SAID[stance]} {'meant' if said.startswith('to ') else 'in'}", said
    if question == "threat":
        return _SAID[stance], said
    return _COUNTED[stance], f"{said} {MEASURES.get(question, question)}"


def held_in_full(position: Position, name: Callable[[str | None], str]) -> str:
    """Return a position as a sentence without its stop: "Vornland denied it was Vornland"."""
    if position.holder is None and position.answer is None:
        return _UNKNOWN.get(position.question, "it is not known")
    return " ".join(part for part in (name(position.holder), *held(position, name)) if part)


def printable(text: str) -> str:
    """Return the text without characters that drive a terminal or turn the direction of writing.

    A report may carry escape sequences; its offsets do not matter here, since what is printed is only looked at.
    """
    return "".join("�" if _is_driving(char) else char for char in text)


def _is_driving(char: str) -> bool:
    if char in "\n\t":
        return False
    bidirectional = "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
    return bidirectional or unicodedata.category(char) == "Cc"


def shortened(text: str, limit: int) -> str:
    """Return the text cut at a word where it is longer than the limit."""
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]} …"


def sentence_case(text: str) -> str:
    """Return the text with its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def spelled(when: str | None) -> str:
    """Return an EDTF date as a desk writes it: 27 February 2020, since December 2019, 2 to 9 May 2031.

    What is no date (a duration) is returned as it is, unknown as "undated".
    """
    found = parse_or_none(when)
    if found is None:
        return when or "undated"
    about = "about " if found.approximate else ""
    left, _, right = found.text.removesuffix("~").partition("/")
    if not right:
        return about + _point(left, found)
    if right == "..":
        return f"since {_spelled_end(left)}"
    if left in ("", ".."):
        return f"until {_spelled_end(right)}"
    return about + _interval(left, right)


def appeared(published: Published) -> str:
    """Return when a report appeared: of two years that remain both, "not before" where only that is known."""
    if published.candidates:
        return " or ".join(spelled(candidate) for candidate in published.candidates)
    found = parse_or_none(published.when)
    known = spelled(published.when)
    return known.replace("since", "not before", 1) if found is not None and found.last == date.max else known


def _interval(left: str, right: str) -> str:
    """Return both ends, the month and year once where they are the same."""
    first, last = _spelled_end(left).split(), _spelled_end(right).split()
    shared = 0
    while len(first) > 1 and shared < len(last) and first[-1] == last[-1 - shared]:
        first.pop()
        shared += 1
    return f"{' '.join(first)} to {' '.join(last)}"


def _spelled_end(text: str) -> str:
    found = parse_or_none(text)
    return _point(text, found) if found else text


def _point(text: str, found: Edtf) -> str:
    day, clock = found.first, text.partition("T")[2]
    parts = text.partition("T")[0].count("-")
    if parts == 2:
        return f"{day.day} {day:%B %Y}{', ' + clock if clock else ''}"
    if parts == 1:
        return f"{day:%B %Y}"
    return f"{text[:3]}0s" if text.endswith("X") else text


def event_kind(event: EventCluster) -> str:
    """Return an event's type as a heading names it: "Drone strike"."""
    return sentence_case(event.type.replace("_", " "))


def event_label(event: EventCluster) -> str:
    """Return an event as a heading names it: "Airstrike, Dreval, 6 May 2031"."""
    parts = [event_kind(event)]
    if event.where:
        parts.append(event.where.text)
    if parse_or_none(event.when):
        parts.append(spelled(event.when))
    return ", ".join(parts)


def numbers(low: float | None, best: float | None, high: float | None) -> tuple[str, str, str]:
    """Return low, best and high as a table prints them, "–" for the unknown."""
    shown = tuple("–" if n is None else f"{n:,}" for n in (low, best, high))
    return shown[0], shown[1], shown[2]
