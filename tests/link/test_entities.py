from factory import Draft
from recount.link.entities import Cast, story_entities


def merged(*named):
    """Each report is a list of (kind, name, fields); return the story's entities with their names over the reports."""
    drafts = []
    for n, report in enumerate(named):
        draft = Draft(" ".join(name for _, name, _ in report), origin=str(n))
        for kind, name, fields in report:
            draft.entity(kind, name, **fields)
        drafts.append(draft.reading())
    return story_entities(drafts)


def test_a_surname_in_one_report_is_the_full_name_in_another():
    (found,) = merged([("person", "Ana Belk", {})], [("person", "Belk", {})])
    assert found.name == "Ana Belk"
    assert found.aliases == ("Belk",)
    assert len(found.members) == 2


def test_two_people_of_one_surname_stay_two_and_the_bare_surname_is_neither():
    found = merged([("person", "Ana Belk", {})], [("person", "Ivo Belk", {})], [("person", "Belk", {})])
    assert len(found) == 3


def test_a_state_is_one_by_its_code_whatever_it_is_called():
    (found,) = merged([("state", "Lesk", {"country": "LSK"})], [("state", "Port Lesk", {"country": "LSK"})])
    assert len(found.members) == 2


def test_bodies_of_one_name_in_two_countries_stay_two():
    fields = [{"country": "LSK"}, {"country": "VRN"}]
    assert len(merged(*([("organization", "Ministry of Defence", field)] for field in fields))) == 2


def test_what_one_report_takes_for_a_group_another_may_take_for_an_organization():
    assert len(merged([("armed_group", "Dawn Front", {})], [("organization", "The Dawn Front", {})])) == 1


def test_a_role_points_at_the_entity_of_the_story():
    draft = Draft("Ana Belk leads Lesk")
    state = draft.entity("state", "Lesk", country="LSK")
    draft.entity("person", "Ana Belk", title="president", of=state)
    found = Cast(story_entities([draft.reading()]))
    belk = next(entity for entity in found.entities if entity.kind == "person")
    assert belk.roles[0].of == found.of(draft.report.id, state)


def test_two_wikidata_ids_are_never_one_entity():
    fields = [{"identifiers": {"wikidata": item}} for item in ("Q1", "Q2")]
    assert len(merged(*([("person", "Ana Belk", field)] for field in fields))) == 2


def test_one_wikidata_id_makes_two_names_one():
    fields = {"identifiers": {"wikidata": "Q1"}}
    assert len(merged([("person", "Ana Belk", fields)], [("person", "Mother Joy", fields)])) == 1


def test_a_merge_says_why():
    (found,) = merged([("person", "Ana Belk", {})], [("person", "Belk", {})])
    assert found.why[0].features == {"surname": 1.0}
