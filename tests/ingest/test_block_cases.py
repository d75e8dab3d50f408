"""Pages of many outlets' manners, line by line."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from recount.ingest.blocks import label_blocks

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "blocks.toml").read_text(encoding="utf-8"))["case"]
KINDS = {
    "head": "headline", "sum": "summary", "sub": "subheading", "par": "paragraph", "cap": "caption",
    "quo": "quote_box", "dat": "dateline", "byl": "byline", "bio": "author_bio", "sec": "section_label",
    "cor": "correction", "adv": "advertisement", "com": "comment", "rel": "related", "boi": "boilerplate",
}  # fmt: skip


def pieces(page: str) -> Iterator[tuple[frozenset[str], str, str]]:
    """Yield the kinds that may be given, the words, and what stands between them and the next, piece by piece."""
    for line in page.strip("\n").split("\n"):
        parts = line.split("‖")
        for n, part in enumerate(parts):
            marks, _, words = part.partition("| ")
            kinds = frozenset(KINDS[mark] for mark in marks.split("/")) if words else frozenset()
            yield kinds, words.rstrip() if n < len(parts) - 1 else words, " " if n < len(parts) - 1 else "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_line_of_the_page_gets_its_kind(case):
    expected, text = [], ""
    for kinds, words, gap in pieces(case["text"]):
        if words:
            expected.append((kinds, words, len(text), len(text) + len(words) - 1))
        text += words + gap
    blocks = label_blocks(text)
    found = [
        [next(b.kind for b in blocks if b.start <= at < b.end) for at in (first, last)]
        for _, _, first, last in expected
    ]
    wrong = [
        f"{'|'.join(sorted(set(got)))} for {'/'.join(sorted(kinds))}: {words}"
        for (kinds, words, _, _), got in zip(expected, found, strict=True)
        if not set(got) <= kinds
    ]
    assert wrong == []
