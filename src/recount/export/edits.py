"""One wording set against another, word by word."""

from collections.abc import Sequence

from recount.export.sheet import Piece
from recount.model.story import Collation
from recount.text import alignment


def edit(full: str, other: str) -> tuple[Piece, ...]:
    """Return the other wording as an edit of the full one.

    What the full one has before and after is left out: a report may quote a part. Case and marks do not count.
    """
    left, right = full.split(), other.split()
    pieces: list[Piece] = []
    for kind, a, b, c, d in alignment(left, right).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(kind="same", text=" ".join(right[c:d])))
            continue
        pieces += [
            Piece(kind="removed" if words is left else "added", text=" ".join(words[start:end]))
            for words, start, end in ((left, a, b), (right, c, d))
            if end > start
        ]
    return _trimmed(pieces)


def collated(collation: Collation) -> tuple[Piece, ...]:
    """Return the member's wording as an edit of the fullest one; what its report marks itself is none."""
    pieces: list[Piece] = []
    for step in collation.edits:
        if step.op == "kept" or step.marked:
            pieces.append(Piece(kind="same", text=step.after or "…"))
            continue
        pieces += [
            Piece(kind="removed" if words is step.before else "added", text=words)
            for words in (step.before, step.after)
            if words
        ]
    return tuple(pieces)


def is_edited(pieces: Sequence[Piece]) -> bool:
    """Tell whether anything but the same words is there."""
    return any(piece.kind != "same" for piece in pieces)


def _trimmed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Leave out what is only cut off at either end, and take what is only longer there for the same.

    Of what is replaced at an end, as many words are shown as replace it.
    """
    kept = list(pieces)
    for end, inner in ((0, 1), (-1, -2)):
        alone = len(kept) == 1 or (len(kept) > 1 and kept[inner].kind == "same")
        if kept and alone and kept[end].kind == "removed":
            kept.pop(end)
        elif alone and kept[end].kind == "added" and len(kept) > 1:
            kept[end] = Piece(kind="same", text=kept[end].text)
    if len(kept) > 1 and (kept[0].kind, kept[1].kind) == ("removed", "added"):
        kept[0] = Piece(kind="removed", text=" ".join(kept[0].text.split()[-len(kept[1].text.split()) :]))
    if len(kept) > 1 and (kept[-2].kind, kept[-1].kind) == ("removed", "added"):
        kept[-2] = Piece(kind="removed", text=" ".join(kept[-2].text.split()[: len(kept[-1].text.split())]))
    return tuple(kept)
