"""Who is told: standard output, a file of JSON Lines, a webhook, a folder of Atom feeds (RFC 4287), one a story."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec

from recount.errors import UsageError
from recount.fetch.posting import post_json
from recount.model.base import Record
from recount.model.notice import Notice
from recount.store import Store
from recount.store.noticing import told_of

ATOM = "http://www.w3.org/2005/Atom"
FOLDER = "atom:"
Told = Sequence[tuple[str, Notice]]
"""Notices, each with the instant at which it was found."""


class Receiver(Record, frozen=True, kw_only=True):
    """One who is told: its name, by which the store knows what it was told, and how it is told."""

    name: str
    tell: Callable[[Told], None]


def receiver(target: str, store: Store) -> Receiver:
    """Return who a target names: `-`, `http://…`, `https://…`, `atom:FOLDER`, or a file.

    Raises:
        UsageError: the folder or file cannot be written to.
    """
    if target == "-":
        return Receiver(name="-", tell=_print)
    if target.startswith(("http://", "https://")):
        return Receiver(name=target, tell=lambda told: _post(target, told))
    if target.startswith(FOLDER):
        folder = Path(target.removeprefix(FOLDER))
        _writable(folder.mkdir, target, parents=True, exist_ok=True)
        return Receiver(name=target, tell=lambda told: _feeds(folder, store, told))
    path = Path(target)
    _writable(path.touch, target)
    return Receiver(name=target, tell=lambda told: _append(path, told))


def _writable(make: Callable[..., None], target: str, **how: bool) -> None:
    try:
        make(**how)
    except OSError as error:
        raise UsageError(f"--to {target}: {error.strerror}; name what can be written to") from error


def _print(told: Told) -> None:
    for at, notice in told:
        sys.stdout.write(f"{at}  {' '.join(notice.text.split())}\n")
    sys.stdout.flush()


def line_of(at: str, notice: Notice) -> bytes:
    """Return a notice as a line of JSON, with when it was found."""
    return msgspec.json.encode({"at": at, **msgspec.structs.asdict(notice)}) + b"\n"


def _append(path: Path, told: Told) -> None:
    with path.open("ab") as stream:
        stream.write(b"".join(line_of(at, notice) for at, notice in told))


def _post(url: str, told: Told) -> None:
    post_json(url, b'{"notices":[' + b",".join(line_of(at, notice).rstrip() for at, notice in told) + b"]}")


def _feeds(folder: Path, store: Store, told: Told) -> None:
    """Write anew the feed of each story that is told of; a reader never sees half of one."""
    for story in dict.fromkeys(notice.story for _, notice in told):
        path = folder / f"{story.replace(':', '-')}.atom"
        fresh = path.with_suffix(".new")
        fresh.write_bytes(atom(story, told_of(store, story)))
        fresh.replace(path)


def atom(story: str, told: Told) -> bytes:
    """Return a story's notices as an Atom feed, the newest first."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    newest = told[0]
    for name, value in (("id", f"urn:recount:{story}"), ("title", newest[1].title), ("updated", newest[0])):
        _put(feed, name, value)
    _put(_put(feed, "author"), "name", "Recount")
    for at, notice in told:
        entry = _put(feed, "entry")
        for name, value in (
            ("id", f"urn:recount:{notice.key.replace(' ', '_')}"),
            ("title", notice.text),
            ("updated", at),
        ):
            _put(entry, name, value)
        for giver in (*notice.gave_before, *notice.gave_after):
            if giver.address.startswith(("http://", "https://")):
                _put(entry, "link").attrib.update(rel="related", href=giver.address, title=giver.outlet)
        _put(entry, "content", notice.text).set("type", "text")
    made: bytes = ET.tostring(feed, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + made + b"\n"


def _put(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = "".join(char for char in text if char.isprintable() or char in "\t\n") if text is not None else None
    return child
