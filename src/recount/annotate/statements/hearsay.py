"""Speech without a verb of saying: "according to the ministry", "allegedly", "the claim that …"."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.indirect import longest_run, unquoted
from recount.annotate.statements.nouns import SHORTEST, by_noun, speech_nouns
from recount.annotate.statements.phrases import LONGEST, NOMINAL, clause, has_verb, noun_phrase, trimmed
from recount.lexicon.load import entries
from recount.lexicon.schema.speech import Hearsay
from recount.model.annotation import AnnotatedReport, cover
from recount.model.fact import Stance

FARTHEST = 8
"""Words behind "according to" among which the name must stand."""


@cache
def _phrases_by_word() -> dict[str, list[tuple[tuple[str, ...], Stance]]]:
    """Return the phrases, as words, with their stances, in the lexicon's order, by the word that they begin with."""
    found = defaultdict(list)
    phrases = ((words.split(), e.stance) for e in entries(Hearsay) if e.kind == "phrase" for words in e.words)
    for words, stance in phrases:
        found[words[0]].append((tuple(words), stance))
    return found


@cache
def _adverbs() -> dict[str, Stance]:
    return {word: entry.stance for entry in entries(Hearsay) if entry.kind == "adverb" for word in entry.words}


def hearsay_drafts(scene: Scene, within: set[int]) -> Iterator[Draft]:
    """Yield a draft for each phrase, adverb and noun of speech.

    `within` are the tokens of what others say: a noun of belief or attitude there is only their wording.
    """
    for token in scene.doc.tokens:
        if scene.is_silent(token.index):
            continue
        if found := _phrase_at(scene.doc, token.index):
            draft = _by_phrase(scene, token.index, *found)
        elif token.lemma in _adverbs() and token.dep == "advmod":
            draft = _by_adverb(scene, token.index)
        elif token.pos == "NOUN" and token.lemma in speech_nouns():
            draft = by_noun(scene, token.index, inside=token.index in within or scene.quote_at[token.index] >= 0)
        else:
            continue
        if draft is not None:
            yield draft


def _phrase_at(doc: AnnotatedReport, index: int) -> tuple[int, Stance] | None:
    """Return how many words the phrase that begins here has, and its stance."""
    for words, stance in _phrases_by_word().get(doc.tokens[index].text.lower(), ()):
        if tuple(t.text.lower() for t in doc.tokens[index : index + len(words)]) == words:
            return len(words), stance
    return None


def _by_phrase(scene: Scene, index: int, length: int, stance: Stance) -> Draft | None:
    doc = scene.doc
    sentence = doc.sentences[doc.tokens[index].sentence]
    speaker = _named(doc, index + length, sentence.last)
    if speaker is None:
        return None
    if scene.quote_at[index] >= 0 and speaker not in doc.entity_at:
        return None
    words = noun_phrase(doc, speaker)
    words = [i for i in words if i >= index + length]
    said = _told_around(scene, index, words[-1] + 1, (sentence.first, sentence.last))
    plain = unquoted(scene, said, index)
    if not plain or not has_verb(doc, plain):
        return None
    return Draft(
        span=cover(doc, longest_run(plain)), mode="indirect", stance=stance,
        rule="statements/hearsay:" + "_".join(t.text.lower() for t in doc.tokens[index : index + length]),
        tokens=tuple(plain), covers=tuple(said), speaker=speaker,
        at=index, cue_words=tuple(range(index, index + length)),
        speaker_words=tuple(words),
    )  # fmt: skip


def _named(doc: AnnotatedReport, first: int, last: int) -> int | None:
    """Return the head of the name behind the phrase: the last noun of its first run."""
    for at in range(first, min(first + FARTHEST, last)):
        token = doc.tokens[at]
        if token.pos in NOMINAL and token.dep not in ("compound", "poss", "nummod", "amod", "nmod", "punct"):
            return at
    return None


def _told_around(scene: Scene, first: int, behind: int, sentence: tuple[int, int]) -> list[int]:
    """Return what the phrase covers: the sentence before it, or behind it where it opens the sentence, or both."""
    doc = scene.doc
    before = trimmed(doc, range(max(sentence[0], first - LONGEST), first))
    after = trimmed(doc, range(behind, min(sentence[1], behind + LONGEST)))
    if len(before) < 2 or not has_verb(doc, before):
        return after
    while before and doc.tokens[before[0]].dep == "cc":
        before = before[1:]
    rest = [i for i in after if doc.tokens[i].dep not in ("prep", "cc")]
    goes_on = behind < sentence[1] and doc.tokens[behind].text == "," and doc.tokens[first - 1].text == ","
    return [*before, *after] if goes_on and has_verb(doc, rest) else before


def _by_adverb(scene: Scene, index: int) -> Draft | None:
    doc = scene.doc
    head = doc.tokens[index].head
    if doc.tokens[head].pos not in ("VERB", "AUX"):
        return None
    plain = [i for i in unquoted(scene, clause(doc, head), index) if i != index]
    if len(plain) < SHORTEST:
        return None
    return Draft(
        span=cover(doc, plain), mode="indirect", stance=_adverbs()[doc.tokens[index].lemma],
        rule=f"statements/hearsay:{doc.tokens[index].lemma}", tokens=tuple(plain), at=index, cue_words=(index,),
    )  # fmt: skip
