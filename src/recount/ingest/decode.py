"""Bytes into characters: in which encoding they are, and what was mended on the way."""

import codecs
import re

from recount.model.base import Record

SAMPLE = 65_536
"""Bytes that an undeclared encoding is told from."""
STRAY = 0.2
"""Share of sequences that may be broken in what is still taken for UTF-8 (or for what it is declared as)."""
_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16",
}  # fmt: skip
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{3,20})", re.IGNORECASE)
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8", "utf-7": "utf-8",
}  # fmt: skip
"""What pages mean by what they declare, as browsers read them (WHATWG Encoding, section 4.2)."""
_CODEC = re.compile(r"(?:utf|cp|iso|koi8|mac|gb|hz|big5|euc|shift|ptcp|tis|johab|kz)")
"""Codecs that pages are written in; Python has others, which are no encodings of text (`hex`, `unicode_escape`)."""
_LIKELY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "gb18030", "big5", "shift_jis",
    "euc_jp", "euc_kr", "iso8859_2",
]  # fmt: skip
_OLDER = ("mac_roman", "cp850")
"""Encodings of old computers, which statistics over letters take for others of one byte."""
_ENGLISH = re.compile(
    r"(?<=[^\W\d_])[éèêëçñöüäáíóôàâú](?=[\w\s,.’])|(?<=[a-z])’(?=[a-z])|(?<=[\s(])[“‘](?=\w)|(?<=[\w.,?!])[”’](?=[\s,.])"
    r"|(?<= )[–—](?= )|[£€](?=\d)"
)
"""What characters beyond ASCII do in English: quotation marks, dashes, currencies, the letters of foreign names."""
ENGLISH = 0.7
"""Share of characters beyond ASCII that stand where English has them; in Turkish and Czech half of them do."""
_BLANKED = b" " * 128 + bytes(range(128, 256))
MOJIBAKE = "mojibake"
_REST = (
    "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\ufffd"
)
_TRACE = re.compile(
    rf"[\xc2-\xdf][{_REST}]|[\xe0-\xef][{_REST}]{{2}}|\xf0[{_REST}]{{3}}|\u00e2\u20ac|[\x80-\x9f]|[\xc2\xc3]$"
    r"|\u201a\xc4|\u221a[^\w\s]|[\u251c\u252c][^\u2500-\u257f\s]"
    r"|[\u0420\u0421][\xa0-\xbf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2013-\u2026\u20ac\u2116\u2122]"
)
"""What the bytes of one character beyond ASCII look like, read one by one: the first byte's character and those of the
rest, in the western encodings of Windows, Macintosh and DOS, and in the Cyrillic one of Windows."""
_SHIFTED = re.compile(rb"\x1b(?:\$[@B]|\([BJ])")


class Decoded(Record, frozen=True, kw_only=True):
    """Characters, the Python codec they were read with, and what was mended.

    `mojibake`: text that had been decoded wrongly before was put right; `replaced`: bytes that are no characters
    became U+FFFD. Reading the bytes with the codec (errors replaced) gives the characters before the first mending.
    """

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded | None:
    """Return the characters of the content, what had been decoded wrongly before put right; else as `read_as_is`."""
    found = read_as_is(content, declared)
    if found is None or (right := mend(found.text)) == found.text:
        return found
    return Decoded(text=right, encoding=found.encoding, repairs=(*found.repairs, MOJIBAKE))


def read_as_is(content: bytes, declared: str | None = None) -> Decoded | None:
    """Return the characters as they stand, line ends and all, without a byte order mark; null where none fit.

    By its mark, else UTF-8 where it is that, else as declared (beside it, then in it), else by its letters.
    """
    if mark := marked(content) or is_wide(content):
        return _read(content, mark)
    if not content.isascii() or b"\x1b" in content:
        return _read_unmarked(content, declared)
    return Decoded(text=content.decode("ascii"), encoding="utf-8")


def marked(content: bytes) -> str | None:
    """Return the encoding that a byte order mark tells, or null."""
    if not content.startswith(tuple(_MARKS)):
        return None
    return next(encoding for mark, encoding in _MARKS.items() if content.startswith(mark))


