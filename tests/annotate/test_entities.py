import pytest


@pytest.fixture
def who(annotated):
    """Return `kind name` of every entity, in order."""

    def run(text, **fields):
        return [f"{e.kind} {e.name}" for e in annotated(text, **fields).entities]

    return run


@pytest.fixture
def of_word(annotated):
    """Return the name of the entity that the word belongs to, or null."""

    def run(text, word, nth=1):
        doc = annotated(text)
        index = [t.index for t in doc.tokens if t.text == word][nth - 1]
        return next((e.name for e in doc.entities if e.id == doc.entity_at.get(index)), None)

    return run


def named(doc, name):
    return next(e for e in doc.entities if e.name == name)


def wordings(doc, name, form):
    return [m.text for m in named(doc, name).mentions if m.form == form]


def test_surname_alone_is_the_person_named_before(annotated):
    doc = annotated("Ruth Brandvold left for Lima on Monday. Brandvold said she would return.")
    assert wordings(doc, "Ruth Brandvold", "name") == ["Ruth Brandvold", "Brandvold"]


def test_acronym_in_brackets_is_the_body_before_it(annotated):
    doc = annotated("The Harbour Rescue Service (HRS) sent two boats. HRS said nobody was hurt.")
    assert named(doc, "Harbour Rescue Service").aliases == ("HRS",)


def test_observatory_alone_is_the_one_observatory_named(of_word):
    text = "The Andean Observatory for Human Rights counted 12 dead. The Observatory said the count may rise."
    assert of_word(text, "Observatory", 2) == "Andean Observatory for Human Rights"


def test_every_wording_of_a_states_forces_is_one_entity(annotated):
    doc = annotated(
        "Norwegian soldiers crossed the river. The Norwegian army lost a tank. Norwegian warplanes bombed the ridge. "
        "Two Norwegian military personnel were hurt."
    )
    assert wordings(doc, "Norwegian armed forces", "nominal") == [
        "Norwegian soldiers", "Norwegian army", "Norwegian warplanes", "Norwegian military personnel",
    ]  # fmt: skip


def test_government_is_its_state(annotated):
    doc = annotated("The Peruvian government blamed Chile. Peru had warned of it.")
    assert [(m.text, m.form) for m in named(doc, "Peru").mentions] == [
        ("Peruvian", "adjective"), ("Peruvian government", "nominal"), ("Peru", "name"),
    ]  # fmt: skip


def test_capital_that_acts_is_its_state(of_word):
    assert of_word("Lima bought the ships last year.", "Lima") == "Peru"


def test_capitals_joined_by_between_are_their_states(of_word):
    assert of_word("The deal between Lima and Quito may break down.", "Quito") == "Ecuador"


def test_capital_that_someone_flies_to_is_no_state(who):
    assert "state Peru" not in who("The envoy flew to Lima on Monday.")


def test_backed_fighters_are_not_the_backers(who):
    found = who("Danish-backed fighters seized the crossing.")
    assert "armed_group Danish-backed fighters" in found
    assert "armed_force Danish armed forces" not in found


def test_regime_without_a_state_is_the_one_regime_named(of_word):
    text = "The Chadian regime denied it. Two regime fighters died in the clash."
    assert of_word(text, "fighters") == "Chadian armed forces"


def test_fighters_of_a_named_group_are_that_group(of_word):
    assert of_word("Boko Haram militants attacked the market.", "militants") == "Boko Haram"


def test_us_is_no_pronoun(of_word):
    assert of_word("The minister told us nothing.", "us") is None
    assert of_word("The US denied it.", "US") == "United States"


def test_words_of_a_title_case_headline_are_no_person(who):
    found = who("Minister Says Peru Killed Dozens of Danish Soldiers")
    assert not [name for name in found if name.startswith("person Peru")]


def test_photo_credit_names_nobody(who):
    found = who("Boats lie in the harbour of Lima. [Sanna Holt/AFP]")
    assert not [name for name in found if "Holt" in name or "AFP" in name]


