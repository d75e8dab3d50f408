"""When it was said: the date that hangs on the verb of saying, or on the sentence that announces a quotation."""

from recount.annotate.statements.drafts import Draft, Scene
from recount.annotate.statements.phrases import above
from recount.model.annotation import AnnotatedReport, head_of, tokens_in
from recount.model.time import Time

ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "poss", "relcl", "ccomp", "xcomp", "attr", "conj", "appos"})
ADJACENT = 1
"""Blocks between a sentence that announces a quotation and the quotation."""


class Calendar:
    """The dates of a report by sentence, each with the token that it hangs on."""

    def __init__(self, doc: AnnotatedReport) -> None:
        self.of: dict[int, list[tuple[Time, int]]] = {}
        for time in doc.times:
            known = time.when is not None or time.offset is not None
            words = tokens_in(doc, time) if known and time.kind in ("date", "time") else []
            if words:
                self.of.setdefault(doc.tokens[words[0]].sentence, []).append((time, head_of(doc, words)))


def dates_of(scene: Scene, drafts: tuple[Draft, ...]) -> dict[Draft, Time]:
    """Return the date of each draft that has one. A quotation that goes on was said when its beginning was."""
    calendar = Calendar(scene.doc)
    found: dict[Draft, Time] = {}
    last: Draft | None = None
    for draft in sorted(drafts, key=lambda d: (d.at if d.at is not None else d.tokens[0], d.tokens[0])):
        time = _own(scene, calendar, draft) if draft.at is not None else _announced(scene, calendar, draft, last, found)
        if time is not None:
            found[draft] = time
        last = draft
    return found


def _own(scene: Scene, calendar: Calendar, draft: Draft) -> Time | None:
    """Return the date that hangs on the cue itself: not in what is said, not behind another verb of saying."""
    if draft.at is None:
        return None
    said = set(draft.tokens)
    for time, head in calendar.of.get(scene.doc.tokens[draft.at].sentence, []):
        if head in said or scene.quote_at[head] != scene.quote_at[draft.at]:
            continue
        if _hangs_on(scene, head, draft.at, said):
            return time
    return None


def _hangs_on(scene: Scene, head: int, cue: int, said: set[int]) -> bool:
    """Tell whether a date is the verb's: "said on Monday", "in a speech held Monday", not "Marto, hurt in May"."""
    at = head
    for verb in above(scene.doc, head):
        if scene.doc.tokens[at].dep in ARGUMENTS:
            return False
        if verb == cue:
            return True
        if verb in scene.cue_at or verb in said:
            return False
        at = verb
    return False


def _announced(
    scene: Scene, calendar: Calendar, draft: Draft, last: Draft | None, found: dict[Draft, Time]
) -> Time | None:
    """Return the date of the words that a quotation goes on from, else of the sentence that announces it."""
    if last is not None and last.quote is not None and last.speaker == draft.speaker and _near(scene, last, draft):
        return found.get(last)
    before = scene.doc.tokens[draft.tokens[0]].sentence - 1
    if before < 0 or not _is_adjacent(scene, before, draft):
        return None
    dates = calendar.of.get(before, [])
    return dates[-1][0] if len(dates) == 1 and scene.quote_at[dates[-1][1]] < 0 else None


def _near(scene: Scene, last: Draft, draft: Draft) -> bool:
    return _is_adjacent(scene, scene.doc.tokens[last.tokens[-1]].sentence, draft)


def _is_adjacent(scene: Scene, sentence: int, draft: Draft) -> bool:
    block = scene.doc.sentences[scene.doc.tokens[draft.tokens[0]].sentence].block
    return block - scene.doc.sentences[sentence].block <= ADJACENT
