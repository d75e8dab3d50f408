"""What bytes are: which kind of file, which encoding."""

import re
from typing import Literal

from charset_normalizer import from_bytes

Kind = Literal["json_lines", "html", "text"]
SAMPLE = 65_536
"""Bytes that an undeclared encoding is told from."""
CONTROLS = 0.02
"""Share of control characters above which bytes are no text; form feeds and escape codes stay below it."""
_MAGIC = {
    b"\x1f\x8b": "a gzip archive", b"PK\x03\x04": "a zip archive or office file", b"%PDF": "a PDF",
    b"PAR1": "Parquet", b"WARC/": "a WARC archive", b"{\\rtf": "rich text", b"\xd0\xcf\x11\xe0": "an office file",
    b"SQLite format 3": "a database", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
    b"BZh": "a bzip2 archive", b"\xfd7zXZ": "an xz archive", b"7z\xbc\xaf": "a 7z archive",
}  # fmt: skip
_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16",
}  # fmt: skip
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>)?(?:\s|<!--.*?-->)*<(?:rss|feed|rdf:RDF|urlset|newsItem|nitf)\b", re.DOTALL)
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article|meta|title)\b", re.IGNORECASE)
_TAGGED = re.compile(rb"\s*<[a-z!?]", re.IGNORECASE)
_RECORD = re.compile(rb"\s*\{\s*(?:\"|\})")
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_LIKELY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "gb18030", "big5", "shift_jis",
    "euc_jp", "euc_kr",
]  # fmt: skip


def foreign_format(head: bytes) -> str | None:
    """Return the name of a format that is known and not read, or null."""
    name = next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)
    return name or ("a feed or an XML document" if _FEED.match(head) else None)


def is_binary(head: bytes) -> bool:
    """Tell whether bytes are no text: zeros, or many control characters; UTF-16 is known by its first two bytes."""
    if any(head.startswith(mark) for mark in _MARKS):
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b" for byte in head)
    return b"\x00" in head or controls > CONTROLS * len(head)


def looks_like(head: bytes, name: str) -> Kind:
    """Return the kind of a text file, told from its first bytes, then its name."""
    ending = name.rpartition(".")[2].casefold()
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if _RECORD.match(plain) or (ending in ("jsonl", "ndjson") and not _TAGGED.match(plain)):
        return "json_lines"
    if _TAGGED.match(plain) and (_HTML.search(plain) or ending in ("html", "htm", "xhtml")):
        return "html"
    return "text"


def decode(content: bytes) -> str | None:
    """Return the characters as they stand, line ends and all, without a byte order mark; null where none fit.

    UTF-8 where it is that, else what the page declares, else the likeliest encoding of its letters.
    """
    declared = _DECLARED.search(content, 0, 2048)
    marked = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), None)
    for encoding in (marked or "utf-8", declared[1].decode("ascii") if declared else None):
        if encoding and (text := _decoded(content, encoding)) is not None:
            return text
    best = from_bytes(content[:SAMPLE], cp_isolation=_LIKELY).best()
    return _decoded(content, best.encoding) if best else None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
