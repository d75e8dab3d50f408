"""What people are: titles before and behind their names, and behind "is", "was", "served as"."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from recount.annotate.evidence import nouns
from recount.annotate.mentions import Found
from recount.annotate.offices import Office, body_offices, own_term, stated_office
from recount.annotate.phrases import key, surface
from recount.annotate.titles import TitleSpan, standing_before
from recount.model.annotation import AnnotatedReport, Token, children
from recount.model.base import Span
from recount.model.entity import Standing

INDEFINITE = {"a", "an", "one"}
QUOTES = {'"', "“", "”", "``", "''"}


def titles_of_names(
    doc: AnnotatedReport, names: Iterable[Found], titles: Sequence[TitleSpan]
) -> dict[int, tuple[Found, ...]]:
    """Return whose names each title stands with, by the title's first token; several only for a title of several."""
    people = [n for n in names if n.kind == "person" and n.form == "name" and not n.name.islower()]
    begins, ends = {n.first: n for n in people}, {n.last: n for n in people}
    found: dict[int, tuple[Found, ...]] = {}
    ranks = {t.first: begins[t.last] for t in titles if t.of == "any" and t.last in begins}
    for title in reversed(titles):
        joined = found.get(title.last + 1, ()) if _text(doc, title.last) in {"and", "/"} else ()
        joined = joined or _behind_rank(doc, title, ranks)
        name = None if _is_imagined(doc, title, begins) else begins.get(title.last) or _behind_comma(doc, title, begins)
        name = name or (joined[0] if joined else _before(doc, title, ends))
        if name and doc.tokens[name.first].sentence == doc.tokens[title.first].sentence:
            found[title.first] = _all_named(doc, name, begins, ends) if title.plural else (name,)
    for earlier, title in pairwise(titles):
        if title.first - earlier.last == 1 and _text(doc, earlier.last) in {"and", "/"} and earlier.first in found:
            found.setdefault(title.first, found[earlier.first])
    return found


def _is_imagined(doc: AnnotatedReport, title: TitleSpan, begins: Mapping[int, Found]) -> bool:
    """Tell what is no office of the one named: "a President Moss", "ran for president, Lena Moss said", "major"."""
    before = _text(doc, title.first - 1).lower()
    last = doc.tokens[title.last - 1]
    direct = title.last in begins
    return (
        (direct and before in INDEFINITE and title.of == "state")
        or (not direct and before == "for")
        or (last.pos in {"ADJ", "ADV"} and last.text.islower())
    )


def _behind_rank(doc: AnnotatedReport, title: TitleSpan, ranks: Mapping[int, Found]) -> tuple[Found, ...]:
    """Find "Norway's army chief, Gen. Ola …" and "Harbour Director Adm. Ola …": a rank stands before the name."""
    ranked = None if title.plural else ranks.get(title.last + (_text(doc, title.last) == ","))
    return (ranked,) if ranked else ()


def _all_named(
    doc: AnnotatedReport, name: Found, begins: Mapping[int, Found], ends: Mapping[int, Found]
) -> tuple[Found, ...]:
    """Return the names joined to one: "foreign ministers Lena Moss and Ola Brennevik", or "and" before the title."""
    found = [name, *_others(doc, name, begins)]
    while _text(doc, found[0].first - 1) in {",", "and"} and found[0].first - 1 in ends:
        found.insert(0, ends[found[0].first - 1])
    return tuple(found)


def _others(doc: AnnotatedReport, name: Found, begins: Mapping[int, Found]) -> list[Found]:
    """Return the names that "and" joins to a name."""
    found = []
    while _text(doc, name.last) in {",", "and"}:
        after = name.last + (2 if _text(doc, name.last) == "," and _text(doc, name.last + 1) == "and" else 1)
        if after not in begins:
            break
        name = begins[after]
        found.append(name)
    return found


def _text(doc: AnnotatedReport, index: int) -> str:
    return doc.tokens[index].text if 0 <= index < len(doc.tokens) else ""


