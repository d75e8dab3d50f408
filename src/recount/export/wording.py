"""Values as people read them."""

from recount.model.edtf import parse_or_none
from recount.model.fact import Modifier, Number

_BEFORE = {"at_least": "at least ", "at_most": "at most ", "about": "about ", "almost": "almost ", "over": "over "}


def date_words(when: str | None) -> str:
    """Return an EDTF date in words: "27 February 2020", "since December 2019"; "undated" for null."""
    value = parse_or_none(when)
    if value is None:
        return "undated" if when is None else when
    if "/" not in value.text:
        return _point(value.text.removesuffix("~"), about="about " if value.approximate else "")
    start, end = value.text.removesuffix("~").split("/")
    if end in ("", ".."):
        return f"since {_point(start)}"
    return f"until {_point(end)}" if start in ("", "..") else f"{_point(start)} to {_point(end)}"


def _point(text: str, about: str = "") -> str:
    value = parse_or_none(text)
    if value is None or text.endswith("X"):
        return f"{about}the {text[:3]}0s" if text.endswith("X") else text
    day, _, clock = text.partition("T")
    parts = day.split("-")
    words = {1: "", 2: f"{value.first:%B} ", 3: f"{value.first.day} {value.first:%B} "}[len(parts)]
    return f"{about}{words}{value.first.year}{f', {clock}' if clock else ''}"


def amount(low: Number | None, best: Number | None, high: Number | None, modifier: Modifier | None) -> str:
    """Return a figure in words: "34", "at least 34", "24 to 99"; a question mark where nothing is known."""
    known = next((n for n in (best, low, high) if n is not None), None)
    if known is None:
        return "?"
    if best is None and low is not None and high is not None:
        return f"{low:,} to {high:,}"
    return f"{_BEFORE.get(modifier or '', '')}{known:,}"


def money(words: str, currency: str) -> str:
    """Return an amount with its currency."""
    return f"{words} {currency}"


def kind_words(name: str) -> str:
    """Return a name of the format as words: `one_voice` is "one voice"."""
    return name.replace("_", " ")
