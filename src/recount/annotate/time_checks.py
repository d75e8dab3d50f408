"""Whether a match is an expression of time at all, and which way its verb looks."""

from recount.annotate.time_names import ambiguous_names, role_words
from recount.annotate.time_values import Tense
from recount.model.annotation import AnnotatedReport, Token, ancestors, children, tokens_in
from recount.model.base import Span

_NAMED_SHAPES = frozenset({"month", "weekday", "day_of_month", "month_of_day"})
_POINTING_SHAPES = frozenset({"deictic", "directed_unit"})


def is_time(doc: AnnotatedReport, shape: str, span: Span) -> bool:
    """Tell names, verbs, rates, ages and bare numbers from times: "may", "Theresa May", "$3 a year", "1500 troops"."""
    tokens = [doc.tokens[i] for i in tokens_in(doc, span)]
    if not tokens:
        return False
    if shape in ("year", "year_range"):
        return _is_year(doc, tokens)
    if shape in _NAMED_SHAPES:
        return _is_calendar_name(doc, shape, tokens)
    if shape in _POINTING_SHAPES:
        return not _is_title(doc, tokens) and (tokens[0].lemma != "now" or tokens[0].tag == "RB")
    return not shape.endswith("duration") or _is_duration(doc, shape, tokens)


def tense(doc: AnnotatedReport, span: Span) -> Tense:
    """Return which way the nearest verb above the expression looks: "will meet", "due to open", "met"."""
    inside = tokens_in(doc, span)
    heads = [i for i in inside if doc.tokens[i].head not in inside]
    for index in (*heads[:1], *ancestors(doc, heads[0])) if heads else ():
        if index not in inside and (found := _look(doc, doc.tokens[index])):
            return found
    return ""


def leans_on_event(doc: AnnotatedReport, span: Span) -> bool:
    """Tell "two days before the vote": reckoned from an event, whose date the expression does not know."""
    last = doc.tokens[tokens_in(doc, span)[-1]]
    return last.lemma in ("before", "after") and (
        last.dep == "mark" or bool(children(doc, last.index, "pobj", "pcomp"))
    )


def _look(doc: AnnotatedReport, token: Token) -> Tense:
    if token.pos not in ("VERB", "AUX", "ADJ"):
        return ""
    if token.lemma in role_words("ahead_date") and token.tag != "VBD":
        return "future"
    words = {doc.tokens[i].text.lower() for i in children(doc, token.index, "aux", "auxpass")}
    perfect = bool(words & {"have", "has", "had"})
    if words & set(role_words("future")) and not perfect:
        return "future"
    if "to" in words:
        return "future" if doc.tokens[token.head].lemma in role_words("ahead_verb") else ""
    if token.tag == "VBG" and words & {"is", "are", "am"}:
        return "future"
    return "past" if token.tag in ("VBD", "VBN") or perfect else ""


def _is_calendar_name(doc: AnnotatedReport, shape: str, tokens: list[Token]) -> bool:
    named = next((token for token in tokens if token.text[:1].isupper()), None)
    if named is None:
        return False
    if shape in ("month", "weekday") and tokens[-1].text.lower() in ambiguous_names():
        last = tokens[-1]
        in_name = tokens[0].index > 0 and doc.tokens[tokens[0].index - 1].pos == "PROPN"
        return last.pos == "PROPN" and last.name in ("DATE", "") and last.text[:1].isupper() and not in_name
    return shape not in ("month", "weekday") or named.name not in ("PERSON", "ORG", "PRODUCT")


def _is_title(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell "This Week" on television from this week: capitals inside a sentence that is not all capitals."""
    first = tokens[0]
    if not all(token.text[:1].isupper() for token in tokens):
        return False
    sentence = doc.sentences[first.sentence]
    if doc.report.blocks and doc.report.blocks[sentence.block].kind in ("headline", "subheading", "caption"):
        return False
    before = doc.tokens[first.index - 1] if first.index > sentence.first else None
    return before is not None and (before.pos == "PROPN" or (len(tokens) > 1 and before.text in "\"“‘'"))


def _is_year(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell a year from a count, a sum and a number in a name."""
    first, last = tokens[0], tokens[-1]
    after = doc.tokens[last.index + 1] if last.index + 1 < len(doc.tokens) else None
    counts = last.dep == "nummod" and after is not None and after.tag in ("NNS", "NNPS") and last.name != "DATE"
    before = doc.tokens[first.index - 1] if first.index else None
    unit = after is not None and after.text in ("%", "km", "miles", "percent")
    return not counts and not unit and not (before is not None and before.text in ("$", "€", "£", "No."))


def _is_duration(doc: AnnotatedReport, shape: str, tokens: list[Token]) -> bool:
    if shape == "bare_duration":
        return tokens[0].index > 0 and doc.tokens[tokens[0].index - 1].text.lower() in role_words("span")
    return not (_is_rate(doc, tokens) or _is_some_day(doc, tokens) or _is_fraction(doc, tokens))


def _is_rate(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell "four flights a week" and "$3 a year": so much for each."""
    head = doc.tokens[tokens[-1].head]
    return (
        tokens[0].lemma in ("a", "an") and tokens[-1].dep == "npadvmod" and head.index < tokens[0].index
        and head.pos in ("NOUN", "PROPN", "NUM", "SYM")
    )  # fmt: skip


def _is_some_day(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell "one day", some day or other, from the length of one."""
    lone = [token.text.lower() for token in tokens] == ["one", "day"]
    return lone and (tokens[0].index == 0 or doc.tokens[tokens[0].index - 1].pos != "ADP")


def _is_fraction(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell "three-quarters of its food", "a quarter", "a second chance" and an age, "34 years old"."""
    last = tokens[-1]
    after = [token.lemma for token in doc.tokens[last.index + 1 : last.index + 3]]
    if last.lemma == "quarter":
        return after[:1] == ["of"] or tokens[0].lemma == "a" or any(token.text == "-" for token in tokens)
    return "old" in after or (last.lemma == "second" and last.pos in ("ADJ", "ADV"))
