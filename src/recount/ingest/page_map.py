"""From a report's text back to the page as it was found: which bytes each stretch stands in.

Plain text maps character by character. Extracted text has lost its markup, so its words are found again among the
words of the page, in order: three in a row fix a place, and the stretch runs from its first word to its last.
"""

import codecs
import html
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from recount.model.base import Record, Span
from recount.model.report import Block, Bytes

RUN = 3
"""Words in a row that fix a place on the page."""
LOOSE = (3, 30)
"""A stretch found on the page may hold this many times its own words, and as many more: what stood between was cut."""
TRIES = 12
"""Runs that are looked up, from either end of a stretch, before it counts as not found."""
MOST = 300_000
"""Words of a page that are looked through: more than any report has, its surroundings included."""
MARKS = 12
"""Characters of the marks that touch a word."""
_MARKS_BEFORE = re.compile(r"[^\s<>]+$")
_MARKS_BEHIND = re.compile(r"[^\s<>]+")
_ENTITY = r"&(?:#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,30});"
_WORD = re.compile(rf"(?:[^\W_]|{_ENTITY})+")
_PART = re.compile(r"[^\W_]+")
_SKIPPED = re.compile(r"<(?:!--|(script|style|noscript|template|title)(?=[\s>/]))", re.IGNORECASE)

Run = tuple[str, ...]


