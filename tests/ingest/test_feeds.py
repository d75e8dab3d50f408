"""RSS, Atom, RDF and sitemaps."""

import socket

import pytest

from recount.ingest import feeds
from recount.ingest.feeds import FeedLink, read_entries, read_feed
from recount.ingest.formats import open_pages
from recount.model.page import Page, Rejection

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The  Courier</title><link>https://a.example/</link>
<language>en-gb</language>
<item><title>Shells hit &lt;i&gt;Lesk&lt;/i&gt;</title><link>/1</link><guid isPermaLink="false">c-1</guid>
<dc:creator>Jane Roe</dc:creator><pubDate>Tue, 06 May 2031 23:30:00 -0500</pubDate>
<description>Four killed.</description>
<content:encoded><![CDATA[<p>Shells hit Lesk, killing four. <script>x()</script></p>]]></content:encoded></item>
<item><title>Only a link</title><link>https://b.example/2</link></item>
<item><title>Only a picture</title><link>https://b.example/3</link>
<description>&lt;img src="x"/&gt;</description></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>tag:a,1</id><title>Talks fail</title>
<link href="x/1"/><updated>2031-05-07T10:00:00Z</updated><published>2031-05-06T10:00:00Z</published>
<author><name>Jane Roe</name></author><content type="text">Talks failed in Lesk.</content></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel><item rdf:about="https://a.example/1">
<title>H</title><link>https://a.example/1</link><dc:date>2031-05-06</dc:date>
<description>Talks failed.</description></item></rdf:RDF>"""
NEWS = b"""<?xml version="1.0"?><!-- made daily --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://a.example/1</loc><lastmod>2031-05-07</lastmod><image:image><image:loc>https://a.example/p.jpg</image:loc>
<image:title>A picture</image:title></image:image><news:news><news:publication><news:name>The Courier</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2031-05-06</news:publication_date>
<news:title>Shells hit Lesk</news:title></news:news></url><url><loc>https://a.example/1</loc></url></urlset>"""
INDEX = b"<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap><sitemap><loc>https://a.example/s2.xml</loc></sitemap></sitemapindex>"


def test_an_entry_is_a_page_with_what_the_feed_says_of_it():
    page = next(read_entries(RSS, "feed.xml"))
    assert isinstance(page, Page)
    assert (page.origin, page.url, page.headline) == ("c-1", "https://a.example/1", "Shells hit Lesk")
    assert (page.authors, page.published, page.language) == (("Jane Roe",), "Tue, 06 May 2031 23:30:00 -0500", "en-gb")
    assert page.html == "<p>Shells hit Lesk, killing four. <script>x()</script></p>"


def test_an_entry_without_text_is_refused_with_where_its_text_is():
    _, link, picture = read_entries(RSS, "feed.xml")
    assert isinstance(link, Rejection)
    assert (link.code, link.origin) == ("no_text", "feed.xml:2")
    assert "fetch https://b.example/2" in link.message
    assert isinstance(picture, Rejection)


def test_plain_words_of_an_entry_are_its_text_unchanged():
    [page] = read_entries(ATOM, "feed.xml")
    assert isinstance(page, Page)
    assert (page.text, page.published, page.modified) == (
        "Talks failed in Lesk.", "2031-05-06T10:00:00Z", "2031-05-07T10:00:00Z",
    )  # fmt: skip


def test_the_one_date_of_old_rss_is_that_of_publication():
    [page] = read_entries(RDF, "feed.xml")
    assert isinstance(page, Page)
    assert (page.published, page.modified) == ("2031-05-06", None)


def test_the_links_of_a_feed_are_resolved_against_its_address():
    feed = read_feed(ATOM, "https://a.example/feeds/atom.xml")
    assert feed is not None
    assert [link.url for link in feed.links] == ["https://a.example/feeds/x/1"]


def test_a_news_sitemap_gives_links_with_title_and_dates():
    feed = read_feed(NEWS, None)
    assert feed is not None
    assert feed.links == (
        FeedLink(
            url="https://a.example/1", title="Shells hit Lesk", published="2031-05-06", modified="2031-05-07",
            outlet="The Courier", language="en",
        ),
    )  # fmt: skip


def test_an_index_of_sitemaps_gives_their_addresses():
    feed = read_feed(INDEX, "https://a.example/index.xml")
    assert feed is not None
    assert (feed.links, feed.more) == ((), ("https://a.example/s1.xml", "https://a.example/s2.xml"))


@pytest.mark.parametrize("content", [b"", b"<html><body>feed</body></html>", b"/etc/hostname", b"{}", b"\x00<rss"])
def test_what_is_no_feed_gives_none(content):
    assert read_feed(content, "https://a.example/") is None


@pytest.mark.parametrize("size", [100, 300, 500, 700])
def test_a_feed_cut_short_gives_what_is_there(size):
    assert read_feed(RSS[:size], None) is not None


def test_a_large_feed_that_is_no_whole_xml_is_refused_rather_than_mended_for_ever(monkeypatch):
    monkeypatch.setattr(feeds, "MENDED", 100)
    [item] = read_entries(RSS[:-20], "feed.xml")
    assert isinstance(item, Rejection)
    assert item.code == "damaged"
    assert read_feed(RSS[:-20]) is None
    assert read_feed(RSS) is not None


def test_a_feed_and_a_sitemap_are_told_from_their_content(tmp_path):
    for name, content in (("a", RSS), ("b", NEWS), ("c", RDF)):
        (tmp_path / name).write_bytes(content)
    found = [item.code if isinstance(item, Rejection) else "page" for item in open_pages([str(tmp_path)])]
    assert found == ["page", "no_text", "no_text", "no_text", "page"]


def test_mojibake_of_a_feed_is_mended_and_said_so():
    [page] = read_entries(ATOM.replace(b"Lesk", "CafÃ©".encode()), "feed.xml")
    assert isinstance(page, Page)
    assert (page.text, page.repairs) == ("Talks failed in Café.", ("mojibake",))


def entities(count):
    """Return a document type whose last entity is 10 to the power of `count` letters long."""
    chain = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, count))
    return f'<!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">{chain}]>'.encode()


@pytest.mark.parametrize(
    "document",
    [
        (
            b"<rss version='2.0'><channel><item><title>&e11;</title><link>https://a.example/1</link>"
            b"<description>&e11;</description></item></channel></rss>"
        ),
        b"<urlset><url><loc>https://a.example/1&e11;</loc></url></urlset>",
    ],
)
def test_an_entity_bomb_does_not_go_off(document):
    assert len(str(read_feed(entities(12) + document))) < 1_000


def test_nothing_is_read_from_the_disk_or_the_network(tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    secret = tmp_path / "secret"
    secret.write_text("the secret words")
    doctype = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{secret.as_uri()}"><!ENTITY n SYSTEM "http://a.example/x">]>'
    content = doctype.encode() + RSS.removeprefix(b'<?xml version="1.0"?>').replace(b"Four killed", b"Four &s; &n;")
    assert "secret words" not in str(list(read_entries(content, "feed.xml")))
    assert "secret words" not in str(read_feed(doctype.encode() + NEWS.replace(b"Shells hit", b"&s;&n;")))
