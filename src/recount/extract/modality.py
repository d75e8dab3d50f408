"""Whether an event is told as fact: auxiliaries, negation, conditions, and the words above it."""

from collections.abc import Iterator
from functools import cache

from recount.extract.clauses import is_verb, phrase_lemmas
from recount.extract.scene import Scene
from recount.extract.triggers import Trigger
from recount.lexicon.harm import harm_words
from recount.lexicon.load import entries
from recount.lexicon.schema.events import ModalWord
from recount.model.annotation import Token, children
from recount.model.base import Record
from recount.model.fact import Modality

_CLIMBS = frozenset(
    {
        "xcomp",
        "ccomp",
        "acl",
        "pcomp",
        "dobj",
        "pobj",
        "prep",
        "nsubjpass",
        "conj",
        "advcl",
        "nsubj",
        "agent",
        "acomp",
        "advmod",
    }
)
_NOUN_CLIMBS = frozenset({"dobj", "pobj", "prep", "nsubjpass"})
_REACH = 8


class Reality(Record, frozen=True, kw_only=True):
    """How an event is told; `told` is false where the words speak of an ability or a rule and tell no event.

    `aim`: it is planned only in that something else is done to that end ("opened fire to disperse them").
    """

    modality: Modality = "happened"
    told: bool = True
    aim: bool = False


def reality(scene: Scene, trigger: Trigger) -> Reality:
    """Return how the event is told: the word nearest to it decides."""
    signs = list(_signs(scene, trigger))
    doubts = [word for word in signs if word.kind == "governor" and word.modality in ("hypothetical", "denied")]
    # "fear that it will": the doubt outweighs what is only to come.
    if signs and signs[0].modality == "planned" and doubts:
        signs = doubts
    verb = trigger.carrier
    for word in signs:
        aim = len(signs) == 1 and verb is not None and _is_aim(scene, verb)
        return Reality(modality=word.modality, aim=aim) if word.modality else Reality(told=False)
    return Reality(modality="ongoing" if verb is not None and _is_going_on(scene, verb) else "happened")


def is_denied(scene: Scene, verb: int) -> bool:
    """Tell whether a verb is negated, conditional or still to come."""
    return any(True for _ in _around(scene, verb)) or any(True for _ in _above(scene, verb))


def _signs(scene: Scene, trigger: Trigger) -> Iterator[ModalWord]:
    """Yield the modal words that bear on the event, the nearest first."""
    noun = trigger.noun or trigger.refers
    if noun:
        before = [scene.doc.tokens[i].text.lower() for i in children(scene.doc, trigger.head, "amod", "det")]
        yield from _found("modifier", before)
    start = trigger.head if noun and trigger.carrier is None else trigger.carrier
    if start is not None:
        yield from _around(scene, start)
        yield from _above(scene, start)


def _around(scene: Scene, verb: int) -> Iterator[ModalWord]:
    """Yield the auxiliaries, negations and conditions of one verb."""
    tokens = scene.doc.tokens
    beside = [tokens[i].text.lower() for i in children(scene.doc, verb, "neg", "advmod", "preconj")]
    yield from _found("adverb", beside)
    auxiliaries = [tokens[i].text.lower() for i in children(scene.doc, verb, "aux")]
    # "said that it would leave": the future seen from the past.
    yield from _found(
        "auxiliary", ["will" if word == "would" and _is_told(scene, verb) else word for word in auxiliaries]
    )
    yield from _found("conjunction", [tokens[i].lemma for i in children(scene.doc, verb, "mark")])
    things = children(scene.doc, verb, "nsubj", "nsubjpass", "dobj")
    if any(tokens[j].lemma == "no" for i in things for j in children(scene.doc, i, "det")):
        yield from _found("adverb", ["not"])
    if _is_aim(scene, verb):
        yield from _found("auxiliary", ["will"])


def _is_aim(scene: Scene, verb: int) -> bool:
    """Tell whether the verb is an infinitive of purpose."""
    tokens = scene.doc.tokens
    to = any(tokens[i].tag == "TO" for i in children(scene.doc, verb, "aux"))
    return to and tokens[verb].dep in ("advcl", "relcl")


