"""Which reports are one voice, who was first, who added to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from factory import Draft
from recount.link.lineage import lineages
from recount.link.shingles import REACH
from recount.model.report import Block

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
    outlets = ["The Courier", "The Herald"]
    assert [lineage.basis for lineage in of(*PAIR, outlet=outlets, agency=["AFP", None])[1]] == ["agency"]
    assert len(of(*PAIR, outlet=outlets, agency=["AFP", "Reuters"])[1]) == 2


def test_outlets_of_one_owner_need_share_less_but_not_nothing():
    longer = f"{PASSAGE}. {filler('word')}", f"{PASSAGE}. {filler('thing')}"
    outlets = ["The Courier", "The Herald"]
    assert len(of(*longer, outlet=outlets, owner=["Coast Press", "Inland Press"])[1]) == 2
    assert len(of(*longer, outlet=outlets, owner=["Coast Press", "Coast Press"])[1]) == 1
    assert len(of(filler("word"), filler("thing"), outlet=outlets, owner=["Coast Press", "Coast Press"])[1]) == 2


def test_one_stretch_under_two_reports_of_one_outlet_is_furniture():
    texts = f"{filler('word')}. {WIRE}.", f"{filler('thing')}. {WIRE}."
    assert len(of(*texts)[1]) == 2
    assert len(of(*texts, outlet=["The Courier", "The Herald"])[1]) == 1
    assert len(of(*texts, agency=["AFP", "AFP"])[1]) == 1


def test_an_update_of_an_outlets_own_report_is_one_voice_and_adds_to_nobodys_text():
    other = "The mayor of the town asked the army for tents and blankets on the same evening"
    texts = f"{WIRE}. {filler('old', 5)} {other}.", f"{WIRE}. {filler('new', 70)} {other}."
    (lineage,) = of(*texts, published=["2031-05-06", "2031-05-07"])[1]
    assert lineage.first == lineage.reports[0]
    assert not any(part.mixed for part in lineage.parts)


def test_what_is_no_text_of_the_writers_ties_nobody():
    for kind in ("caption", "quote_box", "boilerplate", "related", "comment"):
        drafts = [Draft(f"{WIRE}\n{filler(word)}", origin=word, outlet=word) for word in ("one", "two")]
        for draft in drafts:
            first, *rest = draft.report.blocks
            blocks = (Block(kind=kind, start=first.start, end=first.end), *rest)
            draft.report = structs.replace(draft.report, blocks=blocks)
        assert len(lineages([draft.reading() for draft in drafts])) == 2, kind


def test_a_credit_in_the_text_ties_a_report_to_the_outlet_it_names():
    texts = PAIR[0], f"{PAIR[1]}, Anadolu Agency reported."
    (lineage,) = of(*texts, outlet=["Anadolu Agency", "The Courier"])[1]
    assert lineage.parts[1].credits == ("Anadolu Agency",)


def test_two_reports_that_both_credit_an_agency_in_their_text_share_less():
    outlets = ["The Courier", "The Herald"]
    told = "The mayor told Reuters."
    (lineage,) = of(*(f"{text}. {told}" for text in PAIR), outlet=outlets)[1]
    assert (lineage.basis, lineage.agency) == ("agency", "Reuters")
    assert len(of(f"{PAIR[0]}. {told}", f"{PAIR[1]}. The mayor told AFP.", outlet=outlets)[1]) == 2


def test_two_reports_that_credit_one_agency_and_share_no_passage_are_two_voices():
    assert len(of(filler("word"), filler("thing"), agency=["AFP", "AFP"])[1]) == 2


@pytest.mark.parametrize(
    ("text", "fields", "basis", "agency"),
    [("Rain fell.", {"agency": "AFP"}, "credit", "AFP"),
     ("Rain fell on Lovosk, Anadolu Agency said.", {}, "credit", "Anadolu Agency"),
     ("Rain fell on Lovosk.", {"agency": "AFP", "outlet": "AFP"}, "single", "AFP"),
     (f"Rain fell, Anadolu Agency said. {filler('Word')}", {}, "single", None)],
)  # fmt: skip
def test_a_report_alone_that_rests_on_an_agency_says_so(text, fields, basis, agency):
    (lineage,) = lineages([Draft(text, **fields).reading()])
    assert (lineage.basis, lineage.agency, lineage.first) == (basis, agency, None)


def test_a_text_printed_whole_is_a_copy_and_one_rewritten_is_the_agencys():
    assert of(f"{WIRE}.", f"{WIRE}, it said.", agency=["AFP", None])[1][0].basis == "copy"
    assert of(*PAIR, agency=["AFP", None], outlet=["The Courier", "The Herald"])[1][0].basis == "agency"


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


def test_an_agencys_own_report_is_first_though_nobody_credits_it():
    drafts, (lineage,) = of(f"{WIRE}, it said.", f"{WIRE}.", outlet=["The Courier", "Reuters"])
    assert (lineage.first, lineage.agency) == (drafts[1].report.id, "Reuters")


@pytest.mark.parametrize(
    ("agency", "added", "outlets", "mixed"),
    [(["AFP", None], "", ["The Herald", "The Courier"], True),  # the agency's text, and more that is not credited
     (["AFP", "AFP"], "", ["The Herald", "The Courier"], False),  # may be a longer cut of it
     (["AFP", "AFP"], "", ["AFP", "The Courier"], True),  # the agency's own report has not the rest
     (["AFP", "AFP"], "The mayor told The Courier.", ["The Herald", "The Courier"], True),
     (["AFP", "AFP"], "", ["The Herald", "AFP"], False),  # the agency adds to nobody's text
     ([None, None], "", ["The Herald", "The Courier"], False)],  # either may have cut, or added
)  # fmt: skip
def test_a_report_that_adds_its_own_reporting_is_marked_as_both(agency, added, outlets, mixed):
    drafts, (lineage,) = of(f"{WIRE}.", f"{WIRE}. {filler('seen', 90)} {added}", agency=agency, outlet=outlets)
    assert [part.report for part in lineage.parts] == [draft.report.id for draft in drafts]
    assert [part.mixed for part in lineage.parts] == [False, mixed]
    assert lineage.parts[0].share == 1.0
    assert 0 < lineage.parts[1].share < 0.3


def test_a_later_copy_that_has_more_adds_its_own_reporting():
    texts = f"{WIRE}.", f"{WIRE}. {filler('seen', 90)}"
    days, outlets = ["2031-05-06", "2031-05-07"], ["The Herald", "The Courier"]
    drafts = [
        Draft(text, published=day, outlet=outlet).reading()
        for text, day, outlet in zip(texts, days, outlets, strict=True)
    ]
    assert [part.mixed for part in lineages(drafts)[0].parts] == [False, True]


def test_a_passage_that_is_shown_holds_nothing_that_is_not_shared():
    texts = f"{WIRE} “we fled” {WIRE} and more.", f"{WIRE} “we stayed” {WIRE} and less."
    (lineage,) = of(*texts, outlet=["The Courier", "The Herald"])[1]
    assert {shown.text.removesuffix(" and") for shown in lineage.evidence} == {WIRE}


OUTLETS = ["The Courier", "The Herald", "The Tribune", "The Post"]


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=20)
def test_the_order_of_reports_does_not_change_lineages(rng):
    texts = [f"{WIRE}. {filler(f'{n}x', 4 * n)}" for n in range(2 * REACH)] + [f"{PASSAGE}. {filler('d')}", PASSAGE]
    drafts = [Draft(text, origin=str(n), outlet=OUTLETS[n % 4]).reading() for n, text in enumerate(texts)]
    ordered = [
        structs.replace(one, reports=tuple(sorted(one.reports)), parts=tuple(sorted(one.parts, key=by_report)))
        for one in lineages(drafts)
    ]
    rng.shuffle(drafts)
    for one in lineages(drafts):
        same = structs.replace(one, reports=tuple(sorted(one.reports)), parts=tuple(sorted(one.parts, key=by_report)))
        assert same in ordered


def by_report(part):
    return part.report


def test_thousands_of_copies_are_one_lineage_and_take_no_more_than_their_number():
    texts = [f"{WIRE}. {filler(f'own{n}x', 12)}" for n in range(5000)]
    (lineage,) = lineages([Draft(text, origin=str(n), outlet=str(n)).reading() for n, text in enumerate(texts)])
    assert len(lineage.reports) == 5000
    assert len(lineage.evidence) < 5000
