"""Expressions of time, each with what it means and what it is reckoned from.

A grammar of shapes finds them (`time_grammar`), a reader per shape says what they mean (`time_values`); here they are
bounded ("since …", "from … until …"), anchored and dated.
"""

import re

import msgspec

from recount.annotate.dating import date_report
from recount.annotate.time_grammar import patterns, role_words
from recount.annotate.time_values import Meaning, meaning
from recount.model import edtf
from recount.model.annotation import AnnotatedReport, Sentence, Token, tokens_in
from recount.model.base import Record, Span, content_id
from recount.model.edtf import Edtf, parse_or_none
from recount.model.time import Time, resolve

_FUTURE = frozenset({"will", "'ll", "shall", "would"})
_LOOKS_AHEAD = frozenset({"expect", "schedule", "plan", "due", "set", "intend"})
_NAMES = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "FAC", "GPE"})
_TENSELESS = frozenset({"may", "march", "august", "mon", "wed", "sat", "sun", "sec", "fall", "second"})
_FIRST_DAY = re.compile(r"(?:[Bb]efore dawn on |on )?the (?P<noun>\w+)['’]s (?P<which>first|second|third) day\b")
_NTH = {"first": 0, "second": 1, "third": 2}


class Found(Record, frozen=True, kw_only=True):
    """One matched expression with its meaning."""

    span: Span
    shape: str
    meaning: Meaning


def mark_times(doc: AnnotatedReport) -> AnnotatedReport:
    """Mark the expressions of time of a report, date them, and date the report where it can be."""
    found = [item for sentence in doc.sentences for item in _bounded(doc, sentence, _matches(doc, sentence))]
    marked = msgspec.structs.replace(doc, times=_anchored(doc, found))
    return date_report(marked)


def _matches(doc: AnnotatedReport, sentence: Sentence) -> list[Found]:
    """Return the longest expressions of a sentence that do not overlap, in order."""
    text, candidates = doc.text(sentence), []
    future = _is_future(doc.tokens[sentence.first : sentence.last])
    for rank, (shape, pattern) in enumerate(patterns()):
        for match in pattern.finditer(text):
            end = match.end() - (match.group().endswith(")") and "(" not in match.group())
            candidates.append((match.start(), -end, rank, shape, match))
    taken, found = 0, []
    for start, minus_end, _, shape, match in sorted(candidates, key=lambda c: c[:3]):
        span = Span(start=sentence.start + start, end=sentence.start - minus_end)
        if start < taken or not _is_time(doc, shape, span):
            continue
        if read := meaning(shape, match.groupdict(), future=future):
            found.append(Found(span=span, shape=shape, meaning=read))
            taken = -minus_end
    found += [item for item in _nth_days(doc, sentence) if not any(item.span.overlap(f.span) for f in found)]
    return sorted(found, key=lambda item: item.span)


def _is_future(tokens: tuple[Token, ...]) -> bool:
    """Tell whether the sentence's main verb looks ahead, so that a bare weekday is a coming one."""
    root = next((token for token in tokens if token.dep == "ROOT"), None)
    if root is None:
        return False
    auxiliaries = {token.text.lower() for token in tokens if token.dep == "aux" and token.head == root.index}
    return bool(auxiliaries & _FUTURE) or root.lemma in _LOOKS_AHEAD


def _is_time(doc: AnnotatedReport, shape: str, span: Span) -> bool:
    """Tell names, verbs and bare numbers from times: "may", "Theresa May", "the Sun", "1500 troops"."""
    tokens = [doc.tokens[i] for i in tokens_in(doc, span)]
    if not tokens:
        return False
    last = tokens[-1]
    if shape in ("month", "weekday") and last.lemma in _TENSELESS | {"may", "march"}:
        in_name = tokens[0].index > 0 and doc.tokens[tokens[0].index - 1].pos == "PROPN"
        return last.pos == "PROPN" and last.name in ("DATE", "") and last.text[:1].isupper() and not in_name
    if shape in ("month", "weekday"):
        named = next((token for token in tokens if token.text[:1].isupper()), None)
        return named is not None and named.name not in ("PERSON", "ORG", "PRODUCT")
    if shape == "year":
        return _is_year(doc, tokens)
    if shape == "deictic" and tokens[0].lemma == "now":
        return tokens[0].tag == "RB"
    return not (shape == "duration" and _is_age(doc, last))


