"""Every actor, title and place rule must be found in its examples and leave its counterexamples alone."""

from urllib.parse import urlsplit

import pytest

import factory
from recount.annotate import annotate
from recount.annotate.phrases import key
from recount.lexicon.load import entries
from recount.lexicon.schema.actors import (
    ActorNoun,
    ArmedGroup,
    Backing,
    BodySynonym,
    ForcePhrase,
    HeapNoun,
    LandNoun,
    NotName,
    Organization,
    People,
    Seat,
    SiteNoun,
    Spelling,
    State,
)
from recount.lexicon.schema.places import (
    Abbreviation,
    FreeDomain,
    GovernmentCue,
    Locative,
    NameCue,
    PlaceNoun,
    Region,
)
from recount.lexicon.schema.titles import Honorific, Title

KINDS = {
    "person": {"person", "group"}, "group": {"group", "organization"}, "force": {"armed_force"},
    "fighters": {"armed_group"}, "government": {"state"}, "body": {"organization"}, "name": {"organization"},
    "unit": {"armed_force"},
}  # fmt: skip


def read(kind, part="examples"):
    """Return (entry, annotated example) for every example of a kind of rule: one read for all."""
    pairs = [(entry, text) for entry in entries(kind) for text in getattr(entry, part)]
    return list(zip((entry for entry, _ in pairs), annotate([factory.report(text) for _, text in pairs]), strict=True))


def wrong(kind, holds, part="examples"):
    return [
        (doc.report.text, sorted(f"{e.kind} {e.name}" for e in doc.entities))
        for entry, doc in read(kind, part)
        if not holds(entry, doc)
    ]


def has(doc, kind, name):
    return any(e.kind == kind and e.name == name for e in doc.entities)


def test_states_are_found():
    assert (
        wrong(State, lambda entry, doc: any(e.kind == "state" and e.country == entry.iso3 for e in doc.entities)) == []
    )


def test_peoples_are_found():
    assert wrong(People, lambda entry, doc: has(doc, "group", entry.name)) == []


@pytest.mark.parametrize("kind", [ArmedGroup, Organization], ids=lambda kind: kind.__name__)
def test_named_actors_are_found(kind):
    assert wrong(kind, lambda entry, doc: has(doc, entry.kind, entry.name)) == []


def test_seats_are_who_sits_in_them():
    assert wrong(Seat, lambda entry, doc: has(doc, entry.kind, entry.of)) == []


def test_actor_nouns_make_actors():
    def holds(entry, doc):
        return any(e.kind in KINDS[entry.role] for e in doc.entities)

    assert wrong(ActorNoun, holds) == []


def test_actor_nouns_leave_other_words_alone():
    def holds(entry, doc):
        return not any(
            m.form == "nominal" and key(m.text).split()[-1] in entry.nouns for e in doc.entities for m in e.mentions
        )

    assert wrong(ActorNoun, holds, "counterexamples") == []


def test_force_phrases_name_forces_and_nothing_else_does():
    assert wrong(ForcePhrase, lambda _, doc: any(e.kind == "armed_force" for e in doc.entities)) == []
    assert (
        wrong(ForcePhrase, lambda _, doc: not any(e.kind == "armed_force" for e in doc.entities), "counterexamples")
        == []
    )


def test_backers_do_not_own():
    assert wrong(Backing, lambda _, doc: {e.kind for e in doc.entities} >= {"armed_group"}) == []
    assert wrong(Backing, lambda _, doc: not any(e.kind == "armed_force" for e in doc.entities)) == []


def test_body_synonyms_are_the_body_named_before():
    def holds(entry, doc):
        said = {
            m.form for e in doc.entities for m in e.mentions if key(m.text).split()[-1] in (*entry.nouns, *entry.words)
        }
        return any({m.form for m in e.mentions} >= {"name", "nominal"} for e in doc.entities) and said

    assert wrong(BodySynonym, holds) == []


def test_words_that_are_no_names_name_nobody():
    def holds(entry, doc):
        words = {key(word) for word in entry.words}
        return not any(m.form == "name" and key(m.text) in words for e in doc.entities for m in e.mentions)

    assert wrong(NotName, holds, "counterexamples") == []


@pytest.mark.parametrize("kind", [Title, Spelling], ids=lambda kind: kind.__name__)
def test_titles_make_roles(kind):
    assert wrong(kind, lambda _, doc: any(e.roles for e in doc.entities)) == []


def test_courtesies_make_no_roles_and_are_no_part_of_names():
    def holds(entry, doc):
        people = [e for e in doc.entities if e.kind == "person"]
        return people and not any(e.roles or key(e.name).split()[0] in entry.words for e in people)

    assert wrong(Honorific, holds) == []


@pytest.mark.parametrize("kind", [PlaceNoun, Locative, Region, Abbreviation], ids=lambda kind: kind.__name__)
def test_place_rules_find_places(kind):
    assert wrong(kind, lambda _, doc: doc.places) == []


def test_free_domains_are_those_of_their_examples():
    def is_free(entry, address):
        return urlsplit(address).hostname.rpartition(".")[2] in entry.domains

    told = [(is_free(e, a), a in e.examples) for e in entries(FreeDomain) for a in (*e.examples, *e.counterexamples)]
    assert told
    assert all(free == meant for free, meant in told)


def test_regions_have_their_points():
    found = [(entry, p) for entry, doc in read(Region) for p in doc.places]
    assert [p.text for entry, p in found if (p.latitude, p.country) != (entry.latitude, entry.country)] == []


def test_government_cues_tell_capitals():
    assert wrong(GovernmentCue, lambda _, doc: has(doc, "state", "Peru")) == []
    assert wrong(GovernmentCue, lambda _, doc: has(doc, "place", "Lima"), "counterexamples") == []


def test_name_cues_tell_people_from_places():
    wanted = {"speaker": {"person", "organization"}, "home": {"place"}}
    assert wrong(NameCue, lambda entry, doc: any(e.kind in wanted[entry.tells] for e in doc.entities)) == []


def test_heaps_act_only_by_themselves():
    assert wrong(HeapNoun, lambda _, doc: doc.entities) == []
    assert wrong(HeapNoun, lambda _, doc: not doc.entities, "counterexamples") == []


def test_lands_are_the_one_state_named_before():
    def forms(doc):
        return [m.form for e in doc.entities if e.kind == "state" for m in e.mentions]

    assert wrong(LandNoun, lambda _, doc: "nominal" in forms(doc)) == []
    assert wrong(LandNoun, lambda _, doc: "nominal" not in forms(doc), "counterexamples") == []


def has_site(entry, doc):
    known = {noun.split()[-1] for noun in entry.nouns}
    mentions = (m for e in doc.entities if e.kind == "place" for m in e.mentions if m.form == "nominal")
    return any(key(m.text).split()[-1] in known for m in mentions)


def test_things_are_sites_where_violence_is_done_to_them():
    assert wrong(SiteNoun, has_site) == []
    assert wrong(SiteNoun, lambda entry, doc: not has_site(entry, doc), "counterexamples") == []
