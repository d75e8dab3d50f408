from factory import Draft
from recount.link import link


def links(draft):
    _, (story,) = link([draft.reading()])
    names = {event.id: event.title for event in story.events}
    return {(event.title, tie.relation, names[tie.to]) for event in story.events for tie in event.links}


def war(second):
    draft = Draft(f"Vornan jets bombed a Leskan depot.\n{second}")
    vorna = draft.entity("state", "Vornan", name="Vorna", country="VRN")
    lesk = draft.entity("state", "Leskan", name="Lesk", country="LSK")
    draft.event(
        "airstrike", "Vornan jets bombed a Leskan depot", agents=(vorna,), recipients=(lesk,), when="2031-05-04"
    )
    return draft, vorna, lesk


def test_retaliation_points_at_what_was_done_to_the_one_who_retaliates():
    draft, vorna, lesk = war("Lesk shelled Vornan posts in retaliation.")
    draft.event("shelling", "Lesk shelled Vornan posts", agents=(lesk,), recipients=(vorna,), when="2031-05-06")
    assert links(draft) == {("Lesk shelled Vornan posts", "retaliates", "Vornan jets bombed a Leskan depot")}


def test_an_attack_without_such_words_is_no_retaliation():
    draft, vorna, lesk = war("Lesk shelled Vornan posts on Tuesday.")
    draft.event("shelling", "Lesk shelled Vornan posts", agents=(lesk,), recipients=(vorna,), when="2031-05-06")
    assert links(draft) == set()


def test_clashes_violate_the_truce_that_their_sentence_names():
    draft = Draft("Clashes at Keth killed four, in violation of a truce signed in March.")
    draft.event("armed_clash", "Clashes at Keth", when="2031-05-06")
    draft.event("ceasefire", "a truce", trigger="truce", when="2031-03")
    assert links(draft) == {("Clashes at Keth", "violates", "a truce")}


def test_what_stands_after_because_of_causes_what_stands_before():
    draft = Draft("Thousands fled Keth because of the shelling.")
    draft.event("displacement", "Thousands fled Keth", trigger="fled")
    draft.event("shelling", "the shelling", trigger="shelling")
    assert links(draft) == {("the shelling", "causes", "Thousands fled Keth")}
