"""What is said: the clause or the object that a verb of saying has for its content."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

from recount.annotate.statements.cues import Cue
from recount.annotate.statements.phrases import (
    LONGEST,
    MARKS,
    NOMINAL,
    SUBJECTS,
    below,
    clause,
    full_phrase,
    has_verb,
    is_verb,
    noun_phrase,
    trimmed,
)
from recount.annotate.statements.speakers import inserted, written_words
from recount.model.annotation import AnnotatedReport, children
from recount.model.base import Record

SHORTEST_BEFORE = 3
"""Words before "…, she said" that can be a content: fewer are an adverb or a place."""

Shape = Literal["clause", "act", "raised"]


class Content(Record, frozen=True, kw_only=True):
    """The tokens that are said.

    In an `act` ("denied the claim") the whole clause states the fact; what is `raised` has its subject before the verb
    ("the ship is believed to have sunk") and need not have a speaker.
    """

    tokens: tuple[int, ...]
    shape: Shape
    before: bool = False


def content_of(doc: AnnotatedReport, cue: Cue, speaker: list[int]) -> Content | None:
    """Return what the cue gives, in the first way that its verb and its sentence allow, or null."""
    takes = _frames(doc, cue, speaker)
    put = inserted(doc, cue.index) if "clause" in takes and not cue.passive else None
    if put is not None:
        sentence = doc.sentences[doc.tokens[cue.index].sentence]
        around = [*range(sentence.first, put.first), *range(put.last + 1, sentence.last)]
        return _made("clause", _without_opening(doc, trimmed(doc, around)), before=True)
    return (
        _made("raised", _raised(doc, cue))
        or _made("clause", _complement(doc, cue) if "clause" in takes else [])
        or _made(_shape(cue), _infinitive(doc, cue) if "infinitive" in takes else [])
        or _made("act", _act(doc, cue, speaker, takes))
        or _made("clause", _parenthetical(doc, cue, speaker) if "clause" in takes else [], before=True)
        or _made("clause", _rest(doc, cue, speaker) if "open" in takes else [])
    )


def _made(shape: Shape, tokens: list[int], *, before: bool = False) -> Content | None:
    return Content(tokens=tuple(tokens), shape=shape, before=before) if tokens else None


def _shape(cue: Cue) -> Shape:
    """Tell "said to leave", whose words are said, from "threatened to leave" and "plans to leave", which are acts."""
    return "clause" if cue.entry.stance == "say" and cue.entry.act != "attitude" else "act"


def _frames(doc: AnnotatedReport, cue: Cue, speaker: list[int]) -> tuple[str, ...]:
    """Return what the verb takes of this speaker: a survey shows a gap, a guide shows the way."""
    if not cue.entry.written or not any(doc.tokens[i].lemma in _written() for i in speaker):
        return cue.entry.takes
    return (*cue.entry.takes, *cue.entry.written)


@cache
def _written() -> frozenset[str]:
    return written_words("own") | written_words("author")


def _raised(doc: AnnotatedReport, cue: Cue) -> list[int]:
    """Return "THE SHIP is believed TO HAVE SUNK", "THE DAM is seen AS A DANGER": the passive's subject and the rest."""
    if not cue.passive or cue.entry.stance != "say" or cue.entry.hearer or cue.entry.act == "attitude":
        return []
    subjects = children(doc, cue.index, "nsubjpass")
    if subjects and "as" in cue.entry.takes and not children(doc, cue.index, "agent"):
        seen = [i for k in children(doc, cue.index, "prep") if doc.tokens[k].lemma == "as" for i in below(doc, k)]
        return [*noun_phrase(doc, subjects[0]), *seen] if seen else []
    for kid in children(doc, cue.index, "xcomp", "ccomp") if subjects else ():
        if kid > cue.index and any(doc.tokens[i].lemma == "to" for i in children(doc, kid, "aux")):
            return [*noun_phrase(doc, subjects[0]), *(i for i in clause(doc, kid) if i > cue.index)]
    return []


