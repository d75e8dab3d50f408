"""What bytes are: told from their first ones, then from the name of the file."""

import re
from typing import Literal

from recount.ingest.decode import is_wide, marked
from recount.ingest.feeds import is_feed
from recount.ingest.sitemaps import is_sitemap
from recount.ingest.xml_root import root_name

Kind = Literal["json_lines", "json", "html", "feed", "sitemap", "warc", "parquet", "text"]
Packing = Literal["gzip", "zstd"]
CONTROLS = 0.02
"""Share of control characters above which bytes are no text; form feeds and escape codes stay below it."""
_PACKED: dict[bytes, Packing] = {
    b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd",
    b"\x5d\x2a\x4d\x18": "zstd",  # a frame that is skipped, in which archives carry their dictionary
}  # fmt: skip
_MAGIC = {
    b"PK\x03\x04": "a zip archive or office file (.docx, .xlsx, .epub); unpack it, or save its text as .txt or .html",
    b"%PDF": "a PDF; save its text first, for instance with pdftotext",
    b"{\\rtf": "rich text; save it as plain text or HTML",
    b"\xd0\xcf\x11\xe0": "an old office file; save it as plain text or HTML",
    b"SQLite format 3": "a database; export its reports as JSON Lines",
    b"\x89PNG": "a picture; leave it out, or give the text in it", b"\xff\xd8\xff": "a picture; leave it out",
    b"GIF8": "a picture; leave it out", b"BZh": "a bzip2 archive; unpack it with bunzip2",
    b"\xfd7zXZ": "an xz archive; unpack it with unxz", b"7z\xbc\xaf": "a 7z archive; unpack it",
    b"\x04\x22\x4d\x18": "an lz4 archive; unpack it with unlz4", b"Rar!": "a rar archive; unpack it",
}  # fmt: skip
_NO_CONTROLS = bytes(byte for byte in range(256) if byte >= 32 or byte in b"\t\n\r\f\v\x1b\x1a")
_XML = frozenset({"newsitem", "newsmessage", "newsml", "nitf"})
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article|meta|title)\b", re.IGNORECASE)
_TAGGED = re.compile(rb"\s*<[a-z!?]", re.IGNORECASE)
_RECORD = re.compile(rb"\s*\{\s*(?:\"|\})")
_ARRAY = re.compile(rb"\s*\[\s*\{\s*\"")
_GOES_ON = re.compile(rb"\s*\{(?:.*[\[{,:])?[ \t\r]*\n\s*[\"{\[]")


def packing(head: bytes) -> Packing | None:
    """Return how the bytes are compressed, or null."""
    return next((name for magic, name in _PACKED.items() if head.startswith(magic)), None)


def is_markup(head: bytes) -> bool:
    """Tell whether the bytes begin as HTML and XML do."""
    return _TAGGED.match(head) is not None


def foreign_format(head: bytes) -> str | None:
    """Return what a format that is known and not read is, and what to do with it; or null."""
    name = next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)
    if name is None and root_name(head) in _XML:
        return "NITF or NewsML; convert it to ninjs or JSON Lines"
    if name is None and head[257:262] == b"ustar":
        return "a tar archive; unpack it into a folder and give the folder"
    return name


def is_binary(head: bytes) -> bool:
    """Tell whether bytes are no text: zeros, or many control characters, in no encoding of two or four bytes."""
    if marked(head) or is_wide(head):
        return False
    controls = len(head.translate(None, _NO_CONTROLS))
    return b"\x00" in head or controls > CONTROLS * len(head)


def looks_like(head: bytes, name: str) -> Kind:
    """Return the kind of a file, told from its first bytes, then its name."""
    plain = head.removeprefix(b"\xef\xbb\xbf")
    ending = name.rpartition(".")[2].casefold()
    if plain.startswith(b"WARC/") or (ending == "warc" and b"\nWARC-" in plain):
        return "warc"
    if plain.startswith(b"PAR1"):
        return "parquet"
    if _TAGGED.match(plain):
        return _markup(plain, ending)
    return _json(plain, ending) or "text"


def _markup(head: bytes, ending: str) -> Kind:
    if is_sitemap(head):
        return "sitemap"
    if is_feed(head):
        return "feed"
    return "html" if _HTML.search(head) or ending in ("html", "htm", "xhtml") else "text"


def _json(head: bytes, ending: str) -> Kind | None:
    """Tell records in lines from a document of them: its first line does not end where its first record does."""
    if _ARRAY.match(head) and ending not in ("jsonl", "ndjson"):
        return "json"
    if _GOES_ON.match(head) and ending not in ("jsonl", "ndjson"):
        return "json"
    return "json_lines" if _RECORD.match(head) or ending in ("jsonl", "ndjson") else None
