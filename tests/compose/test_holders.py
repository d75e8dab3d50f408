import msgspec
import pytest

from factory import Draft
from recount.compose import compose
from recount.compose.account import account
from recount.compose.holders import stands_for
from recount.link import link
from recount.model.shelf import Shelf


def told(draft):
    readings, (story,) = link([draft.reading()])
    return account(story, Shelf(readings))


@pytest.mark.parametrize(
    ("kind", "name", "holder"),
    [
        ("organization", "Defence Ministry of Lesk", "Lesk"),
        ("armed_force", "Lesk army", "Lesk"),
        ("organization", "Orlen Police", "Orlen Police"),
        ("organization", "Lesk News Agency", "Lesk News Agency"),
        ("armed_group", "Dawn Front", "Dawn Front"),
    ],
)
def test_a_states_ministry_and_army_hold_the_states_position_but_not_its_police(kind, name, holder):
    draft = Draft(f"Here: Lesk; {name}.")
    draft.entity("state", "Lesk", country="LSK")
    draft.entity(kind, name, country="LSK")
    known = told(draft)
    body = next(entity for entity in known.story.entities if entity.name == name)
    assert known.name(stands_for(known, body)) == holder


@pytest.mark.parametrize(
    ("title", "of", "holder"),
    [
        ("foreign minister", "Lesk", "Lesk"),
        ("spokesman", "Orlen Observatory", "Orlen Observatory"),
        ("head", "Orlen Observatory", "Orlen Observatory"),
        ("researcher", "Orlen Observatory", "Ana Belk"),
        ("governor", "Lesk", "Ana Belk"),
    ],
)
def test_an_office_decides_for_whom_a_person_speaks(title, of, holder):
    draft = Draft(f"Ana Belk and {of}")
    body = draft.entity("state", of, country="LSK") if of == "Lesk" else draft.entity("organization", of)
    draft.entity("person", "Ana Belk", title=title, of=body)
    known = told(draft)
    person = next(entity for entity in known.story.entities if entity.kind == "person")
    assert known.name(stands_for(known, person)) == holder


def test_outlets_are_named_once_and_reports_without_one_by_their_headline():
    drafts = [
        Draft("A flood at Orlen.", origin="1"),
        Draft("The flood at Orlen rose.", origin="2"),
        Draft("Orlen flood grows.", origin="3", outlet=None, headline="Orlen under water"),
    ]
    for draft in drafts:
        draft.event("accident", draft.report.text, when="2031-05-04", where=draft.place("Orlen"))
    readings, (story,) = link([draft.reading() for draft in drafts])
    known = account(story, Shelf(readings))
    assert known.outlets(story.events[0].members) == "The Courier (2 reports) and “Orlen under water”"


@pytest.mark.parametrize(("standing", "holder"), [(None, "Lesk"), ("acting", "Lesk"), ("former", "Ana Belk")])
def test_who_held_an_office_once_speaks_for_himself(standing, holder):
    draft = Draft("Ana Belk and Lesk")
    state = draft.entity("state", "Lesk", country="LSK")
    person = draft.entity("person", "Ana Belk", title="foreign minister", of=state)
    known = draft.entities[person]
    roles = tuple(msgspec.structs.replace(role, standing=standing) for role in known.roles)
    draft.entities[person] = msgspec.structs.replace(known, roles=roles)
    story = told(draft)
    found = next(entity for entity in story.story.entities if entity.kind == "person")
    assert story.name(stands_for(story, found)) == holder


def test_an_agency_that_only_hands_on_a_groups_claims_speaks_for_the_group(reading):
    text = (
        "An airstrike on the town of Keth killed 34 people on Tuesday. The Islamic State group holds the town.\n\n"
        "The Amaq news agency blamed the United States for the airstrike."
    )
    dated, (story,) = link([reading(text, published="2031-05-07")])
    names = {entity.id: entity.name for entity in story.entities}
    assert {names[p.holder] for p in compose(story, dated).positions} == {"Islamic State"}


def test_a_ministry_of_a_state_that_no_table_lists_speaks_for_it(reading):
    text = (
        "An airstrike on the town of Keth killed 34 people on Tuesday.\n\n"
        "Vornland blamed Dalvania for the airstrike. The Dalvanian army has jets. "
        "The Dalvanian Foreign Ministry denied bombing the town."
    )
    dated, (story,) = link([reading(text, published="2031-05-07")])
    names = {entity.id: entity.name for entity in story.entities}
    denied = [p for p in compose(story, dated).positions if p.stance == "denies"]
    assert [(names[p.holder], names[p.answer]) for p in denied] == [("Dalvania", "Dalvania")]
