"""Paragraphs that have lost their line breaks: dates, headlines, captions and furniture among the sentences.

What is split off must be told by its form; all that is in doubt stays with the report.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice

from recount.ingest.credits import is_credit, is_weak_credit
from recount.ingest.dispatch import dateline_at
from recount.ingest.lines import make_line
from recount.ingest.phrases import agencies, block_words, folded_words, known_line
from recount.ingest.printed import imprint_end
from recount.lexicon.load import entries
from recount.lexicon.schema.blocks import BlockLine
from recount.model.base import Span
from recount.model.report import BlockKind
from recount.text import fold, words

RUN_ON = 90
"""Words from which a paragraph is searched for lost line breaks throughout, not at its head and foot alone."""
HEAD = 200
"""How far into a paragraph, in characters, furniture may stand between a repeated headline and the first sentence."""
BYLINE = 9
"""How many words may stand before a printed date to say who wrote it."""
REACH = 60
"""How many words of tags or topics are gone through to find the sentence behind them."""
TITLE = 5
"""Words from which capitals in a row are a headline and not a name."""
TITLED = 0.6
"""Share of capitals among the words of a headline that is linked to."""
_GOES_ON = re.compile(r"[a-z\d][.!?][\"”’')]*\s+[A-Z\"“]")
_FURNITURE = ("boilerplate", "author_bio", "advertisement")
_FIRST = ("dateline", "headline", "section_label")
_MARKS = "\"“”‘’'(),;:"
_TOKEN = re.compile(r"\S+")
_BOUNDARY = re.compile(r"[.!?][\"”’')\]]*\s+(?P<count>\.\.\.\s*\d[\d ]*\s)?")
_BRACKETS = re.compile(r"[\[(]([^\[\]()]{2,80})[\])]\.?")
_ENDED = re.compile(r"[.!?][\"”’')\]]*$")
_SIGNATURE = re.compile(r"[.!?][\"”’']?\s?(?P<mark>-{1,2}|–|—)?\s?(?P<name>[A-Z][A-Z/. -]{1,20}?(?:\s?-\s?\d{1,3})?)$")
_SENT = re.compile(r"[A-Z\d][^.!?]{1,80}[-–—(/:_]")
_COUNTED = re.compile(r"[^.!?()]{0,80}?(?:\(\d+\)(?:\s\d[\d ]*)?|\s\d[\d ]*)(?=\s+[A-Z\"“]|\s*$)")
Piece = tuple[BlockKind, int, int]


@cache
def _cues() -> tuple[tuple[re.Pattern[str], BlockLine], ...]:
    return tuple((re.compile("|".join(map(_cue, entry.cues))), entry) for entry in entries(BlockLine) if entry.cues)


@cache
def _any_cue() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern, _ in _cues()))


def _cue(cue: str) -> str:
    # A cue that ends in a digit or a mark may run on ("© 2" and "031"); a word may only lose the space behind it.
    return re.escape(cue) + (r"(?![a-z])" if cue[-1].isalpha() else "")


def split_paragraph(text: str, span: Span, headline: tuple[str, ...], *, first: bool) -> list[Piece]:
    """Return the pieces of a paragraph in order; together they are all of it. `headline`: its words, where given."""
    start, head = _head(text, span, headline) if first else (span.start, [])
    end, foot = _foot(text, start, span.end)
    if len(words(text[start:end])) < RUN_ON:
        return _joined(text, [*head, *_body(text, start, end), *foot])
    inner: list[Piece] = []
    at = start
    for piece in _inside(text, start, end):
        before = _body(text, at, piece[1])
        inner += [*(_standfirst(before) if at == start and piece[0] != "caption" else before), piece]
        at = piece[2]
    return _joined(text, [*head, *inner, *_body(text, at, end), *foot])


def _joined(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without white space at their ends; what has no word goes to the piece before it."""
    found: list[Piece] = []
    for kind, at, stop in pieces:
        part = text[at:stop]
        if not part.strip():
            continue
        start, end = at + len(part) - len(part.lstrip()), at + len(part.rstrip())
        if found and (not words(part) or (found[-1][0] == kind and kind != "dateline")):
            found[-1] = (found[-1][0], found[-1][1], end)
        else:
            found.append((kind, start, end))
    return found


