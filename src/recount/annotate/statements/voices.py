"""Whose words a quotation is: the cue behind it, before it, around it, or the speaker who goes on."""

from bisect import bisect_left
from typing import Literal

from recount.annotate.statements.contents import Content
from recount.annotate.statements.drafts import Scene
from recount.annotate.statements.phrases import MARKS, is_verb, subject
from recount.annotate.statements.speakers import written_words
from recount.model.base import Record

REACH = 30
"""Words behind a closing mark among which "said Ines Marto, who was there" must begin."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
STOPS = frozenset(".!?;")
FAR = 60
"""Tokens within which a cue may govern a quotation; it also keeps the work linear."""
TAIL = 8
"""Words behind "she said" that may follow before the sentence ends: a date, a hearer."""
STANDING = 4
"""Words that a quotation needs to stand by itself."""
LONG = 12
"""Words from which a stretch between marks is more than a fragment, wherever it stands."""

Place = Literal["behind", "before", "around"]


class Voice(Record, frozen=True, kw_only=True):
    """The verb that a quotation belongs to, and where it stands."""

    cue: int
    place: Place


def voice_of(scene: Scene, number: int, contents: dict[int, Content], speakers: dict[int, int | None]) -> Voice | None:
    """Return the cue of a quotation within its own sentence, or null.

    A fragment in the midst of a sentence belongs to the verb before it: "called it a “farce,” the agency reports".
    """
    if not opens_sentence(scene, number) and (cue := _before(scene, number)) is not None:
        return Voice(cue=cue, place="before")
    if (
        not opens_sentence(scene, number)
        and (cue := _around(scene, number, contents)) is not None
        and cue < scene.quote_tokens[number][0]
    ):
        return Voice(cue=cue, place="around")
    if (cue := _behind(scene, number, contents, speakers)) is not None:
        return Voice(cue=cue, place="behind")
    if (cue := _around(scene, number, contents)) is not None:
        return Voice(cue=cue, place="around")
    return None


def _behind(scene: Scene, number: int, contents: dict[int, Content], speakers: dict[int, int | None]) -> int | None:
    """Find "…," SAID Ines Marto; "…," Ines Marto, who was there, SAID."""
    first = _next_word(scene, number)
    if first is None:
        return None
    seen_relative = False
    for at in range(first, min(first + REACH, len(scene.doc.tokens))):
        token = scene.doc.tokens[at]
        if token.text in STOPS or scene.quote_at[at] >= 0 or not _same_block(scene, at, number):
            return None
        seen_relative = seen_relative or token.tag in ("WP", "WDT")
        if at in scene.cue_at and _closes(scene, at, first, number, contents, speakers):
            return at
        if token.tag in FINITE and token.dep not in ("aux", "auxpass") and not seen_relative:
            return None
    return None


def _closes(
    scene: Scene, at: int, first: int, number: int, contents: dict[int, Content], speakers: dict[int, int | None]
) -> bool:
    """Tell whether a cue behind a closing mark is the quotation's own: it speaks the words, and has no others."""
    cue, speaker = scene.cue_at[at], speakers.get(at)
    if "quote" not in cue.entry.takes or cue.entry.paper or (speaker is not None and speaker < first):
        return False
    if speaker is None and at > first + 1:
        return False
    ended = scene.doc.report.text[scene.quotes[number].end - 1]
    content = contents.get(at)
    if content is not None and content.before and _says_more(scene, first, at, content):
        return False
    if ended == "." and not scene.doc.report.text[: scene.quotes[number].end].endswith(".."):
        return _ends_sentence(scene, at)
    return content is None or content.before or ended in ",?!"


def _says_more(scene: Scene, first: int, cue: int, content: Content) -> bool:
    """Tell whether a clause of its own stands between the mark and the verb: "…” The ship will sail, she said"."""
    between = [i for i in content.tokens if first <= i < cue]
    return len(between) > TAIL and any(scene.doc.tokens[i].tag in FINITE for i in between)


def _ends_sentence(scene: Scene, cue: int) -> bool:
    """Tell whether hardly anything follows the verb: a sentence of its own behind a full stop says something new."""
    following = scene.doc.tokens[cue + 1 : cue + TAIL]
    return any(token.text in STOPS for token in following)


def _next_word(scene: Scene, number: int) -> int | None:
    """Return the first word behind the closing mark in the block, or null where a sentence ends there."""
    at = scene.quote_tokens[number][-1] + 1
    while at < len(scene.doc.tokens) and scene.doc.tokens[at].start < scene.quotes[number].closes:
        at += 1
    while at < len(scene.doc.tokens) and scene.doc.tokens[at].text in (",", "-", "–", "—", "--"):
        at += 1
    if at >= len(scene.doc.tokens) or scene.doc.tokens[at].text in STOPS or not _same_block(scene, at, number):
        return None
    return at


