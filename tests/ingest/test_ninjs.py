"""ninjs, the IPTC's News in JSON."""

import json

import pytest

from recount.ingest.records import read_record
from recount.model.page import Page, Rejection

FIRST = {
    "uri": "https://n.example/1", "headline": "Shells hit Lesk", "byline": "By Jane Roe and John Doe",
    "body_text": "Shells hit Lesk.", "versioncreated": "2031-05-07T10:00:00Z", "firstcreated": "2031-05-06T10:00:00Z",
    "language": "en", "provider": "North News",
}  # fmt: skip
THIRD = {
    "uri": "urn:n:3", "standard": {"name": "ninjs", "version": "3.0"}, "by": "Jane Roe",
    "headlines": [{"role": "short", "value": "Shells"}, {"role": "main", "value": "Shells hit Lesk"}],
    "bodies": [
        {"role": "summary", "contentType": "text/html", "value": "<p>In short.</p>"},
        {"role": "main", "contentType": "text/html", "value": "<p>Shells hit Lesk.</p>"},
    ],
    "versionCreated": "2031-05-06T10:00:00Z", "contentCreated": "2031-05-06T10:00:00Z",
    "infoSources": [{"name": "North News"}],
}  # fmt: skip


def page(item):
    """Return the page of an item."""
    read = read_record(json.dumps(item).encode(), "a.json:1")
    assert isinstance(read, Page), read
    return read


def test_version_1_is_read():
    assert page(FIRST) == Page(
        origin="https://n.example/1", url="https://n.example/1", text="Shells hit Lesk.", headline="Shells hit Lesk",
        authors=("Jane Roe", "John Doe"), published="2031-05-06T10:00:00Z", modified="2031-05-07T10:00:00Z",
        language="en", outlet="North News",
    )  # fmt: skip


def test_version_3_is_read_in_the_body_that_is_whole():
    read = page(THIRD)
    assert (read.html, read.headline, read.authors) == ("<p>Shells hit Lesk.</p>", "Shells hit Lesk", ("Jane Roe",))
    assert (read.url, read.published, read.modified) == (None, "2031-05-06T10:00:00Z", None)
    assert (read.origin, read.outlet) == ("urn:n:3", "North News")


def test_markup_goes_before_bare_text():
    assert page(FIRST | {"body_html": "<p>Shells</p>"}).html == "<p>Shells</p>"


@pytest.mark.parametrize(
    "item", [{"uri": "urn:n:1"}, THIRD | {"bodies": []}, THIRD | {"bodies": [3]}, THIRD | {"by": 3}]
)
def test_an_item_without_a_body_or_of_wrong_types_is_refused(item):
    assert isinstance(read_record(json.dumps(item).encode(), "a.json:1"), Rejection)
