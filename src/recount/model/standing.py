"""Stories that stand while reports come in: what is kept of a report to compare it, what became of a story."""

from typing import Literal

import msgspec

from recount.model.base import Record

ChangeKind = Literal["opened", "joined", "merged", "split", "left", "judged"]


class Profile(Record, frozen=True, kw_only=True):
    """What of a report is compared with others: enough to tell its story without its reading.

    `published` is EDTF or null; `words` counts its content words, the headline's several times; `names` are those of
    them that name who acts or a place, `title` the stems of the headline, or of the opening where there is none; both
    are sorted. `telling` are its heaviest words when it came in, the heaviest first: others that share some of them are
    compared.
    """

    report: str
    published: str | None
    words: dict[str, int] = msgspec.field(default_factory=dict)
    names: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


class StoryChange(Record, frozen=True, kw_only=True):
    """What became of a story when a report came in or was judged. `story` is its id, which it keeps while it lives.

    `opened`: by these `reports`; `joined`: by them; `merged`: with the stories `former`, whose ids lead to it from now
    on; `split`: these `reports` left the story `former` and are this one; `left`: these `reports` are no longer in it,
    since their page, read anew, does not give them any more; without reports, the story ends; `judged`: joined or
    parted by a person.
    """

    kind: ChangeKind
    story: str
    reports: tuple[str, ...]
    former: tuple[str, ...] = ()
