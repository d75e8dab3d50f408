"""One utterance in several reports, set side by side word by word: what each kept, dropped, added and changed.

Every wording is set against the fullest one, never all against all.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from recount.link.sense import Exchange, changes
from recount.link.setting import Setting
from recount.link.spoken import Heard, Utterance, shown, utterance
from recount.model.base import Record, Span
from recount.model.fact import Statement, stretches
from recount.model.story import Collation, Edit, EditKind, Likeness, Member, SenseMarker

NEAR = 0.6
"""Share of the shorter wording's words that both have, in order; with fewer there is nothing to set side by side."""
FEW = 3
"""Words at the beginning or end that may stand for each other where one side is a report's own words."""
MOST = 2000
"""Words of a wording beyond which it is not set side by side."""
KINDS: Mapping[str, EditKind] = {"equal": "kept", "delete": "dropped", "insert": "added", "replace": "changed"}
DENYING = frozenset({"deny", "doubt"})

Step = tuple[str, int, int, int, int]


class Wording(Record, frozen=True, kw_only=True):
    """What one report gives of an utterance, its broken parts together: all of it, and the words between the marks."""

    members: tuple[Member, ...]
    statement: Statement
    text: str
    words: Utterance
    quoted: Utterance


def collations(story: Setting, members: Sequence[Member], fullest: Member) -> tuple[Collation, ...]:
    """Return each member's wording, set against that of the fullest; the parts of a broken utterance are one."""
    if len(members) == 1:
        return ()
    wordings = [_wording(story, parts) for parts in _utterances(story, members)]
    full = next(wording for wording in wordings if fullest in wording.members)
    return tuple(_collation(full, wording) for wording in wordings if wording is not full)


def _utterances(story: Setting, members: Sequence[Member]) -> list[list[Member]]:
    """Return the members in groups: what a report breaks ("A," she said, "B") belongs together."""
    groups, group_of = list[list[Member]](), dict[tuple[str, str], list[Member]]()
    for member in members:
        fact = story.shelf.fact(member)
        before = fact.continues if isinstance(fact, Statement) else None
        group = group_of.get((member.report, before)) if before else None
        if group is None:
            group = []
            groups.append(group)
        group.append(member)
        group_of[member.report, member.fact] = group
    return groups


def _wording(story: Setting, members: Sequence[Member]) -> Wording:
    said = [fact for member in members if isinstance(fact := story.shelf.fact(member), Statement)]
    text = story.shelf[members[0].report].report.text
    spans = [span for one in said for span in _content(one)]
    quoted = [span for one in said if one.mode != "indirect" for span in stretches(one.quoted_span or one.content_span)]
    words = utterance(text, spans)
    return Wording(
        members=tuple(members), statement=said[0], text=text, words=words,
        quoted=words if quoted == spans else utterance(text, quoted),
    )  # fmt: skip


def _content(statement: Statement) -> list[Span]:
    return list(stretches(statement.content_span)) or [Span(start=statement.start, end=statement.end)]


def _collation(full: Wording, other: Wording) -> Collation:
    is_verbatim = bool(full.quoted.words and other.quoted.words)
    sides = (full.quoted, other.quoted) if is_verbatim else (full.words, other.words)
    steps = _aligned(*sides, is_verbatim=is_verbatim)
    if is_verbatim and not steps:  # each quotes another fragment of what was said
        is_verbatim, sides = False, (full.words, other.words)
        steps = _aligned(*sides, is_verbatim=is_verbatim)
    edits = _edits((full, other), sides, steps, is_verbatim=is_verbatim)
    return Collation(
        member=other.members[0], against=full.members[0], joined=other.members[1:], edits=edits,
        relation=_relation(full, other, edits, is_whole=_is_whole(sides[0], steps), is_verbatim=is_verbatim),
        changes=tuple(dict.fromkeys(marker for edit in edits for marker in edit.changes)),
    )  # fmt: skip


def _relation(full: Wording, other: Wording, edits: Sequence[Edit], *, is_whole: bool, is_verbatim: bool) -> Likeness:
    if not is_verbatim and bool(full.quoted.words) != bool(other.quoted.words):
        return "indirect"
    if not edits or (full.quoted.words and not is_verbatim):
        return "paraphrased"
    if any(edit.op != "kept" and not edit.marked for edit in edits):
        return "reworded"
    return "same" if is_whole and len(edits) == 1 else "fragment"


def _is_whole(full: Utterance, steps: Sequence[Step]) -> bool:
    return bool(steps) and steps[0][1] == 0 and steps[-1][2] == len(full.words)


