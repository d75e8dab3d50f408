"""Quotations: each stretch between marks, with whoever says it; scare quotes, names and labels are none."""

from collections import deque
from collections.abc import Sequence
from functools import cache

import msgspec

from recount.annotate.statements.contents import Content
from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.indirect import hearer_of
from recount.annotate.statements.phrases import NOMINAL, is_verb, noun_phrase
from recount.annotate.statements.speakers import can_speak
from recount.annotate.statements.voices import (
    Voice,
    opens_sentence,
    previous_word,
    stands_alone,
    voice_of,
)
from recount.lexicon.load import entries, keys_of
from recount.lexicon.schema.speech import NamingWord
from recount.model.annotation import head_of
from recount.model.base import Span

GAP = 3
"""Blocks over which a speaker goes on: a caption or a link may stand between two paragraphs of one speech."""
NAME = 8
"""Words that a name with its office may have before a colon or behind a dash."""
DASHES = frozenset({"—", "–", "―", "--"})
SPEECH = 8
"""Words from which a sentence between marks is somebody's words even where nobody is named."""


def quotation_drafts(
    scene: Scene, contents: dict[int, Content], speakers: dict[int, int | None], around: tuple[Draft, ...]
) -> tuple[Draft, ...]:
    """Return a draft for each quotation. `around` are the indirect statements: whoever spoke last may go on."""
    voices = [voice_of(scene, n, contents, speakers) if q.depth == 0 else None for n, q in enumerate(scene.quotes)]
    heard = deque(sorted((d for d in around if d.speaker is not None), key=_end))
    found: list[Draft] = []
    last: Draft | None = None
    for number, voice in enumerate(voices):
        if scene.quotes[number].depth:
            continue
        while heard and _end(heard[0]) < scene.quote_tokens[number][0]:
            last = _later(last, heard.popleft())
        draft = (
            None
            if _is_work(scene, number)
            else _spoken(scene, number, voice, speakers, found)
            if voice is not None
            else _continued(scene, number, voices, speakers, last)
        )
        if draft is not None:
            found.append(draft)
            last = _later(last, draft) if draft.speaker is not None else last
    return tuple(found)


def _end(draft: Draft) -> int:
    return max(draft.tokens[-1], draft.at or 0)


def _later(one: Draft | None, other: Draft) -> Draft:
    return other if one is None or _end(other) >= _end(one) else one


def _spoken(
    scene: Scene, number: int, voice: Voice, speakers: dict[int, int | None], before: list[Draft]
) -> Draft | None:
    cue, speaker = scene.cue_at[voice.cue], speakers[voice.cue]
    if speaker is None and voice.place == "behind":
        speaker = _inverted(scene, voice.cue)
    whole = stands_alone(scene, number) or (voice.place == "behind" and opens_sentence(scene, number))
    # "A," she said, "and B": the second half is of one piece with the first
    whole = whole or (bool(before) and before[-1].at == voice.cue and before[-1].mode == "direct")
    return _draft(scene, number, speaker, f"statements/quotation:{cue.verb}", voice=voice, whole=whole)


def _inverted(scene: Scene, cue: int) -> int | None:
    """Return the noun right behind the verb: "…," said Marto, where the parse takes it for an object."""
    for at in range(cue + 1, min(cue + 8, len(scene.doc.tokens))):
        token = scene.doc.tokens[at]
        if token.pos in NOMINAL and token.dep not in ("compound", "poss"):
            return at
        if token.pos not in ("DET", "ADJ", "PROPN", "NOUN", "ADV", "PART", "NUM"):
            return None
    return None


def _draft(scene: Scene, number: int, speaker: int | None, rule: str, *, voice: Voice | None, whole: bool) -> Draft:
    quote = scene.quotes[number]
    cue = scene.cue_at[voice.cue] if voice is not None else None
    return Draft(
        span=Span(start=quote.start, end=quote.end), mode="direct" if whole else "mixed",
        stance=(cue.entry.quoted or cue.entry.stance) if cue is not None else "say",
        rule=rule, tokens=scene.quote_tokens[number],
        covers=scene.quote_tokens[number],
        at=cue.index if cue is not None else None, cue_words=cue.words if cue is not None else (), speaker=speaker,
        speaker_words=tuple(noun_phrase(scene.doc, speaker)) if speaker is not None else (),
        hearer=hearer_of(scene, cue) if cue is not None else None, quote=number,
    )  # fmt: skip


