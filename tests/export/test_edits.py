import pytest

from factory import Draft
from recount.compose import compose
from recount.export.edits import collated, edit, is_edited
from recount.export.layout import sheet
from recount.link import link
from recount.model.story import Collation, Edit, Member


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


def collation(*edits):
    full, other = (Member(report=name, fact="f", lineage="l") for name in "ab")
    return Collation(member=other, against=full, relation="reworded", edits=edits)


def test_a_collation_is_shown_as_an_edit():
    edits = Edit(op="kept", before="We will", after="we will"), Edit(op="changed", before="hold", after="leave")
    assert shown(collated(collation(*edits, Edit(op="dropped", before="now")))) == "we will -hold- +leave+ -now-"


def test_what_a_report_marks_itself_is_shown_as_it_marks_it():
    left_out, put_in = Edit(op="dropped", before="now", marked=True), Edit(op="added", after="Lesk", marked=True)
    assert not is_edited(collated(collation(left_out, put_in)))
    assert shown(collated(collation(left_out, put_in))) == "… Lesk"


def test_page_and_screen_say_which_markers_of_sense_differ():
    told = []
    for n, words in enumerate(
        ("the wall of the dam at Orlen might give way", "the wall of the dam at Orlen will give way")
    ):
        draft = Draft(f"Ana Belk spoke at Orlen on the dam: {words}", origin=str(n), outlet=f"Paper {n}")
        draft.statement(words, speaker=draft.entity("person", "Ana Belk"), mode="direct")
        told.append(draft.reading())
    readings, (story,) = link(told)
    (quotation,) = sheet(compose(story, readings), readings).quotations
    assert [wording.changes for wording in quotation.wordings] == [(), ("modality",)]