def _heads(cue: Cue) -> tuple[int, ...]:
    """Return the words that a clause may hang on: the verb, and the adjective it needs ("is SURE that")."""
    return (cue.index,) if cue.thing is None else (cue.index, cue.thing)


def _complement(doc: AnnotatedReport, cue: Cue) -> list[int]:
    """Return the clause behind the verb: its complement, or what `that` opens."""
    verb = cue.index
    for kid in (k for head in _heads(cue) for k in children(doc, head, "ccomp", "xcomp")):
        if kid > verb and kid not in cue.words and _is_clause(doc, kid, cue) and not _is_bare(doc, kid):
            return _right_part(doc, clause(doc, kid), verb)
    if free := _free_relative(doc, verb):
        return free
    return _behind_that(doc, cue)


def _free_relative(doc: AnnotatedReport, verb: int) -> list[int]:
    """Return "WHAT they say WAS A RAID": the clause whose subject the verb is taken for."""
    what = [kid for kid in children(doc, verb) if kid < verb and doc.tokens[kid].lemma == "what"]
    head = doc.tokens[verb].head
    if not what or doc.tokens[verb].dep not in ("csubj", "csubjpass") or head < verb:
        return []
    return [what[0], *(i for i in clause(doc, head) if i > verb)]


def _rest(doc: AnnotatedReport, cue: Cue, speaker: list[int]) -> list[int]:
    """Return all that follows a verb of saying whose clause the parse has lost; it needs a verb and some length."""
    after, last = max(cue.words) + 1, doc.sentences[doc.tokens[cue.index].sentence].last
    rest = trimmed(doc, range(after, min(last, after + LONGEST)))
    if not speaker or speaker[-1] > cue.index or len(rest) < LOST or doc.tokens[after].tag in ("VBG", "IN", "RB"):
        return []
    return rest if any(doc.tokens[i].tag in FINITE for i in rest) else []


def _is_clause(doc: AnnotatedReport, head: int, cue: Cue) -> bool:
    """Tell a clause from an infinitive: it has a subject of its own, a finite verb, or a question word."""
    if doc.tokens[head].tag == "VBG" and not children(doc, head, *SUBJECTS, "aux"):
        return cue.entry.stance in ("deny", "confirm")
    if doc.tokens[head].dep == "ccomp":
        infinitive = any(doc.tokens[i].lemma == "to" for i in children(doc, head, "aux"))
        return not infinitive or "infinitive" in cue.entry.takes
    return False


def _is_bare(doc: AnnotatedReport, head: int) -> bool:
    """Tell "feel HARASSED" from a clause: a participle with no subject."""
    return doc.tokens[head].tag == "VBN" and not children(doc, head, *SUBJECTS, "aux", "auxpass")


def _right_part(doc: AnnotatedReport, tokens: Iterable[int], verb: int) -> list[int]:
    """Return the part behind the verb, with a question word before it ("what they say was a raid")."""
    order = list(tokens)
    right = [i for i in order if i > verb]
    left = [i for i in order if i < verb and doc.tokens[i].tag in ("WP", "WRB")]
    return trimmed(doc, [*left, *right])


def _behind_that(doc: AnnotatedReport, cue: Cue) -> list[int]:
    """Return the clause that `that` opens behind the verb, its hearer and its date, whatever the parse hangs it on."""
    last = doc.sentences[doc.tokens[cue.index].sentence].last
    for at in range(max(cue.words) + 1, min(max(cue.words) + 1 + HEARER, last)):
        token = doc.tokens[at]
        if token.lemma == "that" and token.tag in ("IN", "WDT"):
            related = token.tag == "WDT" and "object" in cue.entry.takes and not cue.entry.hearer
            if related and any(doc.tokens[kid].pos == "NOUN" for kid in _things_before(doc, cue, at)):
                return []  # "rejected the rules THAT the council had made"
            rest = (
                clause(doc, token.head)
                if token.dep == "mark" and token.head > at
                else trimmed(doc, range(at + 1, min(last, at + LONGEST)))
            )
            rest = [i for i in rest if i > at]
            return rest if has_verb(doc, rest) else []
        if is_verb(token) or token.text in MARKS - {",", "-"}:
            return []
    return []


