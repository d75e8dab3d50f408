"""Who speaks: the noun that a verb of saying has for its subject, its own or one that it shares."""

from collections.abc import Iterator
from functools import cache

from recount.annotate.statements.cues import Cue, is_passive
from recount.annotate.statements.phrases import NOMINAL, above, antecedent, below, is_verb, subject
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import ActorNoun
from recount.lexicon.schema.speech import WrittenWord
from recount.model.annotation import AnnotatedReport, Token, children
from recount.model.base import Record

DEEPEST = 6
"""Heads that are followed for a subject: a parse longer than that is broken."""
PEOPLE = frozenset({
    "he", "she", "they", "we", "i", "who", "it", "you", "some", "many", "others", "one", "several",
    "him", "her", "them", "his", "their", "its", "our",
})  # fmt: skip
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
MAKES = frozenset({
    "make", "issue", "repeat", "level", "publish", "have", "give", "deliver", "offer", "hold", "share", "express",
    "voice", "raise", "renew", "take", "present", "release", "show",
})  # fmt: skip


@cache
def _actor_nouns() -> frozenset[str]:
    return frozenset(noun for entry in entries(ActorNoun) for noun in entry.nouns)


@cache
def written_words(voice: str) -> frozenset[str]:
    """Return the nouns for what speaks in its author's voice, in its own right, or for a body."""
    return frozenset(noun for entry in entries(WrittenWord) if entry.voice == voice for noun in entry.nouns)


def speaker_of(doc: AnnotatedReport, cue: Cue, quote_at: tuple[int, ...]) -> int | None:
    """Return the token that names the speaker, or null where the sentence leaves it open.

    Of all that the verb may have for its subject the first that can speak, else the first; never a word within a
    quotation that the verb stands outside of.
    """
    if cue.entry.cites and ((cited := _cited(doc, cue)) is not None or cue.passive):
        return cited
    if cue.passive:
        return agent(doc, cue.index)
    if (cited := citing(doc, cue.index)) is not None:
        return cited
    if (put := inserted(doc, cue.index)) is not None:
        return put.speaker
    found = [i for i in dict.fromkeys(_subjects(doc, cue.index, 0)) if quote_at[i] in (-1, quote_at[cue.index])]
    speaker = next((i for i in found if can_speak(doc, i)), found[0] if found else None)
    near = neighbour(doc, cue.index)
    return near if speaker is not None and near is not None and _is_name_behind(doc, speaker, near) else speaker


class Inserted(Record, frozen=True, kw_only=True):
    """Who says what, put between commas into the sentence that is said: its tokens with both commas, the speaker."""

    first: int
    last: int
    speaker: int


def inserted(doc: AnnotatedReport, verb: int) -> Inserted | None:
    """Return "…, the ministry said, …" and "…, said the ministry, …" between a subject and its verb, or null."""
    tokens, sentence = doc.tokens, doc.sentences[doc.tokens[verb].sentence]
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP") or verb - 2 < sentence.first or verb + 3 >= sentence.last:
        return None
    turned = tokens[verb - 1].text == ","
    first = verb - 1 if turned else _comma(doc, verb - 1, sentence.first, -1)
    last = _comma(doc, verb + 1, sentence.last - 1, 1) if turned else verb + 1
    if first is None or last is None or tokens[last].text != "," or tokens[first - 1].pos not in NOMINAL:
        return None
    named = [i for i in (range(verb + 1, last) if turned else range(first + 1, verb)) if tokens[i].pos in NOMINAL]
    if not named or not _goes_on(doc, sentence.first, last + 1, sentence.last):
        return None
    heads = [i for i in named if tokens[i].head not in named or tokens[i].dep in ("nsubj", "appos")]
    speaker = next((i for i in heads if can_speak(doc, i)), None)
    return None if speaker is None else Inserted(first=first, last=last, speaker=speaker)


