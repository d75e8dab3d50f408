"""Who is said to have done harm: a party that is named, the speaker's own, or nobody in particular."""

from collections.abc import Iterable, Iterator
from functools import cache

from recount.annotate.statements.drafts import Draft
from recount.annotate.statements.phrases import above, below, left_edge, subject
from recount.annotate.statements.speakers import NAMES, agent
from recount.lexicon.harm import harm_words
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import ActorNoun
from recount.model.annotation import AnnotatedReport, children

CHAIN = frozenset({"conj", "xcomp", "ccomp", "advcl", "dep", "parataxis"})
OWNERS = frozenset({"its", "our", "his", "her", "their", "my"})
PEOPLES = frozenset({"NORP", "GPE", "ORG"})
ENDING = frozenset({"stop", "halt", "cease", "end", "suspend", "avoid", "refuse", "prevent"})


@cache
def _collectives() -> frozenset[str]:
    kinds = ("force", "fighters", "government", "group")
    return frozenset(noun for entry in entries(ActorNoun) if entry.role in kinds for noun in entry.nouns)


def main_verbs(doc: AnnotatedReport, tokens: Iterable[int]) -> list[int]:
    """Return the verbs of the words' main clause and of what is strung on it; not those of relative clauses."""
    inside = set(tokens)
    return [i for i in sorted(inside) if doc.tokens[i].pos in ("VERB", "AUX") and _is_main(doc, i, inside)]


def _is_main(doc: AnnotatedReport, verb: int, inside: set[int]) -> bool:
    at = verb
    for head in above(doc, verb):
        if head not in inside:
            return True
        if doc.tokens[at].dep not in CHAIN or doc.tokens[head].lemma in ENDING:
            return False
        at = head
    return True


def touches_harm(doc: AnnotatedReport, tokens: Iterable[int], *, weapons: bool = False) -> bool:
    """Tell whether the words speak of harm, or (`weapons`) of arms and faults."""
    about = harm_words("act") | harm_words("deed") | (harm_words("weapon") if weapons else frozenset())
    return any(doc.tokens[i].lemma in about for i in tokens)


def accuses(doc: AnnotatedReport, draft: Draft) -> bool:
    """Tell whether the words say that a party did harm, or who those were that did it."""
    inside = set(draft.tokens)
    for verb in main_verbs(doc, inside):
        if any(_is_party(doc, i, draft) for i in doers(doc, verb, inside)) and _is_harmful(doc, verb):
            return True
        if _is_laid_at_a_door(doc, verb, inside, draft) or _tells_who(doc, verb, inside):
            return True
    return _is_fragment_of_blame(doc, draft)


def owns_up(doc: AnnotatedReport, draft: Draft) -> bool:
    """Tell whether the words say that the speaker, or the speaker's own side, did harm: "its fighters had struck".

    A person without an office owns up to nothing: "we struck the kerb".
    """
    inside = set(draft.tokens)
    if _is_private(doc, draft.speaker):
        return False
    return any(
        _is_harmful(doc, verb) and any(_is_own(doc, i, draft) for i in doers(doc, verb, inside))
        for verb in main_verbs(doc, inside)
    )


def _is_private(doc: AnnotatedReport, speaker: int | None) -> bool:
    identifier = doc.entity_at.get(speaker) if speaker is not None else None
    return any(e.id == identifier and e.kind == "person" and not e.roles for e in doc.entities)


def _is_harmful(doc: AnnotatedReport, verb: int) -> bool:
    """Tell whether the verb is an act of harm; "carry out" and "fire" are so by their object."""
    lemma = doc.tokens[verb].lemma
    if lemma in harm_words("perform"):
        deeds = harm_words("deed") | harm_words("weapon")
        things = children(doc, verb, "dobj", "nsubjpass")
        if not things:
            return any(doc.tokens[at].lemma in ("on", "at", "upon") for at in children(doc, verb, "prep"))
        return any(doc.tokens[i].lemma in deeds for thing in things for i in (thing, *_parts(doc, thing)))
    return lemma in harm_words("act")


def _parts(doc: AnnotatedReport, index: int) -> list[int]:
    """Return what there are many of: "dozens of MISSILES", "a series of STRIKES"."""
    return [
        kid for of in children(doc, index, "prep") if doc.tokens[of].lemma == "of" for kid in children(doc, of, "pobj")
    ]


def doers(doc: AnnotatedReport, verb: int, inside: set[int]) -> Iterator[int]:
    """Yield who does what the verb says, within the words: its subject, or the noun behind `by` of a passive."""
    if children(doc, verb, "auxpass", "nsubjpass", "agent"):
        found = agent(doc, verb)
    else:
        at, found = verb, subject(doc, verb)
        while found is None and doc.tokens[at].dep in CHAIN:
            at = doc.tokens[at].head
            found = subject(doc, at)
    if found is not None and found in inside:
        yield found
        yield from (kid for kid in children(doc, found, "conj") if kid in inside)


def _is_party(doc: AnnotatedReport, index: int, draft: Draft) -> bool:
    """Tell whether a doer of harm is somebody: a name, a body, "they"; not "a bomber", not the speaker."""
    token = doc.tokens[index]
    if _is_own(doc, index, draft):
        return False
    if token.lemma in harm_words("deed"):
        return _is_somebodys(doc, index, draft)
    if token.lemma in harm_words("anonymous"):
        return False
    if token.pos == "PRON":
        return draft.mode == "direct" and token.text.lower() in ("they", "he", "she")
    bodies = _collectives() | harm_words("people")
    return _is_named(doc, index) or any(doc.tokens[i].lemma in bodies for i in range(left_edge(doc, index), index + 1))