def _continued(
    scene: Scene, number: int, voices: list[Voice | None], speakers: dict[int, int | None], last: Draft | None
) -> Draft | None:
    """Give a quotation without a cue to whoever spoke last, else to whoever speaks next; a fragment to nobody."""
    if _is_name(scene, number):
        return None
    if (beside := _beside(scene, number)) is not None:
        draft = _draft(scene, number, beside[0], "statements/quotation:named", voice=None, whole=True)
        return msgspec.structs.replace(draft, cue_words=(beside[1],))
    if not opens_sentence(scene, number) or not (stands_alone(scene, number) or _is_next(scene, number, last)):
        return None
    speaker = _goes_on(scene, number, last)
    if speaker is None and number + 1 < len(voices) and (following := voices[number + 1]) is not None:
        near = scene.quotes[number + 1].block - scene.quotes[number].block <= 1
        speaker = speakers[following.cue] if near and following.place == "behind" else None
    if speaker is None and len(scene.quote_tokens[number]) < SPEECH:
        return None
    return _draft(scene, number, speaker, "statements/quotation", voice=None, whole=True)


def _beside(scene: Scene, number: int) -> tuple[int, int] | None:
    """Return the name and the mark that tell whose words they are: "Ines Marto: “…”", "“…” — Ines Marto"."""
    tokens = scene.doc.tokens
    last = previous_word(scene, number)
    if last is not None and tokens[last].text == ":":
        first = scene.doc.sentences[tokens[last].sentence].first
        name = _name_among(scene, range(first, last))
        return None if name is None else (name, last)
    dash = scene.quote_tokens[number][-1] + 1
    while dash < len(tokens) and tokens[dash].start < scene.quotes[number].closes:
        dash += 1
    if dash >= len(tokens) or tokens[dash].text not in DASHES:
        return None
    end = scene.doc.report.blocks[scene.quotes[number].block].end
    name = _name_among(scene, [i for i in range(dash + 1, min(dash + 2 + NAME, len(tokens))) if tokens[i].start < end])
    return None if name is None else (name, dash)


def _name_among(scene: Scene, words: Sequence[int]) -> int | None:
    """Return the head of the name that a few words without a verb are, or null."""
    doc = scene.doc
    if not 0 < len(words) <= NAME or any(is_verb(doc.tokens[i]) for i in words):
        return None
    head = head_of(doc, words)
    return head if doc.tokens[head].pos in NOMINAL and can_speak(doc, head) else None


def _is_next(scene: Scene, number: int, last: Draft | None) -> bool:
    """Tell whether the same speaker's next sentence stands there, however short: "…,” Marto said. “Nobody fired.”"."""
    if last is None or last.quote is None or scene.quotes[last.quote].block != scene.quotes[number].block:
        return False
    return scene.doc.report.text[scene.quotes[number].end - 1] in ".!?"


def _goes_on(scene: Scene, number: int, last: Draft | None) -> int | None:
    """Return the speaker who spoke last, if that was in the paragraphs just before."""
    if last is None:
        return None
    block = scene.doc.sentences[scene.doc.tokens[last.tokens[-1]].sentence].block
    return last.speaker if scene.quotes[number].block - block <= GAP else None


def _is_work(scene: Scene, number: int) -> bool:
    """Tell the title of a work from words that somebody says: "the film “The Long Night”"."""
    at = previous_word(scene, number)
    return at is not None and scene.doc.tokens[at].lemma in _works() and not scene.quote_at[at] >= 0


@cache
def _works() -> frozenset[str]:
    return frozenset(word for entry in entries(NamingWord) if entry.work for word in entry.words)


def _is_name(scene: Scene, number: int) -> bool:
    """Tell a title or a label, "dubbed “The Long March”", from words that somebody says."""
    at = previous_word(scene, number)
    return at is not None and scene.doc.tokens[at].text.lower() in keys_of(NamingWord)
