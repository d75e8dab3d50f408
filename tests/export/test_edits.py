import pytest

from recount.export.edits import edit, is_edited


def shown(pieces):
    marks = {"same": "{}", "removed": "-{}-", "added": "+{}+"}
    return " ".join(marks[piece.kind].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("full", "other", "expected"),
    [
        ("we stop the operations today", "we stop the operation today", "we stop the -operations- +operation+ today"),
        ("to end the long war", "end the long war", "end the long war"),
        ("we will rebuild the bridge soon", "We will rebuild the bridge", "We will rebuild the bridge"),
        ("rebuild the bridge", "we will rebuild the bridge", "we will rebuild the bridge"),
        ("one two three", "one three", "one -two- three"),
        ("one two three", "one TWO, three.", "one TWO, three."),
    ],
)
def test_a_wording_is_shown_as_an_edit_of_the_fullest(full, other, expected):
    assert shown(edit(full, other)) == expected


def test_a_part_of_a_quotation_is_no_edit():
    assert not is_edited(edit("we will rebuild the bridge before the winter", "rebuild the bridge"))


def test_what_is_replaced_at_the_end_shows_no_more_words_than_replace_it():
    assert shown(edit("stop the war and go home at once", "stop the fighting")) == "stop the -war- +fighting+"
