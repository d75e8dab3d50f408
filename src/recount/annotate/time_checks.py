"""Whether a match is an expression of time at all, and which way its verb looks."""

import re
from collections.abc import Callable

from recount.annotate.time_names import ambiguous_names, role_words
from recount.annotate.time_values import Tense
from recount.model.annotation import AnnotatedReport, Sentence, Token, ancestors, children, tokens_in
from recount.model.base import Span

_LONGEST = 24
"""More characters than any word that leads a date has."""
_FIGURES = re.compile(r"\d+[./-]\d")
"""An hour in figures stands before a date in figures: "updated 2033 15.04.2017"."""


def is_time(doc: AnnotatedReport, shape: str, span: Span) -> bool:
    """Tell names, verbs, rates, ages and bare numbers from times: "may", "Theresa May", "$3 a year", "1500 troops"."""
    tokens = [doc.tokens[i] for i in tokens_in(doc, span)]
    check = _CHECKS.get(shape)
    return bool(tokens) and (check is None or check(doc, tokens))


def lead(doc: AnnotatedReport, sentence: Sentence, span: Span, role: str) -> str:
    """Return the word of the role that stands right before the span, or ''."""
    text, end = doc.report.text, span.start - 1
    if end < sentence.start or text[end] != " ":
        return ""
    before = f" {text[max(sentence.start, end - _LONGEST) : end].lower()}"
    return next(
        (word for word in role_words(role) if before.endswith(word) and not before[-len(word) - 1].isalnum()), ""
    )


def is_turn(doc: AnnotatedReport, span: Span) -> bool:
    """Tell "not until Friday", "postponed until Friday": on that day, and not up to it."""
    word = doc.tokens[tokens_in(doc, span)[0] - 1]
    moved = doc.tokens[word.head].lemma in role_words("moved_to")
    return moved or (word.index > 0 and doc.tokens[word.index - 1].lemma in ("not", "n't"))


def deadline(doc: AnnotatedReport, span: Span) -> bool:
    """Tell "until Friday", "by March": to come, unless the clause opens with it or tells what had been."""
    first = doc.tokens[tokens_in(doc, span)[0]]
    opening = first.index - doc.sentences[first.sentence].first <= 2
    if opening or doc.tokens[first.index - 1].text.lower() not in role_words("deadline"):
        return False
    before = doc.tokens[first.index - 2]
    if before.pos in ("PUNCT", "CCONJ") or before.lemma in ("not", "n't"):
        return False
    verb = next((i for i in ancestors(doc, first.index) if doc.tokens[i].pos in ("VERB", "AUX")), first.index)
    return not any(doc.tokens[i].text.lower() == "had" for i in children(doc, verb, "aux"))


def tense(doc: AnnotatedReport, span: Span) -> Tense:
    """Return which way the nearest verb above the expression looks: "will meet", "due to open", "met"."""
    inside = tokens_in(doc, span)
    heads = [i for i in inside if doc.tokens[i].head not in inside]
    if not heads or _names_what_was(doc, doc.tokens[heads[0]]):
        return ""
    above = (doc.tokens[i] for i in ancestors(doc, heads[0]) if i not in inside)
    return next((found for token in above if (found := _look(doc, token))), "")


def _names_what_was(doc: AnnotatedReport, token: Token) -> bool:
    """Tell "Wednesday's ruling", "a June pact", whatever the verb, from "Sunday's vote"."""
    return token.dep in ("poss", "compound", "nmod") and doc.tokens[token.head].lemma not in role_words("ahead_noun")


def _look(doc: AnnotatedReport, token: Token) -> Tense:
    if token.pos not in ("VERB", "AUX", "ADJ"):
        return ""
    dated = token.lemma in role_words("ahead_date") and token.tag != "VBD"
    adjective = token.pos == "ADJ" and token.lemma in role_words("ahead_adjective")
    if dated or adjective or _is_set_for(doc, token):
        return "future"
    words = {doc.tokens[i].text.lower() for i in children(doc, token.index, "aux", "auxpass")}
    perfect = bool(words & {"have", "has", "had"})
    if words & set(role_words("future")) and not perfect:
        return "future"
    if "to" in words:
        return _infinitive(doc, doc.tokens[token.head])
    if token.tag == "VBG" and words & {"is", "are", "am"}:
        return "future"
    present = token.tag == "VBN" and words & {"is", "are"}
    return "past" if perfect or (token.tag in ("VBD", "VBN") and not present) else ""


def _is_set_for(doc: AnnotatedReport, token: Token) -> bool:
    """Tell "a summit set for April" from a summit set up in April."""
    bare = token.tag == "VBN" and token.dep == "acl" and token.lemma in role_words("ahead_verb")
    return bare and any(doc.tokens[i].text.lower() == "for" for i in children(doc, token.index, "prep"))


def _infinitive(doc: AnnotatedReport, governor: Token) -> Tense:
    """Return the way an infinitive looks: "is due to open"; "had been due to open" is over."""
    if governor.lemma not in role_words("ahead_verb"):
        return ""
    family = [governor.index, governor.head, *doc.children[governor.index], *doc.children[governor.head]]
    return "past" if any(doc.tokens[i].text.lower() == "had" for i in family) else "future"