def _things_before(doc: AnnotatedReport, cue: Cue, at: int) -> list[int]:
    return [kid for kid in children(doc, cue.index, "dobj") if kid < at and kid not in cue.words]


def _infinitive(doc: AnnotatedReport, cue: Cue) -> list[int]:
    """Return "to leave the town" behind the verb, with whoever is to do it."""
    for kid in (k for head in _heads(cue) for k in children(doc, head, "xcomp", "ccomp", "advcl", "acl")):
        if kid > cue.index and any(doc.tokens[i].lemma == "to" for i in children(doc, kid, "aux")):
            hearers = [i for d in children(doc, cue.index, "dobj") if d > cue.index for i in noun_phrase(doc, d)]
            return trimmed(doc, [*hearers, *(i for i in clause(doc, kid) if i > cue.index)])
    return []


def _act(doc: AnnotatedReport, cue: Cue, speaker: list[int], takes: tuple[str, ...]) -> list[int]:
    """Return object, complement and prepositions of the verb: "the rebels … for the blast", "it … as a sham"."""
    denied = children(doc, cue.index, "dative") and cue.entry.stance in ("deny", "doubt")
    if denied or not (cue.entry.prepositions or {"object", "as", "complement"} & set(takes)):
        return []
    things = [k for k in children(doc, cue.index, "dobj", "nsubjpass", "dative") if k not in speaker]
    if cue.passive and doc.tokens[cue.index].dep in ("acl", "relcl") and not things:
        things = [doc.tokens[cue.index].head]
    behind = _prepositions(doc, cue, things)
    small = _small_clause(doc, cue) if "complement" in takes or cue.entry.objects else []
    named = cue.entry.prepositions and not cue.entry.objects
    if cue.entry.objects:
        kept = [*things, *small]
    elif "object" in takes:
        kept = things if things or behind else []
    elif behind or small:
        kept = things
    else:
        return []
    if named and not behind and "object" not in takes:
        return []
    words = [i for k in kept for i in (full_phrase(doc, k) if doc.tokens[k].pos in NOMINAL else [k])]
    said = trimmed(doc, [i for i in (*words, *behind, *small) if i not in speaker])
    noun = cue.thing is not None and doc.tokens[cue.thing].pos == "NOUN"
    return said if noun else [i for i in said if i not in cue.words]


def _prepositions(doc: AnnotatedReport, cue: Cue, things: list[int]) -> list[int]:
    """Return the words behind the verb's own prepositions, on the verb or on its object."""
    wanted = (*cue.entry.prepositions, *(("as",) if "as" in cue.entry.takes else ()))
    found = [i for w in cue.words if w > cue.index and doc.tokens[w].dep == "prep" for i in below(doc, w)]
    for above in (cue.index, *things, *([cue.thing] if cue.thing is not None else [])):
        for kid in doc.children[above]:
            if (
                kid > cue.index
                and doc.tokens[kid].dep in ("prep", "advcl", "prt", "dative")
                and doc.tokens[kid].lemma in wanted
            ):
                found += below(doc, kid)
    return sorted(set(found))


def _small_clause(doc: AnnotatedReport, cue: Cue) -> list[int]:
    """Return the complement: "called it A SHAM", "held them RESPONSIBLE"."""
    for kid in children(doc, cue.index, "oprd", "acomp", "attr", "ccomp", "xcomp"):
        whole = children(doc, cue.index, "dobj", "nsubjpass") or cue.entry.objects
        if (
            kid > cue.index
            and whole
            and (kid == cue.thing or not is_verb(doc.tokens[kid]) or doc.tokens[kid].dep == "oprd")
        ):
            return below(doc, kid)
    return []


