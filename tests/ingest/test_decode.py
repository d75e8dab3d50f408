"""Bytes into characters."""

import ftfy.bad_codecs  # noqa: F401 - the codec in which Windows' wrong readings are made
import pytest

from recount.ingest.decode import codec, decode

WORDS = "The mayor’s office said that the café on the quay — “La Belle” — would stay closed. Mr. Núñez paid £40. " * 3
PLAIN = WORDS.replace("’", "'").replace("—", "-").replace("“", '"').replace("”", '"')


def read(content, declared=None):
    """Return what is read, failing where nothing is."""
    decoded = decode(content, declared)
    assert decoded is not None
    return decoded


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_the_encoding_of_english_is_told_without_being_declared(encoding):
    assert read(WORDS.encode(encoding)).text == WORDS


@pytest.mark.parametrize("encoding", ["iso8859-1", "cp850"])
def test_an_encoding_without_quotation_marks_is_told_from_its_letters(encoding):
    assert read(PLAIN.encode(encoding)).text == PLAIN


def test_one_letter_is_enough_for_the_western_encoding():
    decoded = read(b"They met in the only caf\xe9 of the town, which has since been closed.")
    assert (decoded.text[21:25], decoded.encoding) == ("café", "cp1252")


@pytest.mark.parametrize("encoding", ["koi8_r", "cp1251"])
def test_russian_is_told_so_that_it_can_be_refused_as_russian(encoding):
    words = "Правительство заявило, что переговоры продолжатся в понедельник. " * 5
    assert read(words.encode(encoding)).text == words


def test_what_is_declared_is_believed_where_letters_do_not_tell():
    assert read("Ильск".encode("koi8_r"), "koi8-r").text == "Ильск"
    assert read(b'<meta charset="windows-1251"><p>' + "Ильск".encode("cp1251")).text.endswith("Ильск")


def test_what_is_utf8_is_read_so_whatever_it_declares():
    assert read(b'<meta charset="iso-8859-1">' + "Núñez".encode()).text.endswith("Núñez")


def test_latin_1_means_what_windows_writes():
    assert read(b"the mayor\x92s office", "iso-8859-1").text == "the mayor’s office"


@pytest.mark.parametrize("name", ["hex", "zip", "unicode_escape", "idna", "no-such-thing", "", None, "\x00"])
def test_a_codec_that_is_no_encoding_of_text_is_passed_over(name):
    assert codec(name) is None


def test_mojibake_is_mended_and_said_so():
    decoded = read(WORDS.encode().decode("sloppy-windows-1252").encode())
    assert (decoded.text, decoded.encoding, decoded.repairs) == (WORDS, "utf-8", ("mojibake",))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("the mayor\x92s office", "the mayor’s office"), ("voilÃ ce que", "voilà ce que"), ("mayorâ€™s", "mayor’s"),
     ("JosÃƒÂ©", "José"), ("‚Äúno‚Äù", "“no”"), ("Â£40", "£40")],
)  # fmt: skip
def test_each_way_of_reading_wrongly_is_undone(wrong, right):
    decoded = read(wrong.encode())
    assert (decoded.text, decoded.repairs) == (right, ("mojibake",))


def test_mojibake_in_one_line_leaves_the_others_alone():
    right = "“Straight” and ’curled’ stay, ﬁ too, and a + e\u0301.\r\n"
    decoded = read((right + "The cafÃ© is closed.\r\n").encode())
    assert decoded.text == right + "The café is closed.\r\n"


@pytest.mark.parametrize("words", [WORDS, "Ça coûte 40 €, dit-il à Šibenik.", "naïve — façade", "Â£", "5 × 4"])
def test_what_is_right_is_not_mended(words):
    assert read(words.encode()).text == (words if words != "Â£" else "£")


def test_a_page_cut_within_a_character_says_what_was_replaced():
    content = "They met in José’s café".encode()[:-1]
    decoded = read(content)
    assert (decoded.text, decoded.repairs) == ("They met in José’s caf\ufffd", ("replaced",))


def test_a_stray_byte_does_not_change_the_encoding_of_the_rest():
    content = WORDS.encode()
    decoded = read(content[:20] + b"\xff" + content[20:])
    assert (decoded.text.replace("\ufffd", ""), decoded.encoding) == (WORDS, "utf-8")


def test_bytes_that_are_no_text_in_any_encoding_give_none():
    assert decode(bytes(range(128, 256)) * 4) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "mac_roman"])
def test_the_encoding_named_reads_the_bytes_again(encoding):
    content = WORDS.encode(encoding)
    assert content.decode(read(content).encoding) == WORDS
