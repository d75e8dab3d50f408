"""Numbers that count nothing: in dates, ages, scores, fractions and names."""

import re

from recount.annotate.time_names import calendar_values
from recount.model.annotation import Token

_NAMES = frozenset({"PRODUCT", "FAC", "LAW", "WORK_OF_ART", "ORG", "PERSON", "GPE", "EVENT"})
_DATED = re.compile(r"\d\d?[./-]\d\d?[./-]\d{2,4}")
_HOURS = frozenset({"am", "pm", "a.m", "p.m", "o'clock"})
_POINTING = frozenset({"this", "that", "the", "no", "which", "another", "any", "every", "each", "some"})
_AGES = frozenset({"age", "aged", "ages"})
_COUNTED_ROLES = frozenset({"nummod", "nsubj", "nsubjpass", "dobj", "pobj", "conj"})


def is_no_count(tokens: tuple[Token, ...], index: int, end: int, bounds: tuple[int, int]) -> bool:
    """Tell whether the number from `index` to `end` is part of a date, an age, a score, a fraction or a name."""
    after = tokens[end] if end < bounds[1] else None
    before = tokens[index - 1] if index > bounds[0] else None
    if _is_date(before, after) or _is_score(tokens, index, end, bounds):
        return True
    if after is not None and after.text == "-" and end + 1 < bounds[1] and tokens[end + 1].lemma == "year":
        return True
    counted = after is not None and after.pos in ("NOUN", "ADJ")
    is_year = _is_year(tokens[index], end - index) and not counted
    return is_year or _is_label(tokens, index, end, bounds) or _is_age(tokens, index, end, bounds)


def _is_date(before: Token | None, after: Token | None) -> bool:
    """Tell "March 3", "3 March", "9 a.m.", "4 o'clock", and an hour in figures before a date in figures."""
    following = after.text if after is not None else ""
    named = any(word.rstrip(".").lower() in calendar_values("month") and word[:1].isupper()
                for word in (following, before.text if before is not None else ""))  # fmt: skip
    hour = following.lower().rstrip(".").replace("’", "'") in _HOURS
    return named or hour or bool(_DATED.match(following))


def _is_year(token: Token, length: int) -> bool:
    return length == 1 and len(token.text) == 4 and token.text.isdigit() and 1900 <= int(token.text) < 2100


def _is_score(tokens: tuple[Token, ...], index: int, end: int, bounds: tuple[int, int]) -> bool:
    """Tell "3-1", "one in five" and "two-thirds"."""
    pairs = [(index - 2, index - 1, index), (index, end, end + 1)]
    for left, middle, right in pairs:
        if left < bounds[0] or right >= bounds[1]:
            continue
        figures = tokens[left].text.isdigit() and tokens[right].text.isdigit()
        if tokens[middle].text in ("-", "–") and figures and int(tokens[left].text) >= int(tokens[right].text):
            return True
        if tokens[middle].lemma == "in" and tokens[left].pos == tokens[right].pos == "NUM":
            return not (tokens[right].text.isdigit() and len(tokens[right].text) == 4)
    return end + 1 < bounds[1] and tokens[end].text == "-" and tokens[end + 1].lemma in ("third", "quarter", "fifth")


def _is_label(tokens: tuple[Token, ...], index: int, end: int, bounds: tuple[int, int]) -> bool:
    """Tell whether it is a number in a name ("Flight 370"), or "one" that stands for a thing."""
    token = tokens[index]
    if end - index == 1 and token.text.lower() in ("one", "zero"):
        pointed = index > bounds[0] and tokens[index - 1].text.lower() in _POINTING
        apart = pointed or token.tag != "CD" or token.dep not in _COUNTED_ROLES
        return apart and not _is_one_of_them(tokens, index, end, bounds)
    counted = end < bounds[1] and tokens[end].pos in ("NOUN", "ADJ") and not tokens[end].text[:1].isupper()
    return token.name in _NAMES and not counted


def _is_one_of_them(tokens: tuple[Token, ...], index: int, end: int, bounds: tuple[int, int]) -> bool:
    """Tell "six were shot, ONE fatally" or "one of them": behind a comma or dash, with how it went with him."""
    parted = index > bounds[0] and tokens[index - 1].text in (",", "-", "--", "–", "—")
    return (
        parted
        and tokens[index].tag == "CD"
        and end < bounds[1]
        and (tokens[end].tag == "RB" or tokens[end].lemma == "of")
    )


def _is_age(tokens: tuple[Token, ...], index: int, end: int, bounds: tuple[int, int]) -> bool:
    """Tell "aged 34", "Ann Lee, 34,", "the age of 18", and both numbers of "ages 18 to 35"."""
    if index == bounds[0]:
        return False
    before = tokens[index - 1]
    closed = end < bounds[1] and tokens[end].text in (",", ".", ")")
    named = before.text in (",", "(") and index - 1 > bounds[0] and tokens[index - 2].pos in ("PROPN", "NOUN", "PRON")
    aged = any(token.lemma in _AGES for token in tokens[max(index - 3, bounds[0]) : index])
    return aged or (named and closed) or _ends_ages(tokens, index, bounds[0])


def _ends_ages(tokens: tuple[Token, ...], index: int, first: int) -> bool:
    """Tell the second number of "aged 18 to 35"."""
    led = tokens[max(index - 6, first) : index]
    tied = len(led) > 2 and led[-1].lemma in ("to", "and", "-", "–") and led[-2].pos == "NUM"
    return (
        tied
        and any(t.lemma in _AGES for t in led)
        and not any(t.pos in ("AUX", "VERB") and t.lemma not in _AGES for t in led)
    )