def _behind_comma(doc: AnnotatedReport, title: TitleSpan, begins: Mapping[int, Found]) -> Found | None:
    """Find "Norway's president, Ola …" and "the head of the Institute, Lena …"."""
    index = title.last
    if title.plural and _text(doc, index) == "of":
        return None
    behind = _text(doc, index) in {"of", "for", "at", "to", "in"}
    if behind:
        index += 1
        while index not in begins and _is_in_name(_text(doc, index)):
            index += 1
    name = begins.get(index + 1) if _text(doc, index) == "," else begins.get(index)
    # "a spokesman for Moss", "director of the Moss-backed party": not the name of the one who holds it.
    owner = behind and name is not None and (index == title.last + 1 or _text(doc, name.last) in {"-", "'s", "’s"})
    return None if owner else name


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
            return name if (comma or follows) and not _goes_on(doc, title) else None
        word = doc.tokens[index - 1]
        if word.text in QUOTES or (comma and word.text != ")" and word.pos != "NUM" and word.text != ","):
            return None
        comma = comma or word.text == ","
        if not comma and word.pos not in {"ADJ", "NOUN", "PROPN", "PART", "DET", "PUNCT", "ADV"}:
            return None
        index -= 1
    return None


def _goes_on(doc: AnnotatedReport, title: TitleSpan) -> bool:
    """Tell whether a title is only the start of another's: "Lena Moss, chief investigative reporter Ola …"."""
    after = doc.tokens[title.last] if title.last < len(doc.tokens) else None
    return after is not None and after.pos in {"ADJ", "NOUN"} and after.head != doc.tokens[title.last - 1].index


def find_offices(
    doc: AnnotatedReport, mentions: Sequence[Found], titles: Sequence[TitleSpan], refers: Mapping[int, str]
) -> list[Office]:
    """Return the roles that titles give. `refers`: person's name by the token of a name or pronoun."""
    at = _by_token(mentions)
    beside = titles_of_names(doc, mentions, titles)
    closed = at.keys() | {i for title in titles for i in range(title.first, title.last)}
    found = []
    for title in titles:
        if title.courtesy:
            continue
        first, last, of = _with_body(doc, title, at, closed)
        text = title.text if (first, last) == (title.first, title.last) else surface(doc, first, last)
        standing = title.standing or _standing_of(doc, first, of)
        office = Office(person="", of=of, title=text, first=first, last=last, standing=standing)
        if title.first in beside:
            bodies = _shared(title, of, at, len(beside[title.first]))
            if beside[title.first][0].last <= title.first:
                when, time = own_term(doc, title)
                office = msgspec.structs.replace(office, when=when, when_time=time)
            found += [
                msgspec.structs.replace(office, person=name.name, of=body)
                for name, body in zip(beside[title.first], bodies, strict=True)
            ]
        elif not title.plural and (stated := stated_office(doc, title, refers)):
            when, time, phase = stated.when, stated.when_time, stated.standing
            found.append(
                msgspec.structs.replace(
                    office, person=stated.person, when=when, when_time=time, standing=standing or phase
                )
            )
    return [*_with_states(doc, found, titles, at), *body_offices(doc, at, refers)]


def _standing_of(doc: AnnotatedReport, first: int, of: Found | None) -> Standing | None:
    """Return what the words before the body say: "former Norwegian president", "former Republican governor"."""
    begin = min(first, of.first) if of else first
    sentence = doc.tokens[first].sentence
    while begin and doc.tokens[begin - 1].sentence == sentence and doc.tokens[begin - 1].dep in {"amod", "compound"}:
        standing = standing_before(doc, begin)[1]
        if standing:
            return standing
        begin -= 1
    return standing_before(doc, begin)[1]


def _with_body(
    doc: AnnotatedReport, title: TitleSpan, at: Mapping[int, Found], closed: Container[int]
) -> tuple[int, int, Found | None]:
    """Return the title with nouns that are part of it ("defence ministry spokeswoman"), and what it is of."""
    first, last = title.first, title.last
    while first and first - 1 not in closed and _is_part(doc, doc.tokens[first - 1], title):
        first -= 1
    before = _owner(doc, first, at)
    follows = _text(doc, last)
    if follows in {"of", "at"} or (follows in {"for", "in"} and before is None):
        body = _complement(doc, last, at)
        return (first, last, body) if body else _with_unknown(doc, first, last, at)
    # An ambassador or envoy is not of those he is sent to.
    return first, last, before


