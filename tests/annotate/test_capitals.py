import pytest


@pytest.fixture
def kind(annotated):
    """Return the kind of the entity that the words are a mention of."""
    return lambda text, words: next(
        (e.kind for e in annotated(text).entities for m in e.mentions if words in m.text), None
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Rosa Quispe said that Lima is playing a dangerous game.", "Lima", "state"),
        ("Rosa Quispe called on Lima to sign the accord.", "Lima", "state"),
        ("Rosa Quispe condemned Lima's missile test.", "Lima", "state"),
        ("The Kremlin denied the report.", "Kremlin", "state"),
        ("Rosa Quispe flew to Lima on Monday.", "Lima", "place"),
        ("Hundreds gathered outside the Kremlin on Monday.", "Kremlin", "place"),
        ("The Lima government denied the report.", "Lima", "state"),
        ("Rosa Quispe won the race for the White House.", "White House", "place"),
        ("A drone hit the Kremlin on Monday.", "Kremlin", "place"),
        ("Rosa Quispe returned to Lima.", "Lima", "place"),
        ("Sanctions against Lima were lifted.", "Lima", "state"),
    ],
)
def test_capital_is_a_government_only_where_it_acts(kind, text, words, expected):
    assert kind(text, words) == expected