def _goes_on(doc: AnnotatedReport, opening: int, start: int, end: int) -> bool:
    """Tell whether the sentence goes on behind what was put in: with its verb, or, behind "On Monday, …", a clause."""
    behind = [doc.tokens[i] for i in range(start, end) if doc.tokens[i].pos not in ("ADV", "PART")]
    if doc.tokens[opening].pos in ("ADP", "ADV"):
        return any(token.tag in FINITE_VERBS for token in behind)
    return bool(behind) and behind[0].tag in FINITE_VERBS


def _comma(doc: AnnotatedReport, start: int, end: int, step: int) -> int | None:
    """Return the next comma, where nothing but a noun's phrase stands before it."""
    for i in range(start, end + step, step):
        if doc.tokens[i].text == ",":
            return i if i != start else None
        if doc.tokens[i].pos not in (*NOMINAL, "DET", "ADJ", "ADP", "PART", "NUM"):
            return None
    return None


FINITE_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _is_name_behind(doc: AnnotatedReport, speaker: int, near: int) -> bool:
    """Tell whether the title's holder stands right before the verb: "DEPUTY HEAD of the Port Office Ines MARTO said".

    Or, behind a dateline, whoever speaks: "LISBON — The MINISTRY said".
    """
    if any(doc.tokens[i].text in ("—", "--") for i in range(speaker + 1, near)):
        return True
    first = near
    while first > speaker and doc.tokens[first].name == "PERSON" and not doc.tokens[first].name_begins:
        first -= 1
    titled = doc.tokens[speaker].lemma in _actor_nouns() or doc.tokens[speaker].name == ""
    joint = doc.tokens[first - 1]
    return (
        first - 1 > speaker and titled and doc.tokens[near].name == "PERSON" and doc.tokens[speaker].name != "PERSON"
        and joint.pos in ("NOUN", "PROPN") and not any(is_verb(doc.tokens[i]) for i in range(speaker + 1, near))
    )  # fmt: skip


def agent(doc: AnnotatedReport, verb: int) -> int | None:
    """Return the noun behind `by`, or null."""
    found = [pobj for by in children(doc, verb, "agent") for pobj in children(doc, by, "pobj")]
    return found[0] if found else None


def citing(doc: AnnotatedReport, index: int) -> int | None:
    """Return whom a verb or a name goes on to cite: "reported, citing the MINISTRY"."""
    for kid in children(doc, index, "advcl", "xcomp", "acl", "prep"):
        if doc.tokens[kid].lemma in ("cite", "quote") and doc.tokens[kid].tag == "VBG":
            return next((i for i in children(doc, kid, "dobj") if can_speak(doc, i)), None)
    return None


def _cited(doc: AnnotatedReport, cue: Cue) -> int | None:
    """Return who is cited: "quoted THE MINISTRY as saying", "THE MINISTRY was quoted"."""
    found = subject(doc, cue.index) if cue.passive else next(iter(children(doc, cue.index, "dobj")), None)
    return found if found is not None and can_speak(doc, found) else None


def _subjects(doc: AnnotatedReport, verb: int, depth: int) -> Iterator[int]:
    """Yield what may be the verb's subject: its own, its neighbour, and those of the verbs and nouns it hangs on."""
    token = doc.tokens[verb]
    own = subject(doc, verb)
    if own is not None:
        yield own
    if token.tag in ("VBD", "VBZ", "VBP"):
        if own is None and (split := _split_subject(doc, verb)) is not None:
            yield split
        if (near := neighbour(doc, verb)) is not None:
            yield near
    if depth >= DEEPEST or token.head == verb or (own is not None and can_speak(doc, own)) or token.dep == "csubj":
        return
    if token.dep in ("acl", "relcl") and (noun := antecedent(doc, verb)) is not None:
        if doc.tokens[noun].lemma in written_words("author") and doc.tokens[noun].dep == "dobj" and depth < DEEPEST:
            yield from _subjects(doc, _verb_above(doc, doc.tokens[noun].head), depth + 1)  # whoever issued it
        yield noun
    if token.dep == "pcomp" or doc.tokens[token.head].dep == "prep":
        yield from _behind_preposition(doc, token.head, depth)
    else:
        yield from _subjects(doc, _verb_above(doc, token.head), depth + 1)


