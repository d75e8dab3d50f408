"""Words for harm that someone does, by kind: for the stages that read statements, events and positions alike."""

from functools import cache
from typing import Literal

from recount.lexicon.load import entries
from recount.lexicon.schema.speech import HarmWord

Harm = Literal["act", "deed", "role", "anonymous", "weapon", "perform", "people"]


@cache
def harm_words(kind: Harm) -> frozenset[str]:
    """Return the lemmas of one kind."""
    return frozenset(lemma for entry in entries(HarmWord) if entry.kind == kind for lemma in entry.lemmas)