def is_wide(content: bytes) -> str | None:
    """Return the encoding of text of two bytes a character without a mark, or null: every other byte is zero."""
    if b"\x00" not in content[:1024]:
        return None
    even, odd = content[:1024:2], content[1:1024:2]
    if len(even) < 8 or b"\x00\x00\x00" in content[:1024]:
        return None
    if odd.count(0) > len(odd) * 0.7 and not even.count(0):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > len(even) * 0.7 and not odd.count(0) else None


def mend(text: str) -> str:
    """Return text with what had been decoded wrongly put right, line by line; the rest stays as it is.

    Only the encoding: quotation marks, ligatures, line ends and compositions are left alone.
    """
    traces = () if text.isascii() else _traces(text.encode("utf-8", errors="replace"))
    if not traces:
        return text
    from ftfy import fix_encoding  # noqa: PLC0415 - for text beyond ASCII only
    from ftfy.badness import is_bad  # noqa: PLC0415 - the same

    # Only at line feeds: other line ends (U+0085) are halves of what is to be mended.
    return "\n".join(
        fix_encoding(line) if not line.isascii() and any(run in line for run in traces) and is_bad(line) else line
        for line in text.split("\n")
    )


def _traces(content: bytes) -> tuple[str, ...]:
    """Return from UTF-8 the runs of characters beyond ASCII that may have to be mended: nearly all pages have none.

    What was decoded wrongly stands in a run of such characters that were the bytes of one, is an Ã or Â by itself (a
    blank behind it was the other half), or a control character (Windows' quotation marks read as Latin-1).
    """
    runs = sorted({run.decode("utf-8", errors="replace") for run in set(content.translate(_BLANKED).split())})
    return tuple(run for run in runs if _TRACE.search(run))


def _read_unmarked(content: bytes, declared: str | None) -> Decoded | None:
    shifted = b"\x1b" in content and _SHIFTED.search(content, 0, SAMPLE)
    if shifted and (text := _strict(content, "iso2022_jp")) is not None:
        return Decoded(text=text, encoding="iso2022_jp")  # Japanese of seven bits, ASCII to the eye of UTF-8
    if (text := _strict(content, "utf-8")) is not None:
        return Decoded(text=text, encoding="utf-8")
    if _is_nearly(content, "utf-8"):
        return _read(content, "utf-8")
    within = _DECLARED.search(content, 0, 2048)
    for name in (codec(declared), codec(within[1].decode("ascii")) if within else None):
        if name and name != "utf-8" and (_strict(content, name) is not None or _is_nearly(content, name)):
            return _read(content, name)
    found = _told(content)
    return _read(content, found) if found else None


def codec(name: str | None) -> str | None:
    """Return Python's name of what a page means by the encoding it declares; null where it is none."""
    if not name:
        return None
    try:
        known = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(known, known) if _CODEC.match(known) else None


def _read(content: bytes, encoding: str) -> Decoded:
    text = _strict(content, encoding)
    if text is not None:
        return Decoded(text=text, encoding=encoding)
    return Decoded(text=content.decode(encoding, errors="replace"), encoding=encoding, repairs=("replaced",))


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_nearly(content: bytes, encoding: str) -> bool:
    """Tell whether all but a few characters beyond ASCII are right: a page cut short, a stray byte."""
    text = content.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    right = sum(not character.isascii() for character in text) - broken
    return right > 0 and broken <= max(1, STRAY * right)


def _told(content: bytes) -> str | None:
    """Return the likeliest encoding of the letters, or null where no text comes of any.

    Of encodings that give the same characters, Windows' western one.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415 - for what is neither UTF-8 nor declared

    shares = {name: _english(content, name) for name in ("cp1252", *_OLDER)}
    likeliest = max(shares, key=lambda name: shares[name])
    if shares[likeliest] > ENGLISH:
        return likeliest
    sample = content[:SAMPLE]
    best = from_bytes(sample, cp_isolation=_LIKELY).best()
    found = codec(best.encoding) if best else None
    same = found and _strict(sample, "cp1252") == _strict(sample, found)
    return "cp1252" if same else found


def _english(content: bytes, encoding: str) -> float:
    """Return the share of characters beyond ASCII that stand where English has them."""
    text = content[:SAMPLE].decode(encoding, errors="replace")
    beyond = sum(not character.isascii() for character in text)
    return len(_ENGLISH.findall(text)) / beyond if beyond else 0.0
