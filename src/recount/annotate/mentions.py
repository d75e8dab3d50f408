"""Names in a report: what the lexicon knows, and what the language model marked, repaired."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

import msgspec

from recount.annotate.gazetteer import look_up
from recount.annotate.known import Known, find_known
from recount.annotate.lines import credit_tokens, datelines
from recount.annotate.phrases import key, surface
from recount.annotate.titles import TitleSpan
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import ActorNoun, NotName
from recount.lexicon.schema.places import Locative
from recount.model.annotation import AnnotatedReport, Token, head_of
from recount.model.base import Record
from recount.model.entity import EntityKind, Form, Side

LABELS = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT"}
PARTICLES = {
    "al", "el", "de", "del", "della", "di", "da", "dos", "van", "von", "der", "bin", "ibn", "abu", "bint", "la", "le",
    "du", "ben", "ul", "ur", "ad", "ash", "as", "bar", "den", "ter", "ten", "zu", "y",
}  # fmt: skip
"""Small words that a name may begin with."""
MANY = 4
"""Small words in a row that are more than a name has."""
SMALL = {"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV", "AUX"}
"""Parts of speech that no first name is taken for."""
BREAKS = {"/", "or", "•", "|", "–", "—", "*", '"', "“", "”", ",", "(", ")", "[", "]", ":", ";", "‘"}
DYNASTIC = {"regime", "dynasty", "clan", "junta"}
"""Nouns behind the name of who rules: what the model takes for a body there is a person."""
MODEL_NUMBER = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d+[A-Za-z]*")


class Found(Record, frozen=True, kw_only=True):
    """One mention in tokens `first` to `last` (excluded). `kind` is null until it is decided.

    `fixed`: the lexicon gave name and kind. `label` is the model's. `capital`: named by its capital. `owner`: a
    possessive without its apostrophe. `people`: citizens, not the state. `backers`: kinds and names of those behind it.
    `cut`: characters of the last token that are none of the name: 4 of "U.S.-led". `shared`: the words refer to two, of
    whom this is one ("both sides").
    """

    first: int
    last: int
    head: int
    form: Form
    kind: EntityKind | None
    name: str
    country: str | None = None
    fixed: bool = False
    label: str = ""
    plural: bool = False
    capital: bool = False
    owner: bool = False
    cut: int = 0
    side: Side | None = None
    backers: tuple[tuple[EntityKind, str], ...] = ()
    shared: bool = False


def find_names(doc: AnnotatedReport, titles: Iterable[TitleSpan], headings: Collection[int]) -> list[Found]:
    """Return the names in the report, in order, none overlapping. `headings` are sentences set like a heading."""
    credited, known = credit_tokens(doc), find_known(doc)
    whole = {i for k in known if k.last - k.first > 1 for i in range(k.first, k.last)}
    cut = {i for t in titles if _apart(doc, t) for i in range(t.first, t.last)} - whole
    closed = credited | cut
    spans = list(_model_spans(doc, closed))
    known = [k for k in known if k.first not in closed and not _inside_longer(doc, k, (spans, known), headings)]
    spans += datelines(doc, spans)
    closed |= {i for k in known for i in range(k.first, k.last)}
    found = [_of_known(doc, k) for k in known]
    for first, last, label in _with_first_names(doc, spans, closed, headings):
        for start, end in _pieces(doc, (first, last), closed):
            trimmed = _trim(doc, start, end)
            if trimmed and not _is_no_name(surface(doc, *trimmed)):
                found.append(_of_span(doc, trimmed, "PERSON" if start - 1 in cut and start > first else label))
    return restore_owners(doc, _joined(doc, sorted(found, key=lambda f: f.first)))


def _joined(doc: AnnotatedReport, names: Iterable[Found]) -> list[Found]:
    """Join a person's names that the model parted: "Sadia" and "Kerr" side by side."""
    found: list[Found] = []
    for name in names:
        last = found[-1] if found else None
        if last and (_is_one_person(doc, last, name) or _is_parted_by_particles(doc, last, name)):
            found[-1] = _of_span(doc, (last.first, name.last), "PERSON")
        else:
            found.append(name)
    return found


def _is_one_person(doc: AnnotatedReport, left: Found, right: Found) -> bool:
    labels = {left.label, right.label}
    same = left.last == right.first and doc.tokens[left.first].sentence == doc.tokens[right.first].sentence
    return same and not left.fixed and not right.fixed and "PERSON" in labels and labels <= {"PERSON", ""}


