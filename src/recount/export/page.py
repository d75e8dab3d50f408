"""A dossier as one self-contained page: no request to anywhere, and a policy that would refuse one.

Every line links to the passage in the report's text, marked there. Without its script the page loses only the
highlight of passages that cross others. All text is escaped by the template engine.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from recount.export.layout import sheet
from recount.export.passages import anchor, by_report, marked
from recount.export.prose import AGREEMENT, MEANING, shortened
from recount.export.sheet import Column, Held, Moment, Remark, Sheet, Turn
from recount.model.base import Record
from recount.model.dossier import Dossier
from recount.model.reading import Reading
from recount.model.report import BlockKind, Evidence, Report

TEMPLATES = "templates"
TIP = 160
"""Longest quotation shown when the pointer rests on a link, in characters."""


class Passage(Record, frozen=True, kw_only=True):
    """One block of a report, as HTML; `label` names its kind where that changes and is not a plain paragraph."""

    kind: BlockKind
    is_evidence: bool
    label: str
    html: Markup


class Text(Record, frozen=True, kw_only=True):
    """One report's whole text under its column's head."""

    column: Column
    passages: tuple[Passage, ...]


class Chapter(Record, frozen=True, kw_only=True):
    """One story as the page shows it."""

    sheet: Sheet
    texts: tuple[Text, ...]


def render_page(dossier: Dossier) -> str:
    """Return the dossier as HTML."""
    chapters = [
        chapter(sheet(story, dossier.readings, dossier.judgements), dossier.readings) for story in dossier.stories
    ]
    style, script = _asset("page.css"), _asset("page.js")
    return environment().get_template("page.html").render(
        dossier=dossier, chapters=chapters, agreement=AGREEMENT, meaning=MEANING, policy=_policy(style, script),
        style=Markup(style), script=Markup(script),  # noqa: S704 - our own files, not a report's words
    )  # fmt: skip


def cited(told: Sheet) -> Iterator[Evidence]:
    """Yield every stretch that the story's lines point at."""
    yield from (
        spot
        for group in told.matrix
        for row in group.rows
        for cell in row.cells
        for given in cell.given
        for spot in given.evidence
    )
    lines: tuple[Moment | Turn | Held | Remark, ...] = (*told.timeline, *told.life, *told.positions, *told.findings)
    yield from (spot for line in lines for spot in line.evidence)
    yield from (spot for who in told.people for office in who.offices for spot in office.evidence)
    yield from (spot for place in told.spots for spot in place.evidence)
    if told.chart:
        shown = [*(one for mark in told.chart.marks for one in mark.told), *told.chart.elsewhere]
        yield from (spot for one in shown for spot in one.evidence)
    yield from (spot for count in told.counts for version in count.versions for spot in version.evidence)
    yield from (spot for quotation in told.quotations for wording in quotation.wordings for spot in wording.evidence)


def chapter(told: Sheet, readings: Sequence[Reading]) -> Chapter:
    """Return a laid-out story with its reports' texts, each stretch that it cites marked."""
    spots = by_report(tuple(cited(told)))
    known = {reading.report.id: reading.report for reading in readings}
    texts = []
    for column in told.columns:
        report, mine = known[column.report], spots.get(column.report, [])
        texts.append(Text(column=column, passages=tuple(_passages(report, mine))))
    return Chapter(sheet=told, texts=tuple(texts))


def _passages(report: Report, spots: Sequence[Evidence]) -> Iterator[Passage]:
    previous: BlockKind = "paragraph"
    for block in report.blocks:
        label = "" if block.kind in (previous, "paragraph") else block.kind.replace("_", " ")
        if label and not block.is_evidence:
            label += " – no evidence"
        html = marked(report.text, block, spots)
        yield Passage(kind=block.kind, is_evidence=block.is_evidence, label=label, html=html)
        previous = block.kind


@cache
def environment() -> Environment:
    """Return the templates of the page, of which `account.html` is one story; all that a report holds is escaped."""
    environment = Environment(
        loader=PackageLoader("recount.export", TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined,
    )  # fmt: skip
    environment.filters["anchor"] = anchor
    environment.filters["tip"] = lambda text: shortened(" ".join(text.split()), TIP)
    environment.filters["spaced"] = lambda name: name.replace("_", " ")
    return environment


def _asset(name: str) -> str:
    return (files("recount.export") / TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return the content security policy: nothing but this style and this script, by their hashes."""
    hashes = [b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
