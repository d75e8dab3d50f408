from recount.model.judgement import Anchor, judge, standing, typed

REPORT = Anchor(report="report:1", kind="report", start=0, end=0)


def at(minute):
    return f"2031-05-04T10:{minute:02}:00Z"


def test_a_judgement_is_known_by_what_it_says_who_said_it_and_when():
    first = judge("accept", [REPORT], by="Ilse", at=at(0))
    assert first.id == judge("accept", [REPORT], by="Ilse", at=at(0)).id
    assert first.id != judge("accept", [REPORT], by="Omar", at=at(0)).id
    assert first.id != judge("accept", [REPORT], by="Ilse", at=at(1)).id


def test_what_is_undone_does_not_stand():
    first = judge("reject", [REPORT], by="Ilse", at=at(0))
    assert standing([first, judge("undo", by="Omar", at=at(1), undoes=first.id)]) == ()


def test_an_undone_undo_lets_the_first_judgement_stand():
    first = judge("reject", [REPORT], by="Ilse", at=at(0))
    undo = judge("undo", by="Omar", at=at(1), undoes=first.id)
    again = judge("undo", by="Ilse", at=at(2), undoes=undo.id)
    assert standing([again, first, undo]) == (first,)


def test_judgements_stand_in_order_of_time_whatever_order_they_come_in():
    first, second = (judge("comment", [REPORT], by="Ilse", at=at(n), note="see the second page") for n in (0, 1))
    assert standing([second, first]) == (first, second)


def test_what_is_typed_is_a_number_nothing_or_words():
    assert [typed(text) for text in ("36", "3.5", "null", "airstrike", "36 people")] == [
        36, 3.5, None, "airstrike", "36 people",
    ]  # fmt: skip
