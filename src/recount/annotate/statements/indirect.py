"""Indirect speech: what a verb of saying gives in the report's own words."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from recount.annotate.statements.contents import Content, content_of
from recount.annotate.statements.cues import Cue, is_asserted, is_negated
from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.marks import QUOTE_TOKENS
from recount.annotate.statements.phrases import SUBJECTS, has_verb, noun_phrase, trimmed
from recount.annotate.statements.speakers import can_speak, speaker_of
from recount.model.annotation import AnnotatedReport, children, cover

FEWEST = 4
"""Words outside quotation marks that an indirect statement needs beside its quotations."""
NEAR = 12
"""Words between a speaker and the verb up to which both are the evidence of "Norland … blamed the rebels"."""
OWN = frozenset({"i", "we", "my", "our", "us", "me"})
FIRST = frozenset({"i", "we", "you"})
PASSIVE = frozenset({"accuse", "blame"})
"""Stances that a passive without its speaker still states: "a loss blamed on the drought"."""


def speakers_of(scene: Scene) -> dict[int, int | None]:
    """Return the speaker of each cue."""
    found: dict[int, int | None] = {}
    last: int | None = None
    for at, cue in scene.cue_at.items():
        speaker = speaker_of(scene.doc, cue, scene.quote_at)
        if (speaker is None or not can_speak(scene.doc, speaker)) and last is not None and _may_share(scene, last, at):
            speaker = found[last]
        found[at] = speaker
        last = at
    return found


def _may_share(scene: Scene, last: int, at: int) -> bool:
    """Tell whether a verb without a speaker shares the one before it: "confirmed the raid, but had no details"."""
    doc = scene.doc
    same = doc.tokens[last].sentence == doc.tokens[at].sentence and scene.quote_at[last] == scene.quote_at[at]
    return same and doc.tokens[at].dep in ("conj", "advcl", "acl") and not scene.cue_at[at].passive


def contents_of(scene: Scene, speakers: dict[int, int | None]) -> dict[int, Content]:
    """Return what each cue gives, where it gives anything."""
    found = {}
    for at, cue in scene.cue_at.items():
        speaker = speakers[at]
        said = content_of(scene.doc, cue, [] if speaker is None else noun_phrase(scene.doc, speaker))
        if said is not None and said.tokens:
            found[at] = said
    return found


def indirect_drafts(scene: Scene, contents: dict[int, Content], speakers: dict[int, int | None]) -> Iterator[Draft]:
    """Yield a draft for each cue that gives something in the report's own words."""
    for at, said in contents.items():
        cue, speaker = scene.cue_at[at], speakers[at]
        if (
            _is_told(scene, cue, speaker, said)
            and not _is_shared(scene, cue, speakers, said)
            and (draft := _draft(scene, cue, speaker, said)) is not None
        ):
            yield draft


def _is_told(scene: Scene, cue: Cue, speaker: int | None, said: Content) -> bool:
    """Tell whether the report states that someone said it."""
    if speaker is not None and scene.quote_at[cue.index] >= 0 and scene.doc.tokens[speaker].text.lower() in FIRST:
        return False
    if is_negated(scene.doc, cue):
        return cue.entry.negated is not None and speaker is not None and can_speak(scene.doc, speaker)
    if not is_asserted(scene.doc, cue, speaker) or _is_of_parties(scene, cue, said):
        return False
    if speaker is None:
        return cue.passive and (_is_hearsay(scene, cue, said) or _is_plain(scene, cue))
    return can_speak(scene.doc, speaker) or not cue.entry.person


def _is_of_parties(scene: Scene, cue: Cue, said: Content) -> bool:
    """Tell whether the verb does something to people, and says nothing: "questioned two men", "backs the rebels"."""
    if cue.entry.matters:
        return _is_of_actors(scene, cue)
    return cue.entry.stance in ("deny", "doubt") and said.shape == "act" and _is_of_people(scene, cue)


def _is_of_people(scene: Scene, cue: Cue) -> bool:
    """Tell "questioned two men" from "questioned the count": words are doubted or denied, people are not."""
    kinds = {e.id: e.kind for e in scene.doc.entities}
    things = children(scene.doc, cue.index, "nsubjpass" if cue.passive else "dobj")
    return any(kinds.get(scene.doc.entity_at.get(i, "")) in ("person", "group") for i in things)


def _is_of_actors(scene: Scene, cue: Cue) -> bool:
    """Tell "backs the plan" from "backs the rebels", which is a relation of two parties and nobody's words."""
    kinds = {e.id: e.kind for e in scene.doc.entities}
    near = (cue.index, *cue.words)
    things = [i for head in near for i in children(scene.doc, head, "dobj", "pobj", "nsubjpass")]
    return any(kinds.get(scene.doc.entity_at.get(i, "")) not in (None, "product", "place") for i in things)


def _is_shared(scene: Scene, cue: Cue, speakers: dict[int, int | None], said: Content) -> bool:
    """Tell whether the "content" is another verb of the same speaker: "Marto, CONFIRMING it, DEMANDED an inquiry"."""
    inside = set(said.tokens)
    verb = next((i for i in said.tokens if scene.doc.tokens[i].head not in inside), None)
    if verb is None or any(scene.doc.tokens[i].lemma == "to" for i in children(scene.doc, verb, "aux")):
        return False  # "pledged to SUPPORT the plan"
    own = children(scene.doc, verb, *SUBJECTS)
    speaker = speakers[cue.index]
    return (
        verb in scene.cue_at and not own and speaker is not None and speaker < cue.index and speakers[verb] == speaker
    )


