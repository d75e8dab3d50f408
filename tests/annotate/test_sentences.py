"""The pass of spaCy over many reports."""

import factory
from recount.annotate.sentences import BATCH, parse_reports

LINE = "The ferry sank on Monday."


def test_the_first_report_is_there_before_the_second_is_asked_for():
    asked = []

    def reports():
        for number in range(3):
            asked.append(number)
            yield factory.report(f"{LINE} {number}")

    parsed = parse_reports(reports())
    assert next(parsed).report.text.endswith("0")
    assert asked == [0]


def test_reports_come_in_order_and_whole_whatever_their_size():
    sizes = [1, 0, BATCH + 6, 2, 0, 3]
    texts = ["\n".join([LINE] * size) for size in sizes]
    parsed = list(parse_reports(factory.report(text) for text in texts))
    assert [doc.report.text for doc in parsed] == texts
    assert [len(doc.sentences) for doc in parsed] == sizes
