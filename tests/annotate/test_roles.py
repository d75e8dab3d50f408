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
        ("Former president Rosa Quispe denied it.", ("Rosa Quispe", "Former president", None)),
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