def _is_parted_by_particles(doc: AnnotatedReport, left: Found, right: Found) -> bool:
    """Tell "Lena van" and "Dorn": a person's name that the model ends before or within its small words."""
    if (
        left.fixed
        or right.fixed
        or left.label != "PERSON"
        or doc.tokens[right.first].sentence != doc.tokens[left.first].sentence
    ):
        return False
    small = [token.text for token in doc.tokens[left.last : right.first]]
    ends = doc.tokens[left.last - 1].text in PARTICLES
    return len(small) < MANY and all(word in PARTICLES for word in small) and bool(small or ends)


def _with_first_names(
    doc: AnnotatedReport, spans: Sequence[tuple[int, int, str]], closed: Collection[int], headings: Collection[int]
) -> Iterator[tuple[int, int, str]]:
    """Yield the spans, each taking in a capital word in front that the model missed: "Oren" of "Oren Talvi"."""
    merged = list(spans)
    for n, (first, last, label) in enumerate(spans):
        alone = n > 0 and spans[n - 1][:2] == (first - 1, first) and not spans[n - 1][2]
        if label in {"PERSON", "GPE"} and doc.tokens[first].sentence not in headings and (
            _is_first_name(doc, first - 1, closed) and (alone or not doc.tokens[first - 1].name)
        ):  # fmt: skip
            merged[n] = (first - 1, last, "PERSON")
            if alone:
                merged[n - 1] = (first, first, "")
    yield from (span for span in merged if span[1] > span[0])


def _is_first_name(doc: AnnotatedReport, index: int, closed: Collection[int]) -> bool:
    if index < 0 or index in closed or doc.tokens[index].sentence != doc.tokens[index + 1].sentence:
        return False
    token = doc.tokens[index]
    opens = doc.sentences[token.sentence].first == index
    fits = token.pos in {"PROPN", "X"} if opens else token.pos not in SMALL
    return fits and token.text.istitle() and token.text.isalpha() and len(token.text) > 1


def restore_owners(doc: AnnotatedReport, names: Sequence[Found]) -> list[Found]:
    """Give possessives that lost their apostrophe their name back: "Mosss aides", where Moss is named elsewhere."""
    keys = {key(n.name) for n in names}
    known = keys | {word for name in keys for word in name.split()[-1:]}
    return [_restored(doc, n, known) for n in names]


def _restored(doc: AnnotatedReport, name: Found, known: Collection[str]) -> Found:
    after = doc.tokens[name.last] if name.last < len(doc.tokens) else None
    last = doc.tokens[name.last - 1].text
    followed = (
        after and after.sentence == doc.tokens[name.first].sentence and after.pos in {"NOUN", "PROPN", "ADJ", "NUM"}
    )
    if name.fixed or not followed or len(last) < 4 or not last.endswith("s"):
        return name
    word = key(last)[:-1]
    if word not in known and (look_up(name.name) or not look_up(name.name[:-1])):
        return name
    return msgspec.structs.replace(name, name=name.name[:-1], owner=True)


def _apart(doc: AnnotatedReport, title: TitleSpan) -> bool:
    """Tell whether a title is to be cut from names: of several words, or followed by a name, or in small letters."""
    tokens = doc.tokens
    if title.first and tokens[title.first].name == "PERSON" == tokens[title.first - 1].name and not title.courtesy:
        return False
    if title.courtesy or title.last - title.first > 1 or title.text.islower():
        return True
    after = tokens[title.last] if title.last < len(tokens) else None
    return after is not None and (
        after.name == "PERSON" or after.text in {",", ".", "of", "and"} or after.pos == "PROPN"
    )


@cache
def body_nouns() -> frozenset[str]:
    """Return the nouns that end an organisation's name."""
    return frozenset(noun for entry in entries(ActorNoun) if entry.role in {"body", "name"} for noun in entry.nouns)


@cache
def not_names() -> frozenset[str]:
    """Return the words in capitals that name nobody."""
    return frozenset(key(word) for entry in entries(NotName) for word in entry.words)


@cache
def _furniture() -> frozenset[str]:
    """Return what is cut off the front of names: words of pages, prepositions with a line's capital ("Near Ramtha")."""
    firm = {word for entry in entries(Locative) for word in entry.firm}
    return frozenset(firm | {key(word) for entry in entries(NotName) if entry.leads for word in entry.words})


