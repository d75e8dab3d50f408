"""What comes in: a page as it was found, before anything is known of it; and what is refused."""

from recount.model.base import Record


class Page(Record, frozen=True, kw_only=True):
    """One item of input with whatever its container says of it; nothing here is believed to be true.

    Exactly one of `text` and `html` is given. `origin` is the path, or for a record of JSON Lines its `id`
    (failing that, path and line). `published`, `modified` and `retrieved` are EDTF or any date the container prints, or
    null. `raw` are the bytes the page was found as (null: the text or markup in UTF-8), `encoding` what they were read
    in, `repairs` what was changed on the way ("mojibake").
    """

    origin: str
    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    language: str | None = None
    raw: bytes | None = None
    encoding: str | None = None
    repairs: tuple[str, ...] = ()


class Rejection(Record, frozen=True, kw_only=True):
    """One refused item of input; the rest goes on. `message` says what, where, what was expected, what to do."""

    origin: str
    stage: str
    code: str
    message: str
