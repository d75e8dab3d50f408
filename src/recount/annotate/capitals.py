"""Tells a capital's government from the city: "Lima bought", "between Lima and Quito", but "flew to Lima"."""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from recount.annotate.evidence import firm_prepositions, place_nouns
from recount.annotate.mentions import Found
from recount.annotate.phrases import key, surface
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import Seat
from recount.lexicon.schema.places import GovernmentCue, Locative
from recount.model.annotation import AnnotatedReport, Token, children


@cache
def _seats() -> frozenset[str]:
    return frozenset(key(word) for entry in entries(Seat) for word in (entry.name, *entry.aliases))


def settle_capitals(doc: AnnotatedReport, names: Sequence[Found]) -> list[Found]:
    """Return the names, a capital's being the state only where its government acts, speaks or is dealt with."""
    return [
        _settled(doc, name, names) if name.capital else _as_place(doc, name) if _is_visited(doc, name) else name
        for name in names
    ]


def _settled(doc: AnnotatedReport, name: Found, names: Iterable[Found]) -> Found:
    if _governs(doc, name, names):
        return name
    return _as_place(doc, name)


def _as_place(doc: AnnotatedReport, name: Found) -> Found:
    words = surface(doc, name.first, name.last)
    return msgspec.structs.replace(name, kind="place", name=words[:-1] if name.owner else words)


def _is_visited(doc: AnnotatedReport, name: Found) -> bool:
    """Tell a seat of power where somebody or something is: "outside the Kremlin", "at 10 Downing Street"."""
    if not name.fixed or key(surface(doc, name.first, name.last)) not in _seats():
        return False
    first = name.first
    while first and (
        doc.tokens[first - 1].text.lower() in {"the", "no", "no.", "number"} or doc.tokens[first - 1].text.isdigit()
    ):
        first -= 1
    after = doc.tokens[name.last] if name.last < len(doc.tokens) else None
    noun = after is not None and after.pos in {"NOUN", "PROPN"} and doc.tokens[name.head].dep == "compound"
    visited = bool(first) and not noun and doc.tokens[first - 1].text.lower() in _cues("sites")
    return visited or _is_prize(doc, doc.tokens[name.head])


def _is_prize(doc: AnnotatedReport, token: Token) -> bool:
    """Tell what is run for, reached or hit: "the race for the White House", "back to Lima", "struck the Kremlin"."""
    above = doc.tokens[token.head]
    if token.dep == "pobj" and above.lemma in {"for", "to", "on"}:
        wanted = _motion() if above.lemma == "to" else _cues("contested")
        return doc.tokens[above.head].lemma in wanted and not _called_on(doc, token)
    return token.dep == "dobj" and above.lemma in _motion() | _cues("contested")


def _governs(doc: AnnotatedReport, name: Found, names: Iterable[Found]) -> bool:
    if _is_dateline(doc, name) or _has_place_word(doc, name) or _is_prize(doc, doc.tokens[name.head]):
        return False
    token = doc.tokens[name.head]
    above = doc.tokens[token.head]
    if (token.dep == "compound" and above.lemma in _cues("rulers")) or (
        token.dep == "nsubj" and above.pos in {"VERB", "AUX"} and _acts(above)
    ):
        return True
    if _credited(doc, name) or _called_on(doc, token) or _joined_subject(doc, token):
        return True
    after = doc.tokens[name.last] if name.last < len(doc.tokens) else None
    if after and after.pos in {"VERB", "AUX"} and after.tag not in {"VBN", "VBG"} and token.dep != "pobj":
        return _acts(after)
    if token.dep == "conj" and doc.tokens[token.head].pos == "PROPN":
        first = next((n for n in names if n.first <= token.head < n.last), None)
        return first is not None and first.kind == "state" and (not first.capital or _governs(doc, first, names))
    return _is_argument(doc, token)


