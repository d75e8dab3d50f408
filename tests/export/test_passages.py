import re
from html.parser import HTMLParser
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from recount.export.passages import anchor, by_report, marked
from recount.model.report import Block, Evidence

TEXT = "Two <guards> & a clerk were hurt."


def spot(start, end):
    return Evidence(report="report:1", start=start, end=end, text=TEXT[start:end])


def whole(start=0, end=33):
    return Block(kind="paragraph", start=start, end=end)


class Marks(HTMLParser):
    """Collects, for each stretch named, the words inside its marks."""

    def __init__(self):
        super().__init__()
        self.open, self.words, self.text = [], {}, ""

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - as the parser calls it
        self.open.append(dict(attrs).get("id") or dict(attrs)["data-of"])

    def handle_endtag(self, tag):  # noqa: ARG002 - as the parser calls it
        self.open.pop()

    def handle_data(self, data):
        self.text += data
        for name in self.open:
            self.words[name] = self.words.get(name, "") + data


def parsed(html):
    found = Marks()
    found.feed(str(html))
    assert found.open == []
    return found


def test_the_words_of_a_report_are_escaped():
    assert "<guards>" not in marked(TEXT, whole(), [spot(4, 12)])
    assert "&lt;guards&gt;" in marked(TEXT, whole(), [spot(4, 12)])


def test_crossing_stretches_each_keep_their_words_and_one_name():
    html = marked(TEXT, whole(), [spot(0, 12), spot(4, 22)])
    assert parsed(html).words == {anchor(spot(0, 12)): "Two <guards>", anchor(spot(4, 22)): "<guards> & a clerk"}
    assert len(re.findall(r' id="', html)) == 2


def test_a_stretch_goes_on_in_the_next_block():
    first, second = (marked(TEXT, block, [spot(4, 22)]) for block in (whole(0, 12), whole(13)))
    assert f'id="{anchor(spot(4, 22))}"' in first
    assert f'data-of="{anchor(spot(4, 22))}"' in second


def test_an_empty_stretch_marks_nothing():
    assert by_report([spot(3, 3)]) == {}


SPANS = st.sets(st.sampled_from([spot(a, b) for a, b in combinations(range(len(TEXT) + 1), 2)]), max_size=8)


@given(SPANS)
def test_any_stretches_nest_and_read_back(spots):
    found = parsed(marked(TEXT, whole(), by_report(list(spots)).get("report:1", [])))
    assert found.text == TEXT
    assert found.words == {anchor(one): one.text for one in spots}