def _owner(doc: AnnotatedReport, first: int, at: Mapping[int, Found]) -> Found | None:
    """Return what stands before a title: "NATO's …", "Norwegian …", "Norway's new …"."""
    index = first - 1
    while index >= 0 and (_is_between(doc.tokens[index]) or (index not in at and _is_epithet(doc.tokens[index]))):
        index -= 1
    same = index >= 0 and doc.tokens[index].sentence == doc.tokens[first].sentence
    return at.get(index) if same else None


def _is_epithet(token: Token) -> bool:
    return token.dep == "amod" and token.text.islower()


def _is_part(doc: AnnotatedReport, token: Token, title: TitleSpan) -> bool:
    """Tell whether a common noun before a title belongs to it: "campaign manager", "foreign ministry spokesman"."""
    span = range(token.index, title.last)
    of_body = token.pos == "ADJ" and token.index + 1 < title.first and _text(doc, token.index + 1) in nouns("body")
    return (
        (token.pos in {"NOUN", "PROPN"} or of_body)
        and (token.dep == "compound" or of_body)
        and token.text.islower()
        and token.head in span
        and token.sentence == doc.tokens[title.first].sentence
    )


def _with_unknown(
    doc: AnnotatedReport, first: int, last: int, at: Mapping[int, Found]
) -> tuple[int, int, Found | None]:
    """Return the title with "of operations" where that is no body, and the body or state that is meant behind it."""
    if _text(doc, last) not in {"of", "for"}:
        return first, last, None
    end = last + 1
    sentence = doc.tokens[first].sentence
    while end < len(doc.tokens) and end - last < 10 and doc.tokens[end].sentence == sentence and _is_phrase(doc, end):
        end += 1
    if _text(doc, end) in {"for", "at", "of"} and (body := _complement(doc, end, at)):
        return first, end, body
    inside = [at[i] for i in range(last + 1, end) if i in at]
    return (first, end, inside[0] if inside and inside[0].kind == "state" else None) if end > last + 1 else (
        first, last, None
    )  # fmt: skip


def _is_phrase(doc: AnnotatedReport, index: int) -> bool:
    """Tell whether a title may go on with the word: "head of the Duma's Trade and Labour Committee"."""
    token = doc.tokens[index]
    if token.text == "and":
        return _text(doc, index - 1)[:1].isupper() and _text(doc, index + 1)[:1].isupper()
    return token.name != "PERSON" and (token.pos in {"ADJ", "NOUN", "PROPN", "DET", "NUM"} or token.tag == "POS")


def _shared(title: TitleSpan, of: Found | None, at: Mapping[int, Found], many: int) -> tuple[Found | None, ...]:
    """Return what each of several is minister of: "the Peruvian and Chilean presidents, …" each of one."""
    if many == 1:
        return (of,)
    near = range(title.last, title.last + 6) if of and of.first > title.first else range(title.first - 6, title.first)
    joined = [at[i] for i in near if i in at and at[i].kind == "state"]
    different = list({body.name: body for body in joined}.values())
    return tuple(different) if len(different) == many else (None if len(different) > 1 else of,) * many


def _by_token(mentions: Iterable[Found]) -> dict[int, Found]:
    at: dict[int, Found] = {}
    for mention in sorted(mentions, key=lambda m: m.first - m.last):
        if mention.kind != "person":
            at.update(dict.fromkeys(range(mention.first, mention.last), mention))
    return at


def _complement(doc: AnnotatedReport, preposition: int, at: Mapping[int, Found]) -> Found | None:
    """Return what stands behind "of": its head, or failing that its first word."""
    index = preposition + 1
    while _text(doc, index) in {"the", "an", "a"}:
        index += 1
    heads = children(doc, preposition, "pobj")
    known = next((at[i] for i in heads if i in at), None)
    if known or not heads:
        return known or at.get(index)
    # "the Norwegian delegation" is not Norway, "Norway's parliament" neither; a misparsed name is taken by its start.
    first = at.get(index)
    return first if first and not first.last <= heads[0] else None


def _is_between(token: Token) -> bool:
    """Tell what may stand between a title and whose it is: "'s", "70th"."""
    return token.tag in {"POS", "CD"} or token.text == "-" or token.text[0].isdigit()


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
        found.append(msgspec.structs.replace(office, of=of))
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