def _is_argument(doc: AnnotatedReport, token: Token) -> bool:
    """Tell whether the syntax makes the name one who acts or is dealt with."""
    above = doc.tokens[token.head]
    if token.dep == "nsubj":
        return _acts(above)
    if token.dep == "pobj" and above.lemma == "to" and _is_addressed(doc, above):
        return True
    if token.dep == "pobj":
        return above.lemma in _cues("prepositions") and doc.tokens[above.head].lemma not in _motion() | _cues(
            "transport"
        )
    if token.dep in {"dobj", "nsubjpass"}:
        return above.lemma in _cues("urged")
    return token.dep == "poss" and above.pos == "NOUN" and above.lemma in _cues("acts")


def _is_addressed(doc: AnnotatedReport, preposition: Token) -> bool:
    """Tell "an ultimatum to Lima", "sent an ultimatum to Lima"."""
    governor = doc.tokens[preposition.head]
    beside = [doc.tokens[i].lemma for i in children(doc, governor.index, "dobj")]
    return any(word in _cues("addressed") for word in (governor.lemma, *beside))


def _credited(doc: AnnotatedReport, name: Found) -> bool:
    """Tell the speaker of a headline: "Lima: no troops sent", "No troops sent: Lima"."""
    sentence = doc.sentences[doc.tokens[name.first].sentence]
    if doc.report.blocks[sentence.block].kind not in {"headline", "subheading"}:
        return False
    before = doc.tokens[name.first - 1].text if name.first > sentence.first else ""
    after = doc.tokens[name.last].text if name.last < sentence.last else ""
    return (before == ":" and not after) or (not before and after == ":")


def _called_on(doc: AnnotatedReport, token: Token) -> bool:
    """Tell whom somebody asks to act: "called on Lima to sign", "urged Lima to sign"."""
    above = doc.tokens[token.head]
    verb = doc.tokens[above.head] if above.lemma in {"on", "upon", "for"} else above
    if token.dep not in {"pobj", "dobj"} or verb.lemma not in _cues("urged") or above.head == above.index:
        return False
    follows = token.index + 1
    return follows < len(doc.tokens) and doc.tokens[follows].text == "to"


def _joined_subject(doc: AnnotatedReport, token: Token) -> bool:
    """Tell the second of two who act: "Lima and Quito agreed", however the parse hangs the verb."""
    last = token.index + 1
    if last + 1 >= len(doc.tokens) or doc.tokens[last].text != "and":
        return False
    other = doc.tokens[last + 1]
    verb = doc.tokens[other.head]
    after = doc.tokens[last + 2] if last + 2 < len(doc.tokens) else None
    clear = after is not None and after.pos in {"VERB", "AUX", "ADV"} and after.tag not in {"VBN", "VBG"}
    return other.pos == "PROPN" and clear and other.dep in {"nsubj", "conj"} and _acts(after or verb)


def _acts(verb: Token) -> bool:
    return verb.lemma not in _motion() | _cues("resting")


def _has_place_word(doc: AnnotatedReport, name: Found) -> bool:
    after = doc.tokens[name.last] if name.last < len(doc.tokens) else None
    before = doc.tokens[name.first - 1] if name.first else None
    if after and after.text in place_nouns():
        return True
    return before is not None and before.lemma in place_nouns() | firm_prepositions()


def _is_dateline(doc: AnnotatedReport, name: Found) -> bool:
    """Tell "LIMA, March 4 -": a town in capitals at the head of a paragraph."""
    sentence = doc.sentences[doc.tokens[name.first].sentence]
    opens = not sentence.index or doc.sentences[sentence.index - 1].block != sentence.block
    words = doc.tokens[name.first].text
    return opens and sentence.first == name.first and words.isupper() and len(words) > 2


@cache
def _motion() -> frozenset[str]:
    return frozenset(verb for entry in entries(Locative) for verb in entry.verbs)


@cache
def _cues(part: str) -> frozenset[str]:
    return frozenset(word for entry in entries(GovernmentCue) for word in getattr(entry, part))
