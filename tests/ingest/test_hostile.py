"""Damaged and hostile pages: a report or a rejection each, never an exception, and blocks that are the text."""

import gzip
import random
import re
from collections.abc import Callable

import pytest

import pages
from recount.ingest import ingest, open_pages
from recount.model.page import Page, Rejection
from recount.model.report import Report

BODY = "".join(f"<p>{words}</p>" for words in (pages.LEAD, pages.SECOND, pages.THIRD, pages.FOURTH) * 3)
HTML = (
    f"<!DOCTYPE html><html><head><title>{pages.TITLE}</title><meta charset='utf-8'></head><body><nav>"
    f"{'<a href=/x>World</a>' * 30}</nav><article><h1>{pages.TITLE} – „spät“</h1>{BODY}</article>"
    f"<ol class='comments'>{'<li>They should not have sailed.</li>' * 9}</ol></body></html>"
)
Mutation = Callable[[random.Random], bytes]


def cut(rng: random.Random) -> bytes:
    return HTML.encode()[: rng.randrange(1, len(HTML))]


def flip(rng: random.Random) -> bytes:
    content = bytearray(HTML.encode())
    for _ in range(rng.randrange(1, 400)):
        content[rng.randrange(len(content))] = rng.randrange(256)
    return bytes(content)


def nest(rng: random.Random) -> bytes:
    tag = rng.choice(["div", "b", "ul><li", "blockquote", "table><tr><td", "p", "a", "font"])
    return HTML.replace("<article>", "<article>" + f"<{tag}>" * 10_000).encode()


def recode(rng: random.Random) -> bytes:
    return HTML.encode(rng.choice(["utf-16", "utf-32", "cp1252", "utf-7", "cp037", "shift_jis"]), "replace")


def swell(rng: random.Random) -> bytes:
    value = rng.choice(["a", "a ", "&amp;", "<", "x-y "]) * 200_000
    return HTML.replace("<body>", f"<body><p class='{value}' title=\"{value}\">").encode()


def shuffle(rng: random.Random) -> bytes:
    parts = HTML.split("<")
    rng.shuffle(parts)
    return "<".join(parts).encode()


def unclose(rng: random.Random) -> bytes:
    return re.sub(r"</\w+>", lambda match: match.group() if rng.random() < 0.5 else "", HTML).encode()


def entities(rng: random.Random) -> bytes:
    return HTML.replace(" ", rng.choice(["&nbsp;", "&#x20;", "&#99999999;", "&bogus;", "\x00", "\u202e"])).encode()


def scripts(rng: random.Random) -> bytes:
    opened = '<script type="application/ld+json">' * rng.choice([3, 5_000])
    return (opened + HTML + '{"@graph":[' * rng.choice([3, 5_000])).encode()


def one_word(rng: random.Random) -> bytes:
    return ("<html><body><p>" + "word" * rng.choice([9, 90_000]) + "</p></body></html>").encode()


def bomb(rng: random.Random) -> bytes:
    return gzip.compress(rng.choice([b" ", b"<p>a</p>", HTML.encode()]) * rng.choice([10, 30_000]), mtime=0)


def breaks(_: random.Random) -> bytes:
    return ("<br>" * 50_000 + HTML).encode()


MUTATIONS = (cut, flip, nest, recode, swell, shuffle, unclose, entities, scripts, one_word, bomb, breaks)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_mutated_page_is_a_report_or_a_rejection(mutation: Mutation, seed: int, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(mutation(random.Random(seed)))
    found = [item for page in open_pages([str(path)]) for item in read(page)]
    assert found
    for report in (item for item in found if isinstance(item, Report)):
        assert_tiled(report)


def read(page: Page | Rejection) -> list[Report | Rejection]:
    return [page] if isinstance(page, Rejection) else list(ingest(page))


def assert_tiled(report: Report) -> None:
    """Every character that is not white space lies in exactly one block, and each block's bytes lie in the page."""
    at = 0
    for block in report.blocks:
        assert not report.text[at : block.start].strip()
        assert at <= block.start < block.end <= len(report.text)
        assert block.raw is None or 0 <= block.raw.start < block.raw.end <= report.raw.size
        at = block.end
    assert not report.text[at:].strip()
