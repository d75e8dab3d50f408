import pytest


@pytest.fixture
def roles(annotated):
    """Return (person, title, of) of every role, in order."""

    def run(text, **fields):
        doc = annotated(text, **fields)
        names = {e.id: e.name for e in doc.entities}
        return [(e.name, r.title, names.get(r.of)) for e in doc.entities for r in e.roles]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. Secretary of State John Ashgrove arrived.", ("John Ashgrove", "Secretary of State", "United States")),
        ("Peru's Defense Minister Rosa Quispe denied it.", ("Rosa Quispe", "Defense Minister", "Peru")),
        ("Peru's president, Rosa Quispe, denied it.", ("Rosa Quispe", "president", "Peru")),
        ("Lena Moss, NATO's secretary-general, denied it.", ("Lena Moss", "secretary-general", "NATO")),
        (
            "The head of the Red Cross, Lena Moss, denied it.",
            ("Lena Moss", "head", "International Committee of the Red Cross"),
        ),
        (
            "Lena Moss, director of Amnesty International, denied it.",
            ("Lena Moss", "director", "Amnesty International"),
        ),
        ("Lena Moss is the ambassador of Norway.", ("Lena Moss", "ambassador", "Norway")),
        ("Former president Rosa Quispe denied it.", ("Rosa Quispe", "president", None)),
    ],
)
def test_role_has_its_title_and_what_it_is_of(roles, text, expected):
    assert expected in roles(text)


def test_bare_president_is_of_the_state_that_acts_just_before(roles):
    text = "Peru sent troops to the border. President Rosa Quispe flew to Quito on Monday."
    assert ("Rosa Quispe", "President", "Peru") in roles(text)


def test_bare_president_is_not_of_a_state_with_another_president(roles):
    text = "Chile's president, Pablo Soto, objected. Chile sent troops. President Rosa Quispe flew to Quito."
    assert ("Rosa Quispe", "President", None) in roles(text)


def test_being_a_lawyer_is_no_role(roles):
    assert roles("Lena Moss is a lawyer.") == []


def test_served_as_takes_its_time(annotated):
    doc = annotated("Lena Moss was director of the Red Cross from January 2027 until April 2028.")
    role = next(r for e in doc.entities for r in e.roles)
    assert (role.when, role.when_time in {t.id for t in doc.times}) == ("2027-01/2028-04", True)


def test_courtesy_is_no_role(roles):
    assert roles("Mrs Quispe denied it.") == []


def test_evidence_of_a_role_reads_back(annotated):
    doc = annotated("On Monday Peru's president, Rosa Quispe, denied it.")
    role = next(r for e in doc.entities for r in e.roles)
    assert doc.text(role.evidence) == "Peru's president, Rosa Quispe"


@pytest.fixture
def terms(annotated):
    """Return (person, title, standing, when) of every role."""
    return lambda text: [
        (e.name, r.title, r.standing, r.when) for e in annotated(text).entities for r in e.roles
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Former president Rosa Quispe denied it.", ("Rosa Quispe", "president", "former", None)),
        ("Former Norwegian president Rosa Quispe denied it.", ("Rosa Quispe", "president", "former", None)),
        ("Acting President Rosa Quispe denied it.", ("Rosa Quispe", "President", "acting", None)),
        ("President-elect Lena Moss denied it.", ("Lena Moss", "President", "elect", None)),
        ("Outgoing President Rosa Quispe denied it.", ("Rosa Quispe", "President", None, None)),
        ("Rosa Quispe became the ambassador of Norway in 2019.", ("Rosa Quispe", "ambassador", None, "2019/..")),
        ("Rosa Quispe resigned as ambassador of Norway in 2021.", ("Rosa Quispe", "ambassador", "former", "../2021")),
        ("Lena Moss, who heads Amnesty International, denied it.", ("Lena Moss", "head", None, None)),
    ],
)
def test_role_says_whether_and_when_it_is_held(terms, text, expected):
    assert expected in terms(text)


def test_what_could_be_is_no_role(terms):
    assert terms("Lena Moss could become the president of Norway.") == []


