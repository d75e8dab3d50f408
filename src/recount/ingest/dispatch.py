"""Where a dispatch was sent from and by which agency: the dateline at its head."""

import re
from functools import cache

from recount.ingest.outlets import outlet_named
from recount.ingest.phrases import agencies, agency_names, either, folded_words, senders
from recount.lexicon.schema.blocks import Agency
from recount.model.base import Span
from recount.text import fold

_CAPITALS = r"[A-Z][A-Z.'’]+(?:[ /-](?!(?:{agencies})\b)[A-Z][A-Z.'’]*){0,3}"
_MIXED = r"[A-Z][\w.'’]+(?:[ /-](?!(?:{agencies})\b)[A-Z][\w.'’]+){0,3}"
_REGION = r"(?:, ?(?!(?:{months}|{agencies})\b)[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,2}\.?| \([A-Z][\w ]+\)(?= ?,))?"
_DAY = r"(?:,? (?:\d{1,2} (?:{months})\.?(?: \d{2,4})?|(?:{months})\.? \d{1,2}(?:, \d{4})?)\.?)?"
_CREDIT = r"(?:,? (?P<bare>{agencies})(?!\w)|\s?[/(](?P<agency>[^()/\n]{2,40})[/)]\.?)"
_DASH = r"\s?(?:—|–|--+|(?<=[\s).])-|_)(?:\s+|$|(?=[A-Z]))"
_DASHES = ("—", "–", "--", "-")
_NOTES = r"(?:\[[A-Z][A-Za-z ]*\]\s*)*"


class Dateline(Span, frozen=True, kw_only=True):
    """The place (as printed) and the agency at the head of a dispatch; the span takes in the dash."""

    place: str | None
    agency: str | None


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(_filled(_CAPITALS))


@cache
def _dispatch() -> re.Pattern[str]:
    """Return the expression for the head of a dispatch; the strength of its parts is weighed afterwards."""
    mark = rf"(?:{_CREDIT}(?P<dash>{_DASH}|:\s+)?|(?P<only>{_DASH}|:\s+))"
    # Months in capitals or not; places and agencies as written.
    return re.compile(_filled(rf"(?P<place>(?:{_CAPITALS}|{_MIXED}){_REGION})?(?P<day>(?i:{_DAY})){mark}{_NOTES}"))


def _filled(frame: str) -> str:
    return frame.replace("{agencies}", agency_names()).replace("{months}", either("month"))


def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline at the head of a stretch ("LOVOSK, May 3 (AFP) -"), or null."""
    match = _dispatch().match(text, start, end)
    if not match or not _is_dispatch(match, text[match.end() : end].lstrip()):
        return None
    known = _sender(match)
    place = match["place"].strip(" ,.") if match["place"] else None
    stop = start + len(text[start : match.end()].rstrip())
    return Dateline(start=start, end=stop, place=place or None, agency=known.name if known else None)


def _sender(match: re.Match[str]) -> Agency | None:
    return agencies()[match["bare"]] if match["bare"] else senders().get((match["agency"] or "").strip())


def _is_dispatch(match: re.Match[str], behind: str) -> bool:
    place, dash = match["place"] or "", (match["dash"] or match["only"] or "").strip()
    wire = _sender(match) is not None
    if fold(place) in folded_words("not_place") or behind[:1].islower():
        return False
    capitals = bool(_capitals().fullmatch(place.split(",")[0].split("(")[0].strip()))
    if dash in ("", ":"):
        bracketed = match["agency"] is not None
        if not place and not dash and bracketed and not wire:
            return outlet_named(match["agency"]) is not None and behind[:1].isupper()
        return wire and behind[:1].isupper() and (capitals and bracketed if not dash else bool(place))
    if behind[:200].isupper() and len(behind) > 1:
        return bool(match["bare"] or match["agency"] or match["day"])
    if not place:
        return wire or (match["agency"] is not None and outlet_named(match["agency"]) is not None)
    return wire or (capitals and len(place) > 2) or _is_dated(match, dash)


def _is_dated(match: re.Match[str], dash: str) -> bool:
    """Tell whether a place in small letters has a day behind it and a dash: `Lovosk, 3 May 2031 –`."""
    return match["day"] != "" and dash in _DASHES and fold(match["place"]) not in folded_words("weekday")