@cache
def _openers() -> frozenset[str]:
    return frozenset(key(word) for entry in entries(NotName) for word in entry.opens)


def _is_no_name(words: str) -> bool:
    name = key(words)
    return len(words) < 2 or name in not_names() or name in _common() or _opens(name)


def _opens(name: str) -> bool:
    """Tell whether a name is of an operation, a law, a storm; "Law Society" is a body's."""
    words = name.split()
    return words[0] in _openers() and words[-1] not in body_nouns()


@cache
def _common() -> frozenset[str]:
    """Return the nouns that are actors by themselves, in both numbers: at the head of a sentence they are no name."""
    roles = {"person", "group", "force", "fighters", "government"}
    nouns = {noun for entry in entries(ActorNoun) if entry.role in roles for noun in entry.nouns}
    return frozenset(nouns | {f"{noun}s" for noun in nouns})


def _of_known(doc: AnnotatedReport, known: Known) -> Found:
    sense, head = known.sense, head_of(doc, range(known.first, known.last))
    form = sense.form
    if sense.kind == "state" and sense.exact and doc.tokens[head].dep in {"compound", "amod", "nmod"}:
        form = "adjective"
    return Found(
        first=known.first, last=known.last, head=head, form=form, kind=sense.kind, name=sense.name,
        country=sense.country, fixed=True, label=doc.tokens[known.first].name, plural=sense.people,
        capital=sense.capital, owner=known.owner, cut=known.cut,
    )  # fmt: skip


def _of_span(doc: AnnotatedReport, span: tuple[int, int], label: str) -> Found:
    head = head_of(doc, range(*span))
    after = doc.tokens[span[1]].lemma if span[1] < len(doc.tokens) else ""
    label = "PERSON" if after in DYNASTIC and label == "ORG" and not look_up(surface(doc, *span)) else label
    return Found(
        first=span[0], last=span[1], head=head, form="name", kind=None, name=surface(doc, *span), label=label,
        plural=doc.tokens[head].tag in {"NNS", "NNPS"},
    )  # fmt: skip