def _parenthetical(doc: AnnotatedReport, cue: Cue, speaker: list[int]) -> list[int]:
    """Return what stands before "…, she said" and, in "the ship, she said, had no lights", what stands behind as well.

    The whole of the sentence before the speaker is content: the parse of so long a sentence may not be relied on.
    """
    sentence = doc.sentences[doc.tokens[cue.index].sentence]
    edge = min([*cue.words, *(i for i in speaker if abs(i - cue.index) < len(speaker) + WIDE)])
    if doc.tokens[min(max(cue.words) + 1, sentence.last - 1)].text.lower() in BRIEF:
        return []
    before = _without_opening(doc, trimmed(doc, range(max(sentence.first, edge - LONGEST), edge)))
    if len(before) < SHORTEST_BEFORE or not _is_parenthesis(doc, cue, edge):
        return []
    return before


BRIEF = frozenset({"no", "yes", "so", "nothing"})
"""Words that are all that somebody said: "asked about it, she said NO"."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HEARER = 10
"""Words that may stand between a verb and `that`: "told reporters in the capital on Monday that …"."""
DATELINE = 8
"""Words among which "LISBON, Portugal — " ends."""
LOST = 6
"""Words behind a verb of saying from which they are taken for its clause whatever the parse says."""
WIDE = 6
"""Words that may stand between a speaker and the verb in "…, Marto of the harbour office later said"."""


def _is_parenthesis(doc: AnnotatedReport, cue: Cue, edge: int) -> bool:
    """Tell whether the sentence's own content stands before the verb: it has a verb, and nothing joins the two."""
    sentence = doc.sentences[doc.tokens[cue.index].sentence]
    joint = doc.tokens[edge - 1]
    if joint.dep in ("cc", "mark") or joint.lemma in ("that", "who", "which", "what", "and", "but", "as", "while"):
        return False
    verb = doc.tokens[cue.index]
    if any(kid > verb.index for kid in children(doc, verb.index, "dobj", "xcomp", "ccomp")) and not cue.entry.hearer:
        return False
    if cue.passive or verb.tag in ("VBG", "VB"):
        return False
    if verb.dep in ("relcl", "acl") and edge != cue.index - 1 and not _closes(doc, cue):
        return False
    return any(is_verb(doc.tokens[i]) for i in range(max(sentence.first, edge - LONGEST), edge))


def _closes(doc: AnnotatedReport, cue: Cue) -> bool:
    """Tell whether no clause follows the verb in its sentence, but for "…, adding that"."""
    following = range(cue.index + 1, min(doc.sentences[doc.tokens[cue.index].sentence].last, cue.index + LONGEST))
    upto = next((i for i in following if doc.tokens[i].tag == "VBG"), following.stop)
    return not any(doc.tokens[i].tag in FINITE for i in following if i < upto)


def _without_opening(doc: AnnotatedReport, tokens: list[int]) -> list[int]:
    """Return the words without the conjunction that ties the sentence to the one before, and without a dateline."""
    while tokens and (doc.tokens[tokens[0]].dep == "cc" or doc.tokens[tokens[0]].text in MARKS):
        tokens = tokens[1:]
    dash = next((n for n, i in enumerate(tokens[:DATELINE]) if doc.tokens[i].text in ("—", "--", "–")), None)
    if dash is not None and all(doc.tokens[i].pos in ("PROPN", "PUNCT") for i in tokens[:dash]):
        return trimmed(doc, tokens[dash:])
    return tokens


def speaker_words(doc: AnnotatedReport, speaker: int | None) -> list[int]:
    """Return the tokens of the phrase that names the speaker."""
    return [] if speaker is None else noun_phrase(doc, speaker)
