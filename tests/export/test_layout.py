"""What page and screen show, built from readings written by hand and linked for real."""

import re
from io import StringIO

import pytest
from rich.console import Console

from factory import Draft
from recount.compose import compose
from recount.export import print_dossier, render_page
from recount.export.layout import sheet
from recount.export.page import cited
from recount.export.passages import anchor
from recount.link import link
from recount.model.dossier import Dossier
from recount.model.page import Rejection
from recount.model.reading import Producer

COURIER = (
    'Shells hit Lesk and killed 34 guards, Ines Marto said. "We will never forget the names of the dead," she said.'
)
HERALD = 'Shells hit Lesk and killed 12 guards. "We will not forget the names of the dead," Ines Marto <said>.'
PRODUCER = Producer(recount="0", model="m", model_version="1", model_hash="h", lexicon="l")


def draft(text, **fields):
    made = Draft(text, origin=text, **fields)
    marto = made.entity("person", "Ines Marto")
    place = made.place("Lesk")
    event = made.event("shelling", "Shells hit Lesk", when="2031-05-06", where=place)
    made.figure(
        "killed", re.search(r"\d+ guards", text)[0], exact=int(re.search(r"\d+", text)[0]), group="guards", event=event
    )
    made.statement(re.search(r"We will .* the dead", text)[0], speaker=marto, mode="direct")
    return made.reading()


@pytest.fixture(scope="module")
def dossier():
    readings, stories = link([draft(COURIER), draft(HERALD, outlet="The Herald")])
    return Dossier(
        produced_by=PRODUCER, as_of="2031-05-07", readings=readings,
        rejections=(Rejection(origin="x", stage="ingest", code="empty", message="<b>nothing</b>"),),
        stories=tuple(compose(story, readings) for story in stories),
    )  # fmt: skip


@pytest.fixture(scope="module")
def told(dossier):
    return sheet(dossier.stories[0], dossier.readings)


def row(told, topic):
    return next(row for group in told.matrix for row in group.rows if row.topic.startswith(topic))


def test_each_report_has_its_own_number_in_its_own_column(told):
    assert [[given.value for given in cell.given] for cell in row(told, "Killed").cells] == [["34"], ["12"]]
    assert row(told, "Killed").kind == "differs"


def test_a_quotation_row_shows_the_edit(told):
    kinds = [[piece.kind for given in cell.given for piece in given.edit] for cell in row(told, "Ines Marto").cells]
    assert kinds == [["same"], ["same", "removed", "added", "same"]]


def test_a_row_has_a_cell_for_every_report(told):
    widths = {len(row.cells) for group in told.matrix for row in group.rows}
    assert widths == {len(told.columns)}


def test_every_citation_reads_back(told, dossier):
    texts = {reading.report.id: reading.report.text for reading in dossier.readings}
    spots = list(cited(told))
    assert spots
    assert all(texts[spot.report][spot.start : spot.end] == spot.text for spot in spots)


def test_every_link_of_the_page_leads_to_a_mark(told, dossier):
    page = render_page(dossier)
    assert set(re.findall(r'href="#(report-[^"]+)"', page)) == {anchor(spot) for spot in cited(told)}
    assert set(re.findall(r'<mark id="([^"]+)"', page)) >= {anchor(spot) for spot in cited(told)}


def test_no_name_stands_twice_in_the_page(dossier):
    names = re.findall(r'id="([^"]+)"', render_page(dossier))
    assert len(names) == len(set(names))


def test_the_page_asks_for_nothing_and_escapes_everything(dossier):
    page = render_page(dossier)
    assert "default-src 'none'" in page or "default-src &#39;none&#39;" in page
    assert re.findall(r"\bsrc=|@import|url\(|<(?:img|link|iframe)\b", page) == []
    assert "<said>" not in page
    assert "<b>nothing</b>" not in page


def test_piped_text_has_no_colour_and_no_markup_of_a_report(dossier):
    out = StringIO()
    print_dossier(dossier, Console(file=out, width=110, highlight=False, emoji=False, markup=False))
    assert "\x1b" not in out.getvalue()
    assert "[-never-] {+not+}" in " ".join(out.getvalue().split())


def test_a_narrow_screen_gets_lists_in_place_of_columns(dossier):
    out = StringIO()
    print_dossier(dossier, Console(file=out, width=44, highlight=False, emoji=False, markup=False))
    assert "[2] The Herald: 12" in out.getvalue()
    assert max(len(line) for line in out.getvalue().splitlines()) <= 44


def test_an_empty_dossier_says_so():
    out = StringIO()
    empty = Dossier(produced_by=PRODUCER, as_of=None, readings=(), rejections=(), stories=())
    print_dossier(empty, Console(file=out, width=80))
    assert out.getvalue() == "No report could be read.\n"
    assert "Nothing was read" in render_page(empty)