def _is_event_free(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell "two days before" from "two days before the vote", reckoned from an event whose date it does not know."""
    last = tokens[-1]
    leans = last.dep == "mark" or children(doc, last.index, "pobj", "pcomp")
    return last.lemma not in ("before", "after") or not leans


def _is_dated_name(_: AnnotatedReport, tokens: list[Token]) -> bool:
    return any(token.text[:1].isupper() for token in tokens)


def _is_lone_name(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell a month or weekday that stands alone from a verb and from a name: "may", "Theresa May"."""
    last, named = tokens[-1], next((token for token in tokens if token.text[:1].isupper()), None)
    if named is None:
        return False
    if last.text.lower() not in ambiguous_names():
        return named.name not in ("PERSON", "ORG", "PRODUCT")
    in_name = tokens[0].index > 0 and doc.tokens[tokens[0].index - 1].pos == "PROPN"
    return last.pos == "PROPN" and last.name in ("DATE", "") and last.text[:1].isupper() and not in_name


def _is_weekdays(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell "on Tuesdays" from "Tuesdays attack", which has lost its apostrophe."""
    before, after = doc.tokens[max(tokens[0].index - 1, 0)], doc.tokens[tokens[-1].index + 1 :][:1]
    return before.text.lower() in ("on", "and") and not any(token.pos in ("NOUN", "ADJ", "PROPN") for token in after)


def _is_directed_name(_: AnnotatedReport, tokens: list[Token]) -> bool:
    return all(token.text[:1].isupper() for token in tokens if token.text.lower() in ambiguous_names())


def _is_pointing(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    adverb = tokens[0].lemma != "now" or tokens[0].tag == "RB"
    after = doc.tokens[tokens[-1].index + 1 :][:1]
    if tokens[-1].lemma == "past" and any(token.pos in ("NUM", "ADJ", "NOUN") for token in after):
        return False
    return adverb and not _is_title(doc, tokens) and _is_event_free(doc, tokens)


def _is_hour(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell "at noon" from "high noon"."""
    noon = tokens[0].text.lower() in role_words("noon")
    return not noon or (tokens[0].index > 0 and doc.tokens[tokens[0].index - 1].pos == "ADP")


def _is_quarter(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell a quarter of the year from one of a match: it has its year, or the report tells of money or shares."""
    dated = any(token.text.isdigit() or token.lemma == "year" for token in tokens)
    return dated or any(quantity.currency or quantity.unit == "percent" for quantity in doc.quantities)


def _is_term(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell a quarter of accounts from one of a town or a match: the report tells of money or shares."""
    business = any(quantity.currency or quantity.unit == "percent" for quantity in doc.quantities)
    return business and not tokens[-1].text[:1].isupper()


def _is_plain(_: AnnotatedReport, tokens: list[Token]) -> bool:
    return not tokens[-1].text[:1].isupper()


def _is_feast(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell Ramadan and Easter from people and islands that have their name."""
    first, last = next((token for token in tokens if token.text[:1].isupper()), tokens[0]), tokens[-1]
    if not first.text[:1].isupper() or last.index > first.index:
        return first.text[:1].isupper()
    around = (*doc.tokens[max(first.index - 1, 0) : first.index], *doc.tokens[last.index + 1 : last.index + 2])
    beside = any(token.pos == "PROPN" and token.name in ("PERSON", "GPE", "LOC", "FAC") for token in around)
    led = first.index > 0 and doc.tokens[first.index - 1].text.lower() in (
        "during",
        "on",
        "in",
        "after",
        "before",
        "since",
    )
    return not beside and (led or first.name != "PERSON")


def _is_set(_: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell "daily" from a newspaper that is one."""
    return len(tokens) > 1 or tokens[0].pos in ("ADJ", "ADV")


def _is_title(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell "This Week" on television from this week: capitals inside a sentence that is not all capitals."""
    first = tokens[0]
    if not all(token.text[:1].isupper() for token in tokens):
        return False
    sentence = doc.sentences[first.sentence]
    if doc.report.blocks and doc.report.blocks[sentence.block].kind in ("headline", "subheading"):
        return False
    before = doc.tokens[first.index - 1] if first.index > sentence.first else None
    return before is not None and (
        before.pos == "PROPN" or (len(tokens) > 1 and before.text in ("'", '"', "“", "‘", "``", "''"))
    )


def _is_year(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    """Tell a year from a count, a sum and a number in a name."""
    first, last = tokens[0], tokens[-1]
    after = doc.tokens[last.index + 1] if last.index + 1 < len(doc.tokens) else None
    counts = last.dep == "nummod" and after is not None and after.tag in ("NNS", "NNPS") and last.name != "DATE"
    before = doc.tokens[first.index - 1] if first.index else None
    unit = after is not None and (after.text in ("%", "km", "miles", "percent") or bool(_FIGURES.match(after.text)))
    return not counts and not unit and not (before is not None and before.text in ("$", "€", "£", "No."))


def _is_bare_duration(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    return tokens[0].index > 0 and doc.tokens[tokens[0].index - 1].text.lower() in role_words("span")


def _is_duration(doc: AnnotatedReport, tokens: list[Token]) -> bool:
    title = tokens[-1].text[:1].isupper() and _is_title(doc, tokens[-1:])
    return not (title or _is_rate(doc, tokens) or _is_some_day(doc, tokens) or _is_fraction(doc, tokens))


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


_CHECKS: dict[str, Callable[[AnnotatedReport, list[Token]], bool]] = {
    "away": _is_event_free, "deictic": _is_pointing, "directed_unit": _is_pointing, "directed_name": _is_directed_name,
    "day_of_month": _is_dated_name, "month_of_day": _is_dated_name, "month": _is_lone_name, "weekday": _is_lone_name,
    "weekdays": _is_weekdays, "year": _is_year, "year_range": _is_year, "clock": _is_hour, "set": _is_set,
    "quarter": _is_quarter, "duration": _is_duration, "bare_duration": _is_bare_duration, "term": _is_term,
    "feast": _is_feast, "full_year": _is_plain,
}  # fmt: skip