def _is_told(scene: Scene, verb: int) -> bool:
    """Tell whether the clause is what somebody said in the past, and no condition hangs on it."""
    tokens, token = scene.doc.tokens, scene.doc.tokens[verb]
    said = token.dep == "ccomp" and tokens[token.head].tag in ("VBD", "VBN")
    clauses = [j for i in children(scene.doc, verb, "advcl") for j in children(scene.doc, i, "mark")]
    return said and not any(tokens[i].lemma in ("if", "unless") for i in clauses)


def _above(scene: Scene, start: int) -> Iterator[ModalWord]:
    """Yield the governors above a word and what bears on them, as long as it is still their complement."""
    tokens, index = scene.doc.tokens, start
    for _ in range(_REACH):
        token = tokens[index]
        allowed = _CLIMBS if index != start or is_verb(scene.doc, index) else _NOUN_CLIMBS
        if token.head == index or token.dep not in allowed or not _depends(scene, index):
            return
        index = token.head
        if token.dep == "acl" and scene.doc.entity_at.get(index):
            return  # "a man accused of shooting six was denied bail"
        verb = is_verb(scene.doc, index)
        if not verb and tokens[index].lemma in harm_words("role"):
            return  # "the suspects in the raid": those who are suspected of it, not the raid
        above = _found("governor", list(phrase_lemmas(scene.doc, index)) if verb else [tokens[index].lemma])
        # "demanded that he leave" asks for it; "told the court that he left" does not.
        is_told = token.dep == "ccomp" and _is_finite(scene, token)
        yield from (word for word in above if not (is_told and word.modality == "demanded"))
        if is_verb(scene.doc, index) and (token.dep in ("xcomp", "conj") or _is_bare(scene, token)):
            yield from _around(scene, index)


def _is_bare(scene: Scene, token: Token) -> bool:
    """Tell a bare infinitive, which is denied with the verb above it: "did not let them DIE"."""
    return token.dep == "ccomp" and token.tag == "VB" and not children(scene.doc, token.index, "aux", "mark")


def _is_finite(scene: Scene, verb: Token) -> bool:
    """Tell whether the clause is told as a fact: its verb, or the auxiliary of it, has a tense.

    Not by "they leave", which may be wished.
    """
    auxiliaries = {scene.doc.tokens[i].tag for i in children(scene.doc, verb.index, "aux", "auxpass")}
    return verb.tag in ("VBD", "VBZ") or not {"VBD", "VBZ", "VBP"}.isdisjoint(auxiliaries)


def _depends(scene: Scene, index: int) -> bool:
    """Tell whether what governs the word above bears on it too: not a second clause of its own, no adverbial one."""
    token = scene.doc.tokens[index]
    if token.dep == "conj":
        return not children(scene.doc, index, "nsubj", "nsubjpass", "aux")
    if token.dep == "prep":
        phrase = f"{scene.doc.tokens[token.head].lemma} {token.lemma}"  # "called for the release"
        is_asked = ("governor", phrase) in _modal_words()
        return is_asked or token.lemma in ("of", "from") or not is_verb(scene.doc, token.head)
    if token.dep == "pobj":
        above = scene.doc.tokens[token.head]
        return above.lemma in ("of", "from") or above.dep == "prep"
    return token.dep != "advcl"


def _is_going_on(scene: Scene, verb: int) -> bool:
    """Tell whether the verb is in the present progressive."""
    forms = [(scene.doc.tokens[i].tag, scene.doc.tokens[i].lemma) for i in children(scene.doc, verb, "aux")]
    return scene.doc.tokens[verb].tag == "VBG" and any(tag in ("VBZ", "VBP") and lemma == "be" for tag, lemma in forms)


def _found(kind: str, words: list[str]) -> Iterator[ModalWord]:
    yield from (entry for word in words if (entry := _modal_words().get((kind, word))))


@cache
def _modal_words() -> dict[tuple[str, str], ModalWord]:
    return {(entry.kind, word): entry for entry in entries(ModalWord) for word in entry.words}
