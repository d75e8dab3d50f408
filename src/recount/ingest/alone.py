"""What a line is by itself, without its neighbours."""

import re
from functools import cache

from recount.ingest.credits import is_caption
from recount.ingest.dispatch import dateline_at
from recount.ingest.furniture import furniture_kind
from recount.ingest.lines import PROSE, Line, make_line
from recount.ingest.phrases import agency_names, either, folded_words, known_line
from recount.ingest.printed import imprint_end
from recount.model.report import BlockKind
from recount.text import fold

LONGEST = 2_000
"""Longest line, in characters, that is searched for a credit or a name: on longer ones that takes long."""
IMPRINT = 10
"""Longest line that is an imprint though words are left over ("Published 3 May 2031, 12 hours ago")."""
BYLINE = 20
"""Longest byline, in words."""
MENU, MENU_WORDS = 3, 3
"""Fewest links of a row of links, and most words of one."""
_BARS = re.compile(r"\s*[|·•›»]\s*")
_LINK = re.compile(r"(?:https?\s?:\s?/|www\s?\.)")
_CONTACT = r"(?:(?:{channels})\s?:?\s{{0,2}})?(?:[\w.+-]{{1,64}}@[\w.-]+|@\w+|\+?[\d().-]{{3,20}})"
_BY = re.compile(r"(?:[Bb]y|BY|(?:Written|Reported|Posted|Story|Text|Report|Words) by)\s?:?\s+(?P<names>\S.*)$")
_ASIDE = re.compile(r"\([^a-z()]{4,}\)$")
_TWEET = re.compile(r"[—–-]\s?(?P<name>[^—–()]{1,60}?)\s?\(@(?P<handle>\w+)\).{0,40}$")


def kind_alone(line: Line, outlet: str | None) -> BlockKind | None:
    """Return the kind of a line that its own words tell, or null. `outlet` tells its own tweets from others'."""
    if entry := known_line(line):
        return entry.kind
    if _is_imprint(line):
        return "dateline"
    if not line.size or _is_address(line) or _is_menu(line) or _ASIDE.match(line.text):
        return "boilerplate"
    if kind := furniture_kind(line):
        return kind
    return None if len(line.text) > LONGEST else _kind_of_words(line, outlet)


def _kind_of_words(line: Line, outlet: str | None) -> BlockKind | None:
    if (tweet := _TWEET.search(line.text)) and line.size > PROSE / 2:
        return _kind_of_tweet(line, tweet, outlet)
    if is_byline(line):
        return "byline"
    return "caption" if is_caption(line) else None


@cache
def _address() -> re.Pattern[str]:
    contact = _CONTACT.format(channels=either("channel"))
    return re.compile(rf"{contact}(?:[\s,|;/•]+{contact})*$", re.IGNORECASE)


def _is_menu(line: Line) -> bool:
    """Tell whether the line is a row of links: "Home | World | Sport | Subscribe"."""
    parts = _BARS.split(line.text)
    if len(parts) == MENU - 1:
        return all(known_line(make_line(part, 0, len(part))) for part in parts)
    return len(parts) >= MENU and all(0 < len(part.split()) <= MENU_WORDS for part in parts)


def _is_address(line: Line) -> bool:
    """Tell whether the line is an address of the web, spaced out or not, or addresses and numbers of people."""
    if _LINK.match(line.text):
        marks = sum(not word.isalpha() for word in line.text.split())
        return not line.stopped and 3 * marks >= line.text.count(" ") + 1
    return len(line.text) < 200 and _address().match(line.text.lstrip("• ")) is not None


def _is_imprint(line: Line) -> bool:
    """Tell whether the line is a printed date, an agency before it or not, or a dateline without its dispatch."""
    own = dateline_at(line.text, 0, len(line.text))
    if own and own.end == len(line.text):
        return True
    ends = [imprint_end(line.text, at, len(line.text)) for at in (0, _behind_agency(line.text))]
    whole = range(len(line.text.rstrip(" \t*|.-")), len(line.text) + 1)
    return any(end in whole for end in ends) or (ends[0] is not None and line.size <= IMPRINT and not line.stopped)


def _behind_agency(text: str) -> int:
    match = _agency_first().match(text)
    return match.end() if match else 0


@cache
def _agency_first() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{agency_names()})|[A-Z][\w. ]{{1,30}})\s?[|,·•-]\s?")


@cache
def _agencies_only() -> re.Pattern[str]:
    names = agency_names()
    more = rf"(?:\s?[,/&|]\s?|\s(?:and|with)\s)(?:{names}|[Aa]gencies)"
    return re.compile(rf"\(?(?:[Ss]ource\s?:?\s?)?(?:{names})(?:{more})*\)?[.|]?$")


def is_byline(line: Line) -> bool:
    """Tell whether the line names who wrote the report: `By Mira Castell and Jon Abara`, or an agency."""
    if _agencies_only().match(line.text):
        return True
    match = _BY.match(line.text)
    if not match or line.size > BYLINE or (line.stopped and line.size > 6):
        return False
    plain = re.findall(r"[^\W\d_][\w'’-]*", re.sub(r"\S+@\S+", "", match["names"]))
    joining = folded_words("small") | folded_words("occupation") | folded_words("tie") | folded_words("staff")
    return bool(plain) and plain[0][:1].isupper() and all(w[:1].isupper() or fold(w) in joining for w in plain)


def _kind_of_tweet(line: Line, tweet: re.Match[str], outlet: str | None) -> BlockKind:
    """A tweet is a quotation of its author; the outlet's own with a link in it advertises another of its stories."""
    own = fold(outlet or "").replace(" ", "")
    names = (fold(tweet["handle"]).replace("_", ""), fold(tweet["name"]).replace(" ", ""))
    linked = "http" in line.text or "t.co/" in line.text
    return "related" if own and linked and any(name.startswith(own) or name == own for name in names) else "quote_box"