def _standfirst(pieces: list[Piece]) -> list[Piece]:
    """Return the sentences before tags or a second dateline as what they are if they are few."""
    return [("summary" if p[0] == "paragraph" and p[2] - p[1] < 2 * HEAD else p[0], p[1], p[2]) for p in pieces]


def _body(text: str, start: int, end: int) -> list[Piece]:
    """Return a stretch of sentences, the dateline at its head apart."""
    at = start + len(text[start:end]) - len(text[start:end].lstrip())
    if line := dateline_at(text, at, end):
        return [("dateline", at, line.end), ("paragraph", line.end, end)]
    return [("paragraph", start, end)]


def _head(text: str, span: Span, headline: tuple[str, ...]) -> tuple[int, list[Piece]]:
    """Return where the report's sentences begin, and the dates, headline and furniture before them."""
    at = span.start
    found: list[Piece] = []
    while True:
        while at < span.end and text[at].isspace():
            at += 1
        piece = next((p for step in _HEAD_STEPS if (p := step(text, at, span.end, headline))), None)
        # "AFP" and "Related" may begin a sentence: only behind a date or a headline are they told.
        if piece is None or not (found or piece[0] in _FIRST or text.startswith("By ", at)):
            return at, found
        found.append(piece)
        at = piece[2]


def _head_imprint(text: str, at: int, end: int, _headline: tuple[str, ...]) -> Piece | None:
    stop = imprint_end(text, at, end)
    behind = text[stop:end].lstrip(" ,.)-–—|") if stop else ""
    # "On 3 May 2031 the council met" and "3 May 2031 was a Monday" are sentences.
    return ("dateline", at, stop) if stop and not behind[:1].islower() else None


def _head_byline(text: str, at: int, end: int, _headline: tuple[str, ...]) -> Piece | None:
    """Find who wrote it before a printed date: `By Mira Castell Harbour Post 4 May 2031 The ferry …`."""
    writers = folded_words("occupation") | folded_words("staff") | folded_words("small")
    for n, token in enumerate(islice(_TOKEN.finditer(text, at, end), BYLINE)):
        stop = imprint_end(text, token.start(), end) if n else None
        if stop and not text[stop:end].lstrip(" ,.)-–—|")[:1].islower():
            return "byline", at, token.start()
        word = token.group().strip(_MARKS)
        if _ENDED.search(token.group()) or (word[:1].islower() and fold(word) not in writers and "@" not in word):
            return None
    return None


def _head_headline(text: str, at: int, end: int, headline: tuple[str, ...]) -> Piece | None:
    """Find the headline; a word or two that are no part of it ("UPDATED") may stand before it."""
    for n, token in enumerate(islice(_TOKEN.finditer(text, at, end), 3)):
        if stop := _repeated(text, token.start(), end, headline):
            return ("headline", at, stop) if n == 0 else ("section_label", at, token.start())
    return None


def _head_agency(text: str, at: int, end: int, _headline: tuple[str, ...]) -> Piece | None:
    """Find an agency's name that stands by itself between a headline and a sentence."""
    bracketed = re.compile(r"\(([^()]{2,40})\)").match(text, at, end)
    if bracketed and (is_weak_credit(bracketed[1]) or is_credit(bracketed[1])):
        return "byline", at, bracketed.end()
    word = _TOKEN.match(text, at, end)
    rest = text[word.end() : end].lstrip() if word else ""
    if not word or word.group() not in agencies() or not word.group().isupper():
        return None
    return ("byline", at, word.end()) if rest[:1].isupper() or rest[:1] in '"“' else None


def _head_furniture(text: str, at: int, end: int, headline: tuple[str, ...]) -> Piece | None:
    """Find furniture, and what stands between a repeated headline and a date: `Rubric 1735 03.05.2031(updated`."""
    near = min(end, at + HEAD)
    for pattern, entry in _cues():
        if not entry.rest and (cue := pattern.match(text, at, near)):
            return entry.kind, at, _opening_ends(text, cue.end(), end, headline)
    numbers = re.compile(r"[^.!?]{0,80}?(?=\b(?:\d{3,4}\s)?\d{1,2}\.\d{1,2}\.\d{4}\()").match(text, at, near)
    return ("boilerplate", at, numbers.end()) if numbers and numbers.group().strip() else None


