"""Who backs fighters and forces, and on whose side they stand, by their wording alone: "Danish-backed rebels"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from recount.annotate.mentions import Found
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import Backing, SideWord
from recount.model.annotation import AnnotatedReport, Token, children
from recount.model.entity import Side

BACKED = {"armed_group", "armed_force", "organization", "group"}
"""Kinds that someone may stand behind."""
OTHER: Mapping[Side, Side] = {"government": "opposition", "opposition": "government"}
REACH = 4
"""Words between "-backed" and the name of whom is backed: "Danish-backed moderate Oman rebels"."""


def with_sides(doc: AnnotatedReport, mentions: Sequence[Found]) -> list[Found]:
    """Return the mentions, with the side, the backers and the country of fighters that the wording has."""
    at = {i: m for m in sorted(mentions, key=lambda m: m.first - m.last) for i in range(m.first, m.last)}
    heads = {m.head: m for m in mentions if m.kind in BACKED and m.form in {"name", "nominal"}}
    backers: dict[int, list[Found]] = {}
    for backed, backer in _backings(doc, at, heads):
        if backer.name != backed.name:
            backers.setdefault(backed.head, []).append(backer)
    return [_with_side(doc, m, at, backers.get(m.head, ()) if heads.get(m.head) is m else ()) for m in mentions]


def _with_side(doc: AnnotatedReport, mention: Found, at: Mapping[int, Found], backers: Sequence[Found]) -> Found:
    nominal = mention.form == "nominal" and mention.kind in BACKED | {"person"}
    side = _side(doc, mention) if nominal else None
    country = mention.country or (_country(mention, at, backers) if nominal and mention.kind == "armed_group" else None)
    if side is None and not backers and country == mention.country:
        return mention
    names = tuple(dict.fromkeys((b.kind, b.name) for b in backers if b.kind))
    return msgspec.structs.replace(mention, side=side, backers=names, country=country)


@cache
def _backs() -> frozenset[str]:
    return frozenset(word for entry in entries(Backing) if entry.backs for word in entry.words)


@cache
def _sides() -> dict[str, Side]:
    return {word: entry.side for entry in entries(SideWord) for word in entry.words}


def _backings(
    doc: AnnotatedReport, at: Mapping[int, Found], heads: Mapping[int, Found]
) -> Iterator[tuple[Found, Found]]:
    """Yield who is backed with who backs them: "X-backed Y" and "Y backed by X and Z"."""
    for token in doc.tokens:
        joined = at.get(token.index) if token.text.partition(".-")[2] in _backs() else None
        if joined and joined.cut and (backed := _behind(doc, token, at)) and backed.head in heads:
            yield backed, joined
        if token.text not in _backs():
            continue
        if doc.tokens[token.index - 1].text == "-" and (backer := at.get(token.index - 2)):
            backed = _behind(doc, token, at)
            if backed and backed.head in heads:
                yield backed, backer
        elif token.dep == "acl" and (backed := heads.get(token.head)):
            yield from ((backed, at[i]) for i in _agents(doc, token) if i in at)


def _behind(doc: AnnotatedReport, token: Token, at: Mapping[int, Found]) -> Found | None:
    """Return the actor whose wording has the participle in it or begins soon behind it."""
    for after in doc.tokens[token.index + 1 : token.index + 1 + REACH]:
        found = at.get(after.index)
        if found and found.form != "adjective" and found.kind in BACKED:
            return found
        if after.sentence != token.sentence or after.pos not in {"ADJ", "NOUN", "PROPN", "PUNCT", "NUM"}:
            return None
    return None


def _agents(doc: AnnotatedReport, participle: Token) -> Iterator[int]:
    """Yield the heads of who does it: "by X and Z"."""
    for by in children(doc, participle.index, "agent", "prep"):
        if doc.tokens[by].text == "by":
            queue = children(doc, by, "pobj")
            while queue:
                yield queue[0]
                queue = [*queue[1:], *children(doc, queue[0], "conj")]


def _side(doc: AnnotatedReport, mention: Found) -> Side | None:
    """Return the side that the wording names; "government-held" says nothing of whom it stands with."""
    for i in range(mention.first, mention.last):
        word = doc.tokens[i].text.lower()
        before, _, plain = word.rpartition("-")
        side = _sides().get(plain)
        joined = i + 1 < mention.last and doc.tokens[i + 1].text == "-"
        if side and not joined:
            if not before and i > 1 and doc.tokens[i - 1].text == "-":
                before = doc.tokens[i - 2].text.lower()
            return OTHER[side] if before == "anti" else side
    return None


def _country(mention: Found, at: Mapping[int, Found], backers: Sequence[Found]) -> str | None:
    """Return the country that fighters are said to be of: "Danish rebels", not "Danish-backed rebels"."""
    inside = (at[i] for i in range(mention.first, mention.last) if i in at)
    states = [n for n in inside if n.kind == "state" and n.form == "adjective" and n not in backers]
    return states[0].country if len({n.country for n in states}) == 1 else None
