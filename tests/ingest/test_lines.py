"""Lines as a reader sees them."""

from recount.ingest.lines import make_line, normal, split_lines


def test_numbers_and_addresses_are_one_word_each():
    assert normal("12 Comment(s): http://harbour.example/a/b?c=1") == "0 comment s : url"


def test_lines_keep_their_offsets_whatever_breaks_them():
    text = "  One.\r\n\r\nTwo.\u2028Three.\x0cFour. "
    assert [text[line.start : line.end] for line in split_lines(text)] == ["One.", "Two.", "Three.", "Four."]


def test_short_lines_of_their_own_are_not_joined():
    text = "Lovosk\nThe port\nThe ferry\nThe mayor\nThe inquiry\n"
    assert len(split_lines(text)) == 5


def test_a_closing_quotation_mark_does_not_hide_the_full_stop():
    text = "“It went down within a minute.”"
    assert make_line(text, 0, len(text)).stopped
