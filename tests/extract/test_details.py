import pytest


def details(reading, text):
    found = reading(text)
    return next(event.details for event in found.events if event.details), found


def rests(whole, found):
    """Return for each field of details the words it rests on."""
    words = {}
    for one in found.evidence:
        words.setdefault(one.field, []).append(whole.report.text[one.start : one.end])
    return words


def test_each_field_of_a_sanction_rests_on_its_words(reading):
    text = (
        "Norway imposed sanctions on Pavel Orlin for his raids until 2033. Under the sanctions his assets are frozen."
    )
    found, whole = details(reading, text)
    told = rests(whole, found)
    assert (told["authority"], told["reason"], told["ends"]) == (["Norway"], ["his raids"], ["until 2033"])
    assert "his assets are frozen" in told["provisions"][0]
    assert set(told) == {"authority", "reason", "ends", "provisions"}


def test_each_field_of_a_truce_rests_on_its_words(reading):
    text = (
        "Norway negotiated a ceasefire with the rebels that includes joint patrols. The rebels violated the ceasefire."
    )
    found, whole = details(reading, text)
    told = rests(whole, found)
    assert (told["parties"], told["terms"]) == (["Norway", "rebels"], ["joint patrols"])
    assert told["violated_by"] == ["The rebels violated the ceasefire"]


def test_each_field_of_an_arms_transfer_rests_on_its_words(reading):
    found, whole = details(reading, "Norway bought Danish air defence missiles for $2 billion.")
    told = rests(whole, found)
    assert (told["buyer"], told["item"]) == (["Norway"], ["Danish air defence missiles"])
    assert "$2 billion" in told["value"][0]


def test_each_field_of_a_displacement_rests_on_its_words(reading):
    found, whole = details(reading, "Since 2029, two million people have fled Oslo to Sweden.")
    assert rests(whole, found) == {"from": ["Oslo"], "to": ["Sweden"], "since": ["Since 2029"]}


def test_a_sanction_says_who_why_and_what(reading):
    text = "Norway imposed sanctions on Pavel Orlin for his raids. Under the sanctions his assets are frozen."
    found, whole = details(reading, text)
    assert whole.entity(found.authority).name == "Norway"
    assert found.reason == "his raids"
    assert found.provisions == ("asset freeze",)


def test_what_a_sanction_does_not_say_is_null(reading):
    found, _ = details(reading, "Norway imposed sanctions on Pavel Orlin.")
    assert (found.program, found.reason, found.provisions, found.starts, found.ends) == (None, None, (), None, None)


def test_a_date_is_no_reason(reading):
    found, _ = details(reading, "Norway imposed sanctions on Pavel Orlin for three months.")
    assert found.reason is None


def test_a_truce_has_its_parties_and_terms(reading):
    found, whole = details(reading, "Norway negotiated a ceasefire with the rebels that includes joint patrols.")
    assert [whole.entity(party).name for party in found.parties] == ["Norway", "rebels"]
    assert found.terms == ("joint patrols",)


def test_a_truce_starts_when_it_takes_effect(reading):
    found = reading("Norway reached a truce with the rebels. The truce went into effect on May 6th, 2031.")
    assert [event.details.starts for event in found.events] == [None, "2031-05-06"]


def test_who_breaks_a_truce_is_named_in_it(reading):
    found, whole = details(reading, "The army declared a ceasefire on Monday. The rebels violated the ceasefire.")
    assert [whole.entity(one).name for one in found.violated_by] == ["rebels"]


def test_in_a_purchase_the_buyer_acts(reading):
    found, whole = details(reading, "Norway bought Danish air defence missiles for $2 billion.")
    assert (whole.entity(found.buyer).name, whole.entity(found.supplier).name) == ("Norway", "Denmark")
    assert found.item == "Danish air defence missiles"
    assert whole.fact(found.value).best == 2_000_000_000


def test_in_a_sale_the_supplier_acts(reading):
    found, whole = details(reading, "Denmark sold rifles to Norway.")
    assert (whole.entity(found.buyer).name, whole.entity(found.supplier).name) == ("Norway", "Denmark")


def test_a_displacement_says_from_where_and_to_where(reading):
    found, whole = details(reading, "Thousands of families fled from Oslo to Sweden.")
    assert whole.places[found.origin].text == "Oslo"
    assert whole.places[found.destination].text == "Sweden"
    assert found.since is None


def test_what_people_flee_is_where_they_were(reading):
    found, whole = details(reading, "Since 2029, two million people have fled Oslo.")
    assert whole.places[found.origin].text == "Oslo"
    assert (found.destination, found.since) == (None, "2029")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Norwegian army shelled the rebels.", "1"),
        ("The rebels attacked the Harvest Brigades militia.", "2"),
        ("The rebels killed nine nurses.", "3"),
        ("Nine nurses were killed.", None),
        ("The rebels shelled a school.", None),
        ("The Norwegian army clashed with the rebels.", "1"),
    ],
)
def test_the_type_of_violence_is_told_by_who_takes_part(reading, text, kind):
    assert reading(text).events[0].codes.ucdp == kind