def _is_hearsay(scene: Scene, cue: Cue, said: Content) -> bool:
    """Tell whether it is said by nobody who is named: "IT IS BELIEVED that …", "the ship is said TO HAVE SUNK"."""
    if said.shape == "raised":
        return True
    what = children(scene.doc, cue.index, "nsubjpass", "expl")
    return said.shape == "clause" and any(scene.doc.tokens[i].lemma == "it" for i in what)


def _is_plain(scene: Scene, cue: Cue) -> bool:
    """Tell "he is accused of theft" and "a loss blamed on the drought" from "the man who is accused of theft"."""
    token = scene.doc.tokens[cue.index]
    if cue.entry.stance not in PASSIVE:
        return False
    return cue.entry.stance == "blame" or (
        token.dep not in ("relcl", "acl") and bool(children(scene.doc, cue.index, "auxpass"))
    )


def _draft(scene: Scene, cue: Cue, speaker: int | None, said: Content) -> Draft | None:
    doc = scene.doc
    words = noun_phrase(doc, speaker) if speaker is not None else []
    plain = unquoted(scene, said.tokens, cue.index)
    if said.shape != "clause":
        own = speaker in children(doc, cue.index, *SUBJECTS, "agent") or cue.passive
        lead = [i for i in words if own and abs(i - cue.index) <= NEAR + len(words)]
        evidence = _run_with(scene, [*lead, *cue.words, *said.tokens], cue.index)
    else:
        evidence = told_run(doc, plain)
        if len(plain) < len(said.tokens) and (len(evidence) < FEWEST or not has_verb(doc, evidence)):
            return None
    if not plain or not evidence:
        return None
    stance = cue.entry.negated if cue.entry.negated and is_negated(doc, cue) else cue.entry.stance
    return Draft(
        span=cover(doc, evidence), mode="direct" if _is_unmarked(scene, said) else "indirect", stance=stance,
        act=cue.entry.act,
        rule=f"statements/speech_verb:{cue.verb}",
        tokens=tuple(plain), covers=said.tokens, at=cue.index, cue_words=cue.words,
        speaker=speaker, speaker_words=tuple(words),
        hearer=hearer_of(scene, cue),
    )  # fmt: skip


def _is_unmarked(scene: Scene, said: Content) -> bool:
    """Tell whether these are somebody's own words whose marks are lost: "WE will never leave, said Marto"."""
    if not said.before or any(scene.quote_at[i] >= 0 for i in said.tokens):
        return False
    return any(scene.doc.tokens[i].text.lower() in OWN and scene.doc.tokens[i].text != "US" for i in said.tokens)


def hearer_of(scene: Scene, cue: Cue) -> int | None:
    """Return whom it is said to: "told REPORTERS", "said to REPORTERS"."""
    doc = scene.doc
    if cue.entry.hearer:
        return next(iter(children(doc, cue.index, "nsubjpass" if cue.passive else "dobj", "dative")), None)
    ties = [k for k in children(doc, cue.index, "prep", "dative") if doc.tokens[k].lemma in ("to", "on", "upon")]
    called = cue.entry.stance == "demand" and cue.entry.prepositions
    if "quote" not in cue.entry.takes or (cue.entry.prepositions and not called):
        return None
    return next((o for k in ties for o in children(doc, k, "pobj") if o in doc.entity_at), None)


def unquoted(scene: Scene, tokens: Iterable[int], cue: int) -> list[int]:
    """Return the tokens that stand in the same voice as the cue: not in a quotation that the cue stands outside of."""
    doc = scene.doc
    plain = [i for i in tokens if scene.quote_at[i] == scene.quote_at[cue] and doc.tokens[i].text not in QUOTE_TOKENS]
    return trimmed(doc, plain)


def told_run(doc: AnnotatedReport, tokens: list[int]) -> list[int]:
    """Return the first of the stretches if it has a verb, "the vote was a “farce” in her view", else the longest."""
    first = tokens[: next((n for n, (a, b) in enumerate(pairwise(tokens), 1) if b - a > 2), len(tokens))]
    return trimmed(doc, first) if len(first) >= FEWEST and has_verb(doc, first) else longest_run(tokens)


def longest_run(tokens: list[int]) -> list[int]:
    """Return the longest stretch of neighbouring tokens; one mark between two does not part them."""
    found: list[list[int]] = []
    for i in tokens:
        if found and i - found[-1][-1] <= 2:
            found[-1].append(i)
        else:
            found.append([i])
    return max(found, key=len, default=[])


def _run_with(scene: Scene, tokens: list[int], cue: int) -> list[int]:
    """Return the tokens around the cue up to the nearest quotation on either side."""
    order = sorted(set(tokens))
    first, last = order[0], order[-1]
    left = next((i for i in range(cue, first - 1, -1) if scene.quote_at[i] != scene.quote_at[cue]), first - 1)
    right = next((i for i in range(cue, last + 1) if scene.quote_at[i] != scene.quote_at[cue]), last + 1)
    return trimmed(scene.doc, range(left + 1, right))
