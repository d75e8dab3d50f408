from factory import Draft
from recount.link.lineage import lineages

WIRE = (
    "Rescuers pulled nine people from the rubble of a school in Orlen on Tuesday "
    "after a night of heavy rain had loosened the hill above it"
)
QUOTE = "We shall rebuild every house on the hill before the winter and nobody will be left without a roof"


def of(*texts, agencies=()):
    drafts = [
        Draft(text, origin=str(n), agency=agencies[n] if agencies else None).reading() for n, text in enumerate(texts)
    ]
    return drafts, lineages(drafts)


def test_a_text_that_two_outlets_print_is_one_voice():
    drafts, found = of(f"{WIRE}.", f"By our staff. {WIRE}, the mayor said.", "The hill above Orlen slid on Tuesday.")
    assert [(lineage.basis, len(lineage.reports)) for lineage in found] == [("copy", 2), ("single", 1)]
    assert found[0].evidence[0].text == WIRE
    assert found[0].evidence[0].report == drafts[0].report.id


def test_the_same_quotation_makes_no_lineage():
    _, found = of(f"The mayor promised help. “{QUOTE},” he said.", f"“{QUOTE},” the mayor of Orlen told a crowd.")
    assert [lineage.basis for lineage in found] == ["single", "single"]


def test_a_short_shared_passage_is_a_lineage_only_where_an_agency_is_credited():
    rest = " ".join(f"word{n} other{n}" for n in range(60))
    others = " ".join(f"thing{n} more{n}" for n in range(60))
    passage = "nine people were pulled from the rubble of a school in the hills"
    texts = f"{passage}. {rest}", f"{passage}. {others}"
    assert len(of(*texts)[1]) == 2
    assert [lineage.basis for lineage in of(*texts, agencies=["AFP", None])[1]] == ["agency"]
    assert len(of(*texts, agencies=["AFP", "Reuters"])[1]) == 2


def test_a_report_alone_that_credits_an_agency_says_so():
    assert of("Rain fell.", agencies=["AFP"])[1][0].basis == "credit"
