"""From a report's text back to the bytes of the page."""

from hypothesis import given
from hypothesis import strategies as st

from recount.ingest.page_map import align_spans, byte_spans, page_words, passage
from recount.model.base import Span
from recount.model.report import Block, Bytes

PAGE = (
    "<html><head><title>Ferry</title></head><body>"
    "<p>The &quot;Aurelia&quot; <b>sank</b> off Caf&eacute; Bay.</p></body>"
)
TEXT = 'The "Aurelia" sank off Café Bay.'


def whole(text: str) -> Span:
    return Span(start=0, end=len(text))


def test_plain_text_maps_character_by_character():
    text = "Ship “Aurelia” sank"
    for encoding in ("utf-8", "utf-16", "cp1252"):
        raw = text.encode(encoding)
        (place,) = byte_spans(raw, encoding, text, [Span(start=5, end=14)], markup=False)
        mark = raw[:2] if encoding == "utf-16" else b""
        assert (mark + raw[place.start : place.end]).decode(encoding) == "“Aurelia”"


def test_a_byte_order_mark_is_counted():
    text = "Ship Aurelia"
    (place,) = byte_spans(b"\xef\xbb\xbf" + text.encode(), "utf-8", text, [Span(start=5, end=12)], markup=False)
    assert place == Bytes(start=8, end=15)


def test_extracted_text_is_found_again_around_tags_and_entities():
    raw = PAGE.encode()
    (place,) = byte_spans(raw, "utf-8", TEXT, [whole(TEXT)], markup=True)
    assert raw[place.start : place.end].decode() == "The &quot;Aurelia&quot; <b>sank</b> off Caf&eacute; Bay."


def test_a_passage_is_found_word_by_word_within_its_block():
    raw = PAGE.encode()
    block = Block(
        kind="paragraph", start=0, end=len(TEXT), raw=byte_spans(raw, "utf-8", TEXT, [whole(TEXT)], markup=True)[0]
    )
    at = TEXT.index('"Aurelia" sank')
    place = passage(raw, "utf-8", TEXT, (block,), Span(start=at, end=at + 14), markup=True)
    assert raw[place.start : place.end] == b"&quot;Aurelia&quot; <b>sank"


def test_a_passage_of_mended_text_is_found_though_its_words_are_damaged_in_the_page():
    raw = "Ports such as CafÃ© Bay were shut.".encode()
    text = "Ports such as Café Bay were shut."
    block = Block(kind="paragraph", start=0, end=len(text), raw=Bytes(start=0, end=len(raw)))
    place = passage(raw, "utf-8", text, (block,), Span(start=14, end=22), markup=False)
    assert raw[place.start : place.end].decode() == "CafÃ© Bay"
    place = passage(raw, "utf-8", text, (block,), Span(start=14, end=18), markup=False)
    assert raw[place.start : place.end].decode() == "CafÃ©"


def test_words_of_scripts_comments_and_tags_are_not_the_pages():
    page = "<script>if (a < b) ferry</script><!-- ferry --><p title='ferry'>boat</p><style>ferry</style>"
    assert page_words(page, markup=True).texts == ["boat"]


def test_a_script_that_never_ends_hides_nothing_else():
    assert "boat" in page_words("<p>boat</p><script>" + "<script>" * 1000, markup=True).texts


def test_a_stretch_that_is_not_on_the_page_has_no_place():
    assert byte_spans(PAGE.encode(), "utf-8", "Nothing of this stands there", [Span(start=0, end=28)], markup=True) == [
        None
    ]


def test_repeated_words_are_found_in_order():
    page = "<h2>Storm over Lovosk</h2><p>Storm over Lovosk Bay sank two boats.</p>"
    text = "Storm over Lovosk\nStorm over Lovosk Bay sank two boats."
    first, second = align_spans(page, text, [Span(start=0, end=17), Span(start=18, end=len(text))], markup=True)
    assert page[first.start : first.end] == "Storm over Lovosk"
    assert page[second.start : second.end] == "Storm over Lovosk Bay sank two boats."


@given(st.text(max_size=200), st.data())
def test_every_stretch_of_plain_text_reads_back_from_its_bytes(text, data):
    raw = text.encode("utf-8", "surrogatepass") if text.isprintable() else text.encode("utf-8", "replace")
    shown = raw.decode("utf-8", "replace").removeprefix("\ufeff")
    raw = shown.encode()
    start = data.draw(st.integers(0, len(shown)))
    end = data.draw(st.integers(start, len(shown)))
    (place,) = byte_spans(raw, "utf-8", shown, [Span(start=start, end=end)], markup=False)
    assert raw[place.start : place.end].decode() == shown[start:end]