def _verb_above(doc: AnnotatedReport, index: int) -> int:
    """Return the nearest verb from a token upwards, or the root."""
    return next((i for i in (index, *above(doc, index)) if is_verb(doc.tokens[i])), index)


def _split_subject(doc: AnnotatedReport, verb: int) -> int | None:
    """Return the subject of "MINERS pulled from the shaft said …", which the parse takes for a clause of its own."""
    left = [
        kid for kid in children(doc, verb, "ccomp", "advcl") if kid < verb and doc.tokens[kid].tag in ("VBN", "VBD")
    ]
    return subject(doc, left[-1]) if left and any(kid > verb for kid in children(doc, verb, "ccomp")) else None


def _behind_preposition(doc: AnnotatedReport, preposition: int, depth: int) -> Iterator[int]:
    """Yield who does what stands behind a preposition: "quoted HIM as saying", "SHE replied by asking"."""
    above = doc.tokens[preposition].head
    if not is_verb(doc.tokens[above]):
        if doc.tokens[above].pos in NOMINAL:
            yield above
        above = _verb_above(doc, above)
    elif doc.tokens[above].lemma in ("quote", "cite") and not is_passive(doc, above):
        yield from children(doc, above, "dobj")
    yield from _subjects(doc, above, depth + 1)


def neighbour(doc: AnnotatedReport, verb: int) -> int | None:
    """Return the noun that stands right before the verb, whatever the parse makes of it; it survives lost commas."""
    at, first = verb - 1, doc.sentences[doc.tokens[verb].sentence].first
    while at >= first and (doc.tokens[at].pos in ("ADV", "AUX", "NUM") or doc.tokens[at].dep in ("advmod", "aux")):
        at -= 1
    if at > first and doc.tokens[at].text == ",":
        return _between_commas(doc, at, first)
    if at < first or doc.tokens[at].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    # "a nurse and WITNESSES said": the first of those joined stands for all
    while (
        doc.tokens[at].dep == "conj"
        and first <= doc.tokens[at].head < at
        and doc.tokens[doc.tokens[at].head].pos in NOMINAL
    ):
        at = doc.tokens[at].head
    return at


def _between_commas(doc: AnnotatedReport, comma: int, first: int) -> int | None:
    """Return the head of the phrase that two commas part from its verb: "…, the governor, Ann Falk, said".

    The parser often takes it for another name of a noun further left.
    """
    found, at = None, comma - 1
    while doc.tokens[at].pos in (*NOMINAL, "ADP") and first <= at:
        inside = below(doc, at)
        opened = min(inside)
        if max(inside) == comma - 1 and opened > first and doc.tokens[opened - 1].text == ",":
            found = at if doc.tokens[at].dep == "appos" else found
        if doc.tokens[at].head == at:
            break
        at = doc.tokens[at].head
    return found


def neighbour_verb_subject(doc: AnnotatedReport, noun: int) -> int | None:
    """Return who makes or issues what the noun names: "Marto issued a denial that …"."""
    head = doc.tokens[noun].head
    if doc.tokens[noun].dep != "dobj" or not is_verb(doc.tokens[head]) or doc.tokens[head].lemma not in MAKES:
        return None
    return next(_subjects(doc, head, 0), None)


def can_speak(doc: AnnotatedReport, index: int) -> bool:
    """Tell whether the word may stand for someone who holds a view: a name, a pronoun, a noun for people or bodies."""
    token: Token = doc.tokens[index]
    if index in doc.entity_at or token.name in NAMES or token.pos == "PROPN":
        return True
    written = written_words("own") | written_words("author")
    return token.text.lower() in PEOPLE or token.lemma in _actor_nouns() or token.lemma in written