class PageWords(Record, frozen=True, kw_only=True):
    """The words of a page in order, folded, and where each stands in the decoded page. Columns, for speed."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


def byte_spans(raw: bytes, encoding: str, text: str, spans: Sequence[Span], *, markup: bool) -> list[Bytes | None]:
    """Return for each stretch of the text (in order) the bytes of the page that it stands in; null where not found."""
    page = _decoded(raw, encoding)
    if page is None:
        return [None] * len(spans)
    found = list[Span | None](spans) if page == text else align_spans(page, text, spans, markup)
    offsets = _byte_offsets(page, encoding, raw, [n for span in found if span for n in (span.start, span.end)])
    return [Bytes(start=offsets[span.start], end=offsets[span.end]) if span else None for span in found]


def _decoded(raw: bytes, encoding: str) -> str | None:
    """Return the page with every byte kept: those that the encoding has no character for are lone surrogates."""
    try:
        return raw.decode(encoding, "surrogateescape").removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _byte_offsets(page: str, encoding: str, raw: bytes, places: Iterable[int]) -> dict[int, int]:
    """Return the byte at which each character of the page begins."""
    encoder = codecs.getincrementalencoder(encoding)("surrogateescape")
    mark = len(raw) - len(page.encode(encoding, "surrogateescape"))
    found: dict[int, int] = {}
    size = at = 0
    for place in sorted(set(places)):
        size += len(encoder.encode(page[at:place]))
        found[place] = size + max(0, mark)
        at = place
    return found


def page_words(page: str, *, markup: bool) -> PageWords:
    """Return the words of the page; of markup only what stands outside tags, scripts and comments."""
    found = PageWords(texts=[], starts=[], ends=[])
    if not markup:
        _add_words(found, page, 0)
        return found
    at = 0
    for number, piece in enumerate(without_scripts(page).split("<")):
        # a piece without its closing mark, or that no tag begins with, is text: "a < b"
        tag = piece.find(">") + 1 if number and not piece[:1].isspace() else 0
        if words := piece[tag:].rstrip():
            _add_words(found, words, at + tag)
            if len(found.texts) > MOST:
                break
        at += len(piece) + 1
    return found


def _add_words(found: PageWords, text: str, at: int) -> None:
    for match in _WORD.finditer(text):
        word = match.group()
        # an entity is a letter of a word, or a mark between two: both halves then point at the whole
        for part in _PART.findall(html.unescape(word)) if "&" in word else (word,):
            found.texts.append(part.casefold())
            found.starts.append(at + match.start())
            found.ends.append(at + match.end())


def without_scripts(page: str) -> str:
    """Return the page with a tag as long for each comment, script and style; one that never ends stays."""
    pieces: list[str] = []
    at = 0
    missing: set[str] = set()
    for match in _SKIPPED.finditer(page):
        end = _end_of(page, match, missing) if match.start() >= at else None
        if end is not None:
            pieces += [page[at : match.start()], f"<{'_' * (end - match.start() - 2)}>"]
            at = end
    return "".join([*pieces, page[at:]])


def _end_of(page: str, match: re.Match[str], missing: set[str]) -> int | None:
    """Return where a comment or script ends; what closes nowhere is looked for once: the whole stays linear."""
    mark = f"</{match[1].casefold()}" if match[1] else "-->"
    if mark in missing:
        return None
    place = page.find(mark, match.end())
    if place < 0:
        missing.add(mark)
        return None
    return place + len(mark)


def align_spans(page: str, text: str, spans: Sequence[Span], markup: bool) -> list[Span | None]:
    """Find stretches of the text (in order) among the words of the page: characters of the page, or null."""
    wanted = [[word.casefold() for word in _PART.findall(text, span.start, span.end)] for span in spans]
    known = page_words(page, markup=markup)
    index = _index(known.texts, {run for mine in wanted for run in _runs(mine)})
    found: list[Span | None] = []
    cursor = 0
    for mine in wanted:
        place = _place(mine, known.texts, index, cursor)
        cursor = place[0] if place else cursor
        found.append(_with_marks(page, known, *place) if place else None)
    return found


def _runs(mine: Sequence[str]) -> list[Run]:
    size = min(RUN, len(mine))
    return [tuple(mine[n : n + size]) for n in range(len(mine) - size + 1)] if size else []


def _index(texts: Sequence[str], wanted: set[Run]) -> dict[Run, list[int]]:
    """Return the places of the wanted runs; runs shorter than three are those of short stretches."""
    found: defaultdict[Run, list[int]] = defaultdict(list)
    for size in sorted({len(run) for run in wanted}):
        firsts = {run[0] for run in wanted if len(run) == size}
        for n in range(len(texts) - size + 1):
            if texts[n] in firsts and (run := tuple(texts[n : n + size])) in wanted:
                found[run].append(n)
    return found


def _place(
    mine: Sequence[str], texts: Sequence[str], index: dict[Run, list[int]], cursor: int
) -> tuple[int, int] | None:
    """Return the first and last page word of a stretch: of the places where both ends fit, the nearest in length."""
    runs = _runs(mine)
    for skipped, run in enumerate(runs[:TRIES]):
        places = index.get(run, [])
        at = bisect_left(places, cursor)
        near = [*places[at : at + TRIES], *places[:1]]
        ends = [(start, end) for start in near if (end := _end(runs, index, start - skipped)) is not None]
        found = [(abs(end - start + 1 - len(mine)), n, start, end) for n, (start, end) in enumerate(ends)]
        if found:
            *_, start, end = min(found)
            return start - (skipped if _fits(mine, texts, start, skipped) else 0), end
    return None


def _fits(mine: Sequence[str], texts: Sequence[str], start: int, skipped: int) -> bool:
    """Tell whether the words before a run stand before it on the page too."""
    return start >= skipped and all(texts[start - n] == mine[skipped - n] for n in range(1, skipped + 1))


def _end(runs: Sequence[Run], index: dict[Run, list[int]], start: int) -> int | None:
    """Return the last word of a stretch that begins at `start`: its last run, found where it should about be."""
    size = len(runs[-1])
    reach = start + LOOSE[0] * (len(runs) + size) + LOOSE[1]
    for number in range(len(runs) - 1, max(-1, len(runs) - 1 - TRIES), -1):
        places = index.get(runs[number], [])
        at = bisect_left(places, max(0, start + number - 1))
        if at < len(places) and places[at] + size - 1 <= reach:
            return places[at] + size - 1
    return None


def _with_marks(page: str, known: PageWords, first_word: int, last_word: int) -> Span:
    """Return the stretch with the marks that touch its ends: quotation marks, brackets, the full stop."""
    start, end = known.starts[first_word], known.ends[last_word]
    bound = known.ends[first_word - 1] if first_word else 0
    stop = known.starts[last_word + 1] if last_word + 1 < len(known.starts) else len(page)
    before = _MARKS_BEFORE.search(page, max(bound, start - MARKS), start)
    behind = _MARKS_BEHIND.match(page, end, min(stop, end + MARKS))
    return Span(start=before.start() if before else start, end=behind.end() if behind else end)


def passage(raw: bytes, encoding: str, text: str, blocks: Sequence[Block], span: Span, *, markup: bool) -> Bytes | None:
    """Return the bytes of the page that a stretch of the text stands in, markup within it and all; null if unknown.

    `blocks` are those of the text, each with its place in the page: within it word is set against word.
    """
    page = _decoded(raw, encoding)
    touched = [block for block in blocks if block.overlap(span)]
    if page is None or not touched:
        return None
    if page == text:
        offsets = _byte_offsets(page, encoding, raw, (span.start, span.end))
        return Bytes(start=offsets[span.start], end=offsets[span.end])
    first, last = (_edges(raw, encoding, text, block, span, markup) for block in (touched[0], touched[-1]))
    return Bytes(start=first.start, end=last.end) if first and last else None


def _edges(raw: bytes, encoding: str, text: str, block: Block, span: Span, markup: bool) -> Bytes | None:
    """Return where the part of a stretch that lies in a block begins and ends in the page."""
    if block.raw is None:
        return None
    shown = _decoded(raw[block.raw.start : block.raw.end], encoding)
    if shown is None:
        return None
    mine = list(_PART.finditer(text, block.start, block.end))
    known = page_words(shown, markup=markup)
    pairs = SequenceMatcher(None, [m.group().casefold() for m in mine], known.texts, autojunk=False)
    twin = {a + n: b + n for a, b, size in pairs.get_matching_blocks() for n in range(size)}
    own = [n for n, m in enumerate(mine) if m.end() > span.start and m.start() < span.end]
    if not own:
        return block.raw
    # marks belong to the stretch only where its own text has them
    marked = (not text[max(span.start, block.start)].isalnum(), not text[min(span.end, block.end) - 1].isalnum())
    start, end = _first(shown, known, twin, own[0], marked[0]), _last(shown, known, twin, own[-1], marked[1])
    if start >= end:
        return block.raw
    offsets = _byte_offsets(shown, encoding, raw[block.raw.start : block.raw.end], (start, end))
    return Bytes(start=block.raw.start + offsets[start], end=block.raw.start + offsets[end])


def _first(shown: str, known: PageWords, twin: dict[int, int], word: int, marked: bool) -> int:
    """Return where a word begins on the page; one that is written otherwise there, behind the word before it."""
    if word in twin:
        found = known.starts[twin[word]]
        return _with_marks(shown, known, twin[word], twin[word]).start if marked else found
    before = max((n for n in twin if n < word), default=None)
    at = known.ends[twin[before]] if before is not None else 0
    return at + len(shown[at:]) - len(shown[at:].lstrip())


def _last(shown: str, known: PageWords, twin: dict[int, int], word: int, marked: bool) -> int:
    """Return where a word ends on the page; one that is written otherwise there, before the word behind it."""
    if word in twin:
        return _with_marks(shown, known, twin[word], twin[word]).end if marked else known.ends[twin[word]]
    behind = min((n for n in twin if n > word), default=None)
    return len(shown[: known.starts[twin[behind]] if behind is not None else len(shown)].rstrip())