def _is_named(doc: AnnotatedReport, index: int) -> bool:
    return any(
        doc.tokens[i].name in NAMES or doc.tokens[i].pos == "PROPN" for i in range(left_edge(doc, index), index + 1)
    )


def _is_laid_at_a_door(doc: AnnotatedReport, verb: int, inside: set[int], draft: Draft) -> bool:
    """Tell whether the harm that the verb tells of comes by somebody's deed: "were killed in COALITION raids"."""
    lemma = doc.tokens[verb].lemma
    about = [k for k in doc.children[verb] if k in inside]
    killed = [
        k for kid in (verb, *about) for k in children(doc, kid, "acl") if doc.tokens[k].lemma in harm_words("act")
    ]
    for spot in (*([verb] if lemma in harm_words("act") else []), *killed, *_deeper(doc, about, inside)):
        for at in children(doc, spot, "prep", "agent"):
            if doc.tokens[at].lemma in ("in", "by", "during", "from") and any(
                doc.tokens[i].lemma in harm_words("deed") and _is_somebodys(doc, i, draft)
                for thing in children(doc, at, "pobj")
                for i in (thing, *_parts(doc, thing))
            ):
                return True
    return False


def _deeper(doc: AnnotatedReport, heads: list[int], inside: set[int]) -> list[int]:
    """Return the participles of harm within the phrases: "among the farmers KILLED in …"."""
    return [
        i for head in heads if doc.tokens[head].dep in ("prep", "attr", "nsubj", "nsubjpass", "dobj")
        for i in below(doc, head)
        if i in inside and doc.tokens[i].dep == "acl" and doc.tokens[i].lemma in harm_words("act")
    ]  # fmt: skip


def _is_somebodys(doc: AnnotatedReport, noun: int, draft: Draft) -> bool:
    """Tell whether a deed is somebody's: "COALITION raids", "strikes BY the army", "crimes committed BY the guards"."""
    before = [i for i in range(left_edge(doc, noun), noun) if not _is_speaker(doc, i, draft)]
    bodies = _collectives() | harm_words("people")
    if any(doc.tokens[i].name in PEOPLES or doc.tokens[i].lemma in bodies for i in before):
        return True
    for spot in (noun, *children(doc, noun, "acl")):
        for by in children(doc, spot, "prep", "agent"):
            if doc.tokens[by].lemma == "by" and any(_is_party(doc, i, draft) for i in children(doc, by, "pobj")):
                return True
    return False


def _tells_who(doc: AnnotatedReport, verb: int, inside: set[int]) -> bool:
    """Tell whether the words say who the attackers were: "the suspects were of Norlandic descent"."""
    roles = harm_words("role")
    doer = subject(doc, verb)
    if doer is None or doer not in inside:
        return False
    if not any(
        doc.tokens[i].lemma in roles
        for i in (doer, *(p for of in children(doc, doer, "prep") for p in children(doc, of, "pobj")))
    ):
        return False
    return any(
        doc.tokens[i].name == "NORP" or doc.tokens[i].lemma in harm_words("people")
        for i in below(doc, verb)
        if i in inside and i != doer
    )


def _is_fragment_of_blame(doc: AnnotatedReport, draft: Draft) -> bool:
    """Tell whether a fragment names somebody's deed: "the thefts ordered by the council"."""
    if (
        draft.mode == "direct"
        or main_verbs(doc, draft.tokens[:1])
        or any(doc.tokens[i].tag in ("VBD", "VBZ") for i in draft.tokens)
    ):
        return False
    return any(doc.tokens[i].lemma in harm_words("deed") and _is_somebodys(doc, i, draft) for i in draft.tokens)


def _is_speaker(doc: AnnotatedReport, index: int, draft: Draft) -> bool:
    """Tell whether a word refers to the speaker: the same entity, "we" in their own words, "its" in the report's."""
    token = doc.tokens[index]
    if token.text.lower() in ("we", "i", "our", "my"):
        return draft.mode != "indirect"
    mine = doc.entity_at.get(draft.speaker) if draft.speaker is not None else None
    if mine is not None and doc.entity_at.get(index) == mine:
        return True
    anaphors = ("it", "its", "he", "she", "his", "her")
    return draft.mode == "indirect" and token.text.lower() in anaphors and index not in doc.entity_at


def _is_own(doc: AnnotatedReport, index: int, draft: Draft) -> bool:
    """Tell whether a doer is the speaker or of the speaker's side: "its fighters", a state's army to its ministry."""
    if _is_speaker(doc, index, draft):
        return True
    near = [*children(doc, index, "poss"), *_of(doc, index)]
    if any(doc.tokens[i].text.lower() in OWNERS and _is_speaker(doc, i, draft) for i in near):
        return True
    return _country(doc, index) is not None and _country(doc, index) == _country(doc, draft.speaker)


def _of(doc: AnnotatedReport, index: int) -> list[int]:
    things = [o for of in children(doc, index, "prep") for o in children(doc, of, "pobj")]
    return [p for thing in things for p in children(doc, thing, "poss")]


def _country(doc: AnnotatedReport, index: int | None) -> str | None:
    """Return the country of a state's own: states, forces and bodies; people only by the office they hold."""
    identifier = doc.entity_at.get(index) if index is not None else None
    entity = next((e for e in doc.entities if e.id == identifier), None)
    if entity is None or (entity.kind == "person" and not entity.roles) or entity.kind in ("armed_group", "group"):
        return None
    return entity.country