_HEAD_STEPS: tuple[Callable[[str, int, int, tuple[str, ...]], Piece | None], ...] = (
    _head_imprint, _head_headline, _head_byline, _head_agency, _head_furniture,
)  # fmt: skip


def _opening_ends(text: str, at: int, end: int, headline: tuple[str, ...]) -> int:
    """Return where furniture before the first sentence ends: at the headline, behind a count, or at the sentence."""
    for token in _TOKEN.finditer(text, at, min(end, at + HEAD)):
        if _repeated(text, token.start(), end, headline):
            return token.start()
    if count := _COUNTED.match(text, at, end):
        return count.end()
    return _sentence_start(text, at, end) or at


def _repeated(text: str, at: int, end: int, headline: tuple[str, ...]) -> int | None:
    """Return where the headline ends if it stands here word for word, or null."""
    if len(headline) < 3:
        return None
    stop = at
    for word in headline:
        match = re.compile(r"\W*([^\W_]+(?:['’][^\W_]+)*)").match(text, stop, end)
        if not match or "".join(words(match[1])).replace("'", "") != word.replace("'", ""):
            return None
        stop = match.end()
    closing = re.compile(r"[\"”’')]*\s?[.:–—-]{0,2}(?=\s|$|-)").match(text, stop, end)
    stop = closing.end() if closing else stop
    behind = text[stop:end].lstrip()
    # "Ferry sinks off Lovosk, killing nine" is a sentence that begins as its headline does.
    return None if behind[:1].islower() or behind[:1] in tuple(",;") else stop


def _sentence_start(text: str, at: int, end: int) -> int | None:
    """Return where a sentence begins behind a run of tags or topics, or null where that cannot be told.

    Tags hold no verbs and articles: it begins at the last capital before the first, or at a word that opens sentences.
    """
    openers, words_of_sentences = frozenset(block_words("sentence_start")), frozenset(block_words("sentence_word"))
    opener = last = None
    for token in islice(_TOKEN.finditer(text, at, end), REACH):
        word = token.group().strip(_MARKS)
        if word in openers:
            opener = token.start() if opener is None else opener
        elif word[:1].isupper():
            last = token.start()
        elif word in words_of_sentences or _ENDED.search(token.group()):
            return last if opener is None else opener
    return None


