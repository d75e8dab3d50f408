def test_ministry_without_a_name_is_the_one_described_before(annotated):
    doc = annotated("The Peruvian health ministry denied it on Monday. The ministry had sent two doctors.")
    assert [[m.text for m in e.mentions] for e in doc.entities if e.kind == "organization"] == [
        ["Peruvian health ministry", "ministry"],
    ]  # fmt: skip


def test_ministry_stays_open_where_two_were_described(annotated):
    doc = annotated("The Peruvian health ministry and the Chilean health ministry denied it. The ministry said more.")
    assert ["ministry"] in [[m.text for m in e.mentions] for e in doc.entities]