def test_office_that_is_run_for_is_not_that_of_the_next_name(terms):
    assert terms("They backed Rosa Quispe for president, Lena Moss said.") == []


def test_title_keeps_the_nouns_before_it(roles):
    text = "Norwegian defence ministry spokeswoman Lena Moss denied it."
    assert ("Lena Moss", "defence ministry spokeswoman", "Norway") in roles(text)


def test_two_of_one_title_both_have_it(roles):
    found = roles("Foreign ministers Lena Moss and Rosa Quispe denied it.")
    assert {(name, title.lower()) for name, title, _ in found} == {
        ("Lena Moss", "foreign minister"), ("Rosa Quispe", "foreign minister"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's ambassador to Norway, Lena Moss, denied it.", ("Lena Moss", "ambassador", "Peru")),
        ("UN special envoy for Syria Lena Moss denied it.", ("Lena Moss", "special envoy", "United Nations")),
        ("Peru's army chief, Gen. Ola Brennevik, denied it.", ("Ola Brennevik", "army chief", "Peru")),
        ("NATO Director Adm. Ola Brennevik denied it.", ("Ola Brennevik", "Director", "NATO")),
        ("Peru named Lena Moss ambassador to Norway in 2021.", ("Lena Moss", "ambassador", "Peru")),
        ("Norway's embattled president, Ola Brennevik, agreed.", ("Ola Brennevik", "president", "Norway")),
        ("Norwegian foreign ministry spokesman Ola Brennevik agreed.",
         ("Ola Brennevik", "foreign ministry spokesman", "Norway")),
    ],
)  # fmt: skip
def test_role_is_of_whom_it_is_held_for(roles, text, expected):
    assert expected in roles(text)


def test_presidents_of_two_states_each_have_their_own(roles):
    held = {("Lena Moss", "president", "Peru"), ("Ola Brennevik", "president", "Norway")}
    assert held <= set(roles("The Peruvian and Norwegian presidents, Lena Moss and Ola Brennevik, met in Quito."))
    assert held <= set(roles("Lena Moss and Ola Brennevik, the presidents of Peru and Norway, met in Quito."))


def test_who_appoints_does_not_get_the_office(roles):
    found = roles("Rosa Quispe appointed Lena Moss as director of the Red Cross.")
    assert [name for name, title, _ in found if title == "director"] == ["Lena Moss"]


def test_term_beside_a_title_is_its_own_not_that_of_the_sentence(terms):
    assert ("Lena Moss", "director", None, "2027/2029") in terms(
        "Lena Moss, director of the Red Cross from 2027 to 2029, denied it."
    )
    assert ("Lena Moss", "director", None, None) in terms("Lena Moss, director of the Red Cross, left in May 2030.")


def test_one_office_in_two_wordings_is_one_role(roles):
    text = "Gov. Lena Moss denied it. Lena Moss, governor of Ohio, left. The governor, Lena Moss, agreed."
    assert roles(text) == [("Lena Moss", "governor", "Ohio")]


def test_vice_president_is_another_office_than_president(roles):
    text = "Peru's vice president, Lena Moss, resigned in 2019. President Lena Moss signed the accord."
    assert {title.lower() for _, title, _ in roles(text)} == {"vice president", "president"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ola Brennevik, a spokesman for Moss, told Lena Moss that it was over.", "Lena Moss"),
        ("Ola Brennevik, the national director of the Moss-backed Harbour Party, met Lena Moss.", "Lena Moss"),
        ("Lena Moss is the governor they trust.", "Lena Moss"),
        ("Lena Moss, chief investigative reporter Ola Brennevik and two others left.", "Lena Moss"),
    ],
)
def test_name_beside_a_title_is_not_always_its_holder(roles, text, person):
    assert [title for name, title, _ in roles(text) if name == person] == []


def test_committee_chairman_is_of_the_committee(roles):
    assert ("Lena Moss", "Chairman", "National Harbour Committee") in roles(
        "National Harbour Committee Chairman Lena Moss denied the report on Monday."
    )
