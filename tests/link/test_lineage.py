"""Which reports are one voice, who was first, who added to it."""

import random

import pytest

from factory import Draft
from recount.link.lineage import lineages

WIRE = (
    "Rescuers pulled nine people from the rubble of a school in Orlen on Tuesday "
    "after a night of heavy rain had loosened the hill above it"
)
QUOTE = "We shall rebuild every house on the hill before the winter and nobody will be left without a roof"


def of(*texts, **columns):
    """Return the readings of the texts and their lineages; columns hold a field of the report for each text."""
    drafts = [
        Draft(text, origin=str(n), **{name: values[n] for name, values in columns.items()}).reading()
        for n, text in enumerate(texts)
    ]
    return drafts, lineages(drafts)


def filler(word, count=60):
    return " ".join(f"{word}{n}" for n in range(count))


def test_a_text_that_two_outlets_print_is_one_voice():
    drafts, found = of(f"{WIRE}.", f"By our staff. {WIRE}, the mayor said.", "The hill above Orlen slid on Tuesday.")
    assert [(lineage.basis, len(lineage.reports)) for lineage in found] == [("copy", 2), ("single", 1)]
    assert found[0].evidence[0].text == WIRE
    assert found[0].evidence[0].report == drafts[0].report.id


def test_the_same_quotation_makes_no_lineage():
    _, found = of(f"The mayor promised help. “{QUOTE},” he said.", f"“{QUOTE},” the mayor of Orlen told a crowd.")
    assert [lineage.basis for lineage in found] == ["single", "single"]


PASSAGE = "nine people were pulled from the rubble of a school in the hills"
PAIR = f"{PASSAGE}. {filler('word', 120)}", f"{PASSAGE}. {filler('thing', 120)}"


def test_a_short_shared_passage_is_a_lineage_only_where_an_agency_is_credited():
    assert len(of(*PAIR)[1]) == 2
    assert [lineage.basis for lineage in of(*PAIR, agency=["AFP", None])[1]] == ["agency"]
    assert len(of(*PAIR, agency=["AFP", "Reuters"])[1]) == 2


def test_outlets_of_one_owner_need_share_less_but_not_nothing():
    longer = f"{PASSAGE}. {filler('word')}", f"{PASSAGE}. {filler('thing')}"
    assert len(of(*longer, owner=["Coast Press", "Inland Press"])[1]) == 2
    assert len(of(*longer, owner=["Coast Press", "Coast Press"])[1]) == 1
    assert len(of(filler("word"), filler("thing"), owner=["Coast Press", "Coast Press"])[1]) == 2


def test_a_credit_in_the_text_ties_a_report_to_the_outlet_it_names():
    texts = PAIR[0], f"{PAIR[1]}, Anadolu Agency reported."
    (lineage,) = of(*texts, outlet=["Anadolu Agency", "The Courier"])[1]
    assert lineage.parts[1].credits == ("Anadolu Agency",)


def test_a_report_alone_that_credits_an_agency_says_so():
    assert of("Rain fell.", agency=["AFP"])[1][0].basis == "credit"


@pytest.mark.parametrize(
    ("days", "first"),
    [(("2031-05-06", "2031-05-07"), 0), (("2031-05-07", "2031-05-06"), 1), (("2031-05-06", "2031-05-06"), None),
     (("2031-05-06", None), None), (("2031-05-01/2031-05-09", "2031-05-07"), None)],
)  # fmt: skip
def test_the_earlier_report_is_the_first_where_days_tell(days, first):
    drafts = [Draft(f"{WIRE}.", origin=str(n), published=day).reading() for n, day in enumerate(days)]
    (lineage,) = lineages(drafts)
    assert lineage.first == (None if first is None else drafts[first].report.id)


def test_the_outlet_that_is_credited_is_first_whatever_the_days_say():
    drafts, (lineage,) = of(
        f"{WIRE}, Anadolu Agency reported.", f"{WIRE}.", outlet=["The Courier", "Anadolu Agency"],
        published=["2031-05-06", "2031-05-07"],
    )  # fmt: skip
    assert lineage.first == drafts[1].report.id


def test_a_report_that_adds_its_own_reporting_is_marked_as_both():
    drafts, (lineage,) = of(
        f"{WIRE}.", f"{WIRE}. {filler('seen', 90)}", f"{WIRE}, it said.", agency=["AFP", "AFP", "AFP"]
    )
    assert [part.mixed for part in lineage.parts] == [False, True, False]
    assert [part.report for part in lineage.parts] == [draft.report.id for draft in drafts]
    assert lineage.parts[0].share == 1.0
    assert 0 < lineage.parts[1].share < 0.3


def test_the_order_of_reports_does_not_change_lineages():
    texts = [f"{WIRE}. {filler(word)}" for word in "abc"] + [filler("d"), f"{filler('d')} more of it"]
    drafts, found = of(*texts)
    random.Random(1).shuffle(drafts)
    assert {frozenset(one.reports) for one in lineages(drafts)} == {frozenset(one.reports) for one in found}


def test_a_thousand_copies_are_one_lineage_and_stay_few_pairs():
    texts = [f"{WIRE}. {filler(f'own{n}x', 12)}" for n in range(1000)]
    (lineage,) = of(*texts)[1]
    assert len(lineage.reports) == 1000
    assert len(lineage.evidence) <= 1000
