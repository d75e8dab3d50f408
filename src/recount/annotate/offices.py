"""What sentences say of an office: "is", "was", "became", "served as", "resigned as", "who heads", and since when."""

import re
from collections.abc import Mapping
from functools import cache

from recount.annotate.mentions import Found
from recount.annotate.titles import TitleSpan
from recount.lexicon.load import entries, keys_of
from recount.lexicon.schema.titles import OfficeVerb, TermWord
from recount.model.annotation import AnnotatedReport, Token, children, subtree
from recount.model.base import Record
from recount.model.edtf import parse_or_none, since, until
from recount.model.entity import Standing
from recount.model.time import Time

VAGUE = {"a", "an", "one", "this", "that"}
SUBJECTS = ("nsubj", "nsubjpass")
YEAR = re.compile(r"\d{4}")


class Office(Record, frozen=True, kw_only=True):
    """A role before ids are known: the person's and the body's mention, the title's tokens and words."""

    person: str
    of: Found | None
    title: str
    first: int
    last: int
    when: str | None = None
    when_time: str | None = None
    standing: Standing | None = None


@cache
def _verbs() -> dict[str, OfficeVerb]:
    return {verb: entry for entry in entries(OfficeVerb) if not entry.title for verb in entry.verbs}


@cache
def _titled_verbs() -> dict[str, OfficeVerb]:
    return {verb: entry for entry in entries(OfficeVerb) if entry.title for verb in entry.verbs}


def stated_office(doc: AnnotatedReport, title: TitleSpan, refers: Mapping[int, str]) -> Office | None:
    """Return the office that "is", "became", "served as", "resigned as" give somebody; not "is a lawyer"."""
    span = range(title.first, title.last)
    head = next((doc.tokens[i] for i in span if doc.tokens[i].head not in span), doc.tokens[title.last - 1])
    verb = doc.tokens[head.head]
    if head.dep == "pobj" and verb.lemma == "as":
        verb = doc.tokens[verb.head]
    elif head.dep not in {"attr", "oprd"} and not (head.dep == "dobj" and title.first - 1 in refers):
        return None
    entry = _verbs().get(verb.lemma)
    articles = {doc.tokens[i].text.lower() for i in children(doc, head.index, "det")}
    # "the candidate whom they trust" is a description.
    described = verb.lemma == "be" and bool(children(doc, head.index, "relcl"))
    if entry is None or described or VAGUE & articles or not _is_real(doc, verb):
        return None
    person = _given(doc, verb, head, refers) or _of_verb(doc, verb, refers)
    if person is None:
        return None
    when, time = _term(doc, verb, head, entry)
    standing: Standing | None = "former" if entry.phase == "ended" and head.dep == "pobj" else None
    return Office(
        person=person, of=None, title=title.text, first=title.first, last=title.last, when=when, when_time=time,
        standing=standing,
    )  # fmt: skip


def own_term(doc: AnnotatedReport, title: TitleSpan) -> tuple[str | None, str | None]:
    """Return the term that stands with a title beside a name: "Lena Moss, minister of health until 2019"; EDTF, id."""
    starts = {time.start: time for time in doc.times if time.kind == "date"}
    for index in range(title.last, min(title.last + 12, len(doc.tokens) - 1)):
        token = doc.tokens[index]
        if token.pos in {"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"}:
            return None, None
        time = starts.get(token.start) or starts.get(doc.tokens[index + 1].start)
        if time and token.lemma in keys_of(TermWord):
            return time.when, time.id
    return None, None


