"""The first element of an XML document, found without a parse: enough to tell what it is."""

import re

_NAME = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")
_OPENING = ((b"<?", b"?>"), (b"<!--", b"-->"))
_SUBSET = re.compile(rb"[\[>]")
LONGEST = 8_192
"""Bytes within which the first element begins."""


def root_name(head: bytes) -> str | None:
    """Return the local name of the first element in lower case; null where none begins. One pass, forwards only."""
    text = head[:LONGEST].removeprefix(b"\xef\xbb\xbf")
    at = _behind_space(text, 0)
    while (end := _prolog_end(text, at)) is not None:
        at = _behind_space(text, end)
    match = _NAME.match(text, at)
    return match[1].decode("ascii", "replace").lower() if match else None


def _behind_space(text: bytes, at: int) -> int:
    return len(text) - len(text[at:].lstrip())


def _prolog_end(text: bytes, at: int) -> int | None:
    """Return where a declaration, comment or document type that begins here ends, or null."""
    for opening, closing in _OPENING:
        if text.startswith(opening, at):
            end = text.find(closing, at)
            return end + len(closing) if end >= 0 else None
    if text[at : at + 9].upper() != b"<!DOCTYPE":
        return None
    mark = _SUBSET.search(text, at)
    if mark is None or mark.group() == b">":
        return mark.end() if mark else None
    close = text.find(b"]", mark.end())
    end = text.find(b">", close) if close >= 0 else -1
    return end + 1 if end >= 0 else None
