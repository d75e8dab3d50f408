"""A person's judgements: what is one and what is not, which value is right. They enter as data and win over scores.

The algebra is that of nomenklatura's resolver, carried over from entities to facts and reports: every judgement stands
by itself, none is ever changed, and `undo` is a judgement too.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from recount.model.base import Record, Span, content_id

Verdict = Literal["accept", "correct", "reject", "same", "not_same", "comment", "undo"]
AnchorKind = Literal["report", "entity", "statement", "event", "figure", "relation"]
Corrected = str | int | float | tuple[str, ...] | None
"""A person's value: as the field has it, entities and places by name; null where the report does not say."""


class Anchor(Span, frozen=True, kw_only=True, order=True):
    """A thing of one report that is judged, so named that it is known again once the report has been read anew.

    `item` is the id that the entity or fact had in the reading judged, null for the whole report. `start`, `end` and
    `text` are its evidence: where a later reading has no such id, the item of that kind that covers most of the same
    words is meant, and the judgement rests where none does. A whole report has the span 0 to 0 and no text.
    """

    report: str
    kind: AnchorKind
    item: str | None = None
    text: str = ""


class Judgement(Record, frozen=True, kw_only=True):
    """What one person decided about some things, when; `by` is that person's name, `at` an instant (RFC 3339, UTC).

    `same`: all of `about` are one. `not_same`: the first of `about` is none of the others. `accept`, `reject`,
    `correct`: of each of `about`; `correct` sets `field` to `value`. `undo` takes back the judgement `undoes`, which
    may itself be an `undo`. `note` is the person's own words, a comment's whole content.
    """

    id: str
    verdict: Verdict
    about: tuple[Anchor, ...] = ()
    field: str | None = None
    value: Corrected = None
    note: str | None = None
    undoes: str | None = None
    by: str
    at: str


def typed(text: str) -> str | int | float | None:
    """Return what a person types as a value: a number where it is one, nothing for `null`, else the words."""
    try:
        return msgspec.json.decode(text, type=int | float | None)
    except msgspec.DecodeError:
        return text


def judge(verdict: Verdict, about: Iterable[Anchor] = (), *, by: str, at: str, **more: Corrected) -> Judgement:
    """Return a judgement with its id; `more` are `field`, `value`, `note`, `undoes`."""
    plain = Judgement(id="", verdict=verdict, about=tuple(about), by=by, at=at, **more)  # type: ignore[arg-type]
    return msgspec.structs.replace(plain, id=content_id("judgement", msgspec.to_builtins(plain)))


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold, in order of time: neither taken back nor themselves an `undo`.

    An `undo` that is taken back does not count, however long the chain.
    """
    ordered = sorted(judgements, key=lambda one: (one.at, one.id))
    undone: set[str] = set()
    for one in reversed(ordered):
        if one.verdict == "undo" and one.id not in undone and one.undoes is not None:
            undone.add(one.undoes)
    return tuple(one for one in ordered if one.verdict != "undo" and one.id not in undone)
