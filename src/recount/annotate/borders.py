"""Borders as places: lines between two states, or of one, without a point."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from recount.lexicon.load import keys_of
from recount.lexicon.schema.places import BorderWord
from recount.model.annotation import AnnotatedReport, children, cover, tokens_in
from recount.model.entity import Place

JOINTS = frozenset({"-", "–", "—", "/", "and"})
SIDES = 2
BEHIND = 6
"""Tokens behind "border" among which both states of "between X and Y" stand."""


def borders(doc: AnnotatedReport, places: Sequence[Place]) -> tuple[Place, ...]:
    """Return every border of two states: "the Turkish-Syrian border", "the border between Turkey and Syria".

    It lies in neither alone, so its country is null. "The Iraqi border" may be that with any neighbour: it is none. Nor
    is one that only tells where another of the `places` lies: "the D7 road at the border between …".
    """
    nouns = [token.index for token in doc.tokens if token.lemma in keys_of(BorderWord)]
    states = _states(doc) if nouns else {}
    taken = {i for place in places for i in tokens_in(doc, place)} if nouns else set()
    return tuple(line for noun in nouns if not _is_where(doc, noun, taken) for line in _border(doc, noun, states))


def _states(doc: AnnotatedReport) -> Mapping[int, str]:
    """Return the country by each token of a state's name or adjective."""
    return {
        i: entity.country
        for entity in doc.entities
        if entity.kind == "state" and entity.country
        for mention in entity.mentions
        if mention.form in ("name", "adjective")
        for i in tokens_in(doc, mention)
    }


def _border(doc: AnnotatedReport, noun: int, states: Mapping[int, str]) -> Iterator[Place]:
    sentence = doc.sentences[doc.tokens[noun].sentence]
    before = _before(doc, noun, sentence.first, states)
    behind = _behind(doc, noun, sentence.last, states)
    lands = {states[i] for i in (*before, *behind) if i in states}
    if len(lands) == SIDES:
        span = cover(doc, [*before, noun, *behind])
        words = " ".join(doc.text(span).split())
        yield Place(
            start=span.start, end=span.end, text=doc.text(span), name=words, country=None, admin1=None,
            latitude=None, longitude=None, geonames_id=None, precision="line", use="place",
        )  # fmt: skip


def _is_where(doc: AnnotatedReport, noun: int, taken: Collection[int]) -> bool:
    """Tell whether a named place stands right before the preposition of the border."""
    first = min([noun, *children(doc, noun, "det", "amod", "compound")])
    return first > 1 and doc.tokens[first - 1].pos == "ADP" and first - 2 in taken


def _before(doc: AnnotatedReport, noun: int, first: int, states: Mapping[int, str]) -> list[int]:
    """Return the tokens of "Turkish-Syrian" before the noun."""
    at, found = noun - 1, list[int]()
    while at >= first and (at in states or (found and doc.tokens[at].text in JOINTS)):
        found.append(at)
        at -= 1
    while found and found[-1] not in states:
        found.pop()
    return sorted(found)


def _behind(doc: AnnotatedReport, noun: int, last: int, states: Mapping[int, str]) -> list[int]:
    """Return the tokens of "between Turkey and Syria", "with Syria" behind the noun."""
    if noun + 1 >= last or doc.tokens[noun + 1].lemma not in ("between", "with"):
        return []
    found = [noun + 1]
    for at in range(noun + 2, min(noun + 2 + BEHIND, last)):
        if at not in states and doc.tokens[at].lemma not in (*JOINTS, "the"):
            break
        found.append(at)
    while found and found[-1] not in states:
        found.pop()
    return found
