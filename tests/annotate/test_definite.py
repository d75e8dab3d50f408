def test_ministry_without_a_name_is_the_one_described_before(annotated):
    doc = annotated("The Peruvian health ministry denied it on Monday. The ministry had sent two doctors.")
    assert [[m.text for m in e.mentions] for e in doc.entities if e.kind == "organization"] == [
        ["Peruvian health ministry", "ministry"],
    ]  # fmt: skip


def test_ministry_stays_open_where_two_were_described(annotated):
    doc = annotated("The Peruvian health ministry and the Chilean health ministry denied it. The ministry said more.")
    assert ["ministry"] in [[m.text for m in e.mentions] for e in doc.entities]


def test_agency_between_brackets_is_not_the_agency(annotated):
    doc = annotated("LIMA (AP) - The tax office opened an inquiry on Monday. The agency gave no reason.")
    assert [m.text for e in doc.entities for m in e.mentions if e.name == "Associated Press"] == ["AP"]


def test_nobody_is_the_president_that_he_wants_to_be(annotated):
    doc = annotated("Norwegian President Rosa Quispe resigned. Lena Moss hopes to be elected president.")
    assert [m.text for e in doc.entities for m in e.mentions if e.name == "Rosa Quispe"] == ["Rosa Quispe"]


def test_a_foreign_government_is_not_the_one_in_focus(annotated):
    text = "The Norwegian government denied it. Norway blamed two officers who spied for a foreign government."
    doc = annotated(text)
    assert "foreign government" not in [m.text for e in doc.entities for m in e.mentions if e.name == "Norway"]


def test_the_country_is_the_one_state_named_before(annotated):
    doc = annotated("Norway closed the border on Monday. The country's army said nothing.")
    assert [m.text for e in doc.entities for m in e.mentions if e.name == "Norway"] == ["Norway", "country"]


def test_the_country_stays_open_where_two_states_are_named(annotated):
    doc = annotated("Norway and Peru closed the border on Monday. The country's army said nothing.")
    assert "country" not in [m.text for e in doc.entities for m in e.mentions]


def test_a_monitor_told_of_before_it_is_named_is_the_one_named_further_down(annotated):
    doc = annotated(
        "At least 56 villagers died in strikes by the Norwegian army, a monitor said.\n\n"
        "Ivo Marn, director of the Lima Observatory for Peace, spoke. The monitor said that they were fleeing."
    )
    assert [[m.text for m in e.mentions if m.form == "nominal"] for e in doc.entities if "Observatory" in e.name] == [
        ["monitor", "monitor"]
    ]


def test_a_monitor_is_nobody_named_where_one_was_named_before(annotated):
    doc = annotated(
        "The Oslo Observatory said nothing. At least 56 villagers died in strikes, a monitor said.\n\n"
        "Ivo Marn, director of the Lima Observatory for Peace, spoke. The monitor said that they were fleeing."
    )
    first = doc.report.text.index("monitor")
    assert not [m for e in doc.entities if "Peace" in e.name for m in e.mentions if m.start == first]