def _aligned(full: Utterance, other: Utterance, *, is_verbatim: bool) -> list[Step]:
    """Return the steps from the one wording to the other, without what one has before or after what both have.

    Nothing where too little is common. Of a report's own words more has to be than of a quotation, which may leave out.
    """
    left, right = full.texts, other.texts
    shorter = min(len(left), len(right))
    if not shorter or max(len(left), len(right)) > MOST:
        return []
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < NEAR * shorter:
        return []
    steps = _trimmed(matcher.get_opcodes(), is_verbatim=is_verbatim)
    kept = sum(b - a for kind, a, b, _, _ in steps if kind == "equal")
    edited = sum(max(b - a, d - c) for kind, a, b, c, d in steps if kind != "equal")
    return steps if is_verbatim or kept >= edited else []


def _trimmed(found: Sequence[Step], *, is_verbatim: bool) -> list[Step]:
    """Leave out what only one has at either end; of words exchanged there, as many as stand for each other.

    Where one side is a report's own words, another beginning or end is mostly another sentence around it: only a few
    words are taken for an exchange ("we will" and "they would not").
    """
    steps = list(found)
    for end in (0, -1):
        kind, a, b, c, d = steps[end]
        size = min(b - a, d - c)
        if kind in ("insert", "delete") or (kind == "replace" and not is_verbatim and max(b - a, d - c) > FEW):
            steps.pop(end)
        elif kind == "replace" and is_verbatim:
            steps[end] = (kind, b - size, b, d - size, d) if end == 0 else (kind, a, a + size, c, c + size)
    return steps


def _edits(
    wordings: tuple[Wording, Wording], sides: tuple[Utterance, Utterance], steps: Sequence[Step], *, is_verbatim: bool
) -> tuple[Edit, ...]:
    full, other = sides
    marked = [kind != "equal" and _is_marked(sides, (a, b, c, d)) for kind, a, b, c, d in steps]
    exchanged = [
        Exchange(
            before=full.words[a:b], after=other.words[c:d], left=full.texts[a - 1] if a else "",
            right=full.texts[b] if b < len(full.words) else "",
        )
        for (kind, a, b, c, d), is_marked in zip(steps, marked, strict=True)
        if kind != "equal" and not is_marked
    ]  # fmt: skip
    told = iter(changes(exchanged, is_shifted=not is_verbatim))
    return tuple(
        _edit(
            wordings,
            (KINDS[kind], full.words[a:b], other.words[c:d]),
            () if free or kind == "equal" else _kept(wordings, next(told)),
            is_marked=free,
        )
        for (kind, a, b, c, d), free in zip(steps, marked, strict=True)
    )


def _kept(wordings: tuple[Wording, Wording], told: Sequence[SenseMarker]) -> tuple[SenseMarker, ...]:
    """Leave out the negation that one report has in its verb of saying: "denied that there were planes"."""
    is_in_cue = any(one.statement.stance in DENYING or one.statement.negated for one in wordings)
    is_quoted = all(one.quoted.words for one in wordings)
    return tuple(marker for marker in told if marker != "negation" or is_quoted or not is_in_cue)


def _edit(
    wordings: tuple[Wording, Wording], found: tuple[EditKind, Sequence[Heard], Sequence[Heard]],
    told: tuple[SenseMarker, ...], *, is_marked: bool,
) -> Edit:  # fmt: skip
    full, other = wordings
    kind, left, right = found
    before, before_spans = shown(full.text, left)
    after, after_spans = shown(other.text, right)
    return Edit(
        op=kind, before=before, after=after, before_spans=before_spans, after_spans=after_spans, marked=is_marked,
        changes=told,
    )  # fmt: skip


def _is_marked(sides: tuple[Utterance, Utterance], step: tuple[int, int, int, int]) -> bool:
    """Tell whether one of the reports shows by its own marks that words are left out or put in here."""
    (full, other), (a, b, c, d) = sides, step
    put_in = [word for word in (*full.words[a:b], *other.words[c:d]) if word.is_editors]
    if a == b or c == d:
        left_out = full.gaps if a == b else other.gaps
        return (a if a == b else c) in left_out or len(put_in) == max(b - a, d - c)
    return bool(put_in) and (_is_all_editors(full.words[a:b]) or _is_all_editors(other.words[c:d]))


def _is_all_editors(words: Sequence[Heard]) -> bool:
    return all(word.is_editors for word in words)