def test_title_is_no_organisation(who):
    found = who("U.S. Secretary of State John Ashgrove arrived on Monday.")
    assert [name for name in found if not name.startswith("state")] == ["person John Ashgrove"]


def test_he_is_the_subject_of_the_sentence_before(of_word):
    text = "Ola Brennevik flew to Quito on Monday. He met the mayor there."
    assert of_word(text, "He") == "Ola Brennevik"


def test_object_pronoun_is_not_its_own_subject(of_word):
    text = "Ola Brennevik accused Pavel Dvorsky and promised to sue him."
    assert of_word(text, "him") == "Pavel Dvorsky"


def test_it_in_it_is_clear_is_nobody(of_word):
    assert of_word("Peru denied the report. It is clear that talks failed.", "It") is None


def test_minister_is_the_minister_named_before(of_word):
    text = "Peru's defence minister, Rosa Quispe, arrived on Monday. The minister denied the report."
    assert of_word(text, "minister", 2) == "Rosa Quispe"


def test_a_minister_is_not_the_minister_named_before(of_word):
    text = "Peru's defence minister, Rosa Quispe, arrived on Monday. A minister of another party denied the report."
    assert of_word(text, "minister", 2) != "Rosa Quispe"


def test_lost_apostrophe_does_not_hide_the_name(annotated):
    doc = annotated("Syrias president left Damascus on Monday. Pavel Dvorsky met him. Dvorskys aides said nothing.")
    assert "Syria" in [e.name for e in doc.entities]
    assert wordings(doc, "Pavel Dvorsky", "name") == ["Pavel Dvorsky", "Dvorsky"]


def test_ids_are_unique_and_the_same_on_every_run(annotated):
    text = "Ruth Brandvold met Danish officials. Officials from Peru and two officers left. The officials said nothing."
    ids = [e.id for e in annotated(text).entities]
    assert len(ids) == len(set(ids))
    assert ids == [e.id for e in annotated(text).entities]


def test_every_mention_reads_back(annotated):
    doc = annotated("“We left,” Ruth Brandvold\nsaid.  The Danish   army denied it.")
    assert all(doc.text(m) == m.text for e in doc.entities for m in e.mentions)


def test_let_is_no_armed_group(who):
    assert who("Let us wait until Monday.") == []
    assert "armed_group Lashkar-e-Taiba" in who("Four LeT fighters were arrested.")


def test_middle_initial_makes_a_person(who):
    assert "person Robert D. Kvam" in who("The town elected Robert D. Kvam in 2029.")


def test_towns_joined_by_and_are_both_places(who):
    assert {"place Qarabul", "place Sarhind-Tepe"} <= set(who("They left the villages of Qarabul and Sarhind-Tepe."))


def test_name_in_capitals_first_has_the_spelling_of_the_text(who):
    text = "ROSA QUISPE REJECTS PLAN. The president, Rosa Quispe, rejected the plan on Monday."
    assert "person Rosa Quispe" in who(text)


def test_small_words_do_not_part_a_name(annotated):
    doc = annotated("Paul Arnoult met Ursula von der Brandt. Von der Brandt praised Arnoult.")
    assert wordings(doc, "Ursula von der Brandt", "name") == ["Ursula von der Brandt", "Von der Brandt"]


def test_first_name_makes_a_person_where_nothing_else_tells(who):
    assert who("Rosa Quispe spoke first.") == ["person Rosa Quispe"]


def test_department_in_small_letters_is_not_the_one_of_that_name(who):
    assert "state United States" not in who("The state Department of Fisheries opened an inquiry on Monday.")


def test_short_sentence_full_of_names_is_no_heading(who):
    text = "Police searched the house. So did Norwegian Chancellor Lena Brandvold. Her office was closed."
    assert "person Lena Brandvold" in who(text)
