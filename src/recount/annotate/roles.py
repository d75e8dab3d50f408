"""What people are: titles before and behind their names, and behind "is", "was", "served as"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from recount.annotate.mentions import Found
from recount.annotate.phrases import key
from recount.annotate.titles import TitleSpan
from recount.model.annotation import AnnotatedReport, Token, children, subtree
from recount.model.base import Record, Span
from recount.model.time import Time

BEING = {"be", "become", "serve", "remain", "appoint", "name", "elect", "work", "nominate"}
INDEFINITE = {"a", "an", "one"}


class Office(Record, frozen=True, kw_only=True):
    """A role before ids are known: the person's and the body's mention, the title's tokens and words."""

    person: str
    of: Found | None
    title: str
    first: int
    last: int
    when: Time | None = None


def titles_of_names(doc: AnnotatedReport, names: Iterable[Found], titles: Iterable[TitleSpan]) -> dict[int, Found]:
    """Return which person's name each title stands with, by the title's first token."""
    people = [n for n in names if n.kind == "person"]
    begins, ends = {n.first: n for n in people}, {n.last: n for n in people}
    found = {}
    for title in titles:
        name = begins.get(title.last) or _behind_comma(doc, title, begins) or _before(doc, title, ends)
        if name and doc.tokens[name.first].sentence == doc.tokens[title.first].sentence:
            found[title.first] = name
    return found


def _text(doc: AnnotatedReport, index: int) -> str:
    return doc.tokens[index].text if 0 <= index < len(doc.tokens) else ""


def _behind_comma(doc: AnnotatedReport, title: TitleSpan, begins: Mapping[int, Found]) -> Found | None:
    """Find "Norway's president, Ola …" and "the head of the Institute, Lena …"."""
    index = title.last
    if _text(doc, index) in {"of", "for", "at"}:
        index += 1
        while index not in begins and _is_in_name(_text(doc, index)):
            index += 1
    return begins.get(index + 1) if _text(doc, index) == "," else begins.get(index)


def _is_in_name(word: str) -> bool:
    return word[:1].isupper() or word in {"the", "for", "of", "and", "-", "al", "'s", "’s", "on", "in"}


def _before(doc: AnnotatedReport, title: TitleSpan, ends: Mapping[int, Found]) -> Found | None:
    """Find "Lena Moss, NATO's secretary-general" and "Lena Moss director of the Institute"."""
    index = title.first
    comma = False
    while index > 0 and title.first - index < 8:
        name = ends.get(index)
        if name:
            follows = index == title.first and _text(doc, title.last) in {"of", "for", "at"}
            return name if comma or follows else None
        word = doc.tokens[index - 1]
        if word.text == "," and comma:
            return None
        comma = comma or word.text == ","
        if not comma and word.pos not in {"ADJ", "NOUN", "PROPN", "PART", "DET", "PUNCT"}:
            return None
        index -= 1
    return None


def find_offices(
    doc: AnnotatedReport, mentions: Sequence[Found], titles: Sequence[TitleSpan], refers: Mapping[int, str]
) -> list[Office]:
    """Return the roles that titles give. `refers`: person's name by the token of a name or pronoun."""
    at = _by_token(mentions)
    beside = titles_of_names(doc, mentions, titles)
    found = []
    for title in titles:
        if title.courtesy:
            continue
        person = beside[title.first].name if title.first in beside else _subject(doc, title, refers)
        if person is None:
            continue
        of = _body(doc, title, at)
        when = None if title.first in beside else _when(doc, title)
        found.append(Office(person=person, of=of, title=title.text, first=title.first, last=title.last, when=when))
    return _with_states(doc, found, titles, at)


def _by_token(mentions: Iterable[Found]) -> dict[int, Found]:
    at: dict[int, Found] = {}
    for mention in sorted(mentions, key=lambda m: m.first - m.last):
        if mention.kind != "person":
            at.update(dict.fromkeys(range(mention.first, mention.last), mention))
    return at


def _body(doc: AnnotatedReport, title: TitleSpan, at: Mapping[int, Found]) -> Found | None:
    """Return what the title is of: "NATO's …", "Norwegian …", "… of the Institute"."""
    if _text(doc, title.last) in {"of", "for", "at", "to", "in"}:
        return _complement(doc, title.last, at)
    index = title.first - 1
    while index >= 0 and _is_between(doc.tokens[index]):
        index -= 1
    return at.get(index) if index >= 0 and doc.tokens[index].sentence == doc.tokens[title.first].sentence else None