def _same_block(scene: Scene, at: int, number: int) -> bool:
    return scene.doc.sentences[scene.doc.tokens[at].sentence].block == scene.quotes[number].block


def previous_word(scene: Scene, number: int) -> int | None:
    """Return the last token before the opening mark in the block, marks left out, or null at its beginning."""
    at = scene.quote_tokens[number][0] - 1
    while at >= 0 and scene.doc.tokens[at].end > scene.quotes[number].opens:
        at -= 1
    return at if at >= 0 and _same_block(scene, at, number) else None


def opens_sentence(scene: Scene, number: int) -> bool:
    """Tell whether nothing of its sentence stands before the opening mark."""
    at = previous_word(scene, number)
    if at is None or scene.doc.tokens[at].text in STOPS:
        return True
    before = scene.quote_at[at] if scene.quote_at[at] >= 0 else scene.quote_at[max(at - 1, 0)]
    if before >= 0 and scene.doc.tokens[at].text in MARKS and scene.doc.tokens[at].text not in ",:;":
        return scene.doc.report.text[scene.quotes[before].end - 1] in ".!?" or not scene.quotes[before].closed
    return before >= 0 and not scene.quotes[before].closed


def _before(scene: Scene, number: int) -> int | None:
    """Find Ines Marto SAID: "…"; she TOLD reporters on Monday that "…"."""
    if opens_sentence(scene, number):
        return None
    at = previous_word(scene, number)
    steps = 0
    while at is not None and at >= 0 and _same_block(scene, at, number) and steps < REACH:
        token = scene.doc.tokens[at]
        if token.text in STOPS:
            return None
        if at in scene.cue_at and "quote" in scene.cue_at[at].entry.takes:
            return at if _leads_to(scene, at, number) and _can_be_read(scene, at) else None
        if is_verb(token) and token.tag in FINITE and token.dep not in ("aux", "auxpass"):
            return None
        at, steps = at - 1, steps + 1
    return None


def _can_be_read(scene: Scene, cue: int) -> bool:
    """Tell whether the verb has the speaker it needs: a banner reads "…", a boy only reads it."""
    if not scene.cue_at[cue].entry.paper:
        return True
    speaker = subject(scene.doc, cue)
    if speaker is None:
        return False
    return scene.doc.tokens[speaker].lemma in written_words("own") | written_words("author")


def _leads_to(scene: Scene, cue: int, number: int) -> bool:
    """Tell whether nothing but the hearer, a date or a joint stands between the cue and the opening mark."""
    last = previous_word(scene, number)
    if last is None:
        return False
    between = range(cue + 1, last + 1)
    joint = scene.doc.tokens[last]
    plain = all(
        scene.doc.tokens[i].pos not in ("VERB", "AUX", "SCONJ") or scene.doc.tokens[i].lemma == "that" for i in between
    )
    return (
        last == cue
        or joint.text in (":", ",", "that")
        or (plain and len(between) <= 3 and joint.pos in ("PROPN", "NOUN", "PRON"))
    )


def _around(scene: Scene, number: int, contents: dict[int, Content]) -> int | None:
    """Find the cue in whose content the quotation stands: the nearest before it, else one that closes the sentence."""
    inside = scene.quote_tokens[number][0]
    near = scene.cue_order[bisect_left(scene.cue_order, inside - FAR) : bisect_left(scene.cue_order, inside + FAR)]
    covering = [
        (abs(cue - inside), cue)
        for cue in near
        if scene.quote_at[cue] < 0 and (said := contents.get(cue)) and said.tokens[0] <= inside <= said.tokens[-1]
    ]
    if covering:
        left = [pair for pair in covering if pair[1] < inside]
        return min(left or covering)[1]
    return _nearest_left(scene, number)


def _nearest_left(scene: Scene, number: int) -> int | None:
    if opens_sentence(scene, number):
        return None
    last = previous_word(scene, number)
    for at in range(-1 if last is None else last, -1 if last is None else max(last - FAR, -1), -1):
        if not _same_block(scene, at, number) or scene.doc.tokens[at].text in STOPS:
            return None
        if at in scene.cue_at and scene.quote_at[at] < 0 and _can_be_read(scene, at):
            return at
    return None


def stands_alone(scene: Scene, number: int) -> bool:
    """Tell a sentence between marks from a fragment."""
    words = [i for i in scene.quote_tokens[number] if scene.doc.tokens[i].pos not in ("PUNCT", "SYM")]
    if len(words) >= LONG:
        return True
    finite = any(scene.doc.tokens[i].tag in FINITE for i in words)
    first = scene.doc.report.text[scene.quotes[number].start]
    return (
        finite and len(words) >= STANDING and (first.isupper() or not first.isalpha() or opens_sentence(scene, number))
    )
