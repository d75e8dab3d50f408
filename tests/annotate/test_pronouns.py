import pytest


@pytest.fixture
def referents(annotated):
    """Return the names that the pronoun is a mention of."""
    return lambda text, pronoun: [
        e.name for e in annotated(text).entities for m in e.mentions if m.form == "pronoun" and m.text == pronoun
    ]  # fmt: skip


def test_their_behind_and_is_of_what_it_is_joined_to(referents):
    assert referents("The residents fed hundreds of rebels and their families.", "their") == ["rebels"]


def test_their_windows_are_not_the_windows_of_a_body(referents):
    assert referents("Amnesty International said that it saw buses with their windows broken.", "their") == []


def test_its_is_of_the_thing_that_stands_nearer(referents):
    text = "The Harbour Rescue Service counted two boats. One overturned ferry lay on its side."
    assert referents(text, "its") == []


def test_its_stays_open_behind_another_state(referents):
    assert referents("Norway imposed sanctions on Peru after its missile test.", "its") == []
    assert referents("Norway relies on friends inside Peru for its exports.", "its") == ["Norway"]


def test_his_wife_is_not_he(referents):
    text = "A farmer and his new wife were staying with a neighbour. He said nothing."
    assert "new wife" not in referents(text, "He")


def test_he_is_not_the_one_he_likes(referents):
    assert referents("Paul Arnoult said one candidate he likes is Ola Brennevik.", "he") == ["Paul Arnoult"]


def test_those_who_are_forced_blow_themselves_up(referents):
    text = "Attackers stormed the station. Then the guards shot back, forcing them to blow themselves up."
    assert "guards" not in referents(text, "themselves")


def test_a_first_name_tells_who_she_is(referents):
    text = "Walter Moss met Hannah Orlov on Monday. Moss praised the plan, and she left."
    assert referents(text, "she") == ["Hannah Orlov"]


def test_most_of_the_pronouns_tell_the_sex_of_a_name(referents):
    text = "Sasha Moss said she was glad. She left. Sasha Moss praised her friends. He was not there."
    assert referents(text, "He") == []


def test_his_part_is_of_who_comes_behind(referents):
    text = "Walter Moss blamed Paul Arnoult. For his part, Arnoult blamed the weather."
    assert referents(text, "his") == ["Paul Arnoult"]


def test_a_participle_before_takes_the_subject_behind(referents):
    text = "Walter Moss left early. After saying he was ill, Paul Arnoult closed the meeting."
    assert referents(text, "he") == ["Paul Arnoult"]


def test_who_calls_him_so_is_not_he(referents):
    text = "Walter Moss attacked Paul Arnoult, calling him a clown."
    assert referents(text, "him") == ["Paul Arnoult"]


def test_a_claim_that_she_was_ill_is_of_whose_claim_it_is(referents):
    text = "Hannah Orlov rejected Rosa Quispe's claim that she was ill."
    assert referents(text, "she") == ["Rosa Quispe"]


def test_a_clause_with_who_has_its_own_subject(referents):
    text = "Walter Moss spoke with residents who had lost their homes."
    assert referents(text, "their") == ["residents"]


def test_what_somebody_says_of_another_is_not_about_the_speaker(referents):
    text = "Paul Arnoult welcomed the plan. A new manager, he said, could help."
    assert referents(text, "he") == ["Paul Arnoult"]


def test_he_said_reaches_across_a_quotation(referents):
    text = "Paul Arnoult welcomed the plan. “The harbour is closed. The road is bad.” He left on Monday."
    assert referents(text, "He") == ["Paul Arnoult"]


def test_its_stays_open_behind_an_it_that_is_open(referents):
    text = "Voters fear that Norway would rule the island, swamp it with goods and take its ore."
    assert referents(text, "its") == []


def test_they_are_no_body_where_people_stand_nearer(referents):
    text = "Amnesty International interviewed twelve editors and dancers. They described the show."
    assert "Amnesty International" not in referents(text, "They")


def test_his_stays_open_between_a_father_and_his_son(referents):
    assert referents("Paul Arnoult said that his father had sold his tower.", "his") == ["Paul Arnoult"]


def test_her_father_is_not_she(referents):
    text = "Hannah Orlov was filmed on Monday. Her father Bassam said she was upset."
    assert referents(text, "she") == ["Hannah Orlov"]