def body_offices(doc: AnnotatedReport, at: Mapping[int, Found], refers: Mapping[int, str]) -> list[Office]:
    """Return the offices that a verb alone gives: "Lena Moss, who heads the agency"."""
    found = []
    for token in doc.tokens:
        entry = _titled_verbs().get(token.lemma) if token.pos == "VERB" else None
        body = next((at[i] for i in children(doc, token.index, "dobj") if i in at), None) if entry else None
        if entry is None or body is None or body.kind not in {"organization", "armed_force", "armed_group"}:
            continue
        person = _of_verb(doc, token, refers)
        if person and token.dep == "relcl" and _is_real(doc, token):
            when, time = _term(doc, token, token, entry)
            found.append(
                Office(
                    person=person,
                    of=body,
                    title=entry.title or "",
                    first=token.index,
                    last=token.index + 1,
                    when=when,
                    when_time=time,
                )
            )
    return found


def _is_real(doc: AnnotatedReport, verb: Token) -> bool:
    """Tell what is said to be so: no "could become", "is not", "if he were"."""
    return not any(
        doc.tokens[i].tag == "MD" or doc.tokens[i].dep == "neg" or doc.tokens[i].text.lower() == "if"
        for i in children(doc, verb.index, "aux", "neg", "mark")
    )


def _term(doc: AnnotatedReport, verb: Token, head: Token, entry: OfficeVerb) -> tuple[str | None, str | None]:
    """Return the term as EDTF and the id of the time that it is: null where the one was reckoned from the other.

    "In 2019" dates the beginning after "became" and the end after "resigned"; an end or beginning reckoned from a
    relative expression would not move with it, and is left open.
    """
    time = _time(doc, verb, head)
    if time is None:
        return None, None
    value = parse_or_none(time.when)
    if entry.phase == "held" or value is None or value.is_open or "/" in value.text:
        return time.when, time.id
    if time.anchor is not None or not YEAR.search(time.text):
        return None, None
    return (since(value) if entry.phase == "begun" else until(value)).text, None


def _given(doc: AnnotatedReport, verb: Token, head: Token, refers: Mapping[int, str]) -> str | None:
    """Return the person whom somebody gave or took the office: "Peru named Lena Moss ambassador"."""
    if verb.lemma in {"be", "become"}:
        return None
    if head.dep == "dobj":
        return next((refers[i] for i in children(doc, head.index, "compound", "nmod", "poss") if i in refers), None)
    objects = [*children(doc, verb.index, "dobj"), *children(doc, head.index, "nsubj")]
    return next((refers[i] for i in objects if i in refers), None)


def _of_verb(doc: AnnotatedReport, verb: Token, refers: Mapping[int, str]) -> str | None:
    """Return the person who is the verb's subject, its own or that of the verb it is joined to."""
    subjects = children(doc, verb.index, "nsubj", "nsubjpass")
    if subjects:
        token = doc.tokens[subjects[0]]
        if token.text.lower() in {"who", "that"} and verb.dep == "relcl":
            return _described(doc, verb.head, refers)
        return refers.get(token.index)
    return _of_verb(doc, doc.tokens[verb.head], refers) if verb.dep == "conj" and verb.head != verb.index else None


def _described(doc: AnnotatedReport, index: int, refers: Mapping[int, str]) -> str | None:
    """Return the person whom a noun is, or describes: "Lena Moss is a lawyer who has served as …"."""
    while index not in refers and doc.tokens[index].dep == "conj":
        index = doc.tokens[index].head
    if index in refers or doc.tokens[index].dep != "attr":
        return refers.get(index)
    return next((refers[i] for i in children(doc, doc.tokens[index].head, "nsubj") if i in refers), None)


def _time(doc: AnnotatedReport, verb: Token, head: Token) -> Time | None:
    """Return the one expression of time that stands with the verb."""
    mine = set(subtree(doc, verb.index)) - {
        i for other in children(doc, verb.index, "conj", "relcl", "advcl", "ccomp") for i in subtree(doc, other)
    }  # fmt: skip
    if verb.dep == "conj" and not children(doc, verb.index, *SUBJECTS):
        mine -= set(range(verb.index))
    spans = [doc.tokens[i] for i in sorted(mine | {head.index})]
    times = [t for t in doc.times if any(t.start <= w.start < t.end for w in spans)]
    return times[0] if len(times) == 1 and times[0].kind in {"date", "time"} else None