def _complement(doc: AnnotatedReport, preposition: int, at: Mapping[int, Found]) -> Found | None:
    """Return what stands behind "of": its head, or failing that its first word."""
    index = preposition + 1
    while _text(doc, index) in {"the", "an", "a"}:
        index += 1
    head = next((i for i in children(doc, preposition, "pobj") if i in at), index)
    return at.get(head)


def _is_between(token: Token) -> bool:
    """Tell what may stand between a title and whose it is: "'s", "70th"."""
    return token.tag in {"POS", "CD"} or token.text == "-" or token.text[0].isdigit()


def _subject(doc: AnnotatedReport, title: TitleSpan, refers: Mapping[int, str]) -> str | None:
    """Return the person of whom "is", "was", "served as" says the title; not "is a lawyer"."""
    head = doc.tokens[title.last - 1]
    head = next(
        (
            doc.tokens[i]
            for i in range(title.first, title.last)
            if doc.tokens[i].head not in range(title.first, title.last)
        ),
        head,
    )
    verb = doc.tokens[head.head]
    if head.dep == "pobj" and verb.lemma == "as":
        verb = doc.tokens[verb.head]
    elif head.dep not in {"attr", "oprd"}:
        return None
    if verb.lemma not in BEING or any(
        doc.tokens[i].text.lower() in INDEFINITE for i in children(doc, head.index, "det")
    ):
        return None
    return _of_verb(doc, verb, refers)


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


def _when(doc: AnnotatedReport, title: TitleSpan) -> Time | None:
    """Return the one expression of time that stands with the title's verb."""
    token = doc.tokens[title.first]
    while doc.tokens[token.head].index != token.index and token.pos not in {"VERB", "AUX"}:
        token = doc.tokens[token.head]
    mine = set(subtree(doc, token.index)) - {
        i for other in children(doc, token.index, "conj", "relcl", "advcl") for i in subtree(doc, other)
    }  # fmt: skip
    spans = [doc.tokens[i] for i in sorted(mine)]
    times = [t for t in doc.times if any(t.start <= w.start < t.end for w in spans)]
    return times[0] if len(times) == 1 and times[0].kind in {"date", "time"} else None


def _with_states(
    doc: AnnotatedReport, offices: Sequence[Office], titles: Iterable[TitleSpan], at: Mapping[int, Found]
) -> list[Office]:
    """Give a bare "President …" the state that acts just before, unless someone else holds that office of it."""
    kinds = {t.first: t.of for t in titles} | {t.last: t.of for t in titles}
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for office in offices:
        if office.of:
            held[key(office.title), office.of.name].add(office.person)
    found = []
    for office in offices:
        of = office.of
        if of is None and kinds.get(office.last) == "state":
            of = next(
                (s for s in _acting(doc, office.first, at) if held[key(office.title), s.name] <= {office.person}), None
            )
        found.append(
            Office(
                person=office.person, of=of, title=office.title, first=office.first, last=office.last, when=office.when
            )
        )
    return found


def _acting(doc: AnnotatedReport, index: int, at: Mapping[int, Found]) -> list[Found]:
    """Return the states that are subjects in this sentence and the one before, the nearest first."""
    sentence = doc.tokens[index].sentence
    first = doc.sentences[max(sentence - 1, 0)].first
    found = [at[i] for i in range(index - 1, first - 1, -1) if i in at and doc.tokens[i].dep == "nsubj"]
    return [name for name in found if name.kind == "state"][:1]


def evidence_of(doc: AnnotatedReport, office: Office, mentions: Collection[Found]) -> Span:
    """Return the words that state the role: title, body and the name where it stands beside."""
    first, last = office.first, office.last
    near = [m for m in mentions if m.name == office.person and (0 <= first - m.last <= 4 or 0 <= m.first - last <= 8)
            and doc.tokens[m.first].sentence == doc.tokens[first].sentence]  # fmt: skip
    spans = [
        (first, last),
        *((m.first, m.last) for m in near[:1]),
        *([(office.of.first, office.of.last)] if office.of and abs(office.of.first - first) < 10 else []),
    ]
    return Span(start=min(doc.tokens[a].start for a, _ in spans), end=max(doc.tokens[b - 1].end for _, b in spans))
