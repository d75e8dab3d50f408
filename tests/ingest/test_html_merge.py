"""Extracted lines found again on the page, and what stands between them put back."""

from recount.ingest.html_lines import PageLine
from recount.ingest.html_merge import Recovered, align, merge, recover, relabelled
from recount.model.report import Block

REPORT = (
    "The ferry sank on Monday with ninety aboard.",
    "Boats searched until nightfall.",
    "An inquiry will follow soon.",
)


def line(text: str, kind: str | None = None, linked: float = 0.0) -> PageLine:
    return PageLine(text=text, kind=kind, linked=linked)


def paragraphs(text: str) -> tuple[Block, ...]:
    at, found = 0, []
    for words in text.split("\n"):
        found.append(Block(kind="paragraph", start=at, end=at + len(words)))
        at += len(words) + 1
    return tuple(found)


def test_a_line_is_found_behind_the_one_before_it():
    page = [line(REPORT[1]), line(REPORT[0]), line(REPORT[1]), line(REPORT[2])]
    assert align(REPORT, page).places == (1, 2, 3)


def test_equal_lines_are_found_in_turn_and_the_first_stands_for_those_left_over():
    assert align(["a"] * 4, [line("a"), line("b"), line("a"), line("a")]).places == (0, 2, 3, 0)


def test_markup_that_takes_most_of_the_report_is_not_believed():
    page = [line(words, "comment") for words in REPORT]
    assert relabelled(REPORT, page, align(REPORT, page)) == {}
    page = [line(REPORT[0]), line(REPORT[1]), line("Sail now", "advertisement"), line(REPORT[2])]
    extracted = (REPORT[0], REPORT[1], "Sail now", REPORT[2])
    assert relabelled(extracted, page, align(extracted, page)) == {2: "advertisement"}


def test_captions_far_above_the_report_are_another_storys():
    page = [
        line("A boat in the harbour of Bresk", "caption"),
        *(line(f"Link {n}") for n in range(20)),
        *map(line, REPORT),
    ]
    assert recover(REPORT, page, align(REPORT, page)) == []


def test_what_was_extracted_is_not_put_back_twice():
    page = [line(REPORT[0]), line(REPORT[1], "caption"), line(REPORT[2])]
    assert recover(REPORT, page, align(REPORT, page)) == []


def test_lines_are_put_back_between_blocks_and_offsets_move_with_them():
    text = "\n".join(REPORT)
    put_back = [
        Recovered(before=1, text="A boat at sea", kind="caption"),
        Recovered(before=9, text="No!", kind="comment"),
    ]
    merged, blocks = merge(text, paragraphs(text), put_back)
    assert merged.split("\n") == [REPORT[0], "A boat at sea", *REPORT[1:], "No!"]
    assert [merged[b.start : b.end] for b in blocks] == merged.split("\n")
    assert [b.kind for b in blocks] == ["paragraph", "caption", "paragraph", "paragraph", "comment"]


def test_a_page_without_a_report_has_only_what_is_put_back():
    merged, blocks = merge("", (), [Recovered(before=0, text="A boat at sea", kind="caption")])
    assert (merged, blocks[0].end) == ("A boat at sea", 13)