def _is_year(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell a year from a count: it stands after a preposition, a comma or a bracket, or with a word that a year marks."""
    first, last = tokens[0], tokens[-1]
    after = doc.tokens[last.index + 1] if last.index + 1 < len(doc.tokens) else None
    counts = last.dep == "nummod" and after is not None and after.tag in ("NNS", "NNPS") and last.name != "DATE"
    before = doc.tokens[first.index - 1] if first.index else None
    unit = after is not None and after.text in ("%", "km", "miles", "percent")
    return not counts and not unit and not (before is not None and before.text in ("$", "€", "£", "No."))


def _is_age(doc: AnnotatedReport, token: Token) -> bool:
    after = doc.tokens[token.index + 1 : token.index + 3]
    return any(word.lemma == "old" for word in after)


def _nth_days(doc: AnnotatedReport, sentence: Sentence) -> list[Found]:
    """Return "the truce's first day": so many days from the date told with the same noun before."""
    return [
        Found(
            span=Span(start=sentence.start + match.start(), end=sentence.start + match.end()),
            shape=f"nth_day:{match['noun'].lower()}",
            meaning=Meaning(offset=f"day+{_NTH[match['which']]}", narrative=True),
        )
        for match in _FIRST_DAY.finditer(doc.text(sentence))
    ]


def _bounded(doc: AnnotatedReport, sentence: Sentence, found: list[Found]) -> list[Found]:
    """Join "from A until B" into one and widen by "since", "until"."""
    bounded: list[Found] = []
    for item in found:
        before = bounded[-1] if bounded else None
        if before is not None and (joined := _joined(doc, sentence, before, item)):
            bounded[-1] = joined
        else:
            bounded.append(_opened(doc, sentence, item))
    return bounded


def _joined(doc: AnnotatedReport, sentence: Sentence, left: Found, right: Found) -> Found | None:
    """Return "from March 2021 until June 2024" as one interval of two absolute dates."""
    between = doc.report.text[left.span.end : right.span.start].strip().lower()
    lead = _lead(doc, sentence, left.span, "from")
    tied = between in ("-", "–") or (lead and between in role_words("to"))
    start, end = parse_or_none(left.meaning.when), parse_or_none(right.meaning.when)
    if not tied or start is None or end is None or start.first > end.last:
        return None
    first = left.span.start - (len(lead) + 1 if lead else 0)
    whole = edtf.hull(start, end)
    return Found(span=Span(start=first, end=right.span.end), shape="interval", meaning=Meaning(when=whole.text))


def _opened(doc: AnnotatedReport, sentence: Sentence, item: Found) -> Found:
    """Widen an expression by the word that opens it at one end."""
    if item.meaning.kind != "date" or (item.meaning.when is None and item.meaning.offset is None):
        return item
    for role, word in (("since", "since"), ("until", "until")):
        lead = _lead(doc, sentence, item.span, role)
        if lead and lead in (("since", "ever since") if role == "since" else ("until", "till")):
            return _open(item, word, len(lead) + 1)
    return item


def _open(item: Found, word: str, width: int) -> Found:
    value = parse_or_none(item.meaning.when)
    opener = edtf.since if word == "since" else edtf.until
    changed = msgspec.structs.replace(
        item.meaning,
        when=opener(value).text if value else item.meaning.when,
        offset=f"{word} {item.meaning.offset}" if item.meaning.offset else None,
    )
    span = Span(start=item.span.start - width, end=item.span.end)
    return Found(span=span, shape=item.shape, meaning=changed)


def _lead(doc: AnnotatedReport, sentence: Sentence, span: Span, role: str) -> str:
    """Return the word of the role that stands right before the span, or ''."""
    before = doc.report.text[sentence.start : span.start].lower().rstrip()
    gap = doc.report.text[sentence.start : span.start][len(before) :]
    return next((w for w in role_words(role) if gap == " " and re.search(rf"(?<!\w){re.escape(w)}$", before)), "")


def _anchored(doc: AnnotatedReport, found: list[Found]) -> tuple[Time, ...]:
    """Give each expression its anchor and, as far as the anchor is dated, its date."""
    published = parse_or_none(doc.report.published.when)
    times: list[Time] = []
    for item in found:
        anchor, base = _anchor(doc, item, times, published)
        times.append(_time(doc, item, anchor, base))
    return tuple(times)


def _anchor(
    doc: AnnotatedReport, item: Found, before: list[Time], published: Edtf | None
) -> tuple[str | None, Edtf | None]:
    if item.meaning.offset is None:
        return None, None
    if not item.meaning.narrative:
        return "report", published
    candidates = [t for t in before if t.kind == "date" and (t.offset is None or t.anchor) and (t.when or t.offset)]
    if item.shape.startswith("nth_day:"):
        noun = item.shape.split(":")[1]
        candidates = [t for t in candidates if re.search(rf"\b{noun}\b", _sentence_before(doc, t), re.IGNORECASE)]
    if not candidates:
        return "report", published
    return candidates[-1].id, parse_or_none(candidates[-1].when)


def _sentence_before(doc: AnnotatedReport, time: Time) -> str:
    """Return the words of the expression's sentence that stand before it."""
    start = max((s.start for s in doc.sentences if s.start <= time.start), default=time.start)
    return doc.report.text[start : time.start]


def _time(doc: AnnotatedReport, item: Found, anchor: str | None, base: Edtf | None) -> Time:
    when = item.meaning.when
    if item.meaning.offset is not None:
        value = resolve(item.meaning.offset, base)
        when = value.text if value else None
    span = item.span
    return Time(
        id=content_id("time", doc.report.id, span.start, span.end), start=span.start, end=span.end,
        text=doc.text(span), kind=item.meaning.kind, when=when, anchor=anchor, offset=item.meaning.offset,
    )  # fmt: skip