def _inside(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield what interrupts the sentences: tags, captions, datelines, photo credits with another story's headline."""
    at = start
    for boundary in _BOUNDARY.finditer(text, start, end):
        here = boundary.end()
        if here < at:
            continue
        piece = _credited(text, at, boundary) or _tagged(text, here, end) or _run_in_title(text, here, end)
        piece = piece or _sent(text, here, end)
        if piece and piece[2] > piece[1] >= at:
            yield piece
            at = piece[2]


def _credited(text: str, at: int, boundary: re.Match[str]) -> Piece | None:
    """Find a caption: the sentence before a picture credit in brackets; with the one before where it is a date only."""
    match = _BRACKETS.match(text, boundary.end())
    if not match or not is_credit(match[1]):
        return None
    stops = [at, *(m.end() for m in _BOUNDARY.finditer(text, at, boundary.start()))]
    begin = stops.pop()
    if stops and len(words(text[begin : boundary.end()])) <= 4:
        begin = stops.pop()
    return "caption", begin, match.end()


def _tagged(text: str, at: int, end: int) -> Piece | None:
    for pattern, entry in _cues() if _any_cue().match(text, at, end) else ():
        if not entry.rest and (cue := pattern.match(text, at, end)) and (stop := _sentence_start(text, cue.end(), end)):
            return entry.kind, at, stop
    return None


def _run_in_title(text: str, at: int, end: int) -> Piece | None:
    """Find a picture credit and the headline of another story: `AFP Photo Mira Castell Ferry Sinks The ferry …`."""
    near = min(end, at + 2 * HEAD)
    tokens = list(islice(_TOKEN.finditer(text, at, near), 2))
    form = next((f for n in (2, 1) if (f := " ".join(t.group() for t in tokens[:n])) in agencies()), None)
    if form is None or not (form.isupper() or " " in form or len(tokens) > 1):
        return None
    tokens = list(_TOKEN.finditer(text, at, near))
    run, first = _title_run(tokens), len(form.split())
    if run == len(tokens) or run - first < TITLE - 2:
        return None
    begin = _title_end(tokens, first, run)
    size = begin - first
    return ("related" if size > TITLE + 2 else "caption", at, tokens[begin].start()) if size >= TITLE - 2 else None


def _title_end(tokens: Sequence[re.Match[str]], first: int, run: int) -> int:
    """Return the token that begins a sentence behind a headline: a word that opens sentences, or the last capital."""
    openers = frozenset(block_words("sentence_start"))
    inner = range(first + 2, run + 1)
    opener = next((n for n in reversed(inner) if tokens[n].group() in openers), None)
    capital = next((n for n in reversed(inner) if tokens[n].group()[:1].isupper()), run)
    return capital if opener is None else opener


def _title_run(tokens: Sequence[re.Match[str]]) -> int:
    """Return how many tokens stand before the first word in lower case that a headline would not have so."""
    small = frozenset(block_words("small"))
    for n, token in enumerate(tokens):
        word = token.group()
        if _ENDED.search(word) and not re.search(r"[A-Z]\.$", word):
            return n
        if word[:1].islower() and word not in small:
            return n
    return len(tokens)


def _sent(text: str, at: int, end: int) -> Piece | None:
    """Find a dateline in the middle: behind a standfirst that was run into the report."""
    # It must name an agency: few sentences begin so, and to look closer takes long.
    line = dateline_at(text, at, end) if _SENT.match(text, at, end) else None
    return ("dateline", at, line.end) if line and line.place and line.agency else None


def _foot(text: str, start: int, end: int) -> tuple[int, list[Piece]]:
    """Return where the report's sentences end, and the furniture behind them."""
    ends = {m.end(): m.start("count") if m["count"] else m.end() for m in _BOUNDARY.finditer(text, start, end)}
    for at in sorted({*ends, *_open_brackets(text, start, end)}):
        for pattern, entry in _cues() if _any_cue().match(text, at, end) else ():
            cue = pattern.match(text, at, end)
            if cue and (entry.rest or _is_furniture(entry.kind, text, cue.end(), end)):
                stop = ends.get(at, at)
                return stop, [(entry.kind, stop, end)] if entry.rest else list(_split_foot(text, stop, end))
    last = max(ends, default=start)
    known = known_line(make_line(text, last, end)) if start < last < end and end - last < 2 * HEAD else None
    if known and known.kind in _FURNITURE:
        return last, [(known.kind, last, end)]
    return _signature(text, start, end)


def _open_brackets(text: str, start: int, end: int) -> list[int]:
    return [m.start() + 1 for m in re.compile(r"\s\((?=[A-Z])").finditer(text, start, end)]


def _is_furniture(kind: BlockKind, text: str, start: int, end: int) -> bool:
    """Tell whether what follows a cue is no report: no sentence ends in it, and what is linked to is a headline."""
    if _GOES_ON.search(text, start, end):
        return False
    behind = text[start:end]
    if _ENDED.search(behind.rstrip()) and len(words(behind)) > TITLE:
        return False
    long = [word for word in behind.split() if word.isalpha() and word not in block_words("small")]
    return kind != "related" or sum(word[:1].isupper() for word in long) >= TITLED * len(long)


def _split_foot(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the furniture from each cue to the next."""
    found = sorted(
        (cue.start(), entry.kind) for pattern, entry in _cues() if not entry.rest
        for cue in pattern.finditer(text, start, end)
    )  # fmt: skip
    for n, (at, kind) in enumerate(found):
        yield kind, start if n == 0 else at, found[n + 1][0] if n + 1 < len(found) else end


def _signature(text: str, start: int, end: int) -> tuple[int, list[Piece]]:
    """Find an agency's name or an editor's initials behind the last sentence: `.-REUTERS`, `MC - 12`, `(AFP)`."""
    match = _SIGNATURE.search(text, max(start, end - 40), end)
    if match and (match["mark"] or "-" in match["name"] or match["name"].strip() in agencies()):
        at = match.start("mark") if match["mark"] else match.start("name")
        return at, [("byline" if match["name"].strip() in agencies() else "boilerplate", at, end)]
    picture = next((m.end() for m in reversed(list(_BOUNDARY.finditer(text, start, end)))), None)
    if picture is not None and len(words(text[picture:end])) <= 8 and not _ENDED.search(text[:end]):
        form = _TOKEN.match(text, picture, end)
        if form and form.group() in agencies():
            return picture, [("caption", picture, end)]
    return end, []