def _model_spans(doc: AnnotatedReport, closed: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the model's names, completed, and runs of proper nouns that it left unmarked, in order."""
    tokens, index = doc.tokens, 0
    while index < len(tokens):
        label, last = tokens[index].name, index + 1
        if label in LABELS:
            while last < len(tokens) and tokens[last].name == label and not tokens[last].name_begins:
                last += 1
        if label in LABELS or (not label and _is_proper(doc, index, closed)):
            last = _completed(doc, index, last, closed)
            yield index, last, label
        index = last


def _is_proper(doc: AnnotatedReport, index: int, closed: Collection[int]) -> bool:
    token = doc.tokens[index]
    return token.pos == "PROPN" and token.text[0].isupper() and index not in closed


def _completed(doc: AnnotatedReport, first: int, last: int, closed: Collection[int]) -> int:
    """Take in what the model cut off: proper nouns right behind, and "of/for …" behind the noun of a body."""
    sentence, tokens = doc.tokens[first].sentence, doc.tokens
    while (
        last < len(tokens) and tokens[last].sentence == sentence and last not in closed and _goes_on(doc, last, closed)
    ):
        last += 1
    if tokens[last - 1].text[0].isupper() and key(tokens[last - 1].text) in body_nouns():
        return _with_complement(doc, last, closed)
    return last


def _goes_on(doc: AnnotatedReport, last: int, closed: Collection[int]) -> bool:
    """Tell whether a name goes on with the token: a proper noun, or a hyphen with one behind it."""
    tokens = doc.tokens
    if _is_proper(doc, last, closed) and not tokens[last].name:
        return True
    if tokens[last].text == "-" and not _is_dash(doc, last):
        return last + 1 < len(tokens) and _is_proper(doc, last + 1, closed)
    return tokens[last - 1].text == "-" and not _is_dash(doc, last - 1) and tokens[last].text[0].isupper()


def _is_dash(doc: AnnotatedReport, index: int) -> bool:
    """Tell a dash from the hyphen of a name: white space stands before it."""
    return doc.tokens[index].text in {"-", "--"} and index > 0 and doc.tokens[index].start > doc.tokens[index - 1].end


def _with_complement(doc: AnnotatedReport, last: int, closed: Collection[int]) -> int:
    """Take in "for Human Rights" behind "Observatory"."""
    tokens, end = doc.tokens, last
    if end < len(tokens) and tokens[end].text in {"of", "for"}:
        end += 1
        while (
            end < len(tokens)
            and (tokens[end].text in {"the", "and", "&"} or _is_capital(doc, end))
            and end not in closed
        ):
            end += 1
        while not _is_capital(doc, end - 1) and end > last:
            end -= 1
    return end if end > last + 1 else last


def _is_capital(doc: AnnotatedReport, index: int) -> bool:
    return doc.tokens[index].text[0].isupper() and doc.tokens[index].pos in {"PROPN", "NOUN", "ADJ"}


def _inside_longer(
    doc: AnnotatedReport, known: Known, around: tuple[Iterable[tuple[int, int, str]], Iterable[Known]],
    headings: Collection[int],
) -> bool:  # fmt: skip
    """Tell whether a state's or people's name is only part of a longer name: "Jordan" in "Ruth Jordan"."""
    if known.sense.kind not in {"state", "group", "place"} or known.owner:
        return False
    spans, others_known = around
    span = next((s for s in spans if s[0] <= known.first < s[1]), None)
    if span is None or doc.tokens[known.first].sentence in headings or span[2] not in {"PERSON", "ORG", "FAC", ""}:
        return False
    trimmed = _trim(doc, span[0], span[1])
    if trimmed is None or not (trimmed[0] <= known.first and known.last <= trimmed[1]):
        return False
    if known.sense.kind == "place" and key(doc.tokens[trimmed[1] - 1].text) not in body_nouns():
        return False
    if any(trimmed[0] <= other.first < trimmed[1] and other.sense.kind == "organization" for other in others_known):
        return False
    others = [doc.tokens[i] for i in range(*trimmed) if not known.first <= i < known.last]
    return bool(others) and all(_in_name(token) for token in others) and _hangs_together(doc, known, trimmed, span[2])


def _in_name(token: Token) -> bool:
    return token.text not in BREAKS and token.pos in {"PROPN", "ADP", "DET", "PUNCT", "CCONJ", "NOUN", "ADJ"} and (
        token.text[0].isupper() or token.pos in {"ADP", "DET", "CCONJ", "PUNCT"}
    )  # fmt: skip


def _hangs_together(doc: AnnotatedReport, known: Known, span: tuple[int, int], label: str) -> bool:
    """Tell whether the longer name is one: an unmarked run after an adjective is none ("Chadian Ramtha")."""
    before = known.first > span[0]
    if known.sense.form == "adjective" or known.sense.kind == "group":
        return label == "ORG" or (label != "PERSON" and key(doc.tokens[span[1] - 1].text) in body_nouns())
    return before or label in {"ORG", "FAC"} or span[1] - span[0] > 1


def _pieces(doc: AnnotatedReport, span: tuple[int, int], closed: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a name between marks, and between what titles and the lexicon took."""
    start = span[0]
    for index in range(span[0], span[1] + 1):
        if index == span[1] or index in closed or doc.tokens[index].text in BREAKS or _is_dash(doc, index):
            if index > start:
                yield start, index
            start = index + 1


def _trim(doc: AnnotatedReport, first: int, last: int) -> tuple[int, int] | None:
    """Cut articles, possessives and marks off both ends; null where no name is left."""
    tokens = doc.tokens
    while first < last and (
        not _may_begin(tokens[first]) or (first + 1 < last and key(tokens[first].text) in _furniture())
    ):
        first += 1
    while first < last and not _may_end(doc, last - 1, first):
        last -= 1
    named = first < last and any(t.text[0].isupper() for t in tokens[first:last])
    return (first, last) if named else None


def _may_begin(token: Token) -> bool:
    small = token.text.lower()
    return small not in {"the", "a", "an"} and (
        token.text[0].isupper() or small in PARTICLES or token.text[0].isdigit()
    )


def _may_end(doc: AnnotatedReport, index: int, first: int) -> bool:
    token = doc.tokens[index]
    if token.text[0].isdigit():
        return index == first or doc.tokens[index - 1].text == "-" or token.name in {"PRODUCT", "FAC"}
    return token.text[0].isalpha() and (token.text[0].isupper() or token.pos == "PROPN")
